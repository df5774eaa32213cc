"""How much aid, and how much of it is left? Pure functions on tables of aid by US fiscal year; none reads a file.

    yearly            aid of every state by fiscal year, in millions
    share_of_all      the same as a share of what all recipients got
    left              how much of an earlier level is left, for every state and year
    smallest_visible  the smallest distance of that share from a limit that so few years could show
    deflator          what a dollar of each fiscal year is in dollars of 2020, by the Greenbook itself

A Greenbook table is `us_aid_totals` or `us_aid`: `state`, `fiscal_year`, `transition_quarter`, `category`
("economic", "military"), `obligations_usd`, `obligations_usd_2020`. The three months between fiscal years 1976 and
1977 belong to no year and are left out everywhere.
"""

from __future__ import annotations

import pandas as pd

from .errors import unknown

CATEGORIES = ("economic", "military", "all")
# 5 % error (two-sided) and 80 % power: Student's t with 4 degrees of freedom, three years on each side: 2.776 + 0.941.
T_FOUR = 3.717


def _rows(totals: pd.DataFrame, category: str) -> pd.DataFrame:
    if category not in CATEGORIES:
        raise unknown("Kind of aid", category, CATEGORIES)
    rows = totals[~totals["transition_quarter"].astype(bool)]
    return rows if category == "all" else rows[rows["category"] == category]


def yearly(totals: pd.DataFrame, category: str = "all", value: str = "obligations_usd_2020") -> pd.DataFrame:
    """Aid of every state by fiscal year.

    Parameters
    ----------
    totals : a Greenbook table; rows without a state (regions) are left out.
    category : "economic", "military" or "all".
    value : the column to add up, in dollars.

    Returns
    -------
    One row per fiscal year, one column per state, in million dollars. A year in which a state has no row counts as
    zero: nothing is on record as obligated. A negative amount is a promise taken back.

    Raises
    ------
    UnknownName : there is no such kind of aid.
    """
    rows = _rows(totals, category)
    table = rows.groupby(["fiscal_year", "state"], observed=True)[value].sum().unstack() / 1e6
    table.columns = table.columns.astype(str)
    years = range(int(totals["fiscal_year"].min()), int(totals["fiscal_year"].max()) + 1)
    return table.reindex(years).fillna(0.0)


def share_of_all(totals: pd.DataFrame, category: str = "all") -> pd.DataFrame:
    """Each state's part of the aid that all recipients got in the year, regions included: 0 to 1.

    In dollars of the year; prices do not matter for a share of one year. Shape as in `yearly`.
    """
    whole = _rows(totals, category).groupby("fiscal_year")["obligations_usd"].sum() / 1e6
    return yearly(totals, category, "obligations_usd").div(whole, axis=0)


def left(years: pd.DataFrame, gap: int, span: int = 3, least: float = 0.0) -> pd.DataFrame:
    """How much of an earlier level is left: the mean of `span` years over that of `span` years that end `gap` before.

    Parameters
    ----------
    years : one row per fiscal year without a hole, one column per state (`yearly`).
    gap : from the last year of the earlier level to that of the later one; `span` or more, so that they are apart.
    least : an earlier mean below this is too small to lose anything; the cell is missing.

    Returns
    -------
    A share (1 = all of it is left, above 1 = more), by last year of the later level and state.
    """
    level = years.rolling(span).mean()
    earlier = level.shift(gap)
    return (level / earlier.where(earlier >= max(least, 1e-9))).dropna(how="all")


def smallest_visible(before: pd.Series, after: pd.Series, factor: float = T_FOUR) -> float:
    """Smallest distance of the share that is left from a fixed limit that a test at 5 % sees in 80 of 100 cases.

    before, after : the years of each level. factor : Student's t for the test plus that for the power, by default for
    three and three years (two and two degrees of freedom). The standard error of the ratio of two means is that of the
    delta method (first order); the years are taken as independent. With so few years it says how rough the answer is,
    no more.
    """
    share = after.mean() / before.mean()
    error = (after.var(ddof=1) / len(after) + share**2 * before.var(ddof=1) / len(before)) ** 0.5 / before.mean()
    return float(factor * error)


def deflator(totals: pd.DataFrame) -> pd.Series:
    """Dollars of 2020 that one dollar of each fiscal year is worth, from the two columns of the Greenbook."""
    sums = _rows(totals, "all").groupby("fiscal_year")[["obligations_usd", "obligations_usd_2020"]].sum()
    return (sums["obligations_usd_2020"] / sums["obligations_usd"]).rename("usd_2020_per_usd")
