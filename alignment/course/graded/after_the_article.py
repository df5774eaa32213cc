"""Chapter 12: simple forecasters, what came, scores, base rates and a lead, at other dates and for other states."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from itertools import product

import numpy as np
import pandas as pd

from alignment import aid
from alignment.change import base_rate, change_of_means
from alignment.data import load
from alignment.forecast import brier, no_change, trend
from alignment.votes import dyads

from .. import by_hand
from ..by_hand import WORDS
from ..template import Template, Variant
from .common import name, nameable, positive, printed, thin, title, values, variant

POWERS = ("RUS", "USA", "CHN")
LAST = 2024  # the list of votes of 2025 changed for all states


@cache
def scores() -> dict[str, pd.DataFrame]:
    """Agreement (0 to 1) with each power: a row per year, a column per state that voted throughout."""
    rows = load("un_votes").query("1985 <= year <= @LAST").astype({"state": str})
    per_year = rows[rows["vote"] != "absent"].groupby(["state", "year"]).size().unstack()
    often = per_year.index[(per_year >= 40).sum(axis=1) >= 38].intersection(list(nameable()))
    chosen = sorted({*often, *POWERS}, key=lambda s: hashlib.sha256(s.encode()).digest())[:50] + [*POWERS, "PAK", "IND"]
    pairs = dyads(rows[rows["state"].isin(chosen)], least=20).astype({"a": str, "b": str})
    both = pd.concat([pairs, pairs.rename(columns={"a": "b", "b": "a"})])
    return {p: both[both["b"] == p].pivot(index="year", columns="a", values="agreement") for p in POWERS}


@cache
def aid_by_year() -> pd.DataFrame:
    """US aid, million dollars of 2020, of states that can be named."""
    table = aid.yearly(load("us_aid_totals"))
    return table[[s for s in table.columns if s in nameable()]]


def misses() -> Iterator[Variant]:
    """By how much did the forecast of no change miss?"""
    for state, year in thin(product(aid_by_year().columns, range(1960, 2018, 4)), 1500):
        known, came = aid_by_year().loc[year - 3 : year, state], aid_by_year().loc[year + 1 : year + 3, state]
        one, two = [printed(v) for v in known], [printed(v) for v in came]
        if not positive(*values(one), *values(two), least=20):
            continue
        prompt = (
            f"At the end of fiscal year {year} the forecast of no change says: US aid to {name(state)} in each of the "
            "next three years will be the mean of the four years before. The table is in million dollars of 2020. By "
            "how much did the forecast miss the mean of what came? Give the size without a sign, in million dollars."
        )
        rows = [(str(y), c) for y, c in zip(range(year - 3, year + 4), one + two, strict=True)]
        said, then = sum(values(one)) / 4, sum(values(two)) / 3
        slips = {"last year": abs(one[-1].value - then), "the forecast": said, "what came": then,
                 "first year ahead": abs(said - two[0].value)}
        key = abs(no_change(known) - came.mean())
        yield variant(f"{state}-{year}", prompt, ("Fiscal year", "Million dollars"), rows, key,
                      (abs(said - then), slips))


def trends() -> Iterator[Variant]:
    """The trend's forecast of a mean, from its line."""
    for power, ahead in thin(product(POWERS, (5, 7))):
        for state, year in thin(product(scores()[power].columns, range(1994, 2018, 6))):
            known = 100 * scores()[power][state].loc[year - 7 : year].dropna()
            if state == power or len(known) < 8:
                continue
            slope, level = np.polyfit(known.index.to_numpy(dtype=float) - year, known.to_numpy(), 1)
            one, two = printed(level, 1), printed(slope, 2)
            if abs(two.value) < 0.3:
                continue
            prompt = (
                f"A straight line through the agreement scores of {name(state)} and {name(power)} from {year - 7} to "
                f"{year} ends at the level in the table, and moves by the slope each year. Continue it. What mean does "
                f"it forecast for the {ahead} years from {year + 1} on? Answer in per cent, with one decimal."
            )
            rows = [(f"Level in {year}, %", one), ("Slope, points a year", two)]
            slips = {"the last year": one.value + ahead * two.value,
                     "half the years": one.value + ahead / 2 * two.value,
                     "no slope": one.value, "slope turned": one.value - (ahead + 1) / 2 * two.value}  # fmt: skip
            hand = one.value + (ahead + 1) / 2 * two.value
            yield variant(f"{state}-{power}-{year}-{ahead}", prompt, ("Line", "Number"), rows, trend(known, ahead),
                          (hand, slips))


