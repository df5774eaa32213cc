"""China's diplomacy: meetings of its leaders (China Vitae) and instruments in South and Central Asia (AidData)."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from alignment.errors import BadTable, fault

from . import door
from .places import placed

# Where a record says that it happened: "travelled to Pakistan, Islamabad and met ...", or "... (Beijing Municipality)".
PLACE = r"(?:travelled to|was in) (?!\s*and met with)(.+?)\s*(?:and met with|Others Attending|$)"
IN_BRACKETS = r"\(([^()]+)\)\s*$"
NOT_COLLECTED = "N/A"
DASHBOARD = {
    "confucius_institutes": "confucius_institutes",
    "sister_cities_established": "sister_cities",
    "government_visits": "government_visits",
    "military_visits": "military_visits",
    "total_elite_visits": "elite_visits",
    "inbound_students_to_china": "students",
}


def read(folder: Path) -> dict[str, pd.DataFrame]:
    """The raw tables, all text, exactly as published."""
    return door.tables(folder, "china_diplomacy")


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text."""
    return {
        "china_engagements": china_engagements(raw["vitae"]),
        "china_engagements_year": china_engagements_year(raw["vitae_counts"]),
        "public_diplomacy": public_diplomacy(raw["public_diplomacy"]),
    }


def china_engagements(table: pd.DataFrame) -> pd.DataFrame:
    """One row per leader's record that names Pakistan or India; `meeting` joins the records of one meeting."""
    iso = pd.to_datetime(table["date"], format="%m/%d/%y").dt.strftime("%Y-%m-%d")
    if (wrong := table.index[iso.str[:4] != table["year"]]).size:
        _stop("vitae", f", row {wrong[0] + 2}, column year", f"{table.at[wrong[0], 'year']} is not the date's year.")
    table = table.assign(state="CHN", partner=_code(table, "country", "vitae"), date=iso)
    table["place"] = _place(table["text"])
    # Two records of 8 October 2003 travel to nowhere: their place is not known.
    table["in_partner"] = _flag(_own(table)).where(table["place"] != "", "")
    table = table.sort_values(["date", "partner", "text", "leader"], ignore_index=True)
    table["meeting"] = (table.groupby(["date", "partner", "text"], sort=False).ngroup() + 1).astype(str)
    columns = ["meeting", "leader", "date", "year", "state", "partner", "place", "in_partner"]
    return table[columns]


def china_engagements_year(table: pd.DataFrame) -> pd.DataFrame:
    """One row per year and country that has any record."""
    table = table.rename(columns={"country": "partner_name", "engagements": "records"})
    table["partner"] = placed(table["partner_name"].rename("country"), table["year"], _path("vitae_counts"))
    columns = ["partner_name", "partner", "year", "records"]
    return table.sort_values(["partner_name", "year"], ignore_index=True)[columns]


def public_diplomacy(table: pd.DataFrame) -> pd.DataFrame:
    """One row per receiving country and year; what was not collected is missing."""
    table = table.rename(columns=DASHBOARD).replace(NOT_COLLECTED, "")
    table["state"] = _code(table, "receiving_country", "public_diplomacy")
    return table.sort_values(["state", "year"], ignore_index=True)[["state", "year", *DASHBOARD.values()]]


def check(tables: dict[str, pd.DataFrame]) -> None:
    """The same fact in two tables: counts of Pakistan and India; totals of visits are the sums of their parts."""
    rows = tables["china_engagements"].groupby(["partner", "year"]).size()
    told = tables["china_engagements_year"].query("partner in ['PAK', 'IND']").set_index(["partner", "year"])["records"]
    if not rows.sort_index().equals(told.astype(int).sort_index()):
        _stop("vitae_counts", "", "its counts of Pakistan and India are not those of the records.")
    table = tables["public_diplomacy"].query("elite_visits != ''").replace("", "0")
    parts = table["government_visits"].astype(int) + table["military_visits"].astype(int)
    if (parts != table["elite_visits"].astype(int)).any():
        _stop("public_diplomacy", ", column total_elite_visits", "a total is not the sum of its two parts.")


def _place(text: pd.Series) -> pd.Series:
    told = text.str.extract(PLACE)[0]
    return told.fillna(text.str.extract(IN_BRACKETS)[0]).fillna("").str.strip()


def _own(table: pd.DataFrame) -> pd.Series:
    return pd.Series(
        [place.split(",")[0] == name for place, name in zip(table["place"], table["country"], strict=True)],
        index=table.index,
    )


def _flag(cells: pd.Series) -> pd.Series:
    return cells.map({True: "true", False: "false"})


def _code(table: pd.DataFrame, column: str, name: str) -> pd.Series:
    return placed(table[column], table["year"], _path(name))


def _path(name: str) -> str:
    return door.path("china_diplomacy", name)


def _stop(name: str, at: str, what: str) -> None:
    raise BadTable(fault(_path(name) + at, what, "the same fact on both sides.", "read the raw file; add a repair."))
