"""At the door: a raw file is as its adapter expects it, or the run stops and names row, column, value and mend.

A shape tells each column, in the file's order:

    text, integer, number, date   may be empty; with ! (text!, integer!) it must not
    a list                        the codes that are known; "" in it allows an empty cell
    a pattern: "\\d+/\\d+"          what each cell must look like
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from alignment import schema
from alignment.errors import BadTable, fault

from .raw import text_table

MEND = "read the publisher's new release and its notes; then change the adapter, its codes or its repairs in sources/."
TYPES = {"text": "string", "integer": "integer", "number": "number", "date": "date"}


def checked(folder: Path, path: str, shape: dict[str, str | list[str]], key: list[str]) -> pd.DataFrame:
    """The raw table at `path`, all text, when it has the shape and no row twice; else BadTable."""
    table = text_table(folder / path)
    if list(table.columns) != list(shape) and set(table.columns) == set(shape):
        table = table[list(shape)]
    wanted = {"schema": {"fields": [_field(*column) for column in shape.items()], "primaryKey": key}}
    if found := schema.faults(table, wanted, path, (), MEND):
        raise BadTable("\n".join(found))
    return table


def refuse(where: str, rows: pd.DataFrame, what: str, expected: str) -> None:
    """Stop when there are `rows` at fault; the first is shown."""
    if len(rows):
        first = ", ".join(f"{name} {value!r}" for name, value in rows.iloc[0].items())
        raise BadTable(fault(where, f"{what} ({len(rows)} rows, the first: {first}).", expected, MEND))


def _field(name: str, kind: str | list[str]) -> dict:
    if isinstance(kind, list):
        return {"name": name, "type": "string", "constraints": {"enum": kind, "required": "" not in kind}}
    plain = kind.removesuffix("!")
    if plain in TYPES:
        return {"name": name, "type": TYPES[plain], "constraints": {"required": kind != plain}}
    return {"name": name, "type": "string", "constraints": {"pattern": kind, "required": True}}
