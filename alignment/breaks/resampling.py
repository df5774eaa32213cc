"""Series as chance makes them when nothing breaks, but each year still remembers the year before."""

from __future__ import annotations

import numpy as np
from scipy.signal import lfilter

from ..errors import BadItem, fault
from .door import MODELS, known
from .models import ar1

WAYS = ("ar", "wild", "block")
WARM_UP = 30


def unbroken(e: np.ndarray, model: str, draws: int, way: str, rng: np.random.Generator) -> np.ndarray:
    """Draw series (draws, n) without a break that look like the residuals `e` (n) of the model without a break.

    way : "ar" estimates an AR(1) process, draws its innovations with replacement and runs it again (Diebold and Chen
        1996); "wild" does the same with a sign drawn for each innovation; "block" strings blocks of
        consecutive residuals together (Künsch 1989), 1.5 times the cube root of n years long.
    """
    known(way, WAYS, "Bootstrap")
    if not isinstance(draws, int | np.integer) or draws < 1:
        raise BadItem(fault("Break, draws", f"{draws!r}.", "a whole number from 1.", "999 is usual."))
    if way == "block":
        return _blocks(e, draws, rng)
    rho = float(ar1(e[None], MODELS[model])[0, 0])
    shocks = innovations(e, rho)
    drawn = rng.choice(shocks, (draws, len(e) + WARM_UP))
    if way == "wild":
        drawn = drawn * rng.choice([-1.0, 1.0], drawn.shape)
    return lfilter([1], [1, -rho], drawn)[:, WARM_UP:]


def innovations(e: np.ndarray, rho: float) -> np.ndarray:
    """What is new in each year but the first: (n - 1), with mean zero."""
    shocks = e[1:] - rho * e[:-1]
    return shocks - shocks.mean()


def _blocks(e: np.ndarray, draws: int, rng: np.random.Generator) -> np.ndarray:
    n = len(e)
    length = max(2, round(1.5 * n ** (1 / 3)))
    starts = rng.integers(0, n - length + 1, (draws, -(-n // length)))
    return e[(starts[:, :, None] + np.arange(length)).reshape(draws, -1)[:, :n]]


def rank(value: float, others: np.ndarray, axis: int = 0) -> np.ndarray:
    """Rank-based p-value: (1 + how many are at least as large) / (1 + how many there are)."""
    # A value that is equal but for rounding counts as equal.
    reached = others >= value - 1e-9 * np.abs(value)
    return (1 + reached.sum(axis)) / (1 + others.shape[axis])
