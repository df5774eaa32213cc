"""Chapter 8 in the built book: its tables, its curve, its verdicts and its views are those of the data."""

from __future__ import annotations

import re

import pytest
from chapter_page import keys, soup, table, views, words

from alignment.data import load
from alignment.wording import signed

CHAPTER = "chapters/08-turning-point.html"
CLAIMS = ("turn-toward-moscow", "slope-toward-moscow", "rank-of-moscow", "turn-from-washington")


@pytest.fixture(scope="module")
def alike():
    """Votes alike of Pakistan and Moscow by year, of 100, in plain loops."""
    points = {"yes": 1.0, "abstain": 0.5, "no": 0.0}
    votes = load("un_votes").query("2001 <= year <= 2020 and state in ('PAK', 'RUS')")
    cast: dict[tuple, dict[str, float]] = {}
    for resolution, year, state, vote in votes[["resolution", "year", "state", "vote"]].itertuples(index=False):
        if vote in points:
            cast.setdefault((int(year), resolution), {})[state] = points[vote]
    found: dict[int, list[float]] = {}
    for (year, _), by in cast.items():
        if len(by) == 2:
            found.setdefault(year, []).append(1 - abs(by["RUS"] - by["PAK"]))
    return {year: 100 * sum(each) / len(each) for year, each in found.items()}


def test_the_series_by_hand_is_that_of_the_record(site, alike):
    shown = table(site, CHAPTER, "Pakistan and Moscow: votes alike")
    for head, (before, year, after) in shown.items():
        assert (float(before), float(after)) == (round(alike[int(head)]), round(alike[int(year)]))
    change = sum(alike[y] for y in range(2011, 2021)) / 10 - sum(alike[y] for y in range(2001, 2011)) / 10
    assert f"The change is {signed(change, 1)} points" in words(site, CHAPTER)
    assert keys(site, CHAPTER)["guess-change"]["answer"] == pytest.approx(change)


def test_each_refused_series_says_why(site):
    shown = table(site, CHAPTER, "What the test refuses")
    assert len(shown) == 5 and "1964 is missing" in shown["UN votes with Moscow since 1957"][0]
    assert not any(cells[0].startswith("p =") for cells in shown.values())


def test_the_curve_shows_every_way_of_counting_and_its_title_counts_them(site):
    figure = soup(site, CHAPTER).select_one("#fig-curve")
    rows = [[cell.get_text() for cell in row.select("td")] for row in figure.select("tbody tr")]
    estimate, low, high = ([float(row[k].replace("\N{MINUS SIGN}", "-")) for row in rows] for k in (3, 4, 5))
    assert len(rows) == len({tuple(row[:3]) for row in rows}) == 7 * 3 * 2
    assert all(a <= 0 <= b for a, b in zip(low, high, strict=True))
    above = sum(one > 0 for one in estimate)
    assert f"In {above} of {len(rows)} ways" in figure.get_text()


def test_the_turns_that_every_reader_knows_stand_with_those_that_the_rule_misses_and_with_other_states(site):
    shown = table(site, CHAPTER, "The rule (level, middle version) on turns of the past")
    said = [cells[1] for cells in shown.values()]
    assert (said.count("supports"), said.count("cannot decide")) == (5, 3)
    assert shown["Pakistan to Moscow, 2011"][:2] == ["0 of 4", "does not support"]
    assert all(cells[2].endswith("%") for cells in shown.values())


def test_the_verdicts_say_whose_reading_they_are_and_what_could_have_been_seen(site):
    page = soup(site, CHAPTER)
    said = {claim: page.select_one(f"#verdict-{claim}").get_text() for claim in CLAIMS}
    assert all("our reading" in said[claim] for claim in CLAIMS[:3])
    assert "does not support" in said["turn-toward-moscow"] and "cannot decide" in said["turn-from-washington"]
    assert all("in 80 of 100 cases" in said[claim] for claim in CLAIMS if claim != "rank-of-moscow")


def test_each_view_of_the_explorer_counts_its_own_bars(site):
    found = views(site, "false-breaks")
    assert len(found) == 24
    share = {}
    for view, frame in found.items():
        memory, test, step = re.fullmatch(r"memory=([\d.]+)&test=(\w+)&step=(\d)", view).groups()
        bars = {int(row[0]): int(row[1].replace(",", "")) for row in frame.rows[1:-1]}
        assert frame.rows[-1] == ["no break", f"{1000 - sum(bars.values()):,}"]
        broken, near = sum(bars.values()) / 10, sum(bars[y] for y in (2010, 2011, 2012)) / 10
        assert f"finds a break in {broken:.0f} of 100 series, in {near:.0f} within" in frame.finding, view
        share[float(memory), test, int(step)] = broken
    assert share[0, "usual", 0] < 10 and share[0.95, "usual", 0] > 90  # memory makes false breaks for the usual test
    assert all(share[memory, "careful", 0] < 10 for memory in (0, 0.5, 0.8, 0.95))
    assert share[0.8, "careful", 4] < share[0.8, "usual", 4]  # and the careful one pays for it
