"""A yearly series at the door: years in order, gaps where there are no data, and marks for its axes."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import pandas as pd
from matplotlib.ticker import MaxNLocator

from .door import Door, paired

CONTROLS = 12
ROUND = MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10])  # at most four steps on the axis of values


def yearly(door: Door, given: Any) -> dict[int, float | None]:
    """Value by year, from the first year with data to the last; None in a year without data."""
    pairs = listed(given)
    if pairs is None:
        door.refuse(f"series is {type(given).__name__}.", "a Series indexed by year, or a list of (year, value).",
                    'write series=table.set_index("year")["share"].')
        return {}
    found: dict[int, float | None] = {}
    for year, value in pairs:
        at = whole(door, year)
        if at in found:
            door.refuse(f"series has the year {at} twice.", "each year once.", "choose one state, one topic.")
        if at is not None:
            found[at] = None if missing(value) else door.number(f"series in {at}", value)
    full = [year for year, value in found.items() if value is not None]
    return {year: found.get(year) for year in range(min(full), max(full) + 1)} if full else {}


def listed(given: Any) -> list[tuple[Any, Any]] | None:
    """The pairs of a Series, a dict or a list; None for anything else."""
    rows = given.items() if hasattr(given, "items") and not isinstance(given, pd.DataFrame) else given
    if isinstance(rows, (str, bytes, pd.DataFrame)) or not isinstance(rows, Iterable):
        return None
    rows = list(rows)
    return rows if paired(rows) else None


def whole(door: Door, year: Any) -> int | None:
    """A calendar year."""
    if not isinstance(year, (bool, str)) and hasattr(year, "__index__") and 1000 <= int(year) <= 2999:
        return int(year)
    door.refuse(f"series has the year {year!r}.", "a whole number such as 2014.", "use series.index.year as the index.")
    return None


def missing(value: Any) -> bool:
    """Is this one of the ways to say that there is no value?"""
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))


def step(low: float, high: float) -> float:
    """A round distance of at most four steps between the ends of the scale."""
    first, second, *_ = ROUND.tick_values(0, high - low)
    return float(second - first)


def heights(low: float, high: float) -> list[float]:
    """Round values to mark on the scale."""
    marks = [round(float(value), 9) + 0.0 for value in ROUND.tick_values(low, high)]
    return [mark for mark in marks if low - 1e-9 <= mark <= high + 1e-9]


def places(by: float) -> int:
    """Decimals that a mark needs."""
    return next(n for n in range(10) if abs(by - round(by, n)) < 1e-9 * by)


def year_marks(years: list[int], known: int) -> list[int]:
    """Years to write under the chart, the most needed first: each is written where there is room."""
    first = [years[known - 1], years[-1], years[0]]
    return first + [year for year in years if year % 5 == 0 and year not in first]


def knots(hidden: list[float | None]) -> list[int]:
    """The hidden years that have a control of their own, the last one always: at most so many that a phone can hold."""
    asked = [n for n, value in enumerate(hidden) if value is not None]
    return asked[::-1][:: math.ceil(len(asked) / CONTROLS)][::-1]
