// @ts-check
import { ask, h, text } from "./page.js";
import { ticks } from "./ticks.js";

/** What a figure says about a claim, then why. `given`: the positions of relation and reason. @param {Context} cx @returns {View} */
export function evidence({ model, uid, signal }) {
  /** @type {(import("./ticks.js").Option & { name: string })[]} */
  const relations = model.get("relations");
  /** @type {(import("./ticks.js").Option & { of: string[] })[]} */
  const reasons = model.get("reasons");
  const relation = ticks(relations, uid);
  const reason = ticks(reasons, `${uid}-why`);
  const offered = (/** @type {number} */ n, /** @type {number} */ m) => relations[n] && reasons[m] && reasons[m].of.includes(relations[n].name);
  const help = h("p", { class: "rp-help", id: `${uid}-help` }, model.get("help"));
  const steps = [[relation.el, help], [reason.el]].map((nodes, n) =>
    h("fieldset", { class: "rp-step" }, h("legend", {}, model.get("steps")[n]), ...nodes));
  steps[0].setAttribute("aria-describedby", help.id);
  const link = h("a", { href: `${model.get("page") || ""}#fig-${model.get("figure")}` }, text(model.get("title")));

  /** The reasons that go with the chosen relation; before there is one, none. @param {boolean} open */
  function follow(open) {
    const [n] = relation.given();
    steps[1].hidden = open && n === undefined;
    reasons.forEach(({ right }, m) => {
      const off = !offered(n, m) && (open || !right);
      if (off) reason.inputs[m].checked = false;
      reason.rows[m].hidden = off;
    });
  }
  relation.el.addEventListener("change", () => follow(true), { signal });
  return {
    body: [
      ask("Two steps: choose what the figure says, then choose the reason."),
      h("p", { class: "rp-stated" }, h("b", {}, "Figure:"), " ", link),
      h("p", { class: "rp-stated" }, h("b", {}, "Claim:"), " ", text(model.get("claim"))),
      ...steps,
    ],
    sureAsk: "How sure are you that both are right?",
    read() {
      const given = [...relation.given(), ...reason.given()];
      return given.length === 2 ? { given } : { problem: given.length ? "Choose a reason too." : "Choose what the figure says about the claim." };
    },
    fits: (given) => Array.isArray(given) && given.length === 2 && given.every(Number.isInteger) && offered(given[0], given[1]),
    judge([n, m]) {
      const [what, why] = [relations[n], reasons[m]];
      const halves = what.right ? "Step 1 is right. Step 2, the reason, is not."
        : why.right ? "Step 2, the reason, is right. Step 1 is not: the reason leads to something else." : "Neither of the two steps is right.";
      const right = what.right && why.right;
      return { right, lines: [...(right ? [] : [halves]), [what.text, what.feedback], [why.text, why.feedback]] };
    },
    paint({ given, open }, moved) {
      const [n, m] = given || [-1, -1];
      relation.paint([n], open, moved);
      reason.paint([m], open, moved);
      follow(open);
    },
  };
}
