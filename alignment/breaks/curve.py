"""The specification curve: every defensible way to test one date, in one table, against curves that chance makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from scipy.signal import lfilter

from ..errors import BadItem, fault
from .door import SEED, Annual, cut_at, exact
from .models import Moved, moved, residuals
from .resampling import innovations, rank
from .specs import Specification, dates_of, moves, within

SUMMARIES = ("median", "mean_t", "significant")
ERROR = 0.05


@dataclass(frozen=True)
class SpecificationCurve:
    """What `specification_curve` finds; `date` is the last year of the first regime.

    table : one row a specification, the smallest estimate first: its choices; `first`, `last` (years used); `change`
        (second regime minus first at the first year of the second, in the unit of the series); `estimate` (the change
        in standard deviations of the years around the two regimes, above 0 as the claim expects); `t` (the change over
        a standard error that knows of serial correlation, signed alike); `p_value` (two-sided, from the draws without
        a break).
    tests : one row a summary of the curve: `observed`, `p_chance`, `p_dates`, signs aside. The summaries: `median`
        estimate; `mean_t`; `significant`, how many specifications have p at most 0.05 in the commoner direction.
    by_date : the summaries of the whole curve at every date at which all specifications can be made, this one too.
    """

    table: pd.DataFrame
    tests: pd.DataFrame
    date: int
    by_date: pd.DataFrame = field(repr=False)


def specification_curve(
    specs: Sequence[Specification], date: int, permutations: int = 999, seed: int | list[int] = SEED
) -> SpecificationCurve:
    """Test one date in every way, and then the curve as a whole (Simonsohn, Simmons and Nelson 2020, Nat Hum Behav 4).

    A date is the last year of the first regime. Two questions, two tests:

    `p_chance`: could a curve like this come from series that nothing breaks? Each series is freed of its level (or
    trend) and of what each year takes over from the year before (AR(1)). What is new in each year keeps its size and
    gets a sign by lot, the same for all series and windows, and the series are built up again (a wild bootstrap). So
    they keep their memory, and they still move together.

    `p_dates`: is this date special? The whole curve is made anew at every other date at which all specifications can
    be made; p = (1 + dates with as large a summary) / (1 + other dates). It is missing where there is no other date.

    Six AR(1) series that share half of their variance, each tested in eight ways, gave `p_chance` at most 0.05 without
    a break in so many of 100 cases, with rho 0, 0.5 and 0.8: `median` 7, 6, 6; `mean_t` 6, 7, 9; `significant` 7, 6,
    5. `p_dates` gave 2 to 7 (`python -m benchmarks.breaks`; 300 cases, Monte Carlo error 1.3 for a 5).

    Parameters
    ----------
    specs : as `specifications` makes them; each needs at least 12 years ("trend": 16) and, on each side of the date,
        two years more than a regime has parameters.
    permutations : how often the signs are drawn; the smallest p-value is 1 / (1 + permutations).
    seed : the same seed gives the same p-values.

    Raises
    ------
    BadItem : no specification, or some that cannot be tested at the date; names up to five of them.
    """
    if not specs or permutations < 1:
        expected = "at least one specification and one permutation."
        what = f"{len(specs)} specifications, {permutations} permutations."
        raise BadItem(fault("Curve, specs", what, expected, "give some."))
    if isinstance(date, bool) or not isinstance(date, int | np.integer):
        raise BadItem(fault("Curve, date", f"{date!r}.", "a year, a whole number.", "name the last year before."))
    windows = _windows(specs, date)
    found, drawn = _drawn(specs, windows, date, permutations, seed)
    limits = _limits(np.abs(drawn["t"]))
    observed, null = _summaries(found, limits), _summaries(drawn, limits)
    by_date = _by_date(specs, windows, date, limits)
    by_date.loc[date] = [observed[name][0] for name in SUMMARIES]
    others = by_date.drop(date).abs()
    rows = {}
    for name in SUMMARIES:
        value = float(observed[name][0])
        p_dates = float(rank(abs(value), others[name].to_numpy())) if len(others) else np.nan
        rows[name] = (value, float(rank(abs(value), np.abs(null[name]))), p_dates)
    tests = pd.DataFrame.from_dict(rows, orient="index", columns=["observed", "p_chance", "p_dates"])
    table = _table(specs, windows, found, np.abs(drawn["t"]))
    return SpecificationCurve(table, tests.rename_axis("summary"), int(date), by_date.sort_index())


def _windows(specs: Sequence[Specification], date: int) -> list[Annual]:
    """Each specification's years at the date, checked; at most five faults at once."""
    faults, windows = [], []
    for spec in specs:
        try:
            one = within(spec, date)
            at = moved(one.values, spec.model, (cut_at(one, date, spec.model),))
            exact(at.left, at.total)
            windows.append(one)
        except BadItem as error:
            faults.append(f"{dict(spec.choices)}: {error}")
    if faults:
        more = f"\n… and {len(faults) - 5} more." if len(faults) > 5 else ""
        raise BadItem("\n".join(faults[:5]) + more)
    return windows


