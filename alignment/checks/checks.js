// @ts-check
/**
 * The self-checks: one module for two hosts.
 *
 * Jupyter:  anywidget calls `render({ model, el, signal })`, once per widget; it loads the module each time.
 * The site: `mount(document)` finds the items that Python left in the page and calls the same `render`.
 *
 * Nothing is shared at module level. Texts enter as text, never as HTML. Order of this file: hosts, the item
 * and its frame, one view per kind, the score line, the reader's record, numbers, small tools.
 *
 * @typedef {{ get(name: string): any, set(name: string, value: any): void, save_changes(): void,
 *   on(name: string, then: () => void): void, off?(name: string, then: () => void): void }} Model
 * @typedef {{ model: Model, el: HTMLElement, signal: AbortSignal }} Host
 * @typedef {{ kind: string, sig: string, tries: number, first: boolean | null, right: boolean, shown: boolean,
 *   open: boolean, hints: number, sure: number | null, given: any, note: string, at: string }} Saved
 *   What the record keeps of one item. `first`: right at the first try; `open`: can be answered now;
 *   `sure`: confidence in percent at the first try; `given`: the last answer; `at`: day of the last change.
 * @typedef {{ right: boolean, head?: string, lines: (string | [string, string])[] }} Verdict
 * @typedef {{ model: Model, signal: AbortSignal, uid: string, save(change: Partial<Saved>): void }} Context
 * @typedef {{ body: Node[], after?: Node[], once?: boolean, verb?: string, sureAsk?: string,
 *   read(): { given?: any, problem?: string }, fits(given: any): boolean,
 *   judge(given: any, state: Saved): Verdict, paint(state: Saved, moved: boolean): void }} View
 *   `body` is shown above the feedback, `after` below it; `once`: no second try; `paint` follows the state, and
 *   where the answer has `moved` (not only a hint was asked for) writes it into the controls.
 */

// ------------------------------------------------------------------------------------------------ hosts

export default { render };

/** The views, by kind. @type {Record<string, (cx: Context) => View>} */
const VIEWS = { choice, number, estimate };

/**
 * Show one self-check, or the score line, in `el`.
 * @param {{ model: Model, el: HTMLElement, signal?: AbortSignal }} host
 */
function render({ model, el, signal }) {
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
function still(data) {
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
    off: (name, then) => void (watchers.get(name) || new Set()).delete(then),
  };
}

// ------------------------------------------------------------------------------------- item and its frame

/** @type {Omit<Saved, "kind" | "sig">} */
const NEW = {
  tries: 0, first: null, right: false, shown: false, open: true, hints: 0, sure: null, given: null, note: "", at: "",
};

