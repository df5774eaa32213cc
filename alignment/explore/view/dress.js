// @ts-check
/** A copy of the page's figure that shows another frame. @param {HTMLElement} home @param {Frame} frame @param {string} name of its files @returns {HTMLElement} */
export function dressed(home, frame, name) {
  const figure = /** @type {HTMLElement} */ (home.cloneNode(true));
  /** @type {(part: string, ...content: (Node | string)[]) => void} */
  const put = (part, ...content) => figure.querySelector(part)?.replaceChildren(...content);
  put(".rp-finding a", frame.finding);
  put(".rp-wide", drawing(frame.wide, frame.alt));
  put(".rp-narrow", drawing(frame.narrow, frame.alt));
  put(".rp-source", ...markup(frame.source));
  table(figure, frame);
  downloads(figure, frame, name);
  return figure;
}

/** The drawing enters as XML, with the alternative text as its label. @param {string} svg @param {string} alt */
function drawing(svg, alt) {
  const root = document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
  root.setAttribute("aria-label", alt);
  return root;
}

/** The source line may hold links. @param {string} line */
function markup(line) {
  const page = new DOMParser().parseFromString(`<p xmlns="http://www.w3.org/1999/xhtml">${line}</p>`, "application/xhtml+xml");
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

/** The files are those of the frame seen; a PNG is made at build and only of the first view. @param {HTMLElement} figure @param {Frame} frame @param {string} name */
function downloads(figure, { rows, wide }, name) {
  /** @type {Record<string, string>} */
  const files = { csv: `data:text/csv;charset=utf-8,${encodeURIComponent(csv(rows))}`, svg: `data:image/svg+xml,${encodeURIComponent(wide)}` };
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (figure.querySelectorAll("a[download]"))) {
    const kind = link.download.split(".").pop() || "";
    if (!files[kind]) { link.hidden = true; continue; }
    link.href = files[kind];
    link.download = `${name}.${kind}`;
  }
}

/** The table's numbers as a spreadsheet reads them. @param {string[][]} rows */
const csv = (rows) => rows.map((row) => row.map(plain).map((cell) => (/[",]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join()).join("\n");

/** No typographic minus, no commas in thousands, nothing where there is no number. @param {string} cell */
const plain = (cell) => (cell === "no data" ? "" : /^[\u2212\d][\d,.]*$/.test(cell) ? cell.replace("\u2212", "-").replace(/,/g, "") : cell);
