"""Graded questions: each variant can be solved from its sheet, has one answer, and is as hard as the others."""

from __future__ import annotations

import math
import re
from collections import Counter

import numpy as np
import pytest

from alignment.course import graded
from alignment.course.by_hand import WORDS
from alignment.course.draw import place
from alignment.course.template import LEAST, MOST, Template, Variant, pool
from alignment.errors import BadItem, UnknownName

EVERY = [t for templates in graded.every().values() for t in templates]
each = pytest.mark.parametrize("template", EVERY, ids=lambda t: f"{t.chapter}-{t.id}")


def test_every_chapter_has_six_questions_or_more():
    assert set(graded.every()) >= {"00", "01", "02", "03", "04", "08", "12", "13"}
    assert all(len(templates) >= 6 for templates in graded.every().values())
    names = [(t.chapter, t.id) for t in EVERY]
    assert len(set(names)) == len(names)


@each
def test_variants_are_solvable_unambiguous_and_alike(template):
    variants = pool(template).variants
    assert LEAST <= len(variants) <= MOST
    for v in variants:
        where = f"{template.id} {v.case}"
        if v.options:
            assert v.by_hand == v.answer and [s for _, s in v.options].count("") == 1, where
            assert v.margin >= template.margin, where
            continue
        # What a student works out from the printed numbers, and types as it is shown, counts as right.
        assert abs(v.by_hand - v.answer) <= template.tolerance / 2, where
        assert abs(round(v.by_hand, template.decimals) - v.answer) <= template.tolerance * 1.001, where
        every = [v.answer, *v.slips.values()]
        assert all(abs(a - b) >= 2 * template.tolerance * 0.999 for n, a in enumerate(every) for b in every[:n]), where
        assert template.low <= abs(v.answer) <= template.high, where
    work = [v.work for v in variants]
    assert max(work) <= 2 * max(min(work), 1) or max(work) == 0
    assert len({v.prompt + repr(v.rows) for v in variants}) == len(variants)
    assert len({round(v.answer, 6) for v in variants}) >= 2


@each
def test_the_words_of_a_variant_hold_no_empty_place(template):
    for v in pool(template).variants[:20]:
        text = v.prompt + "".join(c for row in v.rows for c in row)
        assert v.prompt.endswith(("?", ".")) and not re.search(r"nan|None|\binf\b|\{|\}", text), text
        assert all(len(row) == len(v.head) for row in v.rows) and all(cell for row in v.rows for cell in row)


def test_every_mistake_has_words_and_is_used():
    for template in EVERY:
        used = {s for v in pool(template).variants for s in (*v.slips, *(slip for _, slip in v.options if slip))}
        own = {name for name, says in template.slips.items() if WORDS.get(name) != says}
        assert own <= used, template.id


def test_ten_thousand_seeds_draw_every_variant_about_equally_often():
    """One student under 10,000 seeds, in every template: no variant is out of reach, none is favoured."""
    rng = np.random.default_rng(20180507)
    seeds = [rng.bytes(32) for _ in range(10_000)]
    for template in EVERY:
        size = len(pool(template).variants)
        count = Counter(place(seed, "f20-001", f"{template.chapter}/{template.id}", size) for seed in seeds)
        expected = len(seeds) / size
        chi2 = sum((count[n] - expected) ** 2 / expected for n in range(size))
        # Six standard deviations of chi squared: one false alarm in many millions.
        assert len(count) == size and abs(chi2 - (size - 1)) < 6 * math.sqrt(2 * (size - 1)), template.id


def test_a_draw_depends_on_seed_student_and_question_alone():
    one = place(b"s" * 32, "a", "02/x", 10**9)
    assert one == place(b"s" * 32, "a", "02/x", 10**9)
    others = [(b"t" * 32, "a", "02/x"), (b"s" * 32, "b", "02/x"), (b"s" * 32, "a", "02/y"), (b"s" * 32, "x", "02/a")]
    assert one not in [place(*other, 10**9) for other in others]


def made(**change) -> Template:
    """A template of thirty easy cases, changed where the test says so; `cases` may change each."""
    def cases():
        for n in range(30):
            fields = {"case": f"c{n}", "prompt": "How many?", "head": ("", "Number"), "rows": ((f"Row {n}", "12"),),
                      "answer": 10.0 + n, "by_hand": 10.0 + n, "slips": {"w": 90.0}}  # fmt: skip
            yield Variant(**fields | change.get("case", {}))
    fields = {"id": "t", "chapter": "99", "title": "T", "cases": cases, "why": "Because.", "steps": 1}
    fields |= {"slips": {"w": "Why."}}
    return Template(**fields | {k: v for k, v in change.items() if k != "case"})


@pytest.mark.parametrize(("change", "told"), [
    ({"low": 100.0}, "key out of bounds"), ({"tolerance": 45.0}, "a mistake would count as right"),
    ({"case": {"by_hand": 0.0}}, "rounding moves the key"), ({"case": {"answer": float("nan")}}, "no key"),
    ({"case": {"slips": {"w": 90.0, "v": 90.4}}, "slips": {"w": "W.", "v": "V."}}, "two mistakes look the same"),
    ({"case": {"options": (("a", ""), ("b", "w")), "answer": 0, "by_hand": 0, "margin": 0.1}, "margin": 0.2},
     "a tie, or nearly"),
    ({"case": {"options": (("a", ""), ("a", "w")), "answer": 0, "by_hand": 0}}, "not one right option"),
])  # fmt: skip
def test_a_case_that_is_not_fit_is_left_out_and_the_author_is_told_why(change, told):
    change = {**change}
    if "case" in change:
        change["case"] = change["case"]
        cases = made(**change).cases
        change["cases"] = lambda: [Variant(**{**v.__dict__, "case": f"k{n}"}) for n, v in enumerate(cases())]
    with pytest.raises(BadItem, match=told):
        pool(made(**change))


def test_an_authors_slips_are_told():
    with pytest.raises(BadItem, match="'w' has no words"):
        pool(made(slips={}))
    with pytest.raises(BadItem, match="occurs twice"):
        pool(made(case={"case": "same"}))


def test_an_unknown_chapter_or_question_offers_the_nearest():
    with pytest.raises(UnknownName, match="try 02"):
        graded.of("2")
    with pytest.raises(UnknownName, match="agreement-score"):
        graded.chosen("02", ["agreement"])
