"""Aid and finance: accounts against sums, the same fact from two publishers, known years, and what is not aid."""

from __future__ import annotations

import pandas as pd
import pytest

from alignment.data import load
from sources.raw import text_table

YEAR = ["fiscal_year", "transition_quarter"]
CELL = ["document", "component", "first_fiscal_year", "last_fiscal_year", "requested"]


@pytest.fixture(scope="module")
def accounts() -> pd.DataFrame:
    return load("us_aid")


@pytest.fixture(scope="module")
def totals() -> pd.DataFrame:
    return load("us_aid_totals")


@pytest.fixture(scope="module")
def crs() -> pd.DataFrame:
    return load("us_aid_crs")


@pytest.fixture(scope="module")
def funds() -> pd.DataFrame:
    return load("coalition_support_funds")


@pytest.fixture(scope="module")
def china() -> pd.DataFrame:
    return load("china_finance")


def million(table: pd.DataFrame) -> float:
    return table["obligations_usd"].sum() / 1e6


def test_accounts_add_up_to_the_sums_of_all_recipients(accounts, totals):
    keys = ["state", *YEAR, "category"]
    ours = (
        accounts.astype({"state": str, "category": str})
        .groupby(keys)[["obligations_usd", "obligations_usd_2020"]]
        .sum()
    )
    told = totals[totals["state"].isin(["PAK", "IND"])].astype({"state": str, "category": str}).set_index(keys)
    assert set(ours.index) == set(told.index)
    gap = (ours - told[ours.columns]).abs().max()
    assert gap["obligations_usd"] == 0 and gap["obligations_usd_2020"] <= 50


def test_greenbook_and_foreignassistance_give_pakistan_the_same(accounts):
    book = accounts[accounts["state"] == "PAK"].groupby(YEAR)["obligations_usd"].sum() / 1e6
    site = load("us_aid_releases").query("release == '2025-12' and state == 'PAK' and transaction == 'obligations'")
    gap = (book - site.set_index(YEAR)["usd"] / 1e6).dropna().abs()
    early = gap.index.get_level_values("fiscal_year") <= 2000
    assert len(gap) == 72 and gap[early].max() < 0.05 and gap[~early].max() < 18


def test_greenbook_and_congressional_research_service_name_the_same_military_accounts(accounts, crs):
    single = crs[(crs["first_fiscal_year"] == crs["last_fiscal_year"]) & ~crs["requested"]]
    own = accounts[accounts["state"] == "PAK"]
    for program, account, years in (
        ("Foreign Military Financing", "FMF", [2008, 2009, 2011, 2015]),
        ("International Military Education and Training", "IMET", list(range(2008, 2018))),
    ):
        printed = single[single["account"] == account].set_index("first_fiscal_year")["usd_million"].astype(float)
        obligated = own[own["program"] == program].groupby("fiscal_year")["obligations_usd"].sum() / 1e6
        assert (printed[years] - obligated[years]).abs().max() < 1


def test_typed_lines_equal_the_printed_sums_but_for_two_dropped_lines(crs):
    parts = crs[crs["component"] != "total"].astype({"component": str})
    lines = parts[~parts["sum_of_accounts"]].groupby(CELL)["usd_million"].sum()
    printed = parts[parts["sum_of_accounts"]].set_index(CELL)["usd_million"].fillna(0)
    gap = (printed - lines).loc[lambda g: g != 0]
    assert len(lines) == len(printed) == 40
    # Columns 2002-13 and 2002-18 of the table of 2019: Section 1206 (312) and Development Assistance (286).
    assert {(str(k[0].date()), k[1], k[3]): int(v) for k, v in gap.items()} == {
        ("2019-03-12", "economic", 2013): 286,
        ("2019-03-12", "economic", 2018): 298,
        ("2019-03-12", "security", 2013): 312,
        ("2019-03-12", "security", 2018): 310,
    }


def test_a_letter_or_a_dash_is_no_number_and_no_zero(crs, funds):
    for table in (crs, funds[funds["basis"] == "printed"]):
        digits = table["printed"].str.fullmatch(r"\d+")
        assert (table["usd_million"].notna() == digits).all()
        assert (table.loc[digits, "usd_million"].astype(str) == table.loc[digits, "printed"]).all()


def test_coalition_support_funds_give_each_year_once_and_the_printed_sum(funds):
    once = funds[funds["once"]]
    years = [y for r in once.itertuples() for y in range(r.first_fiscal_year, r.last_fiscal_year + 1)]
    assert sorted(years) == list(range(2002, 2019))
    late = funds[funds["document"] == "2019-03-12"]
    printed = late.query("first_fiscal_year == 2002 and last_fiscal_year == 2018")["usd_million"]
    assert once["usd_million"].sum() == printed.item() == 14_573


def test_the_one_derived_row_is_marked_and_differs_from_what_was_printed_in_2014(funds):
    ours = funds.query("basis == 'derived'")[["first_fiscal_year", "last_fiscal_year", "usd_million"]]
    assert ours.to_numpy().tolist() == [[2013, 2013, 1438]]
    assert funds[funds["document"] == "2014-03-06"].query("first_fiscal_year == 2013")["usd_million"].tolist() == [353]
    assert funds.loc[funds["basis"] == "derived", "printed"].isna().all()


