// @ts-check
import { item } from "./item.js";
import { still } from "./host.js";
import { h, text, today } from "./page.js";
import { changed, record } from "./record.js";
import { VIEWS } from "./views.js";

/** A file that the build left: "index" says what questions there are, "02" holds those of a chapter. @param {string} name */
export async function fetched(name) {
  const answer = await fetch(new URL(`../checks/${name}.json`, import.meta.url), { cache: "no-cache" });
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

/** The page's own words, by name; each # takes a value. @param {HTMLElement} el @returns {Say} */
export function sentences(el) {
  return (name, ...values) => (el.querySelector(`[data-say=${name}]`)?.textContent || "").replace(/#/g, () => String(values.shift()));
}

/** The address of a page of the book. @param {string} page */
export function address(page) {
  return new URL(`../${page}`, import.meta.url).href;
}

/**
 * Put questions into a place: those that have an answer are asked again, all others as in their chapter.
 * @param {HTMLElement} place @param {string[]} keys @param {Record<string, Chapter>} book @param {AbortSignal} signal
 */
export async function pose(place, keys, book, signal) {
  const chapters = [...new Set(keys.map((key) => key.split("/")[0]))];
  const files = await Promise.all(chapters.map(fetched));
  keys.forEach((key, n) => {
    const [chapter, id] = key.split("/");
    const data = files[chapters.indexOf(chapter)].find((/** @type {any} */ one) => one.id === id);
    if (!data || !VIEWS[data.kind]) return;
    const page = address(book[chapter].page);
    const el = h("div");
    place.append(h("p", {}, `${n + 1} of ${keys.length}: `, h("a", { href: page }, text(book[chapter].title))), el);
    const saved = record().get(key);
    const old = saved && saved.sig === data.sig && saved.tries + Number(saved.shown);
    item({ model: still({ ...data, page }), el, signal }, old ? later(key) : undefined);
  });
  changed();
}

/** Where an answer is kept that is not the first: beside it. One answer a day counts. @param {string} key @returns {Store} */
export function later(key) {
  let counted = 0;
  return {
    apart: true,
    get: () => undefined,
    watch() {},
    put(_, state) {
      const saved = record().get(key);
      if (!saved || !state || !state.tries) return;
      const at = today();
      const again = saved.again.some((a) => a.at === at) ? saved.again : [...saved.again, { at, right: Boolean(state.first) }];
      record().put(key, { ...saved, again, secs: saved.secs + Math.max(state.secs - counted, 0) });
      counted = state.secs;
    },
  };
}

/** Questions of earlier chapters, at the end of a chapter; its link stays where they cannot be had. @param {HTMLElement} el @param {AbortSignal} signal */
export async function again(el, signal) {
  const place = h("div");
  await pose(place, (el.dataset.items || "").split(" "), await fetched("index"), signal);
  el.replaceChildren(place);
}
