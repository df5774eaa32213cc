"""Trade: against the publishers' own totals, one fact in two tables, known facts, and the traps that the data hold."""

from __future__ import annotations

import pandas as pd
import pytest
from pairs import by_year
from places import DATA

from alignment.data import load, resource

NAMES = ["trade", "trade_world", "trade_with_powers", "trade_comparators", "trade_cow", "trade_cow_national"]
NAMES += ["trade_tradhist", "trade_wits", "trade_reported", "trade_areas"]
FLOW = ["reporter", "partner", "flow", "year"]
BUDGET = 3_000_000


@pytest.fixture(scope="module")
def powers() -> pd.DataFrame:
    return load("trade_with_powers").astype({"partner": str, "flow": str})


def both(trade: pd.DataFrame, a: str, b: str, first: int = 2011, last: int = 2020) -> pd.DataFrame:
    """Sums of both books by flow."""
    rows = trade[(trade["reporter"] == a) & (trade["partner"] == b) & trade["year"].between(first, last)]
    return rows.groupby("flow")[["usd_million", "mirror_usd_million"]].sum()


def test_all_trade_tables_together_stay_in_their_budget():
    assert sum((DATA / resource(name)["path"]).stat().st_size for name in NAMES) < BUDGET


@pytest.mark.parametrize("name", ["trade", "trade_world", "trade_with_powers", "trade_comparators"])
def test_the_imf_tables_have_every_year_from_1960_to_2020(name):
    assert set(load(name)["year"]) == set(range(1960, 2021))


def test_partners_add_up_to_the_world_rows_of_the_imf(trade, world):
    sums = trade.groupby(["reporter", "flow", "year"])["usd_million"].sum()
    ratio = (sums / world.set_index(["reporter", "flow", "year"])["usd_million"]).dropna()
    assert len(ratio) == 244 and ratio.between(0.944, 1.019).all()
    assert ratio.groupby("reporter").mean().round(4).to_dict() == {"IND": 1.0041, "PAK": 1.0008}


def test_reporters_add_up_to_the_imfs_reporter_world(powers, world):
    sums = powers.groupby(["partner", "flow", "year"])["usd_million"].sum().unstack("flow")
    told = world[world["reporter"].isin(["USA", "RUS", "SUN", "CHN"])]
    told = told.pivot(index=["reporter", "year"], columns="flow", values="mirror_usd_million").rename_axis(
        sums.index.names
    )
    exports = (sums["export"] / told["import"]).dropna()
    assert exports["RUS"].between(0.994, 1.013).all() and exports["USA"].between(0.940, 0.999).all()
    assert exports["CHN"].loc[2003:].between(0.930, 0.956).all()
    soviet = exports["SUN"].loc[:1991]
    assert soviet[soviet > 1.1].index.tolist() == [1985, 1986, 1987, 1988, 1989]
    whole = world[world["reporter"] != "WLD"].groupby(["flow", "year"])["usd_million"].sum()
    ratio = whole / world[world["reporter"] == "WLD"].set_index(["flow", "year"])["usd_million"]
    assert len(ratio) == 122 and ratio.between(0.977, 0.999).all()


def test_trade_of_pakistan_and_india_is_the_same_in_both_imf_tables(trade, powers):
    shared = powers.merge(trade, on=FLOW, validate="one_to_one")
    assert len(shared) == 713 and (shared["usd_million_x"] == shared["usd_million_y"]).all()
    assert (shared["estimate_x"] == shared["estimate_y"]).all()


def test_comparators_with_pakistan_and_india_equal_the_mirror(trade):
    table = load("trade_comparators").astype({"flow": str}).query("partner in ['PAK', 'IND']")
    turned = trade.rename(columns={"reporter": "partner", "partner": "reporter"})
    turned["flow"] = turned["flow"].map({"export": "import", "import": "export"})
    shared = table.merge(turned, on=FLOW, validate="one_to_one", suffixes=("", "_own"))
    assert len(shared) == len(table) == 4066 and (shared["usd_million"] == shared["mirror_usd_million"]).all()


def test_tables_that_may_be_stacked_share_no_row(powers):
    others = load("trade_comparators")
    assert not set(powers["partner"]) & set(others["partner"])
    for table in (powers, others, load("trade")):
        assert "WLD" not in set(table["reporter"]) | set(table["partner"])


def test_pakistan_and_india_tell_each_others_mirror(trade):
    for a, b in (("PAK", "IND"), ("IND", "PAK")):
        for here, there in (("export", "import"), ("import", "export")):
            own, turned = by_year(trade, a, b, here), by_year(trade, b, a, there, "mirror_usd_million")
            assert own.notna().sum() > 50 and own.equals(turned.reindex(own.index))


