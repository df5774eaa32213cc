"""Did something change at a date that is named beforehand?"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from scipy.stats import f as f_law
from statsmodels.regression.linear_model import OLS

from ..errors import BadItem, fault
from .door import MODELS, SEED, annual, cut_at, exact
from .models import moved, residuals
from .resampling import rank, unbroken


@dataclass(frozen=True)
class Chow:
    """What `chow` finds; `date` is the last year of the first regime.

    statistic : Chow's F, with as many degrees of freedom above as parameters break.
    p_value : by bootstrap, with serial correlation kept; read this one.
    p_f : by the F law, for independent years. p_hac : by the F law, with Newey-West standard errors.
    change, se : second regime minus first at the first year of the second, and its Newey-West standard error.
    lags : years over which Newey and West look back.
    """

    statistic: float
    date: int
    p_value: float
    p_f: float
    p_hac: float
    change: float
    se: float
    lags: int
    model: str


@dataclass(frozen=True)
class Interrupted:
    """What `interrupted` finds; `date` is the last year of the first regime.

    estimates : rows `level` (in the last year before), `trend` (a year, before), `jump` (in the first year after, from
        the earlier line), `change_of_trend` (a year). Columns `estimate`; `se`, `low`, `high` and `p_hac`, all with
        Newey-West standard errors; `p_value` of the last two rows by bootstrap, with serial correlation kept: read it.
    fitted : by year `observed`, `fitted`, and `without`: the earlier line carried on.
    lags : years over which the Newey-West standard errors look back. level : of the intervals.
    """

    estimates: pd.DataFrame
    date: int
    lags: int
    level: float
    fitted: pd.DataFrame = field(repr=False)


def chow(
    series: pd.Series,
    date: int,
    model: str = "mean",
    lags: int | None = None,
    bootstrap: str = "ar",
    draws: int = 999,
    seed: int | list[int] = SEED,
) -> Chow:
    """Chow's F test of a break at a known date (Chow 1960, Econometrica 28), three p-values.

    A date is the last year of the first regime. The date must be known before the series was seen: for a date that
    was found in it, use `sup_f`.

    At 5 %, in so many of 100 AR(1) series without a break (`python -m benchmarks.breaks`; 500 series, Monte Carlo error
    1 for a 5):

        model  years  rho  p_value  p_hac   p_f
        mean   40     0        3.4    7.6   4.6
        mean   40     0.5      3.2   15.6  25.2
        mean   40     0.8      3.2   35.0  53.6
        mean   70     0        5.6    7.8   6.4
        mean   70     0.5      4.4   12.8  27.0
        mean   70     0.8      3.8   28.2  51.4
        trend  40     0        5.6   20.2   4.8
        trend  40     0.5      5.8   38.4  36.0
        trend  40     0.8      4.6   60.0  67.6
        trend  70     0        4.4   14.2   5.2
        trend  70     0.5      4.8   29.6  36.8
        trend  70     0.8      5.0   55.8  72.6

    Parameters
    ----------
    series, model, bootstrap, draws, seed : as in `sup_f`.
    date : each regime needs two years more than it has parameters.
    lags : for Newey and West; by default 4 (n / 100)^(2/9), rounded down (Newey and West 1994). In short series their
        standard errors are too small.

    Raises
    ------
    BadItem : a series or date that cannot be tested; says which can.
    UnknownName : a model or bootstrap of another name.
    """
    one = annual(series, model)
    cut, n, q = cut_at(one, date, model), len(one.years), MODELS[model]
    found = moved(one.values, model, (cut,))
    exact(found.left, found.total)
    made = unbroken(residuals(one.values[None], model)[0], model, draws, bootstrap, np.random.default_rng(seed))
    statistic = float(found.f[0, 0]) / q
    lags = _lags(n, lags)
    # Regressors counted from the first year after the date, so that the change there is a coefficient.
    x = np.vander(one.years - (date + 1.0), q, increasing=True)
    fit = _fit(one.values, np.hstack([x, x * (one.years > date)[:, None]]), lags)
    return Chow(
        statistic=statistic,
        date=int(date),
        p_value=float(rank(found.robust_f[0, 0], moved(made, model, (cut,)).robust_f[:, 0])),
        p_f=float(f_law.sf(statistic, q, n - 2 * q)),
        p_hac=float(fit.f_test(np.eye(2 * q)[q:]).pvalue),
        change=float(fit.params[q]),
        se=float(fit.bse[q]),
        lags=lags,
        model=model,
    )


def interrupted(
    series: pd.Series,
    date: int,
    lags: int | None = None,
    level: float = 0.95,
    bootstrap: str = "ar",
    draws: int = 999,
    seed: int | list[int] = SEED,
) -> Interrupted:
    """Interrupted time series: a line up to a known date, another after it (Wagner et al. 2002).

    A date is the last year of the first regime. The standard errors and intervals are those of Newey and West (1987),
    with the small-sample correction and the t law. In series of a few decades they are too small, as the column `p_hac`
    in the table of `chow` shows; the p-values by bootstrap are not.

    Parameters
    ----------
    series : as in `sup_f`, at least 16 years. date : each regime needs at least four years.
    lags : as in `chow`. level : of the intervals (0 to 1). bootstrap, draws, seed : as in `sup_f`.

    Raises
    ------
    BadItem : a series, date or level that cannot be used; says which can. UnknownName : a bootstrap of another name.
    """
    if not 0 < level < 1:
        raise BadItem(fault("Break, level", f"{level!r}.", "a number between 0 and 1.", "0.95 is usual."))
    one = annual(series, "trend")
    cut = cut_at(one, date, "trend")
    at = moved(one.values, "trend", (cut,))
    exact(at.left, at.total)
    lags = _lags(len(one.years), lags)
    since = one.years - float(date)
    after = since > 0
    x = np.column_stack([np.ones(len(since)), since, after, after * (since - 1)])
    fit = _fit(one.values, x, lags)
    low, high = fit.conf_int(1 - level).T
    made = unbroken(residuals(one.values[None], "trend")[0], "trend", draws, bootstrap, np.random.default_rng(seed))
    null = moved(made, "trend", (cut,))
    weights = np.linalg.pinv(x)[2:].T
    own, others = (
        np.abs(rows @ weights) / found.sd / np.sqrt(found.inflation)
        for rows, found in ((one.values[None], at), (made, null))
    )
    estimates = pd.DataFrame(
        {"estimate": fit.params, "se": fit.bse, "low": low, "high": high, "p_hac": fit.pvalues},
        index=pd.Index(["level", "trend", "jump", "change_of_trend"], name="what"),
    )
    estimates["p_value"] = [np.nan, np.nan, *rank(own[0], others)]
    fitted = {"observed": one.values, "fitted": fit.fittedvalues, "without": x[:, :2] @ fit.params[:2]}
    return Interrupted(estimates, int(date), lags, level, pd.DataFrame(fitted, pd.Index(one.years, name="year")))


def _lags(n: int, lags: int | None) -> int:
    if lags is None:
        return int(4 * (n / 100) ** (2 / 9))
    if isinstance(lags, bool) or not isinstance(lags, int | np.integer) or not 0 <= lags < n:
        expected = f"a whole number of years from 0 to {n - 1}."
        raise BadItem(fault("Break, lags", f"{lags!r}.", expected, "leave it out for the usual number."))
    return int(lags)


def _fit(values: np.ndarray, x: np.ndarray, lags: int):
    return OLS(values, x).fit(cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": True}, use_t=True)
