"""Joint military exercises: Russia's with its partners, and counts by country and year."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from alignment.errors import BadTable, fault

from . import door
from .places import placed


def read(folder: Path) -> dict[str, pd.DataFrame]:
    """The raw tables, all text, exactly as published."""
    return door.tables(folder, "exercises")


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text."""
    return {"exercises": exercises(raw["russia"]), "exercises_year": exercises_year(raw["jme"])}


def exercises(table: pd.DataFrame) -> pd.DataFrame:
    """One row per exercise of Russia and partner."""
    names = {"id": "exercise", "yr": "year", "partners": "partner_name", "comments": "note", "source": "source_url"}
    table = table.rename(columns=names | {"source2": "source_url_2"})
    table["partner_name"] = table["partner_name"].str.split("; ")
    table = table.explode("partner_name")
    table["partner"] = placed(table["partner_name"].rename("partners"), table["year"], _path("russia"))
    table = table.assign(state="RUS", _n=table["exercise"].astype(int))
    columns = ["exercise", "year", "state", "partner", "name", "note", "source_url", "source_url_2"]
    return table.sort_values(["year", "_n", "partner"], ignore_index=True)[columns]


def exercises_year(table: pd.DataFrame) -> pd.DataFrame:
    """One row per country and year; columns that the compiler does not explain are left out."""
    if (wrong := table.index[(table["count"] != "0") != (table["jme_d"] == "1")]).size:
        _stop(f", row {wrong[0] + 2}, column jme_d", f"{table.at[wrong[0], 'jme_d']!r} does not agree with count.")
    table = table.rename(columns={"count": "exercises"})
    table["state"] = placed(table["country"], table["year"], _path("jme"))
    return table.sort_values(["state", "year"], ignore_index=True)[["state", "year", "exercises"]]


def check(tables: dict[str, pd.DataFrame]) -> None:
    """Nothing beyond the schema: the compilers give no totals."""


def _path(name: str) -> str:
    return door.path("exercises", name)


def _stop(at: str, what: str) -> None:
    raise BadTable(fault(_path("jme") + at, what, "1 where count is above 0, else 0.", "read the raw file."))
