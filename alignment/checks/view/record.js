// @ts-check
import { plain, unpack } from "./page.js";

/** The record of all answers: localStorage, or sessionStorage on a shared computer, or memory where both fail. */
export function record() {
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
    return Object.fromEntries(all.flatMap(([key, saved]) => {
      const now = grown(saved);
      return now ? [[key, now]] : [];
    }));
  }
  /** Write some items; the others are read afresh, for another tab may have changed them. @param {Record<string, Saved | null>} news */
  function write(news) {
    const all = stored(place());
    const keys = mine();
    for (const [key, saved] of Object.entries(news)) {
      if (saved) all[key] = saved;
      else delete all[key];
      keys.add(key);
    }
    const kept = keep(place(), all);
    if (kept) for (const key of Object.keys(news)) delete memory.items[key];
    else Object.assign(memory.items, news);
    session.write(MINE, [...keys].join(" ").trim());
    changed();
    return kept;
  }
  /** All of this reader's answers go; on a shared computer those of other readers stay. */
  function forget() {
    memory.items = {};
    for (const where of shared() ? [session] : [local, session]) [KEY, ASIDE, MINE].forEach(where.drop);
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
    items, write, forget, share, shared,
    put: (/** @type {string} */ key, /** @type {Saved | null} */ saved) => write({ [key]: saved }),
    get: (/** @type {string} */ key) => items()[key],
    /** Does an answer outlast the page? */
    lasts() {
      const kept = place().write("rp.probe", "1");
      place().drop("rp.probe");
      return kept && !Object.keys(memory.items).length;
    },
    damaged: () => local.read(ASIDE) !== null || session.read(ASIDE) !== null,
    discard() {
      local.drop(ASIDE);
      session.drop(ASIDE);
      changed();
    },
    /** Call `then` when the record changes, here or in another tab. @param {() => void} then @param {AbortSignal} signal */
    watch(then, signal) {
      document.addEventListener("rp-record", then, { signal });
      document.addEventListener("visibilitychange", then, { signal }); // a tab that slept heard of nothing
      window.addEventListener("storage", ({ key }) => [KEY, SHARED, ASIDE, null].includes(key) && then(), { signal });
    },
  };
}

/** A place for one answer that nobody counts and that ends with the page. @returns {Store} */
export function passing() {
  /** @type {Saved | undefined} */
  let kept;
  return {
    apart: true,
    get: () => kept,
    put(_, saved) {
      kept = saved || undefined;
    },
    watch() {},
  };
}

/** The record has changed: items and score lines look again. */
export function changed() {
  document.dispatchEvent(new CustomEvent("rp-record"));
}

/** One of the browser's stores. It may be forbidden, full or absent: then reads give null and writes false. @param {"localStorage" | "sessionStorage"} name */
export function box(name) {
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
    write(/** @type {string} */ key, /** @type {string} */ value) {
      return attempt((s) => {
        s.setItem(key, value);
        return true;
      }, false);
    },
    drop: (/** @type {string} */ key) => attempt((s) => s.removeItem(key), undefined),
  };
}

/** What the page itself remembers; on `window`, since each widget loads its own copy of this module. @returns {{ items: Record<string, Saved | null>, shared: boolean }} */
export function spare() {
  const place = /** @type {any} */ (window);
  return (place[Symbol.for("rp.record")] ||= { items: {}, shared: false });
}

/** One item of a record as it is kept today: older records know no time and no later asking. Null for rubbish. @param {any} saved */
export function grown(saved) {
  const now = plain(saved) ? { secs: 0, again: [], ...saved } : null;
  return sound(now) ? now : null;
}

/** Is this one item of a record? Anything can stand in a browser's store. @param {any} saved @returns {saved is Saved} */
export function sound(saved) {
  const whole = (/** @type {any} */ n) => Number.isInteger(n) && n >= 0;
  const flag = (/** @type {any} */ value) => typeof value === "boolean";
  return plain(saved) && [saved.sig, saved.kind, saved.note, saved.at].every((word) => typeof word === "string")
    && [saved.tries, saved.hints, saved.secs].every(whole) && (saved.sure === null || whole(saved.sure)) && "given" in saved
    && [saved.right, saved.shown, saved.open].every(flag) && (saved.first === null || flag(saved.first))
    && Array.isArray(saved.again) && saved.again.every((/** @type {any} */ a) => plain(a) && typeof a.at === "string" && flag(a.right));
}
