"""What a shape cannot know an adapter checks: names and codes without a meaning, sums, facts that must agree."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from alignment.data import load
from alignment.errors import BadTable
from sources import __main__ as runner
from sources import door, opinion, rulers, trade_dots, visits

pytestmark = pytest.mark.raw
ADAPTERS = {runner.name_of(adapter): adapter for adapter in runner.ADAPTERS}
# One cell of a raw table: publisher, table, the row as {column: value}, the column to change, the new value; and what
# must be told. FILE stands for the file's path.
CELLS = [
    ("icews", "dyads", {"source_country": "Afghanistan"}, "source_country", "Afganistan",
     r"FILE, row 2, column source_country: 'Afganistan' has no code.*Afghanistan"),
    ("icews", "dyads", {"source_country": "Afghanistan", "target_country": "India"}, "verbCoop", "462",
     "not the part of Pakistan and India"),
    ("icews", "totals", {"year": "2002"}, "verbCoop", "1", "do not add up"),
    ("icews", "actors", {"actor": "Li Keqiang"}, "iso3", "IND",
     "not one of the state .*source 'Li Keqiang', source_iso 'CHN'"),
    ("visits", "us_travel", {"start_date": "1866-01-09"}, "end_date", "1866-01-02",
     "FILE: it ends before it starts .*id '1914'"),
    ("visits", "us_visits", {"from_country": "Hawaii"}, "from_country", "Hawai",
     r"FILE, row 2, column from_country: 'Hawai' has no code"),
    ("exercises", "russia", {"partners": "Pakistan"}, "partners", "Pakstan",
     r"FILE, row \d+, column partners: 'Pakstan' has no code.*nearest are Pakistan"),
    ("exercises", "jme", {"year": "1978", "count": "0"}, "count", "3",
     r"FILE, row \d+, column jme_d: it does not agree with count .*count '3', jme_d '0'"),
    ("conflict", "atop", {"ccode2": "2"}, "ccode2", "3", "FILE, row 2, column ccode2: '3' has no code"),
    ("china_diplomacy", "vitae", {"date": "06/19/03"}, "year", "2004",
     r"FILE, row \d+, column year: it is not the date's year .*06/19/03', year '2004'"),
    ("china_diplomacy", "public_diplomacy", {"receiving_country": "Afghanistan", "year": "2001"},
     "total_elite_visits", "2", "column elite_visits: it is not the sum of its two parts .*AFG', year '2001'"),
    ("sipri", "deliveries_2024", {}, "supplier", "NA",
     "FILE, row 2, column supplier: 'NA' has no code.*sources/state_codes.csv"),
    ("sipri", "deliveries_2025", {}, "supplier", "NA", "FILE, row 2, column supplier: 'NA' has no code"),
    ("sipri", "register_2026", {}, "supplier", "NA", "FILE, row 2, column supplier: 'NA' has no code"),
    ("sipri", "by_supplier", {}, "supplier", "NA", "FILE, row 2, column supplier: 'NA' has no code"),
    ("sipri", "world", {}, "supplier", "NA", "FILE, row 2, column supplier: 'NA' has no code"),
    ("sipri", "deliveries_2024", {}, "tiv_delivered", "18", "cells that differ from the deliveries, release 2024-03"),
    ("sipri", "totals", {}, "sipri_tiv_table_2024_10", "195", r"FILE: years that differ by more than 0.5 .*PAK"),
    ("us_aid", "countries", {}, "country", "NA", "FILE, row 2, column country: 'NA' has no code"),
    ("us_aid", "accounts", {"obligations_current_usd": "29200000"}, "obligations_current_usd", "29200001",
     "years that differ from us_aid_totals"),
    ("us_aid", "crs", {"value_musd_as_printed": "1499"}, "value_musd_as_printed", "1498",
     "lines of the table of 2014-03-06"),
    ("aiddata", "commitments", {"ccode": "770"}, "country", "NA", r"FILE, row \d+, column country: 'NA' has no code"),
    ("opinion", opinion.PEW, {}, "pct_dont_know", "99.0", "100 percent"),
    ("rulers", rulers.ARCHIGOS, {"startdate": "1947-08-15", "enddate": "1948-09-11"}, "enddate", "1949-09-11",
     "two rulers at once"),
    ("trade_dots", "imf_dots_reporter_pakistan", {"partner_code": "USA"}, "partner_code", "QQQ",
     r"FILE, row \d+, column partner_code: 'QQQ' has no code.*sources/trade_areas.csv"),
    ("trade_dots", "imf_dots_reporter_pakistan", {"partner_code": "USA"}, "partner_type", "aggregate",
     r"FILE, row \d+, column partner_code: an aggregate has a code .*partner_code 'USA'"),
    ("trade_dots", "imf_dots_reporter_comparators", {"reporter_code": "TUR", "partner_code": "RUS", "year": "2010"},
     "value_usd_million", "1.5", r"two files differ .*TUR', partner 'RUS', flow '\w+', year '2010', .*'1\.5'"),
    ("trade_cow", "cow_trade_dyads", {}, "ccode2", "999", "FILE, row 2, column ccode2: '999' has no code"),
    ("trade_cow", "cow_trade_national", {}, "ccode", "999", "FILE, row 2, column ccode: '999' has no code"),
    ("trade_checks", "wits_summary", {}, "partner", "Atlantis", "FILE, row 2, column partner: 'Atlantis' has no code"),
    ("trade_checks", "reported_trade", {}, "partner", "Atlantis",
     "FILE, row 2, column partner: 'Atlantis' has no code"),
    ("trade_checks", "wits_summary", {"indicator": "Trade (US$ Mil)-Top 5 Export Partner"}, "partner", "World",
     "FILE: a second value for one flow .*partner 'WLD'"),
    ("history", "css_questions", {"seen": "yes"}, "paper", "International Relations Paper 1, Q.3",
     r"FILE, row \d+, column paper: 'International Relations Paper 1, Q.3' has no code"),
    ("visits", "china_travel", {}, "Level", "Regent", "FILE, row 2, column Level: 'Regent' has no code"),
    ("conflict", "mid", {"ccode1": "770", "ccode2": "750", "hostlev2": "4"}, "hostlev2", "1", "conflicts: the other"),
    ("conflict", "mid", {"ccode1": "770", "ccode2": "750"}, "fatality2", "6", "the other direction .* differs"),
    ("conflict", "mid", {"ccode1": "750", "ccode2": "770"}, "orig2", "-", "FILE, row .*column orig2: '-' has no code"),
    ("history", "glossary", {"term": "percentage"}, "term", "Base rate",
     r"sources/glossary_terms.csv, row 3, column term: the term is in history/glossary.csv too"),
    ("history", "timeline", {}, "actors", "PAK;QQQ", "column actors: they are not states .*actor 'QQQ'"),
    ("unga", "undl_ga_resolutions", {}, "n_yes", "1", "counts differ from the votes .*resolution '671205'"),
    ("unga", "idealpoints_FP_1946-2025_v38", {}, "ccode", "999", "FILE, row 2, column ccode: '999' has no code"),
]  # fmt: skip


@pytest.fixture(scope="module")
def read(raw_folder):
    """The raw tables of an adapter, read once; a test changes a copy."""
    kept: dict[str, dict] = {}

    def tables(publisher: str) -> dict:
        if publisher not in kept:
            kept[publisher] = runner.read(ADAPTERS[publisher], raw_folder)
        return {name: table.copy() for name, table in kept[publisher].items()}

    return tables


def told(publisher: str, tables: dict, others: dict) -> str:
    adapter = ADAPTERS[publisher]
    with pytest.raises(BadTable) as caught:
        made = others | adapter.tidy(tables)
        runner.own_check(adapter, made)
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


# Rows that are lost: publisher, the raw tables, which rows, what must be told.
LOST = [
    ("us_aid", ["crs"], "account == 'CSF Reimbursements' and document_date == '2014-03-06' and period == 'FY2010'",
     r"lines that the table of 2014-03-06 adds up, and that are missing: .*'2010'"),
    ("icews", ["dyads", "dyads_pak_ind"], "source_country == 'China' and year == '2010'",
     "diplomatic_events_totals: a total is not the sum .*state 'CHN', year '2010'"),
    ("icews", ["world"], "year == '2010'", "FILE: the totals as source do not add up to it .*year '2010'"),
    ("icews", ["dyads_pak_ind"], "year == '2010'", "FILE: it is not the part of Pakistan and India of the newer file"),
    ("aiddata", ["commitments"], "ccode == '0' and year == '2010'", "more than all recipients: .*'2010'"),
    ("unga", ["undl_ga_votes_wide"], "undl_id == '671205'", "counts differ from the votes .*resolution '671205'"),
    ("unga", ["undl_ga_resolutions"], "undl_id == '671205'", "votes without a resolution .*undl_id '671205'"),
    ("china_diplomacy", ["vitae_counts"], "country == 'India' and year == '2005'",
     "counts are not those of the records"),
    ("conflict", ["mid"], "ccode1 == '750' and ccode2 == '770' and year == '1999'", "other direction .* is missing"),
    ("rulers", [rulers.ARCHIGOS], "gwcode == '770' and exit == 'Still in Office'", "FILE: rulers of Pakistan still in"),
]  # fmt: skip


@pytest.mark.parametrize("publisher,names,lost,words", LOST)
def test_a_lost_row_that_a_check_needs_is_told(read, states, publisher, names, lost, words):
    tables = read(publisher)
    for name in names:
        kept = tables[name].drop(tables[name].query(lost).index).reset_index(drop=True)
        assert len(kept) < len(tables[name])
        tables[name] = kept
    message = told(publisher, tables, states)
    assert re.search(words.replace("FILE", re.escape(door.path(publisher, names[0]))), message, re.DOTALL), message


def test_two_terms_with_one_first_day_are_told(read, states):
    tables = read("rulers")
    term = tables[rulers.REIGN].query("ccode == '770'").tail(1)
    tables[rulers.REIGN] = pd.concat([tables[rulers.REIGN], term.assign(leadid="x")], ignore_index=True)
    assert "a second term with one first day (1 rows, the first: id 'x'" in told("rulers", tables, states)


def test_a_visit_without_the_end_of_its_series_is_told(read):
    table = visits.tidy(read("visits"))["visits"]
    for series, end, code in (
        ("us_travel", "state", "USA"),
        ("us_visits", "host", "USA"),
        ("china_travel", "state", "CHN"),
    ):
        row = table.index[table["series"] == series][0]
        stray = table.copy()
        stray.loc[row, ["state", "host"]] = ["FRA", "DEU"]
        with pytest.raises(
            BadTable, match=f"the {end} is not that of the series .*'FRA', host 'DEU'.*\nExpected: {code}"
        ):
            visits.check({"visits": stray})


@pytest.mark.parametrize("where", [("2013", "PAK", "CHN"), ("2014", "PLS", "RUS")])
def test_a_mended_publisher_stops_the_repair(read, where):
    tables = read("opinion")
    table = tables[opinion.PEW]
    tables[opinion.PEW] = table[(table[["wave", "country", "target"]] != list(where)).any(axis=1)]
    assert "the publisher changed the file" in told("opinion", tables, {})


def test_a_lost_partner_stops_the_run(read):
    made = trade_dots.tidy(read("trade_dots"))
    lost = made["trade"].query("not (reporter == 'PAK' and partner == 'USA')")
    with pytest.raises(BadTable, match="the partners do not add up to the World row .*reporter 'PAK', .*share '0"):
        trade_dots.check(made | {"trade": lost})