/** One item: state, record and kernel kept in step; the frame shows it. @param {Host} host */
function item({ model, el, signal }) {
  const store = record();
  const key = `${model.get("chapter")}/${model.get("id")}`;
  const fresh = () => ({ kind: model.get("kind"), sig: model.get("sig"), ...NEW });
  const view = VIEWS[model.get("kind")]({ model, signal, uid: unique(), save });
  const card = frame(model, view, { save, forget, check, signal });
  /** @type {Saved} */
  let state = fresh();

  /** @param {Partial<Saved>} change */
  function save(change) {
    show({ ...state, ...change, at: new Date().toISOString().slice(0, 10) });
    store.put(key, state);
  }
  function forget() {
    show(fresh());
    store.put(key, null);
  }
  /** Take over a state, whoever made it: this reader, another tab, the kernel. @param {Saved} next */
  function show(next) {
    state = next;
    if (!same(model.get("state"), state)) {
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
    const { right } = view.judge(given, state);
    const once = state.tries === 0 ? { first: right, sure } : {};
    // An answer that was shown first does not count as found.
    const found = state.right || (right && !state.shown);
    save({ ...once, given, tries: state.tries + 1, right: found, open: !right && !view.once });
  }
  /** @param {any} saved @returns {saved is Saved} */
  const ours = (saved) => sound(saved) && saved.sig === model.get("sig") && (saved.given === null || view.fits(saved.given));
  const follow = () => {
    const saved = store.get(key);
    const next = ours(saved) ? saved : fresh();
    if (!same(next, state)) show(next);
  };
  const obey = () => {
    const told = model.get("state");
    if (!same(told, state)) ours(told) ? save(told) : forget();
  };

  el.classList.add("rp-check", "rp-live");
  el.dataset.rpKey = key;
  el.dataset.rpKind = model.get("kind");
  el.replaceChildren(card.el);
  const saved = store.get(key);
  const kept = model.get("state");
  if (ours(saved)) show(saved);
  else if (ours(kept)) save(kept); // the kernel remembers what this browser does not
  else show(state);
  if (sound(saved) && saved.sig !== model.get("sig")) card.complain("This question has changed since you answered it. Please answer again.");
  store.watch(follow, signal);
  model.on("change:state", obey);
  signal.addEventListener("abort", () => model.off && model.off("change:state", obey));
  changed();
}

/**
 * What all kinds share: question, confidence, hints, feedback, buttons, and the answers for print.
 * @param {Model} model @param {View} view
 * @param {{ save(change: Partial<Saved>): void, forget(): void, check(): void, signal: AbortSignal }} acts
 */
function frame(model, view, { save, forget, check, signal }) {
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
    show: h("button", { type: "button" }, "Show the answer"),
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
  on(button.show, () => save({ shown: true, open: false }));
  on(button.again, () => save({ given: null, open: true }));
  on(button.forget, forget);
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
    heard = "";
    feedback.className = "rp-feedback rp-problem";
    feedback.replaceChildren(line(problem));
    if (aboutSure) select.focus();
  }
  /** @param {Saved} state */
  function speak(state) {
    const news = JSON.stringify([state.given, state.tries, state.open, state.shown]);
    if (news === heard) return; // a live region that is written again is read out again
    heard = news;
    const verdict = state.given === null ? null : view.judge(state.given, state);
    feedback.className = `rp-feedback ${verdict ? (verdict.right ? "rp-good" : "rp-bad") : ""}`;
    feedback.replaceChildren(...(verdict ? said(verdict, state) : []), ...(state.shown && !state.open ? keyed(model) : []));
  }
  /** @param {Saved} state */
  function paint(state) {
    const moved = !same([state.given, state.open, state.tries], [now.given, now.open, now.tries]);
    now = state;
    const active = /** @type {Document} */ (el.getRootNode()).activeElement;
    const held = active !== null && el.contains(active);
    view.paint(state, moved);
    speak(state);
    status.textContent = summary(state, view);
    hintList.replaceChildren(...hints.slice(0, state.hints).map((hint) => h("li", {}, text(hint))));
    button.hint.textContent = `Hint ${state.hints + 1} of ${hints.length}`;
    if (moved) select.value = state.sure === null ? "" : String(state.sure);
    hide(sure, !model.get("levels").length || (state.tries > 0 && !view.once));
    select.disabled = state.tries > 0;
    hide(button.check, !state.open);
    hide(button.hint, !state.open || state.hints >= hints.length);
    hide(button.show, !state.open || state.right || state.tries < 2); // a second try before the key
    hide(button.again, state.open || Boolean(view.once));
    hide(button.forget, !state.tries && !state.hints);
    hide(fold, state.open);
    if (held && lost(active)) Object.values(button).find((b) => !b.hidden)?.focus();
  }
  return { el, paint, complain, sure: () => (select.value ? Number(select.value) : null) };
}

/** One level of confidence, in percent. @param {number} percent @param {number} n @param {number[]} all */
function level(percent, n, all) {
  const word = n === 0 ? " (a guess)" : n === all.length - 1 ? " (almost certain)" : "";
  return h("option", { value: percent }, `${percent}%${word}`);
}

