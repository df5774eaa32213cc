"""Chapter 12 in the built book: its events, its scores, its votes and its views are those of the data."""

from __future__ import annotations

import re

import pytest
from chapter_page import keys, soup, table, views, words

from alignment.data import load

CHAPTER = "chapters/12-after-the-article.html"


@pytest.fixture(scope="module")
def agreed():
    """Mean agreement of Pakistan with a state in a year, in plain loops: {(state, year): share}."""
    points = {"yes": 1.0, "abstain": 0.5, "no": 0.0}
    votes = load("un_votes").query("year >= 1990 and state in ('PAK', 'RUS', 'USA')")
    cast: dict[tuple, dict[str, float]] = {}
    for resolution, year, state, vote in votes[["resolution", "year", "state", "vote"]].itertuples(index=False):
        if vote in points:
            cast.setdefault((int(year), resolution), {})[state] = points[vote]
    found: dict[tuple, list[float]] = {}
    for (year, _), by in cast.items():
        for state in ("RUS", "USA"):
            if state in by and "PAK" in by:
                found.setdefault((state, year), []).append(1 - abs(by[state] - by["PAK"]))
    return {key: sum(each) / len(each) for key, each in found.items()}


@pytest.fixture(scope="module")
def armed():
    """Volume of arms for Pakistan of one release: {(supplier, year): volume}, and the sums as supplier "all"."""
    found: dict[tuple, float] = {}
    for row in load("arms_by_supplier").query("recipient == 'PAK' and release == '2024-03'").itertuples():
        for supplier in (row.supplier, "all"):
            found[(supplier, row.year)] = found.get((supplier, row.year), 0.0) + row.tiv_million
    return found


def mean(values, first: int, last: int) -> float:
    return sum(values[y] for y in range(first, last + 1)) / (last + 1 - first)


def share(armed, supplier: str, first: int, last: int) -> float:
    part, whole = (sum(armed.get((s, y), 0.0) for y in range(first, last + 1)) for s in (supplier, "all"))
    return 100 * part / whole


def test_what_was_and_what_came_are_those_of_the_data(site, agreed, armed):
    shown = table(site, CHAPTER, "As many years before 2018 as from 2018 on")
    for head, state in [("Agreement with Moscow, %", "RUS"), ("Agreement with Washington, %", "USA")]:
        years = {y: 100 * agreed[(state, y)] for y in range(2011, 2025)}
        assert shown[head] == [f"{mean(years, 2011, 2017):.1f}", f"{mean(years, 2018, 2024):.1f}"]
    for head, supplier in [("Russia's", "RUS"), ("Washington's", "USA"), ("China's", "CHN")]:
        parts = [share(armed, supplier, *years) for years in ((2012, 2017), (2018, 2023))]
        cells = [f"{part:.{1 if part >= 1 else 2}f}" for part in parts]
        assert shown[f"{head} share of arms, %"] == cells


def test_nine_events_and_what_came(site, agreed, armed):
    shown = table(site, CHAPTER, "What came")
    assert len(shown) == 9 and sum(cells == ["yes"] for cells in shown.values()) == 3
    moscow = {y: 100 * agreed[("RUS", y)] for y in range(2011, 2025)}
    rose = mean(moscow, 2018, 2024) - mean(moscow, 2011, 2017) >= 2
    assert shown["Agreement with Moscow in UN votes is 2 points higher"] == ["yes" if rose else "no"]
    grew = share(armed, "CHN", 2018, 2023) - share(armed, "CHN", 2012, 2017) >= 5
    assert shown["China's share of arms is 5 points higher"] == ["yes" if grew else "no"]


def test_the_scores_of_the_plain_forecasters_follow_from_what_came(site):
    came = [cells == ["yes"] for cells in table(site, CHAPTER, "What came").values()]
    shown = table(site, CHAPTER, "Brier scores of the forecasters")
    for who, said in [
        ("Believes the article fully (100%)", 1),
        ("Believes it, less sure (80%)", 0.8),
        ("No change (0%)", 0),
    ]:
        assert shown[who][0] == f"{sum((said - c) ** 2 for c in came) / 9:.2f}"
    assert shown["One in two (50%)"] == ["0.25"] * 3
    chances = table(site, CHAPTER, "What the reference class says")
    by_class = sum((float(cells[0]) / 100 - (cells[2] == "yes")) ** 2 for cells in chances.values()) / 9
    assert float(shown["Reference class, all years"][0]) == pytest.approx(by_class, abs=0.01)


