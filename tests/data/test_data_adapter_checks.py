"""What a shape cannot know an adapter checks: names and codes without a meaning, sums, facts that must agree."""

from __future__ import annotations

import re

import pytest

from alignment.data import load
from alignment.errors import BadTable
from sources import __main__ as runner
from sources import door, opinion, rulers, trade_dots

pytestmark = pytest.mark.raw
ADAPTERS = {adapter.__name__.rpartition(".")[2]: adapter for adapter in runner.ADAPTERS}
# One cell of a raw table: publisher, table, the row as {column: value}, the column to change, the new value; and what
# must be told. FILE stands for the file's path.
CELLS = [
    ("icews", "dyads", {"source_country": "Afghanistan"}, "source_country", "Afganistan",
     r"FILE, row 2, column source_country: 'Afganistan' has no code.*Afghanistan"),
    ("icews", "dyads", {"source_country": "Afghanistan", "target_country": "India"}, "verbCoop", "462",
     "not the part of Pakistan and India"),
    ("icews", "totals", {"year": "2002"}, "verbCoop", "1", "do not add up"),
    ("icews", "actors", {"actor": "Li Keqiang"}, "iso3", "IND", "'Li Keqiang' is not an actor of CHN"),
    ("visits", "us_travel", {"start_date": "1866-01-09"}, "end_date", "1866-01-02", "id 1914.*ends before it starts"),
    ("visits", "us_visits", {"from_country": "Hawaii"}, "from_country", "Hawai",
     r"FILE, row 2, column from_country: 'Hawai' has no code"),
    ("exercises", "russia", {"partners": "Pakistan"}, "partners", "Pakstan", "column partners: 'Pakstan'.*Pakistan"),
    ("exercises", "jme", {"year": "1978", "count": "0"}, "count", "3",
     r"FILE, row \d+, column jme_d: '0' does not agree"),
    ("conflict", "atop", {"ccode2": "2"}, "ccode2", "3", r"\['3'\] are not known"),
    ("china_diplomacy", "vitae", {"date": "06/19/03"}, "year", "2004", "column year: 2004 is not the date's year"),
    ("china_diplomacy", "public_diplomacy", {"receiving_country": "Afghanistan", "year": "2001"},
     "total_elite_visits", "2", "not the sum"),
    ("sipri", "deliveries_2024", {}, "supplier", "NA", "FILE, row 2, column supplier: 'NA' is not.*sources/names.csv"),
    ("sipri", "deliveries_2025", {}, "supplier", "NA", "FILE, row 2, column supplier: 'NA' is not"),
    ("sipri", "register_2026", {}, "supplier", "NA", "FILE, row 2, column supplier: 'NA' is not"),
    ("sipri", "by_supplier", {}, "supplier", "NA", "FILE, row 2, column supplier: 'NA' is not"),
    ("sipri", "world", {}, "supplier", "NA", "FILE, row 2, column supplier: 'NA' is not"),
    ("sipri", "deliveries_2024", {}, "tiv_delivered", "18", "cells that differ from the deliveries, release 2024-03"),
    ("sipri", "totals", {}, "sipri_tiv_table_2024_10", "195", r"FILE: years that differ by more than 0.5 .*PAK"),
    ("us_aid", "countries", {}, "country", "NA", "FILE, row 2, column country: 'NA' is not"),
    ("us_aid", "accounts", {"obligations_current_usd": "29200000"}, "obligations_current_usd", "29200001",
     "years that differ from us_aid_totals"),
    ("us_aid", "crs", {"value_musd_as_printed": "1499"}, "value_musd_as_printed", "1498",
     "lines of the table of 2014-03-06"),
    ("aiddata", "commitments", {"ccode": "770"}, "country", "NA", "column country: 'NA' is not a name"),
    ("opinion", opinion.PEW, {}, "pct_dont_know", "99.0", "100 percent"),
    ("rulers", rulers.ARCHIGOS, {"startdate": "1947-08-15", "enddate": "1948-09-11"}, "enddate", "1949-09-11",
     "two rulers at once"),
    ("trade_dots", "imf_dots_reporter_pakistan", {"partner_code": "USA"}, "partner_code", "QQQ",
     r"FILE, row \d+, column partner_code: 'QQQ' is not a known trade area"),
    ("trade_dots", "imf_dots_reporter_pakistan", {"partner_code": "USA"}, "partner_type", "aggregate",
     "column partner_code: 'USA' is the code of an aggregate"),
    ("trade_dots", "imf_dots_reporter_comparators", {"reporter_code": "TUR", "partner_code": "RUS", "year": "2010"},
     "value_usd_million", "1.5", r"TUR RUS \w+ 2010: two files differ: .*1\.5"),
    ("trade_cow", "cow_trade_dyads", {}, "ccode2", "999", "FILE, row 2, column ccode2: '999' is not a known"),
    ("trade_cow", "cow_trade_national", {}, "ccode", "999", "FILE, row 2, column ccode: '999' is not a known"),
    ("trade_checks", "wits_summary", {}, "partner", "Atlantis", "FILE, row 2, column partner: 'Atlantis' is not a"),
    ("trade_checks", "reported_trade", {}, "partner", "Atlantis", "FILE, row 2, column partner: 'Atlantis' is not a"),
    ("history", "timeline", {}, "actors", "PAK;QQQ", r"column actors: \['QQQ'\] are not states"),
    ("unga", "undl_ga_resolutions", {}, "n_yes", "1", "counts differ from the votes in "),
    ("unga", "idealpoints_FP_1946-2025_v38", {}, "ccode", "999", r"\['999'\] are not known"),
]  # fmt: skip


