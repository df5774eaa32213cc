// @ts-check

/**
 * Seconds from the first touch of an item to its check. Reading before counts nothing; a reader who walks away counts
 * ten minutes at most.
 * @param {HTMLElement} el @param {() => boolean} open @param {AbortSignal} signal
 */
export function clock(el, open, signal) {
  const MOST = 600;
  let begun = 0;
  const start = () => {
    if (!begun && open()) begun = Date.now();
  };
  for (const touch of ["focusin", "pointerdown", "input"]) el.addEventListener(touch, start, { signal });
  return {
    read() {
      const gone = begun ? Math.round((Date.now() - begun) / 1000) : 0;
      begun = 0;
      return Math.min(Math.max(gone, 0), MOST); // a clock that was set back counts nothing
    },
  };
}
