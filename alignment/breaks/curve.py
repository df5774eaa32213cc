"""The specification curve: every defensible way to test one date, in one table, against curves that chance makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from scipy.signal import lfilter

from ..errors import BadItem, fault
from .door import MODELS, SEED, Annual, annual, cut_at, exact, known
from .models import moved, residuals
from .resampling import innovations, rank

# Years on each side of the date; the first and the last year; or all years.
Window = int | tuple[int, int] | None
SUMMARIES = ("median", "mean_t", "significant")


@dataclass(frozen=True)
class Specification:
    """One way to test the date.

    choices : what was chosen, by name, such as {"series": "votes", "measure": "agreement", "window": "1990-2025"}.
    series : as in `sup_f`. model : "mean" or "trend".
    window : so many years on each side of the date (the window moves with the date), (first, last), or None for all.
    expected : +1 when the claim expects the series to rise, -1 when it expects it to fall.
    """

    choices: Mapping[str, object]
    series: pd.Series = field(repr=False)
    model: str = "mean"
    window: Window = None
    expected: int = 1


@dataclass(frozen=True)
class SpecificationCurve:
    """What `specification_curve` finds; `date` is the last year of the first regime.

    table : one row a specification, the smallest estimate first: its choices; `first`, `last` (years used); `change`
        (second regime minus first at the first year of the second, in the unit of the series); `estimate` (the change in
        standard deviations of the years around the two regimes, above 0 as the claim expects); `t` (the change over a
        standard error that knows of serial correlation, signed alike); `p_value` (two-sided, from the permutations).
    tests : one row a summary of the curve: `observed`, `p_permutations`, `p_dates`. The summaries (Simonsohn, Simmons and
        Nelson 2020): `median` estimate; `mean_t`; `significant`, how many specifications have p at most 0.05 in the
        commoner direction.
    by_date : the summaries of the whole curve at every date at which all specifications can be made, this one too.
    """

    table: pd.DataFrame
    tests: pd.DataFrame
    date: int
    by_date: pd.DataFrame = field(repr=False)


def specifications(
    series: Mapping[str | tuple, pd.Series],
    windows: Mapping[str, Window] | Sequence[Window] = (None,),
    models: Sequence[str] = tuple(MODELS),
    names: Sequence[str] = ("series",),
    expected: Mapping[str | tuple, int] | None = None,
) -> list[Specification]:
    """All combinations of series, windows and models.

    series : by key; a key of several parts, such as ("votes", "agreement"), has as many `names`.
    windows : see `Specification`; by a name of your own, or named by themselves. expected : by the key of the series;
    +1 where it says nothing.

    Raises
    ------
    BadItem : the parts of a key do not fit `names`.
    """
    if not isinstance(windows, Mapping):
        windows = {_window_name(window): window for window in windows}
    made = []
    for key, one in series.items():
        parts = key if isinstance(key, tuple) else (key,)
        if len(parts) != len(names):
            what, mend = f"{len(parts)} parts of {key!r}.", "give one name for each part."
            raise BadItem(fault("Curve, names", what, f"{len(names)}: {', '.join(names)}.", mend))
        for window_name, window in windows.items():
            for model in models:
                choices = dict(zip(names, parts, strict=True)) | {"window": window_name, "model": model}
                made.append(Specification(choices, one, model, window, (expected or {}).get(key, 1)))
    return made


def specification_curve(
    specs: Sequence[Specification], date: int, permutations: int = 999, seed: int | list[int] = SEED
) -> SpecificationCurve:
    """Test one date in every way (Simonsohn, Simmons and Nelson 2020, Nature Human Behaviour 4), and the curve as a whole.

    A date is the last year of the first regime. Two questions, two tests:

    `p_permutations`: could a curve like this come from series that nothing breaks? Each series is freed of its level (or
    trend) and of what each year takes over from the year before (AR(1)); what is new in each year is then dealt out to
    the years anew, in the same order for all series, and the series are built up again. So they keep their memory, and
    they still move together.

    `p_dates`: is this date special? The whole curve is made anew at every other date at which all specifications can be
    made; p = (1 + dates with as large a summary) / (1 + other dates). It is missing where there is no other date.

    Parameters
    ----------
    specs : as `specifications` makes them; each needs at least 12 years ("trend": 16) and, on each side of the date, two
        years more than a regime has parameters.
    permutations : the smallest p-value is 1 / (1 + permutations). seed : the same seed gives the same p-values.

    Raises
    ------
    BadItem : no specification, or some that cannot be tested at the date; names up to five of them.
    """
    if not specs or permutations < 1:
        expected = "at least one specification and one permutation."
        raise BadItem(fault("Curve, specs", f"{len(specs)}, permutations {permutations}.", expected, "give some."))
    windows = _windows(specs, date)
    found, drawn, limits = _permuted(specs, windows, date, permutations, seed)
    table = _table(specs, windows, found, drawn["t"])
    observed = _summaries(found, limits)
    null = _summaries(drawn, limits)
    by_date = _by_date(specs, windows, date, limits, observed)
    others = by_date.drop(date)
    tests = pd.DataFrame({
        "observed": {name: float(observed[name][0]) for name in SUMMARIES},
        "p_permutations": {n: float(rank(abs(observed[n][0]), np.abs(null[n]))) for n in SUMMARIES},
        "p_dates": {n: _rank_or_missing(abs(observed[n][0]), others[n].abs().to_numpy()) for n in SUMMARIES},
    }).rename_axis("summary")  # fmt: skip
    return SpecificationCurve(table, tests, int(date), by_date)


def _windows(specs: Sequence[Specification], date: int) -> list[Annual]:
    """Each specification's years at the date, checked; at most five faults at once."""
    faults, windows = [], []
    for spec in specs:
        try:
            known(spec.model, MODELS, "Model")
            one = annual(_within(spec, date), spec.model)
            cut = (cut_at(one, date, spec.model),)
            at = moved(one.values, spec.model, cut)
            exact(at.left, at.total)
            windows.append(one)
        except BadItem as error:
            faults.append(f"{dict(spec.choices)}: {error}")
    if faults:
        more = f"\n… and {len(faults) - 5} more." if len(faults) > 5 else ""
        raise BadItem("\n".join(faults[:5]) + more)
    return windows


