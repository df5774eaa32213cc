// @ts-check
import { ask, h, text } from "./page.js";
import { paper, rowed } from "./rows.js";

/** A native list in each row. @param {Context} cx @returns {View} */
export function match({ model, signal }) {
  const { rows, options, marks, els, ...sheet } = rowed(model, false);
  const letters = options.map((o, n) => (model.get("lettered") ? `${String.fromCharCode(65 + n)}. ${o.text}` : o.text));
  const lists = rows.map(() => h("select", {}, h("option", { value: -1 }, "choose"), ...letters.map((name, n) => h("option", { value: n, dir: "auto" }, name))));
  rows.forEach((row, n) => {
    els[n] = h("label", { class: "rp-row" }, text(row.text), lists[n], marks[n]);
    lists[n].addEventListener("change", () => sheet.clear(n), { signal });
  });
  const shown = model.get("lettered") ? letters.map((name) => h("li", {}, text(name))) : [];
  return {
    body: [
      h("div", { class: "rp-screen" }, ask("Choose one answer in every row."), h("ul", { class: "rp-shown" }, ...shown), ...els),
      paper("Write into each box the letter of the answer that fits.", rows.map((row) => row.text), options.map((o) => o.text)),
    ],
    read() {
      const given = lists.map((list) => Number(list.value));
      const left = given.filter((n) => n < 0).length;
      if (left) lists[given.indexOf(-1)].focus();
      return left ? { problem: `Choose one answer in every row. Rows without an answer: ${left}.` } : { given };
    },
    fits: sheet.fits,
    judge: sheet.judge,
    paint(state, moved) {
      lists.forEach((list, n) => {
        if (moved) list.value = String(state.given === null ? -1 : state.given[n]);
        list.disabled = !state.open;
      });
      if (moved) sheet.paint(state);
    },
  };
}
