"""Who governed, and the context: known facts, the same fact in two tables, gaps that must stay gaps."""

from __future__ import annotations

import pandas as pd
import pytest

from alignment.data import load


@pytest.fixture(scope="module")
def terms() -> pd.DataFrame:
    return load("governments")


def days_of(terms, rule: str, first: str, last: str) -> int:
    """Days of one rule between two days."""
    start = terms["start"].clip(lower=pd.Timestamp(first))
    end = terms["end"].fillna(pd.Timestamp(last)).clip(upper=pd.Timestamp(last))
    return int((end - start).dt.days.clip(lower=0)[terms["rule"] == rule].sum())


def test_four_soldiers_governed_pakistan(terms):
    soldiers = terms.query("rule == 'military'").set_index("leader")
    assert list(soldiers.index) == ["Ayub Khan", "Yahya Khan", "Zia-ul-Haq", "Pervez Musharraf"]
    starts = soldiers["start"].dt.strftime("%Y-%m-%d").tolist()
    assert starts == ["1958-10-07", "1969-03-31", "1977-07-05", "1999-10-14"]
    assert soldiers.loc["Zia-ul-Haq", "end"] == pd.Timestamp("1988-08-17")


def test_no_two_rulers_at_once_and_the_gaps_are_those_told(terms):
    gap = (terms["start"] - terms["end"].shift()).dt.days
    assert (gap.dropna() >= 0).all()
    assert terms.loc[gap > 1, "start"].dt.strftime("%Y-%m-%d").tolist() == [
        "1955-08-11",
        "1969-03-31",
        "1999-10-14",
        "2017-08-01",
    ]
    assert terms["end"].isna().tolist() == [False] * 31 + [True]


def test_zardari_and_not_the_prime_ministers_is_the_effective_ruler_to_2013(terms):
    row = terms[terms["leader"] == "Asif Ali Zardari"].iloc[0]
    premiers = load("prime_ministers")
    inside = premiers[premiers["start"].between(row["start"], row["end"]) & (premiers["kind"] == "regular")]
    assert inside["name"].tolist() == ["Raja Pervaiz Ashraf", "Nawaz Sharif"]
    assert set(terms.query("start >= '2013-06-05'")["source"]) == {"prime_ministers"}


def test_the_article_of_may_2018_falls_under_a_civilian(terms):
    day = pd.Timestamp("2018-05-07")
    assert terms[(terms["start"] <= day) & (terms["end"] >= day)]["leader"].tolist() == ["Shahid Khaqan Abbasi"]
    assert days_of(terms, "military", "2009-01-01", "2018-05-07") == 0


def test_soldiers_and_military_regimes_agree_within_three_months(terms):
    spells = load("regimes").query("state == 'PAK' and regime == 'military_personal'")
    soldiers = terms.query("rule == 'military'")
    ends = soldiers.set_index("leader")["end"].loc[["Yahya Khan", "Zia-ul-Haq", "Pervez Musharraf"]]
    starts = soldiers.set_index("leader")["start"].loc[["Ayub Khan", "Zia-ul-Haq", "Pervez Musharraf"]]
    assert max(abs((spells["start"].to_numpy() - starts.to_numpy()) / pd.Timedelta(days=1))) == 20
    assert max(abs((spells["end"].to_numpy() - ends.to_numpy()) / pd.Timedelta(days=1))) == 91


def test_archigos_and_reign_give_the_same_first_days():
    both = load("leaders")
    by_release = both.groupby("release", observed=True)
    first = {r: set(zip(rows["state"], rows["start"], strict=True)) for r, rows in by_release}
    missing = first["archigos_4.1"] - first["reign_2021_03"]
    missing = {(state, start.strftime("%Y-%m-%d")) for state, start in missing}
    assert len(first["archigos_4.1"]) == 72
    assert missing == {("CHN", "1946-12-26"), ("IND", "2014-05-29"), ("PAK", "1947-08-15")}
    assert by_release["military_career"].apply(lambda s: s.isna().all()).tolist() == [True, False]


def test_the_end_of_a_release_is_not_the_end_of_a_term():
    both = load("leaders")
    assert both["end"].max() < pd.Timestamp("2015-12-31")
    still = both[both["end_month"].isna()].groupby("release", observed=True)["leader"].apply(sorted)
    assert still["archigos_4.1"] == ["Narendra Modi", "Nawaz Sharif", "Obama", "Putin", "Xi Jinping"]
    assert still["reign_2021_03"] == ["Biden", "Imran Khan", "Narendra Modi", "Putin", "Xi Jinping"]


def test_archigos_and_the_list_of_prime_ministers_differ_by_few_days(terms):
    both = terms.query("source == 'archigos'").merge(load("prime_ministers"), left_on="leader", right_on="name")
    gap = (both["start_x"] - both["start_y"]).dt.days.abs()
    near = gap[(gap < 60) & (both["leader"] != "Ayub Khan")]  # his four days as prime minister are another office
    assert len(near) == 15 and near.max() == 1 and (near == 1).sum() == 2


def test_world_bank_and_sipri_agree_on_pakistans_military_spending():
    bank, sipri = load("context"), load("military_spending")
    both = bank.merge(sipri, on=["state", "year"]).query("state == 'PAK'").dropna(subset=["military_percent_of_gdp"])
    gap = (both["military_percent_of_gdp"] - 100 * both["share_of_gdp"]).abs()
    assert gap.notna().sum() == 64 and gap.max() == pytest.approx(0.08, abs=0.005)


def test_the_soviet_union_is_told_from_russia():
    moscow = load("military_spending").query("state == 'RUS'").set_index("year")["published_as"]
    assert moscow[moscow == "USSR"].index.tolist() == [1988, 1989, 1990]
    assert moscow[moscow == "Russia"].index.tolist() == list(range(1992, 2024))


def test_sipri_rows_are_a_small_part_of_its_states():
    # SIPRI allows less than a tenth of a data set; its register covers more than 170 states.
    assert load("military_spending")["state"].nunique() == 9


def test_context_has_twelve_states_no_world_and_sane_numbers():
    table = load("context")
    assert table["state"].nunique() == 12 and len(table) == 12 * 66
    pakistan = table.query("state == 'PAK'").set_index("year")
    assert 2.2e8 < pakistan.at[2020, "population"] < 2.5e8
    per_head = pakistan["gdp_usd"] / pakistan["population"].astype(float)
    assert (per_head / pakistan["gdp_per_head_usd"] - 1).abs().max() < 0.01
    assert load("context")["external_debt_usd"].isna().any(), "a gap stays a gap"


def test_scores_stay_in_their_scales_and_years():
    table = load("democracy")
    assert len(table) == 417 and table.dropna(subset=["polity"])["year"].max() == 2017 and table["year"].max() == 2019
    means = table.groupby("state", observed=True)["polyarchy"].mean()
    assert means["CHN"] < means["PAK"] < means["IND"] < means["USA"]


def test_reports_of_one_cargo_keep_their_units_apart():
    table = load("energy_reports")
    assert table[["barrels_per_day", "tonnes", "usd_million"]].notna().sum().tolist() == [1, 2, 1]
    assert table["tonnes"].dropna().tolist() == [100_000, 45_000]
