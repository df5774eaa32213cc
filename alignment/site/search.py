"""The search: Sphinx's own index and search, fed with places instead of pages, so that a result leads to its place.

Sphinx's search fetches every page that it finds, to show a few words of it. Here the words stand in the index.

    _static/search.js    Sphinx's scripts as one file
    _static/places.js    words -> places (places.py); `places` says of each its kind and shows its first words

Sphinx's index of pages, searchindex.js, stays in the work folder: Sphinx reads it again when it builds on.
"""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

from docutils import nodes
from docutils.utils import new_document
from sphinx.search import IndexBuilder

from .pages import is_html
from .places import Place, places

SCRIPT, INDEX = "search.js", "places.js"
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
    found = {name: places(Path(app.outdir, f"{name}.html").read_text("utf-8")) for name in sorted(app.env.found_docs)}
    static.mkdir(exist_ok=True)
    (static / INDEX).write_text(f"Search.setIndex({index(found)})", "utf-8")


def index(found: dict[str, list[Place]]) -> str:
    """Sphinx's index of these pages' places, as JSON."""
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
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def empty_memory() -> SimpleNamespace:
    """What the index builder wants of Sphinx's memory; a fresh one, so that the index of pages stays apart."""
    return SimpleNamespace(version="", domains={}, **{f"_search_index_{store}": {} for store in STORES})


def document(place: Place) -> nodes.document:
    """A place as Sphinx reads a page: its title, then its words."""
    page = new_document(place.title)
    page.append(nodes.section("", nodes.title(text=place.title), nodes.paragraph(text=place.text)))
    return page