def _within(spec: Specification, date: int) -> pd.Series:
    if not isinstance(spec.series, pd.Series) or spec.window is None:
        return spec.series
    years = isinstance(spec.window, int | np.integer)
    first, last = (date - spec.window + 1, date + spec.window) if years else spec.window
    inside = spec.series[(spec.series.index >= first) & (spec.series.index <= last)]
    if inside.empty or inside.index.min() > first or inside.index.max() < last:
        mend = "take another window, or leave this one out."
        raise BadItem(fault("Curve, window", f"the series does not fill {first} to {last}.", "every year.", mend))
    return inside


def _permuted(specs, windows: list[Annual], date: int, permutations: int, seed):
    """Estimates and t, signed as the claim expects: observed (specs, 1), permuted (specs, permutations), 5 % limits."""
    calendar = np.arange(min(w.years[0] for w in windows), max(w.years[-1] for w in windows) + 1)
    keys = np.random.default_rng(seed).random((permutations, len(calendar)))
    orders: dict[tuple[int, int], np.ndarray] = {}
    found = {name: np.empty((len(specs), 1)) for name in ("change", "estimate", "t")}
    drawn = {name: np.empty((len(specs), permutations)) for name in ("estimate", "t")}
    for i, (spec, one) in enumerate(zip(specs, windows, strict=True)):
        span = int(one.years[1]), int(one.years[-1])
        if span not in orders:
            inside = (calendar >= span[0]) & (calendar <= span[1])
            orders[span] = keys[:, inside].argsort(1)
        cut = (one.cut(date),)
        at = moved(one.values, spec.model, cut)
        null = moved(_dealt(one, spec.model, float(at.rho[0, 0]), orders[span]), spec.model, cut)
        found["change"][i] = at.change[0]
        for name, values in (("estimate", lambda m: m.change / m.sd), ("t", lambda m: m.robust_t)):
            found[name][i] = spec.expected * values(at)[0]
            drawn[name][i] = spec.expected * values(null)[:, 0]
    return found, drawn, np.quantile(np.abs(drawn["t"]), 0.95, axis=1, keepdims=True)


