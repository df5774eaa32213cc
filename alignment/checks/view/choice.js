// @ts-check
import { ask, h, text } from "./page.js";

/** One or several options. `given`: the positions of the ticked ones. @param {Context} cx @returns {View} */
export function choice({ model, uid }) {
  /** @type {{ text: string, right: boolean, feedback: string }[]} */
  const options = model.get("options");
  const many = model.get("many");
  const inputs = options.map((_, n) => h("input", { type: many ? "checkbox" : "radio", name: uid, value: n }));
  const marks = options.map(() => h("span", { class: "rp-mark" }));
  const rows = options.map((o, n) => h("label", { class: "rp-option" }, inputs[n], text(o.text), marks[n]));
  return {
    body: [ask(many ? "Choose all that are right." : "Choose one."), h("div", { class: "rp-options" }, ...rows)],
    sureAsk: "How sure are you that your answer is right?",
    read() {
      const given = inputs.flatMap((input, n) => (input.checked ? [n] : []));
      return given.length ? { given } : { problem: many ? "Choose at least one option." : "Choose an option." };
    },
    fits: (given) => Array.isArray(given) && given.length > 0 && given.every((n) => options[n] !== undefined),
    judge(/** @type {number[]} */ given) {
      const right = options.every((o, n) => o.right === given.includes(n));
      if (!many) return { right, lines: [options[given[0]].feedback] };
      const missing = options.filter((o, n) => o.right && !given.includes(n)).length;
      const more = missing ? [`Right options not yet chosen: ${missing}.`] : [];
      return { right, lines: [...given.map((n) => /** @type {[string, string]} */ ([options[n].text, options[n].feedback])), ...more] };
    },
    paint({ given, open }, moved) {
      options.forEach((o, n) => {
        const mine = given !== null && given.includes(n);
        const told = mine || (!open && o.right);
        if (moved) inputs[n].checked = mine;
        inputs[n].disabled = !open;
        marks[n].textContent = told ? (o.right ? "✓ right" : "✗ not right") : "";
        rows[n].className = `rp-option ${told ? (o.right ? "rp-good" : "rp-bad") : ""}`;
      });
    },
  };
}
