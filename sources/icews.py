"""ICEWS: counts of events between states by year, each state's totals, and dated events of 2018."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from alignment.errors import BadTable, fault

from . import door
from .places import placed
from .repair import repaired

COUNTS = {
    "verbCoop": "verbal_cooperation",
    "matlCoop": "material_cooperation",
    "verbConf": "verbal_conflict",
    "matlConf": "material_conflict",
}
NAMES = ["source_country", "target_country", "year"]
ALL = "All countries"
# The five states whose actors the collector listed by rule or by hand.
LISTED = ["PAK", "RUS", "USA", "CHN", "IND"]


def read(folder: Path) -> dict[str, pd.DataFrame]:
    """The raw tables, all text, exactly as published."""
    return door.tables(folder, "icews")


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text; the overlapping and derived raw files only serve as checks."""
    _same(raw["dyads_pak_ind"], raw["dyads"])
    totals = diplomatic_events_totals(raw["totals"])
    _adds_up(totals, raw["world"])
    return {
        "diplomatic_events": diplomatic_events(raw["dyads"]),
        "diplomatic_events_totals": totals,
        "diplomatic_events_daily": diplomatic_events_daily(repaired(raw)),
    }


def diplomatic_events(table: pd.DataFrame) -> pd.DataFrame:
    """One row per source, target and year."""
    where = door.path("icews", "dyads")
    table = table.rename(columns=COUNTS)
    table["source"] = placed(table["source_country"], table["year"], where)
    table["target"] = placed(table["target_country"], table["year"], where)
    columns = ["source", "target", "year", *COUNTS.values()]
    return table.sort_values(columns[:3], ignore_index=True)[columns]


def diplomatic_events_totals(table: pd.DataFrame) -> pd.DataFrame:
    """One row per state, year and role: what it did to all others (source), what they did to it (target)."""
    did = table["target_country"] == ALL
    if (did == (table["source_country"] == ALL)).any():
        _stop("totals", f"not one of the two sides is {ALL!r} in every row.", f"{ALL!r} on one side.")
    table = table.rename(columns=COUNTS)
    names = table["source_country"].where(did, table["target_country"])
    table["state"] = placed(names.rename("source_country, target_country"), table["year"], _path("totals"))
    table["role"] = did.map({True: "source", False: "target"})
    columns = ["state", "year", "role", *COUNTS.values()]
    return table.sort_values(columns[:3], ignore_index=True)[columns]


def diplomatic_events_daily(raw: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per distinct fact and day, from ICEWS18 only (repairs.yml drops the thinned extracts)."""
    table = raw["icews_tkg_events"]
    _known_actors(table, raw["actors"])
    table = table.rename(columns={"source": "source_actor", "target": "target_actor"})
    table = table.rename(columns={"source_iso": "source", "target_iso": "target", "relation": "event"})
    table["year"] = table["date"].str[:4]
    columns = ["date", "year", "source", "target", "event", "source_actor", "target_actor"]
    return table.sort_values(columns, ignore_index=True)[columns]


def check(tables: dict[str, pd.DataFrame]) -> None:
    """The totals of the five partners, as source, equal the sums of their rows."""
    counts = list(COUNTS.values())
    sums = tables["diplomatic_events"].astype(dict.fromkeys(counts, int)).groupby(["source", "year"])[counts].sum()
    totals = tables["diplomatic_events_totals"].query("role == 'source' and state in @LISTED")
    totals = totals.astype(dict.fromkeys(counts, int)).set_index(["state", "year"])[counts]
    told = sums.loc[totals.index]
    if (told.to_numpy() != totals.to_numpy()).any():
        _stop("totals", "the totals of the five partners are not the sums of their rows.", "equal sums.")


def _same(part: pd.DataFrame, whole: pd.DataFrame) -> None:
    """The older file of Pakistan and India is in the newer one, so the two are never stacked."""
    ours = whole["source_country"].isin(["Pakistan", "India"]) | whole["target_country"].isin(["Pakistan", "India"])
    theirs = part.sort_values(NAMES, ignore_index=True)
    if not theirs.equals(whole[ours].sort_values(NAMES, ignore_index=True)):
        _stop("dyads_pak_ind", "it is not the part of Pakistan and India of the newer file.", "the same rows.")


def _adds_up(totals: pd.DataFrame, world: pd.DataFrame) -> None:
    counts = list(COUNTS.values())
    told = world.rename(columns=COUNTS).set_index("year")[counts].astype(int)
    sums = totals.astype(dict.fromkeys(counts, int)).groupby(["role", "year"])[counts].sum()
    for role in ("source", "target"):
        if not sums.loc[role].equals(told):
            _stop("world", f"the totals as {role} do not add up to it.", "sums equal in every year and class.")


def _known_actors(table: pd.DataFrame, actors: pd.DataFrame) -> None:
    listed = dict(zip(actors["actor"], actors["iso3"], strict=True))
    for side in ("source", "target"):
        ours = table[table[f"{side}_iso"].isin(LISTED)]
        wrong = ours[ours[side].map(listed) != ours[f"{side}_iso"]]
        if len(wrong):
            actor = wrong[side].iloc[0]
            _stop("icews_tkg_events", f"{actor!r} is not an actor of {wrong[f'{side}_iso'].iloc[0]}.", "the actor map.")


def _path(name: str) -> str:
    return door.path("icews", name)


def _stop(name: str, what: str, expected: str) -> None:
    raise BadTable(fault(_path(name), what, expected, "read the raw file and its notes; correct sources/icews.py."))
