// @ts-check
import { fetched, pose, sentences } from "./asked.js";
import { mixed, waiting } from "./due.js";
import { h } from "./page.js";
import { record } from "./record.js";
import { rated, sharing } from "./score.js";

/** The page "Review": questions that were missed or are old, at most ten a sitting. @param {HTMLElement} el @param {AbortSignal} signal */
export async function review(el, signal) {
  const store = record();
  const said = h("p", { role: "status" });
  const place = h("div");
  const more = h("button", { type: "button" });
  const shared = sharing(store, signal);
  const book = /** @type {Record<string, Chapter>} */ (await fetched("index").catch(() => ({})));
  const known = Object.entries(book).flatMap(([chapter, { items }]) =>
    items.filter(([, kind]) => rated(kind)).map(([id]) => `${chapter}/${id}`));
  const say = sentences(el);
  const lost = () => {
    said.textContent = say("lost");
  };
  /** @type {string[]} */
  let keys = [];
  let chosen = store.shared(); // the setting under which the questions were chosen

  /** @param {string} line @param {string[]} next */
  function ask(line, next) {
    keys = mixed(next);
    said.textContent = line;
    more.hidden = true;
    const sitting = h("div"); // of its own: questions that come late must not stand beside newer ones
    place.replaceChildren(sitting);
    pose(sitting, keys, book, signal).catch(lost);
  }
  /** @param {string} line @param {() => void} then */
  function offer(line, then) {
    more.textContent = line;
    more.onclick = then;
    more.hidden = false;
  }
  function begin() {
    const items = store.items();
    const old = waiting(Object.fromEntries(known.flatMap((key) => (items[key] ? [[key, items[key]]] : []))), Date.now());
    const fresh = mixed(known.filter((key) => !items[key])).slice(0, 5);
    keys = [];
    more.hidden = true;
    place.replaceChildren();
    if (!known.length) return lost();
    if (old.keys.length) return ask(say("due", old.keys.length, Math.min(old.keys.length, 10)), old.keys.slice(0, 10));
    const day = old.next && new Date(old.next).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
    said.textContent = day ? say("later", day) : say("none");
    if (fresh.length) offer(say("sample", fresh.length), () => ask(say("fresh"), fresh));
  }
  store.watch(() => {
    shared.paint();
    if (chosen !== store.shared()) {
      chosen = store.shared();
      return begin();
    }
    const done = [...place.querySelectorAll(".rp-status")].filter((status) => status.textContent).length;
    const words = say("done", done, keys.length);
    if (done && said.textContent !== words) said.textContent = words;
    if (done && done === keys.length) offer(say("more"), begin);
  }, signal);
  shared.paint();
  el.querySelector(".rp-without")?.replaceWith(place, h("div", { class: "rp-check" }, h("div", { class: "rp-card" }, said, more, shared.el)));
  begin();
}
