"""Chapter 4 in its page: its numbers against sums made here in another way, and its self-checks."""

from __future__ import annotations

import html
import json
import re
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

sys.path.insert(0, str(Path(__file__).parents[1] / "lab"))

from lab_answers import KINDS, give

from alignment.data import load

CHAPTER = "chapters/04-who-arms-pakistan.html"
UNSCORED = ("estimate", "reflect")


@pytest.fixture(scope="module")
def soup(site):
    return BeautifulSoup(site.text(CHAPTER), "html.parser")


def items(soup) -> list[dict]:
    return [json.loads(html.unescape(t["data-check"])) for t in soup.select("[data-check]")]


def volume(supplier: str | None, first: int, last: int, engines: bool = True) -> float:
    """Million units delivered to Pakistan, straight from the deals."""
    rows = load("arms_transfers").query("recipient == 'PAK' and @first <= year <= @last")
    if not engines:
        rows = rows[~((rows["supplier"] == "RUS") & (rows["category"] == "engines"))]
    return float(rows.loc[rows["supplier"].isin([supplier] if supplier else rows["supplier"]), "tiv_million"].sum())


def share(supplier: str, first: int, last: int, engines: bool = True) -> float:
    return 100 * volume(supplier, first, last, engines) / volume(None, first, last, engines)


def rows(soup, caption: str) -> dict[str, list[str]]:
    table = next(t for t in soup.select("table") if t.caption and caption in t.caption.get_text())
    return {r.th.get_text(): [c.get_text() for c in r.select("td")] for r in table.select("tbody tr")}


def test_russias_share_with_and_without_engines_is_that_of_the_deals(soup):
    shown = rows(soup, "Russia's share of Pakistan's arms")
    for row, engines in (("As SIPRI counts", True), ("Without the engines", False)):
        then, now = (share("RUS", *years, engines) for years in ((2003, 2010), (2011, 2018)))
        assert shown[row] == [f"{then:.1f}", f"{now:.1f}", f"{now - then:.1f}".replace("-", "−")]


def test_the_shares_of_the_main_figure_are_those_of_the_deals(soup):
    table = soup.select_one("#fig-suppliers table")
    heads = [h.get_text() for h in table.select("thead th")]
    shown = {r.th.get_text(): [c.get_text() for c in r.select("td")] for r in table.select("tbody tr")}
    for name, code in {"United States": "USA", "Moscow": "RUS", "China": "CHN", "France": "FRA"}.items():
        for period in ("1950–54", "1965–69", "1985–89", "2010–14", "2015–19"):
            first = int(period[:4])
            assert shown[period][heads.index(name) - 1] == f"{share(code, first, first + 4):.0f}"


def test_the_orders_are_those_of_the_register(soup):
    register = load("arms_register").query("recipient == 'PAK'")
    for period, shown in rows(soup, "Pakistan's orders").items():
        first, last = map(int, period.split("–"))
        own = register[register["order_year"].between(first, last)]
        whole = own["tiv_million_ordered"].sum()
        expected = [own.loc[own["supplier"] == s, "tiv_million_ordered"].sum() / whole for s in ("USA", "RUS", "CHN")]
        assert shown == [*(f"{100 * e:.0f}" for e in expected), f"{whole:,.0f}"]


def test_the_keys_of_the_self_checks_are_those_of_the_data(soup):
    keys = {i["id"]: i for i in items(soup)}
    assert keys["guess-moscow"]["answer"] == pytest.approx(share("RUS", 2011, 2018))
    assert keys["without-engines"]["answer"] == pytest.approx(share("RUS", 2011, 2018, engines=False))
    dates = load("timeline").set_index("title")["date"]
    told = " ".join(text for _, _, text in keys["order-arms"]["told"])
    assert "war of 1965" in told and dates[dates.index.str.startswith("Salala")].iloc[0] > "2011"
    right = [o["text"] for o in keys["exam-supplier"]["options"] if o["right"]]
    sums = (
        load("arms_transfers").query("recipient == 'PAK' and 2019 <= year <= 2023").groupby("supplier", observed=True)
    )
    assert right == ["China"] and sums["tiv_million"].sum().idxmax() == "CHN"


def test_every_self_check_answers_wrong_then_right(site, soup):
    found = items(soup)
    kinds = [item["kind"] for item in found]
    assert kinds[0] == "estimate" and len(set(kinds) - {"estimate"}) >= 4 and 6 <= len(found) - 1 <= 8
    with site.open(CHAPTER) as page:
        for item in found:
            card = page.locator(f'[data-rp-key="{item["chapter"]}/{item["id"]}"]').first
            wrong, right = KINDS[item["kind"]](item)
            bad, good = give(card, wrong), give(card, right)
            assert (bad[0], good[0]) == (("", "") if item["kind"] in ("reflect",) else ("bad", "good")), item["id"]
            assert bad[1] and good[1] and bad[1] != good[1], item["id"]
        scored = sum(kind not in UNSCORED for kind in kinds)
        assert f"{scored} of {scored} right" in page.locator(".rp-score").inner_text()
        assert not page.faults and not page.outside


def test_the_excerpt_stands_word_for_word_and_no_other_words_of_the_article_are_quoted(soup):
    from alignment.article import excerpts

    text = re.sub(r"\s+", " ", soup.select_one("article").get_text(" "))
    assert excerpts()["look-beyond"]["text"] in text and "Kamran Yousaf" in text


def test_the_page_says_that_releases_are_not_mixed_and_that_volume_is_not_money(soup):
    text = re.sub(r"\s+", " ", soup.select_one("article").get_text(" "))
    for part in ("never mix two releases", "does not say what was paid", "They are not a sample"):
        assert part in text
