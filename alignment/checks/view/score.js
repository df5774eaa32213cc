// @ts-check
import { brier, pairs } from "./brier.js";
import { h, line, same, unique } from "./page.js";
import { record } from "./record.js";
import { VIEWS } from "./views.js";

/** The score of this page and of the book, and the reader's settings. @param {Host} host */
export function score({ el, signal }) {
  const store = record();
  const total = h("p", { class: "rp-total" });
  const notes = h("div", { role: "status" });
  const remark = remarks(notes, store, signal);
  const shared = sharing(store, signal);
  const print = h("input", { type: "checkbox" });
  const clear = h("button", { type: "button" }, "Clear them now");
  const fold = h("details", { class: "rp-fold" }, h("summary", {}, "Clear my answers on this page"), clear);
  const page = document.documentElement.classList;
  const paint = () => {
    total.replaceChildren(...counted(store.items()).map((part) => h("span", {}, part)));
    remark();
    shared.paint();
    print.checked = page.contains("rp-print-answers");
    fold.hidden = !present().size;
  };
  print.addEventListener("change", () => page.toggle("rp-print-answers", print.checked), { signal });
  clear.addEventListener("click", () => {
    store.write(Object.fromEntries([...present().keys()].map((key) => [key, null])));
    fold.open = false;
  }, { signal });
  el.classList.add("rp-score", "rp-live");
  const mine = document.documentElement.dataset.mine; // the site's page of the record; a notebook has none
  el.replaceChildren(h("div", { class: "rp-card", role: "group", "aria-label": "Your score" }, total,
    mine ? h("p", {}, h("a", { href: mine }, "My record")) : "", notes, shared.el,
    setting(print, "Print with answers", "Otherwise only the questions are printed."), fold));
  store.watch(paint, signal);
  paint();
}

/** Key and kind of each item that the page has as its own. @returns {Map<string, string>} */
export function present() {
  const found = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-rp-key]:not([data-rp-apart])"));
  return new Map([...found].map((el) => [el.dataset.rpKey || "", el.dataset.rpKind || ""]));
}

/** The score in sentences. @param {Record<string, Saved>} items */
export function counted(items) {
  const here = [...present()];
  const asked = here.filter(([, kind]) => rated(kind)).map(([key]) => items[key]);
  const book = Object.values(items).filter((saved) => rated(saved.kind) && saved.tries > 0);
  const right = (/** @type {(Saved | undefined)[]} */ list) => list.filter((saved) => saved && saved.right).length;
  const first = asked.filter((saved) => saved && saved.first).length;
  const tallies = new Set(Object.values(VIEWS).flatMap(({ tally }) => tally || []));
  const tallied = (/** @type {string} */ tally) => {
    const all = here.filter(([, kind]) => VIEWS[kind].tally === tally).map(([key]) => items[key]);
    return all.length ? [`${tally}: ${all.filter((saved) => saved && saved.tries > 0).length} of ${all.length}.`] : [];
  };
  const FEW = 5; // with fewer, one answer moves the score by a fifth or more
  const told = pairs(here.flatMap(([key]) => items[key] || []));
  const examples = !here.length && document.querySelector("[data-rp-apart]");
  return [
    ...(examples ? ["The questions of this page are examples: your answers are not counted, and not kept."] : []),
    ...(asked.length ? [`This page: ${right(asked)} of ${asked.length} right, ${first} at the first try.`] : []),
    ...[...tallies].flatMap(tallied),
    ...(told.length < FEW ? [] : [`Brier score of your ${told.length} answers with “how sure”: ${brier(told).toFixed(2)} (0 is best, always 50% gives 0.25).`]),
    `Whole book: ${right(book)} right of ${book.length} answered.`,
  ];
}

/**
 * What the reader should know about the record. Its place is a live region: it is written only when there is news.
 * @param {HTMLElement} place @param {ReturnType<typeof record>} store @param {AbortSignal} signal
 */
export function remarks(place, store, signal) {
  const remove = h("button", { type: "button" }, "Delete the damaged record");
  remove.addEventListener("click", store.discard, { signal });
  const damaged = "Your saved answers could not be read. They were set aside, and a new record begins.";
  const lasting = "This browser does not keep answers. They are gone when you close or reload this page.";
  let told = [false, true];
  return () => {
    const now = [store.damaged(), store.lasts()];
    if (same(now, told)) return;
    told = now;
    place.replaceChildren(...(now[0] ? [line(damaged), remove] : []), ...(now[1] ? [] : [line(lasting)]));
  };
}

/** Is this a kind whose answers are right or wrong? @param {string} kind */
export function rated(kind) {
  return !VIEWS[kind]?.tally;
}

/** The tick box of those who share a computer. @param {ReturnType<typeof record>} store @param {AbortSignal} signal */
export function sharing(store, signal) {
  const box = h("input", { type: "checkbox" });
  box.addEventListener("change", () => store.share(box.checked), { signal });
  const el = setting(box, "I am on a shared computer", "Your answers are kept until you close this tab, then they are gone.");
  return { el, paint: () => (box.checked = store.shared()) };
}

/** A tick box with a line that explains it. @param {HTMLElement} box @param {string} name @param {string} more */
export function setting(box, name, more) {
  const id = unique();
  box.setAttribute("aria-describedby", id);
  return h("div", { class: "rp-setting" }, h("label", {}, box, h("b", {}, name)), h("span", { class: "rp-more", id }, more));
}
