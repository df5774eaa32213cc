"""Journeys of leaders: the USA's president and secretary of state, foreign leaders to the USA, China's leaders."""

from __future__ import annotations

import pandas as pd

from . import door
from .door import coded, refuse
from .state_codes import named

COLUMNS = [
    "series", "record", "year", "start_date", "end_date", "state", "host", "traveller", "role", "place_name", "locale",
    "remarks",
]  # fmt: skip
# The end that all rows of a series share.
HOME = {"us_travel": ("state", "USA"), "us_visits": ("host", "USA"), "china_travel": ("state", "CHN")}
ENDS = ["series", "record", "year", "state", "host"]


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """One table of three series, all text; each row is one stop in one country."""
    raw = coded(raw, "visits")
    parts = [us_travel(raw["us_travel"]), us_visits(raw["us_visits"]), china_travel(raw["china_travel"])]
    return {"visits": pd.concat(parts, ignore_index=True)[COLUMNS]}


def us_travel(table: pd.DataFrame) -> pd.DataFrame:
    """The president or secretary of state abroad."""
    table = _ordered(table, "us_travel").rename(columns={"id": "record", "name": "traveller", "country": "place_name"})
    host = named(table["place_name"].rename("country"), table["year"], door.path("visits", "us_travel"))
    return _sorted(table.assign(series="us_travel", state="USA", host=host))


def us_visits(table: pd.DataFrame) -> pd.DataFrame:
    """A head of state or government in the USA."""
    names = {"id": "record", "visitor": "traveller", "from_country": "place_name", "description": "remarks"}
    table = _ordered(table, "us_visits").rename(columns=names)
    state = named(table["place_name"].rename("from_country"), table["year"], door.path("visits", "us_visits"))
    return _sorted(table.assign(series="us_visits", state=state, host="USA", role="foreign_leader", locale=""))


def china_travel(table: pd.DataFrame) -> pd.DataFrame:
    """A Chinese leader abroad; the source gives the year only, and no number: `record` is its row."""
    table = table.rename(columns={"Year": "year", "Name": "traveller", "Country": "place_name", "Level": "role"})
    host = named(table["place_name"].rename("Country"), table["year"], door.path("visits", "china_travel"))
    empty = dict.fromkeys(["start_date", "end_date", "locale", "remarks"], "")
    record = (table.index + 1).astype(str)
    table = table.assign(series="china_travel", state="CHN", host=host, record=record)
    return table.assign(**empty)


def check(tables: dict[str, pd.DataFrame]) -> None:
    """Nobody visits the own country, and each row has the end in the USA or China that its series tells."""
    table = tables["visits"]
    home = table[(table["state"] == table["host"]) & (table["state"] != "")]
    refuse("visits", home[ENDS], "the own state is the host", "another state.")
    for series, (end, code) in HOME.items():
        strays = table[(table["series"] == series) & (table[end] != code)]
        refuse("visits", strays[ENDS], f"the {end} is not that of the series", f"{code}.")


def _ordered(table: pd.DataFrame, name: str) -> pd.DataFrame:
    wrong = table.loc[table["end_date"] < table["start_date"], ["id", "start_date", "end_date"]]
    refuse(door.path("visits", name), wrong, "it ends before it starts", "a later end_date.")
    return table.assign(year=table["start_date"].str[:4])


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(_n=table["record"].astype(int)).sort_values(["start_date", "_n"], ignore_index=True)
