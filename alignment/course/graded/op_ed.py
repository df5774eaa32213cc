"""Chapter 1: does a claim of “ignoring” hold? Shares of trade, years under a limit, sides in votes, one score."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from itertools import product

import pandas as pd

from alignment.data import load
from alignment.forecast import brier
from alignment.rules.op_ed import LIMITS, shares_of

from ..by_hand import WORDS
from ..template import Template, Variant
from .common import name, nameable, positive, printed, thin, title, values, variant

OWNERS = ("PAK", "IND")
LAST = 1999  # a window ends here: later years are those of other chapters
SOURCE = "By the tables of the Correlates of War project"


@cache
def by_partner(state: str, column: str = "both") -> pd.DataFrame:
    """A partner's share (0 to 1) in the trade of a state: a row per year, a column per partner."""
    rows = shares_of(state)
    return rows[rows["partner"].isin(nameable())].pivot(index="year", columns="partner", values=column)


@cache
def totals(state: str) -> pd.DataFrame:
    """All imports and exports of a state by year, in million dollars."""
    return load("trade_cow_national").query("state == @state").set_index("year")


def trade_shares() -> Iterator[Variant]:
    """A partner's share in all trade of a state, from four sums."""
    for state in OWNERS:
        both, imports, exports = (by_partner(state, c) for c in ("both", "imports", "exports"))
        for year, partner in thin(product(range(1948, LAST, 3), both.columns), 6000):
            if not positive(both.loc[year, partner], least=0.01):
                continue
            all_in, all_out = totals(state).loc[year, ["imports_usd_million", "exports_usd_million"]]
            bought, sold = printed(imports.loc[year, partner] * all_in), printed(exports.loc[year, partner] * all_out)
            whole_in, whole_out = printed(all_in), printed(all_out)
            if not positive(bought.value, sold.value, least=5):
                continue
            prompt = (
                f"{SOURCE}, what part of all trade of {name(state)} in {year} was with {name(partner)}? Take imports "
                "and exports together. Answer in per cent, with one decimal."
            )
            rows = [(f"Imports from {name(partner)}", bought), (f"Exports to {name(partner)}", sold),
                    ("All imports", whole_in), ("All exports", whole_out)]  # fmt: skip
            own, whole = bought.value + sold.value, whole_in.value + whole_out.value
            slips = {"imports only": 100 * bought.value / whole_in.value, "one total": 100 * own / whole_in.value,
                     "one direction": 100 * sold.value / whole, "fraction": own / whole}  # fmt: skip
            key = 100 * both.loc[year, partner]
            yield variant(f"{state}-{partner}-{year}", prompt, ("Trade", "Million dollars"), rows, key,
                          (100 * own / whole, slips))  # fmt: skip


def years_under() -> Iterator[Variant]:
    """In how many of eight years is a partner's share next to nothing?"""
    limit, other = LIMITS["middle"], LIMITS["lenient"]
    for state in OWNERS:
        table = by_partner(state)
        for first, partner in thin(product(range(1948, LAST - 7, 4), table.columns), 1500):
            eight = table[partner].reindex(range(first, first + 8))
            cells = [printed(100 * v, 2) for v in eight]
            near = any(abs(v - 100 * m) < 0.02 for v in values(cells) for m in (limit, other))
            if eight.isna().any() or near:
                continue
            prompt = (
                f"The table shows the part of {name(partner)} in the trade of {name(state)}, by the tables of the "
                "Correlates of War project. A year counts as “ignoring” when the part is under one half of one per "
                "cent. How many of the eight years count?"
            )
            rows = [(str(y), c) for y, c in zip(eight.index, cells, strict=True)]
            hand = sum(v < 0.5 for v in values(cells))
            slips = {"one per cent": sum(v < 1 for v in values(cells)), "the others": 8 - hand}
            key = int((eight < limit).sum())
            yield variant(f"{state}-{partner}-{first}", prompt, ("Year", "Part of the trade, %"), rows, key,
                          (hand, slips))


def times_as_large() -> Iterator[Variant]:
    """How many times as large is a partner's mean share in one state as in the other?"""
    one, two = (by_partner(state) for state in OWNERS)
    for first, partner in thin(product(range(1948, LAST - 3, 2), one.columns.intersection(two.columns)), 4000):
        years = range(first, first + 4)
        pak, ind = one[partner].reindex(years), two[partner].reindex(years)
        a, b = ([printed(100 * v, 2) for v in s] for s in (pak, ind))
        if not positive(*values(a), *values(b), least=0.2):
            continue
        prompt = (
            f"The table shows the part of {name(partner)} in the trade of Pakistan and of India, in per cent. Compare "
            "the means of the four years. How many times as large is the mean of Pakistan as the mean of India? Give "
            "two decimals."
        )
        rows = [(str(y), x, z) for y, x, z in zip(years, a, b, strict=True)]
        x, z = sum(values(a)) / 4, sum(values(b)) / 4
        slips = {"times upside down": z / x, "difference of means": x - z, "first year": a[0].value / b[0].value}
        key = pak.mean() / ind.mean()
        yield variant(f"{partner}-{first}", prompt, ("Year", "Pakistan, %", "India, %"), rows, key, (x / z, slips))


