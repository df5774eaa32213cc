"""Chapter 13: lines of the ledger counted, and error rates added up."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from functools import cache

import numpy as np
import pandas as pd

from alignment.claims import IN_PART, STRICTNESS, SUPPORTS, UNDECIDED, Verdict, ledger, verdict
from alignment.ledger_lines import VERDICTS

from ..template import Template, Variant
from .common import printed, values, variant

# Their rules go through all pairs of states or all orders: an instructor would wait for ten seconds more.
SLOW = frozenset({
    "antagonistic", "six-decades", "compelled-in-2011", "votes-after", "turn-toward-moscow", "slope-toward-moscow",
    "rank-of-moscow", "turn-from-washington", "up-under-each", "nothing-permanent",
})  # fmt: skip


@cache
def judged() -> dict[str, Verdict]:
    """The verdicts that the sheets draw from, by id, in the order of the ledger."""
    return {id: verdict(id) for id in ledger() if id not in SLOW}


def lines(ids: list[str], case: str, count: int) -> list[str]:
    """So many ids, another choice for each case, in the order of the ledger."""
    chosen = random.Random(case).sample(ids, count)
    return sorted(chosen, key=list(judged()).index)


def called(word: str) -> str:
    """A verdict as the list of the ledger names it."""
    return VERDICTS[word][1]


def shares_of_decided() -> Iterator[Variant]:
    """Of the claims that can be decided, how many are supported?"""
    for n in range(200):
        ids = lines(list(judged()), f"decided {n}", 9)
        words = [judged()[id].word for id in ids]
        count = Counter(words)
        if not count[UNDECIDED] or not count[SUPPORTS]:
            continue
        prompt = (
            "The table holds nine lines of the ledger. Of the claims that can be decided, in how many per cent does "
            "the evidence support the whole claim?"
        )
        yes, decided = count[SUPPORTS], 9 - count[UNDECIDED]
        slips = {"undecided counted": 100 * yes / 9, "in part counted": 100 * (yes + count[IN_PART]) / decided,
                 "a count": yes}  # fmt: skip
        key = 100 * float(np.mean([word == SUPPORTS for word in words if word != UNDECIDED]))
        rows = [(judged()[id].claim.claim, called(word)) for id, word in zip(ids, words, strict=True)]
        yield variant(str(n), prompt, ("Claim", "Verdict"), rows, key, (100 * yes / decided, slips))


def strict_alone() -> Iterator[Variant]:
    """How many verdicts change when only the strict version counts?"""
    for n in range(500):
        ids = lines(list(judged()), f"strict {n}", 9)
        words = [tuple(judged()[id].trial.words[s] for s in STRICTNESS) for id in ids]
        strict = sum(one != middle for one, middle, _ in words)
        lenient = sum(three != middle for _, middle, three in words)
        fragile = sum(judged()[id].fragile for id in ids)
        prompt = (
            "The table holds nine lines of the ledger, each judged by three versions of its rule. The verdict of the "
            "ledger is that of the middle version. Suppose that only the strict version counted. How many verdicts "
            "would change?"
        )
        rows = [(judged()[id].claim.claim, *map(called, three)) for id, three in zip(ids, words, strict=True)]
        slips = {"lenient instead": lenient, "fragile": fragile, "unchanged": 9 - strict}
        yield variant(str(n), prompt, ("Claim", "Strict", "Middle", "Lenient"), rows, strict, (strict, slips))


@cache
def rates() -> pd.DataFrame:
    """How often each rule says “supports” elsewhere, 0 to 1: claim x version, the mean over its comparisons."""
    return pd.DataFrame({id: v.errors[[*STRICTNESS]].mean() for id, v in judged().items() if v.comparable}).T


def expected_by_chance() -> Iterator[Variant]:
    """How many of six claims would be supported if they were no truer than other cases?"""
    for n in range(300):
        ids = lines(list(rates().index), f"chance {n}", 6)
        cells = [printed(100 * rates().loc[id, "middle"], 1) for id in ids]
        prompt = (
            "The table holds six lines of the ledger. Beside each stands how often its rule says “supports” of other "
            "cases. Suppose that the six claims are no truer than those cases. How many of the six would be "
            "“supported” on average? Give one decimal."
        )
        rows = [(judged()[id].claim.claim, called(judged()[id].word), c) for id, c in zip(ids, cells, strict=True)]
        whole = sum(values(cells))
        found = sum(judged()[id].word == SUPPORTS for id in ids)
        slips = {"mean share": whole / 600, "per cent": whole, "largest alone": max(values(cells)) / 100,
                 "found here": found}  # fmt: skip
        key = rates().loc[ids, "middle"].sum()
        head = ("Claim", "Verdict", "“Supports” elsewhere, %")
        yield variant(str(n), prompt, head, rows, key, (whole / 100, slips))


TEMPLATES = (
    Template("share-of-decided", "13", "A share and its whole", shares_of_decided, {
        "undecided counted": "You divided by all nine. A claim that cannot be decided is not below the line here.",
        "in part counted": "You counted claims that hold in part. The question asks for the whole claim.",
        "a count": "This is the number of claims. Divide it by those that can be decided, times 100.",
    }, "Supported claims, divided by all but the undecided ones, times 100.", steps=2, unit="%",
             tolerance=1, low=10, high=90),
    Template("strict-alone", "13", "What a stricter rule changes", strict_alone, {
        "lenient instead": "You compared lenient and middle. Compare strict and middle.",
        "fragile": "You counted every line whose three words differ. Count those in which strict and middle differ.",
        "unchanged": "These are the verdicts that stay.",
    }, "Count the lines whose strict word is not the middle word.", steps=1, unit="verdicts", low=1, high=8),
    Template("supported-by-chance", "13", "Supported by chance alone", expected_by_chance, {
        "mean share": "This is the mean share. Each claim adds its own share: take the sum.",
        "per cent": "This is the sum in per cent of a claim. Divide by 100.",
        "largest alone": "This is the largest share alone. Add all six.",
        "found here": "This is how many are supported here. The question asks how many chance alone would give.",
    }, "Add the six shares, and divide by 100.", steps=6, unit="claims", decimals=1, tolerance=0.1, low=0.5, high=5),
)  # fmt: skip
