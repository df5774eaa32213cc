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


def test_the_share_counts_years_at_or_below_the_limit():
    shares = RULE.shares(ranks([0.1, 0.2, 0.25, 0.26, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])).loc[("PAK", "RUS")]
    assert shares.to_dict() == {"strict": 0.1, "middle": 0.3, "lenient": 0.6, "n": 10}


def test_the_words_follow_the_shares_and_can_differ_by_strictness():
    words = RULE.words(RULE.shares(ranks([0.1, 0.2, 0.25, 0.26, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]))).loc[("PAK", "RUS")]
    assert words.to_dict() == {"strict": NOT, "middle": IN_PART, "lenient": SUPPORTS}


def test_too_few_years_decide_nothing():
    assert (RULE.words(RULE.shares(ranks([0.1] * 4))) == UNDECIDED).all(axis=None)


def test_years_outside_the_window_do_not_count():
    shares = RULE.shares(ranks([0.1] * 20, first=1996)).loc[("PAK", "RUS")]
    assert shares["n"] == 10


def test_the_window_can_be_moved():
    table = ranks([0.1] * 10 + [0.9] * 10)
    assert RULE.shares(table)["middle"].iloc[0] == 1 and RULE.shares(table, shift=10)["middle"].iloc[0] == 0


def test_smallest_visible_difference_of_independent_years_is_the_textbook_one():
    coin = pd.Series(np.random.default_rng(1).random(400) < 0.5)
    assert smallest_visible(coin, block=1) == pytest.approx(2.8 * np.sqrt(0.25 / 400), rel=0.1)


def test_years_that_resemble_their_neighbours_tell_less():
    runs = pd.Series(np.repeat(np.random.default_rng(2).random(80) < 0.5, 5))
    assert smallest_visible(runs, block=20) > 1.5 * smallest_visible(runs, block=1)


def world(moscow: float) -> pd.DataFrame:
    """Thirty states; Moscow's rank in Pakistan's list is `moscow` in every year, all others are friends of all."""
    others = [(f"S{i:02d}", f"S{j:02d}") for i in range(28) for j in range(28) if i != j]
    frames = [ranks([moscow] * 75, first=1947)] + [ranks([0.8] * 75, a, b, 1947) for a, b in others[:40]]
    return pd.concat(frames + [ranks([0.2] * 75, "S00", "RUS", 1947)], ignore_index=True)


@pytest.mark.parametrize("rule", [chapter.antagonistic, chapter.lasted_six_decades])
def test_altered_data_flip_the_verdict(rule):
    assert rule(world(moscow=0.05)).words.to_dict() == dict.fromkeys(("strict", "middle", "lenient"), SUPPORTS)
    assert rule(world(moscow=0.9)).words.to_dict() == dict.fromkeys(("strict", "middle", "lenient"), NOT)


def test_half_of_the_years_supports_in_part():
    table = world(moscow=0.9)
    own = (table["a"] == "PAK") & (table["year"] % 2 == 0)
    table.loc[own, "rank"] = 0.05
    assert chapter.antagonistic(table).words["middle"] == IN_PART


def test_the_error_rate_leaves_the_claimed_case_out():
    errors = error_rates(chapter.antagonistic(world(moscow=0.05)))
    # 40 friendly pairs and one other state that is far from Moscow by the middle rule.
    assert errors.loc["all other pairs of states", "cases"] == 41
    assert errors.loc["all other pairs of states", "middle"] == pytest.approx(1 / 41)
    assert errors.loc["all other states with Moscow", ["cases", "middle", "strict"]].tolist() == [1, 1, 0]


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