def base_rates() -> Iterator[Variant]:
    """Of ten partners, how many in a hundred are next to nothing?"""
    limit, other = LIMITS["lenient"], LIMITS["middle"]
    for state, year, draw in thin(product(OWNERS, range(1950, LAST, 4), range(12))):
        row = 100 * by_partner(state).loc[year].dropna()
        row = row[row > 0.1]  # most partners have nothing: of them alone the answer would always be 100
        order = sorted(row.index, key=lambda p: hashlib.sha256(f"{state}{year}{draw}{p}".encode()).digest())
        ten = row[sorted(order[:10], key=title)] if len(order) >= 10 else None
        if ten is None or any(abs(v - 100 * m) < 0.02 for v in ten for m in (limit, other)):
            continue
        cells = [printed(v, 2) for v in ten]
        prompt = (
            f"The table shows the part of ten partners in the trade of {name(state)} in {year}. Take one per cent as "
            "the limit. In how many per cent of these partners is the part under the limit?"
        )
        rows = [(title(p), c) for p, c in zip(ten.index, cells, strict=True)]
        count = sum(v < 1 for v in values(cells))
        slips = {"a count": count, "the others": 100 - 10 * count,
                 "half of one per cent": 10 * sum(v < 0.5 for v in values(cells))}
        key = 100 * float((by_partner(state).loc[year, ten.index] < limit).mean())
        yield variant(f"{state}-{year}-{draw}", prompt, ("Partner", "Part of the trade, %"), rows, key,
                      (10 * count, slips))


@cache
def sides_taken() -> pd.DataFrame:
    """Votes of 1947 to 1991 on which Moscow and Washington were opposite, by state and stretch of five years.

    `moscow`, `washington`, `abstained`: how often; `key`: share (0 to 1) with Moscow of the votes with a side.
    """
    rows = load("un_votes").query("1947 <= year <= 1991").astype({"vote": str, "state": str})
    two = rows[rows["state"].isin(["RUS", "USA"])].pivot(index="resolution", columns="state", values="vote")
    opposite = two[two["RUS"].isin(["yes", "no"]) & two["USA"].isin(["yes", "no"]) & (two["RUS"] != two["USA"])]
    rows = rows[rows["state"].isin(nameable() - {"RUS", "USA"})].join(opposite["RUS"], on="resolution", how="inner")
    rows["first"] = 1947 + (rows["year"] - 1947) // 5 * 5
    took = rows[rows["vote"].isin(["yes", "no"])]
    keys = ["state", "first"]
    counts = {
        "moscow": took[took["vote"] == took["RUS"]].groupby(keys).size(),
        "washington": took[took["vote"] != took["RUS"]].groupby(keys).size(),
        "abstained": rows[rows["vote"] == "abstain"].groupby(keys).size(),
        "key": (took["vote"] == took["RUS"]).groupby([took["state"], took["first"]]).mean(),
    }
    return pd.DataFrame(counts).dropna()


def sides() -> Iterator[Variant]:
    """Of the votes on which a state took a side, how many were with Moscow?"""
    for row in sides_taken().reset_index().itertuples():
        if min(row.moscow, row.washington, row.abstained) < 4:
            continue
        last = min(row.first + 4, 1991)
        prompt = (
            f"From {row.first} to {last} Moscow and Washington voted on opposite sides in many votes of the General "
            f"Assembly. The table shows how {name(row.state)} voted on these. Of the votes on which it took a side, "
            "how many per cent were with Moscow?"
        )
        moscow, washington, abstained = int(row.moscow), int(row.washington), int(row.abstained)
        rows = [("With Moscow", str(moscow)), ("With Washington", str(washington)), ("Abstained", str(abstained))]
        sided = moscow + washington
        slips = {"abstentions counted": 100 * moscow / (sided + abstained), "with Washington": 100 * washington / sided,
                 "ratio of sides": 100 * moscow / washington}  # fmt: skip
        yield variant(f"{row.state}-{row.first}", prompt, ("Vote", "Times"), rows, 100 * row.key,
                      (100 * moscow / sided, slips))


