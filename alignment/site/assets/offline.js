// @ts-check
// The page "Read without a network": keep the whole book on this device, go on after a stop, remove it.

/** @typedef {{ version: string, files: Record<string, { hash: string, size: number }> }} Book */

const HOME = new URL(document.documentElement.dataset.content_root || "./", location.href);
const ALL = "all-of-it"; // the worker looks for it too
const place = /** @type {HTMLElement} */ (document.querySelector(".rp-offline"));

/** @param {string} path */
const at = (path) => new URL(path, HOME).href;
/** @param {number} bytes */
const mb = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** @param {string} tag @param {Record<string, any>} props @param {(Node | string)[]} inside */
function h(tag, props = {}, ...inside) {
  const el = Object.assign(document.createElement(tag), props);
  el.append(...inside);
  return /** @type {any} */ (el);
}

/** The book's list and the cache of its version. */
async function shelf() {
  const told = await fetch(at("offline.json"), { cache: "no-cache" });
  const book = /** @type {Book} */ (await told.clone().json());
  const store = await caches.open(`rp-${book.version}`);
  await store.put(at("offline.json"), told);
  return { book, store };
}

/** The files that are not here yet, and the bytes that are. @param {Book} book @param {Cache} store */
async function lacking(book, store) {
  const missing = [];
  let here = 0;
  for (const [path, file] of Object.entries(book.files)) {
    if (await store.match(at(path))) here += file.size;
    else missing.push(path);
  }
  return { missing, here };
}

/** @param {ArrayBuffer} body */
async function digest(body) {
  return [...new Uint8Array(await crypto.subtle.digest("SHA-256", body))].map((b) => b.toString(16).padStart(2, "0")).join("");
}

/** @param {Book} book @param {Cache} store @param {string} path */
async function bring(book, store, path) {
  const response = await fetch(at(path), { cache: "no-cache" });
  const body = await response.arrayBuffer(); // a broken download ends here
  if (!response.ok || (await digest(body)) !== book.files[path].hash) throw new Error("The book is being renewed. Try again later.");
  await store.put(at(path), new Response(body, { headers: response.headers }));
}

async function start() {
  const { book, store } = await shelf();
  const whole = Object.values(book.files).reduce((sum, { size }) => sum + size, 0);
  const said = h("p", { role: "status" });
  const bar = h("progress", { max: whole, hidden: true, ariaLabel: "Downloaded" });
  const go = h("button", { type: "button" });
  const drop = h("button", { type: "button" }, "Remove the book from this device");

  async function paint(note = "") {
    const { missing, here } = await lacking(book, store);
    bar.value = here;
    bar.hidden = !missing.length || !here;
    go.hidden = !missing.length;
    drop.hidden = !here;
    const begun = await store.match(at(ALL));
    go.textContent = `${begun ? "Go on" : "Keep the whole book on this device"} (${mb(whole - here)})`;
    const state = !missing.length ? `The whole book is on this device (${mb(whole)}). It opens without a network.`
      : here ? `${mb(here)} of ${mb(whole)} are on this device.` : "Nothing is kept yet.";
    said.textContent = [note, state].filter(Boolean).join(" ");
  }
  go.addEventListener("click", async () => {
    go.disabled = drop.disabled = true; // what is being kept cannot be removed at the same time
    bar.hidden = false;
    let note = "";
    try {
      await store.put(at(ALL), new Response("1"));
      let { missing, here } = await lacking(book, store);
      for (const path of missing) {
        await bring(book, store, path);
        here += book.files[path].size;
        bar.value = here;
        said.textContent = `${mb(here)} of ${mb(whole)}`;
      }
    } catch (error) {
      note = error instanceof TypeError ? "The download stopped. What is here stays." : String(/** @type {any} */ (error).message);
    }
    go.disabled = drop.disabled = false;
    await paint(note);
    (go.hidden ? drop : go).focus(); // the keyboard stays where it was
  });
  drop.addEventListener("click", async () => {
    for (const path of [ALL, ...Object.keys(book.files)]) await store.delete(at(path));
    await paint("The book was removed.");
    go.focus();
  });
  place.replaceChildren(h("div", { className: "rp-keep" }, said, bar, h("p", {}, go, " ", drop)));
  await paint();
}

if ("caches" in window && "serviceWorker" in navigator) {
  start().catch(() => place.replaceChildren(h("p", {}, "The list of pages could not be read. Try again with a network.")));
} else {
  place.replaceChildren(h("p", {}, "This browser cannot keep pages here. Take the zip below."));
}
