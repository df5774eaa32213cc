"""Chapter 3: what is left of a level, shares of all aid, kinds of aid, prices, other recipients."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from itertools import product

import pandas as pd

from alignment import aid
from alignment.data import load

from .. import by_hand
from ..by_hand import WORDS
from ..template import Template, Variant
from .common import name, nameable, positive, printed, thin, title, values, variant

KINDS = {"military": "military aid", "economic": "economic aid"}


@cache
def levels(kind: str) -> pd.DataFrame:
    """Aid of one kind, million dollars of 2020: a row per fiscal year, a column per state that can be named."""
    table = aid.yearly(load("us_aid_totals"), kind)
    return table[[s for s in table.columns if s in nameable()]]


@cache
def current(kind: str) -> pd.DataFrame:
    """The same in million dollars of the year."""
    return aid.yearly(load("us_aid_totals"), kind, "obligations_usd")


def what_is_left() -> Iterator[Variant]:
    """Three years after three years: how much of the earlier level is left?"""
    left = aid.left(levels("military"), gap=3, least=30)
    for state, last in thin(product(left.columns, range(1956, 2021, 3)), 2500):
        six = levels("military").loc[last - 5 : last, state]
        cells = [printed(v) for v in six]
        if not positive(*values(cells), least=5):
            continue
        prompt = (
            f"The table shows the US military aid promised to {name(state)}, in million dollars of 2020. A level is "
            "the mean of three fiscal years. How much of the earlier level was left in the last three? Answer in per "
            "cent."
        )
        rows = [(str(y), c) for y, c in zip(six.index, cells, strict=True)]
        worked = by_hand.left(values(cells[:3]), values(cells[3:]))
        key = 100 * left.loc[last, state]
        yield variant(f"{state}-{last}", prompt, ("Fiscal year", "Million dollars"), rows, key, worked)


def parts_of_all() -> Iterator[Variant]:
    """A state's part of all US aid of one kind in one year."""
    for kind, words in KINDS.items():
        shares = aid.share_of_all(load("us_aid_totals"), kind)
        own = current(kind)
        for state, year in thin(product(levels(kind).columns, range(1950, 2021, 3)), 2500):
            part, whole = printed(own.loc[year, state]), printed(own.loc[year, state] / (shares.loc[year, state] or 1))
            if not positive(part.value, whole.value, least=100):
                continue
            prompt = (
                f"In fiscal year {year} the United States promised {words} to {name(state)} and to others. The table "
                f"shows the sums, in dollars of the year. What part of all {words} was promised to {name(state)}? "
                f"Answer in per cent, with one decimal."
            )
            rows = [(title(state), part), ("All recipients", whole)]
            worked = by_hand.share(part.value, whole.value)
            yield variant(f"{state}-{kind}-{year}", prompt, ("Recipient", "Million dollars"), rows,
                          100 * shares.loc[year, state],
                          worked)  # fmt: skip


def military_parts() -> Iterator[Variant]:
    """The military part of all aid to a state in three years."""
    for state, first in thin(product(levels("military").columns, range(1950, 2018, 3)), 2000):
        arms = levels("military").loc[first : first + 2, state].sum()
        rest = levels("economic").get(state, pd.Series(dtype=float)).loc[first : first + 2].sum()
        one, two = printed(arms), printed(rest)
        if not positive(one.value, two.value, least=50):
            continue
        prompt = (
            f"The table shows the US aid promised to {name(state)} in the fiscal years {first} to {first + 2}, in "
            "million dollars of 2020. What part of all the aid was military? Answer in per cent."
        )
        rows = [("Military aid", one), ("Economic aid", two)]
        slips = {"kinds compared": 100 * one.value / two.value,
                 "economic part": 100 * two.value / (one.value + two.value),
                 "fraction": one.value / (one.value + two.value)}  # fmt: skip
        hand = 100 * one.value / (one.value + two.value)
        yield variant(f"{state}-{first}", prompt, ("Kind", "Million dollars"), rows, 100 * arms / (arms + rest),
                      (hand, slips))