def _dealt(one: Annual, model: str, rho: float, order: np.ndarray) -> np.ndarray:
    """The series' innovations in other orders (b, n - 1), built up again to series (b, n) that remember as it does."""
    shocks = innovations(residuals(one.values[None], model)[0], rho)[order]
    start = shocks[:, -1:] / np.sqrt(1 - rho**2)
    return lfilter([1], [1, -rho], np.hstack([start, shocks]))


def _table(specs, windows, found: dict, null_t: np.ndarray) -> pd.DataFrame:
    table = pd.DataFrame([dict(spec.choices) for spec in specs])
    table["first"], table["last"] = ([int(w.years[end]) for w in windows] for end in (0, -1))
    for name in ("change", "estimate", "t"):
        table[name] = found[name][:, 0]
    table["p_value"] = rank(np.abs(found["t"]), np.abs(null_t), axis=1)
    return table.sort_values("estimate", ignore_index=True)


def _summaries(of: dict, limits: np.ndarray) -> dict[str, np.ndarray]:
    """The three summaries of each curve: arrays as long as there are curves (columns)."""
    up, down = (of["t"] > limits).sum(0), (of["t"] < -limits).sum(0)
    return {
        "median": np.median(of["estimate"], axis=0), "mean_t": of["t"].mean(0), "significant": np.maximum(up, down)
    }  # fmt: skip


def _by_date(specs, windows, date: int, limits: np.ndarray, observed: dict) -> pd.DataFrame:
    """The summaries at every date that all specifications share."""
    dates = sorted(
        set.intersection(*({int(d) for d in _dates(s, w, date)} for s, w in zip(specs, windows, strict=True)))
    )
    rows = {name: np.empty((len(specs), len(dates))) for name in ("estimate", "t")}
    for i, (spec, one) in enumerate(zip(specs, windows, strict=True)):
        rows["estimate"][i], rows["t"][i] = _over(spec, one, date, dates)
    table = pd.DataFrame(_summaries(rows, limits), index=pd.Index(dates, name="date"))
    table.loc[date] = {name: observed[name][0] for name in SUMMARIES}
    return table.sort_index()


def _dates(spec: Specification, one: Annual, date: int) -> range:
    """The dates at which a specification can be made; a window that moves goes as far as its series does."""
    least = MODELS[spec.model] + 2
    if isinstance(spec.window, int | np.integer):
        years = spec.series.index
        full = {y for y, v in spec.series.items() if np.isfinite(v)}
        runs = range(int(years.min()) + spec.window - 1, int(years.max()) - spec.window + 1)
        return [d for d in runs if all(y in full for y in range(d - spec.window + 1, d + spec.window + 1))]
    return range(one.date(least), one.date(len(one.years) - least) + 1)


def _over(spec: Specification, one: Annual, date: int, dates: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """Estimate and t at each date, signed as the claim expects."""
    if isinstance(spec.window, int | np.integer):
        rows = np.stack([_within(spec, d).sort_index().to_numpy(dtype=float) for d in dates])
        at = moved(rows, spec.model, (spec.window,))
        return spec.expected * (at.change / at.sd)[:, 0], spec.expected * at.robust_t[:, 0]
    at = moved(one.values, spec.model, tuple(one.cut(d) for d in dates))
    return spec.expected * (at.change / at.sd)[0], spec.expected * at.robust_t[0]


def _rank_or_missing(value: float, others: np.ndarray) -> float:
    return float(rank(value, others)) if len(others) else float("nan")
