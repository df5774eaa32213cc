"""Steps in yearly series, for the questions of chapter 8: the measures of the chapter on a shorter list of states.

All tables begin in 1985: the states of `after_the_article.scores` voted throughout from then on.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd
from numpy.lib.stride_tricks import sliding_window_view

from alignment.breaks.models import moved
from alignment.rules.turning_point import SIDE, level, positions, trade_with

from .after_the_article import POWERS, scores
from .common import name, nameable

START = 1985
MEASURES = ("UN votes (points)", "Positions (units)", "Trade (points)")


@cache
def votes(power: str) -> pd.DataFrame:
    """Agreement with the power in per cent: a row per year, a column per state."""
    return 100 * scores()[power].drop(columns=[*POWERS], errors="ignore")


@cache
def traded(power: str) -> pd.DataFrame:
    """The steps of the power's part of each reporter's trade, in points, as `level` finds them."""
    table = 100 * trade_with(power).loc[START:]
    return level(table[[s for s in table.columns if s in nameable() - {*POWERS}]]).query("error > 0")


@cache
def voted(power: str) -> pd.DataFrame:
    """The steps of the votes in points, as `level` finds them, with `t`: the step in standard errors."""
    found = level(votes(power))
    return found.assign(t=found["change"] / found["error"])


@cache
def grid(power: str, column: str) -> pd.DataFrame:
    """One column of `voted`: a row per first year after, a column per state."""
    return voted(power).pivot(index="first", columns="state", values=column)


@cache
def plain(power: str) -> pd.DataFrame:
    """The steps of the votes where every year is a new case.

    Columns: `state`, `first`, the means `before` and `after`, `scatter` around the two, `error` (in points), and `t`.
    """
    table = votes(power).reindex(range(START, votes(power).index.max() + 1))
    cut = sliding_window_view(table.to_numpy(), 2 * SIDE, axis=0)  # windows x states x years
    at, state = np.nonzero(np.isfinite(cut).all(2))
    rows = cut[at, state]
    one = moved(rows, "mean", (SIDE,))
    where = {"state": table.columns[state], "first": table.index[0] + at + SIDE}
    means = {"before": rows[:, :SIDE].mean(1), "after": rows[:, SIDE:].mean(1)}
    errors = {"scatter": one.sd[:, 0], "error": one.error[:, 0], "t": (one.change / one.error)[:, 0]}
    return pd.DataFrame(where | means | errors)


@cache
def measured(power: str) -> dict[str, pd.DataFrame]:
    """`change` and `error` by measure, indexed by `first` and `state`; higher is nearer to the power."""
    tables = voted(power), level(positions(power).loc[START:]), traded(power)
    found = zip(MEASURES, tables, strict=True)
    return {what: table.set_index(["first", "state"])[["change", "error"]] for what, table in found}


def nine(power: str, first: int, apart: int = 2) -> pd.DataFrame:
    """Three measures at three dates around `first`: a row per state, columns (way of counting, `change` or `error`).

    Empty where a measure has no date there.
    """
    parts = {}
    for what, table in measured(power).items():
        for year in (first - apart, first, first + apart):
            if year not in table.index:
                return pd.DataFrame()
            parts[f"{what}, {year}"] = table.loc[year]
    return pd.concat(parts, axis=1, join="inner").reindex(sorted(nameable())).dropna()


def spans(first: int) -> tuple[str, str]:
    """The ten years before a date, and the ten from it on, as a sheet names them."""
    return f"{first - SIDE}–{first - 1}", f"{first}–{first + SIDE - 1}"


@cache
def among_states() -> pd.DataFrame:
    """p-values: the part of all states whose step at the same date is as clear, its own included.

    A row per `first` and `state`; a column per series, such as "Votes with Moscow".
    """
    found = {}
    for power in POWERS:
        for what, table in (("Votes", voted(power)), ("Trade", traded(power))):
            size = (table["change"] / table["error"]).abs()
            dates = size.groupby(table["first"])
            share = dates.rank(ascending=False, method="max") / dates.transform("count")
            found[f"{what} with {name(power)}"] = share.set_axis(pd.MultiIndex.from_frame(table[["first", "state"]]))
    return pd.DataFrame(found)

