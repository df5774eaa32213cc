"""Chapter 3 in the built book: its numbers, keys and views are those of the data, and its self-checks answer."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from test_chapter import UNSCORED, items, words

sys.path.insert(0, str(Path(__file__).parents[1] / "lab"))

from lab_answers import KINDS, give

from alignment.explore.frames import frame_in
from alignment.explore.packing import unpack

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
    soup = BeautifulSoup(site.text(CHAPTER), "html.parser")
    table = next(t for t in soup.select("table") if t.caption and "around four dates" in t.caption.get_text())
    shown = {r.th.get_text()[:4]: [c.get_text() for c in r.select("td")] for r in table.select("tbody tr")}
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
    file = next(f for f in (site.folder / "explorers").glob("*.json") if f.name.startswith("aid-explorer."))
    views = {v: frame_in(text) for v, text in unpack(json.loads(file.read_text("utf-8"))).items()}
    assert len(views) == 45
    for view, frame in views.items():
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
    keys = {i["id"]: i for i in items(site, CHAPTER)}
    aid = {y: sums[("PAK", "military", y)][1] for y in (2010, 2017)}
    assert keys["guess-2017"]["answer"] == pytest.approx(100 * aid[2017] / aid[2010])
    asked = [int(n) for n in re.findall(r"\b\d{1,3}\b", keys["by-hand-jordan"]["prompt"].split("dollars of 2020.")[1])]
    assert keys["by-hand-jordan"]["answer"] == pytest.approx(100 * sum(asked[3:]) / sum(asked[:3]))
    jordan = [round(sums[("JOR", "military", y)][1] / 1e6) for y in range(1988, 1994)]
    assert asked == jordan
    right = [o["text"] for o in keys["exam-1990"]["options"] if o["right"]]
    assert right == ["Pressler Amendment"]


def test_every_self_check_answers_wrong_then_right(site):
    found = items(site, CHAPTER)
    assert len({item["kind"] for item in found}) >= 5 and 6 <= len(found) - 1 <= 8
    kinds = [item["kind"] for item in found]
    scored = sum(kind not in UNSCORED for kind in kinds)
    with site.open(CHAPTER) as page:
        for item in found:
            card = page.locator(f'[data-rp-key="{item["chapter"]}/{item["id"]}"]')
            wrong, right = KINDS[item["kind"]](item)
            bad, good = give(card, wrong), give(card, right)
            looks = ("", "") if item["kind"] == "reflect" else ("bad", "good")
            assert (bad[0], good[0]) == looks, item["id"]
            assert bad[1] and good[1] and bad[1] != good[1], item["id"]
        assert f"{scored} of {scored} right" in page.locator(".rp-score").inner_text()
        assert not page.faults and not page.outside


def test_the_excerpt_stands_word_for_word_with_its_credit(site):
    from alignment.article import excerpts

    assert excerpts()["threat"]["text"] in words(site, CHAPTER) and "Kamran Yousaf" in words(site, CHAPTER)


def test_the_article_is_not_said_to_make_our_own_claim(site):
    card = BeautifulSoup(site.text(CHAPTER), "html.parser").select_one("#verdict-fallen-before")
    assert card.get_text().startswith("Our own counter-claim")
