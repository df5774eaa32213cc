"""Events between states (ICEWS, GDELT): the publisher's own totals, facts known from elsewhere, and the traps."""

from __future__ import annotations

import pandas as pd
import pytest
from pairs import days, dyad

from alignment.data import load

CLASSES = ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
# As the publisher's extract adds up to over all 22,952 directed dyads.
WORLD_VERBAL = {2002: 449_658, 2007: 502_592, 2011: 362_462, 2014: 422_154}


# ICEWS


def test_state_totals_add_up_to_the_world_in_both_roles():
    sums = load("diplomatic_events_totals").groupby(["role", "year"], observed=True)[CLASSES].sum()
    assert sums.loc["source"].equals(sums.loc["target"])
    assert sums.loc["source"]["verbal_cooperation"][list(WORLD_VERBAL)].to_dict() == WORLD_VERBAL


@pytest.mark.parametrize("state", ["PAK", "IND", "RUS", "USA", "CHN"])
@pytest.mark.parametrize("role", ["source", "target"])
def test_rows_of_a_major_state_add_up_to_its_totals(state, role):
    rows = load("diplomatic_events").query(f"{role} == @state").groupby("year")[CLASSES].sum()
    totals = load("diplomatic_events_totals").query("role == @role and state == @state")
    assert rows.equals(totals.set_index("year")[CLASSES])


def test_pakistan_and_russia_by_year_are_the_counts_on_record():
    table = dyad(load("diplomatic_events"), "PAK", "RUS")
    assert len(table) == 26
    assert table.groupby("year")[CLASSES].sum().sum(axis=1).loc[2011:2013].to_dict() == {
        2011: 577,
        2012: 971,
        2013: 178,
    }


def test_turkey_serbia_and_czechia_are_not_in_the_extract():
    states = set(load("diplomatic_events_totals")["state"])
    assert len(states) == 152 and not states & {"TUR", "SRB", "CZE"}


def test_the_thinned_extracts_are_not_shipped():
    table = load("diplomatic_events_daily")
    assert (table["date"].min(), table["date"].max()) == (pd.Timestamp("2018-01-01"), pd.Timestamp("2018-10-31"))


@pytest.mark.parametrize(
    "day,actor",
    [
        ("2018-02-20", "Khawaja Asif"),
        ("2018-04-25", "Qamar Javed Bajwa"),
        ("2018-07-10", "Sergey Yevgenyevich Naryshkin"),
        ("2018-08-07", "Defense / Security Ministry (Russia)"),
    ],
)
def test_known_visits_between_pakistan_and_russia_in_2018_are_found(day, actor):
    made = dyad(load("diplomatic_events_daily"), "PAK", "RUS").query(
        "event == 'Make a visit' and source_actor == @actor"
    )
    assert day in days(made)


def test_the_american_attack_of_new_year_2018_is_conflict_here_and_praise_in_the_other_score():
    new_year = pd.Timestamp("2018-01-01")
    told = load("diplomatic_events_daily")
    told = told[(told["date"] == new_year) & (told["source_actor"] == "Donald Trump")]
    assert {"Accuse", "Criticize or denounce", "Threaten to reduce or stop aid"} <= set(told["event"])
    score = dyad(load("relation_score"), "PAK", "USA", ("state", "partner")).query("date == @new_year")["score"]
    assert score.round().tolist() == [1428]


# GDELT


def test_96_days_of_the_score_are_missing_and_every_pair_has_the_others():
    covered = load("relation_score_days")
    missing = pd.date_range("2018-01-01", "2024-02-23").difference(pd.DatetimeIndex(covered["date"]))
    assert missing.year.value_counts().to_dict() == {2019: 3, 2020: 11, 2021: 1, 2022: 13, 2023: 68}
    pairs = load("relation_score").groupby(["state", "partner"], observed=True)["date"]
    assert len(pairs) == 14 and all(set(dates) == set(covered["date"]) for _, dates in pairs)


@pytest.mark.parametrize(
    "state,partner,largest",
    [
        ("PAK", "RUS", {"2021-04-07", "2022-02-24"}),  # Lavrov in Islamabad; Imran Khan in Moscow
        ("IND", "RUS", {"2018-10-05", "2021-12-06"}),  # Putin in Delhi
        ("IND", "CHN", {"2019-10-11"}),  # Xi in Mamallapuram
    ],
)
def test_the_highest_days_are_known_visits(state, partner, largest):
    table = load("relation_score").query("state == @state and partner == @partner")
    assert days(table.nlargest(len(largest), "score")) == largest


def test_the_lowest_days_are_known_crises():
    table = load("relation_score")
    low = {
        p: days(table.query("state == @s and partner == @p").nsmallest(3, "score"))
        for s, p in [("PAK", "IND"), ("PAK", "IRN")]
    }
    assert {"2019-02-26", "2019-02-27"} <= low["IND"] and {"2024-01-17", "2024-01-18"} <= low["IRN"]


def test_levels_of_the_score_do_not_compare_pairs():
    totals = load("relation_score").query("year == 2018").groupby(["state", "partner"], observed=True)["score"].sum()
    assert totals.loc[("PAK", "RUS")].round() == 20_254 and totals.loc[("IND", "RUS")].round() == 6_246


def test_no_day_is_louder_than_the_world():
    table = load("relation_score").merge(load("relation_score_days"), on=["date", "year"], validate="many_to_one")
    assert (table["score"].abs() <= table["world_volume"]).all()
