// @ts-check
/** A view as it stands in the address, and as the frames are named. @param {View} view */
export const query = (view) => Object.entries(view).map((pair) => pair.map(encodeURIComponent).join("=")).join("&");

/** The frames of a static page. The first view is in the page itself. @param {HTMLElement} root @param {View} first @returns {Host["find"]} */
export function store(root, first) {
  /** @type {Promise<Packed> | null} */
  let file = null;
  const keep = room(root);
  const load = () => {
    if (!file) {
      file = fetched(root.dataset.frames || "");
      file.then(keep, () => { file = null; }); // what failed is tried again
    }
    return file;
  };
  const near = new IntersectionObserver((seen) => {
    if (seen.some((one) => one.isIntersecting)) { near.disconnect(); load(); }
  }, { rootMargin: "600px" });
  near.observe(root);
  return async (view) => (query(view) === query(first) ? null : frame(await load(), query(view)));
}

/** @param {string} address @returns {Promise<Packed>} */
async function fetched(address) {
  const got = await fetch(address);
  if (!got.ok) throw new Error(String(got.status));
  // In a chapter that was saved as one file the frames are part of it, packed.
  if (address.startsWith("data:") && got.body) return new Response(got.body.pipeThrough(new DecompressionStream("gzip"))).json();
  return got.json();
}

/** One frame of the file; packing.py says how they are kept. @param {Packed} packed @param {string} view @returns {Frame} */
function frame({ lines, texts }, view) {
  const text = rows(texts[view].map((n) => lines[n])).join("\n");
  const [finding, alt, look, source, description, cite, cite_data, wide, narrow, table] = text.split("\n\f\n");
  return { finding, alt, look, source, description, cite, cite_data, wide, narrow, rows: table.split("\n").map((row) => row.split("\t")) };
}

/** Patterns and their columns of numbers become lines again. @param {string[]} left */
function rows(left) {
  /** @type {string[]} */
  const text = [];
  for (let at = 0; at < left.length; at += 1) {
    const parts = left[at].split("\0");
    const columns = left.slice(at + 1, at + parts.length).map((column) => column.split(" "));
    at += columns.length;
    const fill = (/** @type {number} */ row) => parts.map((part, n) => part + (columns[n] ? columns[n][row] : "")).join("");
    if (columns.length) text.push(...columns[0].map((_, row) => fill(row)));
    else text.push(parts[0]);
  }
  return text;
}

/** Keep the room of the longest finding and source, so that nothing below moves; gives what measures again with all. @param {HTMLElement} root */
function room(root) {
  /** @type {{ finding: string, source: string }[]} */
  let texts = [];
  const longest = JSON.parse(root.dataset.room || "{}");
  const measure = () => {
    for (const part of /** @type {const} */ (["finding", "source"])) {
      const all = new Set([...longest[part], ...texts.map((one) => one[part])]);
      root.style.setProperty(`--rp-${part}`, `${tallest(root.querySelector(`.rp-${part}`), [...all])}px`);
    }
  };
  measure();
  addEventListener("resize", measure);
  return (/** @type {Packed} */ packed) => { texts = Object.keys(packed.texts).map((view) => frame(packed, view)); measure(); };
}

/** The height of a place with the text that needs most. @param {HTMLElement | null} place @param {string[]} texts */
function tallest(place, texts) {
  if (!place) return 0;
  const probe = /** @type {HTMLElement} */ (place.cloneNode());
  probe.style.cssText = `position: absolute; visibility: hidden; min-height: 0; width: ${place.clientWidth}px`;
  place.after(probe);
  const heights = texts.map((text) => { probe.textContent = text; return probe.offsetHeight; });
  probe.remove();
  return Math.max(...heights);
}