/** The feedback to one answer. @param {Verdict} verdict @param {Saved} state */
function said({ right, head, lines }, { open }) {
  const sign = h("span", { "aria-hidden": "true", class: "rp-sign" }, right ? "✓" : "✗");
  const mood = head || (right ? "Right." : open ? "Not right. You can try again." : "Not right.");
  return [h("p", { class: "rp-verdict" }, sign, ` ${mood}`), ...lines.map(line)];
}

/** The key, for a reader who asked for it. @param {Model} model */
function keyed(model) {
  const rows = model.get("told").filter((/** @type {string[]} */ row) => row[0] === "Right");
  return [h("p", { class: "rp-verdict" }, "The answer"), ...rows.map((/** @type {string[]} */ row) => line([row[1], row[2]]))];
}

/** Every answer with its explanation. @param {Model} model */
function answers(model) {
  const row = (/** @type {string[]} */ [verdict, answer, feedback]) =>
    h("li", {}, h("strong", {}, `${verdict}:`), " ", text(answer, "b"), ". ", text(feedback));
  return h("ul", {}, ...model.get("told").map(row));
}

/** The item's score in words. @param {Saved} state @param {View} view */
function summary({ tries, first, right, shown }, view) {
  if (view.once) return tries ? "Estimate given" : "";
  if (right) return first ? "Right at the first try" : `Right after ${tries} tries`;
  if (shown) return "Answer shown";
  return tries ? `${tries} ${tries === 1 ? "try" : "tries"}` : "";
}

// ------------------------------------------------------------------------------------------------- views

/** One or several options. `given`: the positions of the ticked ones. @param {Context} cx @returns {View} */
function choice({ model, uid }) {
  /** @type {{ text: string, right: boolean, feedback: string }[]} */
  const options = model.get("options");
  const many = model.get("many");
  const inputs = options.map((_, n) => h("input", { type: many ? "checkbox" : "radio", name: uid, value: n }));
  const marks = options.map(() => h("span", { class: "rp-mark" }));
  const rows = options.map((o, n) => h("label", { class: "rp-option" }, inputs[n], text(o.text), marks[n]));
  return {
    body: [ask(many ? "Choose all that are right." : "Choose one."), h("div", { class: "rp-options" }, ...rows)],
    sureAsk: "How sure are you that your answer is right?",
    read() {
      const given = inputs.flatMap((input, n) => (input.checked ? [n] : []));
      return given.length ? { given } : { problem: many ? "Choose at least one option." : "Choose an option." };
    },
    fits: (given) => Array.isArray(given) && given.length > 0 && given.every((n) => options[n] !== undefined),
    judge(/** @type {number[]} */ given) {
      const right = options.every((o, n) => o.right === given.includes(n));
      if (!many) return { right, lines: [options[given[0]].feedback] };
      const missing = options.filter((o, n) => o.right && !given.includes(n)).length;
      const more = missing ? [`Right options not yet chosen: ${missing}.`] : [];
      return { right, lines: [...given.map((n) => /** @type {[string, string]} */ ([options[n].text, options[n].feedback])), ...more] };
    },
    paint({ given, open }, moved) {
      options.forEach((o, n) => {
        const mine = given !== null && given.includes(n);
        const told = mine || (!open && o.right);
        if (moved) inputs[n].checked = mine;
        inputs[n].disabled = !open;
        marks[n].textContent = told ? (o.right ? "✓ right" : "✗ not right") : "";
        rows[n].className = `rp-option ${told ? (o.right ? "rp-good" : "rp-bad") : ""}`;
      });
    },
  };
}

