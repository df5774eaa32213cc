// What figures do beyond showing: the whole address of a figure, and its citation for the clipboard.
// Without this the citation is still there to be read and copied by hand.

/** The address at which this page is read, where the book has no address of its own. */
function wholeAddresses() {
  for (const link of document.querySelectorAll("a.rp-permalink")) {
    if (link instanceof HTMLAnchorElement) link.textContent = link.href;
  }
}

/** @param {HTMLButtonElement} button  @param {string} text */
function copies(button, text) {
  const says = button.parentElement?.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    let said = "Copied.";
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      said = "Your browser does not allow it. Please mark the text and copy it.";
    }
    if (says) says.textContent = said;
  });
}

wholeAddresses();
if (navigator.clipboard) {
  for (const fold of document.querySelectorAll(".rp-cite")) {
    const button = fold.querySelector(".rp-copy");
    const text = fold.querySelector(".rp-cite-text")?.textContent;
    if (button instanceof HTMLButtonElement && text) copies(button, text);
  }
}
