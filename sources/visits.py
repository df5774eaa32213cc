"""Journeys of leaders: the USA's president and secretary of state, foreign leaders to the USA, China's leaders."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from alignment.errors import BadTable, fault

from . import door
from .places import placed

LEVELS = {
    "President": "president",
    "Premier": "premier",
    "Leader CCP": "party_leader",
    "Paramount Leader": "paramount_leader",
    "Other (Acting leader)": "acting_leader",
}
COLUMNS = [
    "series", "record", "year", "start_date", "end_date", "state", "host", "traveller", "role", "place_name", "locale",
    "remarks",
]  # fmt: skip


def read(folder: Path) -> dict[str, pd.DataFrame]:
    """The raw tables, all text, exactly as published."""
    return door.tables(folder, "visits")


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """One table of three series, all text; each row is one stop in one country."""
    parts = [us_travel(raw["us_travel"]), us_visits(raw["us_visits"]), china_travel(raw["china_travel"])]
    return {"visits": pd.concat(parts, ignore_index=True)[COLUMNS]}


def us_travel(table: pd.DataFrame) -> pd.DataFrame:
    """The president or secretary of state abroad."""
    table = _ordered(table).rename(columns={"id": "record", "name": "traveller", "country": "place_name"})
    host = placed(table["place_name"].rename("country"), table["year"], _path("us_travel"))
    return _sorted(table.assign(series="us_travel", state="USA", host=host))


def us_visits(table: pd.DataFrame) -> pd.DataFrame:
    """A head of state or government in the USA."""
    names = {"id": "record", "visitor": "traveller", "from_country": "place_name", "description": "remarks"}
    table = _ordered(table).rename(columns=names)
    state = placed(table["place_name"].rename("from_country"), table["year"], _path("us_visits"))
    return _sorted(table.assign(series="us_visits", state=state, host="USA", role="foreign_leader", locale=""))


def china_travel(table: pd.DataFrame) -> pd.DataFrame:
    """A Chinese leader abroad; the source gives the year only, and no number: `record` is its row."""
    table = table.rename(columns={"Year": "year", "Name": "traveller", "Country": "place_name"})
    host = placed(table["place_name"].rename("Country"), table["year"], _path("china_travel"))
    empty = dict.fromkeys(["start_date", "end_date", "locale", "remarks"], "")
    record = (table.index + 1).astype(str)
    table = table.assign(series="china_travel", state="CHN", host=host, record=record, role=table["Level"].map(LEVELS))
    return table.assign(**empty)


def check(tables: dict[str, pd.DataFrame]) -> None:
    """Nobody visits the own country, and each row has one end in the USA or China."""
    table = tables["visits"]
    home = table[(table["state"] == table["host"]) & (table["state"] != "")]
    if len(home):
        row = home.iloc[0]
        _stop(f"record {row['record']} of {row['series']} has its own state as host.", "another state.")


def _ordered(table: pd.DataFrame) -> pd.DataFrame:
    table = table.assign(year=table["start_date"].str[:4])
    if (table["end_date"] < table["start_date"]).any():
        row = table.index[table["end_date"] < table["start_date"]][0]
        _stop(f"raw row {row + 2} (id {table.at[row, 'id']}) ends before it starts.", "a later end_date.")
    return table


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    return table.assign(_n=table["record"].astype(int)).sort_values(["start_date", "_n"], ignore_index=True)


def _path(name: str) -> str:
    return door.path("visits", name)


def _stop(what: str, expected: str) -> None:
    raise BadTable(fault("visits", what, expected, "read the raw file; add a repair or a line to sources/places.csv."))
