"""One code per UN seat, the same in every table (`seats.csv`); all else keeps its ISO-3 code."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

from alignment.errors import BadTable, fault

from .raw import text_table

HERE = Path(__file__).parent


@cache
def _rules() -> pd.DataFrame:
    rules = text_table(HERE / "seats.csv")
    return rules.astype({"first_year": int, "last_year": int})


def seated(given: pd.Series, year: pd.Series, scheme: str) -> pd.Series:
    """Codes of the book for the publisher's codes of one `scheme` (iso, corpus, cow) in the given years."""
    out, years = given.copy(), year.astype(int)
    for rule in _rules().query("scheme == @scheme").itertuples():
        out[(given == rule.given) & years.between(rule.first_year, rule.last_year)] = rule.state
    return out


def from_cow(ccode: pd.Series, year: pd.Series, members: pd.DataFrame) -> pd.Series:
    """Codes of the book for Correlates of War numbers; `members` is the UN's list of names with both codes."""
    plain = members.drop_duplicates("cow_ccode").set_index("cow_ccode")["iso3"]
    by_rule = seated(ccode, year, "cow")
    out = by_rule.where(by_rule != ccode, ccode.map(plain))
    if out.isna().any():
        raise BadTable(
            fault(
                "Correlates of War numbers",
                f"{sorted(set(ccode[out.isna()]))} are not known.",
                "numbers of UN members.",
                "add them to sources/seats.csv.",
            )
        )
    return out
