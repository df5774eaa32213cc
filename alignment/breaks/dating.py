"""When was the break, how surely, and were there several?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from ruptures import Dynp
from scipy.optimize import brentq
from scipy.stats import norm

from ..errors import BadItem, fault
from .door import MODELS, annual, cut_at, cuts, exact, known
from .models import ar1, design, moved, residuals

PENALTIES = ("serial", "bic", "lwz")


@dataclass(frozen=True)
class DateInterval:
    """`first` to `last` hold the date in about `level` (0 to 1) of such series; `date` is the estimate.

    All three are the last year of the first regime.
    """

    first: int
    date: int
    last: int
    level: float


@dataclass(frozen=True)
class Several:
    """What `several` finds.

    dates : of the chosen number of breaks; each the last year before a break.
    table : one row for each number of breaks: `dates`, `ssr` (sum of squares), and the penalties `serial`, `bic` and
        `lwz`, of which the smallest value is the best.
    regimes : one row for each regime: `first`, `last`, `mean`.
    """

    dates: tuple[int, ...]
    penalty: str
    table: pd.DataFrame
    regimes: pd.DataFrame


def date_interval(
    series: pd.Series, date: int | None = None, level: float = 0.95, trim: float = 0.15, serial: bool = True
) -> DateInterval:
    """Confidence interval of the date of a break in the mean (Bai 1997, Review of Economics and Statistics 79).

    A date is the last year of the first regime. The interval takes a break for granted: test that first. It is short
    when the change is large beside the scatter, which may differ between the regimes. It is asymptotic. In AR(1) series
    of 40 or 70 years with a step of 3 standard deviations, 95 to 99 of 100 intervals of 95 % held the date; with 1.5
    standard deviations 93 or 94 without memory, and 86 or 89 with rho 0.5 (`python -m benchmarks.breaks`).

    Parameters
    ----------
    series, trim : as in `sup_f`. date : the estimated date; by default the one with the largest F.
    level : 0.5 to 0.99.
    serial : True multiplies the variances by (1 + rho) / (1 - rho), with the AR(1) coefficient of the residuals around
        the two means, where it is positive; False takes the years as independent.

    Raises
    ------
    BadItem : a series, date or level that cannot be used; says which can.
    """
    if not 0.5 <= level <= 0.99:
        raise BadItem(fault("Break, level", f"{level!r}.", "a number from 0.5 to 0.99.", "0.95 is usual."))
    one = annual(series, "mean")
    tried = cuts(one, trim, "mean") if date is None else (cut_at(one, date, "mean"),)
    found = moved(one.values, "mean", tried)
    exact(found.left, found.total)
    best = int(found.f[0].argmax())
    cut = tried[best]
    parts = one.values[:cut], one.values[cut:]
    spread = np.array([part.var() for part in parts])
    if (spread == 0).any():
        what, mend = "one regime is the same every year.", "name the date without an interval."
        raise BadItem(fault("Break, series", what, "values that vary in both regimes.", mend))
    if serial:
        e = np.concatenate([part - part.mean() for part in parts])
        rho = max(0.0, float(ar1(e[None], 2)[0, 0]))
        spread = spread * (1 + rho) / (1 - rho)
    scale, ratio = spread[0] / found.change[0, best] ** 2, spread[1] / spread[0]
    below, above = (_quantile(p, ratio) * scale for p in ((1 - level) / 2, (1 + level) / 2))
    edges = cut - np.floor(above) - 1, cut - np.ceil(below) + 1
    first, last = (one.date(int(np.clip(edge, 1, len(one.years) - 1))) for edge in edges)
    return DateInterval(first, one.date(cut), last, level)


def argmax_cdf(x: float, ratio: float) -> float:
    """Law of the place where a Brownian motion less half its distance from 0 is highest (Bai 1997, appendix B).

    To the right of 0 the motion has `ratio` times the variance that it has to the left.
    """
    if x < 0:
        # The same motion seen from the other side, in units of the other variance.
        return 1 - argmax_cdf(-x / ratio, 1 / ratio)
    root = np.sqrt(x / ratio)
    tail = np.exp((ratio + 1) / 2 * x + norm.logcdf(-(2 * ratio + 1) / 2 * root)) if x else 0.5
    c, d = (1 + 2 * ratio) / (ratio * (ratio + 1)), (1 + 2 * ratio) ** 2 / (ratio * (ratio + 1))
    density = root / np.sqrt(2 * np.pi) * np.exp(-x / (8 * ratio))
    return float(1 + density + c * tail + (2 - d - x / (2 * ratio)) * norm.cdf(-root / 2))


def _quantile(p: float, ratio: float) -> float:
    edge = 500 * max(1, ratio)
    return brentq(lambda x: argmax_cdf(x, ratio) - p, -edge, edge)


def several(
    series: pd.Series, most: int = 5, trim: float = 0.15, model: str = "mean", penalty: str = "serial"
) -> Several:
    """Several breaks: the best dates for each number of them, and the number that a penalty chooses.

    A date is the last year before a break. For each number of breaks the dates with the least sum of squares are
    found among all (Bai and Perron 2003, through `ruptures.Dynp` with `jump=1`). Years that resemble their neighbours
    look like breaks to a penalty for independent years. "serial" is the BIC of as many independent years as tell as
    much about a mean, n (1 - rho) / (1 + rho), with the AR(1) coefficient of the residuals around the best single
    break, where it is positive. No penalty is a test: use `sup_f` first.

    In so many of 100 AR(1) series it finds a break where there is none, and just one where there is one of 3 standard
    deviations (`python -m benchmarks.breaks`; 300 series, Monte Carlo error up to 2.9):

        years  rho  serial  bic  lwz   serial  bic  lwz
        40     0         5    6    2       95   89   98
        40     0.5      16   61   32       92   44   74
        40     0.8      40   92   77       74   16   37
        70     0         5    7    0       97   94  100
        70     0.5      13   62   24       93   45   81
        70     0.8      25   97   82       88   11   32

    Parameters
    ----------
    series, trim, model : as in `sup_f`.
    most : largest number of breaks tried; fewer where the trimming leaves no room.
    penalty : "serial"; "bic" (Yao 1988) or "lwz" (Liu, Wu and Zidek 1997, Statistica Sinica 7), both for independent
        years. The dates count as parameters.

    Raises
    ------
    BadItem : a series that cannot be used, or `most` below 1. UnknownName : a model or penalty of another name.
    """
    one = annual(series, model)
    known(penalty, PENALTIES, "Penalty")
    if not isinstance(most, int | np.integer) or most < 1:
        raise BadItem(fault("Break, most", f"{most!r}.", "one break or more.", "5 is usual."))
    least = cuts(one, trim, model)[0]
    counts = range(min(most, len(one.years) // least - 1) + 1)
    search = _search(one.values, least, model)
    ends = [search.predict(n_bkps=count) if count else [len(one.years)] for count in counts]
    left = [_left(one.values, e, model) for e in ends]
    exact(np.array([(e**2).sum() for e in left]), (left[0] ** 2).sum())
    table = _penalties(left, MODELS[model]).assign(dates=[tuple(one.date(e) for e in each[:-1]) for each in ends])
    table = table[["dates", "ssr", *PENALTIES]]
    chosen = ends[int(table[penalty].to_numpy().argmin())]
    return Several(tuple(one.date(e) for e in chosen[:-1]), penalty, table, _regimes(one, chosen))


def _search(values: np.ndarray, least: int, model: str) -> Dynp:
    """The search through all dates; it says where the regimes end, as counts of years, the last of them n."""
    if model == "mean":
        return Dynp(model="l2", min_size=least, jump=1).fit(values)
    return Dynp(model="linear", min_size=least, jump=1).fit(np.column_stack([values, design(len(values), model)]))


def _left(values: np.ndarray, ends: list[int], model: str) -> np.ndarray:
    """What the regimes leave of the series (n)."""
    return np.concatenate([residuals(part[None], model)[0] for part in np.split(values, ends[:-1])])


def _penalties(left: list[np.ndarray], q: int) -> pd.DataFrame:
    """One row for each number of breaks, from what it leaves (n)."""
    n, counts = len(left[0]), np.arange(len(left))
    ssr = np.array([(e**2).sum() for e in left])
    parameters = (counts + 1) * q + counts
    rho = max(0.0, float(ar1(left[1][None], 2 * q + 1)[0, 0]))
    years = n * (1 - rho) / (1 + rho)
    bic = n * np.log(ssr / n) + (parameters + 1) * np.log(n) + n * (1 + np.log(2 * np.pi))
    lwz = np.log(ssr / (n - parameters)) + parameters * 0.299 * np.log(n) ** 2.1 / n
    serial = np.log(ssr / n) + parameters * np.log(years) / years
    return pd.DataFrame({"ssr": ssr, "serial": serial, "bic": bic, "lwz": lwz}, pd.Index(counts, name="breaks"))


def _regimes(one, ends: list[int]) -> pd.DataFrame:
    starts = [0, *ends[:-1]]
    rows = [
        (int(one.years[a]), int(one.years[b - 1]), one.values[a:b].mean()) for a, b in zip(starts, ends, strict=True)
    ]
    return pd.DataFrame(rows, columns=["first", "last", "mean"])
