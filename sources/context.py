"""Context: World Development Indicators, SIPRI military spending, reports on Russian crude and wheat."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from . import door
from .door import refuse
from .repair import repaired

WDI, SIPRI, ENERGY = "wdi_selected_1960_2025", "sipri_milex_1948_2023", "pakistan_russia_energy_reports_2023"
INDICATORS = {
    "NY.GDP.MKTP.CD": "gdp_usd",
    "NY.GDP.PCAP.CD": "gdp_per_head_usd",
    "NY.GDP.MKTP.KD.ZG": "gdp_growth_percent",
    "SP.POP.TOTL": "population",
    "MS.MIL.XPND.GD.ZS": "military_percent_of_gdp",
    "MS.MIL.XPND.ZS": "military_percent_of_government",
    "BX.KLT.DINV.CD.WD": "fdi_inflow_usd",
    "BX.TRF.PWKR.CD.DT": "remittances_usd",
    "TX.VAL.MRCH.CD.WT": "exports_usd",
    "TM.VAL.MRCH.CD.WT": "imports_usd",
    "NE.EXP.GNFS.ZS": "exports_percent_of_gdp",
    "NE.IMP.GNFS.ZS": "imports_percent_of_gdp",
    "DT.ODA.ODAT.CD": "aid_received_usd",
    "DT.DOD.DECT.CD": "external_debt_usd",
    "DT.DOD.DIMF.CD": "imf_credit_usd",
}
WORLD = "WLD"  # no state; its rows are left out
SPENDERS = {
    "Pakistan": "PAK",
    "India": "IND",
    "Russia": "RUS",
    "USSR": "RUS",  # one code for one seat, as in all tables; the two never have a value in the same year
    "United States of America": "USA",
    "China": "CHN",
    "Saudi Arabia": "SAU",
    "Iran": "IRN",
    "Bangladesh": "BGD",
    "Afghanistan": "AFG",
}
MEASURES = {"share_of_gdp_fraction": "share_of_gdp", "constant_2022_usd_million": "usd_2022_million"}
EMPTY = ["...", "xxx"]  # SIPRI's marks: not available; the country did not exist
UNITS = {"barrels_per_day_expected": "barrels_per_day", "tonnes": "tonnes", "usd_million": "usd_million"}


def read(folder: Path) -> dict[str, pd.DataFrame]:
    """The raw tables, all text, exactly as published."""
    return door.tables(folder, "context")


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text, after the repairs of `repairs.yml`."""
    raw = repaired(raw)
    return {
        "context": context(raw[WDI]),
        "military_spending": military_spending(raw[SIPRI]),
        "energy_reports": energy_reports(raw[ENERGY]),
    }


def context(table: pd.DataFrame) -> pd.DataFrame:
    """One row per state and year, one column per indicator; numbers as published."""
    table = table[table["iso3"] != WORLD].assign(column=table["indicator"].map(INDICATORS))
    wide = table.pivot(index=["iso3", "year"], columns="column", values="value").fillna("")
    return wide.reset_index().rename(columns={"iso3": "state"})[["state", "year", *INDICATORS.values()]]


def military_spending(table: pd.DataFrame) -> pd.DataFrame:
    """One row per state and year with a value; the USSR's are those of RUS to 1991."""
    table = table[~table["value"].isin(EMPTY)]
    table = table.assign(state=table["country"].map(SPENDERS), column=table["measure"].map(MEASURES))
    twice = table[table.duplicated(["state", "year", "column"])]
    refuse(SIPRI, twice, "a second value for one state and year", "the USSR to 1991 and Russia from 1992.")
    table = table.rename(columns={"country": "published_as"})
    wide = table.pivot(index=["state", "year", "published_as"], columns="column", values="value").fillna("")
    return wide.reset_index()[["state", "year", "published_as", *MEASURES.values()]]


def energy_reports(table: pd.DataFrame) -> pd.DataFrame:
    """One row per statement; the value stands in the column of its unit."""
    units = {name: table["value"].where(table["unit"] == unit, "") for unit, name in UNITS.items()}
    table = table.assign(year=table["event_date"].str[:4], **units).rename(columns={"event_date": "date"})
    columns = ["date", "year", "kind", "statement", *UNITS.values(), "source", "source_url", "source_date"]
    return table.sort_values(["date", "kind"], ignore_index=True)[columns]


def check(tables: dict[str, pd.DataFrame]) -> None:
    """World Bank and SIPRI give Pakistan the same share of GDP, within a tenth of a point."""
    bank, sipri = (tables[name].query("state == 'PAK'") for name in ("context", "military_spending"))
    both = bank.merge(sipri, on=["state", "year"], validate="one_to_one")
    both = both[(both["military_percent_of_gdp"] != "") & (both["share_of_gdp"] != "")]
    gap = both["military_percent_of_gdp"].astype(float) - 100 * both["share_of_gdp"].astype(float)
    columns = ["year", "military_percent_of_gdp", "share_of_gdp"]
    refuse("context and military_spending", both.loc[gap.abs() > 0.1, columns], "they differ", "the same share of GDP.")
