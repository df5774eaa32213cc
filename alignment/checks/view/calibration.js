// @ts-check
import { brier, mean, pairs } from "./brier.js";
import { h, svg } from "./page.js";

/** Answers of like confidence together, by twenty percent; empty groups are left out. @param {ReturnType<typeof pairs>} told */
export function bins(told) {
  return [0, 20, 40, 60, 80].flatMap((low) => {
    const here = told.filter(({ sure }) => Math.min(Math.floor(sure / 20), 4) === low / 20);
    const right = here.filter((one) => one.right).length;
    return here.length ? [{ range: `${low}–${low < 80 ? low + 19 : 100}%`, n: here.length, right, sure: mean(here.map(({ sure }) => sure)) }] : [];
  });
}

/** Confidence against success, in the page's words, its drawing and its table. @param {(name: string) => any} part @param {Say} say @param {Saved[]} list */
export function calibrate(part, say, list) {
  const NEED = 10; // below, one answer moves a share by more than 10 points
  const told = pairs(list);
  const few = told.length < NEED;
  const percent = (/** @type {"sure" | "right"} */ name, scale = 1) => Math.round(mean(told.map((one) => one[name] * scale)));
  part(".rp-said-sure").textContent = few ? say("few", told.length, NEED) : say("brier", brier(told).toFixed(2), told.length, percent("sure"), percent("right", 100));
  part(".rp-enough").hidden = few;
  const groups = few ? [] : bins(told);
  part("svg").setAttribute("aria-label", say("plot", groups.map(({ range, n, right }) => `${range}: ${right}/${n}`).join(", ")));
  part("svg g").replaceChildren(...groups.flatMap(dot));
  part(".rp-bins").replaceChildren(...groups.map(({ range, n, right }) => row(range, n, right)));
}

/** A dot at how sure and how often right, under the number of its answers. The axes stand in the page: 2 units a percent. @param {ReturnType<typeof bins>[0]} group */
export function dot({ n, right, sure }) {
  const [x, y] = [42 + 2 * sure, 232 - (200 * right) / n];
  return [svg("circle", { cx: x, cy: y, r: 5 }), svg("text", { x, y: y - 9, "text-anchor": "middle" }, String(n))];
}

/** A row of a table. @param {Node | string} name @param {(string | number)[]} cells */
export function row(name, ...cells) {
  return h("tr", {}, h("th", { scope: "row" }, name), ...cells.map((words) => h("td", {}, String(words))));
}
