"""Chapter 2: were Pakistan and Moscow antagonists, and for almost six decades?"""

from __future__ import annotations

from functools import cache

import pandas as pd

from .. import data
from ..claims import Trial
from ..votes import dyads, rank_of_likeness
from .years import YearsRule, smallest_visible

PAIR = ("PAK", "RUS")
# Fewer common votes make a year's agreement too noisy to rank.
LEAST_VOTES = 10
NEAR_BOTTOM = {"strict": 0.10, "middle": 0.25, "lenient": 0.50}
COLD_WAR = YearsRule(1947, 1991, NEAR_BOTTOM, supports=2 / 3, in_part=1 / 3, least=20)
SIXTY_YEARS = YearsRule(1947, 2006, NEAR_BOTTOM, supports=5 / 6, in_part=1 / 2, least=30)
LAST_FULL_YEAR = 2024  # in 2025 the agenda doubled; see the processing note of un_votes


@cache
def ranks() -> pd.DataFrame:
    """Rank of every state in every other state's list of likeness, by year."""
    return rank_of_likeness(dyads(data.load("un_votes"), least=LEAST_VOTES))


def antagonistic(table: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `antagonistic`; `table` replaces the ranks (for tests)."""
    return _trial(COLD_WAR, ranks() if table is None else table)


def lasted_six_decades(table: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `six-decades`; `table` replaces the ranks (for tests)."""
    return _trial(SIXTY_YEARS, ranks() if table is None else table)


def _trial(rule: YearsRule, table: pd.DataFrame) -> Trial:
    shares = rule.shares(table)
    words = rule.words(shares)
    own = table[(table["a"] == PAIR[0]) & (table["b"] == PAIR[1]) & table["year"].between(rule.first, rule.last)]
    middle = own.sort_values("year")["rank"] <= rule.limits["middle"]
    return Trial(
        words=words.loc[PAIR],
        values=shares.loc[PAIR],
        unit="share of years",
        smallest=smallest_visible(middle),
        others={
            "all other pairs of states": words.drop(PAIR),
            "all other states with Moscow": words[words.index.get_level_values("b") == PAIR[1]].drop(PAIR),
            "all pairs, all other windows": _other_windows(rule, table),
        },
    )


def _other_windows(rule: YearsRule, table: pd.DataFrame) -> pd.DataFrame:
    """The same rule with its window moved, five years at a time, as far as the data go."""
    shifts = range(5, LAST_FULL_YEAR - rule.last + 1, 5)
    return pd.concat({s: rule.words(rule.shares(table, s)) for s in shifts}, names=["shift"])
