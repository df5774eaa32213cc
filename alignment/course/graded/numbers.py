"""Chapter 0: share, points and per cent, median, index, prices, on other rows of the book's tables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

import pandas as pd

from alignment import aid
from alignment.data import load
from alignment.shares import by_supplier, shares

from .. import by_hand
from ..by_hand import WORDS
from ..template import Template, Variant
from .common import name, nameable, positive, printed, thin, title, values, variant

FIRST = 1990  # older aid and arms are asked about in the chapters on them
FISCAL = "The fiscal year of the United States runs from October to September."


@cache
def aid_by_year(value: str = "obligations_usd_2020") -> pd.DataFrame:
    """US aid of all kinds, million dollars: a row per fiscal year, a column per state."""
    return aid.yearly(load("us_aid_totals"), "all", value)


@cache
def deliveries() -> dict[str, pd.DataFrame]:
    """Major arms of each recipient, by year and supplier."""
    rows = load("arms_by_supplier").query("release == '2024-03'").astype({"recipient": str})
    return {state: by_supplier(own) for state, own in rows.groupby("recipient")}


def arms_shares() -> Iterator[Variant]:
    """A supplier's share of the arms of one state in one year."""
    for state, table in deliveries().items():
        for year, supplier in thin(product(table.index, table.columns)):
            part, whole = printed(table.loc[year, supplier]), printed(table.loc[year].sum())
            if supplier not in nameable() or not positive(part.value, least=10) or whole.value < 100:
                continue
            prompt = (
                f"The table shows the major arms that {name(state)} received in {year}. The unit is the "
                f"trend-indicator value (TIV) of SIPRI. What share of the volume came from {name(supplier)}? Answer in "
                f"per cent."
            )
            rows = [(title(supplier), part), ("All suppliers", whole)]
            key = 100 * shares(table, year, year)[supplier]
            worked = by_hand.share(part.value, whole.value)
            yield variant(f"{state}-{supplier}-{year}", prompt, ("Supplier", "Million TIV"), rows, key, worked)


def views() -> Iterator[Variant]:
    """The change of a favourable view between two polls, in points."""
    polls = load("opinion").astype({"state": str, "target": str})
    for (state, target), rows in polls.groupby(["state", "target"]):
        if not {state, target} <= nameable() or state == target:
            continue
        by_year = rows.drop_duplicates("year").set_index("year")["percent_favorable"].dropna().sort_index()
        for one, two in zip(by_year.index, by_year.index[1:], strict=False):
            before, after = printed(by_year[one], 1), printed(by_year[two], 1)
            prompt = (
                f"Pew asked people in {name(state)} what they think of {name(target)}. The table shows how many in a "
                "hundred had a favourable view. By how many percentage points did it change? A fall has a minus. Give "
                "one decimal."
            )
            rows_shown = [(str(one), before), (str(two), after)]
            worked = by_hand.points(before.value, after.value)
            key = by_year[two] - by_year[one]
            yield variant(f"{state}-{target}-{two}", prompt, ("Year", "Favourable, %"), rows_shown, key, worked)


def aid_changes() -> Iterator[Variant]:
    """The change of US aid from one fiscal year to the next, in per cent."""
    table = aid_by_year()
    for state, year in thin(product(table.columns, range(FIRST + 1, table.index.max() + 1)), 6000):
        before, after = printed(table.loc[year - 1, state]), printed(table.loc[year, state])
        if state not in nameable() or not positive(before.value, after.value, least=100):
            continue
        prompt = (
            f"The table shows the US aid promised to {name(state)}, in million dollars of 2020. {FISCAL} By how many "
            "per cent did it change from the first year to the second? A fall has a minus."
        )
        key = 100 * (table.loc[year, state] / table.loc[year - 1, state] - 1)
        rows = [(str(year - 1), before), (str(year), after)]
        worked = by_hand.per_cent(before.value, after.value)
        yield variant(f"{state}-{year}", prompt, ("Fiscal year", "Million dollars"), rows, key, worked)


