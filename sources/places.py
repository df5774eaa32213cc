"""Codes of the book for names of countries and Correlates of War numbers; `places.csv` holds what differs.

A name that is the book's own needs no rule. A rule without a code says that the book has none, and why; the publisher's
own name stays in the table beside the empty code. A name that nobody knows stops the run.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

from alignment.errors import BadTable, fault, nearest

from .names import state_names
from .raw import text_table
from .seats import from_cow

HERE = Path(__file__).parent


@cache
def _rules() -> pd.DataFrame:
    return text_table(HERE / "places.csv").astype({"first_year": int, "last_year": int})


@cache
def _own() -> dict[str, str]:
    names = state_names()
    return dict(zip(names["name"], names["code"], strict=True))


def placed(names: pd.Series, year: pd.Series, where: str) -> pd.Series:
    """Codes for country names in the given years, empty where the book has none; `where` is the raw file."""
    out = _by_rule(names, year, "name")
    out = out.where(out.notna(), names.map(_own()))
    if out.isna().any():
        row = out.index[out.isna()][0]
        raise BadTable(_unknown(names[row], f"{where}, row {row + 2}, column {names.name}"))
    return out


def numbered(numbers: pd.Series, year: pd.Series, members: pd.DataFrame) -> pd.Series:
    """Codes for Correlates of War numbers, empty where the book has none; `members` is the UN's list of both codes."""
    out = _by_rule(numbers, year, "cow")
    rest = out.isna()
    out[rest] = from_cow(numbers[rest], year[rest], members)
    return out


def _by_rule(given: pd.Series, year: pd.Series, scheme: str) -> pd.Series:
    years, out = year.astype(int), pd.Series(pd.NA, index=given.index, dtype=object)
    rules = _rules()
    for rule in rules[(rules["scheme"] == scheme) & rules["given"].isin(set(given))].itertuples():
        out[(given == rule.given) & years.between(rule.first_year, rule.last_year)] = rule.state
    return out


def _unknown(name: str, where: str) -> str:
    close = nearest(name, [*_own(), *_rules()["given"]])
    offer = f" (the nearest are {', '.join(close)})" if close else ""
    return fault(
        where,
        f"{name!r} has no code.",
        f"a name of sources/state_names.csv or sources/places.csv{offer}.",
        "correct the raw file, or add a line to sources/places.csv.",
    )