def changes() -> Iterator[Variant]:
    """Change of the mean of four years, in points."""
    for power in POWERS:
        table = change_of_means(scores()[power], 4)
        for state, last in thin(product(table.columns, range(1994, LAST + 1, 5))):
            eight = 100 * scores()[power][state].reindex(range(last - 7, last + 1))
            if state == power or eight.isna().any():
                continue
            cells = [printed(v) for v in eight]
            prompt = (
                f"The table shows the agreement score of {name(state)} and {name(power)}, in per cent. A forecast "
                "said: “The mean of the last four years will be higher than that of the four before.” By how many "
                "percentage points was it higher? If it was lower, give a minus. Give one decimal."
            )
            rows = [(str(y), c) for y, c in zip(eight.index, cells, strict=True)]
            worked = by_hand.step_of_means(values(cells[:4]), values(cells[4:]))
            yield variant(f"{state}-{power}-{last}", prompt, ("Year", "Agreement, %"), rows,
                          100 * table.loc[last, state], worked)


def brier_scores() -> Iterator[Variant]:
    """The Brier score of four forecasts, each at the share of the other states for which the event came."""
    moves = {f"Votes nearer to {name(p)}": change_of_means(scores()[p].drop(columns=p, errors="ignore"), 5)
             for p in POWERS}
    moves["More US aid"] = change_of_means(aid_by_year(), 5)
    for last in range(1996, int(moves["More US aid"].index.max()) + 1, 3):
        rose = pd.DataFrame({what: table.loc[last].dropna() > 0 for what, table in moves.items()})
        rose = rose.dropna().astype(float)
        rose = rose.drop(list(POWERS), errors="ignore")
        for state in rose.index:
            others = rose.drop(state).mean().clip(0.1, 0.9)
            yield four_forecasts(state, last, others, rose.loc[state])


def four_forecasts(state: str, last: int, others: pd.Series, came: pd.Series) -> Variant:
    """The question on one state: the share of the others as probability, and what came."""
    said = [printed(p, 1) for p in others]
    prompt = (
        f"Take {name(state)}, the five years to {last} and the five before. Suppose that each event had been forecast "
        "with the share of other states for which it came, rounded to tenths and never below 0.1 or above 0.9. What is "
        "the Brier score of the four forecasts? Give two decimals."
    )
    rows = [(what, p, "yes" if c else "no") for what, p, c in zip(came.index, said, came, strict=True)]
    gaps = [abs(p.value - c) for p, c in zip(said, came, strict=True)]
    slips = {"not squared": sum(gaps) / 4, "sum": sum(g * g for g in gaps),
             "turned": sum((1 - g) ** 2 for g in gaps) / 4}
    key = brier(pd.Series(values(said), index=came.index), came)
    return variant(f"{state}-{last}", prompt, ("Event", "Probability", "Did it come?"), rows, key,
                   (sum(g * g for g in gaps) / 4, slips))


def base_rates() -> Iterator[Variant]:
    """Of ten states, how many moved at least as much, up or down?"""
    for power, last in thin(product(POWERS, range(1995, LAST + 1, 2))):
        row = 100 * change_of_means(scores()[power], 5).loc[last].drop(power, errors="ignore").dropna()
        for draw in range(8):
            order = sorted(row.index.drop("PAK"),
                           key=lambda s: hashlib.sha256(f"{power}{last}{draw}{s}".encode()).digest())  # fmt: skip
            ten, own = row[sorted(order[:10], key=title)], row["PAK"]
            if abs(own) >= 1 and not any(abs(abs(v) - abs(own)) < 0.15 for v in ten):
                yield as_much(power, last, draw, ten, own)


def as_much(power: str, last: int, draw: int, ten: pd.Series, own: float) -> Variant:
    """The question on ten states, and Pakistan's own change."""
    cells, size = [printed(v, 1) for v in ten], printed(own, 1)
    verb = "rose" if own > 0 else "fell"
    prompt = (
        f"From the five years to {last - 5} to the five years to {last}, the agreement score of Pakistan with "
        f"{name(power)} {verb} by {printed(abs(own), 1).text} points. The table shows the change of ten other states, "
        "in points. In how many per cent of them did it change at least as much, up or down?"
    )
    rows = [(title(s), c) for s, c in zip(ten.index, cells, strict=True)]
    large = [v for v in values(cells) if abs(v) >= abs(size.value)]
    same_way = sum(v * size.value > 0 for v in large)
    slips = {"one direction": 10 * same_way, "a count": len(large), "the others": 100 - 10 * len(large)}
    key = 100 * base_rate(ten.to_frame(), own)
    return variant(f"{power}-{last}-{draw}", prompt, ("State", "Change, points"), rows, key, (10 * len(large), slips))


