"""Chapter 13: a rule and its three versions at work, on other states: what each says, and how often."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

import pandas as pd

from alignment import aid
from alignment.change import change_of_means, growth_of_means
from alignment.claims import IN_PART, NOT, STRICTNESS, SUPPORTS
from alignment.ledger_lines import VERDICTS
from alignment.rules import security_assistance as help_rules
from alignment.rules.after_the_article import GROWTHS, LEADS, LEAST_SHARE, TRADE, VOTES, shares_of_trade, words_of

from ..template import Template, Variant
from .after_the_article import POWERS, scores
from .common import name, nameable, printed, thin, title, values, variant


class Rule(NamedTuple):
    """A rule of the ledger with its cases: last year x states, in the unit of the sheet.

    asks, unit, decimals : what is counted, in words, and how a sheet prints it.
    limits : version -> (from here on "supports", from here on "in part"); up : a rise supports.
    near : so close to a limit a printed number could fall on its other side, or seem to.
    """

    id: str
    asks: str
    unit: str
    table: pd.DataFrame
    limits: dict[str, tuple[float, float]]
    up: bool
    near: float
    decimals: int = 0

    def words(self, row: pd.Series) -> pd.DataFrame:
        """What the ledger's own code says of these cases, by version."""
        share = row / 100
        if self.id == "aid":
            return help_rules.HALTED.words(share)
        return words_of(share, GROWTHS if self.id.startswith("trade") else LEADS)

    def read(self, value: float, version: str) -> str:
        """The same from a printed number."""
        full, half = self.limits[version]
        if not self.up:
            value, full, half = -value, -full, -half
        return SUPPORTS if value >= full else IN_PART if value >= half else NOT

    def apart(self, value: float) -> float:
        """Distance from the nearest limit of any version, in the unit of the sheet."""
        return min(abs(value - limit) for pair in self.limits.values() for limit in pair)


@cache
def rules() -> tuple[Rule, ...]:
    """Growth of a share of trade, what is left of US military aid, and the lead of Moscow over Washington in votes."""
    halted = help_rules.HALTED
    left = aid.left(help_rules.military(), halted.gap, help_rules.SPAN, help_rules.LEAST)
    lead = change_of_means(scores()["RUS"] - scores()["USA"], VOTES)
    pairs = {s: (100 * halted.supports[s], 100 * halted.in_part[s]) for s in STRICTNESS}
    grown, led = ({s: (100 * x, 50 * x) for s, x in limits.items()} for limits in (GROWTHS, LEADS))
    aided = "US military aid of the three fiscal years to {last} as a part of that of the three before"
    ahead = "the change of Moscow’s lead over Washington in UN votes, seven years to {last} against the seven before"
    made = [
        Rule("aid", aided, "per cent", left, pairs, False, 1.5),
        Rule("lead", ahead, "points", lead, led, True, 0.2, 1),
    ]
    for power in ("RUS", "CHN"):
        growth = growth_of_means(shares_of_trade(power), TRADE, LEAST_SHARE) - 1
        whose = f"the growth of {name(power)}’s share of the state’s trade"
        asks = whose + ", three years to {last} against the three before"
        made.append(Rule(f"trade-{power}", asks, "per cent", growth, grown, True, 2))
    named = nameable() - set(POWERS)
    return tuple(r._replace(table=100 * r.table[[s for s in r.table.columns if s in named]]) for r in made)


def limit_in_words(rule: Rule, version: str) -> str:
    """ "from 100 per cent on, in part from 50 per cent on"."""
    full, half = (printed(x, 2).text.rstrip("0").rstrip(".") for x in rule.limits[version])
    way = "from {} {} on" if rule.up else "at {} {} or less"
    return f"{way.format(full, rule.unit)}; in part {way.format(half, rule.unit)}"


@cache
def said(rule_id: str) -> pd.DataFrame:
    """What the ledger's own code says of all cases that are not near a limit: (last year, state) x version."""
    rule = next(r for r in rules() if r.id == rule_id)
    cells = rule.table.stack().dropna()
    cells = cells[[abs(v) < 300 and rule.apart(v) >= rule.near for v in cells]]
    return rule.words(cells).assign(value=cells)


