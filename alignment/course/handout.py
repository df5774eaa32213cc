"""The handout for students and the instructor's copy, as blocks."""

from __future__ import annotations

import re

from .blocks import Block, Break, Group, Heading, Para, Rows, Table, from_html, from_markdown
from .chapter import Chapter
from .paper import WRITE, asked, grouped, key, numbers
from .rubric import Criterion, table

LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>')
PUBLIC = (
    "These questions are the self-checks of the public book, and their keys stand in its pages. Any student can look "
    "them up. Use them for practice and discussion, not for marks."
)
VARIANTS = " For marks, make variants whose keys are in no public file, with the command:"
COMMAND = "python -m alignment.course variants --help"


def handout(chapter: Chapter) -> list[Block]:
    """What students get: no key."""
    return [
        Heading(chapter.title, 1), Para(chapter.subtitle, look="small"),
        Para("Name: ______________________________   Date: ______________   Class: ______________"),
        *claim(chapter), *able(chapter), *questions(chapter, False), *past(chapter), *facts(chapter),
        *colophon(chapter),
    ]  # fmt: skip


def instructor(chapter: Chapter, rubric: list[Criterion], variants: bool = False) -> list[Block]:
    """The same with key, and what helps to teach it. `variants`: the command that makes them is there."""
    return [
        Heading(f"Instructor’s copy: {chapter.title}", 1), Para(chapter.subtitle, look="small"),
        Para(PUBLIC + VARIANTS * variants, lead="Not secret.", look="note"), *[Para(COMMAND, look="code")] * variants,
        *able(chapter), *fits(chapter), *plans(chapter), *misconceptions(chapter), *discussion(chapter),
        Break(), *claim(chapter), *questions(chapter, True), *past(chapter), *answer(chapter),
        Break(), Heading("Rubric"), *table(rubric), *exercises(chapter), *facts(chapter), *colophon(chapter),
    ]  # fmt: skip


def claim(chapter: Chapter) -> list[Block]:
    # On paper a link is its address.
    quoted = [block for html in chapter.excerpts for block in from_html(LINK.sub(r"\2: \1", html))]
    return [Heading("The claim"), *quoted] if quoted else []


def able(chapter: Chapter) -> list[Block]:
    return [
        Heading("You will be able to"), Rows(chapter.objectives),
        Para(f"Reading takes about {chapter.minutes} minutes.", look="small"),
    ]  # fmt: skip


def questions(chapter: Chapter, keys: bool) -> list[Block]:
    """All self-checks in their groups; with keys where they are asked for."""
    made: list[Block] = []
    number = numbers(chapter.items)
    for title, items in grouped(chapter.items).items():
        made += [Heading(title)] * bool(items)
        made += texts(chapter) if title == WRITE else []
        for item in items:
            made.append(Group(tuple(asked(item, chapter.figures, number[item.id]))))
            made += key(item) if keys else []
    return made


def texts(chapter: Chapter) -> list[Block]:
    """The parts of the chapter that the questions to write speak of."""
    return [block for heading, text in chapter.reads for block in (Heading(heading, 3), *from_markdown(text, 4))]


def past(chapter: Chapter) -> list[Block]:
    """As printed, with paper and year; where each was seen stands in the chapter."""
    asked_before = from_html(LINK.sub("", chapter.past))
    return [Heading("Past examination questions"), *asked_before] if asked_before else []


def facts(chapter: Chapter) -> list[Block]:
    """On a sheet of its own, so that it can be given later."""
    return [Break(), *from_html(chapter.facts, 2)] if chapter.facts else []


def answer(chapter: Chapter) -> list[Block]:
    return [Heading("A written answer in 37 minutes"), *from_markdown(chapter.answer)] if chapter.answer else []


def exercises(chapter: Chapter) -> list[Block]:
    """The exercises of the notebook with their solutions."""
    made: list[Block] = [Heading("Exercises in the notebook, with solutions")] * bool(chapter.exercises)
    for one in chapter.exercises:
        made += [Para(one.question, lead=f"Exercise {one.number}."), *from_markdown(one.solution)]
    return made


def fits(chapter: Chapter) -> list[Block]:
    rows = tuple(chapter.teaching.fits.items())
    return [Heading("Where it fits"), Table(("Course", "Use"), rows)] if rows else []


def plans(chapter: Chapter) -> list[Block]:
    tables = [
        Table(("Minutes", "What is done"), timed(rows), f"A lesson of {length} minutes")
        for length, rows in chapter.teaching.plans.items()
    ]
    return [Heading("Lesson plans"), *tables] if tables else []


def timed(rows: tuple[tuple[int, str], ...]) -> tuple[tuple[str, str], ...]:
    """ "0–5", "5–15" and so on, from the length of each part."""
    made, at = [], 0
    for minutes, what in rows:
        made.append((f"{at}–{at + minutes}", what))
        at += minutes
    return tuple(made)


def misconceptions(chapter: Chapter) -> list[Block]:
    rows = tuple((row["thinks"], row["mend"], row.get("check", "–")) for row in chapter.teaching.misconceptions)
    return (
        [Heading("What students often think"), Table(("They think", "What helps", "Brings it up"), rows)]
        if rows
        else []
    )


def discussion(chapter: Chapter) -> list[Block]:
    asked_of = chapter.teaching.discussion
    return [Heading("To discuss"), Rows(asked_of, "numbers")] if asked_of else []


def colophon(chapter: Chapter) -> list[Block]:
    quoted = " The quotations of the article are not under this licence." if chapter.excerpts else ""
    return [Para(f"From “Reading the Pivot”, chapter {int(chapter.number)}. Text CC BY 4.0.{quoted}", look="small")]
