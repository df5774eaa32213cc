"""The rules of chapter 11: on shares of trade small enough to work by hand, and on the shipped data."""

from __future__ import annotations

import pandas as pd
import pytest
from scipy import stats

from alignment.claims import IN_PART, NOT, STRICTNESS, SUPPORTS, UNDECIDED, verdict
from alignment.rules import portfolios as chapter


def words(trial) -> list[str]:
    return [trial.words[s] for s in STRICTNESS]


def parts(**states: tuple[float, float]) -> dict[str, pd.DataFrame]:
    """Of each state from 2011 on: the part of Beijing and Moscow, that of Washington in the rest. Before, a tenth."""
    years = range(2003, 2019)
    return {
        name: pd.DataFrame({s: [0.1 if y < 2011 else of[i] for y in years] for s, of in states.items()}, index=years)
        for i, name in enumerate(("east", "west"))
    }


@pytest.mark.parametrize(
    ("east", "west", "said"),
    [
        (0.2, 0.10, [SUPPORTS] * 3),
        (0.2, 0.08, [IN_PART, SUPPORTS, SUPPORTS]),
        (0.2, 0.06, [NOT, IN_PART, SUPPORTS]),
        (0.2, 0.02, [NOT] * 3),
        (0.1, 0.10, [UNDECIDED] * 3),  # nothing rose: no case
    ],
)
def test_altered_trade_flips_the_verdict(east, west, said):
    assert words(chapter.door_stays_open(parts(PAK=(east, west), IND=(0.2, 0.1)))) == said


def test_only_states_with_a_rise_are_compared():
    trial = chapter.door_stays_open(parts(PAK=(0.2, 0.08), IND=(0.3, 0.1), EGY=(0.1, 0.1), TUR=(0.2, 0.01)))
    (others,) = trial.others.values()
    assert others["middle"].to_dict() == {"IND": SUPPORTS, "TUR": NOT}
    assert [*trial.parts.values()] == pytest.approx([0.1, 0.2]) and trial.values["middle"] == pytest.approx(0.8)


def test_the_factor_is_students_t_for_eight_and_eight_years():
    assert pytest.approx(stats.t.ppf(0.975, 14) + stats.t.ppf(0.80, 14), abs=5e-4) == chapter.T_FOURTEEN


def test_a_blunder_is_never_decided_and_the_account_is_in_billions():
    trial = chapter.a_blunder(pd.Series(1000.0, index=range(1950, 1996)))
    assert words(trial) == [UNDECIDED] * 3 and trial.values.tolist() == [12, 26, 37, 26]
    assert chapter.ACCOUNT.value(34.97) == "35 billion dollars of 2020"


def test_on_the_shipped_data_the_door_stayed_half_open_as_for_most():
    v = verdict("door-stays-open")
    before, after = v.trial.parts.values()
    assert v.word == IN_PART and v.fragile and after > before and v.elsewhere > 0.5
    assert verdict("a-blunder").word == UNDECIDED
