"""The rules of chapter 8: planted turns on small tables, and the shipped data."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from alignment.breaks.noise import remembering
from alignment.claims import IN_PART, NOT, STRICTNESS, SUPPORTS, UNDECIDED, error_rates
from alignment.rules import turning_point as chapter
from alignment.votes import rank_of_likeness

YEARS = range(1990, 2021)


def words(trial) -> list[str]:
    return [trial.words[s] for s in STRICTNESS]


def table(seed: int, scale: float, states=("PAK", "IND", "EGY")) -> pd.DataFrame:
    """Independent years around one half."""
    noise = np.random.default_rng(seed).standard_normal((len(YEARS), len(states)))
    return pd.DataFrame(0.5 + scale * noise, index=YEARS, columns=list(states))


def quiet(**steps: tuple[float, int]) -> dict[str, pd.DataFrame]:
    """Four series of three states; `votes=(0.2, 2011)` plants a step in Pakistan's votes."""
    sizes = dict(votes=0.02, positions=0.1, arms=0.02, trade=0.002)
    made = {name: table(4 + k, size) for k, (name, size) in enumerate(sizes.items())}
    for name, (size, first) in steps.items():
        made[name].loc[first:, "PAK"] += size
    return made


STEPS = {"votes": 0.2, "positions": 1.0, "arms": 0.2, "trade": 0.02}


def planted(first: int, sign: int = 1) -> dict[str, pd.DataFrame]:
    return quiet(**{name: (sign * size, first) for name, size in STEPS.items()})


def test_quiet_series_rule_a_turn_out():
    trial = chapter.turn_toward_moscow(quiet())
    assert trial.words["middle"] == NOT and trial.words["strict"] == NOT
    assert trial.parts == {"rule out a turn that would matter": 4.0} and trial.values["n"] == 4


def test_a_planted_turn_flips_the_verdict():
    assert words(chapter.turn_toward_moscow(planted(2011))) == [SUPPORTS] * 3
    assert words(chapter.turn_from_washington(planted(2011, sign=-1))) == [SUPPORTS] * 3


def test_a_turn_the_other_way_or_at_another_date_is_not_this_turn():
    assert chapter.turn_toward_moscow(planted(2011, sign=-1)).words["middle"] == NOT
    early = chapter.turn_toward_moscow(planted(2004))
    assert early.words["middle"] != SUPPORTS and early.values["middle"] == 0  # 2004 fits better


def test_a_planted_turn_in_the_shipped_series_flips_the_verdict_of_the_article():
    """The claim of the hinge sentence follows the data: four real series, each a step higher from 2011 on."""
    real = chapter.tables("RUS")
    assert chapter.turn_toward_moscow(real).words["middle"] == NOT
    moved = {name: one.copy() for name, one in real.items()}
    for one in moved.values():
        one.loc[2011:, "PAK"] += 4 * one.loc[2001:2020, "PAK"].std()
    trial = chapter.turn_toward_moscow(moved)
    assert trial.words["middle"] == SUPPORTS and trial.values["middle"] >= 2
    assert trial.others.keys() == chapter.turn_toward_moscow(real).others.keys()


def test_one_series_of_four_supports_in_part():
    trial = chapter.turn_toward_moscow(quiet(arms=(0.2, 2011)))
    assert trial.words["middle"] == IN_PART and trial.values["middle"] == 1


def test_loud_years_cannot_decide():
    loud = {name: table(9, 20 * size) for name, size in STEPS.items()}
    assert chapter.turn_toward_moscow(loud).words["middle"] == UNDECIDED


def test_a_state_with_one_series_is_not_compared():
    made = quiet()
    for name in ("positions", "arms", "trade"):
        made[name] = made[name].drop(columns="EGY")
    others = chapter.turn_toward_moscow(made).others["all other states, in the same years"]
    assert others.loc["EGY", "middle"] == UNDECIDED and others.loc["IND", "middle"] == NOT
    assert "PAK" not in others.index


def test_a_stretch_with_a_gap_or_without_any_change_is_left_out():
    one = table(3, 0.02)
    one.loc[2005, "IND"], one["EGY"] = np.nan, 0.5
    found = chapter.level(one)
    assert set(found["state"]) == {"PAK"} and set(found["first"]) == set(range(2000, 2012))
    assert chapter.level(one.loc[2010:]).empty


