"""What a series must be before it is tested: one number a year, no gap, and years enough on both sides of a date."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import BadItem, fault, unknown

# Parameters of one regime: a level; or a level and a trend.
MODELS = {"mean": 1, "trend": 2}
# Fewer years than these say nothing about a break and serial correlation together.
LEAST = {"mean": 12, "trend": 16}
SEED = 20180507


@dataclass(frozen=True)
class Annual:
    """A checked series: `years` (n, ascending, without a gap) and `values` (n, finite, not all the same)."""

    years: np.ndarray
    values: np.ndarray

    def cut(self, date: int) -> int:
        """How many years the first regime has when `date` is its last year."""
        return int(date) - int(self.years[0]) + 1

    def date(self, cut: int) -> int:
        return int(self.years[cut - 1])


def annual(series: pd.Series, model: str = "mean", least: int | None = None) -> Annual:
    """The series in the order of its years, or an error that says which years are at fault."""
    known(model, MODELS, "Model")
    if not isinstance(series, pd.Series):
        _refuse(f"{type(series).__name__} given.", "a pandas Series indexed by year.", "pick one column, by year.")
    check_years(series.index)
    _check_values(series)
    series = series.sort_index()
    years, values = series.index.to_numpy(dtype=int), series.to_numpy(dtype=float)
    _check_gaps(years)
    least = LEAST[model] if least is None else least
    if len(years) < least:
        _refuse(f"{len(years)} years.", f"at least {least} years for the model {model!r}.", "take a longer stretch.")
    _check_moves(values, model)
    return Annual(years, values)


def known(name: str, valid, kind: str) -> str:
    if name not in valid:
        raise unknown(kind, name, valid)
    return name


def cuts(one: Annual, trim: float, model: str) -> tuple[int, ...]:
    """Lengths of the first regime that the trimming leaves.

    Each regime keeps at least the share `trim` of the years (rounded down, as in Zeileis et al. 2002), and two years
    more than it has parameters.

    Raises
    ------
    BadItem : `trim` is not from 0.01 to 0.45.
    """
    if not 0.01 <= trim <= 0.45:
        mend = "0.15 is usual."
        raise BadItem(fault("Break, trim", f"{trim!r}.", "a share of the years from 0.01 to 0.45.", mend))
    n = len(one.years)
    least = max(int(n * trim + 1e-9), MODELS[model] + 2)
    return tuple(range(least, n - least + 1))


def cut_at(one: Annual, date: int, model: str) -> int:
    """The cut of a named date; both regimes must keep two years more than they have parameters."""
    least = MODELS[model] + 2
    first, last = one.date(least), one.date(len(one.years) - least)
    if not isinstance(date, int | np.integer) or not first <= date <= last:
        expected = f"a year from {first} to {last}: the last year of the first regime, with years enough on both sides."
        raise BadItem(fault("Break, date", f"{date!r}.", expected, "name another year, or take a longer series."))
    return one.cut(date)


def exact(left: np.ndarray, total: np.ndarray) -> None:
    """Refuse a series that a break fits without any error: no test can judge it."""
    if (left <= 1e-10 * total).any():
        what = "the model fits every year exactly; without scatter there is no test."
        _refuse(what, "values that also vary within a regime.", "describe such a step in words.")


def check_years(index: pd.Index) -> None:
    expected = "a pandas Series indexed by year: whole numbers such as 1947."
    if not pd.api.types.is_integer_dtype(index) or isinstance(index, pd.MultiIndex):
        _refuse(f"its index is {index.dtype}.", expected, "set_index('year'), or series.index = series.index.year.")
    outside = [int(y) for y in index if not 1000 <= y <= 2999][:5]
    if outside:
        _refuse(f"its index holds {_said(outside)}.", expected, "set_index('year').")
    if index.has_duplicates:
        twice = _said(sorted(set(index[index.duplicated()]))[:5])
        _refuse(f"more than one value for {twice}.", "one value a year.", "groupby('year').mean(), or pick one unit.")


def _check_values(series: pd.Series) -> None:
    if not pd.api.types.is_numeric_dtype(series) or pd.api.types.is_bool_dtype(series):
        _refuse(f"its values are {series.dtype}.", "numbers.", "astype(float).")
    bad = series.index[~np.isfinite(series.to_numpy(dtype=float, na_value=np.nan))]
    if len(bad):
        mend = "dropna() at the ends; within, take a stretch without gaps or fill the year and say so."
        _refuse(f"no finite value in {_said(sorted(bad)[:5])}.", "a finite value every year.", mend)


def _check_gaps(years: np.ndarray) -> None:
    if len(years) == 0:
        _refuse("no year at all.", "one value a year.", "look at the selection before.")
    gaps = np.setdiff1d(np.arange(years[0], years[-1] + 1), years)[:5]
    if len(gaps):
        mend = "take a stretch without gaps, or reindex, fill and say so."
        _refuse(f"{_said(gaps)} is missing between {years[0]} and {years[-1]}.", "every year once.", mend)


def _check_moves(values: np.ndarray, model: str) -> None:
    design = np.vander(np.linspace(-1, 1, len(values)), MODELS[model])
    left = values - design @ np.linalg.lstsq(design, values, rcond=None)[0]
    if np.abs(left).max() <= 1e-10 * max(np.abs(values).max(), 1e-300):
        shape = {"mean": "the same value every year.", "trend": "a straight line."}[model]
        _refuse(shape, "values that vary.", "there is nothing to test; say so in words.")


def _said(years) -> str:
    return ", ".join(str(int(y)) for y in years)


def _refuse(what: str, expected: str, mend: str) -> None:
    raise BadItem(fault("Break, series", what, expected, mend))
