"""The site: a Sphinx extension with a theme of its own, and the commands that build and serve it.

Extension (`alignment.site` in `_config.yml`); each part has its own `setup_x(app)`:

theme      our layout and styles on top of Jupyter Book: no icon font, no CDN, a handful of requests
assets     book.css, book.js, checks.js and the figures' colours, with their hashes
urdu       a small font with the letters of the book's Urdu
rerun      a chapter runs again when data/, alignment/ or its text changed, and only then
outputs    what the cells gave is kept: other words do not run them again
ahead      pages run side by side before they are read
hidden     cells of tag remove-cell run all the same, in their place
fold       code folds to one line: "Show the 6 lines"
maths      formulas become MathML
tables     tables that are wider than a phone scroll in a named region
items      the self-checks of each chapter as files, for the pages that ask them again
explorers  the frames of an explorer become a file that a page fetches when it needs them
ledger     the ledger's figures and verdicts are in their chapters; no excerpt idles
figures    each figure has a name of its own on its page, and its permanent link
claims     claims.json beside the pages, and the ledger at a glance on the landing page
downloads  downloads inside a figure become files beside the page
wheel      the package and the data as one file that pip installs
notebooks  each chapter as .ipynb; the links to download it, to Colab and to Binder
glossary   a term shows its definition where it stands
databook   the data book: one card per table, from data/datapackage.json
card       a card of the data book; strip and by_state: its coverage by year and by state
facts      the printable fact sheet of a chapter
sheets     all fact sheets on one page, to print together
exam       past questions with the chapters and claims that serve them
references the bibliography: authors and year, without our working notes
about      a chapter's objectives and minutes, from its own table
metadata   what a page tells search engines, reference managers and chats
preview    the picture that a chat shows beside a link: a page's first figure on a card
cite       how to cite a chapter: a line, BibTeX, RIS
single     a page as one file, which opens from a phone's file manager
offline    the worker that keeps pages, a file for each chapter, the whole book as a zip
search     the words of all pages, and the places that a search leads to (places)
found      the list of pages for search engines, and the page for lost links
progress   what the build says while it runs

Commands: `python -m alignment.site build` (build.py) and `python -m alignment.site serve` (serve.py).
"""

from __future__ import annotations

from importlib import import_module

PARTS = (
    "urdu", "theme", "rerun", "outputs", "ahead", "hidden", "fold", "maths", "tables", "items", "explorers", "ledger",
    "figures", "claims", "downloads", "wheel", "notebooks", "glossary", "databook", "facts", "sheets", "exam",
    "references", "preview", "metadata", "cite", "search", "found", "offline", "progress",
)  # fmt: skip


def setup(app) -> dict:
    """Sphinx calls this once; every part registers itself."""
    for part in PARTS:
        getattr(import_module(f"alignment.site.{part}"), f"setup_{part}")(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
