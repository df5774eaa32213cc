"""The base rate of change: how much do states, or pairs of states, usually move from some years to the next as many?"""

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
    return change_of_means(pairs.pivot(index="year", columns=["a", "b"], values=value), years)


def change_of_means(table: pd.DataFrame, years: int) -> pd.DataFrame:
    """The same for a table with one row per year and one column per case; its unit stays."""
    table = table.reindex(range(table.index.min(), table.index.max() + 1))
    means = table.rolling(years, min_periods=-(-3 * years // 4)).mean()
    return (means - means.shift(years)).dropna(how="all")


def growth_of_means(table: pd.DataFrame, years: int, least: float = 0.0) -> pd.DataFrame:
    """The mean of `years` years over the mean of the `years` before: 1 is no change, 2 is twice as much.

    Rows and columns as in `change_of_means`. Where the earlier mean is below `least`, or not above zero, the cell is
    missing: a share of next to nothing can double by a single shipment.
    """
    table = table.reindex(range(table.index.min(), table.index.max() + 1))
    means = table.rolling(years, min_periods=-(-3 * years // 4)).mean()
    earlier = means.shift(years)
    return (means / earlier.where((earlier >= least) & (earlier > 0))).dropna(how="all")


def base_rate(changes: pd.DataFrame, size: float) -> float:
    """Share (0 to 1) of all pairs and windows that changed by at least `size`, up or down."""
    moved = changes.abs().to_numpy().ravel()
    return float((moved[~pd.isna(moved)] >= abs(size)).mean())
