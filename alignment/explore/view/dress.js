// @ts-check
/**
 * A copy of the page's figure that shows another frame.
 * @param {HTMLElement} home @param {Frame} frame @param {string} name of its file @param {string} address of the view, where it has one
 */
export function dressed(home, frame, name, address) {
  const figure = /** @type {HTMLElement} */ (home.cloneNode(true));
  /** @type {(part: string, ...content: (Node | string)[]) => void} */
  const put = (part, ...content) => figure.querySelector(part)?.replaceChildren(...content);
  figure.className = frame.look;
  put(".rp-finding a", frame.finding);
  for (const width of /** @type {const} */ (["wide", "narrow"])) put(`.rp-${width}`, drawing(frame[width], frame.alt, figure.querySelector(`.rp-${width} svg`)));
  put(".rp-source", ...markup(frame.source));
  put(".rp-describe", ...figure.querySelectorAll(".rp-describe > summary"), ...markup(frame.description));
  table(figure, frame);
  citation(figure, frame, address);
  downloads(figure, frame, name);
  return figure;
}

/** The drawing enters as XML, with the alternative text as its label. @param {string} svg @param {string} alt @param {Element | null} before */
function drawing(svg, alt, before) {
  const root = document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
  root.setAttribute("aria-label", alt);
  const more = before?.getAttribute("aria-details");
  if (more) root.setAttribute("aria-details", more);
  return root;
}

/** The source line and the description hold markup of the book's own. @param {string} line */
function markup(line) {
  const page = new DOMParser().parseFromString(`<div xmlns="http://www.w3.org/1999/xhtml">${line}</div>`, "application/xhtml+xml");
  return [...document.importNode(page.documentElement, true).childNodes];
}

/** The table under the figure: the first row is its head. @param {HTMLElement} figure @param {Frame} frame */
function table(figure, { finding, rows }) {
  /** @type {(kind: string, words: string, scope?: string) => HTMLElement} */
  const cell = (kind, words, scope) => {
    const made = document.createElement(kind);
    made.textContent = words;
    if (scope) made.setAttribute("scope", scope);
    return made;
  };
  /** @type {(cells: HTMLElement[]) => HTMLElement} */
  const line = (cells) => { const made = document.createElement("tr"); made.append(...cells); return made; };
  const [head, ...body] = rows;
  figure.querySelector(".rp-data [role=region]")?.setAttribute("aria-label", `Table: ${finding}`);
  figure.querySelector(".rp-data caption")?.replaceChildren(finding);
  figure.querySelector(".rp-data thead")?.replaceChildren(line(head.map((words) => cell("th", words, "col"))));
  figure.querySelector(".rp-data tbody")?.replaceChildren(
    ...body.map(([first, ...rest]) => line([cell("th", first, "row"), ...rest.map((words) => cell("td", words))])),
  );
}

/** How to cite this view, at its own address. @param {HTMLElement} figure @param {Frame} frame @param {string} address */
function citation(figure, { cite, cite_data }, address) {
  const text = figure.querySelector(".rp-cite-text");
  const link = /** @type {HTMLAnchorElement | null} */ (text?.querySelector("a"));
  if (!text || !link) return;
  if (address) link.hash = address.split("#")[1];
  if (address) link.textContent = link.href;
  text.replaceChildren(`${cite} `, link, `. ${cite_data}`);
  const [button, says] = [".rp-cite button", ".rp-cite [role=status]"].map((part) => figure.querySelector(part));
  button?.addEventListener("click", async () => {
    if (says) says.textContent = (await copied(text.textContent || "")) ? "Copied." : "Please mark the text and copy it.";
  });
}

/** False where the browser does not copy. @param {string} text */
export async function copied(text) {
  try { await navigator.clipboard.writeText(text); return true; } catch { return false; }
}

/** The table travels with the view; the pictures are made at build, of the first view. @param {HTMLElement} figure @param {Frame} frame @param {string} name */
function downloads(figure, { rows }, name) {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (figure.querySelectorAll("a[download]"))) {
    link.hidden = !link.download.endsWith(".csv");
    if (link.hidden) continue;
    link.href = `data:text/csv;charset=utf-8,${encodeURIComponent(csv(rows))}`;
    link.download = `${name}.csv`;
  }
}

/** The table's numbers as a spreadsheet reads them. @param {string[][]} rows */
const csv = (rows) => rows.map((row) => row.map(plain).map((cell) => (/[",]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join()).join("\n");

/** No typographic minus, no commas in thousands, nothing where there is no number. @param {string} cell */
const plain = (cell) => (cell === "no data" ? "" : /^[\u2212\d][\d,.]*$/.test(cell) ? cell.replace("\u2212", "-").replace(/,/g, "") : cell);
