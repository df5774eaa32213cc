"""Trade: against the publishers' own totals, one fact in two tables, known facts, and the traps that the data hold."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from conftest import DATA

from alignment.data import load, resource

NAMES = ["trade", "trade_world", "trade_with_powers", "trade_comparators", "trade_cow", "trade_cow_national"]
NAMES += ["trade_tradhist", "trade_wits", "trade_reported", "trade_areas"]
FLOW = ["reporter", "partner", "flow", "year"]
BUDGET = 3_000_000


@pytest.fixture(scope="module")
def trade() -> pd.DataFrame:
    return load("trade").astype({"reporter": str, "flow": str})


@pytest.fixture(scope="module")
def world() -> pd.DataFrame:
    return load("trade_world").astype({"flow": str})


@pytest.fixture(scope="module")
def powers() -> pd.DataFrame:
    return load("trade_with_powers").astype({"partner": str, "flow": str})


@pytest.fixture(scope="module")
def cow() -> pd.DataFrame:
    return load("trade_cow").astype({"caution": str})


@pytest.fixture(scope="module")
def imports(trade, cow) -> pd.DataFrame:
    """Imports of Pakistan and India in COW beside both books of the IMF; Moscow's two partners added."""
    books = trade.query("flow == 'import'").replace({"partner": {"SUN": "RUS", "YAR": "YEM"}})
    values = ["usd_million", "mirror_usd_million"]
    books = books.groupby(["reporter", "partner", "year"])[values].sum(min_count=1).reset_index()
    books = books.set_axis(["importer", "exporter", "year", "own", "mirror"], axis=1)
    return cow.merge(books, on=["importer", "exporter", "year"], validate="one_to_one")


def both(trade: pd.DataFrame, a: str, b: str, first: int = 2011, last: int = 2020) -> pd.DataFrame:
    """Sums of both books by flow."""
    rows = trade[(trade["reporter"] == a) & (trade["partner"] == b) & trade["year"].between(first, last)]
    return rows.groupby("flow")[["usd_million", "mirror_usd_million"]].sum()


def by_year(trade: pd.DataFrame, a: str, b: str, flow: str, column: str = "usd_million") -> pd.Series:
    rows = trade[(trade["reporter"] == a) & (trade["partner"] == b) & (trade["flow"] == flow)]
    return rows.set_index("year")[column]


def close(a: pd.Series, b: pd.Series, share: float = 0.02, amount: float = 1.0) -> pd.Series:
    return (a - b).abs() <= np.maximum(amount, share * b)


@pytest.mark.parametrize("name", NAMES)
def test_no_row_of_a_trade_table_stands_twice_and_no_value_is_negative(name):
    table = load(name)
    assert not table.duplicated(resource(name)["schema"]["primaryKey"]).any()
    values = table.select_dtypes("number").drop(columns=["year"], errors="ignore")
    assert (values.min().fillna(0) >= 0).all()


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
    for flow, other in (("export", "import"), ("import", "export")):
        own, turned = by_year(trade, "PAK", "IND", flow), by_year(trade, "IND", "PAK", other, "mirror_usd_million")
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


def test_wits_and_the_imf_tell_the_same_of_pakistan(trade, world):
    wits = load("trade_wits").astype({"reporter": str, "flow": str})
    shared = wits[wits["reporter"] == "PAK"].merge(
        pd.concat([trade, world.assign(partner="WLD")]), on=FLOW, validate="one_to_one", suffixes=("", "_imf")
    )
    gap = (shared["usd_million"] / shared["usd_million_imf"] - 1).abs()
    assert len(gap) == 156 and gap.median() < 0.000_01 and (gap <= 0.01).mean() > 0.92 and gap.max() < 0.08
    assert set(shared.loc[gap > 0.01, "year"]) == {2004, 2005, 2009}
    assert (wits.query("partner != 'WLD'").groupby(["reporter", "flow", "year"]).size() == 5).all()
    assert "RUS" not in set(wits.loc[wits["reporter"] == "PAK", "partner"])


def test_wits_shares_are_those_of_its_own_totals():
    wits = load("trade_wits")
    total = wits.query("partner == 'WLD'").set_index(["reporter", "flow", "year"])["usd_million"]
    top = wits.query("partner != 'WLD'").set_index(["reporter", "flow", "year"])
    assert (100 * top["usd_million"] / total.reindex(top.index) - top["percent"]).abs().max() < 0.011
    assert wits.query("partner == 'WLD'")["percent"].isna().all()


def test_tradhist_is_in_pounds_and_not_in_dollars(powers):
    table = load("trade_tradhist")
    assert table["year"].min() == 1948 and (table["gbp"] > 0).all()
    usa = load("trade_comparators").query("reporter == 'USA' and partner == 'PAK' and flow == 'import'")
    pounds = table.query("reporter == 'USA' and partner == 'PAK' and flow == 'import'").set_index("year")["gbp"]
    rate = (usa.set_index("year")["usd_million"] * 1e6 / pounds).round(3)
    assert rate[[1960, 1970, 1980, 1990, 2000]].tolist() == [2.800, 2.400, 2.324, 1.776, 1.513]


