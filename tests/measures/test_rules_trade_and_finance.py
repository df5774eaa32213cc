"""The rules of chapter 5: on shares of trade small enough to work by hand, and on the shipped data."""

from __future__ import annotations

import pandas as pd
import pytest
from scipy import stats

from alignment.claims import IN_PART, NOT, STRICTNESS, SUPPORTS, verdict
from alignment.rules import trade_and_finance as chapter


def words(trial) -> list[str]:
    return [trial.words[s] for s in STRICTNESS]


def shares(**after: float) -> pd.DataFrame:
    """A tenth of the trade until 2012, then as given for each reporter."""
    return pd.DataFrame({r: {y: 0.1 if y < 2013 else share for y in range(2002, 2018)} for r, share in after.items()})


@pytest.mark.parametrize("rule", [chapter.deeper_with_beijing, chapter.more_with_moscow])
@pytest.mark.parametrize(
    ("after", "said"),
    [
        (0.25, [SUPPORTS] * 3),
        (0.16, [IN_PART, SUPPORTS, SUPPORTS]),
        (0.13, [NOT, IN_PART, SUPPORTS]),
        (0.09, [NOT] * 3),
    ],
)
def test_altered_trade_flips_the_verdict(rule, after, said):
    table = shares(PAK=after, IND=0.1)
    assert words(rule(table, table["PAK"])) == said


def test_the_less_favourable_book_decides_and_2012_is_left_out():
    own = shares(PAK=0.3, IND=0.25)
    own.loc[2012] = 9.0
    trial = chapter.deeper_with_beijing(own, shares(PAK=0.1)["PAK"])
    assert words(trial) == [NOT] * 3
    assert [*trial.parts.values()] == pytest.approx([2.0, 0.0]) and trial.values["n"] == 10
    now, before = trial.others
    assert trial.others[now].loc["IND", "middle"] == SUPPORTS and "PAK" not in trial.others[now].index
    assert set(trial.others[before].index.get_level_values(0)) <= set(range(2002, 2013))


def test_the_factor_is_students_t_for_five_and_five_years():
    assert pytest.approx(stats.t.ppf(0.975, 8) + stats.t.ppf(0.80, 8), abs=5e-4) == chapter.T_EIGHT


def test_on_the_shipped_data_china_grew_and_russia_did_not():
    china, russia = verdict("deeper-with-beijing"), verdict("more-with-moscow")
    assert china.word == SUPPORTS and china.fragile and russia.word == NOT and not russia.fragile
    # The answer says that the growth was common "in some years": those before 2012, and it is the larger rate.
    assert china.elsewhere == china.errors.loc["all reporters, in earlier years", "same"] > 0.5
    # "trade did not follow": by both books. "denies a growth to … other reporters": in the same years.
    assert max(russia.trial.parts.values()) < 0
    assert russia.elsewhere == russia.errors.iloc[0]["same"]
