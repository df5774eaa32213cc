"""The rule of chapter 7: on surveys small enough to work by hand, and on the shipped data."""

from __future__ import annotations

import pandas as pd
import pytest
from scipy import stats

from alignment.claims import IN_PART, NOT, STRICTNESS, SUPPORTS, UNDECIDED, verdict
from alignment.rules import unanimity as chapter


def words(trial) -> list[str]:
    return [trial.words[s] for s in STRICTNESS]


def surveys(*rows: tuple[int, str, str, float, float]) -> pd.DataFrame:
    """Year, public, target, favourable and unfavourable in per cent; the rest does not know."""
    names = ["year", "state", "target", "percent_favorable", "percent_unfavorable"]
    table = pd.DataFrame(rows, columns=names)
    rest = 100 - table["percent_favorable"] - table["percent_unfavorable"]
    return table.assign(percent_dont_know=rest - 1, percent_refused=1.0)


def about_russia(*of: tuple[float, float]) -> pd.DataFrame:
    own = [(2012 + i, "PAK", "RUS", *views) for i, views in enumerate(of)]
    return surveys(*own, (2012, "PAK", "CHN", 85, 4), (2013, "PAK", "CHN", 85, 4), (2014, "IND", "RUS", 40, 9))


@pytest.mark.parametrize(
    ("of", "said"),
    [
        ([(95, 2), (91, 4)], [SUPPORTS] * 3),
        ([(2, 95), (4, 91)], [SUPPORTS] * 3),  # of one mind against is of one mind
        ([(85, 5), (83, 9)], [IN_PART, SUPPORTS, SUPPORTS]),
        ([(70, 9), (68, 9)], [NOT, IN_PART, SUPPORTS]),
        ([(20, 45), (19, 32)], [NOT] * 3),
        ([(95, 2)], [UNDECIDED] * 3),
    ],
)
def test_altered_surveys_flip_the_verdict(of, said):
    assert words(chapter.public_of_one_mind(about_russia(*of))) == said


def test_those_without_an_opinion_count_among_all_asked():
    trial = chapter.public_of_one_mind(about_russia((20, 0), (10, 10)))
    assert trial.values["middle"] == pytest.approx(0.15) and trial.values["n"] == 2
    assert [*trial.parts.values()] == pytest.approx([0.15, 0.05, 0.80])
    elsewhere, others = trial.others.values()
    assert elsewhere.loc["IND", "middle"] == UNDECIDED and others.loc["CHN", "middle"] == SUPPORTS
    assert "PAK" not in elsewhere.index and "RUS" not in others.index


def test_surveys_outside_the_years_do_not_count():
    early = surveys((2011, "PAK", "RUS", 99, 0), (2016, "PAK", "RUS", 99, 0))
    assert words(chapter.public_of_one_mind(pd.concat([early, about_russia((20, 45), (19, 32))]))) == [NOT] * 3


def test_on_the_shipped_data_few_publics_are_of_one_mind():
    """The answer in claims.yml says so, and that more were against than for."""
    v = verdict("public-of-one-mind")
    favourable, unfavourable, none = v.trial.parts.values()
    assert v.word == NOT and favourable < unfavourable < none
    assert v.errors.loc["publics elsewhere, about Russia", "middle"] < 0.10
    assert v.trial.values["n"] == 4
    assert pytest.approx(stats.t.ppf(0.975, 3) + stats.t.ppf(0.80, 3), abs=5e-4) == chapter.T_THREE
