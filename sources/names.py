"""Codes of the book for publishers' names of states: the book's own names first, then `names.csv`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

from alignment.errors import BadTable, fault

from .raw import text_table

HERE = Path(__file__).parent
NO_STATE = "-"  # in names.csv: a name that is no state of the book


@cache
def state_names() -> pd.DataFrame:
    """The book's own states: `code`, `name`, `note`; for reading only."""
    return text_table(HERE / "state_names.csv")


@cache
def _codes(scheme: str) -> dict[str, str]:
    own = state_names().set_index("name")["code"].to_dict()
    rules = text_table(HERE / "names.csv").query("scheme == @scheme").set_index("given")["code"]
    return own | rules.replace(NO_STATE, "").to_dict()


def coded(given: pd.Series, scheme: str, where: str) -> pd.Series:
    """Codes for the publisher's names; empty for what names.csv says is no state.

    Raises
    ------
    BadTable : a name that nobody decided on, with file, row and value.
    """
    codes = _codes(scheme)
    unknown = ~given.isin(list(codes))
    if unknown.any():
        row = unknown.idxmax()
        raise BadTable(
            fault(
                f"{where}, row {row + 2}, column {given.name}",
                f"{given[row]!r} is not a name that the book knows.",
                "a name in sources/state_names.csv or sources/names.csv.",
                "correct the raw file, or add the name to sources/names.csv.",
            )
        )
    return given.map(codes)