def _drawn(specs, windows: list[Annual], date: int, draws: int, seed) -> tuple[dict, dict]:
    """Numbers of each specification: observed (specs, 1) and drawn without a break (specs, draws)."""
    first, last = min(w.years[0] for w in windows), max(w.years[-1] for w in windows)
    signs = np.random.default_rng(seed).choice([-1.0, 1.0], (draws, last - first + 1))
    found = {name: np.empty((len(specs), 1)) for name in ("change", "estimate", "t")}
    drawn = {name: np.empty((len(specs), draws)) for name in ("estimate", "t")}
    for i, (spec, one) in enumerate(zip(specs, windows, strict=True)):
        cut = (one.cut(date),)
        at = moved(one.values, spec.model, cut)
        own = signs[:, one.years[0] - first : one.years[-1] - first + 1]
        null = moved(_unbroken(one, spec.model, float(at.rho[0, 0]), own), spec.model, cut)
        found["change"][i] = at.change[0]
        found["estimate"][i], found["t"][i] = _signed(at, spec.expected)
        drawn["estimate"][i], drawn["t"][i] = (part[:, 0] for part in _signed(null, spec.expected))
    return found, drawn


def _signed(at: Moved, expected: int) -> tuple[np.ndarray, np.ndarray]:
    return expected * at.change / at.sd, expected * at.robust_t


def _unbroken(one: Annual, model: str, rho: float, signs: np.ndarray) -> np.ndarray:
    """Series (b, n) of the same innovations with other signs (b, n), which remember as the series does."""
    e = residuals(one.values[None], model)[0]
    return lfilter([1], [1, -rho], np.append(e[0], innovations(e, rho)) * signs)


def _limits(sizes: np.ndarray) -> np.ndarray:
    """What |t| must exceed for a p-value of at most 5 %, by specification (specs, 1)."""
    rarest = int(ERROR * (1 + sizes.shape[1]))
    if rarest < 1:
        return np.full((len(sizes), 1), np.inf)
    return -np.partition(-sizes, rarest - 1, axis=1)[:, rarest - 1 : rarest]


def _summaries(of: dict, limits: np.ndarray) -> dict[str, np.ndarray]:
    """The three summaries of each curve: arrays as long as there are curves (columns)."""
    up, down = (of["t"] > limits).sum(0), (of["t"] < -limits).sum(0)
    return {
        "median": np.median(of["estimate"], axis=0),
        "mean_t": of["t"].mean(0),
        "significant": np.maximum(up, down).astype(float),
    }


def _table(specs, windows: list[Annual], found: dict, null_sizes: np.ndarray) -> pd.DataFrame:
    table = pd.DataFrame([dict(spec.choices) for spec in specs])
    table["first"], table["last"] = ([int(w.years[end]) for w in windows] for end in (0, -1))
    for name in ("change", "estimate", "t"):
        table[name] = found[name][:, 0]
    table["p_value"] = rank(np.abs(found["t"]), null_sizes, axis=1)
    return table.sort_values("estimate", ignore_index=True)


def _by_date(specs, windows: list[Annual], date: int, limits: np.ndarray) -> pd.DataFrame:
    """The summaries at every date that all specifications share, and at which none is without scatter."""
    dates = sorted(set.intersection(*(dates_of(s, w) for s, w in zip(specs, windows, strict=True))))
    rows = {name: np.empty((len(specs), len(dates))) for name in ("estimate", "t")}
    for i, (spec, one) in enumerate(zip(specs, windows, strict=True)):
        rows["estimate"][i], rows["t"][i] = _over(spec, one, dates)
    whole = np.isfinite(rows["t"]).all(0)
    kept = _summaries({name: part[:, whole] for name, part in rows.items()}, limits)
    return pd.DataFrame(kept, index=pd.Index(np.array(dates)[whole], name="date"))


def _over(spec: Specification, one: Annual, dates: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """Estimate and t at each date, signed as the claim expects; missing where the years have no scatter."""
    if moves(spec):
        series = spec.series.sort_index()
        rows = np.stack([series.loc[d - spec.window + 1 : d + spec.window].to_numpy(dtype=float) for d in dates])
        cuts = (spec.window,)
    else:
        rows, cuts = one.values[None], tuple(one.cut(d) for d in dates)
    with np.errstate(invalid="ignore", divide="ignore"):
        at = moved(rows, spec.model, cuts)
        estimate, t = _signed(at, spec.expected)
    size = np.abs(rows).max(1, keepdims=True) ** 2
    still = (at.left <= 1e-10 * at.total) | (at.total <= 1e-20 * size)
    return estimate.ravel(), np.where(still, np.nan, t).ravel()
