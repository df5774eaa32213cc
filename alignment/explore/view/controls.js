// @ts-check
/** All controls of an explorer, in the order of the page. @param {HTMLElement} root @returns {Control[]} */
export function controls(root) {
  const fields = [.../** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (root.querySelectorAll("[data-control]"))];
  const names = [...new Set(fields.map((field) => field.dataset.control || ""))];
  return names.map((name) => control(name, fields.filter((field) => field.dataset.control === name)));
}

/** One control, whatever its kind: which of its choices stands. @param {string} name @param {(HTMLInputElement | HTMLSelectElement)[]} fields @returns {Control} */
function control(name, fields) {
  const { title, choices, at, put } = form(fields);
  const keys = choices.map(([key]) => key);
  return {
    name,
    keys,
    read: () => keys[at()],
    write: (key) => put(keys.indexOf(key)),
    words: () => `${title}: ${choices[at()][1]}.`,
  };
}

/** @param {(HTMLInputElement | HTMLSelectElement)[]} fields @returns {{ title: string, choices: string[][], at(): number, put(n: number): void }} */
function form(fields) {
  const [field] = fields;
  const title = text(field.closest(".rp-control")?.firstElementChild);
  if (field instanceof HTMLSelectElement) {
    const choices = [...field.options].map((option) => [option.value, option.text]);
    return { title, choices, at: () => field.selectedIndex, put: (n) => { field.selectedIndex = n; } };
  }
  if (field.type === "range") return slider(field, title);
  const radios = /** @type {HTMLInputElement[]} */ (fields);
  const choices = radios.map((radio) => [radio.value, text(radio.parentElement)]);
  return { title, choices, at: () => radios.findIndex((one) => one.checked), put: (n) => { radios[n].checked = true; } };
}

/** A slider steps from choice to choice; its words stand beside it and are read out. @param {HTMLInputElement} field @param {string} title */
function slider(field, title) {
  /** @type {string[][]} */
  const choices = JSON.parse(field.dataset.choices || "[]");
  const at = () => Number(field.value);
  const tell = () => {
    const words = choices[at()][1];
    field.setAttribute("aria-valuetext", words);
    if (field.nextElementSibling) field.nextElementSibling.textContent = words;
  };
  field.addEventListener("input", tell);
  return { title, choices, at, put(/** @type {number} */ n) { field.value = String(n); tell(); } };
}

/** @param {Element | null | undefined} node */
const text = (node) => (node?.textContent || "").trim();