def real_changes() -> Iterator[Variant]:
    """A change that prices hide: from dollars of two years to dollars of 2020."""
    worth = aid.deflator(load("us_aid_totals"))
    constant = levels("economic")
    for state, first, gap in thin(product(constant.columns, range(1950, 2005, 5), (10, 15)), 3000):
        last = first + gap
        one, two = printed(current("economic").loc[first, state]), printed(current("economic").loc[last, state])
        rates = [printed(worth[y], 2) for y in (first, last)]
        if not positive(one.value, two.value, least=30):
            continue
        prompt = (
            f"The table shows the US economic aid promised to {name(state)} in two fiscal years, in dollars of each "
            "year, and what one dollar of the year is worth in dollars of 2020. By how many per cent did the aid "
            "change in dollars of 2020? A fall has a minus."
        )
        rows = [(str(first), one, rates[0]), (str(last), two, rates[1])]
        before, after = one.value * rates[0].value, two.value * rates[1].value
        slips = {"prices left in": 100 * (two.value / one.value - 1),
                 "prices divided": 100 * (two.value / rates[1].value / (one.value / rates[0].value) - 1),
                 "later base": 100 * (after - before) / after}  # fmt: skip
        key = 100 * (constant.loc[last, state] / constant.loc[first, state] - 1)
        head = ("Fiscal year", "Million dollars of the year", "One dollar, in dollars of 2020")
        yield variant(f"{state}-{first}-{gap}", prompt, head, rows, key, (100 * (after - before) / before, slips))


@cache
def two_levels(last: int, least: float) -> pd.DataFrame:
    """The level of three years to `last` and of the three before, of each recipient that had enough."""
    table = levels("military")
    before, after = table.loc[last - 5 : last - 3].mean(), table.loc[last - 2 : last].mean()
    return pd.DataFrame({"before": before, "after": after})[(before >= least) & (after >= 1)]


def eight_recipients(draw: int, last: int, least: float) -> pd.DataFrame | None:
    """Levels before and after of eight recipients of military aid, drawn by hash; None where there are too few."""
    both = two_levels(last, least)
    order = sorted(both.index, key=lambda s: hashlib.sha256(f"{draw}-{last}-{s}".encode()).digest())
    return both.loc[sorted(order[:8], key=title)] if len(order) >= 8 else None


def falls_elsewhere() -> Iterator[Variant]:
    """Of eight recipients, how many lost at least half?"""
    left = aid.left(levels("military"), gap=3)
    for last, draw in thin(product(range(1960, 2021, 3), range(8))):
        eight = eight_recipients(draw, last, least=20)
        if eight is None:
            continue
        one, two = ([printed(v) for v in eight[c]] for c in ("before", "after"))
        ratios = [b / a for a, b in zip(values(one), values(two), strict=True)]
        if any(abs(r - 0.5) < 0.02 for r in ratios):
            continue
        prompt = (
            f"The table shows the level of US military aid to eight states in {last - 5} to {last - 3} and in "
            f"{last - 2} to {last}, in million dollars of 2020 a year. How many per cent of these states kept less "
            f"than half of the earlier level?"
        )
        rows = [(title(s), a, b) for s, a, b in zip(eight.index, one, two, strict=True)]
        count, fell = sum(r < 0.5 for r in ratios), sum(r < 1 for r in ratios)
        key = 100 * float((left.loc[last, eight.index] < 0.5).mean())
        slips = {"a count": count, "all that fell": 12.5 * fell, "the others": 100 - 12.5 * count}
        head = ("State", f"{last - 5}–{last - 3}", f"{last - 2}–{last}")
        yield variant(f"{last}-{draw}", prompt, head, rows, key, (12.5 * count, slips))


