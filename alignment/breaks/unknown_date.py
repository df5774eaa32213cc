"""Is there a break, at whatever date? The largest F over all dates."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from .door import MODELS, SEED, annual, cuts, exact
from .hansen import p_value as hansen
from .models import moved, residuals
from .resampling import rank, unbroken


@dataclass(frozen=True)
class SupF:
    """What `sup_f` finds.

    statistic : the largest F, in the Wald form of Andrews (1993).
    date : where it is: the last year of the first regime.
    p_value : by bootstrap, with serial correlation kept; read this one.
    p_hansen : for independent years in a long series (Hansen 1997); far too small when years resemble their neighbours.
    change : second regime minus first at the first year of the second, in the unit of the series.
    rho : AR(1) coefficient (-1 to 1) of the residuals around the model without a break.
    by_date : the F of every date tried.
    """

    statistic: float
    date: int
    p_value: float
    p_hansen: float
    change: float
    rho: float
    model: str
    trim: float
    by_date: pd.Series = field(repr=False)


def sup_f(
    series: pd.Series,
    trim: float = 0.15,
    model: str = "mean",
    bootstrap: str = "ar",
    draws: int = 999,
    seed: int | list[int] = SEED,
) -> SupF:
    """Sup-F test for one break at an unknown date (Andrews 1993, Econometrica 61).

    A date is the last year of the first regime. The bootstrap makes series without a break, looks for their largest F
    as in the real one, and counts how often it is as large. It compares F divided by (1 + rho) / (1 - rho), with the
    rho of each series itself, so that the uncertainty of rho counts too.

    At 5 % the test finds a break in so many of 100 AR(1) series that have none, and in so many that have a step in the
    middle of 2 or 3 standard deviations (`python -m benchmarks.breaks`; 1,000 and 300 series, Monte Carlo errors 0.7
    and up to 2.9; Hansen's p-value beside it):

        model  years  rho   ar  wild  block  Hansen   2 sd  3 sd
        mean   40     0    5.9   6.3    3.6     6.4     98    99
        mean   40     0.5  5.5   6.0    3.1    46.6     48    60
        mean   40     0.8  5.6   4.9    1.4    81.1     11    22
        mean   70     0    5.5   5.4    3.4     5.5    100   100
        mean   70     0.5  5.2   4.8    3.7    48.5     85    98
        mean   70     0.8  5.4   5.1    2.8    87.0     17    30
        trend  40     0    5.3   5.1    3.7     9.2
        trend  40     0.5  5.2   5.0    1.6    66.1
        trend  40     0.8  2.4   2.7    0.7    93.6
        trend  70     0    6.1   6.0    4.0     8.3
        trend  70     0.5  5.3   5.5    3.2    73.0
        trend  70     0.8  3.9   3.5    1.3    98.3

    So "ar" and "wild" keep their 5 %, and stay below it for a trend with rho 0.8. The price is power: in 40 years with
    strong memory even a large step is often missed. Then "no break found" means little.

    Parameters
    ----------
    series : one number a year, indexed by year, at least 12 years ("trend": 16), in any order, without gaps.
    trim : share of the years (0.01 to 0.45) that each regime keeps at least.
    model : "mean", another level; "trend", another level and another trend.
    bootstrap : "ar" runs an AR(1) process with innovations drawn from the residuals (Diebold and Chen 1996, Journal of
        Econometrics 70); "wild" draws their signs; "block" strings blocks of residuals together (Künsch 1989).
    draws : how many series are made; the smallest p-value is 1 / (1 + draws).
    seed : the same seed gives the same p-value.

    Raises
    ------
    BadItem : the series is too short, constant, without scatter, has gaps or values that are not finite, or is not
        indexed by year; a trim outside its range.
    UnknownName : a model or bootstrap of another name.
    """
    one = annual(series, model)
    tried = cuts(one, trim, model)
    found = moved(one.values, model, tried)
    exact(found.left, found.total)
    best = int(found.f[0].argmax())
    made = unbroken(residuals(one.values[None], model)[0], model, draws, bootstrap, np.random.default_rng(seed))
    largest = moved(made, model, tried).robust_f.max(1)
    return SupF(
        statistic=float(found.f[0, best]),
        date=one.date(tried[best]),
        p_value=float(rank(found.robust_f[0, best], largest)),
        p_hansen=hansen(found.f[0, best], MODELS[model], tried[0] / len(one.years)),
        change=float(found.change[0, best]),
        rho=float(found.rho[0, 0]),
        model=model,
        trim=trim,
        by_date=pd.Series(found.f[0], index=pd.Index([one.date(cut) for cut in tried], name="year"), name="f"),
    )
