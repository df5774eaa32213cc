"""The variants of a template as a quiz, for the writers of Moodle XML and GIFT."""

from __future__ import annotations

from alignment.checks.number import written

from .questions import Answer, Question, Quiz
from .template import Template, Variant, pool


def quiz_of(template: Template) -> Quiz:
    """All variants of one template: a platform takes one at random."""
    questions = tuple(question(template, variant) for variant in pool(template).variants)
    return Quiz(f"{template.chapter} graded", f"{template.chapter} {template.title}", questions)


def question(template: Template, variant: Variant) -> Question:
    """One variant; the printed table becomes lines of text, for GIFT has no tables."""
    head = [" | ".join(variant.head)] if any(variant.head) else []
    lines = [": ".join(row) if len(row) == 2 else " | ".join(row) for row in variant.rows]
    name = f"{template.chapter}/{template.id}/{variant.case}"
    ask = "" if variant.options else f"Write a number{in_unit(template.unit)}."
    prompt = (*variant.prompt.split("\n\n"), *head, *lines, *([ask] if ask else []))
    return Question(name, name, "one" if variant.options else "number", prompt, answers(template, variant),
                    tolerance=template.tolerance, feedback=template.why)  # fmt: skip


def answers(template: Template, variant: Variant) -> tuple[Answer, ...]:
    """The right answer, and the common mistakes with what their makers should read."""
    if variant.options:
        says = template.slips | {"": template.why}
        return tuple(Answer(text, not slip, says[slip]) for text, slip in variant.options)
    right = Answer(template.shown(variant), True, template.why, round(variant.answer, template.decimals + 6))
    places = template.decimals
    wrong = [Answer(written(value, places, template.unit), False, template.slips[slip], round(value, places + 6))
             for slip, value in variant.slips.items()]  # fmt: skip
    return (right, *wrong)


def in_unit(unit: str) -> str:
    """The unit in words, after “a number”."""
    return f", in {'per cent' if unit == '%' else unit}, without the unit" if unit else ""
