"""Chapter 4 in its page: its numbers against sums made here in another way."""

from __future__ import annotations

import pytest
from chapter_page import keys, soup, table, words

from alignment.data import load

CHAPTER = "chapters/04-who-arms-pakistan.html"


def volume(supplier: str | None, first: int, last: int, engines: bool = True) -> float:
    """Million units delivered to Pakistan, straight from the deals."""
    rows = load("arms_transfers").query("recipient == 'PAK' and @first <= year <= @last")
    if not engines:
        rows = rows[~((rows["supplier"] == "RUS") & (rows["category"] == "engines"))]
    return float(rows.loc[rows["supplier"].isin([supplier] if supplier else rows["supplier"]), "tiv_million"].sum())


def share(supplier: str, first: int, last: int, engines: bool = True) -> float:
    return 100 * volume(supplier, first, last, engines) / volume(None, first, last, engines)


def test_russias_share_with_and_without_engines_is_that_of_the_deals(site):
    shown = table(site, CHAPTER, "Russia's share of Pakistan's arms")
    for row, engines in (("As SIPRI counts", True), ("Without the engines", False)):
        then, now = (share("RUS", *years, engines) for years in ((2003, 2010), (2011, 2018)))
        assert shown[row] == [f"{then:.1f}", f"{now:.1f}", f"{now - then:.1f}".replace("-", "−")]


def test_the_shares_of_the_main_figure_are_those_of_the_deals(site):
    drawn = soup(site, CHAPTER).select_one("#fig-suppliers table")
    heads = [h.get_text() for h in drawn.select("thead th")]
    shown = {r.th.get_text(): [c.get_text() for c in r.select("td")] for r in drawn.select("tbody tr")}
    for name, code in {"United States": "USA", "Moscow": "RUS", "China": "CHN", "France": "FRA"}.items():
        for period in ("1950–54", "1965–69", "1985–89", "2010–14", "2015–19"):
            first = int(period[:4])
            assert shown[period][heads.index(name) - 1] == f"{share(code, first, first + 4):.0f}"


def test_the_orders_are_those_of_the_register(site):
    register = load("arms_register").query("recipient == 'PAK'")
    for period, shown in table(site, CHAPTER, "Pakistan's orders").items():
        first, last = map(int, period.split("–"))
        own = register[register["order_year"].between(first, last)]
        whole = own["tiv_million_ordered"].sum()
        expected = [own.loc[own["supplier"] == s, "tiv_million_ordered"].sum() / whole for s in ("USA", "RUS", "CHN")]
        assert shown == [*(f"{100 * e:.0f}" for e in expected), f"{whole:,.0f}"]


def test_the_keys_of_the_self_checks_are_those_of_the_data(site):
    found = keys(site, CHAPTER)
    assert found["guess-moscow"]["answer"] == pytest.approx(share("RUS", 2011, 2018))
    assert found["without-engines"]["answer"] == pytest.approx(share("RUS", 2011, 2018, engines=False))
    dates = load("timeline").set_index("title")["date"]
    told = " ".join(text for _, _, text in found["order-arms"]["told"])
    assert "war of 1965" in told and dates[dates.index.str.startswith("Salala")].iloc[0] > "2011"
    right = [o["text"] for o in found["exam-supplier"]["options"] if o["right"]]
    sums = (
        load("arms_transfers").query("recipient == 'PAK' and 2019 <= year <= 2023").groupby("supplier", observed=True)
    )
    assert right == ["China"] and sums["tiv_million"].sum().idxmax() == "CHN"


def test_the_page_says_that_releases_are_not_mixed_and_that_volume_is_not_money(site):
    text = words(site, CHAPTER)
    for part in ("never mix two releases", "does not say what was paid", "They are not a sample"):
        assert part in text
