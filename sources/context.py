"""Context: World Development Indicators, SIPRI military spending, reports on Russian crude and wheat."""

from __future__ import annotations

import pandas as pd

from . import door
from .door import coded, codes, refuse
from .repair import repaired

WDI, SIPRI, ENERGY = "wdi_selected_1960_2025", "sipri_milex_1948_2023", "pakistan_russia_energy_reports_2023"
WORLD = "WLD"  # no state; its rows are left out
EMPTY = ["...", "xxx"]  # SIPRI's marks: not available; the country did not exist


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text, after the repairs of `repairs.yml`."""
    raw = repaired(raw)
    told = coded(raw, "context")
    return {
        "context": context(told[WDI]),
        "military_spending": military_spending(told[SIPRI].assign(published_as=raw[SIPRI]["country"])),
        "energy_reports": energy_reports(told[ENERGY]),
    }


def context(table: pd.DataFrame) -> pd.DataFrame:
    """One row per state and year, one column per indicator; numbers as published."""
    table = table[table["iso3"] != WORLD].rename(columns={"iso3": "state"})
    return _wide(table, ["state", "year"], codes("context", WDI, "indicator"), "indicator")


def military_spending(table: pd.DataFrame) -> pd.DataFrame:
    """One row per state and year with a value; the USSR's are those of RUS to 1991."""
    table = table[~table["value"].isin(EMPTY)].rename(columns={"country": "state"})
    twice = table[table.duplicated(["state", "year", "measure"])]
    refuse(
        door.path("context", SIPRI),
        twice,
        "a second value for one state and year",
        "the USSR to 1991 and Russia from 1992.",
    )
    return _wide(table, ["state", "year", "published_as"], codes("context", SIPRI, "measure"), "measure")


def energy_reports(table: pd.DataFrame) -> pd.DataFrame:
    """One row per statement; the value stands in the column of its unit."""
    names = [name for name in codes("context", ENERGY, "unit").values() if name]
    units = {name: table["value"].where(table["unit"] == name, "") for name in names}
    table = table.assign(year=table["event_date"].str[:4], **units).rename(columns={"event_date": "date"})
    columns = ["date", "year", "kind", "statement", *names, "source", "source_url", "source_date"]
    return table.sort_values(["date", "kind"], ignore_index=True)[columns]


def check(tables: dict[str, pd.DataFrame]) -> None:
    """World Bank and SIPRI give Pakistan the same share of GDP, within a tenth of a point."""
    bank, sipri = (tables[name].query("state == 'PAK'") for name in ("context", "military_spending"))
    both = bank.merge(sipri, on=["state", "year"], validate="one_to_one")
    both = both[(both["military_percent_of_gdp"] != "") & (both["share_of_gdp"] != "")]
    gap = both["military_percent_of_gdp"].astype(float) - 100 * both["share_of_gdp"].astype(float)
    columns = ["year", "military_percent_of_gdp", "share_of_gdp"]
    refuse("context and military_spending", both.loc[gap.abs() > 0.1, columns], "they differ", "the same share of GDP.")


def _wide(table: pd.DataFrame, keys: list[str], columns: dict[str, str], name: str) -> pd.DataFrame:
    """One row per `keys`; the values stand in the `columns` that `name` tells, an empty cell where there is none."""
    wide = table.pivot(index=keys, columns=name, values="value").reindex(columns=columns.values())
    return wide.rename_axis(columns=None).fillna("").reset_index()