/** A number within a tolerance. `given`: what was typed. @param {Context} cx @returns {View} */
function number({ model, uid }) {
  const unit = model.get("unit");
  const answer = model.get("answer");
  const near = (/** @type {number} */ value) => within(value, answer, model.get("tolerance"));
  const minus = [answer, ...model.get("wrong").map((/** @type {any} */ w) => w.value)].some((value) => value < 0);
  const entry = field(uid, "Your answer", unit, minus);
  return {
    body: [entry.el],
    read: () => entry.read(),
    fits: (given) => typeof given === "string" && parseNumber(given, unit).value !== undefined,
    judge(given) {
      const value = parseNumber(given, unit).value ?? NaN;
      const read = /** @type {[string, string]} */ (["You wrote", written(value, unit)]);
      return { right: near(value), lines: [read, near(value) ? model.get("feedback") : mistake(model, value, near)] };
    },
    paint: entry.paint,
  };
}

/** Why a number is wrong, as far as it tells. @param {Model} model @param {number} value @param {(v: number) => boolean} near */
function mistake(model, value, near) {
  const distance = (/** @type {any} */ w) => Math.abs(w.value - value);
  const known = model.get("wrong").filter((/** @type {any} */ w) => within(value, w.value, model.get("tolerance")));
  if (known.length) return known.sort((/** @type {any} */ a, /** @type {any} */ b) => distance(a) - distance(b))[0].feedback;
  const answer = model.get("answer");
  const guess = Math.abs(answer) > model.get("tolerance") ? scaled(answer, model.get("unit"), value, near) : "";
  return guess || (value > answer ? "Your number is too high." : "Your number is too low.");
}

/** A mistake of unit, point or sign. @param {number} answer @param {string} unit @param {number} value @param {(v: number) => boolean} near */
function scaled(answer, unit, value, near) {
  if (unit === "%" && near(value * 100)) return "This looks like a share from 0 to 1. The question asks for percent.";
  if (!unit && Math.abs(answer) <= 1 && near(value / 100)) return "This looks like percent. The question asks for a share from 0 to 1.";
  if (near(value / 1000)) return "This is a thousand times too high. Did you mean a decimal point? We read 1,234 as one thousand.";
  return near(-value) ? "The size is right. Look at the sign: is it an increase or a decrease?" : "";
}

/** A number before the data, with confidence. `given`: what was typed. @param {Context} cx @returns {View} */
function estimate({ model, uid, save, signal }) {
  const unit = model.get("unit");
  const entry = field(uid, "Your estimate", unit, model.get("low") < 0);
  const note = h("input", { type: "text", maxlength: 300 });
  const why = h("label", { class: "rp-note" }, h("span", {}, "Why was I off? One line, for yourself."), note);
  note.addEventListener("change", () => save({ note: note.value }), { signal });
  return {
    body: [ask(`Before you see the data. From ${model.get("scale")}.`), entry.el],
    after: [why],
    once: true,
    verb: "Give my estimate",
    sureAsk: `How sure are you that the true value is within ${model.get("band")} of your number?`,
    read() {
      const found = entry.read();
      const value = parseNumber(found.given || "", unit).value ?? NaN;
      return value < model.get("low") || value > model.get("high") ? entry.refuse(`Write a number from ${model.get("scale")}.`) : found;
    },
    fits: (given) => typeof given === "string" && parseNumber(given, unit).value !== undefined,
    judge: (given, state) => compared(model, parseNumber(given, unit).value ?? NaN, state.sure),
    paint(state, moved) {
      entry.paint(state, moved);
      hide(why, state.open);
      note.value = state.note;
    },
  };
}

/** An estimate beside the true value. @param {Model} model @param {number} value @param {number | null} sure @returns {Verdict} */
function compared(model, value, sure) {
  const unit = model.get("unit");
  const off = value - model.get("answer");
  const right = within(value, model.get("answer"), model.get("near"));
  const gap = written(Math.abs(off), unit === "%" ? "percentage points" : unit, model.get("decimals"));
  const exact = Math.abs(off) < 0.5 * 10 ** -model.get("decimals");
  const distance = exact ? "This is the true value, as exactly as it is shown." : `That is ${gap} too ${off > 0 ? "high" : "low"}.`;
  const belief = sure === null ? [] : [`You were ${sure}% sure to be within ${model.get("band")}. You were ${right ? "" : "not "}within it.`];
  return {
    right,
    head: right ? "Near the true value." : "Not near the true value.",
    lines: [["The data say", model.get("shown")], ["Your estimate", `${written(value, unit)}. ${distance}`], ...belief, model.get("reveal")],
  };
}

