"""What chance alone does to polls: margins, simulated polls, and what a test of two polls can see.

All shares run from 0 to 1. The formulas are those of simple random samples: people are drawn by lot, each with the
same chance. Real polls draw people in clusters, so their true margins are larger.
"""

from __future__ import annotations

import numpy as np

from .errors import BadItem, fault

# A normal value lies within 1.96 standard errors in 95 of 100 cases, and below +0.84 in 80 of 100.
LEVEL, POWER = 1.96, 0.84
SEED = 20180507


def margin(share: float, people: float, z: float = LEVEL) -> float:
    """Half-width of the interval around a share in a poll: z times the standard error.

    Parameters
    ----------
    share : the share (0 to 1) that the poll found.
    people : how many were asked; for weighted polls the effective number (Kish).
    z : 1.96 covers the true share in about 95 of 100 polls; 1.645 in about 90 of 100.

    Returns
    -------
    A share (0 to 1): 0.03 is a margin of three percentage points.

    Raises
    ------
    BadItem : the share lies outside 0 to 1, or nobody was asked.
    """
    _check(share, people)
    return float(z * np.sqrt(share * (1 - share) / people))


def margin_of_change(before: tuple[float, float], after: tuple[float, float]) -> float:
    """Half-width (0 to 1) of the interval around the difference of two independent polls.

    before, after : (share, people) of each poll. The squares of the two margins add up.
    """
    return float(np.hypot(margin(*before), margin(*after)))


def smallest_change(share: float, people: float) -> float:
    """Smallest change (0 to 1) between two polls of this size that a test at 5 % sees in 80 of 100 cases.

    2.8 standard errors of the difference (1.96 for the test, 0.84 for the power), with both polls near `share`.
    """
    _check(share, people)
    return float((LEVEL + POWER) * np.sqrt(2 * share * (1 - share) / people))


def polls(share: float, people: int, shape: int | tuple[int, ...], seed: int | list[int] = SEED) -> np.ndarray:
    """Results (0 to 1) of polls of a country in which the true share is `share` and never changes.

    Parameters
    ----------
    shape : how many polls, as one number or as the shape of the array.
    seed : the same seed gives the same polls.
    """
    _check(share, people)
    return np.random.default_rng(seed).binomial(people, share, size=shape) / people


def seen(before: float, after: float, people: int, tries: int = 4000, seed: int = SEED) -> float:
    """Share (0 to 1) of simulated pairs of polls whose difference is larger than its margin.

    With `before` equal to `after` these are false alarms; else it is the power of the test.
    """
    one, two = (polls(share, people, tries, [seed, n]) for n, share in enumerate((before, after)))
    limit = LEVEL * np.sqrt((one * (1 - one) + two * (1 - two)) / people)
    return float((np.abs(two - one) > limit).mean())


def _check(share: float, people: float) -> None:
    if not 0 <= share <= 1:
        mend = "divide a percentage by 100."
        raise BadItem(fault("Poll, share", f"{share:g} is no share.", "a number from 0 to 1.", mend))
    if people < 1:
        raise BadItem(fault("Poll, people", f"{people:g} people.", "one or more.", "give the number of people asked."))
