"""Chapter 1 as readers use it: its keys and tables are the data's, two self-checks answer to the keyboard."""

from __future__ import annotations

import re

import pytest
from chapter_page import keys, soup, table

CHAPTER = "chapters/01-reading-an-op-ed.html"


def test_the_shares_of_trade_in_the_page_are_those_of_the_data(site):
    """Divided afresh from the two tables, without the book's own measure."""
    from alignment.data import load

    trade, totals = load("trade_cow"), load("trade_cow_national")
    pair = trade[trade["importer"].isin(["PAK", "RUS"]) & trade["exporter"].isin(["PAK", "RUS"])]
    own = totals[totals["state"] == "PAK"].set_index("year")
    whole = own["imports_usd_million"] + own["exports_usd_million"]
    shown = table(site, CHAPTER, "trade with Moscow in four years")
    for year in (1948, 1951, 1955, 1959):
        amount = pair[pair["year"] == year]["usd_million"].sum()
        assert shown[str(year)][:3] == [f"{amount:.0f}", f"{whole[year]:,.0f}", f"{100 * amount / whole[year]:.2f}"]


def test_the_divided_votes_in_the_page_are_those_of_the_data(site):
    from alignment.data import load

    votes = load("un_votes").query("1947 <= year <= 1959 and state in ['PAK', 'RUS', 'USA']")
    by_state = votes.astype({"state": str, "vote": str}).groupby("state")
    cast = {state: rows.set_index("resolution")["vote"] for state, rows in by_state}
    divided = [r for r in cast["USA"].index if {cast["USA"][r], cast["RUS"].get(r)} == {"yes", "no"}]
    counts = [sum(cast["PAK"].get(r) == cast[s][r] for r in divided) for s in ("RUS", "USA")]
    assert table(site, CHAPTER, "Moscow and Washington were opposite")["Pakistan"][:2] == [str(n) for n in counts]


def test_the_keys_of_the_self_checks_are_those_of_the_data(site):
    from alignment.data import load

    found, events = keys(site, CHAPTER), load("timeline").set_index("date")
    trade = load("trade_cow").query("1948 <= year <= 1959")
    pair = trade[trade["importer"].isin(["PAK", "RUS"]) & trade["exporter"].isin(["PAK", "RUS"])]
    assert found["guess-no-trade"]["answer"] == (pair.groupby("year")["usd_million"].sum() == 0).sum()
    assert found["brier-by-hand"]["answer"] == pytest.approx((1 - 0.2) ** 2)
    right = [option["text"] for option in found["exam-invitation"]["options"] if option["right"]]
    assert right == [str(events.loc["1949-06-02", "year"])]
    dates = [event["date"] for event in found["first-contacts"]["events"]]
    assert [re.search(r"\d{4}", date)[0] for date in dates] == sorted(re.search(r"\d{4}", date)[0] for date in dates)


def test_a_number_and_an_order_answer_to_the_keyboard_alone(site):
    with site.open(CHAPTER) as page:
        number = page.locator('[data-rp-key="01/brier-by-hand"]')
        number.locator("input").focus()
        page.keyboard.type("0.04")
        page.keyboard.press("Enter")
        assert "if they had voted differently" in number.locator(".rp-feedback").inner_text()
        number.locator("input").focus()
        page.keyboard.press("Control+a")
        page.keyboard.type("0.64")
        page.keyboard.press("Enter")
        assert "rp-good" in number.locator(".rp-feedback").get_attribute("class")
        order = page.locator('[data-rp-key="01/first-contacts"]')
        events = [event["text"] for event in keys(site, CHAPTER)["first-contacts"]["events"]]
        for place, event in enumerate(events):
            while order.locator(".rp-order li > span:nth-child(2) > [dir]").all_inner_texts().index(event) > place:
                order.get_by_role("button", name=f"Move {event} up", exact=True).press("Enter")
        order.locator("button.rp-main").press("Enter")
        assert "rp-good" in order.locator(".rp-feedback").get_attribute("class")


def test_each_view_of_the_forecast_scores_what_came(site):
    """Moscow at 0, 50 and 100 per cent: the score of a constant forecast, counted from the votes."""
    from alignment.data import load

    votes, day = load("un_votes"), load("un_resolutions").set_index("resolution")["date"]
    late = day.index[(day > "2018-05-07") & (day < "2025")]
    cast = votes[votes["resolution"].isin(late) & votes["state"].isin(["PAK", "RUS"]) & (votes["vote"] != "absent")]
    wide = cast.pivot(index="resolution", columns="state", values="vote").astype(object).dropna()
    same = (wide["PAK"] == wide["RUS"]).mean()
    with site.open(CHAPTER) as page:
        place = page.locator("#forecast-explorer")
        place.scroll_into_view_if_needed()
        for chance in (0, 50, 100):
            place.locator("input[type=range]").fill(str(chance // 10))
            score = same * (1 - chance / 100) ** 2 + (1 - same) * (chance / 100) ** 2
            place.get_by_text(f"{chance}% for Moscow scores {score:.2f}").first.wait_for(timeout=10_000)


def test_the_words_of_the_article_are_those_of_the_excerpts(site):
    """Whatever stands in the table of kinds or of versions in quotation marks is in an excerpt, letter for letter."""
    from alignment.article import excerpts

    known = " ".join(e["text"] for e in excerpts().values())
    heads = {"Words of the article", "The words"}
    tables = [t for t in soup(site, CHAPTER).select("table") if heads & {h.get_text() for h in t.select("th")}]
    quoted = [q for t in tables for q in re.findall("“([^”]+)”", t.get_text())]
    assert len(tables) == 2 and len(quoted) == 8 and all(q in known for q in quoted)