/** A field for one number. @param {string} uid @param {string} title @param {string} unit @param {boolean} minus */
function field(uid, title, unit, minus) {
  // The decimal keypad of some phones has no minus sign.
  const input = h("input", { type: "text", inputmode: minus ? "text" : "decimal", id: uid, autocomplete: "off", dir: "ltr" });
  const name = h("label", { for: uid }, title, unit ? h("span", { class: "rp-unseen" }, ` in ${unit}`) : "");
  const el = h("div", { class: "rp-entry" }, name, input, h("span", { class: "rp-unit", "aria-hidden": "true" }, unit));
  /** @param {string} problem @returns {{ given?: string, problem?: string }} */
  const refuse = (problem) => {
    input.setAttribute("aria-invalid", "true");
    input.focus();
    return { problem };
  };
  return {
    el,
    refuse,
    read() {
      input.removeAttribute("aria-invalid");
      const { error } = parseNumber(input.value, unit);
      return error ? refuse(error) : { given: input.value.trim() };
    },
    paint(/** @type {Saved} */ { given, open }, /** @type {boolean} */ moved) {
      if (moved) input.value = given || "";
      input.disabled = !open;
      input.removeAttribute("aria-invalid");
    },
  };
}

// -------------------------------------------------------------------------------------------- score line

/** The score of this page and of the book, and the reader's settings. @param {Host} host */
function score({ el, signal }) {
  const store = record();
  const total = h("p", { class: "rp-total" });
  const notes = h("div", { role: "status" });
  const shared = h("input", { type: "checkbox" });
  const print = h("input", { type: "checkbox" });
  const clear = h("button", { type: "button" }, "Clear them now");
  const fold = h("details", { class: "rp-fold" }, h("summary", {}, "Clear my answers on this page"), clear);
  const page = document.documentElement.classList;
  const paint = () => {
    total.replaceChildren(...counted(store.items()).map((part) => h("span", {}, part)));
    notes.replaceChildren(...remarks(store, signal));
    shared.checked = store.shared();
    print.checked = page.contains("rp-print-answers");
  };
  shared.addEventListener("change", () => store.share(shared.checked), { signal });
  print.addEventListener("change", () => page.toggle("rp-print-answers", print.checked), { signal });
  clear.addEventListener("click", () => {
    for (const [key] of present()) store.put(key, null);
    fold.open = false;
  }, { signal });
  el.classList.add("rp-score", "rp-live");
  el.replaceChildren(h("div", { class: "rp-card", role: "group", "aria-label": "Your score" }, total, notes,
    setting(shared, "I am on a shared computer", "Your answers are kept until you close this tab, then they are gone."),
    setting(print, "Print with answers", "Otherwise only the questions are printed."), fold));
  store.watch(paint, signal);
  paint();
}

/** Key and kind of each item that is in the page now. @returns {Map<string, string>} */
function present() {
  const found = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-rp-key]"));
  return new Map([...found].map((el) => [el.dataset.rpKey || "", el.dataset.rpKind || ""]));
}

/** The score in sentences. @param {Record<string, Saved>} items */
function counted(items) {
  const here = [...present()];
  const asked = here.filter(([, kind]) => kind !== "estimate").map(([key]) => items[key]);
  const guesses = here.filter(([, kind]) => kind === "estimate").map(([key]) => items[key]);
  const book = Object.values(items).filter((saved) => saved.kind !== "estimate" && saved.tries > 0);
  const right = (/** @type {(Saved | undefined)[]} */ list) => list.filter((saved) => saved && saved.right).length;
  const first = asked.filter((saved) => saved && saved.first).length;
  const given = guesses.filter((saved) => saved && saved.tries > 0).length;
  return [
    ...(asked.length ? [`This page: ${right(asked)} of ${asked.length} right, ${first} at the first try.`] : []),
    ...(guesses.length ? [`Estimates given: ${given} of ${guesses.length}.`] : []),
    `Whole book: ${right(book)} right of ${book.length} answered.`,
  ];
}

