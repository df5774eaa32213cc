// @ts-check
import { h, line, lost, paragraphs, same, text } from "./page.js";

/**
 * What all kinds share: question, confidence, hints, feedback, buttons, and the answers for print.
 * @param {Model} model @param {View} view
 * @param {{ save(change: Partial<Saved>): void, forget(): void, check(): void, signal: AbortSignal }} acts
 */
export function frame(model, view, { save, forget, check, signal }) {
  /** @type {string[]} */
  const hints = model.get("hints");
  const label = h("span", {}, "Check yourself");
  const status = h("span", { class: "rp-status" });
  const select = h("select", {}, h("option", { value: "" }, "choose"), ...model.get("levels").map(level));
  const sure = h("label", { class: "rp-sure" }, h("span", {}, view.sureAsk || "How sure are you?"), select);
  const hintList = h("ol", { class: "rp-hints" });
  const hintBox = h("div", { "aria-live": "polite" }, hintList);
  const feedback = h("div", { class: "rp-feedback", role: "status", "aria-live": "polite" });
  const fold = h("details", { class: "rp-fold" }, h("summary", {}, "Every answer explained"), answers(model));
  const button = {
    check: h("button", { type: "submit", class: "rp-main" }, view.verb || "Check"),
    hint: h("button", { type: "button" }),
    show: h("button", { type: "button" }, view.anyway || "Show the answer"),
    again: h("button", { type: "button" }, "Try again"),
    forget: h("button", { type: "button", class: "rp-quiet" }, "Forget my answer"),
  };
  const el = h("form", { class: "rp-card", novalidate: true, autocomplete: "off" },
    h("div", { class: "rp-head" }, label, status),
    h("fieldset", {}, h("legend", {}, ...paragraphs(model.get("prompt"))), ...view.body, sure),
    hintBox, feedback, ...(view.after || []),
    h("div", { class: "rp-actions" }, ...Object.values(button)),
    fold, h("div", { class: "rp-printed" }, answers(model)));

  let now = /** @type {Saved} */ ({});
  let heard = "";
  const on = (/** @type {HTMLElement} */ node, /** @type {() => void} */ then) => node.addEventListener("click", then, { signal });
  on(button.hint, () => save({ hints: Math.min(now.hints + 1, hints.length) }));
  on(button.show, () => save({ shown: true, open: Boolean(view.anyway) }));
  on(button.again, () => save({ given: null, open: true }));
  on(button.forget, () => {
    heard = ""; // a complaint goes too; else it stays until there is news: nothing may move under a finger that taps
    forget();
  });
  el.addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  }, { signal });
  // JupyterLab keeps Enter from submitting; so it is read here, in both hosts alike.
  el.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLInputElement} */ (event.target);
    if (event.key !== "Enter" || event.isComposing || target.tagName !== "INPUT") return;
    event.preventDefault();
    if (now.open) check();
    else target.dispatchEvent(new Event("change")); // a line of text is kept
  }, { signal });

  /** Say what must be mended before the answer can be judged. @param {string} problem @param {boolean} [aboutSure] */
  function complain(problem, aboutSure) {
    feedback.className = "rp-feedback rp-problem";
    feedback.replaceChildren(line(problem));
    if (aboutSure) select.focus();
  }
  /** @param {Saved} state */
  function speak(state) {
    const verdict = state.given === null ? null : view.judge(state.given, state);
    const news = JSON.stringify([verdict, state.tries, state.open, state.shown]);
    if (news === heard) return; // a live region that is written again is read out again
    heard = news;
    feedback.className = `rp-feedback ${mood(verdict, "rp-good", "rp-bad")}`;
    feedback.replaceChildren(...(verdict ? said(verdict, state) : []), ...(state.shown && !state.open ? keyed(model) : []));
  }
  /** @param {Saved} state */
  function paint(state) {
    const moved = !same([state.given, state.open, state.tries], [now.given, now.open, now.tries]);
    now = state;
    const focus = () => /** @type {Document} */ (el.getRootNode()).activeElement;
    const held = el.contains(focus());
    view.paint(state, moved);
    speak(state);
    status.textContent = summary(state, view);
    hintList.replaceChildren(...hints.slice(0, state.hints).map((hint) => h("li", {}, text(hint))));
    button.hint.textContent = `Hint ${state.hints + 1} of ${hints.length}`;
    if (moved) select.value = state.sure === null ? "" : String(state.sure);
    sure.hidden = !model.get("levels").length || (state.tries > 0 && !view.once);
    select.disabled = state.tries > 0;
    button.check.hidden = !state.open;
    button.hint.hidden = !state.open || state.hints >= hints.length;
    button.show.hidden = !state.open || state.right || (view.anyway ? state.shown || state.tries > 0 : state.tries < 2); // a second try before the key
    button.again.hidden = state.open || Boolean(view.once);
    button.forget.hidden = !state.tries && !state.hints;
    fold.hidden = state.open;
    if (held && (!el.contains(focus()) || lost(focus()))) Object.values(button).find((b) => !b.hidden)?.focus();
  }
  return { el, paint, complain, sure: () => (select.value ? Number(select.value) : null) };
}

/** One level of confidence, in percent. @param {number} percent @param {number} n @param {number[]} all */
export function level(percent, n, all) {
  const word = n === 0 ? " (a guess)" : n === all.length - 1 ? " (almost certain)" : "";
  return h("option", { value: percent }, `${percent}%${word}`);
}

/** One word or the other; none where nothing is right or wrong. @param {Verdict | null} verdict @param {string} good @param {string} bad */
export function mood(verdict, good, bad) {
  return verdict && verdict.right !== null ? (verdict.right ? good : bad) : "";
}

/** The feedback to one answer. @param {Verdict} verdict @param {Saved} state */
export function said(verdict, { open }) {
  const sign = h("span", { "aria-hidden": "true", class: "rp-sign" }, mood(verdict, "✓ ", "✗ "));
  const words = verdict.head || (verdict.right ? "Right." : open ? "Not right. You can try again." : "Not right.");
  return [h("p", { class: "rp-verdict" }, sign, words), ...verdict.lines.map(line)];
}

/** The key, for a reader who asked for it. @param {Model} model */
export function keyed(model) {
  const rows = model.get("told").filter((/** @type {string[]} */ row) => row[0] === "Right");
  return [h("p", { class: "rp-verdict" }, "The answer"), ...rows.map((/** @type {string[]} */ row) => line([row[1], row[2]]))];
}

/** Every answer with its explanation. @param {Model} model */
export function answers(model) {
  const row = (/** @type {string[]} */ [verdict, answer, feedback]) =>
    h("li", {}, h("strong", {}, `${verdict}:`), " ", text(answer, "b"), /[.?!]$/.test(answer) ? " " : ". ", text(feedback));
  return h("ul", {}, ...model.get("told").map(row));
}

/** The item's score in words. @param {Saved} state @param {View} view */
export function summary(state, view) {
  const { tries, first, right, shown } = state;
  if (view.status) return view.status(state);
  if (right) return first ? "Right at the first try" : `Right after ${tries} tries`;
  if (shown) return "Answer shown";
  return tries ? `${tries} ${tries === 1 ? "try" : "tries"}` : "";
}