def test_cow_follows_pakistans_own_books_to_2005(imports):
    six = ["USA", "RUS", "IND", "GBR", "SAU", "ARE"]
    rows = imports.query("importer == 'PAK' and exporter in @six and 1960 <= year <= 2005").dropna(
        subset=["usd_million", "own"]
    )
    fits = close(rows["usd_million"], rows["own"])
    assert (len(rows), fits.sum()) == (262, 261)
    assert rows.loc[~fits, ["exporter", "year"]].to_numpy().tolist() == [["RUS", 1992]]


def test_cow_has_the_partners_exports_times_110_where_the_caution_says_so(imports):
    large = imports[(imports["usd_million"] >= 20) & imports["own"].notna()]
    fits = close(large["usd_million"], large["own"])
    plain = large["caution"] == "none"
    marked = large["caution"] == "not_own_book"
    assert fits[plain].mean() > 0.99 and fits[marked].mean() < 0.1
    bad = [2006, 2007, 2008, *range(2010, 2015)]
    for partner in ("USA", "RUS", "IND"):
        rows = imports.query("importer == 'PAK' and exporter == @partner and year in @bad")
        assert len(rows) == 8 and close(rows["usd_million"], 1.1 * rows["mirror"]).all()
        assert (rows["caution"] == "not_own_book").all()
    india = fits[large["importer"] == "IND"].groupby(large["year"]).mean()
    assert india.index[india < 0.5].tolist() == [2008]


def test_a_break_in_2010_is_made_by_the_sources_of_cow(trade, cow):
    told = cow.query("importer == 'PAK' and exporter == 'CHN'").set_index("year")
    own = (
        trade.query("reporter == 'PAK' and flow == 'import' and partner in ['CHN', 'HKG']")
        .groupby("year")["usd_million"]
        .sum()
    )
    assert told.loc[[2009, 2010], "usd_million"].tolist() == [3866, 7826]
    assert own.loc[[2009, 2010]].round().tolist() == [3866, 5357]
    assert close(told.loc[1999:2005, "usd_million"], own.loc[1999:2005]).all()  # Hong Kong is inside
    mainland = by_year(trade, "PAK", "CHN", "import").loc[1999:2005]
    assert not close(told.loc[1999:2005, "usd_million"], mainland).any()
    assert told.loc[1999:, "caution"].tolist() == ["hong_kong"] * 7 + ["both"] * 3 + ["hong_kong"] + ["both"] * 5
    assert (told.loc[:1998, "caution"] == "none").all()


def test_cow_has_no_west_germany_between_1960_and_1989_and_one_series_for_moscow(cow):
    germany = cow.query("importer == 'PAK' and exporter == 'DEU'")["year"]
    assert set(germany) == {*range(1955, 1960), *range(1990, 2015)}
    moscow = cow.query("importer == 'PAK' and exporter == 'RUS'")["year"]
    assert set(moscow) == set(range(1948, 2015)) and "SUN" not in set(cow["exporter"])


def test_national_totals_of_cow_against_the_imf(world):
    told = load("trade_cow_national").astype({"state": str}).set_index(["state", "year"])
    imf = world.pivot(index=["reporter", "year"], columns="flow", values="usd_million").rename_axis(["state", "year"])
    ratio = pd.DataFrame(
        {"import": told["imports_usd_million"] / imf["import"], "export": told["exports_usd_million"] / imf["export"]}
    )
    pakistan = ratio.loc["PAK"].dropna()
    assert (pakistan.loc[1960:2005] - 1).abs().max(axis=None) < 0.0007 and abs(pakistan.at[2009, "import"] - 1) < 0.0007
    high = pakistan["import"].loc[2006:]
    assert high[high > 1.05].index.tolist() == [2006, 2007, 2008, *range(2010, 2015)] and high.max() < 1.25
    assert ratio.loc[("CHN", [1998, 1999]), "import"].round(2).tolist() == [1.0, 2.1]
    assert round(ratio.at[("IND", 2008), "import"], 2) == 0.88


def test_reported_figures_are_read_and_not_a_series(trade):
    table = load("trade_reported")
    assert len(table) == 47 and table["usd_million"].isna().sum() == 1
    assert table.loc[table["usd_million"].isna(), "note"].str.contains("lower bound").all()
    russian = table.query("period == '2012' and reporter == 'RUS' and flow in ['export', 'import']").set_index("flow")[
        "usd_million"
    ]
    assert russian.to_dict() == {"export": 210, "import": 332}
    assert round(by_year(trade, "PAK", "RUS", "import", "mirror_usd_million")[2012], 2) == 209.95
    assert round(by_year(trade, "PAK", "RUS", "export", "mirror_usd_million")[2012], 2) == 332.20
