"""Is the year special? Is the state? The same number where nobody claims a break."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ..errors import BadItem, fault, unknown
from .door import annual, cut_at, cuts, exact, known
from .models import moved
from .resampling import rank

# By name: what `moved` calls it.
STATISTICS = {"change": "change", "t": "robust_t", "f": "f"}
Statistic = str | Callable[[pd.Series, int], float]


@dataclass(frozen=True)
class Placebo:
    """A statistic where a break is claimed, and the same elsewhere.

    value : where it is claimed. others : elsewhere, by year or by state.
    p_value : (1 + how many others are at least as large) / (1 + how many others), signs aside; with few others it
        cannot be small.
    larger : how many others are at least as large. left_out : states that could not be compared, each with the reason.
    """

    value: float
    p_value: float
    larger: int
    others: pd.Series = field(repr=False)
    left_out: dict[str, str] = field(default_factory=dict, repr=False)


def placebo_years(
    series: pd.Series,
    date: int,
    statistic: Statistic = "t",
    model: str = "mean",
    trim: float = 0.15,
    apart: int = 0,
) -> Placebo:
    """Placebo in time: the statistic at the named date, and at every other date that the trimming leaves.

    A date is the last year of the first regime. The p-value is right where the date was named before the series was
    seen and every date is as good as another. Neighbouring dates share most of their years, so that one break lifts
    several of them; `apart` leaves the nearest out.

    Parameters
    ----------
    series, model, trim : as in `sup_f`.
    statistic : "t", the change over its standard error, with serial correlation; "change", second regime minus first,
        in the unit of the series, which chance makes larger near the ends; "f" (Wald form); or a function of the series
        and a date that returns a number.
    apart : dates nearer than so many years are no placebos.

    Raises
    ------
    BadItem : a series that cannot be tested, a date that the trimming leaves out, no other date left, or a function
        that returns no finite number. UnknownName : a model or statistic of another name.
    """
    one = annual(series, model)
    dates = [one.date(cut) for cut in cuts(one, trim, model)]
    if date not in dates:
        expected = f"a year from {dates[0]} to {dates[-1]}: the last year of the first regime, within the trimming."
        raise BadItem(fault("Placebo, date", f"{date!r}.", expected, "name another year, or trim less."))
    values = _at(series, dates, statistic, model)
    others = values[[d for d in dates if d != date and abs(d - date) >= apart]]
    if others.empty:
        raise BadItem(fault("Placebo, apart", f"{apart} leaves no other date.", "fewer years.", "lower it."))
    return _placebo(values[date], others)


def placebo_states(
    table: pd.DataFrame, state: str, date: int, statistic: Statistic = "t", model: str = "mean"
) -> Placebo:
    """Placebo in space: the statistic of one state at a date, and of every other state at the same date.

    A date is the last year of the first regime. As Abadie, Diamond and Hainmueller (2010) judge one state by the
    states to which nothing happened. The rank is honest only among states that could have been the one.

    Parameters
    ----------
    table : one row a year (the index), one column a state, all in the same unit. A state without a value in every
        year of `state`, or without any change in them, is left out and named in `left_out`.
    state : the column for which the break is claimed; its own missing years at the ends are cut off for all.
    statistic, model : as in `placebo_years`; "change" asks for states of like size.

    Raises
    ------
    UnknownName : the state, model or statistic does not exist. BadItem : its series cannot be tested, or no other state
        can be compared.
    """
    if state not in table.columns:
        raise unknown("State", state, table.columns, "use a column of the table.")
    own = table[state].loc[table[state].first_valid_index() : table[state].last_valid_index()]
    value = _at(own, [date], statistic, model)[date]
    others, left_out = {}, {}
    for name in table.columns.drop(state):
        try:
            others[name] = _at(table[name].loc[own.index], [date], statistic, model)[date]
        except BadItem as error:
            left_out[name] = str(error).splitlines()[0]
    if not others:
        what, mend = "no other state can be compared.", "take a stretch of years that more states have."
        raise BadItem(fault("Placebo, table", what, "one other state with the same years.", mend))
    return _placebo(value, pd.Series(others, name="value").rename_axis("state"), left_out)


def _at(series: pd.Series, dates: list[int], statistic: Statistic, model: str) -> pd.Series:
    """The statistic at each date."""
    one = annual(series, model)
    at = tuple(cut_at(one, date, model) for date in dates)
    if callable(statistic):
        found = np.array([statistic(series.sort_index(), date) for date in dates], dtype=float)
    else:
        name = STATISTICS[known(statistic, STATISTICS, "Statistic")]
        every = moved(one.values, model, at)
        exact(every.left, every.total)
        found = getattr(every, name)[0]
    if not np.isfinite(found).all():
        what = f"no finite number at {dates[int(np.argmin(np.isfinite(found)))]}."
        raise BadItem(fault("Placebo, statistic", what, "a number at every date.", "mend the function."))
    return pd.Series(found, index=pd.Index(dates, name="year"), name="value")


def _placebo(value: float, others: pd.Series, left_out: dict[str, str] | None = None) -> Placebo:
    p = float(rank(abs(value), others.abs().to_numpy()))
    return Placebo(float(value), p, round(p * (1 + len(others))) - 1, others, left_out or {})
