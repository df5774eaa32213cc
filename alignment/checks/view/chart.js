// @ts-check
import { h, svg } from "./page.js";

/** @typedef {(number | null)[]} Values */

/** A line that breaks at null; a point alone becomes a dot. @param {Values} values @param {(n: number) => number} x @param {(value: number) => number} y */
export function trace(values, x, y) {
  let pen = "M";
  return values.map((value, n) => {
    const part = value === null ? "" : `${pen}${x(n).toFixed(1)} ${y(value).toFixed(1)}${pen === "M" ? "h1" : ""}`;
    pen = value === null ? "M" : "L";
    return part;
  }).join("");
}

/**
 * The chart, drawn in the pixels of its place, so that its letters keep their size on every screen.
 * `area` lies over the hidden years: it takes finger and mouse. The page scrolls everywhere else.
 * @param {Model} model @param {AbortSignal} signal
 */
export function chart(model, signal) {
  /** @type {number[]} */
  const years = model.get("years");
  /** @type {Values} */
  const values = model.get("values");
  const known = model.get("known");
  const low = model.get("low");
  const high = model.get("high");
  const inks = model.get("inks");
  const size = { w: 320, h: 220 };
  const left = 8 + 8 * Math.max(...model.get("ticks").map((/** @type {[number, string]} */ [, words]) => words.length));
  const x = (/** @type {number} */ n) => left + (n * (size.w - left - 10)) / (years.length - 1);
  const y = (/** @type {number} */ v) => size.h - 26 - ((v - low) * (size.h - 44)) / (high - low);
  const floor = () => size.h - 26;
  const ground = svg("g");
  const lines = svg("g");
  const root = svg("svg", { role: "img", "aria-label": model.get("alt"), direction: "ltr" }, ground, lines);
  const area = h("div", { class: "rp-area" });
  const el = h("div", { class: "rp-chart" }, /** @type {any} */ (root), area);
  el.style.setProperty("--rp-light", inks[0]);
  el.style.setProperty("--rp-dark", inks[1]);
  const series = (/** @type {Values} */ list, /** @type {number} */ from, /** @type {string} */ name) =>
    svg("path", { class: name, d: trace(list, (n) => x(n + from), y), fill: "none", "stroke-dasharray": model.get("dashes") });
  /** @type {{ mine: Values, told: boolean }} */
  let now = { mine: [], told: false };

  function below() {
    const room = 46;
    /** @type {number[]} */
    const placed = [];
    return model.get("marks").flatMap((/** @type {number} */ year) => {
      const at = x(year - years[0]);
      if (placed.some((other) => Math.abs(other - at) < room)) return [];
      placed.push(at);
      return [svg("text", { x: at, y: size.h - 6, "text-anchor": at > size.w - 20 ? "end" : "middle" }, String(year))];
    });
  }
  function backdrop() {
    const from = x(known - 1);
    const ticks = values.map((v, n) => (n < known || v === null ? "" : `M${x(n)} ${floor()}v5`)).join("");
    root.setAttribute("viewBox", `0 0 ${size.w} ${size.h}`);
    ground.replaceChildren(
      svg("rect", { class: "rp-empty", x: from, y: 0, width: size.w - from, height: floor() }),
      ...model.get("ticks").flatMap((/** @type {[number, string]} */ [v, words]) => [
        svg("path", { class: "rp-grid", d: `M0 ${y(v)}H${size.w}` }), svg("text", { x: 2, y: y(v) - 3 }, words)]),
      svg("path", { class: "rp-grid", d: ticks }), ...below(),
      svg("text", { class: "rp-here", x: size.w - 5, y: 14, "text-anchor": "end" }, "Draw here"),
      series(values.slice(0, known), 0, "rp-series"), svg("circle", { cx: from, cy: y(values[known - 1] || 0), r: 4 }));
    area.style.left = `${(100 * from) / size.w}%`;
    area.style.height = `${(100 * floor()) / size.h}%`;
  }
  function foreground() {
    const { mine, told } = now;
    const start = values.slice(known - 1, known);
    const dots = x(1) - x(0) < 5 ? [] : mine.map((v, n) => (v === null ? "" : svg("circle", { cx: x(n + known), cy: y(v), r: 3.5 })));
    root.setAttribute("class", mine.some((v) => v !== null) ? "rp-begun" : "");
    lines.replaceChildren(...(told ? [series([...start, ...values.slice(known)], known - 1, "rp-series rp-real")] : []),
      svg("g", { class: "rp-mine" }, svg("path", { d: trace([...start, ...mine], (n) => x(n + known - 1), y), fill: "none" }), ...dots));
  }
  const watch = new ResizeObserver(() => {
    const w = el.clientWidth;
    if (w < 120 || w === size.w) return; // hidden or not yet laid out, or as before
    size.w = w;
    size.h = Math.max(220, Math.min(330, w * 0.55));
    backdrop();
    foreground();
  });
  watch.observe(el);
  signal.addEventListener("abort", () => watch.disconnect());
  backdrop();
  return {
    el,
    area,
    /** @param {Values} mine @param {boolean} told */
    show(mine, told) {
      now = { mine, told };
      root.setAttribute("aria-label", model.get("alt") + (told ? " Your line and the data are drawn; the table lists them." : ""));
      foreground();
    },
    /** The hidden year and the value under a pointer, wherever the chart stands and whatever its size. @param {PointerEvent} event */
    under(event) {
      const box = root.getBoundingClientRect();
      const at = ((event.clientX - box.left) * size.w) / box.width;
      const up = ((event.clientY - box.top) * size.h) / box.height;
      const n = Math.round((at - x(known)) / (x(1) - x(0)));
      const value = low + ((floor() - up) * (high - low)) / (size.h - 44);
      return { n: Math.min(Math.max(n, 0), years.length - known - 1), value: Math.min(Math.max(value, low), high) };
    },
  };
}
