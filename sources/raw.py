"""The publishers' raw files: which are wanted (`raw.yml`), whether they are the ones on record, and how one is read.

All faults of reading live here. What a table must hold is told by its shape: see `door`.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pandas as pd
import yaml

from alignment.errors import BadTable, fault

HERE = Path(__file__).parent
MOST = 5
AGAIN = "copy the file again from where it is published (sources/raw.yml); for a new release, read its notes first."
SAVE = "save it as plain UTF-8, without a byte order mark and with LF line ends, or copy it again."


def record() -> list[dict]:
    """One entry per raw file: `path`, `sha256`, `publisher`, `published_at`."""
    return yaml.safe_load((HERE / "raw.yml").read_text(encoding="utf-8"))


def verify(folder: Path) -> None:
    """Stop unless every raw file is there and is the file on record; at most five faults are told."""
    if not any((folder / entry["path"]).is_file() for entry in record()):
        raise BadTable(_none(folder))
    if faults := [f for entry in record() if (f := _differs(folder, entry))]:
        more = [f"... and {len(faults) - MOST} more files."] if len(faults) > MOST else []
        raise BadTable("\n".join(faults[:MOST] + more))


def text_table(path: Path, shown: str = "") -> pd.DataFrame:
    """A CSV as text, exactly as published; an empty cell stays empty (`NA` is Namibia, not a gap).

    Raises
    ------
    BadTable : a file that is missing, cut, empty, not plain UTF-8, badly quoted, or not one cell per column; it is
        named as `shown`. Rows are counted as a spreadsheet shows them: the header is row 1.
    """
    shown = shown or f"{path.parent.name}/{path.name}"
    header, *rows = list(_rows(_text(path, shown), shown)) or [[]]
    if not header or not rows:
        _stop(shown, "it is empty." if not header else "it has a header and no rows.", "a header and rows.")
    if twice := [name for name in header if header.count(name) > 1]:
        _stop(f"{shown}, row 1, column {twice[0]}", f"{len(twice)} columns have this name.", "each column once.")
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            begins = f"; it begins {row[0]!r}" if row else ""
            _stop(f"{shown}, row {number}", f"it has {len(row)} cells{begins}.", f"{len(header)}, as the header has.")
    return pd.DataFrame(rows, columns=header, dtype="str")


def _rows(text: str, shown: str) -> Iterator[list[str]]:
    read = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), strict=True):
            yield row
            read += 1
    except csv.Error as error:
        _stop(f"{shown}, row {read + 1}", f"it cannot be read as CSV ({error}).", "quotes in pairs.")


def _text(path: Path, shown: str) -> str:
    content = _unpacked(path, shown)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        at, wrong = _row(content[: error.start].decode("utf-8")), content[error.start : error.end]
        _stop(f"{shown}, row {at}", f"{wrong!r} is not UTF-8.", "UTF-8 text.", SAVE)
    if text.startswith("\ufeff"):
        _stop(f"{shown}, row 1", "it begins with a byte order mark (BOM).", "the header.", SAVE)
    if (before := _before_return(text)) is not None:
        _stop(f"{shown}, row {_row(before)}", "it ends as on Windows (carriage return).", "LF line ends.", SAVE)
    return text


def _unpacked(path: Path, shown: str) -> bytes:
    try:
        packed = path.read_bytes()
        content = gzip.decompress(packed) if path.suffix == ".gz" else packed
    except FileNotFoundError:
        _stop(shown, "the raw file is missing.", "the file that sources/raw.yml lists.")
    except (OSError, EOFError, zlib.error) as error:
        _stop(shown, f"it cannot be unpacked ({error}).", "a whole gzip file.")
    if not content.strip():
        _stop(shown, "it is empty.", "a header and rows.")
    return content


def _before_return(text: str) -> str | None:
    """The text before the first carriage return outside quotes; inside them it belongs to the cell."""
    if "\r" not in text:
        return None
    parts = text.split('"')
    for number, part in enumerate(parts):
        if number % 2 == 0 and "\r" in part:
            return '"'.join([*parts[:number], part.partition("\r")[0]])
    return None


def _row(before: str) -> int:
    """The number of the row in which the text `before` ends."""
    return sum(1 for _ in csv.reader(io.StringIO(before + "x", newline="")))


def _differs(folder: Path, entry: dict) -> str | None:
    path = folder / entry["path"]
    if not path.is_file():
        wanted = f"the file of {entry['publisher']}, published at {entry['published_at']}."
        return fault(entry["path"], "the raw file is missing.", wanted, "put it there; the book does not need it.")
    if (found := hashlib.sha256(path.read_bytes()).hexdigest()) != entry["sha256"]:
        mend = "use the file on record; or, for a new release, read it and its notes, then record the new sha256."
        return fault(entry["path"], f"its sha256 is {found}.", f"{entry['sha256']} (sources/raw.yml).", mend)
    return None


def _none(folder: Path) -> str:
    files: dict[tuple[str, str], list[str]] = {}
    for entry in record():
        files.setdefault((entry["publisher"], entry["published_at"]), []).append(entry["path"])
    wanted = "\n".join("\n    ".join([f"  {who}", f"published: {at}", *paths]) for (who, at), paths in files.items())
    return fault(
        f"raw folder {folder}",
        "none of the publishers' files is there." if folder.is_dir() else "there is no such folder.",
        f"a folder with these files, by publisher:\n{wanted}",
        "give it with --raw FOLDER or RAW=FOLDER. The book and its tests do not need it: data/ is complete.",
    )


def _stop(where: str, what: str, expected: str, mend: str = AGAIN) -> NoReturn:
    raise BadTable(fault(where, what, expected, mend)) from None
