"""The op-ed as an argument: its claims with what they rest on, and the details that can be looked up.

    claim_rows()   one row per claim, in the order of the map, with its depth in it
    detail_rows()  one row per checked detail, with its source

Both come from data/argument.yml, which is kept by hand. It holds no words of the article but those of the excerpts.
"""

from __future__ import annotations

from functools import cache

import pandas as pd
import yaml

from . import data
from .article import excerpts
from .claims import FORMS, KINDS
from .errors import BadItem, fault

RESTS_ON = ("a named source", "a dated event", "other claims", "nothing named")
TESTABLE = ("yes", "in part", "no")
RESULTS = ("holds", "differs", "too wide", "cut short", "open")
CLAIM = ("excerpt", "says", "words", "kind", "form", "rests_on", "for", "testable", "chapter")
DETAIL = ("id", "excerpt", "printed", "found", "result", "source", "url")


def claim_rows() -> pd.DataFrame:
    """One row per claim: the fields of the file, and `depth`, 0 for the conclusion.

    Rows stand in the order of the map: each claim after the one that it serves.

    Raises
    ------
    BadItem : a field is missing or holds what it cannot, the words are not in the excerpt, or a claim serves one that
        does not stand above it.
    """
    return _read()[0].copy()


def detail_rows() -> pd.DataFrame:
    """One row per detail of the article that was looked up; faults as for `claim_rows`."""
    return _read()[1].copy()


@cache
def _read() -> tuple[pd.DataFrame, pd.DataFrame]:
    file = yaml.safe_load((data.folder() / "argument.yml").read_text(encoding="utf-8"))
    return claims_of(file["claims"]), details_of(file["details"])


def claims_of(rows: list[dict]) -> pd.DataFrame:
    """The rows of `claims`, checked, with their depth."""
    depths: dict[str, int] = {}
    for row in rows:
        _fields(row, CLAIM, {"kind": KINDS, "form": FORMS, "rests_on": RESTS_ON, "testable": TESTABLE})
        if row["words"] not in excerpts()[row["excerpt"]]["text"]:
            raise _bad(row, "words", "the excerpt's own, letter for letter")
        if row["excerpt"] in depths or (row["for"] not in depths and depths) or bool(row["for"]) != bool(depths):
            raise _bad(row, "for", "a claim above it; only the first serves none, and each stands once")
        depths[row["excerpt"]] = depths[row["for"]] + 1 if row["for"] else 0
    return pd.DataFrame(rows).assign(depth=list(depths.values()))


def details_of(rows: list[dict]) -> pd.DataFrame:
    """The rows of `details`, checked."""
    for row in rows:
        _fields(row, DETAIL, {"result": RESULTS})
        if not str(row["url"]).startswith("http"):
            raise _bad(row, "url", "the address of a page")
    return pd.DataFrame(rows)


def _fields(row: dict, names: tuple[str, ...], words: dict[str, tuple[str, ...]]) -> None:
    for name in names:
        if not isinstance(row.get(name), str) or not (row[name] or name == "for"):
            raise _bad(row, name, "a text")
    for name, valid in (words | {"excerpt": tuple(excerpts())}).items():
        if row[name] not in valid:
            raise _bad(row, name, f"one of {', '.join(valid)}")


def _bad(row: dict, name: str, expected: str) -> BadItem:
    where = f"data/argument.yml, {row.get('id') or row.get('excerpt') or '?'}, {name}"
    return BadItem(fault(where, f"{row.get(name)!r} does not fit.", f"{expected}.", f"correct the {name}."))
