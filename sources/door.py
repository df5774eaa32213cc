"""The one door for raw files: each is of the shape that `shapes/PUBLISHER.yml` tells, or the run stops and says where.

A shape tells of one raw table its `path`, its `key` (no two rows share it; `all` columns; `[]` for none) and its
`columns`, all of them; columns that are alike share a line (`exports, imports: number from 0`). The kinds of cell:

    text, integer, number, date          not empty
    integer from 1946 to 2025            with limits; one may be left out, both belong to it
    date %m/%d/%Y or %Y                  a day (month, year) of the calendar in one of these forms
    [new, used]                          one of these codes
    {new: built, used: second_hand}      one of these codes, each with the book's code for it: see `coded`
    /[A-Z]{3}/                           the whole cell is of this pattern
    text?   number? from 0   /[0-9]+/?   the same, or empty; for codes, "" is in the list

`text` is any text: `NA` is Namibia. What only code can judge, an adapter judges with `refuse`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pandas as pd
import yaml

from alignment import schema
from alignment.errors import BadTable, fault, nearest

from .raw import text_table

HERE = Path(__file__).parent
MEND = (
    "use the file on record (sources/raw.yml); for a new release, read it and its notes, then change sources/shapes/, "
    "the adapter or its repairs."
)
PLAIN = re.compile(r"(text|date)(\??)")
LIMITED = re.compile(r"(integer|number)(\??)(?: from (-?[0-9]+(?:\.[0-9]+)?))?(?: to (-?[0-9]+(?:\.[0-9]+)?))?")
PATTERN = re.compile(r"/(.+)/(\??)", re.DOTALL)
LIMITS = ("minimum", "maximum")
# The parts of a date's form, as `strftime` names them, and their digits; `%-d` is a day without leading zero.
PARTS = {"%Y": "[0-9]{4}", "%y": "[0-9]{2}", "%m": "[0-9]{2}", "%d": "[0-9]{2}"}
PARTS |= {"%-m": "[0-9]{1,2}", "%-d": "[0-9]{1,2}"}
PART = "|".join(PARTS)
DATED = re.compile(rf"date(\??) ((?:{PART})(?:(?:[-/]| or )(?:{PART}))*)")


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
    """One raw table, all text, its columns in the order of its shape."""
    return checked(text_table(folder / shape["path"], shape["path"]), shape)


def checked(found: pd.DataFrame, shape: dict) -> pd.DataFrame:
    """The raw table, when it is of its shape; else BadTable with at most five faults."""
    columns = list(shape["columns"])
    fields = [{"name": name} | rules(kind) for name, kind in shape["columns"].items()]
    resource = {"schema": {"fields": fields, "primaryKey": columns if shape["key"] == "all" else shape["key"]}}
    if faults := schema.faults(found, resource, shape["path"], (), MEND):
        raise BadTable("\n".join(faults))
    for field in fields:
        _days(found[field["name"]], field, shape["path"])
    return found[columns]


def coded(raw: dict[str, pd.DataFrame], publisher: str) -> dict[str, pd.DataFrame]:
    """The raw tables with the book's codes in every column whose shape tells them; the given tables stay as they were.

    Raises
    ------
    BadTable : a code that the shape does not tell, as a repair may bring one in; with file, row, column and value.
    """
    return raw | {name: _coded(raw[name], shape) for name, shape in shapes(publisher).items() if name in raw}


def codes(publisher: str, table: str, column: str) -> dict[str, str]:
    """The publisher's codes in one column, each with the book's."""
    return {str(theirs): ours for theirs, ours in shapes(publisher)[table]["columns"][column].items()}


def complete(found: pd.Series, given: pd.Series, where: str, valid: Iterable[str], home: str) -> pd.Series:
    """The codes found for the cells `given` of the file `where`, all of them.

    Raises
    ------
    BadTable : a cell without a code, with its row, its column, the `valid` ones nearest to it, and their `home`.
    """
    for row, cell in given[found.isna()].head(1).items():
        close = [] if cell.isdecimal() else nearest(cell, valid)
        offer = f"; the nearest are {', '.join(close)}" if close else ""
        at = f"{where}, row {row + 2}, column {given.name}"
        mend = f"correct the raw file, or read what it means and add it to {home}."
        raise BadTable(fault(at, f"{cell!r} has no code.", f"one that {home} knows{offer}.", mend))
    return found


def refuse(where: str, rows: pd.DataFrame, what: str, expected: str, column: str = "") -> None:
    """Stop when there are `rows` at fault; the first is shown, with its number if it is the raw file's own `column`."""
    if len(rows):
        where += f", row {rows.index[0] + 2}, column {column}" if column else ""
        first = ", ".join(f"{name} {value!r}" for name, value in rows.iloc[0].items())
        raise BadTable(fault(where, f"{what} ({len(rows)} rows, the first: {first}).", expected, MEND))


def rules(kind: str | list | dict) -> dict:
    """A kind of cell in the words of datapackage.json, so that one checker serves raw and tidy tables."""
    if isinstance(kind, list | dict):
        codes = [str(code) for code in kind]
        return {"type": "string", "constraints": {"required": "" not in codes, "enum": codes}}
    if met := PATTERN.fullmatch(kind):
        return {"type": "string", "constraints": {"required": not met[2], "pattern": met[1]}}
    if met := PLAIN.fullmatch(kind):
        return {"type": "date" if met[1] == "date" else "string", "constraints": {"required": not met[2]}}
    if met := LIMITED.fullmatch(kind):
        told = zip(LIMITS, met.groups()[2:], strict=True)
        limits = {name: float(n) if "." in n else int(n) for name, n in told if n}
        return {"type": met[1], "constraints": {"required": not met[2]} | limits}
    if met := DATED.fullmatch(kind):
        forms = met[2].split(" or ")
        pattern = "|".join(re.sub(PART, lambda part: PARTS[part[0]], form) for form in forms)
        return {"type": "string", "forms": forms, "constraints": {"required": not met[1], "pattern": pattern}}
    raise BadTable(fault("sources/shapes/", f"{kind!r} is no kind of cell.", "a kind of sources/door.py.", MEND))


def _days(cells: pd.Series, field: dict, where: str) -> None:
    """Stop at a cell of the right form that is no day of the calendar, such as 02/30/2005."""
    if forms := field.get("forms"):
        wrong = cells != ""
        for form in forms:
            wrong &= pd.to_datetime(cells, format=form.replace("%-", "%"), errors="coerce").isna()
        for index in cells.index[wrong][:1]:
            at = f"{where}, row {index + 2}, column {cells.name}"
            raise BadTable(fault(at, f"{cells[index]!r} does not fit.", "a day of the calendar.", MEND))


def _coded(table: pd.DataFrame, shape: dict) -> pd.DataFrame:
    done = {}
    for name, kind in shape["columns"].items():
        if isinstance(kind, dict):
            ours = {str(theirs): code for theirs, code in kind.items()}
            done[name] = complete(table[name].map(ours), table[name], shape["path"], ours, "sources/shapes/")
    return table.assign(**done)


def _columns(told: dict) -> dict:
    return {name: kind for names, kind in told.items() for name in names.split(", ")}
