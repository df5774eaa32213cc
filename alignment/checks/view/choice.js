// @ts-check
import { ask } from "./page.js";
import { ticks } from "./ticks.js";

/** One or several options. `given`: the positions of the ticked ones. @param {Context} cx @returns {View} */
export function choice({ model, uid }) {
  /** @type {import("./ticks.js").Option[]} */
  const options = model.get("options");
  const many = model.get("many");
  const boxes = ticks(options, uid, many);
  return {
    body: [ask(many ? "Choose all that are right." : "Choose one."), boxes.el],
    sureAsk: "How sure are you that your answer is right?",
    read() {
      const given = boxes.given();
      return given.length ? { given } : { problem: many ? "Choose at least one option." : "Choose an option." };
    },
    fits: (given) => Array.isArray(given) && given.length > 0 && given.every((n) => Number.isInteger(n) && options[n]),
    judge(/** @type {number[]} */ given) {
      const right = options.every((o, n) => o.right === given.includes(n));
      if (!many) return { right, lines: [options[given[0]].feedback] };
      const missing = options.filter((o, n) => o.right && !given.includes(n)).length;
      const more = missing ? [`Right options not yet chosen: ${missing}.`] : [];
      return { right, lines: [...given.map((n) => /** @type {[string, string]} */ ([options[n].text, options[n].feedback])), ...more] };
    },
    paint: ({ given, open }, moved) => boxes.paint(given || [], open, moved),
  };
}
