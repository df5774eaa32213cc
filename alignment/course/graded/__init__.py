"""The graded questions, chapter by chapter: one module for each.

numbers               chapter 0
op_ed                 chapter 1
six_decades           chapter 2
security_assistance   chapter 3
who_arms_pakistan     chapter 4
turning_point         chapter 8, one series; turning_point_many: many series (from `steps`)
after_the_article     chapter 12
verdicts              chapter 13, lines of the ledger; verdicts_rules: a rule on other states; verdicts_worth: what a
                      verdict says beside other cases

How to add a chapter
--------------------
Write a module with `TEMPLATES`, a tuple of `template.Template` of one chapter; a chapter has six or more, in one module
or in several, which a sheet takes in the order of their names. They are found by themselves. For each template write a
generator that goes through the cases of the data and yields `variant(...)`: the question in words, the numbers as the
sheet prints them, the key by the book's measure, and the same worked from the printed numbers (`by_hand`).
`tests/course/test_variants.py` then holds it to what `template` promises.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from alignment.errors import UnknownName, fault, nearest

from ..template import Template


@cache
def every() -> dict[str, tuple[Template, ...]]:
    """All templates, by chapter ("02")."""
    found: dict[str, tuple[Template, ...]] = {}
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
        for template in getattr(import_module(f"{__name__}.{module}"), "TEMPLATES", ()):
            found[template.chapter] = (*found.get(template.chapter, ()), template)
    return dict(sorted(found.items()))


def of(chapter: str) -> tuple[Template, ...]:
    """The templates of one chapter.

    Raises
    ------
    UnknownName : the chapter has none; offers those that have.
    """
    if chapter not in every():
        near = [chapter.zfill(2)] if chapter.zfill(2) in every() else nearest(chapter, every()) or list(every())
        what = "there are no graded questions for it."
        raise UnknownName(fault(f"chapter {chapter!r}", what, "two digits.", f"try {', '.join(near)}."))
    return every()[chapter]


def chosen(chapter: str, ids: list[str] | None) -> tuple[Template, ...]:
    """Some templates of a chapter in the order asked for; all of them when none is named."""
    by_id = {template.id: template for template in of(chapter)}
    for name in ids or []:
        if name not in by_id:
            close = ", ".join(nearest(name, by_id) or by_id)
            raise UnknownName(fault(f"question {name!r}", f"chapter {chapter} has none.", f"{close}.", "use its name."))
    return tuple(by_id[name] for name in dict.fromkeys(ids or by_id))