/** What the reader should know about the record. @param {ReturnType<typeof record>} store @param {AbortSignal} signal */
function remarks(store, signal) {
  const remove = h("button", { type: "button" }, "Delete the damaged record");
  remove.addEventListener("click", store.discard, { signal });
  const damaged = "Your saved answers could not be read. They were set aside, and a new record begins.";
  const lasting = "This browser does not keep answers. They are gone when you close or reload this page.";
  return [...(store.damaged() ? [line(damaged), remove] : []), ...(store.lasts() ? [] : [line(lasting)])];
}

/** A tick box with a line that explains it. @param {HTMLElement} box @param {string} name @param {string} more */
function setting(box, name, more) {
  const id = unique();
  box.setAttribute("aria-describedby", id);
  return h("div", { class: "rp-setting" }, h("label", {}, box, h("b", {}, name)), h("span", { class: "rp-more", id }, more));
}

// ---------------------------------------------------------------------------------------- reader's record

/** The record of all answers: localStorage, or sessionStorage on a shared computer, or memory where both fail. */
function record() {
  const KEY = "rp.record.v1"; // {"v": 1, "items": {"02/raw-agreement": Saved}}
  const ASIDE = "rp.record.v1.damaged";
  const SHARED = "rp.shared.v1"; // about the computer, not about its reader: so it stays, for the next tab and reader
  const MINE = "rp.mine.v1"; // keys answered in this tab: they leave with the reader who says "shared"
  const local = box("localStorage");
  const session = box("sessionStorage");
  const memory = spare();
  const shared = () => memory.shared || local.read(SHARED) === "1";
  const place = () => (shared() ? session : local);

  /** @param {ReturnType<typeof box>} where @returns {Record<string, Saved>} */
  function stored(where) {
    const packed = where.read(KEY);
    const found = unpack(packed);
    if (found && found.v === 1 && plain(found.items)) return found.items;
    if (packed !== null) {
      where.write(ASIDE, packed);
      where.drop(KEY);
    }
    return {};
  }
  const keep = (/** @type {ReturnType<typeof box>} */ where, /** @type {any} */ items) => where.write(KEY, JSON.stringify({ v: 1, items }));
  const mine = () => new Set(/** @type {string[]} */ ((session.read(MINE) || "").split(" ")));

  /** @returns {Record<string, Saved>} */
  function items() {
    const all = Object.entries({ ...stored(place()), ...memory.items });
    return Object.fromEntries(all.flatMap(([key, saved]) => (sound(saved) ? [[key, saved]] : [])));
  }
  /** Write one item; the others are read afresh, for another tab may have changed them. @param {string} key @param {Saved | null} saved */
  function put(key, saved) {
    const all = stored(place());
    if (saved) all[key] = saved;
    else delete all[key];
    if (keep(place(), all)) delete memory.items[key];
    else memory.items[key] = saved;
    session.write(MINE, [...mine().add(key)].join(" ").trim());
    changed();
  }
  /** On: this tab's answers leave the computer's record, all others stay in it. Off: they come back. @param {boolean} on */
  function share(on) {
    const theirs = stored(local);
    const ours = on ? {} : stored(session);
    const keys = mine();
    for (const key of on ? Object.keys(theirs).filter((k) => keys.has(k)) : []) {
      ours[key] = theirs[key];
      delete theirs[key];
    }
    const kept = on ? keep(session, ours) : keep(local, { ...theirs, ...ours });
    if (!kept) Object.assign(memory.items, ours);
    if (on) keep(local, theirs);
    else session.drop(KEY);
    memory.shared = on && !local.write(SHARED, "1");
    if (!on) local.drop(SHARED);
    changed();
  }
  return {
    items, put, share, shared,
    get: (/** @type {string} */ key) => items()[key],
    lasts: () => place().write("rp.probe", "1") && (place().drop("rp.probe"), true),
    damaged: () => local.read(ASIDE) !== null || session.read(ASIDE) !== null,
    discard: () => (local.drop(ASIDE), session.drop(ASIDE), changed()),
    /** Call `then` when the record changes, here or in another tab. @param {() => void} then @param {AbortSignal} signal */
    watch(then, signal) {
      document.addEventListener("rp-record", then, { signal });
      window.addEventListener("storage", ({ key }) => [KEY, SHARED, ASIDE, null].includes(key) && then(), { signal });
    },
  };
}

