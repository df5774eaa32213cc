"""A rule, its verdict and its error rate: on ranks small enough to count by hand, and on the shipped data."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from alignment.claims import IN_PART, NOT, SUPPORTS, UNDECIDED, error_rates
from alignment.rules import six_decades as chapter
from alignment.rules.years import YearsRule, smallest_visible

RULE = YearsRule(2001, 2010, {"strict": 0.1, "middle": 0.25, "lenient": 0.5}, supports=0.6, in_part=0.3, least=5)


def ranks(values: list[float], a: str = "PAK", b: str = "RUS", first: int = 2001) -> pd.DataFrame:
    return pd.DataFrame({"year": range(first, first + len(values)), "a": a, "b": b, "rank": values})


def both(values: list[float], back: list[float] | None = None, first: int = 2001) -> pd.DataFrame:
    """Pakistan's list and Moscow's list; the second like the first unless given."""
    return pd.concat([ranks(values, first=first), ranks(back or values, "RUS", "PAK", first)], ignore_index=True)


TEN = [0.1, 0.2, 0.25, 0.26, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]


def test_the_share_counts_years_at_or_below_the_limit():
    shares = RULE.shares(both(TEN)).loc[("PAK", "RUS")]
    assert shares.to_dict() == pytest.approx({"strict": 0.1, "middle": 0.3, "lenient": 0.6, "n": 10})


def test_a_year_counts_half_when_only_one_side_is_low():
    shares = RULE.shares(both(TEN, back=[0.9] * 10)).loc[("PAK", "RUS")]
    assert shares["middle"] == pytest.approx(0.15) and shares["lenient"] == pytest.approx(0.3)
    sides = RULE.one_sided(both(TEN, back=[0.9] * 10))["middle"]
    assert sides.to_dict() == pytest.approx({("PAK", "RUS"): 0.3, ("RUS", "PAK"): 0.0})


def test_the_words_follow_the_shares_and_can_differ_by_strictness():
    words = RULE.words(RULE.shares(both(TEN))).loc[("PAK", "RUS")]
    assert words.to_dict() == {"strict": NOT, "middle": IN_PART, "lenient": SUPPORTS}


def test_too_few_years_decide_nothing():
    assert (RULE.words(RULE.shares(both([0.1] * 4))) == UNDECIDED).all(axis=None)


def test_years_outside_the_window_do_not_count():
    assert RULE.shares(both([0.1] * 20, first=1996)).loc[("PAK", "RUS"), "n"] == 10


def test_the_window_can_be_moved():
    table = both([0.1] * 10 + [0.9] * 10)
    assert RULE.shares(table)["middle"].iloc[0] == 1 and RULE.shares(table, shift=10)["middle"].iloc[0] == 0


def test_smallest_visible_difference_of_independent_years_is_the_textbook_one():
    coin = pd.Series(np.random.default_rng(1).random(400) < 0.5)
    assert smallest_visible(coin, block=1) == pytest.approx(2.8 * np.sqrt(0.25 / 400), rel=0.1)


def test_blocks_hold_neighbouring_years():
    # Every block of two years of a strict alternation holds one of each: nothing is left to chance.
    assert smallest_visible(pd.Series([True, False] * 20), block=2) == pytest.approx(0, abs=1e-12)


def test_years_that_resemble_their_neighbours_tell_less():
    runs = pd.Series(np.repeat(np.random.default_rng(2).random(80) < 0.5, 5))
    assert smallest_visible(runs, block=20) > 1.5 * smallest_visible(runs, block=1)


def world(moscow: float) -> pd.DataFrame:
    """Pakistan and Moscow at rank `moscow` in each other's lists; forty friendly pairs; S00 and Moscow far apart."""
    friends = [(f"S{i:02d}", f"T{i:02d}") for i in range(40)]
    pairs = [("PAK", "RUS", moscow), ("S00", "RUS", 0.2)] + [(a, b, 0.8) for a, b in friends]
    return pd.concat([ranks([r] * 78, x, y, 1947) for a, b, r in pairs for x, y in ((a, b), (b, a))], ignore_index=True)


@pytest.mark.parametrize("rule", [chapter.antagonistic, chapter.lasted_six_decades])
def test_altered_data_flip_the_verdict(rule):
    assert rule(world(moscow=0.05)).words.to_dict() == dict.fromkeys(("strict", "middle", "lenient"), SUPPORTS)
    assert rule(world(moscow=0.9)).words.to_dict() == dict.fromkeys(("strict", "middle", "lenient"), NOT)


def test_antagonism_that_only_one_side_shows_is_supported_in_part():
    table = world(moscow=0.05)
    table.loc[table["a"] == "RUS", "rank"] = 0.9
    trial = chapter.antagonistic(table)
    assert trial.words["middle"] == IN_PART and list(trial.parts.values()) == [1.0, 0.0]


def test_the_rule_elsewhere_leaves_the_claimed_pair_out():
    rates = error_rates(chapter.antagonistic(world(moscow=0.05)))
    # 40 friendly pairs and one other state that is far from Moscow by the middle version.
    assert rates.loc["all other pairs of states", ["cases", "middle", "same"]].tolist() == pytest.approx(
        [41, 1 / 41, 1 / 41]
    )
    assert rates.loc["all other states with Moscow", ["cases", "middle", "strict"]].tolist() == [1, 1, 0]
    assert rates.index[2] == "all other pairs, 1980–2024" and rates["cases"].iloc[2] == 41


def test_in_part_elsewhere_counts_what_says_as_much_or_more():
    table = world(moscow=0.05)
    table.loc[(table["a"] == "RUS") & (table["b"] == "PAK"), "rank"] = 0.9
    rates = error_rates(chapter.antagonistic(table))
    assert rates.loc["all other states with Moscow", "same"] == 1  # it says "supports", which is more


def test_not_elsewhere_counts_what_says_not():
    rates = error_rates(chapter.antagonistic(world(moscow=0.9)))
    assert rates.loc["all other pairs of states", "same"] == pytest.approx(40 / 41)


def test_looser_versions_never_say_supports_less_often():
    for claim in ("antagonistic", "six-decades"):
        from alignment.claims import operating_characteristics

        rates = operating_characteristics(claim)
        assert (rates["strict"] <= rates["middle"]).all() and (rates["middle"] <= rates["lenient"]).all()


def test_the_ranks_of_a_year_come_from_a_second_way_of_counting():
    """Moscow's rank in Pakistan's list of 1986, counted anew with plain loops over pandas."""
    from alignment.data import load
    from alignment.votes import agreement

    year = load("un_votes").query("year == 1986")
    scores = {}
    for state in year["state"].astype(str).unique():
        both = year[year["state"].isin(["PAK", state])]
        common = both[both["vote"] != "absent"].groupby("resolution").size()
        if state != "PAK" and (common == 2).sum() >= chapter.LEAST_VOTES:
            scores[state] = agreement(year, "PAK", state)[1986]
    expected = pd.Series(scores).rank(pct=True)["RUS"]
    table = chapter.ranks()
    row = table[(table["year"] == 1986) & (table["a"] == "PAK") & (table["b"] == "RUS")]
    assert row["rank"].item() == pytest.approx(expected)
