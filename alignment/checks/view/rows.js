// @ts-check
import { h, text } from "./page.js";

/** @typedef {{ text: string, answer: number, feedback: string, wrong: string, replies: [number, boolean, string][] }} Row */

/**
 * What Match and Highlight share: each row has one option. `given`: its position, row by row; -1 where none is chosen.
 * @param {Model} model @param {boolean} early say at the first wrong try which rows are wrong
 */
export function rowed(model, early) {
  /** @type {Row[]} */
  const rows = model.get("rows");
  /** @type {{ text: string, feedback: string, meaning?: string }[]} */
  const options = model.get("options");
  const marks = rows.map(() => h("span", { class: "rp-mark" }));
  /** @type {HTMLElement[]} */
  const els = [];
  /** What an option is worth in a row: its mark, and what is said of it. @param {Row} row @param {number} n */
  const worth = (row, n) => {
    const own = row.replies.find(([option]) => option === n);
    if (n === row.answer || (own && own[1])) return { good: true, mark: own ? "≈ defensible" : "✓ right", words: own ? own[2] : row.feedback };
    const { text, feedback, meaning } = options[n];
    return { good: false, mark: "✗ not right", words: own ? own[2] : feedback || row.wrong || `${text}: ${meaning} Is that so here?` };
  };
  const told = (/** @type {Saved} */ state) => early || state.tries > 1 || !state.open;
  return {
    rows, options, marks, els,
    /** Take the mark of a row away, for its answer has changed. @param {number} n */
    clear(n) {
      marks[n].textContent = "";
      els[n].classList.remove("rp-good", "rp-bad");
    },
    /** @param {Saved} state */
    paint(state) {
      rows.forEach((row, n) => {
        this.clear(n);
        if (state.given === null || !told(state)) return;
        const { good, mark } = worth(row, state.given[n]);
        marks[n].textContent = mark;
        els[n].classList.add(good ? "rp-good" : "rp-bad");
      });
    },
    fits: (/** @type {any} */ given) => Array.isArray(given) && given.length === rows.length && given.every((n) => options[n] !== undefined),
    /** @param {number[]} given @param {Saved} state @returns {Verdict} */
    judge(given, state) {
      const all = rows.map((row, n) => ({ row, ...worth(row, given[n]) }));
      const good = all.filter((one) => one.good).length;
      const right = good === rows.length;
      const open = right || told(state) ? all.filter((one) => right || one.mark !== "✓ right") : [];
      return { right, lines: [`${good} of ${rows.length} are right.`, ...open.map(({ row, mark, words }) => /** @type {[string, string]} */ ([row.text, `${mark}. ${words}`]))] };
    },
  };
}

/** What stands on paper in place of the controls. @param {string} words @param {string[]} boxes @param {string[]} letters */
export function paper(words, boxes, letters = []) {
  const list = (/** @type {string} */ look, /** @type {string[]} */ texts) => h("ol", { class: look }, ...texts.map((t) => h("li", {}, text(t))));
  return h("div", { class: "rp-paper" }, h("p", { class: "rp-ask" }, words), list("rp-letters", letters), list("rp-boxes rp-numbered", boxes));
}

/** A live region for what a control has done. */
export function speaker() {
  return h("div", { class: "rp-unseen", "aria-live": "polite" });
}
