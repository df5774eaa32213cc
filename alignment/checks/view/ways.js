// @ts-check
import { written } from "./numbers.js";
import { h, same, svg, text } from "./page.js";

/** @typedef {import("./chart.js").Values} Drawn */
/** @typedef {(from: number, v: number, to: number, w: number) => void} Stroke */

/**
 * By finger or mouse: a drag sets each year that it passes.
 * @param {ReturnType<typeof import("./chart.js").chart>} picture @param {Stroke} stroke @param {() => void} moved @param {() => void} done @param {AbortSignal} signal
 */
export function pen({ area, under }, stroke, moved, done, signal) {
  /** @type {{ n: number, value: number } | null} */
  let last = null;
  const on = (/** @type {string} */ name, /** @type {(event: PointerEvent) => void} */ then) =>
    area.addEventListener(name, /** @type {EventListener} */ (then), { signal });
  const go = (/** @type {PointerEvent} */ event) => {
    const next = under(event);
    stroke((last || next).n, (last || next).value, next.n, next.value);
    last = next;
    moved();
  };
  on("pointerdown", (event) => {
    if (!event.isPrimary || event.button) return;
    event.preventDefault();
    area.setPointerCapture(event.pointerId);
    last = null;
    go(event);
  });
  on("pointermove", (event) => area.hasPointerCapture(event.pointerId) && go(event));
  on("lostpointercapture", done);
}

/** By a described shape. @param {Model} model @param {(line: Drawn) => void} take @param {AbortSignal} signal */
export function offers(model, take, signal) {
  /** @type {{ text: string, values: Drawn, icon: string }[]} */
  const options = model.get("options");
  const buttons = options.map((o) => h("button", { type: "button" },
    svg("svg", { viewBox: "0 0 36 22", "aria-hidden": "true", fill: "none" }, svg("path", { d: o.icon })), text(o.text)));
  buttons.forEach((button, n) => button.addEventListener("click", () => take(options[n].values), { signal }));
  const el = h("div", { class: "rp-shapes", role: "group", "aria-label": "Shapes" }, h("p", { class: "rp-or" }, "Or choose a shape:"), ...buttons);
  el.hidden = !options.length;
  return {
    el,
    /** @param {Drawn} mine @param {boolean} closed */
    paint(mine, closed) {
      el.classList.toggle("rp-over", closed); // not hidden: on paper it looks the same, answered or not
      buttons.forEach((button, n) => button.setAttribute("aria-pressed", String(same(options[n].values, mine))));
    },
  };
}

/**
 * Year by year. Where there are many, a control for every second year or so: the line between them is straight.
 * @param {Model} model @param {string} uid @param {Stroke} stroke @param {() => Drawn} line @param {() => void} done @param {AbortSignal} signal
 */
export function yearly(model, uid, stroke, line, done, signal) {
  const years = model.get("years");
  const values = model.get("values");
  const known = model.get("known");
  const unit = model.get("unit");
  const decimals = model.get("decimals");
  /** @type {number[]} */
  const knots = model.get("knots");
  const start = values[known - 1];
  const inputs = knots.map((n) => h("input", { type: "range", id: `${uid}-${n}`, min: model.get("low"), max: model.get("high"), step: model.get("step") }));
  const shown = knots.map(() => h("span", { "aria-hidden": "true" }));
  inputs.forEach((input, k) => input.addEventListener("input", () => {
    const v = Number(input.value);
    const before = k ? line()[knots[k - 1]] : start;
    const after = k + 1 < knots.length ? line()[knots[k + 1]] : null;
    stroke(knots[k], v, knots[k], v);
    if (before !== null) stroke(k ? knots[k - 1] : -1, before, knots[k], v);
    if (after !== null) stroke(knots[k + 1], after, knots[k], v);
    done();
  }, { signal }));
  const rows = knots.map((n, k) => h("div", { class: "rp-year" }, h("label", { for: inputs[k].id }, String(years[known + n])), inputs[k], shown[k]));
  const el = h("details", { class: "rp-fold" }, h("summary", {}, "Or set it year by year"), ...rows);
  return {
    el,
    /** @param {Drawn} mine @param {boolean} closed */
    paint(mine, closed) {
      el.hidden = closed;
      inputs.forEach((input, k) => {
        const v = mine[knots[k]];
        const words = v === null ? "not set" : written(v, unit, decimals);
        input.value = String(v === null ? start : v);
        input.setAttribute("aria-valuetext", words);
        shown[k].textContent = words;
      });
    },
  };
}
