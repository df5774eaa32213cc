"""The questions as a table (CSV), for Google Forms and for campus systems that read a sheet.

One row for each question: a sheet that people can read, sort and paste. Pictures lie beside it, named in `figure`.
"""

from __future__ import annotations

import csv
import io

from .moodle import digits
from .questions import Lost, Question, Quiz, as_choices, every

TYPES = {"one": "single choice", "many": "multiple choice", "number": "number", "text": "paragraph"}
MOST = 8
HEAD = ["id", "type", "question", "figure", "points",
        *(f"option_{n}" for n in range(1, MOST + 1)), "right", "tolerance", "feedback_right", "feedback_wrong",
        *(f"feedback_{n}" for n in range(1, MOST + 1)), "hints"]  # fmt: skip
FORMULA = ("=", "+", "@", "-")  # a spreadsheet would compute what begins so


def write(quiz: Quiz) -> tuple[bytes, list[Lost]]:
    """The table, and what it does not carry."""
    rows = [one for q in quiz.questions for one in (as_choices(q) if q.kind == "match" else [q])]
    made = io.StringIO()
    writer = csv.DictWriter(made, HEAD, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: cell(value) for name, value in row(q).items()} for q in rows)
    # With this mark Excel reads the file as UTF-8.
    return made.getvalue().encode("utf-8-sig"), every(quiz, missing)


def missing(q: Question) -> list[str]:
    """What this format drops of one question."""
    return ["its events become one question each"] * (q.kind == "match")


def row(q: Question) -> dict[str, str]:
    """One question."""
    found = {"id": q.name, "type": TYPES[q.kind], "question": "\n\n".join(q.prompt), "hints": "\n".join(q.hints),
             "figure": f"figures/{q.figure.name}" if q.figure else "", "points": "1" if q.counts else "0"}  # fmt: skip
    return found | FILL[q.kind](q)


def choose(q: Question) -> dict[str, str]:
    found = {"right": " ".join(str(n) for n, a in enumerate(q.answers, 1) if a.right), "feedback_right": q.feedback}
    for n, a in enumerate(q.answers, 1):
        found |= {f"option_{n}": a.text, f"feedback_{n}": a.feedback}
    return found


def number(q: Question) -> dict[str, str]:
    """`right` is the number; `feedback_wrong` names the common mistakes."""
    right, *mistakes = q.answers
    return {"right": digits(right.value), "tolerance": digits(q.tolerance),
            "feedback_right": " ".join(filter(None, (right.feedback, q.feedback))),
            "feedback_wrong": " ".join(f"{a.text}: {a.feedback}" for a in mistakes)}  # fmt: skip


def essay(q: Question) -> dict[str, str]:
    points = [f"{ask} If not: {add}" for ask, add in q.rubric]
    return {"feedback_right": "\n".join([q.model, *points])}


FILL = {"one": choose, "many": choose, "number": number, "text": essay}


def cell(value: str) -> str:
    """Words that a spreadsheet would take for a formula begin with a mark that makes them text; numbers stay."""
    formula = value.startswith(FORMULA) and not value.lstrip("-").replace(".", "", 1).isdigit()
    return f"'{value}" if formula else value
