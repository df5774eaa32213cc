// @ts-check
/**
 * An explorer: native controls move a figure. One view, two hosts, which differ in where a frame comes from.
 *
 * The site: `mount(document)`; a file holds all frames, and is fetched when the explorer comes near or is touched.
 * Jupyter:  anywidget calls `render({ model, el })`; Python draws each frame.
 *
 * Text enters as text, drawings as XML. Nothing is shared at module level. `slim.py` joins the files of this folder.
 */
import { explorer, firstOf } from "./explorer.js";
import { query, store } from "./frames.js";

export default { render };

/** In a notebook. @param {{ model: Model, el: HTMLElement }} host */
export function render({ model, el }) {
  /** @type {Record<string, () => void>} */
  const watch = { "change:frame": () => {}, "change:trouble": () => {}, "change:html": show };
  const find = (/** @type {View} */ view) => asked(model, view, watch);
  function show() {
    el.replaceChildren(...new DOMParser().parseFromString(model.get("html"), "text/html").body.childNodes);
    // Else JupyterLab takes the arrow keys, to move between cells; it asks the element that has the focus.
    for (const one of el.querySelectorAll("[data-control], button, summary, a, [tabindex]")) one.setAttribute("data-lm-suppress-shortcuts", "true");
    explorer(/** @type {HTMLElement} */ (el.querySelector(".rp-explorer")), { find, done() {}, live: true });
  }
  const heard = Object.keys(watch).map((name) => [name, () => watch[name]()]);
  for (const [name, then] of /** @type {[string, () => void][]} */ (heard)) model.on(name, then);
  show();
  return () => { for (const [name, then] of /** @type {[string, () => void][]} */ (heard)) model.off(name, then); };
}

/** Ask Python for a frame. @param {Model} model @param {View} view @param {Record<string, () => void>} watch @returns {Promise<Frame>} */
function asked(model, view, watch) {
  return new Promise((then, fail) => {
    watch["change:frame"] = () => { if (model.get("frame").view === query(view)) then(model.get("frame")); };
    watch["change:trouble"] = () => { if (model.get("trouble").view === query(view)) fail(model.get("trouble").words); };
    watch["change:frame"](); // it may be there already
    model.set("view", view);
    model.save_changes();
  });
}

/** In the site: all explorers of a page, with one history. @param {Document} page */
export function mount(page) {
  /** @type {Map<string, Explorer>} */
  const all = new Map();
  // Each entry of the history knows what every explorer of the page shows.
  const keep = (/** @type {"pushState" | "replaceState"} */ how, /** @type {string} */ hash) =>
    history[how]({ ...history.state, explorers: Object.fromEntries([...all].map(([name, one]) => [name, one.view()])) }, "", hash);
  for (const root of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll(".rp-explorer[data-frames]"))) {
    const done = (/** @type {View} */ view) => {
      if (query(history.state.explorers[root.id]) !== query(view)) keep("pushState", `#${root.id}?${query(view)}`);
    };
    all.set(root.id, explorer(root, { find: store(root, firstOf(root)), done }));
  }
  const restore = async () => {
    const kept = history.state && history.state.explorers;
    if (kept) await Promise.all([...all.values()].map((one) => one.go(one.fits(kept[one.root.id]) ? kept[one.root.id] : one.first)));
    else { await linked(all); keep("replaceState", location.hash); }
  };
  if (!all.size) return;
  restore();
  addEventListener("popstate", restore);
}

/** Follow a link such as #name?partner=CHN&window=5; what it does not name is as at first. @param {Map<string, Explorer>} all */
async function linked(all) {
  const [name, wish] = location.hash.slice(1).split(/\?(.*)/s);
  const one = all.get(name);
  if (!one || wish === undefined) return; // a place on the page, as any other
  const view = { ...one.first, ...Object.fromEntries(new URLSearchParams(wish)) };
  const moved = one.go(one.fits(view) ? view : one.first);
  if (!one.fits(view)) one.say(`The link asks for ${[...new URLSearchParams(wish)].map((pair) => pair.join(" ")).join(", ")}. This is not among the choices now. You see the first view.`);
  one.root.scrollIntoView();
  await moved;
}
