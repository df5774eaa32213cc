"""Repairs are records (`repairs.yml`), applied here; a record whose fault is gone stops the run."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import yaml

from alignment.errors import BadTable, fault

HERE = Path(__file__).parent


def records() -> list[dict]:
    """The repairs, in the order in which they are made."""
    return yaml.safe_load((HERE / "repairs.yml").read_text(encoding="utf-8"))


def repaired(tables: dict[str, pd.DataFrame], repairs: Iterable[dict] | None = None) -> dict[str, pd.DataFrame]:
    """The raw tables (all text) after the repairs; the given tables stay as they were.

    Without `repairs` these are the records of `repairs.yml` for the tables given: each adapter repairs its own.
    """
    done = dict(tables)
    for repair in [r for r in records() if r["table"] in tables] if repairs is None else repairs:
        done[repair["table"]] = _apply(done[repair["table"]], repair)
    return done


def _apply(table: pd.DataFrame, repair: dict) -> pd.DataFrame:
    met = _rows(table, repair["where"])
    _still_needed(table[met], repair)
    return ACTIONS[repair["action"]](table.copy(), met, repair)


def _rows(table: pd.DataFrame, where: dict) -> pd.Series:
    met = pd.Series(True, index=table.index)
    for column, wanted in where.items():
        met &= _matches(table[column], wanted)
    return met


def _matches(cells: pd.Series, wanted: str | list | dict) -> pd.Series:
    if isinstance(wanted, dict):  # ISO dates sort as text
        return (cells >= wanted.get("from", "")) & (cells <= wanted.get("to", "~"))
    return cells.isin([wanted] if isinstance(wanted, str) else wanted)


def _still_needed(rows: pd.DataFrame, repair: dict) -> None:
    if len(rows) != repair["rows"]:
        _stop(repair, f"it meets {len(rows)} rows.", f"{repair['rows']} rows.")
    for column, value in repair.get("was", {}).items():
        if (rows[column] != value).any():
            _stop(repair, f"column {column} no longer holds {value!r}.", "the fault that the record describes.")
    if "was_only" in repair and not _only(rows.drop(columns=repair["columns"]), repair["was_only"]):
        _stop(repair, f"some cell is not {repair['was_only']!r}.", "the fault that the record describes.")
    first, *others = repair.get("identical", [None])
    if any((rows[first] != rows[other]).any() for other in others):
        _stop(repair, f"columns {repair['identical']} differ now.", "copies of one column.")


def _only(cells: pd.DataFrame, value: str) -> bool:
    return bool(cells.isin([value, ""]).all().all())


def _set(table: pd.DataFrame, met: pd.Series, repair: dict) -> pd.DataFrame:
    for column, value in repair["to"].items():
        table.loc[met, column] = value
    return table


def _blank(table: pd.DataFrame, met: pd.Series, repair: dict) -> pd.DataFrame:
    table.loc[met, repair["columns"]] = ""
    return table


def _blank_all_but(table: pd.DataFrame, met: pd.Series, repair: dict) -> pd.DataFrame:
    table.loc[met, table.columns.difference(repair["columns"])] = ""
    return table


def _drop(table: pd.DataFrame, met: pd.Series, repair: dict) -> pd.DataFrame:
    return table[~met]


ACTIONS = {"set": _set, "blank": _blank, "blank_all_but": _blank_all_but, "drop": _drop}


def _stop(repair: dict, what: str, expected: str) -> None:
    where = f"sources/repairs.yml, table {repair['table']}, where {repair['where']}"
    raise BadTable(
        fault(where, what, expected, "the publisher changed the file: read it again, then change or delete the record.")
    )
