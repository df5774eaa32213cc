"""Reading tables that instructors bring: from Excel, LibreOffice, Google and campus systems.

A table is CSV with a line of column names. Separators may be commas, semicolons or tabs; the text UTF-8 (with or
without the mark that Excel puts first) or UTF-16, as Excel's “Unicode text”. What cannot be read is named by row.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from alignment.errors import BadItem, fault, nearest

MOST = 5  # faults worded at once: more are not read
SEPARATORS = ",;\t"
INVISIBLE = re.compile("[\u200b-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
AS_NUMBER = re.compile(r"\d([.,]\d+)?e\+?\d+", re.IGNORECASE)


@dataclass(frozen=True)
class Row:
    """One line of a table: its number as a spreadsheet shows it, and its cells by column (lower case)."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """A table as it was read: its columns as written, and its rows; empty rows are left out."""

    path: Path
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read(path: Path, needed: Iterable[str]) -> Sheet:
    """A table with at least these columns.

    Raises
    ------
    BadItem : no such file, not a CSV in UTF-8 or UTF-16, a column missing or twice, a row longer than the head.
    """
    needed = list(needed)
    text = decoded(path)
    lines = _lines(path, text, needed)
    if not lines:
        raise BadItem(fault(str(path), "the file is empty.", f"the columns {', '.join(needed)}.", "save it again."))
    (_, head), *body = lines
    columns = [plain(name).casefold() for name in head]
    _check_head(path, columns, needed)
    too_long = [(n, cells) for n, cells in body if any(c.strip() for c in cells[len(columns) :])]
    if too_long:
        row, cells = too_long[0]
        what = f"it has {len(cells)} cells, and the head has {len(columns)}."
        mend = "put a text that holds the separator between double quotes; or delete the extra cell."
        raise BadItem(fault(f"{path}, row {row}", what, "as many cells as columns.", mend))
    rows = [Row(n, dict(zip(columns, [*cells, *[""] * len(columns)], strict=False))) for n, cells in body]
    return Sheet(path, tuple(plain(name) for name in head),
                 tuple(r for r in rows if any(map(str.strip, r.cells.values()))))


def decoded(path: Path) -> str:
    """The text of a file, whichever of the usual ways it was saved."""
    try:
        packed = path.read_bytes()
    except OSError as error:
        mend = "look at the path."
        raise BadItem(fault(str(path), f"it cannot be read ({error.strerror}).", "a CSV file.", mend)) from None
    if packed.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        mend = "open it, choose Save as, and take “CSV UTF-8 (Comma delimited)”."
        raise BadItem(fault(str(path), "it is a workbook, not a table of text.", "a CSV file.", mend))
    code = "utf-16" if packed.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return packed.decode(code)
    except UnicodeDecodeError as error:
        row = packed[: error.start].count(b"\n") + 1
        mend = "save it again as “CSV UTF-8”: else names in Urdu are lost."
        raise BadItem(fault(f"{path}, row {row}", "a letter is not UTF-8.", "text in UTF-8.", mend)) from None


def _lines(path: Path, text: str, needed: list[str]) -> list[tuple[int, list[str]]]:
    """(row number, cells) of each line that is not empty, by the separator that finds most of the columns."""
    first = 0
    if told := re.match(r"\s*sep=(.)\r?\n", text):  # Excel's own first line
        text, first = text[told.end() :], 1
    best = told[1] if told else max(SEPARATORS, key=lambda s: _fits(text, s, needed))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=best)
    found = []
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                found.append((reader.line_num + first, cells))
    except csv.Error as error:
        mend = "save it again from the spreadsheet."
        raise BadItem(fault(f"{path}, row {reader.line_num + first}", f"{error}.", "a CSV table.", mend)) from None
    return found


def _fits(text: str, separator: str, needed: list[str]) -> tuple[int, int]:
    head = next((line for line in text.splitlines() if line.strip()), "")
    cells = next(csv.reader([head], delimiter=separator), [])
    names = {plain(cell).casefold() for cell in cells}
    return len(names & set(needed)), len(cells)


def _check_head(path: Path, columns: list[str], needed: list[str]) -> None:
    twice = next((c for n, c in enumerate(columns) if c and c in columns[:n]), None)
    if twice:
        raise BadItem(fault(f"{path}, row 1", f"the column {twice!r} occurs twice.", "each once.",
                            "rename one of them."))
    missing = [name for name in needed if name not in columns]
    if missing:
        close = nearest(missing[0], columns)
        offer = f"rename {close[0]!r} to {missing[0]!r}" if close else f"add a column {missing[0]!r}"
        there = ", ".join(filter(None, columns)) or "none"
        what = f"the column {missing[0]!r} is missing; it has: {there}."
        raise BadItem(fault(f"{path}, row 1", what, f"the columns {', '.join(needed)}.", f"{offer}."))


def plain(text: str) -> str:
    """Text without invisible marks and with single spaces; letters in their usual form (NFC)."""
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def known_as(identity: str) -> str:
    """One form for all ways to write a student's id: case, spaces, Urdu digits and width of letters do not count."""
    folded = unicodedata.normalize("NFKC", plain(identity)).casefold()
    return "".join(str(unicodedata.digit(c)) if c.isdecimal() else c for c in folded).replace(" ", "")


def close(path: Path, faults: list[str]) -> None:
    """Raise what was found wrong in a table, at most five faults and how many more there are."""
    if faults:
        more = [f"{path}: {len(faults) - MOST} more rows have faults."] if len(faults) > MOST else []
        raise BadItem("\n\n".join([*faults[:MOST], *more]))
