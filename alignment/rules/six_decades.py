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
# In 2025 the number of recorded votes doubled; that year is not like the others.
LAST_YEAR = 2024


@cache
def pairs() -> pd.DataFrame:
    """Every pair of states by year, from ten common votes on: agreement, plain and beyond chance (kappa)."""
    return dyads(data.load("un_votes"), least=LEAST_VOTES, measures=("agreement", "kappa"))


@cache
def ranks() -> pd.DataFrame:
    """Rank of every state in every other state's list of likeness, by year."""
    return rank_of_likeness(pairs())


def antagonistic(table: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `antagonistic`; `table` replaces the ranks (for tests)."""
    return _trial(COLD_WAR, ranks() if table is None else table)


def lasted_six_decades(table: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `six-decades`; `table` replaces the ranks (for tests)."""
    return _trial(SIXTY_YEARS, ranks() if table is None else table)


def _trial(rule: YearsRule, table: pd.DataFrame) -> Trial:
    shares, sides = rule.shares(table), rule.one_sided(table)
    words = rule.words(shares)
    shift = LAST_YEAR - rule.last
    moved = rule.words(rule.shares(table, shift))
    return Trial(
        words=words.loc[PAIR],
        values=shares.loc[PAIR],
        parts={"in Pakistan’s list": sides.loc[PAIR, "middle"], "in Moscow’s list": sides.loc[PAIR[::-1], "middle"]},
        smallest=smallest_visible(_counts(rule, table)),
        others={
            "all other pairs of states": words.drop(PAIR),
            "all other states with Moscow": words[(words.index.to_frame() == PAIR[1]).any(axis=1)].drop(PAIR),
            f"all other pairs, {rule.first + shift}–{LAST_YEAR}": moved.drop(PAIR, errors="ignore"),
        },
    )


def _counts(rule: YearsRule, table: pd.DataFrame) -> pd.Series:
    """What each year of the window counts for Pakistan and Moscow: 0, one half or 1."""
    window = table[table["year"].between(rule.first, rule.last)]
    low = [
        window[(window["a"] == a) & (window["b"] == b)].set_index("year")["rank"] <= rule.limits["middle"]
        for a, b in (PAIR, PAIR[::-1])
    ]
    return (low[0].astype(float) + low[1].astype(float)).sort_index() / 2
