"""The book's codes of states for what publishers write: names, Correlates of War numbers, other codes.

What is the book's own needs no rule. `state_codes.csv` holds what differs: whose words (`scheme`: `name` for all who
have no scheme of their own), the years, the code, the reason. A rule without a code says that the book has none; the
publisher's own name stays in the table beside the empty code. What nobody decided on stops the run.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pandas as pd

from .door import complete
from .raw import text_table

HERE = Path(__file__).parent
HOME = "sources/state_names.csv or sources/state_codes.csv"


@cache
def state_names() -> pd.DataFrame:
    """The book's own states: `code`, `name`, `note`; for reading only."""
    return text_table(HERE / "state_names.csv")


@cache
def rules() -> pd.DataFrame:
    """What differs from the book's own names and codes; for reading only."""
    return text_table(HERE / "state_codes.csv").astype({"first_year": int, "last_year": int})


def named(names: pd.Series, year: pd.Series, where: str, scheme: str = "name") -> pd.Series:
    """Codes for names of states in the given years, empty where the book has none; `where` is the raw file."""
    return _coded(names, year, scheme, state_names().set_index("name")["code"], where)


def numbered(numbers: pd.Series, year: pd.Series, members: pd.DataFrame, where: str) -> pd.Series:
    """Codes for Correlates of War numbers; `members` is the UN's list of names with both codes."""
    return _coded(numbers, year, "cow", members.drop_duplicates("cow_ccode").set_index("cow_ccode")["iso3"], where)


def seated(given: pd.Series, year: pd.Series, scheme: str) -> pd.Series:
    """One code per UN seat, the same in every table, for ISO-3 codes of one `scheme`; all else keeps its own."""
    return _coded(given, year, scheme, {code: code for code in set(given)}, "")


def _coded(given: pd.Series, year: pd.Series, scheme: str, own: Mapping[str, str], where: str) -> pd.Series:
    years, ours, out = year.astype(int), rules().query("scheme == @scheme"), given.map(own)
    for rule in ours[ours["given"].isin(set(given))].itertuples():
        out[(given == rule.given) & years.between(rule.first_year, rule.last_year)] = rule.code
    return complete(out, given, where, [*own.keys(), *ours["given"]], HOME)
