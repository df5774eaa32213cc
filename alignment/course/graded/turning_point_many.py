"""Chapter 8, many series: a change beside that of other states, many tests, and many ways of counting."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product

import numpy as np
import pandas as pd

from alignment.breaks.many import holm

from ..template import Template, Variant
from .common import name, nameable, printed, thin, title, values, variant
from .steps import POWERS, among_states, grid, nine, spans
from .turning_point import ERRORS


def less_the_median() -> Iterator[Variant]:
    """A state's step less the median step of seven others."""
    for power in POWERS:
        table = grid(power, "change")
        for first, state in thin(table.stack().dropna().index, 160):
            row = table.loc[first]
            others = [s for s, step in row.items() if s != state and step == step]
            if len(others) >= 7:
                seven = random.Random(f"{state} {power} {first}").sample(others, 7)
                yield beside_seven(state, power, first, row[state], row[sorted(seven, key=title)])


def beside_seven(state: str, power: str, first: int, change: float, seven: pd.Series) -> Variant:
    """The question on one state and seven others."""
    own, cells = printed(change, 1), [printed(v, 1) for v in seven]
    before, after = spans(first)
    prompt = (
        "The list of votes changes for all states at once. The table shows by how many points the agreement score "
        f"with {name(power)} changed from {before} to {after}. How many points higher is the change of {name(state)} "
        "than the median change of the seven others? If it is lower, give a minus. Give one decimal."
    )
    rows = [(title(state), own), *((title(s), cell) for s, cell in zip(seven.index, cells, strict=True))]
    read = values(cells)
    middle = sorted(read)[3]
    slips = {"less the mean": own.value - sum(read) / 7, "middle of the list": own.value - read[3], "alone": own.value,
             "added": own.value + middle, "others first": middle - own.value}  # fmt: skip
    worked = own.value - middle, slips
    case, head = f"{state}-{power}-{first}", ("State", "Change, points")
    return variant(case, prompt, head, rows, change - seven.median(), worked)


def corrected_ps() -> Iterator[Variant]:
    """The second smallest of five p-values, corrected by Holm."""
    table = among_states()
    table = table[(table.notna().sum(axis=1) >= 5) & table.index.get_level_values("state").isin(nameable())]
    first_two = np.array([np.sort(row[np.isfinite(row)][:5])[:3] for row in table.to_numpy()])
    # No ties, no key above one, and the second sets its own limit: where the first one does, another step is asked.
    one, two, three = first_two.T
    fit = (one < two) & (two < three) & (4 * two > 5 * one) & (two > 0.03) & (two < 0.24)
    for first, state in thin(table.index[fit], 160):
        yield five_tests(state, first, table.loc[first, state].dropna().iloc[:5])


def five_tests(state: str, first: int, five: pd.Series) -> Variant:
    """The question on five series of one state."""
    cells = {what: printed(p, 3) for what, p in five.items()}
    one, two = sorted(values(list(cells.values())))[:2]
    prompt = (
        f"Was {first} a turning point of {name(state)}? Five series were tested. Each p-value says in what part of "
        "all states a step as clear was found. Correct for five tests as Holm does. What becomes of the second "
        "smallest p-value? Give two decimals."
    )
    slips = {"not corrected": two, "five times": 5 * two, "the smallest": 5 * one, "three times": 3 * two}
    key = holm(five).iloc[five.to_numpy().argsort()[1]]
    worked = max(5 * one, 4 * two), slips
    return variant(f"{state}-{first}", prompt, ("Series", "p-value"), list(cells.items()), key, worked)


def ways_of_counting() -> Iterator[Variant]:
    """In how many of nine ways of counting is the step clear of chance?"""
    cases = {}
    for power, first in product(POWERS, range(1999, 2012)):
        table = nine(power, first)
        if table.empty:
            continue
        size, read = ((t.xs("change", axis=1, level=1) / t.xs("error", axis=1, level=1)).abs()
                      for t in (table, table.round(2)))  # fmt: skip
        # Neither the numbers nor what the sheet prints of them may lie on the limit.
        apart = ((size - ERRORS).abs() >= 0.1).all(axis=1) & ((read - ERRORS).abs() >= 0.05).all(axis=1)
        apart &= ((size - 1).abs() >= 0.06).all(axis=1)
        # Where all or none of the ways are clear there is nothing to count.
        some = (size >= ERRORS).sum(axis=1).between(1, 8)
        cases |= {(state, power, first): table.loc[state].unstack() for state in table.index[apart & some]}
    for case in thin(cases, 250):
        yield nine_ways(*case, cases[case])


def nine_ways(state: str, power: str, first: int, ways: pd.DataFrame) -> Variant:
    """The question on one state and date; `ways` has a row for each way of counting."""
    cells = [(printed(s, 2), printed(e, 2)) for s, e in ways[["change", "error"]].to_numpy()]
    prompt = (
        f"Did {name(state)} move about {first}, nearer to {name(power)} or away? The table shows nine ways of "
        "counting: three measures, and three years with which “after” can begin. Ten years stand on each side; "
        "higher is nearer; the error allows for the memory of the years. Draw two errors on each side of each step. "
        "In how many of the nine ways does zero lie outside?"
    )
    read = np.array([step.value / error.value if error.value else np.nan for step, error in cells])
    clear = int((np.abs(read) >= ERRORS).sum())
    slips = {"above zero": int((read > 0).sum()), "up only": int((read >= ERRORS).sum()),
             "one error": int((np.abs(read) >= 1).sum()), "holds zero": 9 - clear}  # fmt: skip
    key = ((ways["change"] / ways["error"]).abs() >= ERRORS).sum()
    rows = [(way, *two) for way, two in zip(ways.index, cells, strict=True)]
    head = ("Way of counting", "Step", "Standard error")
    return variant(f"{state}-{power}-{first}", prompt, head, rows, key, (clear, slips))


TEMPLATES = (
    Template("less-the-median", "08", "A change less that of the median state", less_the_median, {
        "less the mean": "You took the mean of the seven. One state that moved far pulls it: take the median.",
        "middle of the list": "You took the middle of the list as it stands. First put the seven in order.",
        "alone": "This is its own change. Take away what the median of the others did.",
        "added": "You added the two. Take the one from the other; minus a negative number is plus.",
        "others first": "The size is right, the sign is not. It is the state's change minus the median.",
    }, "Its own change, minus the median of the seven others.", steps=2, unit="points", decimals=1, tolerance=0.2,
             low=1, high=40),
    Template("many-tests", "08", "A p-value among five tests", corrected_ps, {
        "not corrected": "This is the p-value of one test. Among five tests a small one comes up more often by chance.",
        "five times": "Only the smallest is multiplied by five. The next is multiplied by four.",
        "the smallest": "This is the smallest one, corrected.",
        "three times": "The smallest is multiplied by five, the second by four.",
    }, "The smallest times five, the second times four; none below the one before.", steps=2, decimals=2,
             tolerance=0.02, low=0.12, high=0.96),
    Template("ways-of-counting", "08", "A specification curve by hand", ways_of_counting, {
        "above zero": "These are the steps above zero. Ask for each if zero is within two errors.",
        "up only": "You counted rises only. A fall can be clear of chance too.",
        "one error": "You drew one error on each side. Draw two.",
        "holds zero": "These are the ways whose interval holds zero.",
    }, "Count the steps that are two errors or more, signs aside.", steps=9, unit="ways", low=1, high=8),
)  # fmt: skip