def test_coalition_support_funds_are_not_in_the_greenbook_and_exceed_its_military_aid(accounts, funds, crs):
    assert not accounts["account"].str.contains("Coalition").any() and not crs["account"].str.contains("CSF").any()
    military = million(accounts.query("state == 'PAK' and category == 'military' and 2002 <= fiscal_year <= 2016"))
    assert round(military) == 4914 < funds.loc[funds["once"], "usd_million"].sum()


def test_the_grand_total_holds_both_parts_and_the_reimbursements(crs, funds):
    wide = crs[crs["sum_of_accounts"] & ~crs["requested"]].pivot(
        index=["document", "first_fiscal_year", "last_fiscal_year"], columns="account", values="usd_million"
    )
    paid = (
        funds[funds["basis"] == "printed"]
        .set_index(["document", "first_fiscal_year", "last_fiscal_year"])["usd_million"]
        .fillna(0)
    )
    made = wide["Total Economic-Related"] + wide["Total Security-Related"] + paid.reindex(wide.index)
    assert len(wide) == 16 and (made - wide["Grand Total"]).abs().max() <= 1


def test_known_years_of_us_aid(accounts):
    own = accounts[accounts["state"] == "PAK"]
    late = own.query("fiscal_year == 2019 and category == 'military'")
    assert round(million(late), 1) == 369.2
    assert round(million(late[late["program"] == "Foreign Military Financing"]), 1) == 368.4
    largest = own.query("fiscal_year == 2002 and category == 'economic'").nlargest(1, "obligations_usd").iloc[0]
    assert (round(largest["obligations_usd"] / 1e6, 1), largest["account"]) == (601.6, "Economic Support Fund")
    assert round(million(accounts.query("state == 'IND' and category == 'military'"))) == 200


def test_the_quarter_of_1976_is_apart(accounts, totals):
    for table in (accounts, totals, load("us_aid_releases")):
        assert set(table.loc[table["transition_quarter"], "fiscal_year"]) == {1976}
        assert ((table["fiscal_year"] == 1976) & ~table["transition_quarter"]).any()


def test_one_state_has_one_row_for_a_year_and_category(totals):
    named = totals[totals["state"].notna()]
    assert not named.duplicated(["state", *YEAR, "category"]).any()
    assert (totals.groupby("recipient")["region"].nunique() == 1).all()


def test_regions_and_places_without_a_code_have_no_state_and_namibia_has_one(totals):
    none = totals[totals["state"].isna() & ~totals["recipient"].str.contains("not specified")]
    years = none.groupby("recipient")["fiscal_year"].agg(["min", "max"])
    assert set(years.index) == {"China (Hong Kong)", "Kosovo", "China (Taiwan)", "Vietnam"}
    assert years.loc["China (Taiwan)"].tolist() == [1972, 2020] and years.loc["Vietnam"].tolist() == [1954, 1976]
    assert set(totals.loc[totals["recipient"] == "Namibia", "state"]) == {"NAM"}
    assert (
        totals.query("state == 'YUG'")["fiscal_year"].max() == 2002
        and totals.query("state == 'SCG'")["fiscal_year"].min() == 2003
    )


def test_incomplete_fiscal_years_are_marked():
    table = load("us_aid_releases")
    assert set(table.loc[~table["complete"], "fiscal_year"]) == {2024, 2025}
    assert table.loc[table["complete"], "fiscal_year"].max() == 2023
    assert table["state"].nunique() == 12 and table["release"].nunique() == 3


def test_net_aid_is_a_full_panel_of_seven_states():
    table = load("us_net_oda")
    assert len(table) == 7 * 23 and table.groupby("state", observed=True)["year"].nunique().eq(23).all()


def test_pakistans_finance_from_china_is_aiddatas_figure_and_third(china):
    billions = (
        china.astype({"state": str}).groupby("state")["usd_2021_adjusted"].sum().sort_values(ascending=False) / 1e9
    )
    assert billions.round(1).head(3).to_dict() == {"RUS": 169.3, "VEN": 112.9, "PAK": 70.3}
    own = china[china["state"] == "PAK"].groupby("flow", observed=True)["usd_2021_adjusted"].sum() / 1e9
    assert own.round(1).to_dict() == {"oda": 6.0, "oof": 62.6, "vof": 1.8}


def test_eighteen_states_stay_under_the_world(china):
    world = load("china_finance_world").astype({"flow": str}).set_index(["year", "flow"])
    states = china.astype({"flow": str}).groupby(["year", "flow"])[["usd_2021", "usd_2021_adjusted"]].sum()
    assert (states <= world.loc[states.index] + 1).all(axis=None)
    assert china["state"].nunique() == 18 and len(world) == 66


@pytest.mark.raw
def test_numbers_of_the_correlates_of_war_and_names_agree(raw_folder):
    raw = text_table(raw_folder / "aid" / "china_gcdf3_commitments_country_year_2000_2021.csv.gz").query("ccode != '0'")
    states = load("states").set_index("cow_ccode")["code"]
    assert set(states[raw["ccode"].astype(int).unique()]) == set(load("china_finance")["state"])