/** The record has changed: items and score lines look again. */
function changed() {
  document.dispatchEvent(new CustomEvent("rp-record"));
}

/** One of the browser's stores. It may be forbidden, full or absent: then reads give null and writes false. @param {"localStorage" | "sessionStorage"} name */
function box(name) {
  /** @template T @param {(store: Storage) => T} act @param {T} otherwise */
  const attempt = (act, otherwise) => {
    try {
      return act(window[name]);
    } catch {
      return otherwise;
    }
  };
  return {
    read: (/** @type {string} */ key) => attempt((s) => s.getItem(key), null),
    write: (/** @type {string} */ key, /** @type {string} */ value) => attempt((s) => (s.setItem(key, value), true), false),
    drop: (/** @type {string} */ key) => attempt((s) => s.removeItem(key), undefined),
  };
}

/** What the page itself remembers; on `window`, since each widget loads its own copy of this module. @returns {{ items: Record<string, Saved | null>, shared: boolean }} */
function spare() {
  const place = /** @type {any} */ (window);
  return (place[Symbol.for("rp.record")] ||= { items: {}, shared: false });
}

/** Is this one item of a record? Anything can stand in a browser's store. @param {any} saved @returns {saved is Saved} */
function sound(saved) {
  const whole = (/** @type {any} */ n) => Number.isInteger(n) && n >= 0;
  return plain(saved) && typeof saved.sig === "string" && typeof saved.kind === "string" && typeof saved.note === "string"
    && whole(saved.tries) && whole(saved.hints) && (saved.sure === null || whole(saved.sure)) && "given" in saved
    && [saved.right, saved.shown, saved.open].every((flag) => typeof flag === "boolean");
}

// ----------------------------------------------------------------------------------------------- numbers

/**
 * The number that a reader typed, in Western or Urdu digits; refuses what could mean two numbers.
 * @param {string} typed @param {string} [unit] the item's unit: it may be written too
 * @returns {{ value?: number, error?: string }}
 */