def error_rates() -> Iterator[Variant]:
    """Of ten states, of how many does one version say “supports”?"""
    for rule in rules():
        table = said(rule.id)
        for last, version, draw in thin(product(table.index.levels[0], STRICTNESS, range(6)), 100):
            states = sorted(table.loc[last].index) if last in table.index else []
            if len(states) >= 10:
                chosen = random.Random(f"{rule.id} {last} {version} {draw}").sample(states, 10)
                yield ten_states(rule, last, version, draw, table.loc[last].loc[sorted(chosen, key=title)])


def ten_states(rule: Rule, last: int, version: str, draw: int, ten: pd.DataFrame) -> Variant:
    """The question on ten states, which are rows of `said`."""
    cells = [printed(v, rule.decimals) for v in ten["value"]]
    prompt = (
        f"A rule of the ledger was run on ten states. The table shows, in {rule.unit}, {rule.asks.format(last=last)}. "
        f"The {version} version says “supports” {limit_in_words(rule, version)}. Of how many per cent of the ten does "
        "it say “supports”?"
    )
    rows = [(title(s), c) for s, c in zip(ten.index, cells, strict=True)]
    read = [rule.read(v, version) for v in values(cells)]
    yes, part = read.count(SUPPORTS), read.count(IN_PART)
    slips = {"in part counted": 10 * (yes + part), "a count": yes, "the others": 100 - 10 * yes}
    key = 100 * float((ten[version] == SUPPORTS).mean())
    head = ("State", rule.unit.capitalize())
    return variant(f"{rule.id}-{last}-{version}-{draw}", prompt, head, rows, key, (10 * yes, slips))


def three_versions() -> Iterator[Variant]:
    """What do the three versions of a rule say of one state?"""
    for rule in rules():
        table = said(rule.id)
        fragile = (table["strict"] != table["middle"]) | (table["lenient"] != table["middle"])
        for at in thin(table.index[fragile], 45):
            yield one_state(rule, *at, table.at[at, "value"], tuple(table.loc[at, [*STRICTNESS]]))


# What a reader does wrong, and what he then says: the options beside the right one.
READINGS = {
    "versions turned": lambda words: words[::-1],
    "no in part": lambda words: tuple(NOT if w == IN_PART else w for w in words),
    "in part as full": lambda words: tuple(SUPPORTS if w == IN_PART else w for w in words),
}


def one_state(rule: Rule, last: int, state: str, value: float, exact: tuple[str, ...]) -> Variant:
    """The question on one state and year."""
    cell = printed(value, rule.decimals)
    hand = tuple(rule.read(cell.value, s) for s in STRICTNESS)
    options = [(in_words(exact), ""), *((in_words(misread(exact)), slip) for slip, misread in READINGS.items())]
    case = f"{rule.id}-{state}-{last}"
    random.Random(case).shuffle(options)
    texts = [text for text, _ in options]
    prompt = (
        f"A rule of the ledger asks, in {rule.unit}, for {rule.asks.format(last=last)}. For {name(state)} it is "
        f"{cell.text}. The table shows when each version says “supports”. What do the strict, the middle and the "
        "lenient version say?"
    )
    rows = tuple((s.capitalize(), limit_in_words(rule, s)) for s in STRICTNESS)
    right = in_words(hand)
    worked = texts.index(right) if right in texts else -1
    return Variant(case, prompt, ("Version", "Says “supports”"), rows, texts.index(in_words(exact)), worked,
                   options=tuple(options), margin=rule.apart(value) / rule.near)  # fmt: skip


def in_words(words: tuple[str, ...]) -> str:
    """ "strict: not supported; middle: supported in part; lenient: supported"."""
    return "; ".join(f"{s}: {VERDICTS[word][1]}" for s, word in zip(STRICTNESS, words, strict=True))


TEMPLATES = (
    Template("error-rate", "13", "How often a rule says “supports”", error_rates, {
        "in part counted": "You counted “in part” too. The question asks for “supports” alone.",
        "a count": "This is the number of states. In per cent of ten it is ten times as much.",
        "the others": "These are the states of which it does not say “supports”.",
    }, "Count the states that reach the first limit, divide by ten, times 100.", steps=2, unit="%", tolerance=1,
             low=10, high=80),
    Template("three-versions", "13", "One number, three versions", three_versions, {
        "versions turned": "You turned the versions round. The strict one asks for most.",
        "no in part": "You left the second limits out: there the version says “in part”.",
        "in part as full": "You took the second limits for the first. Between the two a version says “in part”.",
    }, "Compare the number with both limits of each version.", steps=6, margin=1.0),
)  # fmt: skip
