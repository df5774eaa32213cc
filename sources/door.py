"""Raw files are checked at the door: against their layout (`layouts/`), cell by cell, before anything is made of them.

A file that is cut, has a byte order mark or Windows line ends, lacks a column, or holds a text in a number column, a
new code or a key twice is refused, with file, row, column, value and mend.
"""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from pathlib import Path

import pandas as pd
import yaml

from alignment import schema
from alignment.errors import BadTable, fault

from .raw import text_table

HERE = Path(__file__).parent
MEND = (
    "use the file on record (sources/raw.yml); for a new release, read its notes, then change the layout or add a "
    "repair."
)


def layouts(publisher: str) -> dict[str, dict]:
    """The layouts of one publisher's raw files, by raw table."""
    return yaml.safe_load((HERE / "layouts" / f"{publisher}.yml").read_text(encoding="utf-8"))


def tables(folder: Path, publisher: str) -> dict[str, pd.DataFrame]:
    """The raw tables of one publisher, all text, exactly as published; refuses what does not fit its layout."""
    return {name: table(folder, layout) for name, layout in layouts(publisher).items()}


def table(folder: Path, layout: dict) -> pd.DataFrame:
    """One raw table, checked."""
    path, shown = folder / layout["path"], layout["path"]
    _rectangular(_text(path, shown), shown)
    found = text_table(path)
    if faults := schema.faults(found, _resource(layout), shown, (), MEND):
        raise BadTable("\n".join(faults))
    return found


def _text(path: Path, shown: str) -> str:
    """The file's text; refuses one that is missing, cut or empty, has a BOM or Windows line ends, or is not UTF-8."""
    content = _unpacked(path, shown)
    if not content.strip():
        _stop(shown, "it is empty.", "a table with a header.")
    if content.startswith(b"\xef\xbb\xbf"):
        _stop(f"{shown}, row 1", "it begins with a byte order mark (BOM).", "plain UTF-8.")
    if b"\r" in content:
        row = content[: content.index(b"\r")].count(b"\n") + 1
        _stop(f"{shown}, row {row}", "the line holds a carriage return (Windows line end).", "line feeds only.")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        row = content[: error.start].count(b"\n") + 1
        _stop(f"{shown}, row {row}", f"{content[error.start : error.end]!r} is not UTF-8.", "UTF-8 text.")


def _unpacked(path: Path, shown: str) -> bytes:
    try:
        packed = path.read_bytes()
        return gzip.decompress(packed) if path.suffix == ".gz" else packed
    except FileNotFoundError:
        _stop(shown, "the raw file is missing.", "the file named in sources/raw.yml.")
    except (OSError, EOFError, zlib.error) as error:
        _stop(shown, f"it cannot be unpacked ({error}).", "a whole gzip file.")


def _rectangular(text: str, shown: str) -> None:
    """Refuse rows with more or fewer cells than the header, which pandas would shift or fill."""
    rows = csv.reader(io.StringIO(text))
    header = next(rows, [])
    for number, row in enumerate(rows, start=2):
        if len(row) != len(header):
            _stop(f"{shown}, row {number}", f"it has {len(row)} cells.", f"{len(header)} cells, as the header has.")


def _resource(layout: dict) -> dict:
    """The layout in the words of datapackage.json, so that one checker serves raw and tidy tables."""
    fields = [
        {
            "name": name,
            "type": rules.get("type", "string"),
            "constraints": {k: v for k, v in rules.items() if k != "type"},
        }
        for name, rules in layout["columns"].items()
    ]
    key = list(layout["columns"]) if layout["key"] == "all" else layout["key"]
    return {"schema": {"fields": fields, "primaryKey": key}}


def _stop(where: str, what: str, expected: str):
    raise BadTable(fault(where, what, expected, MEND))
