// @ts-check
import { ask, h, text } from "./page.js";
import { lettered, rowed, speaker } from "./rows.js";

/** Choose a category, then tap the phrases that it fits. @param {Context} cx @returns {View} */
export function highlight({ model, uid, signal }) {
  const { rows, options, marks, els, ...sheet } = rowed(model, true);
  /** @type {number[]} */
  const given = [];
  const spoken = speaker();
  const kinds = options.map((_, n) => h("input", { type: "radio", name: uid, value: n, checked: n === 0 }));
  const ticks = rows.map(() => h("input", { type: "checkbox" }));
  const tags = rows.map(() => h("span"));
  /** Mark a phrase; -1 takes the mark away. @param {number} n @param {number} option */
  const put = (n, option) => {
    given[n] = option;
    ticks[n].checked = option >= 0;
    els[n].classList.toggle("rp-on", option >= 0);
    const tag = () => [" ", h("span", { class: "rp-tag" }, text(options[option].text))];
    tags[n].replaceChildren(...(option < 0 ? [] : tag()));
  };
  rows.forEach((row, n) => {
    const [first, ...more] = row.text.split(/(?= )/); // the box must not stand on a line without its first word
    const begin = h("span", { class: "rp-first" }, ticks[n], first);
    const words = h("span", { class: "rp-words", dir: "auto" }, begin, ...more);
    els[n] = h("label", { class: "rp-phrase" }, words, tags[n], marks[n]);
    ticks[n].addEventListener("change", () => {
      const kind = kinds.findIndex((one) => one.checked);
      put(n, given[n] === kind ? -1 : kind);
      sheet.clear(n);
      spoken.replaceChildren(text(row.text), ": ", given[n] < 0 ? "no mark" : text(options[kind].text));
    }, { signal });
  });
  const named = options.map((o, n) =>
    h("label", { class: "rp-kind" }, kinds[n], h("span", {}, text(o.text, "b"), ": ", text(o.meaning || ""))));
  const words = model.get("parts").map((/** @type {(string | number)[]} */ part) =>
    h("p", { dir: "auto" }, ...part.map((one) => (typeof one === "string" ? one : els[one]))));
  const source = h("a", { href: model.get("source") }, "A page that carries the text");
  return {
    body: [
      h("div", { class: "rp-screen" },
        ask("First choose a word. Then tick each phrase that it fits. Every phrase gets one word."),
        h("div", { class: "rp-kinds", role: "radiogroup", "aria-label": "The word to mark with" }, ...named)),
      h("figure", { class: "rp-quote" }, h("blockquote", {}, ...words),
        h("figcaption", {}, `${model.get("credit")}. `, source, `. ${model.get("terms")}`)),
      spoken,
      lettered(rows, options.map((o) => ({ text: `${o.text}: ${o.meaning}` }))),
    ],
    read() {
      const left = given.filter((n) => n < 0).length;
      if (left) ticks[given.indexOf(-1)].focus();
      return left ? { problem: `Mark every phrase. Phrases without a mark: ${left}.` } : { given: [...given] };
    },
    fits: sheet.fits,
    judge: sheet.judge,
    paint(state, moved) {
      for (const control of [...kinds, ...ticks]) control.disabled = !state.open;
      if (!moved) return;
      rows.forEach((_, n) => put(n, state.given === null ? -1 : state.given[n]));
      sheet.paint(state);
    },
  };
}
