// @ts-check
import { parseNumber } from "./numbers.js";
import { h } from "./page.js";

/** A field for one number. @param {string} uid @param {string} title @param {string} unit @param {boolean} minus */
export function field(uid, title, unit, minus) {
  // The decimal keypad of some phones has no minus sign.
  const input = h("input", { type: "text", inputmode: minus ? "text" : "decimal", id: uid, autocomplete: "off", dir: "ltr" });
  const name = h("label", { for: uid }, title, unit ? h("span", { class: "rp-unseen" }, ` in ${unit}`) : "");
  const el = h("div", { class: "rp-entry" }, name, input, h("span", { class: "rp-unit", "aria-hidden": "true" }, unit));
  /** @param {string} problem @returns {{ given?: string, problem?: string }} */
  const refuse = (problem) => {
    input.setAttribute("aria-invalid", "true");
    input.focus();
    return { problem };
  };
  return {
    el,
    refuse,
    read() {
      input.removeAttribute("aria-invalid");
      const { error } = parseNumber(input.value, unit);
      return error ? refuse(error) : { given: input.value.trim() };
    },
    paint(/** @type {Saved} */ { given, open }, /** @type {boolean} */ moved) {
      if (moved) input.value = given || "";
      input.disabled = !open;
      input.removeAttribute("aria-invalid");
    },
  };
}
