"""How to cite a figure: the book, the figure's own address, and the data's own citation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import yaml

from .. import data as book_data
from ..place import home

BOOK = home() / "_config.yml"


@cache
def book() -> dict[str, str]:
    """Author, title and year of the book, from `_config.yml`; empty where the package stands without the book."""
    said = yaml.safe_load(BOOK.read_text("utf-8")) if BOOK.is_file() else {}
    return {part: str(said.get(part) or "") for part in ("author", "title", "copyright")}


def before_link(finding: str) -> str:
    """The citation up to the figure's address."""
    year = f" ({book()['copyright']})" if book()["copyright"] else ""
    by = f"{book()['author']}{year}. " if book()["author"] else ""
    title = f" Figure in: {book()['title']}." if book()["title"] else ""
    return f"{by}“{finding.rstrip('.')}.”{title}"


def of_data(sources: Sequence[str]) -> str:
    """The data's own citation: the source line of each table, with the release and the address of what it rests on."""
    return "Data: " + "; ".join(dict.fromkeys(map(_of_table, sources))) + "."


def _of_table(name: str) -> str:
    releases = [_release(source) for source in book_data.resource(name)["sources"]]
    return f"{book_data.cite(name)} ({'; '.join(dict.fromkeys(releases))})"


def _release(source: dict) -> str:
    place = source["path"] if source["path"].startswith("http") else ""
    return ", ".join(filter(None, (source["version"], place)))