export function parseNumber(typed, unit = "") {
  const western = typed
    .replace(/[\u200b-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, "")
    .replace(/[\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
    .replace(/\u066b/g, ".").replace(/[\u066c\u060c]/g, ",").replace(/\u066a/g, "%")
    .replace(/[\u2212\u2010\u2011]/g, "-").replace(/[\s\u00a0\u2007\u2009\u202f]+/g, " ").trim();
  if (!western) return { error: "Write a number first." };
  const bare = unitless(western, unit);
  if (bare.includes("%")) return { error: `Write only the number, without %. The unit is ${unit || "a plain number"}.` };
  const parts = /^([+-]?) ?(\d[\d, ]*|)(\.\d*)?(?:[eE]([+-]?\d{1,3}))?$/.exec(bare);
  if (!parts || !/\d/.test(parts[2] + (parts[3] || ""))) return { error: "Write one number, such as 1234 or 12.5." };
  const [, sign, whole, fraction = "", power = "0"] = parts;
  if (/[, ]/.test(whole) && !grouped(whole)) return { error: "Write a point for decimals (12.5), and thousands as 1,234 or 1234." };
  const value = Number(`${sign}${whole.replace(/[, ]/g, "") || "0"}${fraction === "." ? "" : fraction}e${power}`);
  return Number.isFinite(value) ? { value } : { error: "This number is too large." };
}

/** Digits in groups: 1,234,567 or 12,34,567 or 1 234 567; never 0,5 or 12,34. @param {string} digits */
function grouped(digits) {
  return /^[1-9]\d{0,2}(,\d{3})+$|^[1-9]\d{0,2}( \d{3})+$|^[1-9]\d?(,\d{2})*,\d{3}$|^[1-9]\d?( \d{2})* \d{3}$/.test(digits);
}

/** The text without the item's own unit, before or after the number. @param {string} typed @param {string} unit */
function unitless(typed, unit) {
  const names = unit === "%" ? ["%", "percent", "per cent"] : [unit.replace(/\s+/g, " ").toLowerCase()];
  const low = typed.toLowerCase();
  const name = names.find((n) => n && (low.endsWith(n) || low.startsWith(n)));
  if (!name) return typed;
  return (low.endsWith(name) ? typed.slice(0, -name.length) : typed.slice(name.length)).trim();
}

/** Is `value` within `width` of `centre`? The hair makes 0.1 + 0.2 count as 0.3. @param {number} value @param {number} centre @param {number} width */
function within(value, centre, width) {
  return Math.abs(value - centre) <= width * (1 + 1e-9);
}

/** A number as the book writes it. @param {number} value @param {string} unit @param {number} [decimals] */
function written(value, unit, decimals) {
  const digits = value.toLocaleString("en", { minimumFractionDigits: decimals || 0, maximumFractionDigits: decimals ?? 9 });
  return digits.replace("-", "\u2212") + (unit && unit !== "%" ? `\u00a0${unit}` : unit);
}

// ------------------------------------------------------------------------------------------------- tools

const CONTROLS = ["input", "select", "button", "summary"];

/**
 * An element with attributes and children; a child that is text becomes a text node.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Record<string, string | number | boolean>} attributes @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  // JupyterLab takes arrow keys, Enter and letters for its own commands, unless the very control forbids it.
  if (CONTROLS.includes(tag)) node.setAttribute("data-lm-suppress-shortcuts", "true");
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children);
  return node;
}

/** An author's or reader's text, isolated, so that its direction cannot reorder what stands around it. @param {string} value @param {"span" | "b" | "p"} [tag] */
function text(value, tag = "span") {
  // Text in Arabic script is Urdu in this book: it gets Urdu's voice and line height.
  const urdu = /^\P{L}*[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]/u.test(value);
  return h(tag, urdu ? { dir: "auto", lang: "ur" } : { dir: "auto" }, value);
}

/** @param {string} value */
function paragraphs(value) {
  return value.split("\n\n").map((p) => h("span", { class: "rp-prompt" }, text(p)));
}

/** One line of feedback; a pair is a subject and what is said of it. @param {string | [string, string]} words */
function line(words) {
  return typeof words === "string" ? text(words, "p") : h("p", {}, text(words[0], "b"), ": ", text(words[1]));
}

/** @param {string} words */
function ask(words) {
  return h("p", { class: "rp-ask" }, words);
}

/** @param {HTMLElement} node @param {boolean} hidden */
function hide(node, hidden) {
  node.hidden = hidden;
}

/** Has the focused element gone? @param {any} node */
function lost(node) {
  return node.disabled || node.hidden || node.closest("[hidden]") !== null;
}

function unique() {
  return `rp-${Math.random().toString(36).slice(2, 10)}`;
}

/** @param {any} a @param {any} b */
function same(a, b) {
  const sorted = (/** @type {string} */ _, /** @type {any} */ v) => (plain(v) ? Object.fromEntries(Object.entries(v).sort()) : v);
  return JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
}

/** @param {any} value */
function plain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** JSON, or null where it is none. @param {string | null} packed @returns {any} */
function unpack(packed) {
  try {
    return packed === null ? null : JSON.parse(packed);
  } catch {
    return null;
  }
}
