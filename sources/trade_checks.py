"""Second opinions on trade: CEPII TRADHIST, World Bank WITS, and figures read in the press."""

from __future__ import annotations

import pandas as pd

from . import door, trade_areas
from .door import coded, refuse
from .repair import repaired

NAMES = {  # as the publishers write them; all other names are those of trade_areas.csv
    "Belgium-Luxembourg": "BLX",
    "German Democratic Republic": "DDR",
    "Hong Kong, China": "HKG",
    "Iran, Islamic Rep.": "IRN",
    "Russian Federation": "RUS",
    "Special Categories": "XSC",
    "Unspecified": "XNS",
}
KEY = ["reporter", "partner", "flow", "year"]


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text, after the repairs of `repairs.yml`."""
    raw = coded(repaired(raw), "trade_checks")
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
    table = _named(table, "wits_summary")
    told = table["indicator"].str.partition(" ")
    table = table.assign(flow=told[0], measure=told[2])
    twice = table.loc[table.duplicated([*KEY, "measure"]), [*KEY, "measure"]]
    refuse(door.path("trade_checks", "wits_summary"), twice, "a second value for one flow", "one value.")
    wide = table.pivot(index=KEY, columns="measure", values="value").reindex(columns=["usd_million", "percent"])
    return wide.rename_axis(columns=None).fillna("").reset_index().sort_values(KEY, ignore_index=True)


def trade_reported(table: pd.DataFrame) -> pd.DataFrame:
    """One row per figure as read; `year` is the first year of the period."""
    renamed = {"value_usd_million": "usd_million", "quote_or_paraphrase": "words", "reporting_basis": "basis"}
    renamed |= {"source_title_or_outlet": "source_title"}
    table = _named(table, "reported_trade").rename(columns=renamed)
    table = table.assign(year=table["period"].str[:4])
    order = ["year", "period", "basis", "reporter", "partner", "flow"]
    source = ["source_title", "source_url", "source_date", "source_kind", "note"]
    columns = ["period", "period_type", "year", "basis", "reporter", "partner", "flow", "usd_million", "words", *source]
    return table.sort_values(order, ignore_index=True)[columns]


def _named(table: pd.DataFrame, name: str) -> pd.DataFrame:
    codes, where = trade_areas.by_name() | NAMES, door.path("trade_checks", name)
    return table.assign(**{side: trade_areas.coded(table[side], codes, where) for side in ("reporter", "partner")})
