// @ts-check

export const CONTROLS = ["input", "textarea", "select", "button", "summary"];

/**
 * An element with attributes and children; a child that is text becomes a text node.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, string | number | boolean>} attributes @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  // JupyterLab takes arrow keys, Enter and letters for its own commands, unless the very control forbids it.
  if (CONTROLS.includes(tag)) node.setAttribute("data-lm-suppress-shortcuts", "true");
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children);
  return node;
}

/** An element of a drawing. @param {string} tag @param {Record<string, string | number>} attributes @param {(Node | string)[]} children */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/** An author's or reader's text, isolated, so that its direction cannot reorder what stands around it. @param {string} value @param {"span" | "b" | "p"} [tag] */
export function text(value, tag = "span") {
  // Text in Arabic script is Urdu in this book: it gets Urdu's voice and line height.
  const urdu = /^\P{L}*[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]/u.test(value);
  return h(tag, urdu ? { dir: "auto", lang: "ur" } : { dir: "auto" }, value);
}

/** @param {string} value */
export function paragraphs(value) {
  return value.split("\n\n").map((p) => h("span", { class: "rp-prompt" }, text(p)));
}

/** One line of feedback; a pair is a subject and what is said of it. @param {string | [string, string]} words */
export function line(words) {
  return typeof words === "string" ? text(words, "p") : h("p", {}, text(words[0].replace(/\.$/, ""), "b"), ": ", text(words[1]));
}

/** @param {string} words */
export function ask(words) {
  return h("p", { class: "rp-ask" }, words);
}

/** Has the focused element gone? @param {any} node */
export function lost(node) {
  return node.disabled || node.hidden || node.closest("[hidden]") !== null;
}

export function unique() {
  return `rp-${Math.random().toString(36).slice(2, 10)}`;
}

/** The day, as the record writes it. */
export function today() {
  return new Date().toISOString().slice(0, 10);
}

/** @param {any} a @param {any} b */
export function same(a, b) {
  const sorted = (/** @type {string} */ _, /** @type {any} */ v) => (plain(v) ? Object.fromEntries(Object.entries(v).sort()) : v);
  return JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
}

/** @param {any} value */
export function plain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** JSON, or null where it is none. @param {string | null} packed @returns {any} */
export function unpack(packed) {
  try {
    return packed === null ? null : JSON.parse(packed);
  } catch {
    return null;
  }
}
