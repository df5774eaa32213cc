// @ts-check
import { plain, same, unpack } from "./page.js";
import { grown } from "./record.js";

/** The record as a table for spreadsheets. @param {string} head @param {Record<string, Saved>} items */
export function csv(head, items) {
  const rows = Object.entries(items).map(([key, s]) => [...key.split("/"), s.kind, s.first, found(s), s.tries, s.hints, s.shown, s.sure,
    s.secs, s.at, s.again.length, s.again.filter((a) => a.right).length, s.given, s.note]);
  return `\ufeff${[head.split(","), ...rows].map((cells) => cells.map(cell).join()).join("\r\n")}\r\n`; // the mark tells spreadsheets UTF-8
}

/** One cell; what a spreadsheet would take for a formula becomes text. @param {any} value */
export function cell(value) {
  const words = typeof value === "string" ? value : JSON.stringify(value ?? "").replace(/^""$/, "");
  return `"${/^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(words) ? "'" : ""}${words.replace(/"/g, '""')}"`;
}

/** Right in the chapter, or later when asked again. @param {Saved} saved */
export function found({ right, again }) {
  return right || again.some((a) => a.right);
}

/** The items of a saved record, or the name of what is wrong with it. @param {string} packed @returns {{ items: Record<string, Saved>, bad: number, fault: string }} */
export function opened(packed) {
  const file = unpack(packed);
  const own = plain(file) && plain(file.items) && file.v >= 1;
  const all = Object.entries(own ? file.items : {});
  const good = all.map(([key, kept]) => [key, /^\d\d\/[a-z0-9-]+$/.test(key) && grown(kept)]).filter(([, saved]) => saved);
  const fault = !own ? "strange" : file.v > 1 ? "late" : good.length ? "" : "empty";
  return { items: Object.fromEntries(good), bad: all.length - good.length, fault };
}

/** Two records as one: what changes here; how many are added, newer in the file, kept as here. @param {Record<string, Saved>} here @param {Record<string, Saved>} there */
export function joined(here, there) {
  /** @type {Record<string, Saved>} */
  const news = {};
  const counts = [0, 0, 0];
  for (const [key, theirs] of Object.entries(there)) {
    const mine = here[key];
    const both = mine ? merged(mine, theirs) : theirs;
    if (!same(both, mine)) news[key] = both;
    counts[!mine ? 0 : theirs.at > mine.at ? 1 : 2] += 1;
  }
  return { news, counts };
}

/** Two records of one item: the newer answer, the first try of the older, and every text. @param {Saved} mine @param {Saved} theirs @returns {Saved} */
export function merged(mine, theirs) {
  const [old, now] = theirs.at > mine.at ? [mine, theirs] : [theirs, mine];
  if (old.sig !== now.sig) return now; // the question has changed
  const { first, sure } = old.first !== null && (now.first === null || old.at < now.at) ? old : now;
  const days = new Map([...old.again, ...now.again].map((a) => [a.at, a]));
  const [text, before] = [now, old].map(({ given }) => (plain(given) && typeof given.text === "string" ? given.text : ""));
  return {
    ...now, first, sure,
    again: [...days.keys()].sort().map((day) => /** @type {any} */ (days.get(day))),
    given: text.includes(before) ? now.given : !text ? old.given : { ...now.given, text: `${text}\n\n— From another device: —\n\n${before}` },
    right: old.right || now.right, secs: Math.max(old.secs, now.secs), note: now.note || old.note,
  };
}