def medians() -> Iterator[Variant]:
    """The median of US aid in five fiscal years."""
    table = aid_by_year()
    for state, first in thin(product(table.columns, range(FIRST, table.index.max() - 3, 2))):
        five = table.loc[first : first + 4, state]
        cells = [printed(v) for v in five]
        if state not in nameable() or not positive(*values(cells), least=20):
            continue
        prompt = (
            f"The table shows the US aid promised to {name(state)} in five fiscal years, in million dollars of 2020. "
            "What is the median? Answer in million dollars."
        )
        rows = [(str(y), c) for y, c in zip(five.index, cells, strict=True)]
        worked = by_hand.median(values(cells))
        yield variant(f"{state}-{first}", prompt, ("Fiscal year", "Million dollars"), rows, five.median(), worked)


def indices() -> Iterator[Variant]:
    """Military spending as an index."""
    spent = load("military_spending").astype({"state": str})
    spent = spent.pivot(index="year", columns="state", values="usd_2022_million")
    for state, base, year in thin(product(spent.columns, range(1990, 2011, 5), range(1995, spent.index.max() + 1, 3))):
        if year < base + 5 or not positive(spent.loc[base, state], spent.loc[year, state], least=500):
            continue
        start, then = printed(spent.loc[base, state] / 1000, 2), printed(spent.loc[year, state] / 1000, 2)
        prompt = (
            f"The table shows the military spending of {name(state)} by SIPRI, in billion dollars of 2022. Make an "
            f"index with {base} at 100. What is the index of {year}?"
        )
        key = 100 * spent.loc[year, state] / spent.loc[base, state]
        rows = [(str(base), start), (str(year), then)]
        worked = by_hand.index(start.value, then.value)
        yield variant(f"{state}-{base}-{year}", prompt, ("Year", "Billion dollars"), rows, key, worked)


def prices() -> Iterator[Variant]:
    """Dollars of a fiscal year in dollars of 2020."""
    then, constant = aid_by_year("obligations_usd"), aid_by_year()
    worth = aid.deflator(load("us_aid_totals"))
    for state, year in thin(product(then.columns, range(1955, 2001, 3)), 3000):
        amount, rate = printed(then.loc[year, state]), printed(worth[year], 3)
        if state not in nameable() or not positive(amount.value, least=20):
            continue
        prompt = (
            f"In fiscal year {year} the United States promised aid to {name(state)}. The table shows the sum in "
            f"dollars of that year, and what one dollar of {year} is worth in dollars of 2020. How much is it in "
            f"million dollars of 2020?"
        )
        rows = [(f"Aid, million dollars of {year}", amount), (f"One dollar of {year}, in dollars of 2020", rate)]
        slips = {"divided": amount.value / rate.value, "one dollar's rise": amount.value * (rate.value - 1)}
        key = constant.loc[year, state]
        yield variant(f"{state}-{year}", prompt, ("", "Number"), rows, key, (amount.value * rate.value, slips))


TEMPLATES = (
    Template("share-of-arms", "00", "Share of a whole", arms_shares, WORDS, "The part divided by the whole, times 100.",
             steps=2, unit="%", tolerance=1, low=8, high=92),
    Template("points-of-view", "00", "Change in percentage points", views, WORDS, "After minus before.",
             steps=1, unit="percentage points", decimals=1, tolerance=0.2, low=3, high=30),
    Template("per-cent-of-aid", "00", "Change in per cent", aid_changes, WORDS,
             "After minus before, divided by before, times 100.", steps=3, unit="%", tolerance=1, low=12, high=150),
    Template("median-of-five", "00", "Median", medians, WORDS, "Put the five in order and take the third.",
             steps=1, unit="million dollars", tolerance=1, low=20, high=3000),
    Template("index-of-spending", "00", "Index", indices, WORDS, "The later value divided by the earlier, times 100.",
             steps=2, tolerance=2, low=40, high=450),
    Template("prices-of-aid", "00", "Prices of another year", prices, WORDS | {
        "divided": "You divided. A dollar of an earlier year bought more, so the sum in dollars of 2020 is larger: "
                   "multiply.",
        "one dollar's rise": "This is only what the rise of prices adds. The question asks for the whole sum.",
    }, "The sum times what one dollar of that year is worth.", steps=1, unit="million dollars", tolerance=20, low=150,
             high=3000),
)  # fmt: skip
