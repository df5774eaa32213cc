// @ts-check
import { frame } from "./frame.js";
import { same, today, unique } from "./page.js";
import { clock } from "./clock.js";
import { changed, grown, passing, record } from "./record.js";
import { VIEWS } from "./views.js";

/** @type {Omit<Saved, "kind" | "sig">} */
export const NEW = {
  tries: 0, first: null, right: false, shown: false, open: true, hints: 0, sure: null, given: null, note: "", at: "",
  secs: 0, again: [],
};

/** Where an item keeps its answers: a question of a chapter in the record, an example of how questions look in the page. @param {Model} model @returns {Store} */
export function keeping(model) {
  return /^\d\d$/.test(model.get("chapter")) ? record() : passing();
}

/**
 * One item: state, record and kernel kept in step; the frame shows it.
 * @param {Host} host @param {Store} [store]
 */
export function item({ model, el, signal }, store = keeping(model)) {
  const key = `${model.get("chapter")}/${model.get("id")}`;
  const fresh = () => ({ kind: model.get("kind"), sig: model.get("sig"), ...NEW });
  const view = VIEWS[model.get("kind")]({ model, signal, uid: unique(), save, apart: Boolean(store.apart) });
  const card = frame(model, view, { save, forget, check, signal });
  /** @type {Saved} */
  let state = fresh();
  const watch = clock(el, () => state.open, signal);

  /** @param {Partial<Saved>} change */
  function save(change) {
    show({ ...state, ...change, at: today() });
    store.put(key, state);
  }
  function forget() {
    show(fresh());
    store.put(key, null);
  }
  /** Take over a state, whoever made it: this reader, another tab, the kernel. @param {Saved} next */
  function show(next) {
    state = next;
    if (!view.own && !same(model.get("state"), state)) {
      model.set("state", state);
      model.save_changes();
    }
    card.paint(state);
  }
  function check() {
    if (!state.open) return; // Enter in a line below a closed item
    const { given, problem } = view.read();
    const sure = card.sure();
    const unsure = model.get("levels").length && state.tries === 0 && sure === null;
    if (problem || unsure) return card.complain(problem || "Say how sure you are.", !problem);
    const right = view.judge(given, state)?.right ?? null;
    const once = state.tries === 0 ? { first: right, sure } : {};
    // An answer that was shown first does not count as found.
    const found = state.right || Boolean(right && !state.shown);
    save({ ...once, given, tries: state.tries + 1, secs: state.secs + watch.read(), right: found, open: !right && !view.once });
  }
  /** What is kept, if it is an answer to this very item. @param {any} kept */
  const ours = (kept) => {
    const saved = grown(kept);
    return saved && saved.sig === model.get("sig") && (saved.given === null || view.fits(saved.given)) ? saved : null;
  };
  const follow = () => {
    const next = ours(store.get(key)) || fresh();
    if (!same(next, state)) show(next);
  };
  const obey = () => {
    const told = ours(model.get("state"));
    if (same(model.get("state"), state)) return;
    if (told) save(told);
    else forget();
  };

  el.classList.add("rp-check", "rp-live");
  el.dataset.rpKey = key;
  el.dataset.rpKind = model.get("kind");
  el.toggleAttribute("data-rp-apart", Boolean(store.apart));
  el.replaceChildren(card.el);
  const saved = store.get(key);
  const mine = ours(saved);
  const kernels = ours(model.get("state"));
  if (mine) show(mine);
  else if (kernels) save(kernels); // the kernel remembers what this browser does not
  else show(state);
  if (saved && saved.sig !== model.get("sig")) card.complain("This question has changed since you answered it. Please answer again.");
  store.watch(follow, signal);
  model.on("change:state", obey);
  signal.addEventListener("abort", () => model.off && model.off("change:state", obey));
  changed();
}
