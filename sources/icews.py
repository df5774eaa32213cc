"""ICEWS: counts of events between states by year, each state's totals, and dated events of 2018."""

from __future__ import annotations

import pandas as pd

from . import door
from .door import refuse
from .repair import repaired
from .state_codes import named

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
    table["source"] = named(table["source_country"], table["year"], where)
    table["target"] = named(table["target_country"], table["year"], where)
    columns = ["source", "target", "year", *COUNTS.values()]
    return table.sort_values(columns[:3], ignore_index=True)[columns]


def diplomatic_events_totals(table: pd.DataFrame) -> pd.DataFrame:
    """One row per state, year and role: what it did to all others (source), what they did to it (target)."""
    where = door.path("icews", "totals")
    did = table["target_country"] == ALL
    wrong = table.loc[did == (table["source_country"] == ALL), NAMES]
    refuse(where, wrong, f"not one of the two sides is {ALL!r}", f"{ALL!r} on one side.")
    table = table.rename(columns=COUNTS)
    names = table["source_country"].where(did, table["target_country"])
    table["state"] = named(names.rename("source_country, target_country"), table["year"], where)
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
    wrong = (sums.reindex(totals.index) != totals).any(axis=1)
    refuse("diplomatic_events_totals", _keys(wrong), "a total is not the sum of the state's rows", "equal sums.")


def _same(part: pd.DataFrame, whole: pd.DataFrame) -> None:
    """The older file of Pakistan and India is in the newer one, so the two are never stacked."""
    ours = whole["source_country"].isin(["Pakistan", "India"]) | whole["target_country"].isin(["Pakistan", "India"])
    both = part.merge(whole[ours], how="outer", indicator=True)
    alone = both.loc[both["_merge"] != "both", NAMES]
    where = door.path("icews", "dyads_pak_ind")
    refuse(where, alone, "it is not the part of Pakistan and India of the newer file", "the same rows.")


def _adds_up(totals: pd.DataFrame, world: pd.DataFrame) -> None:
    counts = list(COUNTS.values())
    told = world.rename(columns=COUNTS).set_index("year")[counts].astype(int)
    sums = totals.astype(dict.fromkeys(counts, int)).groupby(["role", "year"])[counts].sum()
    years = told.index.union(sums.index.unique("year"))
    for role in ("source", "target"):
        made = sums.reindex([(role, year) for year in years]).droplevel("role")
        wrong = (made != told.reindex(years)).any(axis=1)
        what = f"the totals as {role} do not add up to it"
        refuse(door.path("icews", "world"), _keys(wrong), what, "sums equal in every year and class.")


def _known_actors(table: pd.DataFrame, actors: pd.DataFrame) -> None:
    listed = dict(zip(actors["actor"], actors["iso3"], strict=True))
    for side in ("source", "target"):
        ours = table[table[f"{side}_iso"].isin(LISTED)]
        wrong = ours.loc[ours[side].map(listed) != ours[f"{side}_iso"], [side, f"{side}_iso"]]
        refuse(door.path("icews", "icews_tkg_events"), wrong, "the actor is not one of the state", "the actor map.")


def _keys(wrong: pd.Series) -> pd.DataFrame:
    """The keys of the rows that are wrong."""
    return wrong[wrong].index.to_frame(index=False)
