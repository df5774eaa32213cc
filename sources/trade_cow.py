"""Correlates of War Trade 4.0: imports between Pakistan, India and all states; national totals of nine states."""

from __future__ import annotations

import pandas as pd

from . import door
from .door import refuse
from .trade_areas import by_cow, coded

KEY = ["importer", "exporter", "year"]
# From this year the number of China stands for the mainland and Hong Kong.
HONG_KONG_FROM = 1999
# Years in which an importer's figures are not those of its own books: seen by comparing with IMF DOTS.
NOT_OWN_BOOK = {"PAK": [2006, 2007, 2008, 2010, 2011, 2012, 2013, 2014], "IND": [2008]}


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text."""
    return {
        "trade_cow": trade_cow(raw["cow_trade_dyads"]),
        "trade_cow_national": trade_cow_national(raw["cow_trade_national"]),
    }


def trade_cow(dyads: pd.DataFrame) -> pd.DataFrame:
    """One row per importer, exporter and year; the pair of Pakistan and India, twice in the file, once here."""
    first, second = (coded(dyads[c], by_cow(), door.path("trade_cow", "cow_trade_dyads")) for c in ("ccode1", "ccode2"))
    flows = pd.concat([_flow(dyads, first, second, "1"), _flow(dyads, second, first, "2")])
    flows = flows[(flows["usd_million"] != "") | (flows["smooth_usd_million"] != "")].drop_duplicates()
    twice = flows.loc[flows.duplicated(KEY), KEY]
    refuse(door.path("trade_cow", "cow_trade_dyads"), twice, "a second, different value", "one value a flow.")
    flows["caution"] = _caution(flows)
    return flows.sort_values(KEY, ignore_index=True)


def trade_cow_national(table: pd.DataFrame) -> pd.DataFrame:
    """One row per state and year."""
    table = table.assign(state=coded(table["ccode"], by_cow(), door.path("trade_cow", "cow_trade_national")))
    names = {"imports": "imports_usd_million", "exports": "exports_usd_million"}
    table = table.rename(columns=names).sort_values(["state", "year"], ignore_index=True)
    return table[["state", "year", *names.values()]]


def check(tables: dict[str, pd.DataFrame]) -> None:
    """Every flow has Pakistan or India on one side."""
    table = tables["trade_cow"]
    strays = ~(table["importer"].isin(NOT_OWN_BOOK) | table["exporter"].isin(NOT_OWN_BOOK))
    refuse("trade_cow", table.loc[strays, KEY], "neither side is Pakistan or India", "PAK or IND on one side.")


def _flow(dyads: pd.DataFrame, importer: pd.Series, exporter: pd.Series, n: str) -> pd.DataFrame:
    """flow1 is what state 1 imports from state 2, flow2 what state 2 imports from state 1."""
    columns = {"importer": importer, "exporter": exporter, "year": dyads["year"]}
    return pd.DataFrame(columns | {"usd_million": dyads[f"flow{n}"], "smooth_usd_million": dyads[f"smoothflow{n}"]})


def _caution(flows: pd.DataFrame) -> pd.Series:
    year = flows["year"].astype(int)
    china = ((flows["importer"] == "CHN") | (flows["exporter"] == "CHN")) & (year >= HONG_KONG_FROM)
    foreign = pd.Series(False, index=flows.index)
    for importer, years in NOT_OWN_BOOK.items():
        foreign |= (flows["importer"] == importer) & year.isin(years)
    words = china.map({True: "hong_kong", False: "none"}).mask(foreign, "not_own_book")
    return words.mask(china & foreign, "both")
