"""Joint military exercises: Russia's with its partners, and counts by country and year."""

from __future__ import annotations

import pandas as pd

from . import door
from .door import refuse
from .state_codes import named


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text."""
    return {"exercises": exercises(raw["russia"]), "exercises_year": exercises_year(raw["jme"])}


def exercises(table: pd.DataFrame) -> pd.DataFrame:
    """One row per exercise of Russia and partner."""
    names = {"id": "exercise", "yr": "year", "partners": "partner_name", "comments": "note", "source": "source_url"}
    table = table.rename(columns=names | {"source2": "source_url_2"})
    table["partner_name"] = table["partner_name"].str.split("; ")
    table = table.explode("partner_name")
    table["partner"] = named(table["partner_name"].rename("partners"), table["year"], door.path("exercises", "russia"))
    table = table.assign(state="RUS", _n=table["exercise"].astype(int))
    columns = ["exercise", "year", "state", "partner", "name", "note", "source_url", "source_url_2"]
    return table.sort_values(["year", "_n", "partner"], ignore_index=True)[columns]


def exercises_year(table: pd.DataFrame) -> pd.DataFrame:
    """One row per country and year; columns that the compiler does not explain are left out."""
    where = door.path("exercises", "jme")
    wrong = table.loc[(table["count"] != "0") != (table["jme_d"] == "1"), ["count", "jme_d"]]
    refuse(where, wrong, "it does not agree with count", "1 where count is above 0, else 0.", "jme_d")
    table = table.rename(columns={"count": "exercises"})
    table["state"] = named(table["country"], table["year"], where)
    return table.sort_values(["state", "year"], ignore_index=True)[["state", "year", "exercises"]]