def test_the_votes_on_ukraine_are_those_of_the_record(site):
    record = load("un_resolutions").query("year >= 2014")
    of_ukraine = record["title"].str.contains("Ukrain|Crimea") | (record["session"] == "ES-11")
    ids = set(record.loc[of_ukraine, "resolution"])
    votes = load("un_votes").query("state == 'PAK'")
    own = votes.loc[votes["resolution"].isin(ids), "vote"].astype(str).tolist()
    assert f"Pakistan abstained {own.count('abstain')} times of {len(own)}" in words(site, CHAPTER)


def test_the_keys_of_the_forecasts_are_those_of_the_data(site, agreed, armed):
    found = keys(site, CHAPTER)
    moscow = {y: 100 * agreed[("RUS", y)] for y in range(2018, 2025)}
    assert found["forecast-votes"]["answer"] == pytest.approx(mean(moscow, 2018, 2024))
    assert found["forecast-russia"]["answer"] == pytest.approx(share(armed, "RUS", 2018, 2023))
    assert found["forecast-china"]["answer"] == pytest.approx(share(armed, "CHN", 2018, 2023))
    rows = load("us_aid_releases").query("state == 'PAK' and release == '2025-12' and transaction == 'obligations'")
    aid = {r.fiscal_year: r.usd for r in rows.itertuples() if not r.transition_quarter}
    assert found["forecast-aid"]["answer"] == pytest.approx(100 * mean(aid, 2018, 2023) / mean(aid, 2012, 2017))
    assert found["brier-two"]["answer"] == pytest.approx((0.1**2 + 0.9**2) / 2)


def test_five_forecasts_with_confidence_give_a_brier_score_in_the_page(site):
    asked = [item for item in keys(site, CHAPTER).values() if item["id"].startswith("forecast-")]
    assert len(asked) == 5 and all(item["levels"] for item in asked)
    with site.open(CHAPTER) as page:
        for number, item in enumerate(asked):
            card = page.locator(f'[data-rp-key="12/{item["id"]}"]')
            near = number < 3  # three near, two far
            far = item["low"] if item["answer"] > (item["low"] + item["high"]) / 2 else item["high"]
            card.get_by_label("Your estimate").fill(f"{item['answer'] if near else far:.{item['decimals']}f}")
            card.get_by_label("How sure are you").select_option("80")
            card.locator(".rp-main").click()
        told = page.locator(".rp-score").inner_text()
        assert f"5 answers with “how sure”: {(3 * 0.2**2 + 2 * 0.8**2) / 5:.2f}" in told
        assert not page.faults and not page.outside


def test_each_view_of_the_explorer_shows_the_data(site, agreed, armed):
    found = views(site, "forecast-dates")
    assert len(found) == 60
    for view, frame in found.items():
        series, year, who = re.fullmatch(r"series=(\w+)&year=(\d+)&who=(\w+)", view).groups()
        shown = {int(row[0]): row[1] for row in frame.rows[1:]}
        power = {"moscow": "RUS", "washington": "USA"}.get(series)
        if power:
            assert float(shown[int(year)]) == pytest.approx(100 * agreed[(power, int(year))], abs=0.51), view
        supplier = {"china": "CHN", "russia": "RUS"}.get(series)
        if supplier:
            assert float(shown[int(year)]) == pytest.approx(share(armed, supplier, int(year), int(year)), abs=0.51), (
                view
            )
        forecast = [float(row[2].replace(",", "")) for row in frame.rows[1:] if row[2] != "no data"]
        assert len(forecast) == 6 and (who == "line" or len(set(forecast)) == 1), view


def test_the_article_is_not_said_to_make_our_predictions(site):
    page = soup(site, CHAPTER)
    for claim in ("votes-after", "arms-after", "trade-after"):
        assert "our reading" in page.select_one(f"#verdict-{claim}").get_text()
    assert "no probabilities" in words(site, CHAPTER)


def test_only_the_forecasts_of_the_page_ask_how_sure_the_reader_is(site):
    """So the Brier score in the page is that of the forecasts, as the text says."""
    sure = [item["id"] for item in keys(site, CHAPTER).values() if item["levels"]]
    assert len(sure) == 5 and all(id.startswith("forecast-") for id in sure)
