"""Second opinions on trade: CEPII TRADHIST, World Bank WITS, and figures read in the press."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from . import door
from .repair import repaired
from .trade_areas import by_name, coded

NAMES = {  # as the publishers write them; all other names are those of trade_areas.csv
    "Belgium-Luxembourg": "BLX",
    "German Democratic Republic": "DDR",
    "Hong Kong, China": "HKG",
    "Iran, Islamic Rep.": "IRN",
    "Russian Federation": "RUS",
    "Special Categories": "XSC",
    "Unspecified": "XNS",
}
INDICATORS = {
    "Exports (in US$ Mil)": ("export", "usd_million"),
    "Imports (in US$ Mil)": ("import", "usd_million"),
    "Trade (US$ Mil)-Top 5 Export Partner": ("export", "usd_million"),
    "Trade (US$ Mil)-Top 5 Import Partner": ("import", "usd_million"),
    "Partner share(%)-Top 5 Export Partner": ("export", "percent"),
    "Partner share(%)-Top 5 Import Partner": ("import", "percent"),
}
PERIODS = {
    "calendar_year": "calendar_year",
    "fiscal_year_july_june": "fiscal_year",
    "months": "months",
}
KEY = ["reporter", "partner", "flow", "year"]


def read(folder: Path) -> dict[str, pd.DataFrame]:
    """The raw tables, all text, exactly as published."""
    return door.tables(folder, "trade_checks")


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text, after the repairs of `repairs.yml`."""
    raw = repaired(raw)
    return {
        "trade_tradhist": trade_tradhist(raw["tradhist"]),
        "trade_wits": trade_wits(raw["wits_summary"]),
        "trade_reported": trade_reported(raw["reported_trade"]),
    }


def trade_tradhist(table: pd.DataFrame) -> pd.DataFrame:
    """One row per flow: exports and imports are those of the origin country, which is the reporter here."""
    sides = {"origin_country_code": "reporter", "destination_country_code": "partner"}
    table = table.rename(columns=sides | {"imports": "import", "exports": "export"})
    table = table.melt(["reporter", "partner", "year"], ["export", "import"], "flow", "gbp")
    return table.sort_values(KEY, ignore_index=True)[[*KEY, "gbp"]]


def trade_wits(table: pd.DataFrame) -> pd.DataFrame:
    """One row per flow: its value, and its share of the reporter's total where the partner is not the world."""
    table = _named(table, door.path("trade_checks", "wits_summary"))
    table["flow"] = table["indicator"].map(lambda name: INDICATORS[name][0])
    table["measure"] = table["indicator"].map(lambda name: INDICATORS[name][1])
    wide = table.pivot(index=KEY, columns="measure", values="value").reindex(columns=["usd_million", "percent"])
    return wide.rename_axis(columns=None).fillna("").reset_index().sort_values(KEY, ignore_index=True)


def trade_reported(table: pd.DataFrame) -> pd.DataFrame:
    """One row per figure as read; `year` is the first year of the period."""
    renamed = {"value_usd_million": "usd_million", "quote_or_paraphrase": "words", "reporting_basis": "basis"}
    renamed |= {"source_title_or_outlet": "source_title"}
    table = _named(table, door.path("trade_checks", "reported_trade")).rename(columns=renamed)
    table = table.assign(year=table["period"].str[:4], period_type=table["period_type"].map(PERIODS))
    order = ["year", "period", "basis", "reporter", "partner", "flow"]
    source = ["source_title", "source_url", "source_date", "source_kind", "note"]
    columns = ["period", "period_type", "year", "basis", "reporter", "partner", "flow", "usd_million", "words", *source]
    return table.sort_values(order, ignore_index=True)[columns]


def check(tables: dict[str, pd.DataFrame]) -> None:
    """Nothing beyond the schema: these tables are checks themselves."""


def _named(table: pd.DataFrame, where: str) -> pd.DataFrame:
    codes = by_name() | NAMES
    return table.assign(**{side: coded(table[side], codes, where) for side in ("reporter", "partner")})
