"""Rows, years, keys and weight of the tables of diplomacy and events; no row of a raw file is lost."""

from __future__ import annotations

import pytest

from alignment.data import load, resource
from sources import china_diplomacy, conflict, door, exercises, gdelt, icews, visits

TABLES = (
    *("diplomatic_events", "diplomatic_events_totals", "diplomatic_events_daily", "relation_score"),
    *("relation_score_days", "visits", "exercises", "exercises_year", "alliances", "conflicts", "conflicts_armed"),
    *("china_engagements", "china_engagements_year", "public_diplomacy"),
)
ADAPTERS = (icews, gdelt, visits, exercises, conflict, china_diplomacy)
# Rows, first and last year, as the publishers and the notes of the raw files tell them.
COVERAGE = {
    "diplomatic_events": (19_370, 2002, 2014),
    "diplomatic_events_totals": (3_952, 2002, 2014),
    "diplomatic_events_daily": (5_189, 2018, 2018),
    "relation_score": (2_149 * 14, 2018, 2024),
    "relation_score_days": (2_149, 2018, 2024),
    "visits": (4_271 + 3_264 + 595, 1866, 2025),
    "exercises": (278, 2009, 2018),
    "exercises_year": (455, 1978, 2016),
    "alliances": (1_428, 1951, 2018),
    "conflicts": (272, 1947, 2014),
    "conflicts_armed": (27, 1948, 2020),
    "china_engagements": (281, 2003, 2018),
    "china_engagements_year": (1_448, 2003, 2018),
    "public_diplomacy": (247, 2000, 2018),
}

# Tables that keep every row of one raw table.
WHOLE = {
    "diplomatic_events": "dyads",
    "diplomatic_events_totals": "totals",
    "relation_score_days": "scores",
    "exercises_year": "jme",
    "alliances": "atop",
    "conflicts": "mid",
    "conflicts_armed": "ucdp",
    "china_engagements": "vitae",
    "china_engagements_year": "vitae_counts",
    "public_diplomacy": "public_diplomacy",
}


@pytest.mark.parametrize("name", TABLES)
def test_rows_and_years_are_those_of_the_publisher(name):
    table = load(name)
    assert (len(table), table["year"].min(), table["year"].max()) == COVERAGE[name]


@pytest.mark.parametrize("name", TABLES)
def test_no_key_stands_twice_and_no_part_of_it_is_missing(name):
    table, key = load(name), resource(name)["schema"]["primaryKey"]
    key = [key] if isinstance(key, str) else key
    assert not table.duplicated(key).any() and table[key].notna().all(axis=None)


def test_together_these_tables_stay_under_two_megabytes():
    assert sum(resource(name)["bytes"] for name in TABLES) < 2_000_000


def test_no_state_deals_with_itself():
    ends = {"diplomatic_events": ("source", "target"), "visits": ("state", "host")}
    for name in TABLES:
        table = load(name)
        a, b = ends.get(name, ("state", "partner"))
        if {a, b} <= set(table.columns):
            assert not (table[a].astype(object) == table[b].astype(object)).any(), name


# The adapters


@pytest.mark.raw
@pytest.mark.parametrize("adapter", ADAPTERS, ids=lambda a: a.__name__)
def test_no_raw_row_is_lost_on_the_way(raw_folder, adapter):
    raw = door.tables(raw_folder, adapter.__name__.rpartition(".")[2])
    made = adapter.tidy(adapter.read(raw_folder))
    for name, table in made.items():
        if name in WHOLE:
            assert len(table) == len(raw[WHOLE[name]]), name
