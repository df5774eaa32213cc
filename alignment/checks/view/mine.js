// @ts-check
import { address, fetched, sentences } from "./asked.js";
import { calibrate, row } from "./calibration.js";
import { csv, found, joined, opened } from "./files.js";
import { h, plain, text, today } from "./page.js";
import { record } from "./record.js";
import { rated, remarks, sharing } from "./score.js";

/** The page "My record". Its words stand in the page; this fills in the numbers. @param {HTMLElement} el @param {AbortSignal} signal */
export async function mine(el, signal) {
  const MOST = 2e6; // bytes of a file
  const store = record();
  const part = (/** @type {string} */ name) => /** @type {any} */ (el.querySelector(name));
  const say = sentences(el);
  const told = (/** @type {string} */ line) => {
    part(".rp-said").textContent = line;
  };
  const shared = sharing(store, signal);
  const remark = remarks(part(".rp-notes"), store, signal);
  const prompts = questions(paint);
  /** @type {Record<string, Chapter>} */
  let book = {};
  function paint() {
    const items = store.items();
    remark();
    part("tbody").replaceChildren(...rows(items, book));
    calibrate(part, say, Object.values(items));
    part(".rp-texts").replaceChildren(...(part(".rp-own").checked ? texts(items, prompts) : []));
    shared.paint();
  }
  /** @param {File} file */
  async function take(file) {
    const { items, bad, fault } = file.size > MOST ? opened("") : opened(await file.text());
    if (fault) return told(say(file.size > MOST ? "large" : fault));
    const { news, counts } = joined(store.items(), items);
    const lasts = store.write(news);
    told(say("joined", ...counts, bad) + (lasts ? "" : say("full")));
  }
  /** @type {Record<string, () => void>} */
  const acts = {
    print: () => window.print(),
    csv: () => download("my-record.csv", csv(say("csv"), store.items())),
    json: () => download("my-record.json", JSON.stringify({ v: 1, at: today(), items: store.items() }, null, 1)),
    forget() {
      store.forget();
      part("details").open = false;
      told(say("forgotten"));
    },
  };
  for (const [name, act] of Object.entries(acts)) part(`[data-do=${name}]`).addEventListener("click", act, { signal });
  part("[type=file]").addEventListener("change", (/** @type {any} */ { target }) => {
    if (target.files[0]) take(target.files[0]);
    target.value = ""; // the same file can be chosen again
  }, { signal });
  part(".rp-own").addEventListener("change", paint, { signal });
  part(".rp-day").textContent = today();
  part(".rp-settings").append(shared.el);
  document.documentElement.classList.add("rp-sheet");
  store.watch(paint, signal);
  paint(); // the record is here; only the names of the chapters come from the network
  part(".rp-without").hidden = true;
  part(".rp-card").hidden = false;
  book = await fetched("index").catch(() => ({}));
  paint();
}

/** A line for each chapter that has answers, and one for all. @param {Record<string, Saved>} items @param {Record<string, Chapter>} book */
export function rows(items, book) {
  const keys = Object.keys(items).sort();
  const lines = [...new Set(keys.map((key) => key.split("/")[0]))].map((chapter) => {
    const { title, page, items: all } = book[chapter] || { title: chapter, page: "", items: [] };
    const name = page ? h("a", { href: address(page) }, text(title)) : text(title);
    return summed(name, keys.filter((key) => key.startsWith(`${chapter}/`)).map((key) => items[key]), all.length);
  });
  return [...lines, summed("Whole book", Object.values(items), Object.values(book).reduce((sum, { items: all }) => sum + all.length, 0))];
}

/** @param {Node | string} name @param {Saved[]} list @param {number} all */
export function summed(name, list, all) {
  const tried = list.filter(({ kind, first }) => first !== null && rated(kind));
  const again = list.flatMap((saved) => saved.again);
  const of = (/** @type {any[]} */ some, /** @type {any[]} */ whole, n = whole.length) => (n ? `${some.length} of ${n}` : "–");
  return row(name, of(list, list, Math.max(all, list.length)), of(tried.filter(({ first }) => first), tried), of(tried.filter(found), tried),
    of(again.filter(({ right }) => right), again), Math.round(list.reduce((sum, saved) => sum + saved.secs, 0) / 60));
}

/** What the reader wrote, each text under its question. @param {Record<string, Saved>} items @param {(key: string) => string} prompt */
export function texts(items, prompt) {
  const own = Object.entries(items).filter(([, { kind, given }]) => kind === "reflect" && plain(given) && typeof given.text === "string");
  return own.flatMap(([key, { given }]) => [h("h2", {}, text(prompt(key))), text(given.text, "p")]);
}

/** The words of each question: its key until its chapter is here; `then` is called when it is. @param {() => void} then */
export function questions(then) {
  /** @type {Record<string, { id: string, prompt: string }[]>} */
  const chapters = {};
  return (/** @type {string} */ key) => {
    const [chapter, id] = key.split("/");
    if (!chapters[chapter]) {
      chapters[chapter] = [];
      fetched(chapter).then((all) => {
        chapters[chapter] = all;
        then();
      }, () => {});
    }
    return chapters[chapter].find((one) => one.id === id)?.prompt || key;
  };
}

/** @param {string} name @param {string} content */
export function download(name, content) {
  const href = URL.createObjectURL(new Blob([content]));
  h("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60000);
}
