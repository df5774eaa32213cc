// The search page: Sphinx finds the places (searchtools.js), this shows them: a link, what it is, its first words.

const MOST = 50; // results shown
const URDU = /[\u0600-\u06ff]/;
const root = document.documentElement;
const HOME = new URL(root.dataset.content_root || "./", location.href);
const here = new Set(); // shelves that were fetched
const says = document.getElementById("search-progress");
const list = document.getElementById("search-results");
const form = document.querySelector(".rp-search");

/** Fetch the shelves on which the words of a query stand. @param {string} query */
async function fetchWords(query) {
  const index = Search._index;
  if (!index) return;
  const [, wanted, unwanted] = Search._parseQuery(query);
  const shelf = (/** @type {string} */ word) => index.shelves[(word.codePointAt(0) || 0) % index.shelves.length];
  const lacking = new Set([...wanted, ...unwanted].map(shelf).filter((path) => !here.has(path)));
  await Promise.all([...lacking].map(async (path) => {
    const answer = await fetch(new URL(path, HOME));
    if (!answer.ok) throw new Error(path);
    Object.assign(index.terms, await answer.json());
    here.add(path);
  }));
}

/**
 * Places that hold all the words, the best first; of equally good ones those that hold them as they were typed, in the
 * title or in their first words. A whole page only where no place of it does. @param {string} query
 */
function found(query) {
  const all = Search._performSearch(...Search._parseQuery(query)).reverse();
  const best = all.filter(({ 5: href }, place) => all.findIndex((one) => one[5] === href) === place);
  const typed = query.trim().toLowerCase();
  const together = (/** @type {Found} */ one) =>
    one[1].toLowerCase().includes(typed) ? 2 : Number(about(one[5])[2].toLowerCase().includes(typed));
  best.sort((one, other) => other[4] - one[4] || together(other) - together(one));
  const within = new Set(best.filter(({ 5: href }) => href.includes("#")).map(([page]) => page));
  return best.filter(({ 0: page, 5: href }) => href.includes("#") || !within.has(page));
}

/** Kind, page and first words of a place. @param {string} href */
function about(href) {
  const index = Search._index;
  return index?.places[index.filenames.indexOf(href)] || ["", "", ""];
}

/** @param {string} tag @param {string} text @param {string} [name] */
function piece(tag, text, name = "") {
  const el = document.createElement(tag);
  el.textContent = text;
  if (name) el.className = name;
  return el;
}

/** English with its Urdu words marked and kept apart. @param {string} text */
function lines(text) {
  const el = document.createElement("p");
  for (const part of text.split(/([\u0600-\u06ff][\u0600-\u06ff\s\u200c]*[\u0600-\u06ff]|[\u0600-\u06ff])/)) {
    el.append(URDU.test(part) ? Object.assign(piece("bdi", part), { lang: "ur", dir: "rtl" }) : part);
  }
  return el;
}

/** One result. @param {Found} one */
function row({ 1: title, 5: href }) {
  const [kind, page, text] = about(href);
  const link = /** @type {HTMLAnchorElement} */ (piece("a", title));
  link.href = new URL(href, HOME).href;
  const li = document.createElement("li");
  li.append(link, " ", piece("span", kind === "Page" ? "Page" : `${kind}, in: ${page}`, "rp-kind"), lines(text));
  return li;
}

let asked = ""; // the newest query: an answer that comes late must not take its place

/** @param {string} query */
async function show(query) {
  if (!list || !says) return;
  asked = query;
  let told = "";
  try {
    await fetchWords(query);
  } catch {
    told = "The words of the book could not be fetched. Try again with a network.";
  }
  if (asked !== query) return;
  const places = !told && query.trim() && Search._index ? found(query) : [];
  list.replaceChildren(...places.slice(0, MOST).map(row));
  says.textContent = told || (places.length ? words(places.length, query)
    : query.trim() ? `Nothing found for “${query}”. Try fewer words, or another form of the word.` : "");
}

/** @param {number} many @param {string} query */
function words(many, query) {
  if (many > MOST) return `The best ${MOST} of ${many} places for “${query}”. Add a word to see fewer.`;
  return `${many === 1 ? "1 place" : `${many} places`} found for “${query}”.`;
}

Search.performSearch = show; // Sphinx calls it with the words of the address
form?.addEventListener("submit", (event) => {
  const field = form.querySelector("input");
  if (!field) return;
  event.preventDefault();
  history.pushState(null, "", `?q=${encodeURIComponent(field.value)}`);
  show(field.value);
});
addEventListener("popstate", () => {
  const query = new URLSearchParams(location.search).get("q") || "";
  const field = form?.querySelector("input");
  if (field) field.value = query;
  show(query);
});
