"""Forecasts that can be scored: what the simple forecasters say, and how far a probability was from what came.

    no_change   the mean of the years before
    trend       the straight line through them, continued
    brier       the mean squared distance of probabilities from what happened

A forecast has an event, a date and a probability. The two simple forecasters say a value; whether their value meets
the event turns it into a probability of 1 or 0.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from .errors import BadItem, fault


def no_change(past: pd.Series) -> float:
    """The mean of the known years, in the unit of the series: the forecast that nothing will move."""
    return float(past.mean())


def trend(past: pd.Series, ahead: int) -> float:
    """The mean of the next `ahead` years on the straight line through the known years (least squares).

    past : values by year; years without a value are left out.

    Raises
    ------
    BadItem : fewer than two known years, through which there is no line; or no year ahead.
    """
    known = past.dropna()
    if len(known) < 2 or ahead < 1:
        problem = f"{len(known)} known years, {ahead} ahead."
        raise BadItem(
            fault("Trend", problem, "two known years or more, and one ahead or more.", "take a longer series.")
        )
    last = int(known.index.max())
    slope, level = np.polyfit(known.index.to_numpy(dtype=float) - last, known.to_numpy(dtype=float), 1)
    return float(level + slope * (ahead + 1) / 2)


def brier(probability: pd.Series | float, happened: pd.Series) -> float:
    """Brier score: the mean of (probability - happened) squared. 0 is best, 1 is worst, always 0.5 gives 0.25.

    Parameters
    ----------
    probability : 0 to 1, one for each event, by the same index as `happened`; or one for all.
    happened : 1 (or True) where the event came, 0 where not.

    Brier (1950) also adds the square for "not happened", so his number is twice this one.

    Raises
    ------
    BadItem : a probability lies outside 0 to 1, or an event has none.
    """
    said = pd.Series(probability, index=happened.index, dtype=float)
    if not said.between(0, 1).all():
        wrong = ", ".join(map(str, said.index[~said.between(0, 1)]))
        mend = "divide percentages by 100; give every event one."
        raise BadItem(
            fault("Brier score", f"no probability for {wrong}.", "a number from 0 to 1 for each event.", mend)
        )
    return float(((said - happened.astype(float)) ** 2).mean())