def test_an_estimate_flag_stands_exactly_where_a_value_stands(trade, world):
    for table in (trade, world):
        for side in ("", "mirror_"):
            assert (table[f"{side}estimate"].isna() == table[f"{side}usd_million"].isna()).all()
    assert not trade.loc[trade["reporter"] == "PAK", "estimate"].any()
    soviet = trade.query("reporter == 'PAK' and partner == 'SUN' and mirror_usd_million.notna()")
    assert len(soviet) == 22 and soviet["mirror_estimate"].all() and soviet["year"].min() == 1981


def test_the_books_of_pakistan_and_russia_differ_by_a_factor(trade):
    books = both(trade, "PAK", "RUS").round(0).astype(int)
    assert books.loc["export"].tolist() == [1648, 3158] and books.loc["import"].tolist() == [2990, 2342]
    balance = {c: by_year(trade, "PAK", "RUS", "export", c) - by_year(trade, "PAK", "RUS", "import", c) for c in books}
    assert (balance["usd_million"].loc[2012:2020] < 0).all()
    russian = balance["mirror_usd_million"].loc[2010:2020]
    assert russian.index[russian > 0].tolist() == [*range(2010, 2018), 2019]


@pytest.mark.parametrize(
    "partner,exports,imports",
    [
        ("USA", 0.99, 0.98),
        ("CHN", 1.18, 0.76),
        ("IND", 1.33, 0.90),
        ("GBR", 0.95, 0.81),
        ("SAU", 1.16, 0.77),
        ("ARE", 0.89, 1.06),
    ],
)
def test_mirror_ratios_of_2011_to_2020(trade, partner, exports, imports):
    books = both(trade, "PAK", partner)
    assert round(books.at["export", "mirror_usd_million"] / books.at["export", "usd_million"], 2) == exports
    assert round(books.at["import", "usd_million"] / books.at["import", "mirror_usd_million"], 2) == imports


def test_known_facts_of_pakistans_trade(trade):
    own = trade[(trade["reporter"] == "PAK") & ~trade["partner"].str.startswith("X")].dropna(subset="usd_million")
    first = {
        f: own[own["flow"] == f].sort_values("usd_million").groupby("year")["partner"].last()
        for f in ("export", "import")
    }
    assert (first["export"].loc[1989:] == "USA").all() and first["export"][1988] != "USA"
    assert [y for y, p in first["import"].items() if p == "CHN"] == [2007, 2009, *range(2014, 2021)]
    assert by_year(trade, "PAK", "IND", "export").loc[2016:].round(1).tolist() == [348.1, 334.9, 377.1, 69.6, 0.2]


def test_moscow_is_two_partners_and_some_keep_the_old_one(trade, powers):
    for partner, first, last in (("SUN", 1960, 1992), ("RUS", 1992, 2020)):
        years = by_year(trade, "PAK", partner, "import").dropna().index
        assert first <= years.min() and years.max() <= last and 1992 in years
    years = powers[powers["reporter"] == "PHL"].groupby("partner")["year"].agg(["min", "max"])
    assert years.at["RUS", "min"] == 2003 and years.at["SUN", "max"] == 2002
    starts = {r: powers.query("reporter == @r and partner == 'RUS'")["year"].min() for r in ("THA", "MYS", "IDN")}
    assert starts == {"THA": 1998, "MYS": 1994, "IDN": 1994} and powers.query("partner == 'SUN'")["year"].max() == 2013


def test_a_missing_year_is_a_gap_and_not_a_zero(powers):
    nigeria = powers.query("reporter == 'NGA' and partner == 'RUS' and flow == 'export'")
    assert len(nigeria) == 8 and nigeria["year"].max() == 2001
    assert {"NAM", "WSM"} <= set(powers["reporter"])  # NA is Namibia in other codes; nobody is lost


def test_every_area_leads_to_its_seat():
    areas = load("trade_areas").set_index("code")
    assert areas["state"].dropna().to_dict().items() >= {"SUN": "RUS", "RUS": "RUS", "YAR": "YEM", "TWN": "TWN"}.items()
    seats = areas[areas["kind"] == "seat"]
    assert (seats["state"] == seats.index).all() and areas.at["HKG", "kind"] == "area"
    assert set(areas.index[areas["kind"] == "unspecified"]) == {"XAF", "XAS", "XEU", "XME", "XNS", "XOC", "XSC", "XWH"}
