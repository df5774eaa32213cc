// @ts-check
import { chart } from "./chart.js";
import { measured, spans } from "./line.js";
import { written } from "./numbers.js";
import { ask, h, text } from "./page.js";
import { offers, pen, yearly } from "./ways.js";

/**
 * The hidden years of a series. Pointer, shapes and year-by-year controls all write the same line.
 * `given`: a number a hidden year, null where there are no data.
 * @param {Context} cx @returns {View}
 */
export function draw({ model, uid, signal }) {
  const years = model.get("years");
  const values = model.get("values");
  const known = model.get("known");
  const unit = model.get("unit");
  const decimals = model.get("decimals");
  /** @type {import("./chart.js").Values} */
  const truth = values.slice(known);
  const asked = truth.flatMap((t, n) => (t === null ? [] : [n]));
  const year = (/** @type {number} */ n) => years[known + n];
  const blank = () => truth.map(() => /** @type {number | null} */ (null));
  const picture = chart(model, signal);
  const news = h("p", { class: "rp-news", "aria-live": "polite" });
  const legend = h("p", { class: "rp-legend" }, "Thick line: the data. Thin dashed line: yours.");
  const clear = h("button", { type: "button", class: "rp-quiet" }, "Clear my line");
  const foot = h("div", { class: "rp-foot" }, news, clear);
  const rows = h("tbody");
  let mine = blank();
  let closed = false;

  const round = (/** @type {number} */ v) => Number(v.toFixed(decimals)) + 0; // no minus zero
  /** Set the years from one to another along a straight line. @param {number} from @param {number} v @param {number} to @param {number} w */
  function stroke(from, v, to, w) {
    const n = Math.abs(to - from);
    for (let k = 0; k <= n; k++) {
      const at = from + k * Math.sign(to - from);
      if (at >= 0 && truth[at] !== null) mine[at] = round(n ? v + ((w - v) * k) / n : w);
    }
  }
  const lacking = () => spans(asked.filter((n) => mine[n] === null).map(year));
  const said = (/** @type {number | null} */ v) => (v === null ? "" : written(v, unit, decimals));
  function follow() {
    const missing = lacking();
    const words = closed ? "" : missing ? `Still missing: ${missing}.` : "Your line is complete.";
    if (news.textContent !== words) news.textContent = words;
    foot.hidden = closed;
    clear.hidden = mine.every((v) => v === null);
    picture.show(mine, closed);
    picture.area.hidden = closed;
    shapes.paint(mine, closed);
    steps.paint(mine, closed);
    rows.replaceChildren(...years.map((/** @type {number} */ y, /** @type {number} */ n) => h("tr", {}, h("th", { scope: "row" }, String(y)),
      h("td", {}, values[n] === null ? "no data" : n < known || closed ? said(values[n]) : "hidden"), h("td", {}, n < known ? "" : said(mine[n - known])))));
  }
  const take = (/** @type {import("./chart.js").Values} */ line) => {
    mine = [...line];
    follow();
  };
  const shapes = offers(model, take, signal);
  const steps = yearly(model, uid, stroke, () => mine, follow, signal);
  pen(picture, stroke, () => picture.show(mine, closed), follow, signal);
  clear.addEventListener("click", () => {
    take(blank());
    steps.el.querySelector("summary")?.focus(); // the button is gone
  }, { signal });
  return {
    body: [
      ask("Draw the missing part: drag a finger or the mouse over the marked area."),
      h("p", { class: "rp-title" }, text(model.get("title"))), h("p", { class: "rp-aside" }, text(model.get("aside"))),
      picture.el, legend, foot, shapes.el, steps.el,
      h("details", { class: "rp-fold" }, h("summary", {}, "Show as a table"), h("table", { class: "rp-years" },
        h("thead", {}, h("tr", {}, ...["Year", "Data", "Your line"].map((word) => h("th", { scope: "col" }, word)))), rows)),
    ],
    once: true,
    verb: "Show the data",
    status: ({ tries }) => (tries ? "Line drawn" : ""),
    sureAsk: `How sure are you that your line is within ${model.get("band")} of the data on average?`,
    read: () => (lacking() ? { problem: `Your line is not complete. Still missing: ${lacking()}.` } : { given: mine }),
    fits: (given) => Array.isArray(given) && given.length === truth.length
      && given.every((v, n) => (truth[n] === null ? v === null : Number.isFinite(v) && v >= model.get("low") && v <= model.get("high"))),
    judge: (given, { sure }) => measured(model, given, sure),
    paint({ given, open }, moved) {
      closed = !open;
      legend.hidden = open;
      if (moved) mine = given ? [...given] : blank();
      follow();
    },
  };
}
draw.tally = "Estimates given";
