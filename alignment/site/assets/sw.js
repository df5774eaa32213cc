// @ts-check
// Keeps the book for reading without a network. A cache holds one version of the book, never two: a file enters it only
// with the content that this version's list (offline.json) names, and a new version takes over when it is whole.

/** @typedef {{ hash: string, size: number, title?: string }} File */
/** @typedef {{ version: string, files: Record<string, File> }} Book */

const VERSION = "{version}";
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const HOME = new URL("./", worker.location.href);
const NAME = `rp-${VERSION}`;
const LIST = "offline.json";
const ALL = "all-of-it"; // stands in the cache of a reader who keeps the whole book
const PATIENCE = 4000; // ms that a page may take when an older copy is at hand

worker.addEventListener("install", (event) => event.waitUntil(renew().then(() => worker.skipWaiting())));
worker.addEventListener("activate", (event) => event.waitUntil(tidy().then(() => worker.clients.claim())));
worker.addEventListener("message", (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(keep(event.data.keep));
});
worker.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method === "GET" && url.href.startsWith(HOME.href)) event.respondWith(answer(event, url));
});

/** @param {string} path */
const at = (path) => new URL(path, HOME).href;
/** @param {URL} url */
const pathOf = (url) => decodeURI(url.pathname.slice(HOME.pathname.length)).replace(/(^|\/)$/, "$1index.html");
const cache = () => caches.open(NAME);

/** This version's list. @returns {Promise<Book>} */
async function book() {
  const kept = await (await cache()).match(at(LIST));
  return kept ? kept.json() : { version: VERSION, files: {} };
}

/** Fetch this version's list and all that the version before had kept; what has not changed is taken from there. */
async function renew() {
  const told = await fetch(at(LIST), { cache: "no-store" });
  const list = /** @type {Book} */ (await told.clone().json());
  if (list.version !== VERSION) throw new Error("The site is being renewed.");
  await (await cache()).put(at(LIST), told);
  for (const name of await others()) {
    const old = await caches.open(name);
    const before = /** @type {Book} */ (await (await old.match(at(LIST)))?.json()) || { files: {} };
    const all = await old.match(at(ALL));
    if (all) await (await cache()).put(at(ALL), all);
    const wanted = all ? Object.keys(list.files) : Object.keys(before.files);
    for (const path of wanted) await inherit(old, path, before.files[path], list.files[path]);
  }
}

/** @param {Cache} old @param {string} path @param {File | undefined} before @param {File | undefined} now */
async function inherit(old, path, before, now) {
  if (!now || (await (await cache()).match(at(path)))) return;
  const had = await old.match(at(path));
  if (had && before?.hash === now.hash) await (await cache()).put(at(path), had);
  else if (had || (await old.match(at(ALL)))) await bring(path, now);
}

/** Names of the caches of other versions. */
async function others() {
  return (await caches.keys()).filter((name) => name.startsWith("rp-") && name !== NAME);
}

async function tidy() {
  for (const name of await others()) await caches.delete(name);
}

/** Keep these files, if they are of this version. @param {string[]} paths */
async function keep(paths) {
  const { files } = await book();
  for (const path of paths) {
    if (files[path] && !(await (await cache()).match(at(path)))) await bring(path, files[path]).catch(() => {});
  }
}

/** Fetch a file and keep it. @param {string} path @param {File} file */
async function bring(path, file) {
  await store(path, file, await fetch(at(path), { cache: "no-cache" }));
}

/** Keep an answer if it is whole and of this version. @param {string} path @param {File | undefined} file @param {Response} response */
async function store(path, file, response) {
  const body = await response.arrayBuffer();
  if (!file || !response.ok || (await digest(body)) !== file.hash) throw new Error(`${path} is of another version.`);
  await (await cache()).put(at(path), new Response(body, { headers: response.headers }));
}

/** @param {ArrayBuffer} body */
async function digest(body) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {FetchEvent} event @param {URL} url */
async function answer(event, url) {
  const path = pathOf(url);
  const file = (await book()).files[path];
  const kept = file && (await (await cache()).match(at(path)));
  const version = url.searchParams.get("v"); // of a style or a script: the first signs of its hash
  if (kept && version && file.hash.startsWith(version)) return kept;
  try {
    const response = await soon(fetch(event.request), kept ? PATIENCE : 0);
    if (file && response.ok && !kept) event.waitUntil(store(path, file, response.clone()).catch(() => {}));
    return response;
  } catch {
    if (kept && !(version && !file.hash.startsWith(version))) return kept;
    return event.request.mode === "navigate" ? sorry() : Response.error();
  }
}

/** The answer, or a fault when it takes longer than `ms` (0: however long). @param {Promise<Response>} wanted @param {number} ms @returns {Promise<Response>} */
function soon(wanted, ms) {
  if (!ms) return wanted;
  return Promise.race([wanted, new Promise((_, fail) => setTimeout(() => fail(new Error("slow")), ms))]);
}

/** The page for those who ask without a network for what is not kept: it lists what is. */
async function sorry() {
  const { files } = await book();
  const store = await cache();
  const rows = [];
  for (const [path, { title }] of Object.entries(files)) {
    if (title && (await store.match(at(path)))) rows.push(`<li><a href="${at(path)}">${plain(title)}</a></li>`);
  }
  const kept = rows.length ? `<p>These pages are:</p><ul>${rows.join("")}</ul>` : "";
  const page = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>No network</title>
<body style="font:1.06rem/1.6 system-ui,sans-serif;max-width:36rem;margin:3rem auto;padding:0 1.1rem">
<h1>No network</h1><p>This page is not kept on this device.</p>${kept}</body></html>`;
  return new Response(page, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } });
}

/** @param {string} text */
function plain(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
