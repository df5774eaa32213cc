// The whole ledger: filter and sort its claims in the page. The choice stands in the address (#ledger?verdict=in-part).
// Without this the list stands there whole, in the order of the chapters.

/** @param {HTMLElement} ledger */
function filterable(ledger) {
  const form = ledger.querySelector("form");
  const list = ledger.querySelector(".rp-claims");
  const says = ledger.querySelector("[role=status]");
  if (!(form instanceof HTMLFormElement) || !list || !says) return;
  const lines = /** @type {HTMLElement[]} */ ([...list.children]);
  const fields = /** @type {(HTMLSelectElement | HTMLInputElement)[]} */ ([...form.querySelectorAll("[name]")]);
  const sort = fields.find(({ name }) => name === "sort");

  /** @param {HTMLSelectElement | HTMLInputElement} field */
  const wish = (field) => field instanceof HTMLInputElement && !field.checked ? "" : field.value;

  /** What the list shows now, as part of an address. */
  const state = () => new URLSearchParams(fields.map((field) => [field.name, wish(field)]).filter(([, value]) => value)).toString();

  /** @param {string} name  @param {HTMLElement} line */
  const rank = (name, line) => {
    const field = fields.find((one) => one.name === name);
    const value = line.dataset[name] || "";
    return field instanceof HTMLSelectElement ? [...field.options].findIndex((option) => option.value === value) : Number(value);
  };

  const show = () => {
    const wishes = fields.filter((field) => field !== sort && wish(field));
    for (const line of lines) line.hidden = !wishes.every((field) => line.dataset[field.name] === wish(field));
    const by = sort ? wish(sort) : "";
    list.append(...(by ? [...lines].sort((a, b) => rank(by, a) - rank(by, b)) : lines));
    says.textContent = told(lines.filter((line) => !line.hidden).length, lines.length, wishes, sort);
  };

  const keep = () => {
    const wished = state();
    history.replaceState(history.state, "", wished ? `#${ledger.id}?${wished}` : location.pathname + location.search);
  };

  /** Follow the address: a filter, or one claim, which opens. */
  const follow = () => {
    const [name, wished] = location.hash.slice(1).split(/\?(.*)/s);
    if (name === ledger.id && wished) {
      const given = new URLSearchParams(wished);
      form.reset();
      for (const field of fields) set(field, given.get(field.name) || "");
      show();
      ledger.scrollIntoView();
    }
    const line = lines.find(({ id }) => id === name);
    if (!line) return;
    if (line.hidden) { form.reset(); show(); }
    const fold = line.querySelector("details");
    if (fold) fold.open = true;
    line.scrollIntoView();
  };

  form.hidden = false;
  form.addEventListener("change", () => { show(); keep(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { show(); keep(); }));
  addEventListener("hashchange", follow);
  follow();
}

/** A choice that the list does not offer is left out. @param {HTMLSelectElement | HTMLInputElement} field  @param {string} value */
function set(field, value) {
  if (field instanceof HTMLInputElement) field.checked = field.value === value;
  else if ([...field.options].some((option) => option.value === value)) field.value = value;
}

/**
 * @param {number} shown  @param {number} all
 * @param {(HTMLSelectElement | HTMLInputElement)[]} wishes  @param {HTMLSelectElement | HTMLInputElement | undefined} sort
 */
function told(shown, all, wishes, sort) {
  /** @param {HTMLSelectElement | HTMLInputElement} field */
  const word = (field) => (field instanceof HTMLSelectElement ? field.selectedOptions[0].text : "fragile").replace(/ \(\d+\)$/, "");
  const count = wishes.length ? `${shown} of ${all} claims` : `All ${all} claims`;
  const kept = wishes.map((field) => field.name === "chapter" ? `chapter ${word(field)}` : word(field)).join(", ");
  return `${count}${kept && `: ${kept}`}; sorted by ${sort ? word(sort) : "chapter"}.`;
}

for (const ledger of document.querySelectorAll("section.rp-ledger")) {
  if (ledger instanceof HTMLElement) filterable(ledger);
}
