"""The explorers of the built book: true in every view, light, and steady in the chapter's own page."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from chapter_page import frames, views
from playwright.sync_api import expect

from alignment.explore.frames import Frame
from alignment.figure_parts.alt import strangers

CHAPTER = "chapters/02-six-decades.html"
STATES = {"RUS": "Moscow", "USA": "Washington", "CHN": "Beijing", "IND": "New Delhi", "BGD": "Bangladesh",
          "EGY": "Egypt", "TUR": "Turkey"}  # fmt: skip


def files(site) -> list[Path]:
    return sorted((site.folder / "explorers").glob("*.json"))


@pytest.fixture(scope="module")
def partners(site) -> dict[str, Frame]:
    """The frames of chapter 2."""
    return views(site, "partners-explorer")


def column(frame: Frame, at: int = -1) -> dict[int, float]:
    """Year -> value, as one column of the table shows it."""
    return {int(row[0]): float(row[at]) for row in frame.rows[1:] if row[at] != "no data"}


def test_every_number_of_every_alternative_text_stands_in_its_table(site):
    lost = {view: strangers(frame.alt, frame.rows) for file in files(site) for view, frame in frames(file).items()}
    assert lost and {view: numbers for view, numbers in lost.items() if numbers} == {}


def test_the_file_of_an_explorer_is_light_and_none_is_left_over(site):
    named = {Path(tag["data-frames"]).name for name in site.names()
             for tag in site.soup(name).select("[data-frames]")}  # fmt: skip
    assert {file.name for file in files(site)} == named
    assert [file.name for file in files(site) if len(gzip.compress(file.read_bytes(), 9)) > 60_000] == []


def test_the_numbers_of_each_partner_are_those_of_the_data(partners):
    """A second way of counting: points of each vote, and the published ideal points."""
    from alignment.data import load

    votes, line = load("un_votes").query("year < 2025"), load("ideal_points").query("reliable")
    points = votes["vote"].map({"yes": 1.0, "abstain": 0.5, "no": 0.0}).astype(float)
    wide = votes.assign(points=points).pivot(index="resolution", columns="state", values="points")
    year = votes.drop_duplicates("resolution").set_index("resolution")["year"]
    place = line.pivot(index="year", columns="state", values="ideal_point")
    for state in STATES:
        score = (100 - 100 * (wide["PAK"] - wide[state]).abs()).groupby(year).mean().dropna()
        apart = (place["PAK"] - place[state]).abs().dropna().loc[1947:]
        shown = [column(partners[f"partner={state}&measure={m}&window=1"]) for m in ("agreement", "distance")]
        assert shown[0] == {y: float(f"{v:.0f}") for y, v in score.items()}
        assert shown[1] == {y: float(f"{v:.2f}") for y, v in apart.items()}


def test_the_finding_of_each_view_names_the_partner_the_peak_and_the_way_it_went(partners):
    ways = {"agreement": {"it rises": 1, "it falls": -1}, "distance": {"it grows": 1, "it shrinks": -1}}
    assert len(partners) == 42
    for view, frame in partners.items():
        state, measure, window = re.fullmatch(r"partner=(\w+)&measure=(\w+)&window=(\d)", view).groups()
        peak, way = re.search(r"est in (\d{4}); from 2001–2010 to 2014–2023 (.+)\.$", frame.finding).groups()
        shown, single = column(frame), column(frame, 1)
        assert STATES[state] in frame.finding and shown[int(peak)] == max(shown.values())
        early, late = ([single[y] for y in years if y in single] for years in (range(2001, 2011), range(2014, 2024)))
        moved = sum(late) / len(late) - sum(early) / len(early)
        assert way == "it shows no clear change" or ways[measure][way] * moved > 0
        means = {"1": [], "5": ["Five-year means"], "9": ["Nine-year means"]}[window]
        assert frame.rows[0][1:] == ["Single year", *means]


def test_the_two_questions_are_answered_by_moving_the_explorer(partners):
    end = {view: frame.finding.rpartition(" ")[2] for view, frame in partners.items() if view.endswith("window=5")}
    rises = [view for view, word in end.items() if word == "rises."]
    assert rises == ["partner=USA&measure=agreement&window=5"]
    both = [s for s in STATES if (end[f"partner={s}&measure=agreement&window=5"],
                                  end[f"partner={s}&measure=distance&window=5"]) == ("falls.", "shrinks.")]  # fmt: skip
    assert both == ["RUS"]


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
def test_in_the_chapter_a_reader_chooses_and_nothing_shifts(site, axe, partners, width, scheme):
    with site.open(CHAPTER, width=width, scheme=scheme, bypass_csp=True) as page:
        assert not [url for url in page.weights if "/explorers/" in url]
        explorer = page.locator("#partners-explorer")
        with page.expect_response("**/explorers/*"):
            explorer.scroll_into_view_if_needed()
        page.evaluate("""() => { window.shifts = 0;
          new PerformanceObserver((all) => { for (const one of all.getEntries()) shifts += one.value; })
            .observe({ type: "layout-shift" }) }""")
        for state in ("CHN", "USA", "TUR"):
            explorer.locator("select").select_option(state)
            view = f"partner={state}&measure=agreement&window=5"
            expect(explorer.locator(".rp-finding")).to_have_text(partners[view].finding)
            expect(page).to_have_url(re.compile(re.escape(f"#partners-explorer?{view}") + "$"))
        assert page.evaluate("shifts") < 0.001
        drawing = explorer.locator("figure svg:visible")
        assert drawing.count() == 1 and drawing.get_attribute("aria-label") == partners[view].alt
        page.evaluate(axe)
        found = page.evaluate("axe.run('#partners-explorer').then((said) => said.violations)")
        assert [(fault["id"], fault["nodes"][0]["html"][:120]) for fault in found] == []
        assert not page.faults and not page.outside