def leads() -> Iterator[Variant]:
    """Change of the lead of Moscow over Washington, in points."""
    moscow, washington = scores()["RUS"], scores()["USA"]
    lead = change_of_means(moscow - washington, 6)
    two = {p: t.rolling(6, min_periods=6).mean() for p, t in (("RUS", moscow), ("USA", washington))}
    for state, last in thin(product(lead.columns, range(1998, LAST + 1, 4))):
        if state in POWERS:
            continue
        means = [100 * two[p][state].get(y, np.nan) for p in ("RUS", "USA") for y in (last - 6, last)]
        if not positive(*means):
            continue
        cells = [printed(v, 1) for v in means]
        a, b, c, d = values(cells)
        prompt = (
            f"The table shows the agreement score of {name(state)}, in per cent, as means of six years. Moscow's lead "
            "is the score with Moscow less the score with Washington. By how many percentage points did the lead "
            "change? A fall has a minus. Give one decimal."
        )
        head = ("Score with", f"{last - 11}–{last - 6}", f"{last - 5}–{last}")
        rows = [("Moscow", cells[0], cells[1]), ("Washington", cells[2], cells[3])]
        slips = {"Moscow only": b - a, "changes added": (b - a) + (d - c), "lead at the end": b - d,
                 "sign": -((b - a) - (d - c))}
        yield variant(f"{state}-{last}", prompt, head, rows, 100 * lead.loc[last, state], ((b - a) - (d - c), slips))


TEMPLATES = (
    Template("miss-of-no-change", "12", "No change, and how far it missed", misses, WORDS | {
        "last year": "You took the last year as the forecast. No change says the mean of the four years before.",
        "the forecast": "This is the forecast. The question asks how far it is from what came.",
        "what came": "This is what came. The question asks how far the forecast is from it.",
        "first year ahead": "You took the first year only. Compare with the mean of all three.",
    }, "The mean of what came less the mean of the four years before.", steps=3, unit="million dollars", tolerance=1,
             low=20, high=900),
    Template("trend-goes-on", "12", "The trend continued", trends, WORDS | {
        "the last year": "This is the line in the last year. The mean lies in the middle of the years ahead.",
        "half the years": "The first year ahead is already one step up the line: the middle of the years lies half a "
                          "year further.",
        "no slope": "This is the level at the start. Add the slope for the years up to the middle.",
        "slope turned": "You went the wrong way along the slope.",
    }, "The level, plus the slope for the years up to the middle of the stretch.", steps=2, unit="%", decimals=1,
             tolerance=0.1, low=5, high=99),
    Template("higher-or-lower", "12", "Change of a mean, in points", changes, WORDS, "Later mean minus earlier mean.",
             steps=3,
             unit="percentage points", decimals=1, tolerance=1, low=4, high=40),
    Template("four-forecasts", "12", "Brier score of four forecasts", brier_scores, WORDS | {
        "not squared": "Square each distance before you take the mean.",
        "sum": "This is the sum. Divide it by four.",
        "turned": "You took 1 where the event did not come. It is the other way round.",
    }, "The mean of the squared distances.", steps=5, decimals=2, tolerance=0.01, low=0.06, high=0.6),
    Template("as-much-elsewhere", "12", "Base rate of a change", base_rates, WORDS | {
        "one direction": "You counted one direction only. Changes up and down count.",
        "a count": "This is the number of states. In per cent of ten it is ten times as much.",
        "the others": "These are the states that changed less.",
    }, "Count the changes of that size without their sign, divide by ten, times 100.", steps=2, unit="%", tolerance=1,
             low=20, high=80),
    Template("change-of-lead", "12", "Change of a lead", leads, WORDS | {
        "Moscow only": "This is the change with Moscow alone. Subtract the change with Washington.",
        "changes added": "You added the two changes. A lead is a difference: subtract them.",
        "lead at the end": "This is the lead at the end. Subtract the lead at the start.",
    }, "The change with Moscow less the change with Washington.", steps=3, unit="percentage points", decimals=1,
             tolerance=0.3, low=2, high=40),
)  # fmt: skip
