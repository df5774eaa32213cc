// @ts-check

/**
 * The number that a reader typed, in Western or Urdu digits; refuses what could mean two numbers.
 * @param {string} typed @param {string} [unit] the item's unit: it may be written too
 * @returns {{ value?: number, error?: string }}
 */
export function parseNumber(typed, unit = "") {
  const western = typed
    .replace(/[\u200b-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, "")
    .replace(/[\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
    .replace(/\u066b/g, ".").replace(/[\u066c\u060c]/g, ",").replace(/\u066a/g, "%")
    .replace(/[\u2212\u2010\u2011]/g, "-").replace(/[\s\u00a0\u2007\u2009\u202f]+/g, " ").trim();
  if (!western) return { error: "Write a number first." };
  const bare = unitless(western, unit);
  if (bare.includes("%")) return { error: `Write only the number, without %. The unit is ${unit || "a plain number"}.` };
  const parts = /^([+-]?) ?(\d[\d, ]*|)(\.\d*)?(?:[eE]([+-]?\d{1,3}))?$/.exec(bare);
  if (!parts || !/\d/.test(parts[2] + (parts[3] || ""))) return { error: "Write one number, such as 1234 or 12.5." };
  const [, sign, whole, fraction = "", power = "0"] = parts;
  if (/[, ]/.test(whole) && !grouped(whole)) return { error: "Write a point for decimals (12.5), and thousands as 1,234 or 1234." };
  const value = Number(`${sign}${whole.replace(/[, ]/g, "") || "0"}${fraction === "." ? "" : fraction}e${power}`);
  return Number.isFinite(value) ? { value } : { error: "This number is too large." };
}

/** Digits in groups: 1,234,567 or 12,34,567 or 1 234 567; never 0,5 or 12,34. @param {string} digits */
export function grouped(digits) {
  return /^[1-9]\d{0,2}(,\d{3})+$|^[1-9]\d{0,2}( \d{3})+$|^[1-9]\d?(,\d{2})*,\d{3}$|^[1-9]\d?( \d{2})* \d{3}$/.test(digits);
}

/** The text without the item's own unit, before or after the number. @param {string} typed @param {string} unit */
export function unitless(typed, unit) {
  const names = unit === "%" ? ["%", "percent", "per cent"] : [unit.replace(/\s+/g, " ").toLowerCase()];
  const low = typed.toLowerCase();
  const name = names.find((n) => n && (low.endsWith(n) || low.startsWith(n)));
  if (!name) return typed;
  return (low.endsWith(name) ? typed.slice(0, -name.length) : typed.slice(name.length)).trim();
}

/** Is `value` within `width` of `centre`? The hair makes 0.1 + 0.2 count as 0.3. @param {number} value @param {number} centre @param {number} width */
export function within(value, centre, width) {
  return Math.abs(value - centre) <= width * (1 + 1e-9);
}

/** A number as the book writes it. @param {number} value @param {string} unit @param {number} [decimals] */
export function written(value, unit, decimals) {
  const digits = value.toLocaleString("en", { minimumFractionDigits: decimals || 0, maximumFractionDigits: decimals ?? 9 });
  return digits.replace("-", "\u2212") + (unit && unit !== "%" ? `\u00a0${unit}` : unit);
}
