"""Rows, years, keys and weight of the tables of diplomacy and events; no row of a raw file is lost."""

from __future__ import annotations

import pytest

from alignment.data import load, resource
from sources import door
from sources.raw import text_table

TABLES = (
    *("diplomatic_events", "diplomatic_events_totals", "diplomatic_events_daily", "relation_score"),
    *("relation_score_days", "visits", "exercises", "exercises_year", "alliances", "conflicts", "conflicts_armed"),
    *("china_engagements", "china_engagements_year", "public_diplomacy"),
)
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

# Tables that keep every row of one raw table: its publisher and its name there.
WHOLE = {
    "diplomatic_events": ("icews", "dyads"),
    "diplomatic_events_totals": ("icews", "totals"),
    "relation_score_days": ("gdelt", "scores"),
    "exercises_year": ("exercises", "jme"),
    "alliances": ("conflict", "atop"),
    "conflicts": ("conflict", "mid"),
    "conflicts_armed": ("conflict", "ucdp"),
    "china_engagements": ("china_diplomacy", "vitae"),
    "china_engagements_year": ("china_diplomacy", "vitae_counts"),
    "public_diplomacy": ("china_diplomacy", "public_diplomacy"),
}


@pytest.mark.parametrize("name", TABLES)
def test_rows_and_years_are_those_of_the_publisher(name):
    table = load(name)
    assert (len(table), table["year"].min(), table["year"].max()) == COVERAGE[name]


def test_together_these_tables_stay_under_two_megabytes():
    assert sum(resource(name)["bytes"] for name in TABLES) < 2_000_000


def test_no_state_deals_with_itself():
    ends = {"diplomatic_events": ("source", "target"), "visits": ("state", "host")}
    for name in TABLES:
        table = load(name)
        a, b = ends.get(name, ("state", "partner"))
        if {a, b} <= set(table.columns):
            assert not (table[a].astype(object) == table[b].astype(object)).any(), name


@pytest.mark.raw
@pytest.mark.parametrize("name", WHOLE)
def test_no_raw_row_is_lost_on_the_way(raw_folder, name):
    given = text_table(raw_folder / door.path(*WHOLE[name]))
    assert resource(name)["rows"] == len(given)
