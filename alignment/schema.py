"""Typed tables from CSV, and their faults against a schema of datapackage.json.

`typed` is the quick way for a table that is as it should be. `faults` is the slow way, which says where a table is
not: file, row, column, value, mend. Rows are counted as a spreadsheet shows them: the header is row 1.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from io import BytesIO

import pandas as pd

from alignment.errors import fault

MOST = 5
_INTEGER, _NUMBER = r"-?[0-9]+", r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?"
_SHAPE = {"integer": _INTEGER, "number": _NUMBER, "boolean": "true|false", "date": r"[0-9]{4}-[0-9]{2}-[0-9]{2}"}
_WORDS = {
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "date": "a day such as 1971-10-25",
}


def typed(content: bytes, schema: dict) -> pd.DataFrame:
    """The table with its types: datetime64 days, categories for codes, nullable integers and booleans.

    Raises ValueError or KeyError where the content does not fit; then ask `faults`.
    """
    fields = schema["fields"]
    table = pd.read_csv(
        BytesIO(content),
        dtype={f["name"]: _dtype(f, schema) for f in fields},
        keep_default_na=False,
        na_values=[""],
    )
    if list(table.columns) != [f["name"] for f in fields]:
        raise ValueError("columns differ")
    for field in fields:
        table[field["name"]] = _finished(table[field["name"]], field)
    return table


def plain(content: bytes) -> pd.DataFrame:
    """The table as text, an empty cell an empty text."""
    return pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False)


def faults(table: pd.DataFrame, resource: dict, where: str, states: Collection[str], mend: str) -> list[str]:
    """At most five faults of a text table against its resource; an empty list when there are none."""
    found = []
    for what, expected in _all_faults(table, resource, states):
        found.append(fault(f"{where}{what[0]}", what[1], expected, mend))
        if len(found) == MOST:
            break
    return found


def coded(field: dict, schema: dict) -> bool:
    """Is the field a code: one of a list, or a code of another table?"""
    return "enum" in field.get("constraints", {}) or field["name"] in references(schema)


def references(schema: dict) -> dict[str, str]:
    """The fields that hold codes of another table, and the name of that table."""
    return {key["fields"]: key["reference"]["resource"] for key in schema.get("foreignKeys", [])}


def _dtype(field: dict, schema: dict) -> str:
    required = field.get("constraints", {}).get("required", False)
    if field["type"] == "string":
        return "category" if coded(field, schema) else "str"
    if field["type"] == "integer":
        return "int64" if required else "Int64"
    return {"number": "float64", "boolean": "bool" if required else "boolean", "date": "str"}[field["type"]]


def _finished(column: pd.Series, field: dict) -> pd.Series:
    rules = field.get("constraints", {})
    if field["type"] == "date":
        return pd.to_datetime(column, format="%Y-%m-%d")
    if "enum" in rules:
        if not set(column.cat.categories) <= set(rules["enum"]):
            raise ValueError(f"{field['name']} holds a value that is not a code")
        return column.cat.set_categories(rules["enum"])
    return column


def _all_faults(table: pd.DataFrame, resource: dict, states: Collection[str]) -> Iterator[tuple[tuple[str, str], str]]:
    schema = resource["schema"]
    yield from _columns(table, [f["name"] for f in schema["fields"]])
    tables = references(schema)
    for field in schema["fields"]:
        if (name := field["name"]) in table:
            yield from _cells(table[name], field, states if tables.get(name) == "states" else None)
    yield from _keys(table, schema.get("primaryKey", []))
    if "rows" in resource and len(table) != resource["rows"]:
        yield ("", f"it has {len(table)} rows."), f"{resource['rows']} rows."


def _columns(table: pd.DataFrame, wanted: list[str]) -> Iterator[tuple[tuple[str, str], str]]:
    for name in wanted:
        if name not in table:
            yield (f", column {name}", "the column is missing."), f"the columns {', '.join(wanted)}."
    for name in table.columns:
        if name not in wanted:
            yield (f", column {name}", "there should be no such column."), f"the columns {', '.join(wanted)}."


def _cells(cells: pd.Series, field: dict, states: Collection[str] | None) -> Iterator[tuple[tuple[str, str], str]]:
    for wrong, expected in _rules(cells, field, states):
        for index in cells.index[wrong][:MOST]:
            at = f", row {index + 2}, column {field['name']}"
            yield (at, f"{cells[index]!r} does not fit."), expected


def _rules(cells: pd.Series, field: dict, states: Collection[str] | None) -> Iterator[tuple[pd.Series, str]]:
    """Each rule of a field: which cells break it, and what was expected."""
    rules, filled = field.get("constraints", {}), cells != ""
    if rules.get("required"):
        yield ~filled, "a value; the cell must not be empty."
    if field["type"] in _SHAPE:
        fits = cells.str.fullmatch(_SHAPE[field["type"]])
        yield filled & ~fits, f"{_WORDS[field['type']]}."
        yield from _limits(cells, filled & fits, rules, field["type"])
    if "pattern" in rules:
        yield filled & ~cells.str.fullmatch(rules["pattern"]), f"text of the form {rules['pattern']}."
    if "enum" in rules:
        yield filled & ~cells.isin(rules["enum"]), f"one of {', '.join(rules['enum'])}."
    if states is not None:
        yield filled & ~cells.isin(list(states)), "a code of the table states."
    if rules.get("unique"):
        yield filled & cells.duplicated(), "a value that no other row has."


def _limits(cells: pd.Series, valid: pd.Series, rules: dict, kind: str) -> Iterator[tuple[pd.Series, str]]:
    if kind == "date":
        yield (
            valid & pd.to_datetime(cells.where(valid), format="%Y-%m-%d", errors="coerce").isna(),
            "a day of the calendar.",
        )
        return
    if {"minimum", "maximum"} & set(rules):
        numbers = pd.to_numeric(cells.where(valid), errors="coerce")
        low, high = rules.get("minimum", float("-inf")), rules.get("maximum", float("inf"))
        yield valid & ~numbers.between(low, high), f"a value {_span(rules)}."


def _span(rules: dict) -> str:
    if "maximum" not in rules:
        return f"of {rules['minimum']} or more"
    return f"from {rules['minimum']} to {rules['maximum']}" if "minimum" in rules else f"of {rules['maximum']} or less"


def _keys(table: pd.DataFrame, key: str | list[str]) -> Iterator[tuple[tuple[str, str], str]]:
    names = [key] if isinstance(key, str) else key
    if names and set(names) <= set(table.columns):
        for index in table.index[table.duplicated(names)][:MOST]:
            values = ", ".join(f"{name} {table.at[index, name]}" for name in names)
            yield (f", row {index + 2}", f"a second row for {values}."), "one row each."