def scores() -> Iterator[Variant]:
    """The Brier score of a record that is carried forward for one year."""
    votes = load("un_votes").query("1990 <= year <= 2024").astype({"vote": str, "state": str})
    wanted = ("PAK", "IND", "CHN", "RUS", "TUR", "IRN", "BGD", "EGY", "IDN", "SAU", "BRA", "ZAF", "MEX", "JPN")
    wide = votes[votes["state"].isin(wanted)].pivot(index=["year", "resolution"], columns="state", values="vote")
    cast = wide.where(wide != "absent")
    for n, (a, b) in enumerate(product(wanted, wanted)):
        if a >= b:
            continue
        both = cast[[a, b]].dropna()
        same = (both[a] == both[b]).astype(float)
        for year in range(1996 + n % 3, 2025, 6):
            now = same.loc[year]
            said = printed(same.loc[year - 5 : year - 1].mean(), 1)
            happened = int(now.sum())
            prompt = (
                f"Suppose that a forecast was made at the end of {year - 1} for every vote of {year} in the General "
                f"Assembly: “{title(a)} will give the same vote as {name(b)}.” Its probability was the record of five "
                "years, rounded. The table shows what came. What is the Brier score of the forecast over all votes? "
                "Give two decimals."
            )
            rows = [("Probability", said), ("Votes in the year", str(len(now))), ("Same vote", str(happened))]
            f = happened / len(now)
            right = f * (1 - said.value) ** 2 + (1 - f) * said.value**2
            slips = {"not squared": f * (1 - said.value) + (1 - f) * said.value,
                     "squared gap of shares": (said.value - f) ** 2,
                     "only those that came": (1 - said.value) ** 2}  # fmt: skip
            yield variant(f"{a}-{b}-{year}", prompt, ("", "Number"), rows, brier(said.value, now), (right, slips))


TEMPLATES = (
    Template("trade-share", "01", "Share of trade from four sums", trade_shares, WORDS | {
        "imports only": "You took imports only. Add what was sold, above and below the line.",
        "one total": "You divided the trade of both directions by the imports of one. Add all exports below the line "
                     "too.",
        "one direction": "You left out what was bought. Trade is both directions.",
    }, "Imports and exports with the partner, divided by all imports and exports.", steps=4, unit="%", decimals=1,
             tolerance=0.2, low=1.5, high=40),
    Template("years-under-limit", "01", "Years under a limit", years_under, WORDS | {
        "one per cent": "You counted the years under one per cent. The limit is one half of one per cent.",
        "the others": "You counted the years that do not count. The question asks for those under the limit.",
    }, "Count the years below 0.50.", steps=1, unit="years", low=2, high=6),
    Template("times-as-large", "01", "How many times as large", times_as_large, WORDS | {
        "times upside down": "You divided India by Pakistan. The question asks it the other way round.",
        "difference of means": "This is the difference of the means. “How many times” asks for the one divided by the "
                               "other.",
        "first year": "You took the first year only. The question asks for the means of four years.",
    }, "The mean of Pakistan divided by the mean of India.", steps=3, decimals=2, tolerance=0.05, low=1.3, high=6),
    Template("base-rate-of-partners", "01", "Base rate", base_rates, WORDS | {
        "a count": "This is the number of partners. In per cent of ten it is ten times as much.",
        "the others": "These are the partners above the limit. The question asks for those under it.",
        "half of one per cent": "You took one half of one per cent as the limit. Here it is one per cent.",
    }, "Count the partners below 1.00, divide by ten, times 100.", steps=2, unit="%", tolerance=1, low=20, high=80),
    Template("sides-in-votes", "01", "Share of a side", sides, WORDS | {
        "abstentions counted": "You counted the abstentions below the line. An abstention takes no side here.",
        "with Washington": "This is the share with Washington.",
        "ratio of sides": "You divided by the votes with Washington. Divide by all votes with a side, both together.",
    }, "Votes with Moscow, divided by votes with Moscow and with Washington.", steps=3, unit="%", tolerance=1, low=5,
             high=95),
    Template("score-of-a-record", "01", "Brier score", scores, WORDS | {
        "not squared": "Square each distance before you take the mean.",
        "squared gap of shares": "This is the squared distance of the probability from the share. Score each vote, "
                                 "then take the mean.",
        "only those that came": "You scored only the votes that were the same. The others count too, with the square "
                                "of the probability.",
    }, "Each same vote costs (1 − p) squared, each other vote p squared. Take the mean over all votes.", steps=6,
             decimals=2,
             tolerance=0.01, low=0.03, high=0.6),
)  # fmt: skip
