"""Chapter 13: what a verdict is worth: how often the rule says as much elsewhere, and what that means."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

import numpy as np
import pandas as pd

from alignment.claims import (
    DECISIVE,
    IN_PART,
    NOT,
    STRICTNESS,
    SUGGESTIVE,
    SUPPORTS,
    UNDECIDED,
    Trial,
    Verdict,
    error_rates,
)

from ..template import Template, Variant
from .common import printed, thin, variant
from .verdicts import called, judged

FOUND = 80  # of 100 true claims that a rule finds: supposed, for nobody knows which claims are true


@cache
def elsewhere() -> dict[tuple[str, str, str], pd.Series]:
    """Words that a version of a rule gives to other cases, by claim, comparison and version; a comparison over many
    years stands there whole, and by decade."""
    found: dict[tuple[str, str, str], pd.Series] = {}
    for id, v in judged().items():
        for (run_on, words), version in product(v.trial.others.items(), STRICTNESS):
            for part, kept in {"": words[version], **decades(words[version])}.items():
                if (kept != UNDECIDED).sum() >= 20:
                    found[id, run_on + part, version] = kept.astype("category")
    return found


def decades(words: pd.Series) -> dict[str, pd.Series]:
    """The cases of each decade, where the index begins with a year."""
    if words.index.nlevels < 2 or not pd.api.types.is_integer_dtype(words.index.levels[0]):
        return {}
    years = words.index.get_level_values(0)
    return {f": {first} to {first + 9}": kept for first, kept in words.groupby(years // 10 * 10)}


@cache
def counts() -> dict[tuple[str, str, str], tuple[int, int, int, int]]:
    """The same, counted: supported, in part, not supported, undecided."""
    kinds = SUPPORTS, IN_PART, NOT, UNDECIDED
    found = {case: words.value_counts().reindex(kinds, fill_value=0) for case, words in elsewhere().items()}
    return {case: tuple(int(n) for n in count) for case, count in found.items()}


def as_much(word: str, others: dict[str, pd.Series]) -> Verdict:
    """A verdict of this word whose rule gave these words to other cases: as `claims` judges it."""
    tables = {run_on: pd.DataFrame(dict.fromkeys(STRICTNESS, words)) for run_on, words in others.items()}
    trial = Trial(pd.Series(dict.fromkeys(STRICTNESS, word)), pd.Series(dtype=float), {}, np.nan, tables)
    return Verdict(next(iter(judged().values())).claim, trial, error_rates(trial))


def says_as_much() -> Iterator[Variant]:
    """Of how many other cases does the rule say as much, or more?"""
    mixed = [case for case, (yes, part, no, _) in counts().items() if min(yes, part, no) >= 1]
    for id, run_on, version in thin(mixed, 90):
        yes, part, no, unknown = counts()[id, run_on, version]
        prompt = (
            f"Claim: “{judged()[id].claim.claim}” The {version} version of its rule was run on other cases: {run_on}. "
            "The table shows what it said. Suppose that the claim itself gets “supported in part”. Of how many per "
            "cent of the other cases that can be decided does the rule say as much, or something more favourable?"
        )
        words = SUPPORTS, IN_PART, NOT, UNDECIDED
        rows = [(called(word).capitalize(), f"{n:,}") for word, n in zip(words, (yes, part, no, unknown), strict=True)]
        hand = 100 * (yes + part) / (yes + part + no)
        slips = {"this word alone": 100 * part / (yes + part + no), "the other side": 100 - hand}
        slips |= {"undecided counted": 100 * (yes + part) / (yes + part + no + unknown)} if unknown else {}
        key = 100 * as_much(IN_PART, {run_on: elsewhere()[id, run_on, version]}).elsewhere
        yield variant(f"{id} {run_on} {version}", prompt, ("The rule says", "Cases"), rows, key, (hand, slips))


TELLING = ("decisive", "suggestive", "silent", "not comparable")


def how_telling() -> Iterator[Variant]:
    """How telling is a verdict that was compared with two sets of cases? Only where the two would say two things."""
    sets: dict[tuple[str, str], list[str]] = {}
    for id, run_on, version in counts():
        sets.setdefault((id, version), []).append(run_on)
    cases = [(id, version, word, first, second) for (id, version), (first, *more) in sets.items()
             for second, word in product(more, (SUPPORTS, IN_PART, NOT)) if not second.startswith(first)]  # fmt: skip
    apart = [c for c in cases if len({telling(s / n) for n, s in as_many(*c)}) == 2]
    for case in thin(apart, 70):
        yield two_comparisons(*case)


def as_many(id: str, version: str, word: str, *runs: str) -> list[tuple[int, int]]:
    """For each comparison: cases that can be decided, and those of which the rule says as much."""
    found = []
    for run_on in runs:
        yes, part, no, _ = counts()[id, run_on, version]
        found.append((yes + part + no, {SUPPORTS: yes, IN_PART: yes + part, NOT: no}[word]))
    return found


def two_comparisons(id: str, version: str, word: str, *runs: str) -> Variant:
    """The question on one claim and two sets of other cases."""
    read = as_many(id, version, word, *runs)
    shares = [same / decided for decided, same in read]
    worst, kind = telling(max(shares)), telling(min(shares))
    prompt = (
        f"Claim: “{judged()[id].claim.claim}” Suppose that the {version} version of its rule gives the verdict "
        f"“{called(word)}”. The table shows of how many other cases it says as much. A verdict is decisive when the "
        "rule says as much of at most 5% of other cases, and suggestive when of at most 25%. How telling is this "
        "verdict by the rule of the book?"
    )
    rows = tuple((run_on, f"{n:,}", f"{same:,}") for run_on, (n, same) in zip(runs, read, strict=True))
    marks = {kind: "kinder comparison", "not comparable": "no comparison"}
    options = tuple((text, "" if text == worst else marks.get(text, "limits")) for text in TELLING)
    key = as_much(word, {run_on: elsewhere()[id, run_on, version] for run_on in runs}).telling
    ahead = min(abs(s - limit) for s in shares for limit in (DECISIVE, SUGGESTIVE))
    head = ("Other cases", "Decided", "As much")
    return Variant(f"{id} {version} {word} {runs[1]}", prompt, head, rows, TELLING.index(key), TELLING.index(worst),
                   options=options, margin=ahead)  # fmt: skip


def telling(share: float) -> str:
    """The word for one share, by the limits of the ledger."""
    return "decisive" if share <= DECISIVE else "suggestive" if share <= SUGGESTIVE else "silent"


def right_among_supported() -> Iterator[Variant]:
    """Of the claims that a rule supports, how many are true, when few are true at all?"""
    for (id, run_on, version), true in thin(product(counts(), (10, 20, 30)), 450):
        yes, part, no, _ = counts()[id, run_on, version]
        error = yes / (yes + part + no)
        rate = printed(100 * error, 1)
        prompt = (
            f"The rule of the claim “{judged()[id].claim.claim}” says “supports” of other cases ({run_on}; {version} "
            f"version) as often as the table says. Take this as how often it errs. Suppose that {true} of 100 claims "
            f"like this one are true, and that the rule finds {FOUND} of 100 true ones. Of the claims that it "
            "supports, how many per cent are true?"
        )
        rows = [("“Supports” of other cases, %", rate), ("True claims, of 100", str(true)),
                ("Found, of 100 true ones", str(FOUND))]  # fmt: skip
        right, wrong = true * FOUND / 100, (100 - true) * rate.value / 100
        slips = {"one minus the error": 100 - rate.value, "found among true": FOUND,
                 "not weighed": 100 * FOUND / (FOUND + rate.value),
                 "wrong ones": 100 * wrong / (right + wrong)}  # fmt: skip
        key = 100 * right / (right + (100 - true) * error)
        case = f"{id} {run_on} {version} {true}"
        yield variant(case, prompt, ("", "Number"), rows, key, (100 * right / (right + wrong), slips))


TEMPLATES = (
    Template("says-as-much", "13", "How often the rule says as much", says_as_much, {
        "this word alone": "You counted this word alone. “Supported” is more favourable, and counts too.",
        "the other side": "These are the cases of which it says less.",
        "undecided counted": "You divided by all cases. Leave those out that cannot be decided.",
    }, "Supported and in part together, divided by all that can be decided.", steps=3, unit="%",
             tolerance=1, low=3, high=97),
    Template("how-telling", "13", "How telling a verdict is", how_telling, {
        "kinder comparison": "You took the comparison that is kinder to the claim. The book takes the least kind.",
        "no comparison": "It was run on other cases: the table shows them.",
        "limits": "Divide for each row, take the larger share, and compare it with 5% and 25%.",
    }, "The larger of the two shares decides: at most 5% is decisive, at most 25% suggestive, more is silent.", steps=3,
             margin=0.004),
    Template("true-among-supported", "13", "Error rate and base rate", right_among_supported, {
        "one minus the error": "An error rate counts untrue cases. It does not say how many supported claims are true.",
        "found among true": "This is the part of the true claims that is supported. It is asked the other way round.",
        "not weighed": "You took true and untrue claims as equally many. Weigh both with how many there are.",
        "wrong ones": "These are the supported claims that are not true.",
    }, "Supported and true, divided by all that are supported.", steps=5, unit="%", tolerance=1, low=10, high=97),
)  # fmt: skip
