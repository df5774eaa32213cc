"""GIFT: one text file that Moodle and other platforms import, and that people can read.
https://docs.moodle.org/en/GIFT_format

Carries feedback for each answer, tolerance and common wrong numbers. A figure stands there in words.
"""

from __future__ import annotations

import re

from .moodle import digits
from .questions import Answer, Lost, Question, Quiz, every

CONTROL = re.compile(r"([~=#{}:\\])")
BREAK = r"\n"  # a real line break would be read as a space
HEAD = """\
// {title}
// Quiz in GIFT format, from the self-checks of chapter {chapter} of "Reading the Pivot". CC BY 4.0.

$CATEGORY: $course$/top/Reading the Pivot/{chapter}
"""


def write(quiz: Quiz) -> tuple[bytes, list[Lost]]:
    """The file, and what it does not carry."""
    head = HEAD.format(title=quiz.title, chapter=quiz.chapter)
    text = "\n\n".join([head, *map(question, quiz.questions)]) + "\n"
    return text.encode(), every(quiz, missing)


def missing(q: Question) -> list[str]:
    """What this format drops of one question."""
    gone = {
        "no hints": q.hints, "no picture: it is described in words": q.figure,
        "it counts a mark: set its mark to 0": not q.counts,
    }  # fmt: skip
    return [what for what, there in gone.items() if there]


def question(q: Question) -> str:
    """One question; the title comes from the self-check."""
    figure = [f"[Figure in words: {q.figure.alt} {q.figure.source}]"] if q.figure else []
    asked = (BREAK * 2).join(escape(part) for part in (*q.prompt, *figure))
    lines = [*FILL[q.kind](q), *after(q)]
    return f"::{escape(q.name)}::[plain]{asked} {{" + "\n".join([OPEN.get(q.kind, ""), *lines]) + "\n}"


OPEN = {"number": "#"}


def after(q: Question) -> list[str]:
    """The text that everybody sees afterwards."""
    points = [f"{ask} If not: {add}" for ask, add in q.rubric]
    told = [q.feedback] if q.feedback else [f"A model answer: {q.model}", *points] if q.model else []
    return ["####" + BREAK.join(map(escape, told))] if told else []


def choose(q: Question) -> list[str]:
    """ "=" is the right answer; "~%100%" another with full marks; with several to tick, all have a share."""
    right = [a for a in q.answers if a.right]
    wrong = len(q.answers) - len(right)
    if q.kind == "many":
        return [said(f"~%{share(100 / len(right) if a.right else -100 / wrong)}%", a.text, a) for a in q.answers]
    return [said("=" if a is right[0] else "~%100%" if a.right else "~", a.text, a) for a in q.answers]


def number(q: Question) -> list[str]:
    return [f"=%{100 if a.right else 0}%{digits(a.value)}:{digits(q.tolerance)}{told(a)}" for a in q.answers]


def match(q: Question) -> list[str]:
    return [f"={escape(a.text)} -> {escape(a.feedback)}" for a in q.answers]


def essay(_: Question) -> list[str]:
    return []


FILL = {"one": choose, "many": choose, "number": number, "match": match, "text": essay}


def said(sign: str, text: str, a: Answer) -> str:
    return f"{sign}{escape(text)}{told(a)}"


def told(a: Answer) -> str:
    return f"#{escape(a.feedback)}" if a.feedback else ""


def share(value: float) -> str:
    """A share of the mark with the digits that Moodle knows it by."""
    return digits(round(value, 5))


def escape(text: str) -> str:
    """Signs of the format as plain text, on one line."""
    return CONTROL.sub(r"\\\1", " ".join(text.split()).replace("->", "→"))
