// @ts-check
import { h, text } from "./page.js";

/** @typedef {{ text: string, right: boolean, feedback: string }} Option */

/** Options to tick, one or several, each with room for its mark. @param {Option[]} options @param {string} name @param {boolean} [many] */
export function ticks(options, name, many) {
  const inputs = options.map((_, n) => h("input", { type: many ? "checkbox" : "radio", name, value: n }));
  const marks = options.map(() => h("span", { class: "rp-mark" }));
  const rows = options.map((o, n) => h("label", { class: "rp-option" }, inputs[n], text(o.text), marks[n]));
  return {
    rows,
    inputs,
    el: h("div", { class: "rp-options" }, ...rows),
    given: () => inputs.flatMap((input, n) => (input.checked ? [n] : [])),
    /** Mark what was given, and what is right once it is told. @param {number[]} given @param {boolean} open @param {boolean} moved */
    paint(given, open, moved) {
      options.forEach((o, n) => {
        const mine = given.includes(n);
        const told = mine || (!open && o.right);
        if (moved) inputs[n].checked = mine;
        inputs[n].disabled = !open;
        marks[n].textContent = told ? (o.right ? "✓ right" : "✗ not right") : "";
        rows[n].className = `rp-option ${told ? (o.right ? "rp-good" : "rp-bad") : ""}`;
      });
    },
  };
}
