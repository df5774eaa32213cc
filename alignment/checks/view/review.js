// @ts-check
import { fetched, pose, sentences } from "./asked.js";
import { mixed, waiting } from "./due.js";
import { h, hide, today } from "./page.js";
import { record } from "./record.js";
import { rated } from "./score.js";

/** The page "Review": questions that were missed or are old, at most ten a sitting. @param {HTMLElement} el @param {AbortSignal} signal */
export async function review(el, signal) {
  const store = record();
  const said = h("p", { role: "status" });
  const place = h("div");
  const more = h("button", { type: "button" });
  const book = /** @type {Record<string, Chapter>} */ (await fetched("index").catch(() => ({})));
  const known = Object.entries(book).flatMap(([chapter, { items }]) =>
    items.filter(([, kind]) => rated(kind)).map(([id]) => `${chapter}/${id}`));
  const say = sentences(el);
  const lost = () => void (said.textContent = say("lost"));
  /** @type {string[]} */
  let keys = [];
  /** @type {Record<string, Saved>} */
  let before = {};

  /** @param {string} line @param {string[]} next */
  function ask(line, next) {
    keys = mixed(next);
    before = store.items();
    said.textContent = line;
    hide(more, true);
    place.replaceChildren();
    pose(place, keys, book, signal).catch(lost);
  }
  /** @param {string} line @param {() => void} then */
  function offer(line, then) {
    more.textContent = line;
    more.onclick = then;
    hide(more, false);
  }
  function begin() {
    const items = store.items();
    const old = waiting(Object.fromEntries(known.flatMap((key) => (items[key] ? [[key, items[key]]] : []))), Date.now());
    const fresh = mixed(known.filter((key) => !items[key])).slice(0, 5);
    keys = [];
    if (!known.length) return lost();
    if (old.keys.length) return ask(say("due", old.keys.length, Math.min(old.keys.length, 10)), old.keys.slice(0, 10));
    const day = old.next && new Date(old.next).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
    said.textContent = day ? say("later", day) : say("none");
    if (fresh.length) offer(say("sample", fresh.length), () => ask(say("fresh"), fresh));
  }
  /** The first answer of this sitting: right or not; null while there is none. @param {string} key @param {Saved} [saved] */
  function outcome(key, saved) {
    const again = saved && saved.again.find(({ at }) => at === today());
    const fresh = saved && saved.tries && (before[key] || {}).sig !== saved.sig;
    return again ? again.right : fresh ? saved.first : null;
  }
  store.watch(() => {
    const items = store.items();
    const done = keys.map((key) => outcome(key, items[key])).filter((right) => right !== null);
    if (done.length) said.textContent = say("done", done.length, keys.length, done.filter(Boolean).length);
    if (done.length && done.length === keys.length) offer(say("more"), begin);
  }, signal);
  hide(more, true);
  el.querySelector(".rp-without")?.replaceWith(place, h("div", { class: "rp-check" }, h("div", { class: "rp-card" }, said, more)));
  begin();
}
