"""Specifications: which series, over which years, by which model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ..errors import BadItem, fault
from .door import MODELS, Annual, annual, check_years

# Years on each side of the date; the first and the last year; or all years.
Window = int | tuple[int, int] | None


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


def _window_name(window: Window) -> str:
    if window is None:
        return "all years"
    return f"{window[0]}–{window[1]}" if isinstance(window, tuple) else f"{window} years each side"


def moves(spec: Specification) -> bool:
    """Does the window go with the date?"""
    return isinstance(spec.window, int | np.integer)


def _check(spec: Specification) -> None:
    pair = isinstance(spec.window, tuple) and len(spec.window) == 2
    if not (spec.window is None or pair or (moves(spec) and spec.window > 0)):
        expected = "None, so many years on each side of the date, or (first year, last year)."
        raise BadItem(fault("Curve, window", f"{spec.window!r}.", expected, "write one of the three."))
    if spec.expected not in (1, -1):
        mend = "say which way the claim points."
        raise BadItem(fault("Curve, expected", f"{spec.expected!r}.", "+1 for a rise, -1 for a fall.", mend))


def within(spec: Specification, date: int) -> Annual:
    """The years that a specification uses at a date, checked."""
    _check(spec)
    if not isinstance(spec.series, pd.Series) or spec.window is None:
        return annual(spec.series, spec.model)
    check_years(spec.series.index)
    first, last = (date - spec.window + 1, date + spec.window) if moves(spec) else spec.window
    inside = spec.series[(spec.series.index >= first) & (spec.series.index <= last)]
    if inside.empty or inside.index.min() > first or inside.index.max() < last:
        mend = "take another window, or leave this one out."
        raise BadItem(fault("Curve, window", f"the series does not fill {first} to {last}.", "every year.", mend))
    return annual(inside, spec.model)


def dates_of(spec: Specification, one: Annual) -> set[int]:
    """The dates at which a specification can be made; a window that moves goes as far as its series is whole.

    one : its years at the date that is tested.
    """
    if not moves(spec):
        least = MODELS[spec.model] + 2
        return set(range(one.date(least), one.date(len(one.years) - least) + 1))
    whole = spec.series.replace([np.inf, -np.inf], np.nan).sort_index()
    whole = whole.reindex(range(int(whole.index.min()), int(whole.index.max()) + 1)).notna()
    full = whole.rolling(2 * spec.window).sum() == 2 * spec.window
    return {int(last) - spec.window for last in full.index[full]}
