"""The key as a student works it out: from the numbers printed on the sheet, with a pocket calculator.

Each function takes printed numbers and returns the answer and the answers of its common mistakes, by the name under
which `WORDS` explains them. The key of a variant never comes from here but from the book's measures; that both agree is
what makes a variant fit (`template.Template.fault`).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

Worked = tuple[float, dict[str, float]]

WORDS = {
    "upside down": "You divided the wrong way round. Look which number is the part, and which is the whole.",
    "the rest": "This is the share of all the others together. The question asks for the one that is named.",
    "fraction": "This is the share as a fraction. Multiply it by 100 to get a percentage.",
    "per cent": "This is the change in per cent of the start. Points are a simple difference: after minus before.",
    "sign": "The size is right, the sign is not. It is after minus before: a fall has a minus.",
    "difference": "This is the difference. For the change in per cent, divide it by the earlier value.",
    "later base": "You divided by the later value. A change is measured from where it starts: divide by the earlier "
                  "one.",
    "one of the other": "This is one value as a percentage of the other. Its distance from 100 is the change.",
    "change only": "This is the change since the base year. An index adds it to 100.",
    "mean": "This is the mean. The median is the value in the middle, after you put all in order.",
    "as listed": "You took the middle of the list as it stands. First put the values in order.",
    "one year": "You took one year on each side. Single years jump: take the mean of all that are given.",
    "lost": "This is what was lost. The question asks what is left.",
}


def _mean(values: Sequence[float]) -> float:
    return fsum(values) / len(values)


def share(part: float, whole: float) -> Worked:
    """A part of a whole, in per cent."""
    answer = 100 * part / whole
    return answer, {"upside down": 100 * whole / part, "the rest": 100 - answer, "fraction": part / whole}


def points(before: float, after: float) -> Worked:
    """Change of a percentage, in points."""
    return after - before, {"per cent": 100 * (after - before) / before, "sign": before - after}


def per_cent(before: float, after: float) -> Worked:
    """Change in per cent of the start."""
    step = after - before
    slips = {"difference": step, "later base": 100 * step / after, "one of the other": 100 * after / before}
    return 100 * step / before, slips


def index(base: float, year: float) -> Worked:
    """Index with the base year at 100."""
    answer = 100 * year / base
    return answer, {"change only": answer - 100, "upside down": 100 * base / year}


def median(values: Sequence[float]) -> Worked:
    """The value in the middle of an odd number of values."""
    middle = len(values) // 2
    return sorted(values)[middle], {"mean": _mean(values), "as listed": values[middle]}


def left(before: Sequence[float], after: Sequence[float]) -> Worked:
    """How much of an earlier level is left, in per cent: the later mean over the earlier."""
    answer = 100 * _mean(after) / _mean(before)
    slips = {"lost": 100 - answer, "upside down": 10000 / answer, "one year": 100 * after[0] / before[-1]}
    return answer, slips


def step_of_means(before: Sequence[float], after: Sequence[float]) -> Worked:
    """Later mean minus earlier mean, in the unit of the values (percentages give points)."""
    one, two = _mean(before), _mean(after)
    return two - one, {"per cent": 100 * (two - one) / one, "sign": one - two, "one year": after[0] - before[-1]}
