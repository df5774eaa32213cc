"""What the tests of pairs of states share."""

from __future__ import annotations

import pandas as pd


def dyad(table: pd.DataFrame, a: str, b: str, columns: tuple[str, str] = ("source", "target")) -> pd.DataFrame:
    """Both directions of a pair."""
    first, second = columns
    return table[((table[first] == a) & (table[second] == b)) | ((table[first] == b) & (table[second] == a))]


def by_year(trade: pd.DataFrame, a: str, b: str, flow: str, column: str = "usd_million") -> pd.Series:
    """One flow of a reporter with a partner, by year."""
    rows = trade[(trade["reporter"] == a) & (trade["partner"] == b) & (trade["flow"] == flow)]
    return rows.set_index("year")[column]


def days(table: pd.DataFrame) -> set[str]:
    return set(table["date"].dt.strftime("%Y-%m-%d"))


def years(table: pd.DataFrame) -> set[int]:
    return set(table["year"])
