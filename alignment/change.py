"""The base rate of change: how much do pairs of states usually move?"""

from __future__ import annotations

import pandas as pd


def change_over(pairs: pd.DataFrame, value: str, years: int = 8) -> pd.DataFrame:
    """Change of every pair: mean of `years` years minus the mean of the `years` before.

    Parameters
    ----------
    pairs : one row per `year`, `a`, `b`, as `votes.dyads` and `votes.all_distances` return it.
    value : the column whose change is wanted; the result has its unit.

    Returns
    -------
    One row per last year of the later window, one column per pair (`a`, `b`). A window with
    fewer than three quarters of its years is missing.
    """
    table = pairs.pivot(index="year", columns=["a", "b"], values=value)
    table = table.reindex(range(table.index.min(), table.index.max() + 1))
    means = table.rolling(years, min_periods=-(-3 * years // 4)).mean()
    return (means - means.shift(years)).dropna(how="all")


def base_rate(changes: pd.DataFrame, size: float) -> float:
    """Share (0 to 1) of all pairs and windows that changed by at least `size`, up or down."""
    moved = changes.abs().to_numpy().ravel()
    return float((moved[~pd.isna(moved)] >= abs(size)).mean())
