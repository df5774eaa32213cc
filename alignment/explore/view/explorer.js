// @ts-check
import { controls } from "./controls.js";
import { copied, dressed } from "./dress.js";
import { query } from "./frames.js";

const SETTLE = 400; // ms without a further change: then a choice is announced and can be gone back to
const FAILED = "This view could not be loaded. The picture is still the one before.";

/** Bring one explorer to life. @param {HTMLElement} root @param {Host} host @returns {Explorer} */
export function explorer(root, host) {
  const first = firstOf(root);
  const all = controls(root);
  const home = /** @type {HTMLElement} */ (root.querySelector("figure"));
  let shown = first;
  let wished = first;
  const write = (/** @type {View} */ view) => { for (const one of all) one.write(view[one.name]); };
  const say = (/** @type {string} */ words, again = false) => tell(root, words, again);

  /** @param {View} view */
  async function go(view) {
    wished = view;
    write(view);
    say("");
    try {
      const frame = await host.find(view);
      if (wished !== view) return false;
      swap(root, frame ? dressed(home, frame, [root.id, ...Object.values(view)].join("-"), host.live ? "" : address(view)) : home);
      shown = view;
      part(root, ".rp-shown").textContent = all.map((one) => one.words()).join(" ");
      return true;
    } catch (fault) {
      if (wished !== view) return false;
      write(shown); // no control may say what the picture does not show
      say(host.live ? String(fault) : FAILED, true);
      return false;
    }
  }

  const read = () => Object.fromEntries(all.map((one) => [one.name, one.read()]));
  const address = (/** @type {View} */ view) => `${location.href.split("#")[0]}#${root.id}?${query(view)}`;
  listen(root, host, { move: () => go(read()), again: () => go({ ...wished }), view: () => shown });
  part(root, ".rp-link").hidden = Boolean(host.live); // a notebook's address is not the book's
  part(root, ".rp-link").addEventListener("click", async () => say((await copied(address(shown))) ? "The link is copied." : address(shown)));
  write(first);
  root.classList.add("rp-ready");
  const fits = (/** @type {View | undefined} */ view) => Boolean(view) && Object.keys(view || {}).length === all.length
    && all.every((one) => one.keys.includes((view || {})[one.name]));
  return { root, first, view: () => shown, go, say, fits };
}

/** @param {HTMLElement} root @returns {View} */
export const firstOf = (root) => JSON.parse(root.dataset.start || "{}");

/** @param {HTMLElement} root @param {string} name */
const part = (root, name) => /** @type {HTMLElement} */ (root.querySelector(name));

/**
 * Follow the reader: the picture at once, the announcement and the history when the choice has settled.
 * In a notebook each frame is drawn afresh, so a slider waits until it is let go.
 * @param {HTMLElement} root @param {Host} host @param {{ move(): Promise<boolean>, again(): Promise<boolean>, view(): View }} does
 */
function listen(root, host, { move, again, view }) {
  let timer = 0;
  let moving = Promise.resolve(true);
  const settle = () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const mine = timer;
      if (!(await moving) || mine !== timer) return;
      part(root, ".rp-aloud").textContent = part(root, ".rp-finding").textContent;
      host.done(view());
    }, SETTLE);
  };
  const moves = (/** @type {Event} */ event) => event.target instanceof HTMLElement && "control" in event.target.dataset;
  root.addEventListener("input", (event) => { if (moves(event) && !host.live) moving = move(); });
  root.addEventListener("change", (event) => {
    if (!moves(event)) return;
    if (host.live) moving = move();
    settle();
  });
  part(root, ".rp-retry").addEventListener("click", () => { moving = again(); settle(); });
}

/** Put another figure in place; what was unfolded stays so. @param {HTMLElement} root @param {HTMLElement} next */
function swap(root, next) {
  const now = part(root, "figure");
  const open = [...now.querySelectorAll("details")].map((fold) => fold.open);
  next.querySelectorAll("details").forEach((fold, n) => { fold.open = open[n]; });
  if (next !== now) now.replaceWith(next);
}

/** Say something about the view below the figure. @param {HTMLElement} root @param {string} words @param {boolean} again */
function tell(root, words, again) {
  part(root, ".rp-said").textContent = words;
  part(root, ".rp-retry").hidden = !again;
}
