"""A small sound raw file for every shape, made from the shape itself: these tests need no publisher's file."""

from __future__ import annotations

import csv
import gzip
import io
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import Phase, find, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from sources import door, raw

PUBLISHERS = sorted(path.stem for path in (raw.HERE / "shapes").glob("*.yml"))
FILES = [(publisher, table) for publisher in PUBLISHERS for table in door.shapes(publisher)]
ROWS = 4
QUICK = settings(phases=[Phase.generate], derandomize=True, database=None)


def rows(shape: dict) -> list[list[str]]:
    """Header and rows; no two rows share a value of a column that has enough of them."""
    columns = [values(kind) for kind in shape["columns"].values()]
    return [list(shape["columns"]), *([cells[n % len(cells)] for cells in columns] for n in range(ROWS))]


def values(kind: str | list | dict) -> list[str]:
    """Some texts of one kind of cell."""
    told = door.rules(kind)
    rules = told["constraints"]
    if "enum" in rules:
        return rules["enum"]
    if forms := told.get("forms"):
        return [date(2001 + n, 2, 1 + n).strftime(forms[n % len(forms)]) for n in range(ROWS)]
    if "pattern" in rules:
        return matching(rules["pattern"])
    if told["type"] in ("integer", "number"):
        low = rules.get("minimum", rules.get("maximum", 0) - ROWS)
        return [str(low + n) for n in range(ROWS) if low + n <= rules.get("maximum", low + n)]
    return {"date": [f"2001-02-0{n}" for n in range(1, ROWS + 1)], "string": ["NA", "a, b", 'say "x"', "گھر"]}[
        told["type"]
    ]


@cache
def matching(pattern: str) -> list[str]:
    """Some texts that the pattern matches."""
    found: list[str] = []
    for _ in range(ROWS):
        try:
            one = st.from_regex(pattern, fullmatch=True)
            found.append(find(one, lambda text: text and text.isprintable() and text not in found, settings=QUICK))
        except NoSuchExample:
            break
    return found


def as_csv(table: list[list[str]], ends: str = "\n") -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator=ends).writerows(table)
    return out.getvalue().encode("utf-8")


def write(path: Path, content: bytes, packed: bool = False) -> None:
    """Write the content, packed as the name says unless it is so already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    pack = path.suffix == ".gz" and not packed
    path.write_bytes(gzip.compress(content, 1, mtime=0) if pack else content)


def write_all(folder: Path) -> None:
    """All raw files on record, small."""
    for publisher, table in FILES:
        shape = door.shapes(publisher)[table]
        write(folder / shape["path"], as_csv(rows(shape)))