def kept_least() -> Iterator[Variant]:
    """Which of four states kept the smallest part of its level? Not the one with the largest fall in dollars."""
    left = aid.left(levels("military"), gap=3)
    for last, draw in thin(product(range(1958, 2021, 2), range(60)), 1500):
        eight = eight_recipients(100 + draw, last, least=20)
        if eight is None:
            continue
        four = eight.iloc[::2]
        one, two = ([printed(v) for v in four[c]] for c in ("before", "after"))
        ratio = pd.Series([b / a for a, b in zip(values(one), values(two), strict=True)], index=four.index)
        fall = pd.Series([a - b for a, b in zip(values(one), values(two), strict=True)], index=four.index)
        exact = left.loc[last, four.index]
        right, most, lowest = ratio.idxmin(), fall.idxmax(), four["after"].idxmin()
        if len({right, most, lowest}) < 3:
            continue  # each mistake must lead to another state
        marks = {right: "", most: "largest fall", lowest: "lowest level"}
        options = tuple((title(s), marks.get(s, "neither")) for s in four.index)
        prompt = (
            f"The table shows the level of US military aid to four states in {last - 5} to {last - 3} and in "
            f"{last - 2} to {last}, in million dollars of 2020 a year. Which of them kept the smallest part of its "
            f"earlier level?"
        )
        rows = tuple((title(s), a.text, b.text) for s, a, b in zip(four.index, one, two, strict=True))
        place = list(four.index)
        two_smallest = exact.nsmallest(2).to_numpy()
        yield Variant(f"{last}-{draw}", prompt, ("State", f"{last - 5}–{last - 3}", f"{last - 2}–{last}"), rows,
                      place.index(exact.idxmin()), place.index(right), options=options,
                      margin=float(two_smallest[1] - two_smallest[0]))  # fmt: skip


TEMPLATES = (
    Template("what-is-left", "03", "What is left of a level", what_is_left, WORDS,
             "The later mean divided by the earlier; the sums are enough.",
             steps=3, unit="%", tolerance=1.5, low=15, high=160),
    Template("part-of-all-aid", "03", "Part of all aid", parts_of_all, WORDS,
             "The part divided by the whole, times 100.", steps=2,
             unit="%", decimals=1, tolerance=0.2, low=1.5, high=40),
    Template("military-part", "03", "Part of two kinds", military_parts, WORDS | {
        "kinds compared": "You divided by the other kind. Divide by both kinds together.",
        "economic part": "This is the economic part.",
    }, "Military aid, divided by military and economic aid together.", steps=3, unit="%", tolerance=1, low=8, high=92),
    Template("real-change", "03", "Change without the rise of prices", real_changes, WORDS | {
        "prices left in": "This is the change in dollars of each year. First turn both sums into dollars of 2020.",
        "prices divided": "You divided by what a dollar is worth in 2020. Multiply: an old dollar bought more.",
    }, "Multiply each sum by what its dollar is worth; then divide the change by the start.", steps=5, unit="%",
             tolerance=2, low=12,
             high=300),
    Template("falls-elsewhere", "03", "Base rate of a fall", falls_elsewhere, WORDS | {
        "a count": "This is the number of states. Divide it by eight, times 100.",
        "all that fell": "You counted every fall. Count those that kept less than half.",
        "the others": "These are the states that kept half or more.",
    }, "Count the states that kept less than half, divide by eight, times 100.", steps=10, unit="%", decimals=1,
             tolerance=1, low=12, high=75),
    Template("kept-least", "03", "Part and amount", kept_least, {
        "largest fall": "It lost the most dollars. But it began high, and a larger part of its level was left.",
        "lowest level": "It has the lowest level at the end. But it began low too: compare each with its own start.",
        "neither": "Divide the later level by the earlier, for each state, and take the smallest.",
    }, "The later level divided by the earlier is smallest here.", steps=4, margin=0.05),
)  # fmt: skip
