"""Every self-check of a chapter as plain data: for exports to learning platforms, and for whoever counts or reads them.

The chapter is run, so that each key is the one that the data give today; what the cells left in the page is then read.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from alignment import data
from alignment.errors import BadItem, UnknownName, fault, nearest

HTML = "text/html"


@dataclass(frozen=True)
class Item:
    """One self-check, as the page holds it.

    kind, chapter, id, prompt : as the author gave them.
    options : what it offers, one text for each box on paper; see below.
    key : what decides about an answer; see below.
    told : every answer explained: (verdict, answer, feedback). The verdict is "Right", "Not right" or "Defensible"
        only where an answer is right or wrong; Estimate, Draw and Reflect have words of their own.
    hints : in the order in which they are offered.
    data : all that the page holds, by name: what a platform needs beyond the above, such as `unit` or `wrong`.

    ========= ==================================== =================================================================
    kind      options                              key
    ========= ==================================== =================================================================
    choice    the answers                          [several may be right, [[answer, is it right?], ...]]
    number    none                                 [answer as shown, tolerance]
    order     the events, mixed                    [[event, its date], ...] in the right order
    match     the rows                             [[what a row can get, ...], [[row, position of what is right,
                                                   positions of what is defensible], ...]]
    highlight the phrases                          as for match
    evidence  the four relations, then the reasons [figure, claim, name of the right relation, [[reason, is it right?,
                                                   names of the relations it is offered with], ...]]
    estimate  none                                 [true value as shown, what counts as near]: for comparison
    draw      the shapes; none where they are off  [first year, number of years shown, values, what counts as near]:
                                                   for comparison
    reflect   none                                 []: nothing is right or wrong
    ========= ==================================== =================================================================
    """

    kind: str
    chapter: str
    id: str
    prompt: str
    options: tuple[str, ...]
    key: list
    told: tuple[tuple[str, str, str], ...]
    hints: tuple[str, ...]
    data: dict[str, Any]


def collect(chapter: str | Path) -> list[Item]:
    """The self-checks of one chapter, in the order of the page.

    chapter : its two digits, such as "02": the chapter is run, which takes some seconds; or the path of a notebook
        (.ipynb) that was run: its outputs are read.

    Raises
    ------
    UnknownName : there is no such chapter, or no such notebook.
    BadItem : the notebook holds no outputs: run it first.
    """
    found = Path(chapter)
    notebook = opened(found) if found.suffix == ".ipynb" else executed(page(str(chapter)))
    return [item for cell in notebook.cells for item in shown(cell)]


def page(chapter: str) -> Path:
    """The file of a chapter, by its two digits."""
    pages = {file.name[:2]: file for file in sorted((data.folder().parent / "chapters").glob("[0-9][0-9]-*.md"))}
    if chapter not in pages:
        near = [chapter.zfill(2)] if chapter.zfill(2) in pages else nearest(chapter, pages)
        offer = ", ".join(near or pages) or "none is written"
        raise UnknownName(fault(f"chapter {chapter!r}", "there is no such chapter.", "two digits.", f"try {offer}."))
    return pages[chapter]


def executed(file: Path, *more: str):
    """A chapter, run from the top in a kernel of its own; `more` is code that runs after its last cell."""
    import jupytext  # these are for authors and exports: a reader's notebook need not load them
    import nbformat
    from nbclient import NotebookClient

    notebook = jupytext.read(file, fmt="md:myst")
    notebook.cells += [nbformat.v4.new_code_cell(code) for code in more]
    kernel = notebook.metadata.get("kernelspec", {}).get("name", "python3")
    place = {"metadata": {"path": str(file.parent)}}
    return NotebookClient(notebook, kernel_name=kernel, timeout=600, resources=place).execute()


def opened(file: Path):
    """A notebook with its outputs."""
    import nbformat

    if not file.is_file():
        raise UnknownName(fault(str(file), "there is no such file.", "a notebook that was run.", "look at the path."))
    notebook = nbformat.read(file, as_version=4)
    if not any(cell.get("outputs") for cell in notebook.cells):
        mend = "run all its cells and save it."
        raise BadItem(fault(str(file), "it holds no outputs.", "a notebook that was run.", mend))
    return notebook


def shown(cell) -> list[Item]:
    """The items that one cell shows."""
    pages = [output.get("data", {}).get(HTML, "") for output in cell.get("outputs", [])]
    return [item_of(packed) for html in pages for packed in packed_items("".join(html))]


def packed_items(html: str) -> list[dict[str, Any]]:
    """The data of each self-check in a page, in its order."""
    reader = _Reader()
    reader.feed(html)
    return reader.found


def item_of(packed: dict[str, Any]) -> Item:
    """One item from the data that its block carries."""
    told = tuple(tuple(row) for row in packed["told"])
    named = {name: packed[name] for name in ("kind", "chapter", "id", "prompt", "key")}
    return Item(**named, options=tuple(packed["choices"]), told=told, hints=tuple(packed["hints"]), data=packed)


class _Reader(HTMLParser):
    """Finds the attribute `data-check`."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, Any]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if packed := dict(attrs).get("data-check"):
            self.found.append(json.loads(packed))
