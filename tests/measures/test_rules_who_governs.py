"""The rule of chapter 9: on series small enough to work by hand, and on the shipped data."""

from __future__ import annotations

import pandas as pd
import pytest

from alignment.claims import IN_PART, NOT, STRICTNESS, SUPPORTS, UNDECIDED, verdict
from alignment.rules import who_governs as chapter


def words(trial) -> list[str]:
    return [trial.words[s] for s in STRICTNESS]


def levels(**states: tuple[float, float, float]) -> pd.DataFrame:
    """The level of each state before 2011, in 2011 and 2012, and from 2013 to 2017."""
    rows = {s: {y: of[(y >= 2011) + (y >= 2013)] for y in range(2008, 2018)} for s, of in states.items()}
    return pd.DataFrame(rows)


UP, STEADY, DOWN = (0.5, 0.6, 0.8), (0.5, 0.5, 0.5), (0.5, 0.4, 0.3)


def trial(votes, trade, arms, other=STEADY):
    tables = {"votes": votes, "trade": trade, "arms": arms}
    return chapter.up_under_each({name: levels(PAK=of, IND=other, EGY=UP) for name, of in tables.items()})


@pytest.mark.parametrize(
    ("series", "said"),
    [
        ((UP, UP, UP), [SUPPORTS] * 3),
        ((UP, UP, (0.5, 0.6, 0.6)), [SUPPORTS] * 3),  # five of six
        ((UP, UP, DOWN), [IN_PART] * 3),
        ((UP, STEADY, DOWN), [NOT] * 3),
        ((DOWN, DOWN, DOWN), [NOT] * 3),
        (((0.50, 0.53, 0.56),) * 3, [NOT, SUPPORTS, SUPPORTS]),  # six per cent a step
        (((0.50, 0.51, 0.52),) * 3, [NOT, NOT, SUPPORTS]),
    ],
)
def test_altered_series_flip_the_verdict(series, said):
    assert words(trial(*series)) == said


def test_a_step_is_measured_against_the_government_before():
    rises = chapter.rises(levels(PAK=(0.5, 0.6, 0.3), IND=(0.0, 0.1, 0.1)))
    assert rises["PAK"].tolist() == pytest.approx([0.2, -0.5])
    assert pd.isna(rises["IND"].iloc[0])  # nothing can be a multiple of nothing


def test_others_are_judged_by_the_series_that_they_have():
    found = trial(UP, UP, UP)
    three, two = found.others.values()
    assert three.loc["EGY", "middle"] == SUPPORTS and three.loc["IND", "middle"] == NOT and "PAK" not in two.index
    assert found.values["n"] == 6 and found.parts == {"votes": 1.0, "trade": 1.0, "arms": 1.0}


def test_a_state_with_hardly_any_trade_is_no_case_and_pakistan_always_is():
    small = {
        "trade": levels(PAK=(0.0005, 0.0006, 0.0008), EGY=(0.0005, 0.0006, 0.0008)),
        "votes": levels(PAK=UP, EGY=UP),
    }
    found = chapter.up_under_each(small | {"arms": levels(PAK=UP, EGY=UP)})
    assert words(found) == [SUPPORTS] * 3 and all("EGY" not in table.index for table in found.others.values())


def test_fewer_than_four_steps_cannot_decide():
    few = pd.DataFrame({s: [0.5] for s in STRICTNESS}).assign(n=3)
    assert chapter._words(few).iloc[0].tolist() == [UNDECIDED] * 3


def test_on_the_shipped_data_arms_rose_and_votes_and_trade_did_not():
    v = verdict("up-under-each")
    assert v.word == NOT and v.fragile and v.trial.parts == {"votes": 0.0, "trade": 0.0, "arms": 1.0}
    assert v.trial.values["n"] == 6
