"""Trade areas: the codes of all trade tables (`trade_areas.csv`); what is not a seat in the UN has its code here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pandas as pd

from .door import complete, refuse
from .raw import text_table

CSV = Path(__file__).parent / "trade_areas.csv"
SIDES = ("reporter", "partner", "importer", "exporter")


def read(folder: Path) -> dict[str, pd.DataFrame]:
    """Nothing raw: the list is kept by hand."""
    return {}


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """One row per area."""
    return {"trade_areas": areas()}


@cache
def areas() -> pd.DataFrame:
    """The list as it is kept, all text."""
    return text_table(CSV)


def by_name() -> dict[str, str]:
    """Code by readable name."""
    return dict(zip(areas()["name"], areas()["code"], strict=True))


def by_cow() -> dict[str, str]:
    """Code by Correlates of War number; some areas have had two numbers."""
    return {n: row.code for row in areas().itertuples() for n in row.cow_ccode.split(";") if n}


def coded(cells: pd.Series, codes: Mapping[str, str], where: str) -> pd.Series:
    """The book's codes for a raw column; BadTable at a value without one."""
    return complete(cells.map(codes), cells, where, codes, "sources/trade_areas.csv, or the adapter")


def check(tables: dict[str, pd.DataFrame]) -> None:
    """Every area in use in a trade table is on the list, and every area on the list is in use."""
    trade = [table for name, table in tables.items() if name.startswith("trade")]
    used = {code for table in trade for side in SIDES if side in table for code in table[side].unique()}
    odd = pd.DataFrame({"code": sorted(used ^ set(tables["trade_areas"]["code"]))})
    refuse("sources/trade_areas.csv", odd, "a code stands on one side only", "one line for each code in use.")
