"""What the templates share: states as the sheets name them, and numbers as the sheets print them."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from alignment import data
from alignment.checks.number import written

from ..by_hand import Worked
from ..template import Variant

# “Moscow” is the Soviet Union and Russia, as in the chapters.
SHORT = {
    "RUS": "Moscow", "USA": "the United States", "GBR": "Britain", "IRN": "Iran", "PHL": "the Philippines",
    "ARE": "the United Arab Emirates", "BHS": "the Bahamas", "CAF": "the Central African Republic",
    "COM": "the Comoros", "DOM": "the Dominican Republic", "GMB": "the Gambia", "MDV": "the Maldives",
    "MHL": "the Marshall Islands", "NLD": "the Netherlands", "SLB": "the Solomon Islands",
}  # fmt: skip


@cache
def name(code: str) -> str:
    """A state as a sheet names it inside a sentence."""
    return SHORT.get(str(code)) or names().get(str(code)) or data.state_name(str(code))


@cache
def names() -> dict[str, str]:
    """The name of each state by its code, read once: the pools ask for thousands."""
    states = data.load("states")
    return dict(zip(states["code"].astype(str), states["name"].astype(str), strict=True))


@cache
def nameable() -> frozenset[str]:
    """States that a sheet can name in every year; the seat of China changed hands in 1971, so TWN is left out."""
    return frozenset(data.load("states")["code"].astype(str)) - {"TWN"}


def title(code: str) -> str:
    """The same at the head of a row."""
    return name(code).removeprefix("the ")


def thin(cases: Iterable[tuple], most: int = 500) -> list[tuple]:
    """At most so many cases, spread over all by hash: to try every one would take minutes and leave no better pool."""
    return sorted(cases, key=lambda c: hashlib.sha256(repr(c).encode()).digest())[:most]


class Printed(NamedTuple):
    """A number as the sheet prints it: its text, and the value that a student reads."""

    text: str
    value: float


def printed(value: float, decimals: int = 0) -> Printed:
    """A number rounded as it is printed."""
    return Printed(written(value, decimals, ""), round(float(value), decimals) + 0.0)


def values(numbers: list[Printed]) -> list[float]:
    """What a student reads."""
    return [number.value for number in numbers]


def variant(case: str, prompt: str, head: tuple[str, ...], rows: list[tuple], answer: float, worked: Worked) -> Variant:
    """One number question; the cells of a row are text or `Printed`."""
    by_hand, slips = worked
    cells = tuple(tuple(c.text if isinstance(c, Printed) else str(c) for c in row) for row in rows)
    return Variant(case, prompt, head, cells, float(answer), float(by_hand), {k: float(v) for k, v in slips.items()})


def positive(*numbers: float, least: float = 0.0) -> bool:
    """Are all of them known, above zero, and at least so large?"""
    return all(math.isfinite(n) and n > 0 and n >= least for n in numbers)
