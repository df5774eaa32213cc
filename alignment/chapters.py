"""The chapters of the book: `_toc.yml` lists those that are written, data/planned.yml those that are to come.

written()   file names in chapters/, without .md
planned()   `Planned` by file name, without those that are written
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import yaml

from . import data
from .errors import BadItem, fault
from .place import home


@dataclass(frozen=True)
class Planned:
    """A chapter to come. `file`: its name in chapters/, without .md; it begins with the chapter's number."""

    file: str
    title: str
    question: str

    @property
    def number(self) -> int:
        return int(self.file[:2])

    def __str__(self) -> str:
        return f"chapter {self.number}, “{self.title}”"


@cache
def written() -> frozenset[str]:
    """The files of the chapters that have a page: those in the book's contents."""
    contents = yaml.safe_load((home() / "_toc.yml").read_text(encoding="utf-8"))
    return frozenset(name.removeprefix("chapters/") for name in _files(contents) if name.startswith("chapters/"))


@cache
def planned() -> dict[str, Planned]:
    """The chapters to come, by file, in the order of the book.

    Raises
    ------
    BadItem : a row of data/planned.yml lacks a field, has another one, or its file does not begin with two digits.
    """
    rows = yaml.safe_load((data.folder() / "planned.yml").read_text(encoding="utf-8"))
    return {one.file: one for one in map(_planned, rows) if one.file not in written()}


def _planned(row: dict) -> Planned:
    if set(row) != {"file", "title", "question"} or not str(row["file"])[:2].isdigit():
        raise BadItem(
            fault(
                f"data/planned.yml, {row.get('file', '?')!r}",
                f"its fields are {', '.join(row)}.",
                "file (such as 05-trade-and-finance), title and question.",
                "correct the row.",
            )
        )
    return Planned(**row)


def _files(entry: dict | list) -> list[str]:
    """Every `file` of the contents, at any depth."""
    if isinstance(entry, list):
        return [name for one in entry for name in _files(one)]
    deeper = [name for key in ("parts", "chapters", "sections") for name in _files(entry.get(key, []))]
    return [entry["file"], *deeper] if "file" in entry else deeper
