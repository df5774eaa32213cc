"""Visits, exercises, pacts and disputes: facts known from elsewhere, the same fact in two tables, and the traps."""

from __future__ import annotations

import pandas as pd
import pytest
from pairs import days, dyad, years

from alignment.data import load

# Visits


def test_american_presidents_were_in_pakistan_five_times():
    trips = load("visits").query("series == 'us_travel' and host == 'PAK' and role == 'president'")
    assert trips["start_date"].dt.strftime("%Y-%m-%d").tolist() == [
        "1959-12-07",
        "1967-12-23",
        "1969-08-01",
        "2000-03-25",
        "2006-03-03",
    ]


def test_the_last_american_secretary_in_pakistan_came_in_september_2018():
    trips = load("visits").query("series == 'us_travel' and host == 'PAK'")
    last = trips.iloc[-1]
    assert (last["traveller"], last["start_date"]) == ("Michael R. Pompeo", pd.Timestamp("2018-09-05"))


def test_stops_end_after_they_begin_and_lie_in_their_year():
    table = load("visits")
    dated = table[table["series"] != "china_travel"]
    assert (dated["end_date"] >= dated["start_date"]).all() and (dated["start_date"].dt.year == dated["year"]).all()
    assert table.loc[table["series"] == "china_travel", ["start_date", "end_date"]].isna().all(axis=None)
    ends = dated.groupby("series", observed=True)["start_date"].max().dt.strftime("%Y-%m-%d").to_dict()
    assert ends == {"us_travel": "2025-02-19", "us_visits": "2024-11-12"}


def test_taipei_is_not_beijing_and_saigon_is_not_hanoi():
    table = load("visits")
    china = table[table["place_name"].str.contains("China, Republic of|Republic of China", regex=True)]
    roc = china[~china["place_name"].str.contains("People")]
    assert len(roc) == 14 and "CHN" not in {*roc["state"], *roc["host"]}
    assert ((roc["host"] == "TWN") | (roc["state"] == "TWN")).all()
    saigon = table.query("place_name == 'Vietnam' and year < 1976 and series != 'china_travel'")
    assert len(saigon) == 18 and saigon["host"].eq("USA").sum() == saigon["state"].isna().sum() == 6
    assert saigon["host"].isna().sum() == 12


def test_only_places_that_the_book_has_no_code_for_lack_one():
    table = load("visits")
    without = set(table.loc[table["state"].isna() | table["host"].isna(), "place_name"])
    assert without == {
        *("Antarctica", "Cook Islands", "French Polynesia", "Hawaii", "Kosovo", "Netherlands Antilles"),
        *("New Caledonia", "Niue", "Vietnam"),
    }


def test_one_source_misses_the_chinese_visit_of_2006_that_the_other_has():
    ceias = load("visits").query("series == 'china_travel' and host == 'PAK'")
    vitae = load("china_engagements").query("partner == 'PAK' and in_partner == True and leader == 'Hu Jintao'")
    assert 2006 not in years(ceias) and days(vitae) == {"2006-11-24", "2006-11-25"}


@pytest.mark.parametrize(
    "partner,leader,year", [("PAK", "Xi Jinping", 2015), ("PAK", "Li Keqiang", 2013), ("IND", "Wen Jiabao", 2010)]
)
def test_a_chinese_visit_stands_in_both_sources(partner, leader, year):
    ceias = load("visits").query("series == 'china_travel' and host == @partner and traveller == @leader")
    vitae = load("china_engagements").query("partner == @partner and in_partner == True and leader == @leader")
    assert year in years(ceias) and year in years(vitae)


def test_records_of_chinese_leaders_are_counted_alike_in_two_tables():
    rows = load("china_engagements").groupby(["partner", "year"], observed=True).size()
    counts = load("china_engagements_year")
    told = counts[counts["partner"].isin(["PAK", "IND"])].set_index(["partner", "year"])["records"]
    assert rows.sort_index().tolist() == told.sort_index().tolist() and counts["records"].sum() == 5_705


def test_a_meeting_that_two_attended_has_one_number():
    table = load("china_engagements")
    assert table["meeting"].nunique() == 243 and table.groupby("meeting")["leader"].nunique().max() == 2
    assert (table.groupby("meeting")[["date", "partner", "place"]].nunique(dropna=False) == 1).all(axis=None)
    assert table.loc[table["place"].isna(), "date"].unique().tolist() == [pd.Timestamp("2003-10-08")]
    assert table.loc[table["place"].isna(), "in_partner"].isna().all()


# Exercises


def test_the_list_of_russias_exercises_thins_out():
    table = load("exercises").drop_duplicates("exercise")
    per_year = table["year"].value_counts()
    assert len(table) == 99 and per_year[2009] == 24 and per_year[[2014, 2017, 2018]].tolist() == [3, 3, 3]


