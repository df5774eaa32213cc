"""Mean shift and trend shift, at many dates and for many series at once.

    mean    y = level, and another level after the date
    trend   y = level + trend x year, and another level and trend after the date

A break adds regressors that are zero up to its date. Freed of what the model without a break explains, they span a
small space for each date; the length of a series' projection on it is what the break explains. The spaces depend on
the length of the series only, so that one matrix product tests thousands of series at all dates.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from .door import MODELS

# The AR(1) coefficient is kept away from 1, where no level exists to which a series returns.
RHO = (-0.95, 0.97)


@dataclass(frozen=True)
class Moved:
    """A break at each of k dates in each of b series: arrays (b, k), and `rho` (b, 1).

    change : second regime minus first at the first year of the second, in the unit of the series; for the model
        "mean" the difference of the means.
    sd : standard deviation of the residuals around the model with the break.
    f : what the break explains over the residual variance: Chow's F times its number of parameters (the Wald form).
    rho : AR(1) coefficient of the residuals around the model without a break.
    total, left : sums of squares around the models without and with the break.
    """

    change: np.ndarray
    error: np.ndarray
    sd: np.ndarray
    f: np.ndarray
    rho: np.ndarray
    total: np.ndarray
    left: np.ndarray

    @property
    def inflation(self) -> np.ndarray:
        """How much more a mean of serially correlated values varies: the long-run variance over the variance."""
        return (1 + self.rho) / (1 - self.rho)

    @property
    def robust_f(self) -> np.ndarray:
        return self.f / self.inflation

    @property
    def robust_t(self) -> np.ndarray:
        return self.change / self.error / np.sqrt(self.inflation)


def moved(rows: np.ndarray, model: str, cuts: tuple[int, ...]) -> Moved:
    """Test every row (b, n) at every cut: the number of years in the first regime."""
    rows = np.atleast_2d(rows)
    n, q = rows.shape[1], MODELS[model]
    e = residuals(rows, model)
    bases, weights = _spaces(n, model, cuts)
    explained = ((e @ bases.reshape(n, -1)).reshape(len(e), len(cuts), q) ** 2).sum(-1)
    total = (e**2).sum(1, keepdims=True)
    left = np.maximum(total - explained, 1e-12 * total)
    sd = np.sqrt(left / (n - 2 * q))
    error = sd * np.sqrt((weights**2).sum(0))
    return Moved(e @ weights, error, sd, explained / sd**2, ar1(e, q), total, left)


def residuals(rows: np.ndarray, model: str) -> np.ndarray:
    """What the model without a break leaves of each row (b, n)."""
    plain = _plain(rows.shape[1], model)
    return rows - (rows @ plain) @ plain.T


def ar1(e: np.ndarray, fitted: int) -> np.ndarray:
    """AR(1) coefficient of each row of residuals (b, n): (b, 1), corrected for its bias in short series.

    Estimated around a fitted level it is too low by about (1 + 3 rho) / n, around a fitted trend by (2 + 4 rho) / n
    (Kendall 1954, Biometrika 41; Marriott and Pope 1954, Biometrika 41): `fitted` parameters k give
    (k + (k + 2) rho) / n.
    """
    n = e.shape[1]
    raw = (e[:, 1:] * e[:, :-1]).sum(1, keepdims=True) / (e[:, :-1] ** 2).sum(1, keepdims=True)
    return np.clip((n * raw + fitted) / (n - fitted - 2), *RHO)


def design(n: int, model: str) -> np.ndarray:
    """Regressors of the model without a break (n, q): a constant, and for "trend" the years, centred."""
    return np.vander(np.linspace(-1, 1, n), MODELS[model], increasing=True)


@lru_cache(maxsize=512)
def _plain(n: int, model: str) -> np.ndarray:
    return np.linalg.qr(design(n, model))[0]


@lru_cache(maxsize=512)
def _spaces(n: int, model: str, cuts: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """For each cut an orthonormal basis of what the break adds (n, k, q), and the weights (n, k) of its change."""
    plain, x = _plain(n, model), design(n, model)
    bases, weights = [], []
    for cut in cuts:
        after = x * (np.arange(n) >= cut)[:, None]
        basis, scale = np.linalg.qr(after - plain @ (plain.T @ after))
        bases.append(basis)
        weights.append(basis @ np.linalg.solve(scale.T, x[cut]))
    return np.stack(bases, 1), np.stack(weights, 1)
