"""Chapter 8, one series: a step in standard errors, what could be seen, what is ruled out, and which date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import sqrt

import numpy as np
import pandas as pd

from alignment.breaks.resampling import rank
from alignment.rules.turning_point import LARGE, LIMITS, NEAR, SIDE, T_EIGHTEEN, turns

from ..by_hand import WORDS
from ..template import Template, Variant
from .common import name, printed, thin, values, variant
from .steps import POWERS, grid, plain, spans, voted

ERRORS = LIMITS["middle"]  # so many standard errors make a step clear
LARGE_POINTS = 100 * LARGE["votes"]


def in_errors() -> Iterator[Variant]:
    """A step in standard errors, from two means and the scatter."""
    for power in POWERS:
        table = plain(power)[plain(power)["scatter"] > 2]
        for row in table.iloc[:: max(len(table) // 130, 1)].itertuples():
            cells = [printed(v, 2) for v in (row.before, row.after, row.scatter)]
            before, after, scatter = values(cells)
            one, two = spans(row.first)
            prompt = (
                f"The table is about the agreement score of {name(row.state)} and {name(power)}, in per cent. Take "
                "each year as a new case. How many standard errors is the step from the first mean to the second? A "
                "fall has a minus. Give one decimal."
            )
            rows = [(f"Mean of {one}", cells[0]), (f"Mean of {two}", cells[1]),
                    ("Scatter of single years around the two means", cells[2])]  # fmt: skip
            step = after - before
            hand = step / (scatter * sqrt(2 / SIDE))
            slips = {"scatter": step / scatter, "one mean": step / (scatter * sqrt(1 / SIDE)), "points": step,
                     "sign": -hand}  # fmt: skip
            yield variant(f"{row.state}-{power}-{row.first}", prompt, ("", "Number"), rows, row.t, (hand, slips))


def smallest_steps() -> Iterator[Variant]:
    """The smallest step that ten years on each side could show, with the memory of the years."""
    for power in POWERS:
        without = plain(power)[["state", "first", "error"]]
        both = voted(power).merge(without, on=["state", "first"], suffixes=("", "_plain"), validate="one_to_one")
        grown = (both["error"] / both["error_plain"]) ** 2  # (1 + memory) / (1 - memory)
        both = both.assign(memory=(grown - 1) / (grown + 1)).query("0.2 < memory < 0.85")
        for row in both.iloc[:: max(len(both) // 150, 1)].itertuples():
            error, memory = printed(row.error_plain, 2), printed(row.memory, 2)
            prompt = (
                f"Agreement score of {name(row.state)} and {name(power)}, ten years on each side of {row.first}. If "
                "each year were a new case, the standard error of a step would be the first number, in points. But "
                "the years have a memory m, the second number: multiply the error by the square root of (1 + m) / (1 "
                "− m). A step of 2.96 such errors is found in 80 of 100 cases. How large is it, in percentage "
                "points? Give one decimal."
            )
            rows = [("Standard error, each year a new case, points", error), ("Memory", memory)]
            times, least = (1 + memory.value) / (1 - memory.value), 2.96 * error.value
            slips = {"no memory": least, "no root": least * times, "the error": error.value * sqrt(times),
                     "memory turned": least / sqrt(times)}  # fmt: skip
            yield variant(f"{row.state}-{power}-{row.first}", prompt, ("", "Number"), rows, T_EIGHTEEN * row.error,
                          (least * sqrt(times), slips))  # fmt: skip


FOUND = "A rise is found"
OUT = f"No rise is found, and a rise by {LARGE_POINTS:.0f} points or more is ruled out"
OPEN = f"No rise is found, and a rise by {LARGE_POINTS:.0f} points or more cannot be ruled out"
SAME = "It is shown that nothing changed"
WRITTEN = (FOUND, OUT, OPEN, SAME)


def found_or_ruled_out() -> Iterator[Variant]:
    """Is a rise found, is one that would matter ruled out, or could the data not show it?"""
    for power in POWERS:
        # A large step is easy to judge; and where another date fits better, the rule of the chapter finds none.
        rows = voted(power)
        rows = rows[(rows["change"].abs() < LARGE_POINTS) & (rows["rise"] <= NEAR["middle"])]
        by_date = rows.set_index(["first", "state"])
        counts = turns({"votes": rows.assign(change=rows["change"] / 100, error=rows["error"] / 100)}, +1)
        for right, flags in {FOUND: (1, 0), OUT: (0, 1), OPEN: (0, 0)}.items():
            kept = counts[(counts["middle"] == flags[0]) & (counts["out"] == flags[1])].index
            for first, state in thin(kept, 25):
                yield which_of_three(state, power, first, by_date.loc[first, state], right)


def which_of_three(state: str, power: str, first: int, one: pd.Series, right: str) -> Variant:
    """The question on one step and its error."""
    change, error = printed(one["change"], 1), printed(one["error"], 1)
    low, high = (change.value + sign * ERRORS * error.value for sign in (-1, 1))
    hand = FOUND if low >= 0 else OUT if high < LARGE_POINTS else OPEN
    either = "overlooked" if right == FOUND else ""
    slips = ("half a find", either or "too soon", either or "left open", "nothing")
    marks = dict(zip(WRITTEN, slips, strict=True)) | {right: ""}
    before, after = spans(first)
    prompt = (
        f"Claim: {name(state)} came nearer to {name(power)} in {first}. The table shows the step of the agreement "
        f"score from {before} to {after}, and its standard error, which allows for the memory of the years. A step "
        f"counts as found from two errors on. A rise by {LARGE_POINTS:.0f} points would matter. What do you write?"
    )
    exact = one["change"] - ERRORS * one["error"], one["change"] + ERRORS * one["error"] - LARGE_POINTS
    rows = (("Step, points", change.text), ("Standard error, points", error.text))
    return Variant(f"{state}-{power}-{first}", prompt, ("", "Number"), rows, WRITTEN.index(right), WRITTEN.index(hand),
                   options=tuple(marks.items()), margin=float(min(map(abs, exact))))  # fmt: skip


def clearest_dates() -> Iterator[Variant]:
    """At which of four dates is the step clearest? Not where it is largest, and not where the error is smallest."""
    cases = []
    for power, start, apart in product(POWERS, range(1995, 2004), (3, 4, 5)):
        dates = tuple(range(start, start + 4 * apart, apart))
        size, error = (grid(power, c).reindex(dates).dropna(axis=1).abs() for c in ("change", "error"))
        tops = zip(size.columns, (size / error).idxmax(), size.idxmax(), error.idxmin(), strict=True)
        cases += [(state, power, dates) for state, *three in tops
                  if len(set(three)) == 3 and size.at[three[1], state] - size.at[three[0], state] >= 0.3]  # fmt: skip
    for state, power, dates in thin(cases, 160):
        columns = {c: grid(power, c)[state].reindex(dates) for c in ("change", "error", "t")}
        yield four_dates(state, power, pd.DataFrame(columns))


def four_dates(state: str, power: str, four: pd.DataFrame) -> Variant:
    """The question on four dates of one series."""
    change, error = ([printed(v, 1) for v in four[c]] for c in ("change", "error"))
    size, clear, years = four["change"].abs(), four["t"].abs(), list(four.index)
    marks = {size.idxmax(): "largest step", four["error"].idxmin(): "smallest error", clear.idxmax(): ""}
    read = [abs(c.value / e.value) if e.value else 0.0 for c, e in zip(change, error, strict=True)]
    best = clear.nlargest(2).to_numpy()
    prompt = (
        f"For the agreement score of {name(state)} and {name(power)}, the table compares the ten years from each date "
        "on with the ten before. The standard error allows for the memory of the years. At which date is the step, "
        "up or down, clearest beside what chance alone does?"
    )
    head = ("First year after", "Step, points", "Standard error, points")
    rows = tuple((str(y), c.text, e.text) for y, c, e in zip(years, change, error, strict=True))
    options = tuple((str(y), marks.get(y, "neither")) for y in years)
    case = f"{state}-{power}-{'-'.join(map(str, years))}"
    return Variant(case, prompt, head, rows, years.index(clear.idxmax()), read.index(max(read)), options=options,
                   margin=float(best[0] - best[1]))  # fmt: skip


def placebos_in_time() -> Iterator[Variant]:
    """The p-value of a date among ten dates of the same series."""
    cases = {}
    for power, start, apart in product(POWERS, range(1995, 2006, 2), (1, 2)):
        dates = list(range(start, start + 10 * apart, apart))
        table = grid(power, "t").reindex(dates)
        ten = table.to_numpy()
        for place in range(0, 10, 3):
            others = np.delete(ten, place, axis=0)
            ahead = np.abs(others) - np.abs(ten[place])
            larger = (ahead > 0).sum(0)
            # The key is neither the smallest possible nor trivial, and a step the other way is among the larger ones.
            fit = (np.abs(ahead).min(0) >= 0.1) & (1 <= larger) & (larger <= 5)
            fit &= ((ahead > 0) & (others * ten[place] < 0)).any(0)
            cases |= {(state, power, dates[place], dates[0], dates[-1]): table[state] for state in table.columns[fit]}
    for case in thin(cases, 220):
        yield one_of_ten(*case, cases[case])


def one_of_ten(state: str, power: str, named: int, first: int, last: int, ten: pd.Series) -> Variant:
    """The question on one named date and nine others."""
    cells = {y: printed(v, 1) for y, v in ten.items()}
    own = cells[named].value
    others = [cell.value for year, cell in cells.items() if year != named]
    prompt = (
        f"Somebody says that {named} was a turning point in the votes of {name(state)} with {name(power)}. The table "
        "shows the step of the agreement score, in standard errors, if “after” begins in each of ten years. Take the "
        "nine other years as placebos. What is the p-value of the named year, steps up and down taken alike? Give "
        "two decimals."
    )
    larger = sum(abs(v) >= abs(own) for v in others)
    same_way = sum(v * np.sign(own) >= abs(own) for v in others)
    slips = {"itself left out": larger / 9, "the smaller": (9 - larger) / 10, "a count": 1 + larger}
    # With one larger year both mistakes come to nearly the same.
    slips |= {"one direction": (1 + same_way) / 10} if larger > 1 else {}
    key = float(rank(abs(ten[named]), ten.drop(named).abs().to_numpy()))
    head, rows = ("First year after", "Step, standard errors"), [(str(year), cell) for year, cell in cells.items()]
    return variant(f"{state}-{power}-{named}-{first}-{last}", prompt, head, rows, key, ((1 + larger) / 10, slips))


TEMPLATES = (
    Template("step-in-errors", "08", "A step in standard errors", in_errors, WORDS | {
        "scatter": "You divided by the scatter of single years. Means of ten years jump less: divide it by the "
                   "root of ten, and multiply by the root of two.",
        "one mean": "This is the error of one mean. A difference of two jumps more: multiply it by the root of two.",
        "points": "This is the step in points. Divide it by its standard error.",
    }, "The step, divided by the scatter times the root of (1/10 + 1/10).", steps=4, unit="standard errors", decimals=1,
             tolerance=0.2, low=0.8, high=15),
    Template("smallest-visible-step", "08", "Smallest visible change", smallest_steps, {
        "no memory": "You left the memory out. Years that are alike tell less: only a larger step can be seen.",
        "no root": "You left out the square root.",
        "the error": "This is the standard error. To be found in 80 of 100 cases a step must be 2.96 times as large.",
        "memory turned": "You divided by the root. Memory makes the error larger.",
    }, "The error, times the root of (1 + m) / (1 − m), times 2.96.", steps=5, unit="percentage points", decimals=1,
             tolerance=0.4, low=2, high=40),
    Template("not-found-or-not-there", "08", "Found, ruled out, or not to be seen", found_or_ruled_out, {
        "half a find": "The step is smaller than two standard errors: chance alone often makes as much.",
        "overlooked": "The step is two standard errors or more, and upwards: it counts as found.",
        "too soon": "Add two errors to the step. A rise that would matter still lies inside.",
        "left open": "Add two errors to the step. A rise that would matter lies above: it is ruled out.",
        "nothing": "No test shows that nothing changed. It can only say which changes are ruled out.",
    }, "Compare the step with two errors; then add two errors, and compare with the rise that would matter.", steps=3,
             margin=0.25),
    Template("clearest-date", "08", "The clearest of four dates", clearest_dates, {
        "largest step": "The step is largest here. But so is its error: divide the one by the other.",
        "smallest error": "The error is smallest here, but the step is small too: divide the one by the other.",
        "neither": "Divide each step by its error, leave the sign aside, and take the largest.",
    }, "The step divided by its standard error is largest here, signs aside.", steps=4, margin=0.25),
    Template("placebo-years", "08", "p-value among other years", placebos_in_time, {
        "itself left out": "The named year counts too, above and below the line: (1 + others) / 10.",
        "one direction": "You counted steps in one direction only. Up and down count alike.",
        "the smaller": "These are the years with a smaller step.",
        "a count": "This is a count. Divide it by ten.",
    }, "One plus the other years with as large a step, divided by ten.", steps=2, decimals=2, tolerance=0.02, low=0.15,
             high=0.65),
)  # fmt: skip
