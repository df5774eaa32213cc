// @ts-check

/** How sure, in percent, and whether it was right: of each first answer that says so. @param {Saved[]} list */
export function pairs(list) {
  return list.flatMap(({ sure, first }) => (sure === null || first === null ? [] : [{ sure, right: Number(first) }]));
}

/** @param {number[]} list */
export function mean(list) {
  return list.reduce((sum, value) => sum + value, 0) / list.length;
}

/** The Brier score: 0 is best, 1 is worst. @param {ReturnType<typeof pairs>} told */
export function brier(told) {
  return mean(told.map(({ sure, right }) => (sure / 100 - right) ** 2));
}
