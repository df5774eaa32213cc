"""Graded questions: a template, its variants, and which cases of the data are fit to be asked.

A `Template` is one skill, such as “a share of a whole”. Its `cases` go through the data and offer one `Variant` for
each country, year, partner or window. `pool` keeps those that are fit:

- **solvable**: everything that is needed is printed on the sheet, and the printed, rounded numbers lead to the key.
  The key itself comes from the book's measures on the whole data; `by_hand` comes from the printed numbers.
- **unambiguous**: no common mistake gives an answer that counts as right, no two mistakes give the same answer, and
  the option that is right wins by a margin.
- **of like difficulty**: the same steps in each variant, a key within bounds, and a like number of digits to type.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from statistics import median

from alignment.checks.number import written
from alignment.errors import BadItem, fault

LETTERS = "ABCDEFGH"
MOST = 120  # variants kept: more would not make two neighbours' sheets more different
LEAST = 24
# Digits to type, as a part of the template's median: a variant outside is harder or easier work.
WORK = (0.7, 1.4)
SLACK = 1 - 1e-9  # counts that differ by one, with a tolerance of one half, are apart


@dataclass(frozen=True, eq=False)
class Variant:
    """One question for one case.

    case : what was chosen from the data, such as "PAK-CHN-2015"; unique in its template.
    prompt : the question; a blank line begins a paragraph.
    head, rows : a table that is printed under the question: its heading, and rows of text.
    answer : the key from the book's measures, in the unit of the template; for options the position of the right one.
    by_hand : the same, worked from the printed numbers alone.
    slips : the answers to which common mistakes lead, by name of the mistake.
    options : for a question with options: (text, name of the mistake; "" for the right one).
    margin : for options, how far the right one is ahead, in the unit that the template states; infinite where
        nothing is ranked.
    """

    case: str
    prompt: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    answer: float
    by_hand: float
    slips: dict[str, float] = field(default_factory=dict)
    options: tuple[tuple[str, str], ...] = ()
    margin: float = math.inf

    @property
    def work(self) -> int:
        """Digits in the printed table: what has to be read and typed."""
        return sum(c.isdigit() for row in self.rows for cell in row[1:] for c in cell)


@dataclass(frozen=True, eq=False)
class Template:
    """One skill, asked of many cases.

    id, chapter : as for self-checks; title : the skill in a few words, for reports.
    cases : gives the candidates; it is called once.
    unit, decimals, tolerance : as in `alignment.checks.Number`.
    low, high : bounds of the size of the key, so that no variant is trivial.
    slips : the common mistakes, by name, each with the words that its maker should read.
    why : why the key is right. steps : operations on the calculator, the same in each variant.
    margin : least lead of the right option.
    """

    id: str
    chapter: str
    title: str
    cases: Callable[[], Iterable[Variant]]
    slips: dict[str, str]
    why: str
    steps: int
    unit: str = ""
    decimals: int = 0
    tolerance: float = 0.5
    low: float = 0.0
    high: float = math.inf
    margin: float = 0.0

    def fault(self, variant: Variant) -> str:
        """Why this case is not fit to be asked, in a few words; "" when it is."""
        if not math.isfinite(variant.answer) or not math.isfinite(variant.by_hand):
            return "no key"
        return self._options_fault(variant) if variant.options else self._number_fault(variant)

    def _number_fault(self, variant: Variant) -> str:
        if not self.low <= abs(variant.answer) <= self.high:
            return "key out of bounds"
        if abs(variant.by_hand - variant.answer) > self.tolerance / 2:
            return "rounding moves the key"
        if any(abs(wrong - variant.answer) < 2 * self.tolerance * SLACK for wrong in variant.slips.values()):
            return "a mistake would count as right"
        close = (abs(a - b) < 2 * self.tolerance * SLACK for a, b in combinations(variant.slips.values(), 2))
        return "two mistakes look the same" if any(close) else ""

    def _options_fault(self, variant: Variant) -> str:
        texts, marks = zip(*variant.options, strict=True)
        if len(set(texts)) < len(texts) or marks.count("") != 1 or marks[int(variant.answer)]:
            return "not one right option"
        if variant.by_hand != variant.answer:
            return "rounding moves the key"
        return "a tie, or nearly" if variant.margin < self.margin else ""

    def shown(self, variant: Variant) -> str:
        """The key as a reader would write it: "36%", or "C) India"."""
        if variant.options:
            return f"{LETTERS[int(variant.answer)]}) {variant.options[int(variant.answer)][0]}"
        return written(variant.answer, self.decimals, self.unit)


@dataclass(frozen=True)
class Pool:
    """The variants of a template that are fit, in a fixed order, and why the others are not (reason: how many)."""

    variants: tuple[Variant, ...]
    left_out: Counter


@cache
def pool(template: Template) -> Pool:
    """All fit variants of a template; made once, for it goes through the data.

    Raises
    ------
    BadItem : a variant names a mistake that the template does not explain, two have the same case, or fewer than
        `LEAST` are fit; says how many were left out for which reason.
    """
    found = list(template.cases())
    _check(template, found)
    reasons = {v.case: template.fault(v) for v in found}
    fit = [v for v in found if not reasons[v.case]]
    middle = median(v.work for v in fit) if fit else 0
    for v in fit:
        if not WORK[0] * middle <= v.work <= WORK[1] * middle:
            reasons[v.case] = "more or less work than the others"
    seen: set[str] = set()
    for v in fit:
        if (words := v.prompt + repr(v.rows)) in seen:
            reasons[v.case] = "the same question twice"
        seen.add(words)
    left_out = Counter(reason for reason in reasons.values() if reason)
    # Thinned by hash, not by place: cases come sorted, and the first 120 would all be of one state.
    kept = sorted((v for v in fit if not reasons[v.case]), key=lambda v: hashlib.sha256(v.case.encode()).digest())
    if len(kept) < LEAST:
        what = f"{len(kept)} of {len(found)} cases are fit; left out: {dict(left_out) or 'none'}."
        raise BadItem(fault(_where(template), what, f"{LEAST} or more.", "offer more cases, or widen its bounds."))
    return Pool(tuple(sorted(kept[:MOST], key=lambda v: v.case)), left_out)


def _where(template: Template) -> str:
    return f"chapter {template.chapter}, template {template.id!r}"


def _check(template: Template, found: list[Variant]) -> None:
    twice = [case for case, n in Counter(v.case for v in found).items() if n > 1]
    if twice:
        raise BadItem(
            fault(_where(template), f"the case {twice[0]!r} occurs twice.", "one variant per case.", "name it by more.")
        )
    named = {name for v in found for name in (*v.slips, *(slip for _, slip in v.options if slip))}
    if named - set(template.slips):
        what = f"the mistake {min(named - set(template.slips))!r} has no words."
        raise BadItem(fault(_where(template), what, "an entry in `slips` for each.", "add it to the template."))
