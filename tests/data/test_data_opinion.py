"""Polls: against the figures that the pollsters published, and against the traps of the files."""

from __future__ import annotations

import pytest

from alignment.data import load, resource

ANSWERS = ["very_favorable", "somewhat_favorable", "somewhat_unfavorable", "very_unfavorable", "dont_know", "refused"]
# Pew's own figures for Pakistan and India, rounded as published: (state, year, target, column, percent).
PUBLISHED = [
    ("PAK", 2007, "USA", "favorable", 15),
    ("PAK", 2010, "USA", "favorable", 17),
    ("PAK", 2011, "USA", "favorable", 12),
    ("PAK", 2011, "USA", "unfavorable", 73),
    ("PAK", 2012, "USA", "favorable", 12),
    ("PAK", 2013, "USA", "favorable", 11),
    ("PAK", 2007, "CHN", "favorable", 79),
    ("PAK", 2010, "CHN", "favorable", 85),
    ("PAK", 2012, "CHN", "favorable", 85),
    ("PAK", 2014, "CHN", "favorable", 78),
    ("PAK", 2015, "CHN", "favorable", 82),
    ("IND", 2015, "RUS", "favorable", 43),
    ("IND", 2015, "CHN", "favorable", 41),
]


@pytest.fixture(scope="module")
def pew():
    return load("opinion").set_index(["state", "year", "target"]).sort_index()


@pytest.mark.parametrize("state,year,target,column,percent", PUBLISHED)
def test_what_pew_published_is_reproduced_within_a_point(pew, state, year, target, column, percent):
    assert pew.at[(state, year, target), f"percent_{column}"] == pytest.approx(percent, abs=1)


@pytest.mark.parametrize("year,percent", [(2013, 51), (2014, 40)])
def test_how_many_pakistanis_have_an_opinion_on_russia_is_as_published(pew, year, percent):
    row = pew.loc[("PAK", year, "RUS")]
    assert row["percent_favorable"] + row["percent_unfavorable"] == pytest.approx(percent, abs=1)


def test_the_same_figure_stands_in_both_tables(pew):
    printed = load("opinion_published").query("pollster == 'pew' and state.notna()")
    printed = printed[printed["measure"].isin(["favorable", "unfavorable"])]
    pairs = [
        (row.percent, pew.at[key, f"percent_{row.measure}"])
        for row in printed.itertuples()
        if (key := (row.state, row.year, row.target)) in pew.index
    ]
    assert len(pairs) == 14
    assert max(abs(ours - theirs) for ours, theirs in pairs) <= 1


def test_all_answers_together_are_a_hundred_percent():
    table = load("opinion")
    assert (table[[f"percent_{a}" for a in ANSWERS]].sum(axis=1) - 100).abs().max() < 0.01
    assert (table["n_effective"] <= table["n"] + 0.1).all()


def test_china_in_2013_is_dropped_and_nothing_else(pew):
    counts = load("opinion").query("target == 'CHN'").groupby("year").size()
    assert 2013 not in counts.index and {2012, 2014} <= set(counts.index)
    assert len(pew) == 2656 - 39
    assert load("opinion_published").query("year == 2013 and target == 'CHN'")["percent"].tolist() == [81]


def test_pakistan_has_fourteen_waves_and_none_after_2015(pew):
    years = load("opinion").query("state == 'PAK'")["year"]
    assert years.nunique() == 14 and years.max() == 2015


def test_dont_know_about_russia_is_a_third_to_six_in_ten_in_pakistan(pew):
    russia = load("opinion").query("state == 'PAK' and target == 'RUS'").set_index("year")["percent_dont_know"]
    assert russia.idxmin() == 2012 and russia.min() == pytest.approx(34.0, abs=0.05)
    assert russia.idxmax() == 2014 and russia.max() == pytest.approx(59.9, abs=0.05)


def test_only_pakistan_2011_pools_two_surveys(pew):
    pooled = load("opinion").query("pooled")
    assert set(zip(pooled["state"], pooled["year"], strict=True)) == {("PAK", 2011)}
    assert pooled["n"].unique().tolist() == [3221]


def test_every_state_asked_is_a_state_and_the_palestinian_territories_have_one_code(pew):
    table = load("opinion")
    assert table["state"].nunique() == 69 and "PLS" not in set(table["state"])
    assert sorted(table.query("state == 'PSE'")["year"].unique()) == [2003, 2007, 2009, 2011, 2013, 2014, 2015]


def test_the_conflicting_figure_is_not_shipped():
    gallup = load("opinion_published").query("pollster == 'gallup_world_poll' and year == 2011")
    assert gallup["percent"].tolist() == [10, 85]
    assert len(load("opinion_published")) == 70


def test_approval_of_leadership_is_not_mixed_with_favour_for_a_country():
    table = load("opinion_published")
    leaders = table["subject"] == "leadership"
    assert set(table.loc[leaders, "measure"]) == {"approve", "disapprove"}
    assert not set(table.loc[~leaders, "measure"]) & {"approve", "disapprove"}


def test_only_percentages_of_pew_are_shipped():
    names = [f["name"] for f in resource("opinion")["schema"]["fields"]]
    assert names[:5] == ["state", "year", "target", "n", "n_effective"]
    assert load("opinion")["n"].min() >= 499, "a row this small could be a respondent"
