"""The search: Sphinx's own index and search, fed with places instead of pages, so that a result leads to its place.

Sphinx's search fetches every page that it finds, to show a few words of it. Here the words stand in the index.

    _static/search.js    Sphinx's scripts as one file
    _static/places.js    the places (places.py), each with its kind and its first words, and the words of their titles
    search/0.….json      shelves: words -> places; a search fetches the shelves of its words, so that one search stays
                         light however long the book grows

Sphinx's index of pages, searchindex.js, stays in the work folder: Sphinx reads it again when it builds on.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import astuple
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

from docutils import nodes
from docutils.utils import new_document
from sphinx.search import IndexBuilder

from .kept import made
from .pages import is_html
from .places import Place, places

SCRIPT, INDEX, FOLDER = "search.js", "places.js", "search"
SHELVES = 8  # a word stands on the shelf of its first letter
PARTS = ("documentation_options.js", "doctools.js", "language_data.js", "searchtools.js")
# Sphinx would keep the reader's words on the device, to mark them in pages; we do not mark them.
NO_MARKS = "const SPHINX_HIGHLIGHT_ENABLED = false;\n"
STORES = ("titles", "filenames", "mapping", "title_mapping", "all_titles", "index_entries", "objtypes", "objnames")
USED = ("docnames", "filenames", "titles", "terms", "titleterms", "alltitles", "indexentries", "objects", "objnames")


def setup_search(app) -> None:
    # After the pages are written, before what no page loads is dropped.
    app.connect("build-finished", write_search, priority=895)


def write_search(app, error) -> None:
    """Join the scripts, and index the pages as they are built."""
    if error or not is_html(app) or app.config.html_theme != "reading_pivot":
        return
    static = Path(app.outdir, "_static")
    if all((static / name).exists() for name in PARTS):
        script = "".join((static / name).read_text("utf-8") + "\n" for name in PARTS)
        (static / SCRIPT).write_text(NO_MARKS + script, "utf-8")
    found = {name: places_of(app, name) for name in sorted(app.env.found_docs)}
    static.mkdir(exist_ok=True)
    kept = index(found)
    kept["shelves"] = write_shelves(Path(app.outdir), kept.pop("terms"))
    (static / INDEX).write_text(f"Search.setIndex({packed(kept | {'terms': {}})})", "utf-8")


def places_of(app, name: str) -> list[Place]:
    """The places of a page; those of a page that has not changed are not looked for again."""
    html = Path(app.outdir, f"{name}.html").read_text("utf-8")
    return [Place(*one) for one in made(Path(app.doctreedir, "places"), name, [html], lambda: listed(html))]


def listed(html: str) -> list[tuple[str, ...]]:
    """The places of a page as plain rows."""
    return [astuple(one) for one in places(html)]


def write_shelves(site: Path, terms: dict) -> list[str]:
    """Write the words in parts by their first letter; the paths, with hashes: no part is of another build.

    Numbers stay out: Sphinx's search leaves them out of what it looks for.
    """
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    (site / FOLDER).mkdir()
    shelves: list[dict] = [{} for _ in range(SHELVES)]
    for word, where in terms.items():
        if word and not (word.isascii() and word.isdecimal()):
            shelves[ord(word[0]) % SHELVES][word] = where
    return [write_shelf(site, f"{FOLDER}/{number}", packed(shelf)) for number, shelf in enumerate(shelves)]


def write_shelf(site: Path, name: str, text: str) -> str:
    path = f"{name}.{hashlib.sha256(text.encode()).hexdigest()[:10]}.json"
    (site / path).write_text(text, "utf-8")
    return path


def packed(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def index(found: dict[str, list[Place]]) -> dict:
    """Sphinx's index of these pages' places."""
    builder = IndexBuilder(empty_memory(), "en", {}, "")
    named = {f"{page}.html#{one.anchor}": (page, one) for page, of_page in found.items() for one in of_page}
    for name, (page, one) in named.items():
        builder.feed(name, f"{page}.html", one.title, document(one))
    whole = StringIO()
    builder.dump(whole, "json")
    frozen = json.loads(whole.getvalue())
    kept = {key: frozen[key] for key in USED}
    kept["filenames"] = [name.removesuffix("#") for name in frozen["docnames"]]
    kept["docnames"] = [named[name][0] for name in frozen["docnames"]]
    kept["places"] = [[one.kind, found[page][0].title, one.shown()] for page, one in map(named.get, frozen["docnames"])]
    return kept


def empty_memory() -> SimpleNamespace:
    """What the index builder wants of Sphinx's memory; a fresh one, so that the index of pages stays apart."""
    return SimpleNamespace(version="", domains={}, **{f"_search_index_{store}": {} for store in STORES})


def document(place: Place) -> nodes.document:
    """A place as Sphinx reads a page: its title, then its words."""
    page = new_document(place.title)
    page.append(nodes.section("", nodes.title(text=place.title), nodes.paragraph(text=place.text)))
    return page