@pytest.fixture(scope="module")
def read(raw_folder):
    """The raw tables of an adapter, read once; a test changes a copy."""
    kept: dict[str, dict] = {}

    def tables(publisher: str) -> dict:
        if publisher not in kept:
            kept[publisher] = ADAPTERS[publisher].read(raw_folder)
        return {name: table.copy() for name, table in kept[publisher].items()}

    return tables


def told(publisher: str, tables: dict, others: dict) -> str:
    adapter = ADAPTERS[publisher]
    with pytest.raises(BadTable) as caught:
        adapter.check(others | adapter.tidy(tables))
    return str(caught.value)


@pytest.fixture(scope="module")
def states(raw_folder) -> dict:
    """The table of states, which some checks need; from data/."""
    return {"states": load("states").astype(str)}


@pytest.mark.parametrize("publisher,name,where,column,value,words", CELLS)
def test_a_cell_that_only_the_adapter_can_judge_is_told(read, states, publisher, name, where, column, value, words):
    tables = read(publisher)
    met = (tables[name][list(where)] == list(where.values())).all(axis=1)
    assert met.any()
    tables[name].loc[met.idxmax(), column] = value
    message = told(publisher, tables, states)
    assert re.search(words.replace("FILE", re.escape(door.path(publisher, name))), message, re.DOTALL), message
    assert "Mend: " in message


@pytest.mark.parametrize("where", [("2013", "PAK", "CHN"), ("2014", "PLS", "RUS")])
def test_a_mended_publisher_stops_the_repair(read, where):
    tables = read("opinion")
    table = tables[opinion.PEW]
    tables[opinion.PEW] = table[(table[["wave", "country", "target"]] != list(where)).any(axis=1)]
    assert "the publisher changed the file" in told("opinion", tables, {})


def test_a_lost_partner_stops_the_run(read):
    made = trade_dots.tidy(read("trade_dots"))
    lost = made["trade"].query("not (reporter == 'PAK' and partner == 'USA')")
    with pytest.raises(BadTable, match="the partners add up to 0"):
        trade_dots.check(made | {"trade": lost})
