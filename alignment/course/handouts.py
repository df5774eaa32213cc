"""A student's sheet, as a page that reads on a phone and prints; and the list of all sheets."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from typing import TYPE_CHECKING

from . import page as pages
from .blocks import Block, Group, Heading, Para, Rows, Table

if TYPE_CHECKING:
    from .roster import Student
    from .variants import Drawn

PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}")


def names(students: Iterable[Student]) -> dict[Student, str]:
    """A file name for each student: the id where it can be one, else its letters and a mark that keeps names apart."""
    return {student: f"{_plain(student.key)}.html" for student in students}


def _plain(key: str) -> str:
    if PLAIN.fullmatch(key) and key != "index":
        return key
    plain = re.sub(r"[^A-Za-z0-9]+", "-", key).strip("-")[:40]
    return f"{plain or 'student'}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"


def page(student: Student, sheet: Sequence[Drawn]) -> str:
    """The sheet of one student; no key in it."""
    questions = "".join(asked(d) for d in sheet)
    chapter = sheet[0].template.chapter
    lead = (
        f'<h1>Graded questions, chapter {int(chapter)}</h1><p>Name: <bdi>{escape(student.name)}</bdi>. '
        f"Student: <bdi>{escape(student.id)}</bdi>.</p>"
        '<p class="small">All that you need is on this sheet; a pocket calculator is enough. Round only at the end. '
        "Other students have other numbers. Write each answer as one number, with a point for decimals (12.5), or as "
        "one letter.</p>"
    )
    return shell(f"Graded questions, {student.id}", lead + questions)


def index(names: dict[Student, str], first: Sequence[Drawn]) -> str:
    """The list of all sheets."""
    rows = "".join(
        f'<li><a href="{escape(name)}"><bdi>{escape(s.id)}</bdi>: <bdi>{escape(s.name) or "no name"}</bdi></a></li>'
        for s, name in names.items()
    )
    asked = "".join(f"<li>{escape(d.template.title)}</li>" for d in first)
    lead = f"<h1>{len(names)} sheets</h1><p>The questions, in the order of the sheets:</p><ol>{asked}</ol>"
    return shell("All sheets", f"{lead}<h2>Sheets</h2><ul>{rows}</ul>")


def asked(drawn: Drawn) -> str:
    """One question: words, table, and room for the answer."""
    return _markup(drawn.template, drawn.variant, drawn.number)


@cache
def _markup(template, variant_, number: int) -> str:
    """The question's own part of the page; the same variant on many sheets is made once."""
    blocks: list[Block] = [Heading(f"Question {number}")]
    blocks += [Para(text) for text in variant_.prompt.split("\n\n")]
    blocks.append(Table(variant_.head, variant_.rows, ""))
    if variant_.options:
        blocks.append(Rows(tuple(text for text, _ in variant_.options), "letters"))
    unit = f" {template.unit}" if template.unit else ""
    blocks.append(Para(f"____________{unit}", lead="Answer:"))
    whole = pages.write("", [Group(tuple(blocks))]).decode()
    return whole[whole.index("<main>") + len("<main>") : whole.rindex("</main>")]


@cache
def _frame() -> tuple[str, str]:
    """What stands before and after the content of a page."""
    whole = pages.write("@title@", []).decode()
    start, end = whole.index("<main>") + len("<main>"), whole.rindex("</main>")
    return whole[:start], whole[end:]


def shell(title: str, content: str) -> str:
    """A whole page around some HTML, in the look of the handouts."""
    before, after = _frame()
    return before.replace("@title@", escape(title)) + content + after
