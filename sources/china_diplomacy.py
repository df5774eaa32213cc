"""China's diplomacy: meetings of its leaders (China Vitae) and instruments in South and Central Asia (AidData)."""

from __future__ import annotations

import pandas as pd

from . import door
from .cells import flag
from .door import refuse
from .state_codes import named

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
    wrong = table.loc[iso.str[:4] != table["year"], ["date", "year"]]
    where = door.path("china_diplomacy", "vitae")
    refuse(where, wrong, "it is not the date's year", "the year of the date.", "year")
    table = table.assign(state="CHN", partner=_code(table, "country", "vitae"), date=iso)
    table["place"] = _place(table["text"])
    # Two records of 8 October 2003 travel to nowhere: their place is not known.
    table["in_partner"] = flag(_own(table)).where(table["place"] != "", "")
    table = table.sort_values(["date", "partner", "text", "leader"], ignore_index=True)
    table["meeting"] = (table.groupby(["date", "partner", "text"], sort=False).ngroup() + 1).astype(str)
    columns = ["meeting", "leader", "date", "year", "state", "partner", "place", "in_partner"]
    return table[columns]


def china_engagements_year(table: pd.DataFrame) -> pd.DataFrame:
    """One row per year and country that has any record."""
    table = table.rename(columns={"country": "partner_name", "engagements": "records"})
    table["partner"] = _code(table.assign(country=table["partner_name"]), "country", "vitae_counts")
    columns = ["partner_name", "partner", "year", "records"]
    return table.sort_values(["partner_name", "year"], ignore_index=True)[columns]


def public_diplomacy(table: pd.DataFrame) -> pd.DataFrame:
    """One row per receiving country and year; what was not collected is missing."""
    table = table.rename(columns=DASHBOARD).replace(NOT_COLLECTED, "")
    table["state"] = _code(table, "receiving_country", "public_diplomacy")
    return table.sort_values(["state", "year"], ignore_index=True)[["state", "year", *DASHBOARD.values()]]


def check(tables: dict[str, pd.DataFrame]) -> None:
    """The same fact in two tables: counts of Pakistan and India; totals of visits are the sums of their parts."""
    keys = ["partner", "year"]
    rows = tables["china_engagements"].groupby(keys).size().rename("n").reset_index()
    told = tables["china_engagements_year"].query("partner in ['PAK', 'IND']").astype({"records": int})
    both = rows.merge(told[[*keys, "records"]], on=keys, how="outer")
    wrong = both[both["n"] != both["records"]]
    refuse("china_engagements_year", wrong, "its counts are not those of the records", "the same counts.")
    table = tables["public_diplomacy"].query("elite_visits != ''").replace("", "0")
    parts = table["government_visits"].astype(int) + table["military_visits"].astype(int)
    wrong = table.loc[parts != table["elite_visits"].astype(int), ["state", "year", "elite_visits"]]
    refuse("public_diplomacy, column elite_visits", wrong, "it is not the sum of its two parts", "the sum.")


def _place(text: pd.Series) -> pd.Series:
    told = text.str.extract(PLACE)[0]
    return told.fillna(text.str.extract(IN_BRACKETS)[0]).fillna("").str.strip()


def _own(table: pd.DataFrame) -> pd.Series:
    return pd.Series(
        [place.split(",")[0] == name for place, name in zip(table["place"], table["country"], strict=True)],
        index=table.index,
    )


def _code(table: pd.DataFrame, column: str, name: str) -> pd.Series:
    return named(table[column], table["year"], door.path("china_diplomacy", name))
