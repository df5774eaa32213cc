// @ts-check
import { field } from "./field.js";
import { parseNumber, within, written } from "./numbers.js";
import { ask, h } from "./page.js";

/** A number before the data, with confidence. `given`: what was typed. @param {Context} cx @returns {View} */
export function estimate({ model, uid, save, signal }) {
  const unit = model.get("unit");
  const entry = field(uid, "Your estimate", unit, model.get("low") < 0);
  const note = h("input", { type: "text", maxlength: 300 });
  const why = h("label", { class: "rp-note" }, h("span", {}, "Why was I off? One line, for yourself."), note);
  note.addEventListener("change", () => save({ note: note.value }), { signal });
  return {
    body: [ask(`Before you see the data. From ${model.get("scale")}.`), entry.el],
    after: [why],
    once: true,
    verb: "Give my estimate",
    status: ({ tries }) => (tries ? "Estimate given" : ""),
    sureAsk: `How sure are you that the true value is within ${model.get("band")} of your number?`,
    read() {
      const found = entry.read();
      const value = parseNumber(found.given || "", unit).value ?? NaN;
      return value < model.get("low") || value > model.get("high") ? entry.refuse(`Write a number from ${model.get("scale")}.`) : found;
    },
    fits: (given) => typeof given === "string" && parseNumber(given, unit).value !== undefined,
    judge: (given, state) => compared(model, parseNumber(given, unit).value ?? NaN, state.sure),
    paint(state, moved) {
      entry.paint(state, moved);
      why.hidden = state.open;
      note.value = state.note;
    },
  };
}
estimate.tally = "Estimates given";

/** An estimate beside the true value. @param {Model} model @param {number} value @param {number | null} sure @returns {Verdict} */
export function compared(model, value, sure) {
  const unit = model.get("unit");
  const off = value - model.get("answer");
  const right = within(value, model.get("answer"), model.get("near"));
  const gap = written(Math.abs(off), unit === "%" ? "percentage points" : unit, model.get("decimals"));
  const exact = Math.abs(off) < 0.5 * 10 ** -model.get("decimals");
  const distance = exact ? "This is the true value, as exactly as it is shown." : `That is ${gap} too ${off > 0 ? "high" : "low"}.`;
  const belief = sure === null ? [] : [`You were ${sure}% sure to be within ${model.get("band")}. You were ${right ? "" : "not "}within it.`];
  return {
    right,
    head: right ? "Near the true value." : "Not near the true value.",
    lines: [["The data say", model.get("shown")], ["Your estimate", `${written(value, unit)}. ${distance}`], ...belief, model.get("reveal")],
  };
}
