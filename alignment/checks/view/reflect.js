// @ts-check
import { ask, h, plain, text, unique } from "./page.js";
import { record } from "./record.js";

/** A text of the reader's own. `given`: { text, met: { question: is it met? } }. @param {Context} cx @returns {View} */
export function reflect({ model, uid, apart, save, signal }) {
  /** @type {{ question: string, add: string }[]} */
  const rubric = model.get("rubric");
  const store = record();
  const area = h("textarea", { id: uid, rows: model.get("lines"), dir: "auto", "aria-describedby": `${uid}-about` });
  const about = h("p", { class: "rp-help", id: `${uid}-about` });
  const count = h("p", { class: "rp-count" });
  const heard = h("p", { class: "rp-unseen", "aria-live": "polite" });
  const back = h("button", { type: "button", hidden: true }, "Bring my text back");
  const example = h("section", { class: "rp-model", tabindex: -1, "aria-label": "Model answer", hidden: true },
    h("p", {}, h("b", {}, "A model answer")), ...model.get("answer").split("\n\n").map((/** @type {string} */ p) => text(p, "p")));
  const points = rubric.map(({ question }) => point(question, signal, (yes) => keep({ ...met, [question]: yes })));
  const judging = h("div", { class: "rp-rubric" }, h("p", {}, h("b", {}, "Now judge your own text.")), ...points.map(({ el }) => el));

  let met = /** @type {Record<string, boolean>} */ ({});
  let kept = ""; // the text as the record has it
  let spare = "";
  let timer = 0;
  function keep(marks = met) {
    clearTimeout(timer);
    timer = 0;
    save({ given: { text: area.value, met: marks } });
  }
  const flush = () => {
    if (area.value !== kept) keep();
  };
  const later = () => {
    timer ||= setTimeout(flush, 2000); // not at every key: a record is written as a whole
  };
  function assure() {
    if (apart) about.textContent = "Your text is not kept here: it is gone when you leave or reload this page. It is sent nowhere.";
    else if (!store.lasts()) about.textContent = "This browser does not keep your text. Copy it before you leave this page.";
    else if (store.shared()) about.textContent = "Your text is kept until you close this tab. It is sent nowhere.";
    else about.textContent = "Your text is kept in this browser. It is sent nowhere.";
  }
  function measure() {
    count.textContent = `${words(area.value)} of about ${model.get("words")} words`;
    // It grows and never shrinks: a page that got shorter would jump.
    if (area.scrollHeight > area.clientHeight) area.style.height = `${area.scrollHeight + 2}px`;
  }
  area.addEventListener("input", () => {
    back.hidden = true;
    measure();
    later();
  }, { signal });
  area.addEventListener("change", () => {
    flush();
    heard.textContent = count.textContent; // said when the reader leaves the text, not at every key
  }, { signal });
  document.addEventListener("visibilitychange", () => document.hidden && flush(), { signal });
  window.addEventListener("pagehide", flush, { signal });
  signal.addEventListener("abort", flush);
  back.addEventListener("click", () => {
    area.value = spare;
    back.hidden = true;
    keep();
    area.focus();
  }, { signal });

  store.watch(assure, signal);
  assure();

  /** Take over a text, unless the reader has typed another one since: then both stay. @param {string} given @param {boolean} forgotten */
  function merge(given, forgotten) {
    const mine = area.value;
    if (mine === kept) {
      area.value = given;
      spare = mine;
      back.hidden = !forgotten || !mine || store.shared();
    } else if (given !== kept && given) {
      area.value = `${mine}\n\n— From another tab: —\n\n${given}`;
      later();
    }
  }
  const metIn = (/** @type {any} */ given) => (given && plain(given.met) ? given.met : {});
  /** The reader's judgement of each point; anything can stand in a record. @param {any} given @returns {(boolean | undefined)[]} */
  function marks(given) {
    return rubric.map(({ question }) => [true, false].find((mark) => metIn(given)[question] === mark));
  }
  const parts = model.get("about") ? model.get("about").split("\n\n").map((/** @type {string} */ p) => text(p, "p")) : [];
  const quoted = parts.length ? [h("blockquote", { class: "rp-given" }, ...parts)] : [];
  return {
    body: [
      ...quoted,
      ask(`Write about ${model.get("words")} words. Then compare with a model answer.`),
      h("div", { class: "rp-screen" }, h("label", { for: uid }, "Your answer"), area, count, about, heard, back, example, judging),
      h("div", { class: "rp-lines" }, ...Array.from({ length: model.get("lines") }, () => h("p"))),
    ],
    verb: "Compare",
    anyway: "Show the model answer anyway",
    own: true,
    read() {
      const [n, least] = [words(area.value), model.get("least")];
      if (n >= least) return { given: { text: area.value, met: {} } };
      area.focus();
      return { problem: `Write at least ${least} words before you compare. You have ${n}.` };
    },
    fits: (given) => plain(given) && typeof given.text === "string",
    judge: (given, { tries }) => (tries ? judged(rubric, marks(given)) : null),
    status({ given, tries, shown }) {
      if (!tries) return shown ? "Model answer shown" : "";
      return marks(given).includes(undefined) ? "Not yet judged" : pointsMet(marks(given));
    },
    paint({ given, tries, shown }) {
      const focus = /** @type {Document} */ (area.getRootNode()).activeElement;
      const opens = example.hidden && (shown || tries > 0);
      const next = given ? given.text : "";
      if (next !== area.value) merge(next, given === null);
      kept = next;
      met = metIn(given);
      points.forEach((p, n) => p.paint(marks(given)[n]));
      example.hidden = !shown && !tries;
      judging.hidden = !tries;
      if (opens && focus && focus.matches(".rp-card button")) example.focus();
      measure();
    },
  };
}
reflect.tally = "Reflected";

/** One question about the reader's own text. @param {string} question @param {AbortSignal} signal @param {(yes: boolean) => void} then */
export function point(question, signal, then) {
  const name = unique();
  const inputs = [true, false].map(() => h("input", { type: "radio", name }));
  inputs.forEach((input, n) => input.addEventListener("change", () => then(n === 0), { signal }));
  const pair = ["Yes", "No"].map((word, n) => h("label", { class: "rp-option" }, inputs[n], h("span", {}, word)));
  return {
    el: h("fieldset", { class: "rp-point" }, h("legend", {}, text(question)), h("div", { class: "rp-pair" }, ...pair)),
    paint(/** @type {boolean | undefined} */ yes) {
      inputs[0].checked = yes === true;
      inputs[1].checked = yes === false;
    },
  };
}

/** What follows from the reader's own judgement. @param {{ add: string }[]} rubric @param {(boolean | undefined)[]} marks @returns {Verdict} */
export function judged(rubric, marks) {
  const open = marks.includes(undefined);
  const add = rubric.flatMap((row, n) => (marks[n] === false ? [row.add] : []));
  const last = add.length ? "Add this to your text. Then compare again." : "Your text has all the points. It can have other words than the model answer.";
  if (open) return { right: null, head: "Compare the two texts.", lines: ["Read the model answer. Then answer the questions about your own text."] };
  return { right: null, head: `${pointsMet(marks)}.`, lines: [...add, last] };
}

/** @param {(boolean | undefined)[]} marks */
export function pointsMet(marks) {
  return `${marks.filter(Boolean).length} of ${marks.length} points met`;
}

/** How many words? What has no letter and no digit is none. @param {string} typed */
export function words(typed) {
  return typed.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