def test_russia_and_pakistan_exercised_once_by_that_list_in_2016():
    table = load("exercises").query("partner == 'PAK'")
    assert table[["year", "name"]].to_numpy().tolist() == [[2016, "Дружба-2016"]]


def test_counts_of_exercises_have_no_gap():
    table = load("exercises_year")
    spans = table.groupby("state", observed=True)["year"].agg(["min", "max", "count"])
    assert len(spans) == 12 and (spans["max"] - spans["min"] + 1 == spans["count"]).all()
    assert spans.loc["KAZ", "min"] == 1991 and (spans["min"].drop("KAZ") == 1978).all()


# Pacts and disputes


def in_force(state: str, partner: str, kind: str) -> set[int]:
    return years(load("alliances").query(f"state == @state and partner == @partner and {kind}"))


def test_pacts_are_those_of_known_treaties():
    assert in_force("PAK", "USA", "defence") == set(range(1954, 1973))
    assert in_force("IND", "RUS", "neutrality") == set(range(1971, 1994))
    assert min(in_force("PAK", "CHN", "non_aggression")) == min(in_force("PAK", "RUS", "non_aggression")) == 2004
    assert in_force("PAK", "RUS", "consultation") == in_force("PAK", "CHN", "consultation") == set(range(2015, 2019))
    assert not load("alliances")["offence"].any()


def test_a_pact_of_the_two_stands_for_both():
    table = dyad(load("alliances"), "PAK", "IND", ("state", "partner")).set_index("year")
    kinds = ["defence", "neutrality", "non_aggression", "consultation"]
    assert table.loc[table["state"] == "PAK", kinds].equals(table.loc[table["state"] == "IND", kinds])


def test_only_the_two_vietnams_lack_a_code():
    table = load("alliances")
    assert set(table.loc[table["partner"].isna(), "partner_ccode"]) == {816, 817}
    assert set(table.loc[table["partner_ccode"] == 713, "partner"]) <= {"TWN"}


def test_a_dispute_of_the_two_says_the_same_from_both_sides():
    table = dyad(load("conflicts"), "PAK", "IND", ("state", "partner"))
    both = table.query("state == 'PAK'").merge(table.query("state == 'IND'"), on=["dispute", "year"], validate="1:1")
    assert len(both) == 63 and both["dispute"].nunique() == 40 and len(table) == 126
    for what in ("hostility", "action", "deaths", "from_start"):
        for one, other in (("state", "partner"), ("partner", "state")):
            assert both[f"{one}_{what}_x"].astype(object).equals(both[f"{other}_{what}_y"].astype(object)), what
    assert (both["state_on_side_a_x"] != both["state_on_side_a_y"]).all()


def test_each_action_has_the_hostility_of_the_codebook():
    table = load("conflicts")
    ranks = {code: rank for rank, code in enumerate(table["state_action"].cat.categories)}
    for who in ("state", "partner"):
        rank = table[f"{who}_action"].astype(str).map(ranks)
        told = pd.cut(rank, [-1, 0, 6, 12, 19, 21], labels=["none", "threat", "display", "force", "war"])
        assert (told.astype(str) == table[f"{who}_hostility"].astype(str)).all()


def test_values_of_a_dispute_repeat_in_its_years():
    table = load("conflicts")
    same = table.groupby(["dispute", "state", "partner"], observed=True)
    assert (same[["state_hostility", "state_deaths"]].nunique(dropna=False) == 1).all(axis=None)
    assert (same["first_year"].sum() == 1).all()
    kargil = table.query("dispute == 4007 and state == 'PAK'")
    assert years(kargil) == set(range(1993, 2000)) and set(kargil["state_hostility"]) == {"war"}


def test_the_known_wars_stand_in_both_records_of_conflict():
    disputes = load("conflicts").query("state == 'PAK' and partner == 'IND' and state_hostility == 'war'")
    armed = load("conflicts_armed")
    assert years(armed[armed["intensity"] == "war"]) == {1948, 1965, 1971} <= years(disputes)
    assert armed.loc[armed["year"] == 1971, "episode_start"].tolist() == [pd.Timestamp("1971-12-03")]
    assert (armed["episode_end"].dropna() >= armed.loc[armed["episode_end"].notna(), "episode_start"]).all()


# China's public diplomacy


def test_visits_not_collected_are_missing_and_not_zero():
    table = load("public_diplomacy")
    assert (
        table.query("year == 2018")[["government_visits", "military_visits", "elite_visits", "students"]]
        .isna()
        .all(axis=None)
    )
    assert table.query("year < 2003 or year > 2016")["military_visits"].isna().all()
    pakistan = table.query("state == 'PAK'").set_index("year")
    assert pakistan.loc[[2002, 2003], "elite_visits"].tolist() == [10, 9] and pakistan.at[2003, "military_visits"] == 3


def test_visits_add_up():
    table = load("public_diplomacy").dropna(subset="elite_visits")
    assert len(table) == 234
    assert (table["government_visits"] + table["military_visits"].fillna(0) == table["elite_visits"]).all()
