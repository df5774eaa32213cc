// @ts-check
import { ask, h, text } from "./page.js";

const RIGHT = "✓ right";

/**
 * @typedef {{ text: string, answer: number, feedback: string, wrong: string, replies: [number, boolean, string][] }} Row
 */

/**
 * What Match and Highlight share: each row has one option. `given`: its position, row by row; -1 where none is chosen.
 * @param {Model} model @param {boolean} early tell after the first try which rows are wrong
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
    if (n === row.answer) return { good: true, mark: RIGHT, words: row.feedback };
    if (own && own[1]) return { good: true, mark: "≈ defensible", words: own[2] };
    const { text, feedback, meaning } = options[n];
    const words = own ? own[2] : feedback || row.wrong || `“${text}”: ${meaning} Is that so here?`;
    return { good: false, mark: "✗ not right", words };
  };
  const plain = (/** @type {ReturnType<typeof worth>} */ { good, mark }) => !good || mark === RIGHT;
  /** @param {{ row: Row, mark: string, words: string }} one @returns {[string, string]} */
  const explained = ({ row, mark, words }) => [row.text, mark === RIGHT ? words : `${mark}. ${words}`];
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
        marks[n].textContent = ` ${mark}`; // the space keeps it apart from the words before it when it is read out
        els[n].classList.add(good ? "rp-good" : "rp-bad");
      });
    },
    fits: (/** @type {any} */ given) =>
      Array.isArray(given) && given.length === rows.length && given.every((n) => Number.isInteger(n) && n in options),
    /** @param {number[]} given @param {Saved} state @returns {Verdict} */
    judge(given, state) {
      const all = rows.map((row, n) => ({ row, ...worth(row, given[n]) }));
      const good = all.filter((one) => one.good).length;
      const right = good === rows.length;
      const count = `${good} of ${rows.length} are right${all.every(plain) ? "" : " or defensible"}.`;
      if (!right && !told(state)) return { right, lines: [count, "After the next check you see which ones are not."] };
      const news = all.filter(({ mark }) => right || mark !== RIGHT);
      return { right, lines: [count, ...news.map(explained)] };
    },
  };
}

/** What stands on paper in place of the controls. @param {string} words @param {HTMLElement[]} lists */
export function paper(words, ...lists) {
  return h("div", { class: "rp-paper" }, ask(words), ...lists);
}

/** @param {string} look @param {{ text: string }[]} rows */
export function listed(look, rows) {
  return h("ol", { class: look }, ...rows.map((row) => h("li", {}, text(row.text))));
}

/** Boxes for letters. @param {{ text: string }[]} rows @param {{ text: string }[]} letters */
export function lettered(rows, letters) {
  return paper("Write into each box the letter that fits.", listed("rp-letters", letters), listed("rp-boxes rp-numbered", rows));
}

/** A live region for what a control has done. */
export function speaker() {
  return h("div", { class: "rp-unseen", "aria-live": "polite" });
}
