"""Chapter 3 in the built book: its numbers, keys and views are those of the data."""

from __future__ import annotations

import re

import pytest
from chapter_page import keys, soup, table, views, words

CHAPTER = "chapters/03-security-assistance.html"


@pytest.fixture(scope="module")
def sums():
    """Dollars by state, kind and fiscal year, in plain loops: {(state, kind, year): [of the year, of 2020]}."""
    from alignment.data import load

    found: dict[tuple, list[float]] = {}
    for row in load("us_aid_totals").query("not transition_quarter").itertuples():
        for state in (row.state, "all recipients"):
            for kind in (row.category, "all"):
                cell = found.setdefault((state, kind, row.fiscal_year), [0.0, 0.0])
                cell[0] += row.obligations_usd
                cell[1] += row.obligations_usd_2020
    return found


def level(sums, state: str, kind: str, first: int) -> float:
    return sum(sums.get((state, kind, y), (0, 0))[1] for y in range(first, first + 3)) / 3e6


def test_the_levels_around_the_dates_are_those_of_the_data(site, sums):
    shown = {head[:4]: cells for head, cells in table(site, CHAPTER, "around four dates").items()}
    assert list(shown) == ["1965", "1990", "2011", "2017"]
    for year, cells in shown.items():
        before, after = (level(sums, "PAK", "military", int(year) + n) for n in (-2, 1))
        assert cells == [f"{before:,.0f}", f"{after:,.0f}", f"{100 * after / before:.0f}"]


def test_the_base_rate_in_the_page_is_that_of_the_data(site, sums):
    own = level(sums, "PAK", "military", 2018) / level(sums, "PAK", "military", 2015)
    states = {s for s, kind, _ in sums if isinstance(s, str) and s not in ("PAK", "all recipients")}
    levels = [[level(sums, s, "military", y) for y in (2015, 2018)] for s in states]
    lost = [after / before <= own for before, after in levels if before >= 10]
    said = f"{100 * sum(lost) / len(lost):.0f}% of {len(lost)} other recipients lost at least as much"
    assert said in words(site, CHAPTER)


def test_each_view_of_the_explorer_shows_the_data(site, sums):
    found = views(site, "aid-explorer")
    assert len(found) == 45
    for view, frame in found.items():
        state, kind, unit = re.fullmatch(r"state=(\w+)&kind=(\w+)&unit=(\w+)", view).groups()
        shown = {int(row[0]): row[1] for row in frame.rows[1:]}
        assert set(shown) == set(range(1948, 2021))
        for year, cell in shown.items():
            own = sums.get((state, kind, year), (0.0, 0.0))
            value = {"current": own[0] / 1e9, "constant": own[1] / 1e9,
                     "share": 100 * own[0] / sums[("all recipients", kind, year)][0]}[unit]  # fmt: skip
            assert float(cell.replace("\N{MINUS SIGN}", "-").replace(",", "")) == pytest.approx(
                value, abs=0.051 if unit == "share" else 0.0051
            ), (view, year)


def test_the_keys_of_the_self_checks_are_those_of_the_data(site, sums):
    found = keys(site, CHAPTER)
    aid = {y: sums[("PAK", "military", y)][1] for y in (2010, 2017)}
    assert found["guess-2017"]["answer"] == pytest.approx(100 * aid[2017] / aid[2010])
    asked = [int(n) for n in re.findall(r"\b\d{1,3}\b", found["by-hand-jordan"]["prompt"].split("dollars of 2020.")[1])]
    assert found["by-hand-jordan"]["answer"] == pytest.approx(100 * sum(asked[3:]) / sum(asked[:3]))
    jordan = [round(sums[("JOR", "military", y)][1] / 1e6) for y in range(1988, 1994)]
    assert asked == jordan
    right = [o["text"] for o in found["exam-1990"]["options"] if o["right"]]
    assert right == ["Pressler Amendment"]


def test_the_article_is_not_said_to_make_our_own_claim(site):
    card = soup(site, CHAPTER).select_one("#verdict-fallen-before")
    assert card.get_text().startswith("Our own counter-claim")
