// @ts-check
/**
 * The self-checks: one module for two hosts.
 *
 * Jupyter:  anywidget calls `render({ model, el, signal })`, once per widget; it loads the module each time.
 * The site: `mount(document)` finds the items that Python left in the page and calls the same `render`.
 *
 * Nothing is shared at module level. Texts enter as text, never as HTML. `slim.py` joins the files of this folder.
 */

import { item } from "./item.js";
import { h, unpack } from "./page.js";
import { score } from "./score.js";
import { VIEWS } from "./views.js";

export default { render };

/**
 * Show one self-check, or the score line, in `el`.
 * @param {{ model: Model, el: HTMLElement, signal?: AbortSignal }} host
 */
export function render({ model, el, signal }) {
  const end = new AbortController(); // for hosts that hand no signal
  const host = { model, el, signal: signal || end.signal };
  if (model.get("kind") === "score") score(host);
  else item(host);
  return () => end.abort();
}

/** Bring the items of a static page to life; gives a function that ends them. @param {ParentNode} root */
export function mount(root = document) {
  const end = new AbortController();
  for (const el of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-check]:not([data-rp-key])"))) {
    const data = unpack(el.getAttribute("data-check"));
    // A kind that this module does not know keeps its plain form.
    if (data && Object.keys(VIEWS).includes(data.kind)) render({ model: still(data), el, signal: end.signal });
  }
  const live = root.querySelectorAll("[data-rp-key]");
  if (live.length && !root.querySelector(".rp-score")) live[live.length - 1].after(h("div", { class: "rp-score" }));
  for (const el of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".rp-score:not(.rp-live)"))) {
    render({ model: still({ kind: "score" }), el, signal: end.signal });
  }
  return () => end.abort();
}

/** A model without a kernel: the static page's stand-in for anywidget's. @param {any} data @returns {Model} */
export function still(data) {
  /** @type {Map<string, Set<() => void>>} */
  const watchers = new Map();
  return {
    get: (name) => data[name],
    set(name, value) {
      data[name] = value;
      for (const then of watchers.get(`change:${name}`) || []) then();
    },
    save_changes() {},
    on: (name, then) => void watchers.set(name, (watchers.get(name) || new Set()).add(then)),
    off: (name, then) => void watchers.get(name)?.delete(then),
  };
}
