"""Raw files read at the door: whole, UTF-8, the columns and kinds of cell that `shapes/NAME.yml` names, one row a key.

A kind is `text`, `integer`, `number` or `date`, a list of codes, or `/a pattern/`; with a question mark at its end the
cell may be empty.
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

HERE = Path(__file__).parent
MEND = "use the file on record; or, for a new release, read it and its notes, then change sources/shapes/."
KINDS = {"text": "string"}
BOM = "\ufeff"


def shapes(name: str) -> dict[str, dict]:
    """The raw tables of one family: `path`, `key`, `columns`."""
    return yaml.safe_load((HERE / "shapes" / f"{name}.yml").read_text(encoding="utf-8"))


def shaped_tables(folder: Path, name: str) -> dict[str, pd.DataFrame]:
    """All raw tables of one family, as text; BadTable when one is not of its shape."""
    return {table: shaped(folder, shape) for table, shape in shapes(name).items()}


def shaped(folder: Path, shape: dict) -> pd.DataFrame:
    """One raw table as text, exactly as published."""
    table = _parsed(_text(folder / shape["path"], shape["path"]), shape["path"])
    resource = {"schema": {"fields": _fields(shape["columns"]), "primaryKey": shape["key"]}}
    if found := schema.faults(table, resource, shape["path"], [], MEND):
        raise BadTable("\n".join(found))
    return table


def _text(path: Path, where: str) -> str:
    try:
        packed = path.read_bytes()
        text = (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode("utf-8")
    except FileNotFoundError:
        _stop(where, "the raw file is missing.", "the file that sources/raw.yml lists.")
    except (OSError, EOFError, zlib.error) as error:
        _stop(where, f"it cannot be unpacked ({error}).", "a whole gzip file.")
    except UnicodeDecodeError as error:
        _stop(where, f"it is not UTF-8 ({error}).", "UTF-8 text.")
    if text.startswith(BOM):
        _stop(f"{where}, row 1", "it begins with a byte order mark.", "UTF-8 text without one.")
    if text.partition("\n")[0].endswith("\r"):
        _stop(f"{where}, row 1", "its lines end as on Windows (CRLF).", "lines that end in LF.")
    return text


def _parsed(text: str, where: str) -> pd.DataFrame:
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        _stop(where, f"it is not a CSV table ({error}).", "quoted cells that are closed.")
    if not rows:
        _stop(where, "it is empty.", "a header and rows.")
    header = rows[0]
    if twice := sorted({name for name in header if header.count(name) > 1}):
        _stop(f"{where}, row 1, column {twice[0]}", "the column stands twice.", "each column once.")
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(header):
            _stop(f"{where}, row {number}", f"it has {len(row)} cells: {row[:3]} ...", f"{len(header)} cells.")
    return pd.DataFrame(rows[1:], columns=header, dtype="str")


def _fields(columns: dict) -> list[dict]:
    return [{"name": name} | _kind(kind) for name, kind in columns.items()]


def _kind(kind: str | list[str]) -> dict:
    if isinstance(kind, list):
        return {"type": "string", "constraints": {"required": True, "enum": [str(code) for code in kind]}}
    rules = {} if kind.endswith("?") else {"required": True}
    kind = kind.removesuffix("?")
    if kind.startswith("/"):
        return {"type": "string", "constraints": rules | {"pattern": kind.strip("/")}}
    return {"type": KINDS.get(kind, kind), "constraints": rules}


def _stop(where: str, what: str, expected: str) -> None:
    raise BadTable(fault(where, what, expected, MEND)) from None
