// @ts-check

/** When is a question asked again? `row`: right answers in a row; a question that was missed has none. @param {Saved} saved */
export function due({ first, right, shown, at, again }) {
  const WAITS = [1, 7, 30]; // days, by the number of right answers in a row
  const miss = again.map((a) => a.right).lastIndexOf(false);
  const row = again.length - 1 - miss + Number(miss < 0 && first && right && !shown);
  const last = again.length ? again[again.length - 1].at : at;
  const wait = row ? WAITS[Math.min(row, WAITS.length) - 1] : Math.min(again.length, 1);
  return { row, day: Date.parse(last) + wait * 864e5 };
}

/** Which questions are due: missed ones first, then the oldest. And when is the next? @param {Record<string, Saved>} items @param {number} now */
export function waiting(items, now) {
  const all = Object.entries(items).flatMap(([key, saved]) => (saved.tries || saved.shown ? [{ key, ...due(saved) }] : []));
  all.sort((a, b) => Number(a.row > 0) - Number(b.row > 0) || a.day - b.day);
  const days = all.map(({ day }) => day).filter((day) => day > now);
  return { keys: all.filter(({ day }) => day <= now).map(({ key }) => key), next: days.length ? Math.min(...days) : null };
}

/** The same keys, one of each chapter in turn. @param {string[]} keys */
export function mixed(keys) {
  /** @type {Record<string, number>} */
  const count = {};
  const turn = (/** @type {string} */ key) => (count[key.slice(0, key.indexOf("/"))] = (count[key.slice(0, key.indexOf("/"))] || 0) + 1);
  return keys.map((key) => ({ key, n: turn(key) })).sort((a, b) => a.n - b.n).map(({ key }) => key);
}
