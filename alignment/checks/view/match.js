// @ts-check
import { ask, h, text } from "./page.js";
import { lettered, rowed } from "./rows.js";

/** A native list in each row. @param {Context} cx @returns {View} */
export function match({ model, signal }) {
  const { rows, options, marks, els, ...sheet } = rowed(model, false);
  const every = "Choose one answer in every row.";
  const letters = options.map((o, n) => (model.get("lettered") ? `${String.fromCharCode(65 + n)}. ${o.text}` : o.text));
  const offered = () => letters.map((name, n) => h("option", { value: n, dir: "auto" }, name));
  const lists = rows.map(() => h("select", {}, h("option", { value: -1 }, "choose"), ...offered()));
  rows.forEach((row, n) => {
    els[n] = h("label", { class: "rp-row" }, text(row.text), lists[n], marks[n]);
    lists[n].addEventListener("change", () => sheet.clear(n), { signal });
  });
  const shown = model.get("lettered") ? letters.map((name) => h("p", {}, text(name))) : [];
  return {
    body: [
      h("div", { class: "rp-screen" }, ask(`${every} The same answer may fit several rows.`), ...shown, ...els),
      lettered(rows, options),
    ],
    read() {
      const given = lists.map((list) => Number(list.value));
      const left = given.filter((n) => n < 0).length;
      if (left) lists[given.indexOf(-1)].focus();
      return left ? { problem: `${every} Rows without an answer: ${left}.` } : { given };
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
