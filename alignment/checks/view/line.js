// @ts-check
import { within, written } from "./numbers.js";

/** @typedef {import("./chart.js").Values} Line */

/** Years as text: 2012–2014, 2017. @param {number[]} years */
export function spans(years) {
  /** @type {number[][]} */
  const runs = [];
  for (const year of years) {
    const last = runs[runs.length - 1];
    if (last && year === last[last.length - 1] + 1) last.push(year);
    else runs.push([year]);
  }
  return runs.map((run) => (run.length > 1 ? `${run[0]}–${run[run.length - 1]}` : run[0])).join(", ");
}

/** A difference of values in words. @param {Model} model @param {number} size @param {number} [more] digits beyond those of the values */
export function apart(model, size, more = 0) {
  return written(size, model.get("unit").replace(/^%/, "percentage points"), model.get("decimals") + more).replace(/^(1\u00a0percentage point)s/, "$1");
}

/** A drawn line beside the data. @param {Model} model @param {number[]} given @param {number | null} sure @returns {Verdict} */
export function measured(model, given, sure) {
  const years = model.get("years");
  const values = model.get("values");
  const known = model.get("known");
  const band = model.get("band");
  /** @type {Line} */
  const truth = values.slice(known);
  const gaps = truth.flatMap((t, n) => (t === null ? [] : [Math.abs(given[n] - t)]));
  const off = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const right = within(off, 0, model.get("near"));
  const belief = sure === null ? [] : [`You were ${sure}% sure to be within ${band} on average. You were ${right ? "" : "not "}within it.`];
  return {
    right,
    head: right ? "Near the data." : "Not near the data.",
    lines: [["Your line", `${apart(model, off, 1)} away from the data on average. Near means ${band} or less.`],
      ...model.get("guesses").map((/** @type {any} */ guess) => guess.told), beaten(model, off), ...worst(model, truth, given, years.slice(known), years[known - 1]), ...belief, model.get("reveal")],
  };
}

/** Which simple guesses were further from the data, as far as the digits shown tell. @param {Model} model @param {number} off */
export function beaten(model, off) {
  const shown = (/** @type {number} */ v) => Number(v.toFixed(model.get("decimals") + 1));
  const names = model.get("guesses").filter((/** @type {any} */ g) => shown(off) < shown(g.off)).map((/** @type {any} */ g) => `“${g.name.toLowerCase()}”`);
  if (names.length === 2) return "You came closer than both simple guesses.";
  return names.length ? `You came closer than ${names[0]}, but not closer than the other guess.` : "You did not come closer than these simple guesses.";
}

/**
 * Where the line went wrong most: the years around the largest error, as long as half of it remains.
 * @param {Model} model @param {Line} truth @param {number[]} given @param {number[]} years @param {number} start
 * @returns {(string | [string, string])[]}
 */
export function worst(model, truth, given, years, start) {
  const off = truth.map((t, n) => (t === null ? 0 : given[n] - t));
  const at = off.reduce((best, d, n) => (Math.abs(d) > Math.abs(off[best]) ? n : best), 0);
  const size = Math.abs(off[at]);
  if (size < 0.5 * 10 ** -model.get("decimals")) return ["Every year of your line is as the data say, as exactly as they are shown."];
  const bad = (/** @type {number} */ n) => off[n] * Math.sign(off[at]) >= size / 2;
  let [from, to] = [at, at];
  while (bad(from - 1)) from--;
  while (bad(to + 1)) to++;
  const mean = off.slice(from, to + 1).reduce((sum, d) => sum + d, 0) / (to - from + 1);
  const base = model.get("values")[model.get("known") - 1];
  const moved = (/** @type {number} */ d) => (Math.abs(d) < 0.5 * 10 ** -model.get("decimals") ? "did not change" : `${d > 0 ? "rose" : "fell"} by ${apart(model, Math.abs(d))}`);
  return [["Furthest away", `In ${spans(years.slice(from, to + 1))} you were ${apart(model, Math.abs(mean))} too ${mean > 0 ? "high" : "low"}. `
    + `From ${start} to ${years[at]} the data ${moved(/** @type {number} */ (truth[at]) - base)}; your line ${moved(given[at] - base)}.`]];
}
