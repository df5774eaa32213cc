// What the pages do beyond reading: dark mode, terms, folds that open for print, and reading without a network.
// Everything here is an addition: without it the text, links and folds still work.

/** @param {string} key  @returns {string | null} */
const recall = (key) => {
  try { return localStorage.getItem(key); } catch { return null; }
};

/** @param {string} key  @param {string} value */
const keep = (key, value) => {
  try { localStorage.setItem(key, value); } catch { /* storage is forbidden: the choice lasts for this page */ }
};

const root = document.documentElement;

/** The button that switches between light and dark. */
function modeButton() {
  const button = document.querySelector(".rp-mode");
  if (!(button instanceof HTMLElement)) return;
  const show = () => { button.textContent = root.dataset.theme === "dark" ? "Light" : "Dark"; };
  button.hidden = false;
  show();
  button.addEventListener("click", () => {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    keep("rp.mode", root.dataset.theme);
    show();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (event) => {
    if (recall("rp.mode")) return;
    root.dataset.theme = event.matches ? "dark" : "light";
    show();
  });
}

/** Definitions beside their words: on hover, focus or touch; Escape and leaving close them. */
function terms() {
  const tip = document.createElement("div");
  tip.className = "rp-tip";
  tip.setAttribute("aria-hidden", "true"); // the link's description already says it
  tip.hidden = true;
  document.body.append(tip);
  /** @type {HTMLElement | null} */
  let open = null;

  const hide = () => { tip.hidden = true; open = null; };

  /** @param {HTMLElement} link */
  const show = (link) => {
    const text = document.getElementById(link.getAttribute("aria-describedby") || "");
    if (!text) return;
    tip.replaceChildren(...[...text.childNodes].map((node) => node.cloneNode(true)));
    tip.hidden = false;
    open = link;
    place(tip, link);
  };

  for (const link of document.querySelectorAll("a.rp-term")) {
    const key = [...link.classList].find((name) => name.startsWith("rp-gl-"));
    if (!(link instanceof HTMLElement) || !key) continue;
    link.setAttribute("aria-describedby", key.replace("rp-gl-", "rp-def-"));
    let touched = false;
    link.addEventListener("pointerdown", (event) => { touched = event.pointerType !== "mouse" && open !== link; });
    // A touch enters before it presses: only a mouse hovers.
    link.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") show(link); });
    link.addEventListener("focus", () => show(link));
    link.addEventListener("blur", hide);
    link.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse" && document.activeElement !== link && !tip.matches(":hover")) hide();
    });
    // The first touch opens the definition, the second follows the link.
    link.addEventListener("click", (event) => {
      if (touched) { event.preventDefault(); show(link); }
      touched = false;
    });
  }
  tip.addEventListener("pointerleave", hide);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  document.addEventListener("pointerdown", (event) => {
    if (open && event.target instanceof Node && !tip.contains(event.target) && !open.contains(event.target)) hide();
  });
}

/** Put the definition under its word, inside the window. @param {HTMLElement} tip @param {HTMLElement} link */
function place(tip, link) {
  const word = link.getClientRects()[0];
  const left = Math.min(word.left, root.clientWidth - tip.offsetWidth - 12);
  const below = word.bottom + tip.offsetHeight + 8 < window.innerHeight;
  tip.style.left = `${Math.max(12, left) + window.scrollX}px`;
  // No gap between word and definition: the pointer can move into it.
  tip.style.top = `${(below ? word.bottom : word.top - tip.offsetHeight) + window.scrollY}px`;
}

/** In the contents: how many self-checks of each chapter the reader has answered. */
function progress() {
  const record = [() => localStorage, () => sessionStorage].flatMap((store) => {
    try { return Object.entries(JSON.parse(store().getItem("rp.record.v1") || "{}").items || {}); } catch { return []; }
  });
  for (const link of document.querySelectorAll(".rp-contents a[data-chapter]")) {
    if (!(link instanceof HTMLElement)) continue;
    const { chapter, items } = link.dataset;
    const done = new Set(record.filter(([key, saved]) => key.startsWith(`${chapter}/`) && saved?.tries > 0).map(([key]) => key)).size;
    link.querySelector(".rp-done")?.remove();
    if (!done) continue;
    const says = Object.assign(document.createElement("span"), { className: "rp-done", textContent: `${done} of ${items} answered` });
    link.append(" ", says);
  }
}

/** Everything folded is open on paper, and closed again after; the folds of a figure stay as the reader left them. */
function openForPrint() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    const closed = /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details:not([open])"));
    const folded = ".rp-code, .rp-start details, .rp-check details, .rp-figure details";
    opened = [...closed].filter((fold) => !fold.matches(folded));
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => { for (const fold of opened) fold.open = false; });
}

/** On paper a link leads nowhere: its address gets a number, and the numbers a list at the end. */
function addressesForPrint() {
  /** @type {Element[]} */
  let added = [];
  addEventListener("beforeprint", () => {
    /** @type {string[]} */
    const known = [];
    for (const link of document.querySelectorAll("article a[href^='http']")) {
      const href = link.getAttribute("href") || "";
      if (!link.checkVisibility?.() || link.matches(".rp-start a, .rp-figure a, .rp-check a") || link.textContent === href) continue;
      if (!known.includes(href)) known.push(href);
      const number = Object.assign(document.createElement("sup"), { className: "rp-address", textContent: String(known.indexOf(href) + 1) });
      link.after(number);
      added.push(number);
    }
    if (known.length) added.push(addressList(known));
  });
  addEventListener("afterprint", () => { for (const one of added) one.remove(); added = []; });
}

/** @param {string[]} known */
function addressList(known) {
  const list = document.createElement("ol");
  list.append(...known.map((href) => Object.assign(document.createElement("li"), { textContent: href })));
  const box = Object.assign(document.createElement("div"), { className: "rp-addresses" });
  box.append(Object.assign(document.createElement("p"), { textContent: "Addresses of the links in this text" }), list);
  document.querySelector("article")?.append(box);
  return box;
}

/** A button that prints the page: many phones hide it in a menu. */
function printButton() {
  const button = document.querySelector("button.rp-print");
  if (!(button instanceof HTMLButtonElement)) return;
  button.hidden = false;
  button.addEventListener("click", () => print());
}

/** What the reader opens is kept on the device, to be read again without a network. */
async function keepForLater() {
  if (!("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;
  const home = new URL(root.dataset.content_root || "./", location.href);
  try {
    await navigator.serviceWorker.register(new URL("sw.js", home), { updateViaCache: "none" });
    const { active } = await navigator.serviceWorker.ready;
    const loaded = [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)].map((name) => new URL(name));
    const paths = loaded.filter(({ href }) => href.startsWith(home.href)).map(({ pathname }) => pathname.slice(home.pathname.length));
    active?.postMessage({ keep: paths.map((path) => path || "index.html") });
  } catch { /* forbidden, as in a private window: the page is read all the same */ }
}

modeButton();
terms();
openForPrint();
addressesForPrint();
printButton();
progress();
document.addEventListener("rp-record", progress); // an answer has just been kept
addEventListener("load", () => { keepForLater(); });
