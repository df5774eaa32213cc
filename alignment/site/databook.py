"""The data book: one card per table, made from data/datapackage.json and the files themselves.

The page appendix/data holds a comment; the cards take its place when the page is read. The files are copied beside
the pages, so that every download leads to the file that the chapters use.
"""

from __future__ import annotations

import shutil
from html import escape
from pathlib import Path

from .. import data
from .card import FOLDER, PAGE, anchor, book_line, card, count, heading, raw
from .pages import is_html, to_root

PLACE = "<!-- data book"
MADE_BY = ("databook.py", "card.py", "strip.py", "by_state.py")
# The headings of the page: each table names one of these as its theme; the sentence says what the group is for.
THEMES = {
    "votes": ("UN votes and speeches", "How states vote, where that puts them, and whom they name when they speak."),
    "arms": ("Arms", "Who delivers which weapons to Pakistan and India, and how much of them."),
    "aid": ("Aid and official finance", "What the United States and China promised or gave, and what is no aid."),
    "trade": ("Trade", "Who buys from whom, in both partners' books, with other records to check them."),
    "diplomacy": ("Diplomacy and events", "Visits, exercises, pacts, disputes, and events that were found in news."),
    "opinion": ("Public opinion", "What people say of other countries when they are asked."),
    "government": ("Who governs", "Rulers and regimes with their dates, and how democratic they were."),
    "context": ("Economy and military spending", "The size of the states that the other tables compare."),
    "book": ("The book's own lists", "Codes, dates, terms and questions that we gathered, and the article's words."),
}


def setup_databook(app) -> None:
    app.connect("source-read", fill)
    app.connect("build-finished", copy_files)


def fill(app, docname, source) -> None:
    """Put the cards where the page's comment stands; the page is read again when the data or the code change."""
    if docname == PAGE and PLACE in source[0]:
        for path in (data.folder() / "datapackage.json", *(Path(__file__).with_name(name) for name in MADE_BY)):
            app.env.note_dependency(str(path))
        before, after = source[0].split(PLACE, 1)
        source[0] = before + cards(Path(app.srcdir)) + after.split("-->", 1)[1]


def copy_files(app, error) -> None:
    """The tables and their descriptions as files of the site; the article's excerpts are not offered."""
    if error or not is_html(app) or PAGE not in app.env.found_docs:
        return
    target = Path(app.outdir, FOLDER)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in ["datapackage.json", *(entry["path"] for entry in tables())]:
        shutil.copyfile(data.folder() / name, target / name)


def tables() -> list[dict]:
    """The entries of all tables, in the order of the package."""
    return [entry for entry in data.package()["resources"] if entry["type"] == "table"]


def by_theme() -> dict[str, list[dict]]:
    """All entries under their themes, in the order of the page; KeyError for a theme without a heading."""
    groups: dict[str, list[dict]] = {theme: [] for theme in THEMES}
    for entry in data.package()["resources"]:
        groups[entry["theme"]].append(entry)
    return groups


def cards(root: Path) -> str:
    """The contents, then theme by theme a heading and its cards, as MyST."""
    book, groups = book_line(root), by_theme()
    parts = [raw(contents(groups))]
    for theme, entries in groups.items():
        title, use = THEMES[theme]
        parts += [heading(2, f"theme-{theme}", title), use, *(card(entry, book) for entry in entries)]
    return "\n\n".join(parts) + "\n"


def contents(groups: dict[str, list[dict]]) -> str:
    """One line for each theme, which opens to its tables; each table is a link to its card."""
    whole = f'<a href="{to_root(PAGE)}{FOLDER}/datapackage.json" download>datapackage.json</a>'
    folds = "".join(theme_contents(THEMES[theme][0], entries) for theme, entries in groups.items())
    return f'<div class="rp-index">{folds}</div><p>All descriptions as one file: {whole}.</p>'


def theme_contents(title: str, entries: list[dict]) -> str:
    tables = "1 table" if len(entries) == 1 else f"{len(entries)} tables"
    lines = "".join(
        f'<li><a href="#{escape(anchor(e))}">{escape(e["title"])}</a> <code>{escape(e["name"])}</code> {count(e)}</li>'
        for e in entries
    )
    return f"<details><summary>{escape(title)}: {tables}</summary><ul>{lines}</ul></details>"
