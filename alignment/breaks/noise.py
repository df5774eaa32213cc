"""What chance alone does: many series without a break, or with one of a known size, and what a test says of them.

The careful test is that of `sup_f` and `chow`: F over (1 + rho) / (1 - rho), with the rho of each series. Their
bootstrap asks each series anew; here its limits are made once for each rho, which is enough for thousands at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.optimize import brentq
from scipy.signal import lfilter
from scipy.stats import f as f_law

from ..errors import BadItem, fault
from .door import SEED
from .hansen import p_value as hansen
from .models import moved

ERROR = 0.05
MEMORY = np.array([-0.4, 0.0, 0.2, 0.4, 0.6, 0.75, 0.85, 0.92, 0.97])
WARM_UP = 60


@dataclass(frozen=True)
class Found:
    """What a test says of many series: `cut` (b), years before the best date; `broken` (b), whether it is a break."""

    cut: np.ndarray
    broken: np.ndarray


def remembering(
    n: int, rho: float, tries: int = 1000, step: float = 0.0, cut: int = 0, seed: int | list[int] = SEED
) -> np.ndarray:
    """Series (tries, n) with standard deviation 1 in which each year keeps the share `rho` of the year before (AR(1)).

    step : added from the year number `cut` + 1 on, in standard deviations.

    Raises
    ------
    BadItem : rho is not from -0.99 to 0.99, or there is no year or no series.
    """
    if not -0.99 <= rho <= 0.99 or n < 1 or tries < 1:
        what = f"rho {rho!r}, {n} years, {tries} series."
        mend = "a memory of 0 is none, 0.9 is strong."
        raise BadItem(fault("Noise", what, "rho from -0.99 to 0.99, and one year and series or more.", mend))
    shocks = np.random.default_rng(seed).standard_normal((tries, n + WARM_UP))
    rows = lfilter([1], [1, -rho], shocks)[:, WARM_UP:] * np.sqrt(1 - rho**2)
    return rows + step * (np.arange(n) >= cut) if step else rows


def found(rows: np.ndarray, cuts: tuple[int, ...], careful: bool = True) -> Found:
    """Look for the best date in each of many series (b, n), and test it at 5 %.

    cuts : lengths of the first regime that are tried; one of them is a date named beforehand.
    careful : allow for the memory of each series; else take its years as independent, as Chow's and Hansen's laws do.
    """
    rows = np.atleast_2d(rows)
    at = moved(rows, "mean", cuts)
    if careful:
        f, limit = at.robust_f, np.interp(at.rho[:, 0], MEMORY, _limits(rows.shape[1], cuts))
    else:
        f, limit = at.f, plain_limit(rows.shape[1], cuts)
    return Found(np.array(cuts)[f.argmax(1)], f.max(1) > limit)


@lru_cache(maxsize=64)
def plain_limit(n: int, cuts: tuple[int, ...]) -> float:
    """The F that independent years reach in 5 of 100 series: Hansen (1997) for many dates, the F law for one."""
    if len(cuts) == 1:
        return float(f_law.isf(ERROR, 1, n - 2))
    return brentq(lambda f: hansen(f, 1, cuts[0] / n) - ERROR, 2, 60)


@lru_cache(maxsize=64)
def _limits(n: int, cuts: tuple[int, ...]) -> np.ndarray:
    """The largest robust F that series without a break reach in 5 of 100 cases, for each memory."""
    every = (remembering(n, rho, seed=[SEED, k]) for k, rho in enumerate(MEMORY))
    return np.array([np.quantile(moved(rows, "mean", cuts).robust_f.max(1), 1 - ERROR) for rows in every])
