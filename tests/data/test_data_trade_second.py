"""Trade: second opinions (Correlates of War, CEPII, WITS, press) beside the IMF's books, and their known faults."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from pairs import by_year

from alignment.data import load

FLOW = ["reporter", "partner", "flow", "year"]
SIX = ["USA", "RUS", "IND", "GBR", "SAU", "ARE"]
BAD = [2006, 2007, 2008, *range(2010, 2015)]


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


def close(a: pd.Series, b: pd.Series, share: float = 0.02, amount: float = 1.0) -> pd.Series:
    return (a - b).abs() <= np.maximum(amount, share * b)


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


def test_tradhist_is_in_pounds_and_not_in_dollars():
    table = load("trade_tradhist")
    assert table["year"].min() == 1948 and (table["gbp"] > 0).all()
    usa = load("trade_comparators").query("reporter == 'USA' and partner == 'PAK' and flow == 'import'")
    pounds = table.query("reporter == 'USA' and partner == 'PAK' and flow == 'import'").set_index("year")["gbp"]
    rate = (usa.set_index("year")["usd_million"] * 1e6 / pounds).round(3)
    assert rate[[1960, 1970, 1980, 1990, 2000]].tolist() == [2.800, 2.400, 2.324, 1.776, 1.513]


def test_cow_follows_pakistans_own_books_to_2005(imports):
    rows = imports.query("importer == 'PAK' and exporter in @SIX and 1960 <= year <= 2005").dropna(
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
    pakistan = large["importer"] == "PAK"
    made = close(large["usd_million"], 1.1 * large["mirror"])[marked & pakistan]
    assert len(made) == 495 and [round(100 * v.mean()) for v in (fits[marked & pakistan], made)] == [6, 67]
    assert round(100 * fits[plain & pakistan].mean(), 1) == 99.9
    for partner in ("USA", "RUS", "IND"):
        rows = imports[(imports["importer"] == "PAK") & (imports["exporter"] == partner) & imports["year"].isin(BAD)]
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
    assert high[high > 1.05].index.tolist() == BAD and high.max() < 1.25
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
