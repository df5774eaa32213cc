"""What a line that a reader draws is measured with: its distance to the data, simple guesses, and shapes.

All take the hidden years as a list of values, None where there are no data.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from itertools import product
from typing import Any

import numpy as np

from .number import written

Values = Sequence[float | None]

FLAT = "Stays about the same"
# Where a shape stands at its turning year and at its end, in units of its size; None: on the straight line.
SHAPES: dict[str, tuple[float | None, float]] = {
    FLAT: (0, 0),
    "Rises steadily": (None, 1),
    "Falls steadily": (None, -1),
    "Rises, then falls": (1, 0),
    "Falls, then rises": (-1, 0),
}
SIZES, TURNS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0), (1 / 3, 1 / 2, 2 / 3)
OFFERED = 4
TREND = 5  # the guess "same trend" continues so many known years


def distance(line: Values, truth: Values) -> float:
    """Mean absolute distance over the years that have data."""
    return float(np.mean([abs(a - b) for a, b in zip(line, truth, strict=True) if a is not None and b is not None]))


def no_change(last: float, truth: Values, decimals: int) -> list[float | None]:
    """The last known value in every hidden year."""
    return fitted([last] * len(truth), truth, decimals)


def same_trend(years: Sequence[int], known: Sequence[float], hidden: Sequence[int], truth: Values, low: float,
               high: float, decimals: int) -> list[float | None]:
    """The straight line through the last known years (least squares), continued; it stays on the scale."""
    slope, level = np.polyfit(np.array(years) - years[-1], known, 1)
    line = np.clip(level + slope * (np.array(hidden) - years[-1]), low, high)
    return fitted(line, truth, decimals)


def shapes(last: float, truth: Values, low: float, high: float, decimals: int, seed: str) -> dict[str, list]:
    """Described shapes that begin at the last known value, by their description; one is nearest to the data.

    All share one size and one turning year: those with which one of them comes nearest to the data. So neither
    tells which it is. Only where the scale ends is a shape smaller, so that it stays what its words say. Of five, one
    that is not the nearest is left out, the same one in every build. Shapes that a reader cannot tell apart, or that
    are about as near as the nearest, are left out too.
    """
    reach = max(max(abs(t - last) for t in truth if t is not None), (high - low) / 10)

    def drawn(size: float, turn: float) -> dict[str, list]:
        units = {name: bent(mid, end, turn, len(truth)) for name, (mid, end) in SHAPES.items()}
        tall = {name: min(reach * size, high - last if unit.sum() > 0 else last - low) for name, unit in units.items()}
        return {name: fitted(last + tall[name] * unit, truth, decimals) for name, unit in units.items()}

    sets = [drawn(size, turn) for size, turn in product(SIZES, TURNS)]
    best = min(sets, key=lambda lines: min(distance(line, truth) for line in lines.values()))
    return offered(best, truth, reach, seed)


def bent(mid: float | None, end: float, turn: float, n: int) -> np.ndarray:
    """A line from 0 (the last known year) over its turning year to its end, at each of `n` hidden years."""
    at = turn * n
    return np.interp(np.arange(1, n + 1), [0, at, n], [0, end * turn if mid is None else mid, end])


def offered(lines: dict[str, list], truth: Values, reach: float, seed: str) -> dict[str, list]:
    """The nearest shape and others that clearly differ from it and from each other, at most four."""
    near = nearest(lines, truth)
    least = distance(lines[near], truth) + reach / 12
    kept = {near: lines[near]}
    for name, line in lines.items():
        if distance(line, truth) > least and all(distance(line, other) > reach / 6 for other in kept.values()):
            kept[name] = line
    others = [name for name in kept if name != near]
    if len(kept) > OFFERED:
        del kept[random.Random(seed).choice(others)]
    return {name: kept[name] for name in SHAPES if name in kept} if others else {}


def nearest(lines: dict[str, list], truth: Values) -> str:
    """The description of the shape nearest to the data; the plainer of two that are equally near."""
    return min(lines, key=lambda name: distance(lines[name], truth))


def fitted(line: Sequence[float] | np.ndarray, truth: Values, decimals: int) -> list[float | None]:
    """A line in the digits that are shown, with the gaps of the data."""
    return [None if t is None else round(float(v), decimals) + 0.0 for v, t in zip(line, truth, strict=True)]


def compared(data: dict[str, Any], seed: str, offer: bool) -> dict[str, Any]:
    """The simple guesses and the shapes, each with its distance to the data."""
    years, known, low, high, digits = (data[k] for k in ("years", "known", "low", "high", "decimals"))
    truth, last = data["values"][known:], data["values"][known - 1]
    past = [(y, v) for y, v in zip(years[:known], data["values"], strict=False) if v is not None][-TREND:]
    before, values = zip(*past, strict=True)
    trend = same_trend(before, values, years[known:], truth, low, high, digits)
    lines = shapes(last, truth, low, high, digits, seed) if offer else {}
    start = f"{written(last, digits, data['unit'])}, the value of {before[-1]}"
    rows = [("No change", f"It repeats {start}.", no_change(last, truth, digits)),
            ("Same trend", f"It continues the straight line of {before[0]} to {before[-1]}.", trend)]
    best = nearest(lines, truth) if lines else ""
    found = [{"text": t, "values": v, "off": distance(v, truth), "right": t == best} for t, v in lines.items()]
    told = [{"name": n, "text": t, "values": v, "off": distance(v, truth)} for n, t, v in rows]
    return {
        "guesses": [o | {"told": [f"The guess \u201c{o['name'].lower()}\u201d",
                                  f"{apart(o['off'], digits + 1, data['unit'])}. {o['text']}"]} for o in told],
        "options": [o | {"feedback": f"It is {far(o['off'], digits, data['unit'])}.",
                         "icon": icon([last, *o["values"]], [last, *(v for line in lines.values() for v in line)])}
                    for o in found],
    }


def icon(line: Values, all_values: Values) -> str:
    """A line as the path of a small drawing, 36 by 22; years without data are left out."""
    known = [v for v in all_values if v is not None]
    low, span = min(known), max(known) - min(known)
    points = [(3 + 30 * n / (len(line) - 1), 19 - 16 * (v - low) / span) for n, v in enumerate(line) if v is not None]
    return "M" + "L".join(f"{x:.4g} {y:.4g}" for x, y in points)


def far(off: float, decimals: int, unit: str) -> str:
    """A distance in words; a digit more than the values have, for it is a mean."""
    return f"{apart(off, decimals + 1, unit)} away from the data on average"


def apart(size: float, decimals: int, unit: str) -> str:
    """A difference of values in words."""
    points = unit.replace("%", "percentage points", 1) if unit.startswith("%") else unit
    return re.sub("^(1\u00a0percentage point)s", r"\1", written(size, decimals, points))
