"""Chapter 2: agreement scores, abstention and absence, ideal points, chance, ranks, on other pairs of states."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from math import fsum

import pandas as pd

from alignment import votes as measures
from alignment.data import load

from .. import by_hand
from ..by_hand import WORDS
from ..template import Template, Variant
from .common import name, positive, printed, thin, title, values, variant

STATES = ("PAK", "RUS", "USA", "CHN", "IND", "IRN", "TUR", "EGY", "IDN", "BGD", "SAU", "GBR", "FRA", "JPN", "BRA",
          "NGA", "MEX",
          "PHL")  # fmt: skip
LAST = 2024  # the list of votes of 2025 changed for all states (chapter 12)


@cache
def record() -> pd.DataFrame:
    """Votes of the chosen states, with the decade of each."""
    rows = load("un_votes").query("1950 <= year <= @LAST")
    rows = rows[rows["state"].isin(STATES)].astype({"state": str})
    return rows.assign(decade=(rows["year"] // 10 * 10))


@cache
def pairs(by: str) -> pd.DataFrame:
    """Every pair of the chosen states by year or decade; same, half and opposite votes counted."""
    table = measures.dyads(record(), by=by, least=30).astype({"a": str, "b": str})
    same = (table["identical"] * table["n"]).round().astype(int)
    half = (2 * (table["agreement"] - table["identical"]) * table["n"]).round().astype(int)
    return table.assign(same=same, half=half, opposite=table["n"] - same - half)


def span(decade: int) -> str:
    """The years of a decade that the table has."""
    return f"{decade} to {min(decade + 9, LAST)}"


def agreement_scores() -> Iterator[Variant]:
    """The agreement score of two states in a decade, from three counts."""
    for row in pairs("decade").itertuples():
        if min(row.same, row.half, row.opposite) < 8:
            continue
        prompt = (
            f"From {span(row.decade)}, {name(row.a)} and {name(row.b)} both voted yes, no or abstain on {row.n} "
            "resolutions of the General Assembly. The table shows how. What is their agreement score, in per cent?"
        )
        rows = [("Same vote", str(row.same)), ("One of the two abstained", str(row.half)),
                ("Opposite votes", str(row.opposite))]
        slips = {"same only": 100 * row.same / row.n, "half as whole": 100 * (row.same + row.half) / row.n,
                 "abstentions dropped": 100 * row.same / (row.same + row.opposite)}  # fmt: skip
        hand = 100 * (row.same + row.half / 2) / row.n
        yield variant(f"{row.a}-{row.b}-{row.decade}", prompt, ("Votes", "Number"), rows, 100 * row.agreement,
                      (hand, slips))


def absences() -> Iterator[Variant]:
    """The agreement score on eight roll calls, one of which a state missed."""
    found = 0
    for year, (a, b) in thin(product(range(1957, LAST, 6), combinations(sorted(STATES), 2)), 1500):
        calls = calls_of(year)
        if found == 160 or not {a, b} <= set(calls):
            continue
        if eight := eight_calls(calls[a], calls[b], differ=3 + (year + ord(a[0]) + ord(b[1])) % 3):
            found += 1
            yield absence(a, b, year, *eight)


@cache
def calls_of(year: int) -> dict[str, list[str]]:
    """The votes of each state on the roll calls of a year, in one order; "" before it was a member."""
    rows = record()[record()["year"] == year].astype({"vote": str})
    wide = rows.pivot(index="resolution", columns="state", values="vote").fillna("")
    return {state: wide[state].tolist() for state in wide}


def eight_calls(one: list[str], two: list[str], differ: int) -> tuple[list[tuple[str, str]], int] | None:
    """Eight roll calls of two states, one of them missed by one, `differ` of them different; and how many are alike."""
    both = [(x, y) for x, y in zip(one, two, strict=True) if x and y]
    missed = [pair for pair in both if pair.count("absent") == 1]
    unlike = [(x, y) for x, y in both if "absent" not in (x, y) and x != y]
    alike = [(x, y) for x, y in both if "absent" not in (x, y) and x == y]
    if not missed or len(unlike) < differ or len(alike) < 7 - differ:
        return None
    chosen = [missed[-1], *unlike[-differ:], *alike[: 7 - differ]]
    return sorted(chosen, key=lambda pair: hashlib.sha256(repr((pair, differ)).encode()).digest()), 7 - differ


POINTS = {"yes": 1.0, "abstain": 0.5, "no": 0.0}


def absence(a: str, b: str, year: int, cells: list[tuple[str, str]], alike: int) -> Variant:
    """The question on eight roll calls."""
    cast = [(n, state, vote) for n, pair in enumerate(cells) for state, vote in zip((a, b), pair, strict=True)]
    long = pd.DataFrame(cast, columns=["resolution", "state", "vote"]).assign(year=year)
    credit = [1 - abs(POINTS[x] - POINTS[y]) for x, y in cells if "absent" not in (x, y)]
    as_abstained = [1 - abs(POINTS.get(x, 0.5) - POINTS.get(y, 0.5)) for x, y in cells]
    slips = {"absent as abstained": 100 * fsum(as_abstained) / 8, "absent as opposite": 100 * fsum(credit) / 8,
             "same of seven": 100 * alike / 7}  # fmt: skip
    prompt = (
        f"The table shows eight roll calls of {year} in the General Assembly. What is the agreement score of {name(a)} "
        f"and {name(b)} on these, in per cent? Take care with the absence."
    )
    rows = [(str(n), x, y) for n, (x, y) in enumerate(cells, 1)]
    key = 100 * measures.agreement(long, a, b)[year]
    hand = 100 * fsum(credit) / len(credit)
    return variant(f"{a}-{b}-{year}", prompt, ("Roll call", title(a), title(b)), rows, key, (hand, slips))


def distances() -> Iterator[Variant]:
    """Distance of two ideal points on the two sides of zero."""
    points = load("ideal_points").query("1950 <= year <= 2023 and reliable").astype({"state": str})
    points = points[points["state"].isin(STATES)]
    wide = points.pivot(index="year", columns="state", values="ideal_point")
    for a, b in combinations(STATES, 2):
        gaps = measures.ideal_point_distance(points, a, b)["distance"]
        for year in [y for y in range(1952, 2024, 3) if y in gaps.index]:
            one, two = printed(wide.loc[year, a], 2), printed(wide.loc[year, b], 2)
            low, high = sorted((one.value, two.value))
            if not low < 0 < high:
                continue
            prompt = (
                f"The table shows the ideal points of {name(a)} and {name(b)} in {year}, on the line estimated from "
                "votes in the General Assembly. How far apart are they? Give two decimals."
            )
            rows = [(title(a), one), (title(b), two)]
            slips = {"minus ignored": abs(abs(high) - abs(low)), "the middle": abs(high + low) / 2}
            yield variant(f"{a}-{b}-{year}", prompt, ("State", "Ideal point"), rows, gaps[year], (high - low, slips))


def changes() -> Iterator[Variant]:
    """The change of the mean score from four years to the next four, in points."""
    wide = pairs("year").pivot(index="year", columns=["a", "b"], values="agreement")
    for (a, b), first in thin(product(wide.columns, range(1958, LAST - 6, 5)), 1000):
        before, after = wide.loc[first - 4 : first - 1, (a, b)], wide.loc[first : first + 3, (a, b)]
        if len(before) < 4 or len(after) < 4:
            continue
        one, two = ([printed(100 * v) for v in s] for s in (before, after))
        if not positive(*values(one), *values(two)):
            continue
        prompt = (
            f"The table shows the agreement score of {name(a)} and {name(b)} in eight years, in per cent. Take the "
            "mean of the first four years and of the last four. By how many percentage points did it change? A fall "
            "has a minus. Give one decimal."
        )
        rows = [(str(y), c) for y, c in zip(range(first - 4, first + 4), one + two, strict=True)]
        worked = by_hand.step_of_means(values(one), values(two))
        key = 100 * (after.mean() - before.mean())
        yield variant(f"{a}-{b}-{first}", prompt, ("Year", "Agreement, %"), rows, key, worked)


def beyond_chance() -> Iterator[Variant]:
    """Chance-corrected agreement from observed and expected disagreement."""
    for row in pairs("decade").itertuples():
        seen = 1 - row.agreement
        if not positive(1 - row.pi) or abs(row.pi) < 0.05:
            continue
        expected = seen / (1 - row.pi)
        one, two = printed(100 * seen, 1), printed(100 * expected, 1)
        prompt = (
            f"From {span(row.decade)}, {name(row.a)} and {name(row.b)} disagreed by the amount in the first row. Two "
            "voters with the same habits, but independent, would disagree by the amount in the second. What is the "
            "agreement beyond chance? It is 1 at most, and 0 is what chance gives. Give two decimals."
        )
        rows = [("Disagreement, observed, %", one), ("Disagreement, expected by chance, %", two)]
        slips = {"ratio": one.value / two.value, "gap": (two.value - one.value) / 100,
                 "turned": 1 - two.value / one.value}
        yield variant(f"{row.a}-{row.b}-{row.decade}", prompt, ("", "Number"), rows, row.pi,
                      (1 - one.value / two.value, slips))


def ranks() -> Iterator[Variant]:
    """Where does one state stand in another's list of ten?"""
    decades = {d: t for d, t in pairs("decade").groupby("decade")}
    for (state, shift), decade in thin(product(product(STATES, (0, 5)), range(1950, 2030, 10))):
        others = [s for s in STATES[shift:] + STATES[:shift] if s != state][:10]
        table = decades[decade]
        ten = table[table["a"].isin([state, *others]) & table["b"].isin([state, *others])]
        order = measures.rank_of_likeness(ten, by="decade")
        own = order[order["a"] == state].set_index("b")["rank"]
        score = pd.concat([ten[ten["a"] == state].set_index("b"), ten[ten["b"] == state].set_index("a")])["agreement"]
        cells = {s: printed(100 * score[s], 1) for s in others if s in score}
        if len(cells) < 10 or len({c.value for c in cells.values()}) < 10:
            continue
        asked = sorted(others)[(decade // 10 + shift) % 10]
        prompt = (
            f"The table shows the agreement score of {name(state)} with ten states from {span(decade)}. Put them in "
            f"order. How many per cent of the ten vote no more like {name(state)} than {name(asked)} does? "
            f"{title(asked)} itself counts."
        )
        rows = [(title(s), cells[s]) for s in sorted(others, key=title)]
        below = sum(c.value <= cells[asked].value for c in cells.values())
        slips = {"from the top": 10 * (11 - below), "not itself": 10 * (below - 1), "a place": below}
        yield variant(f"{state}-{asked}-{decade}-{shift}", prompt, ("State", "Agreement, %"), rows, 100 * own[asked],
                      (10 * below, slips))  # fmt: skip


TEMPLATES = (
    Template("agreement-score", "02", "Agreement score from counts", agreement_scores, WORDS | {
        "same only": "You counted only the same votes. When one of the two abstains, it counts one half.",
        "half as whole": "You counted each abstention as full agreement. It counts one half.",
        "abstentions dropped": "You left the abstentions out. They count one half above the line, and whole below it.",
    }, "Same votes plus half of the abstentions, divided by all common votes.", steps=3, unit="%", tolerance=1, low=15,
             high=92),
    Template("absence", "02", "Absence is not abstention", absences, WORDS | {
        "absent as abstained": "You counted the absence like an abstention. It is no vote: leave the roll call out.",
        "absent as opposite": "You divided by eight. A roll call that one state missed is left out of the count too.",
        "same of seven": "You counted only the same votes. When one of the two abstains, it counts one half.",
    }, "Leave the roll call with the absence out; then score the seven that are left.", steps=3, unit="%", tolerance=1,
             low=25,
             high=90),
    Template("ideal-distance", "02", "Distance on a line", distances, WORDS | {
        "minus ignored": "You did not see the minus. The two stand on opposite sides of zero: their distances from "
                         "zero add up.",
        "the middle": "This is the point in the middle between the two. The question asks how far apart they are.",
    }, "The larger minus the smaller; minus a negative number is plus.", steps=1, decimals=2, tolerance=0.02, low=0.4,
             high=4.5),
    Template("change-of-score", "02", "Change of a mean, in points", changes, WORDS, "Later mean minus earlier mean.",
             steps=3,
             unit="percentage points", decimals=1, tolerance=1, low=4, high=40),
    Template("beyond-chance", "02", "Agreement beyond chance", beyond_chance, WORDS | {
        "ratio": "This is observed divided by expected disagreement. One minus it is the agreement beyond chance.",
        "gap": "This is the difference of the two. Divide it by the expected disagreement.",
        "turned": "You divided the wrong way round: observed by expected.",
    }, "One minus observed divided by expected.", steps=2, decimals=2, tolerance=0.02, low=0.08, high=0.92),
    Template("rank-in-list", "02", "Rank in a list", ranks, WORDS | {
        "from the top": "You counted from the most alike. Count from the least alike.",
        "not itself": "You left out the state itself. “No more than” holds for it too.",
        "a place": "This is its place in the list. In per cent of ten it is ten times as much.",
    }, "Count the states with the same or a lower score, divide by ten, times 100.", steps=2, unit="%", tolerance=1,
             low=20,
             high=90),
)  # fmt: skip