def test_the_change_of_the_level_and_of_the_slope_by_hand():
    years = pd.Series([0.0] * 10 + [1.0] * 10, index=range(2001, 2021)) + np.tile([-0.1, 0.1], 10)
    level = chapter.level(years.to_frame("PAK")).iloc[0]
    assert level["change"] == pytest.approx(1) and (level["first"], level["rise"]) == (2011, 0)
    bent = pd.Series([0.0] * 10 + [0.3 * k for k in range(10)], index=range(2001, 2021))
    bend = chapter.slope((bent + np.tile([-0.1, 0.1], 10)).to_frame("PAK")).iloc[0]
    assert bend["change"] == pytest.approx(3, abs=0.1)  # three tenths a year are three in ten years


def test_a_slope_turns_where_the_level_does_not():
    made = quiet()
    for name, size in STEPS.items():
        up = np.maximum(np.array(YEARS) - 2010, 0) - 0.5 * (np.array(YEARS) - 2000)
        made[name]["PAK"] += size / 4 * up  # falls for ten years, then rises for ten
    assert chapter.slope_toward_moscow(made).words[["middle", "lenient"]].tolist() == [SUPPORTS] * 2
    assert chapter.turn_toward_moscow(made).words["middle"] != SUPPORTS


def test_the_smallest_turn_is_one_that_the_rule_finds_in_most_cases():
    made = quiet()
    size = chapter.smallest(made["votes"])
    assert 0.02 < size < 0.08  # between one and four standard deviations of the noise

    def seen(step: float) -> int:
        found = 0
        for seed in range(60):
            one = table(1000 + seed, 0.02)
            one.loc[2011:, "PAK"] += step
            own = chapter.level(one).query("state == 'PAK' and first == 2011").iloc[0]
            found += own["change"] >= 2 * own["error"] and own["rise"] <= 2
        return found

    assert seen(size / 3) < 20 < 45 < seen(1.5 * size)


def test_the_rule_seldom_sees_a_turn_in_noise_that_remembers():
    """As the docstring of `level` says: 2 to 8 of 100."""
    for rho in (0.0, 0.5, 0.9):
        rows = remembering(20, rho, 400)
        one = chapter.level(pd.DataFrame(rows.T, index=range(2001, 2021)))
        assert ((one["change"] >= 2 * one["error"]) & (one["rise"] <= 2)).mean() < 0.12, rho


def places(before: float, after: float) -> pd.DataFrame:
    wave = np.where(np.arange(20) % 2, 0.01, -0.01)
    made = {"PAK": np.repeat([before, after], 10) + wave, "IND": 0.5 + wave}
    return pd.DataFrame(made, index=range(2001, 2021))


def test_the_rank_of_moscow():
    trial = chapter.rank_of_moscow(places(0.4, 0.52), places(0.3, 0.3))
    assert words(trial) == [IN_PART, SUPPORTS, SUPPORTS] and trial.values["middle"] == pytest.approx(0.12)
    assert words(chapter.rank_of_moscow(places(0.52, 0.4), places(0.3, 0.3))) == [NOT] * 3


def test_ranks_are_those_of_rank_of_likeness():
    pairs = chapter.pairs_of_votes()
    some = pairs[pairs["year"].isin([1970, 2011])]
    slow = rank_of_likeness(some).query("b == 'RUS'").set_index(["year", "a"])["rank"]
    fast = chapter.ranks("RUS")
    for (year, state), rank in slow.items():
        assert fast.loc[year, state] == pytest.approx(rank), (year, state)


def test_the_comparison_ends_before_the_years_of_the_claim():
    trial = chapter.turn_toward_moscow()
    earlier = trial.others["all states, at dates whose twenty years end before 2011"]
    assert earlier.index.get_level_values("first").max() == 2001
    rates = error_rates(trial)
    assert (rates["cases"] > 50).all()


def test_counts_in_words():
    assert [chapter.count_in_words(n) for n in (0, 1, 4)] == ["none", "one", "four"]
