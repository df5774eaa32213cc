"""The one door for raw files: each is of the shape that `shapes/PUBLISHER.yml` tells, or the run stops and says where.

A shape tells of one raw table its `path`, its `key` (no two rows share it; `all` columns; `[]` for none) and its
`columns`, all of them; columns that are alike share a line (`exports, imports: number from 0`). The kinds of cell:

    text, integer, number, date          not empty
    integer from 1946 to 2025            with limits; one may be left out, both belong to it
    [new, used]                          one of these codes
    /[A-Z]{3}/                           the whole cell is of this pattern
    text?   number? from 0   /\\d+/?      the same, or empty; for codes, "" is in the list

`text` is any text: `NA` is Namibia. What only code can judge, an adapter judges with `refuse`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pandas as pd
import yaml

from alignment import schema
from alignment.errors import BadTable, fault

from .raw import text_table

HERE = Path(__file__).parent
MEND = (
    "use the file on record (sources/raw.yml); for a new release, read it and its notes, then change sources/shapes/, "
    "the adapter or its repairs."
)
TYPED = re.compile(r"(text|integer|number|date)(\??)(?: from (-?[\d.]+))?(?: to (-?[\d.]+))?")
PATTERN = re.compile(r"/(.+)/(\??)", re.DOTALL)
TYPES = {"text": "string", "integer": "integer", "number": "number", "date": "date"}
LIMITS = ("minimum", "maximum")


@cache
def shapes(publisher: str) -> dict[str, dict]:
    """The shapes of one publisher's raw tables, by table; for reading only."""
    told = yaml.safe_load((HERE / "shapes" / f"{publisher}.yml").read_text(encoding="utf-8"))
    return {name: shape | {"columns": _columns(shape["columns"])} for name, shape in told.items()}


def path(publisher: str, table: str) -> str:
    """The file of one raw table, under the raw folder."""
    return shapes(publisher)[table]["path"]


def tables(folder: Path, publisher: str) -> dict[str, pd.DataFrame]:
    """The raw tables of one publisher, all text, exactly as published."""
    return {name: table(folder, shape) for name, shape in shapes(publisher).items()}


def table(folder: Path, shape: dict) -> pd.DataFrame:
    """One raw table, all text, its columns in the order of its shape; BadTable with at most five faults."""
    found = text_table(folder / shape["path"], shape["path"])
    columns = list(shape["columns"])
    fields = [{"name": name} | rules(kind) for name, kind in shape["columns"].items()]
    resource = {"schema": {"fields": fields, "primaryKey": columns if shape["key"] == "all" else shape["key"]}}
    if faults := schema.faults(found, resource, shape["path"], (), MEND):
        raise BadTable("\n".join(faults))
    return found[columns]


def refuse(where: str, rows: pd.DataFrame, what: str, expected: str) -> None:
    """Stop when there are `rows` at fault; the first is shown."""
    if len(rows):
        first = ", ".join(f"{name} {value!r}" for name, value in rows.iloc[0].items())
        raise BadTable(fault(where, f"{what} ({len(rows)} rows, the first: {first}).", expected, MEND))


def rules(kind: str | list) -> dict:
    """A kind of cell in the words of datapackage.json, so that one checker serves raw and tidy tables."""
    if isinstance(kind, list):
        codes = [str(code) for code in kind]
        return {"type": "string", "constraints": {"required": "" not in codes, "enum": codes}}
    if met := PATTERN.fullmatch(kind):
        return {"type": "string", "constraints": {"required": not met[2], "pattern": met[1]}}
    if not (met := TYPED.fullmatch(kind)):
        raise BadTable(fault("sources/shapes/", f"{kind!r} is no kind of cell.", "a kind of sources/door.py.", MEND))
    limits = {name: float(n) if "." in n else int(n) for name, n in zip(LIMITS, met.groups()[2:], strict=True) if n}
    return {"type": TYPES[met[1]], "constraints": {"required": not met[2]} | limits}


def _columns(told: dict) -> dict:
    return {name: kind for names, kind in told.items() for name in names.split(", ")}
