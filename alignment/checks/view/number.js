// @ts-check
import { field } from "./field.js";
import { parseNumber, within, written } from "./numbers.js";

/** A number within a tolerance. `given`: what was typed. @param {Context} cx @returns {View} */
export function number({ model, uid }) {
  const unit = model.get("unit");
  const answer = model.get("answer");
  const near = (/** @type {number} */ value) => within(value, answer, model.get("tolerance"));
  const minus = [answer, ...model.get("wrong").map((/** @type {any} */ w) => w.value)].some((value) => value < 0);
  const entry = field(uid, "Your answer", unit, minus);
  return {
    body: [entry.el],
    read: () => entry.read(),
    fits: (given) => typeof given === "string" && parseNumber(given, unit).value !== undefined,
    judge(given) {
      const value = parseNumber(given, unit).value ?? NaN;
      const read = /** @type {[string, string]} */ (["You wrote", written(value, unit)]);
      return { right: near(value), lines: [read, near(value) ? model.get("feedback") : mistake(model, value, near)] };
    },
    paint: entry.paint,
  };
}

/** Why a number is wrong, as far as it tells. @param {Model} model @param {number} value @param {(v: number) => boolean} near */
export function mistake(model, value, near) {
  const distance = (/** @type {any} */ w) => Math.abs(w.value - value);
  const known = model.get("wrong").filter((/** @type {any} */ w) => within(value, w.value, model.get("tolerance")));
  if (known.length) return known.sort((/** @type {any} */ a, /** @type {any} */ b) => distance(a) - distance(b))[0].feedback;
  const answer = model.get("answer");
  const guess = Math.abs(answer) > model.get("tolerance") ? scaled(answer, model.get("unit"), value, near) : "";
  return guess || (value > answer ? "Your number is too high." : "Your number is too low.");
}

/** A mistake of unit, point or sign. @param {number} answer @param {string} unit @param {number} value @param {(v: number) => boolean} near */
export function scaled(answer, unit, value, near) {
  if (unit === "%" && near(value * 100)) return "This looks like a share from 0 to 1. The question asks for percent.";
  if (!unit && Math.abs(answer) <= 1 && near(value / 100)) return "This looks like percent. The question asks for a share from 0 to 1.";
  if (near(value / 1000)) return "This is a thousand times too high. Did you mean a decimal point? We read 1,234 as one thousand.";
  return near(-value) ? "The size is right. Look at the sign: is it an increase or a decrease?" : "";
}
