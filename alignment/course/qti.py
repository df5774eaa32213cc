"""QTI 1.2 as a zip, for Canvas and platforms that read its quizzes; written by the library text2qti.

The library has its own text format; every sign of a text that it or its Markdown could take as its own is written as
a character reference."""

from __future__ import annotations

import html
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from .moodle import digits
from .needed import needed
from .questions import Answer, Lost, Question, Quiz, as_choices, every
from .zips import again

SIGNS = re.compile(r"[\\`*_{}\[\]()<>#+.!|~^$&\"'%=:-]")
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LEAST = 1e-4  # of text2qti: it writes four decimals


def write(quiz: Quiz) -> tuple[bytes, list[Lost]]:
    """The zip, and what it does not carry.

    Raises
    ------
    Missing : text2qti is not installed.
    """
    questions = [one for q in quiz.questions for one in (as_choices(q) if q.kind == "match" else [q])]
    lost = every(quiz, missing)
    with TemporaryDirectory() as folder:
        for q in questions:
            if q.figure:
                Path(folder, q.figure.name).write_bytes(q.figure.png)
        return again(zipped(source(quiz, questions, folder))), lost


def zipped(text: str) -> bytes:
    """What text2qti makes of its text."""
    config, quiz, qti = (needed("text2qti", f"text2qti.{name}", "QTI") for name in ("config", "quiz", "qti"))
    return qti.QTI(quiz.Quiz(text, config=config.Config(), source_name="quiz")).zip_bytes()


def missing(q: Question) -> list[str]:
    """What this format drops of one question."""
    mistakes = q.kind == "number" and len(q.answers) > 1
    gone = {
        "no hints": q.hints,
        "the feedback of its wrong numbers stands in one text for all wrong answers": mistakes,
        "it counts a mark: leave it out of the sum": not q.counts,
        "its events become one question each": q.kind == "match",
        "a second answer that can be defended does not count": sum(a.right for a in q.answers) > 1 and q.kind == "one",
    }  # fmt: skip
    return [what for what, there in gone.items() if there]


def source(quiz: Quiz, questions: list[Question], folder: str) -> str:
    """The quiz in the text format of text2qti; figures are read from the folder."""
    head = f"Quiz title: Reading the Pivot {quiz.chapter}, {quiz.title}\nQuiz description: {safe('CC BY 4.0')}\n"
    return "\n\n".join([head, *(question(q, n, folder) for n, q in enumerate(questions, 1))]) + "\n"


def question(q: Question, n: int, folder: str) -> str:
    """One question; paragraphs after the first are indented."""
    lead = f"{n}. "
    figure = [f"![{safe(q.figure.alt)}]({folder}/{q.figure.name})"] if q.figure else []
    asked = lead + f"\n\n{' ' * len(lead)}".join([*map(safe, q.prompt), *figure])
    return "\n".join([f"Title: {q.name}", "Points: 1", asked, *general(q), *FILL[q.kind](q)])


def general(q: Question) -> list[str]:
    """Feedback for all, for right and for wrong answers."""
    points = [f"{ask} If not: {add}" for ask, add in q.rubric]
    told = q.feedback or " ".join([f"A model answer: {q.model}", *points] if q.model else [])
    lines = [f"... {safe(told)}"] * bool(told)
    if q.kind == "number":
        right, *mistakes = q.answers
        lines += [f"+ {safe(right.feedback)}"] * bool(right.feedback)
        wrong = " ".join(f"If you wrote {a.text}: {a.feedback}" for a in mistakes)
        lines += [f"- {safe(wrong)}"] * bool(wrong)
    return lines


def choose(q: Question) -> list[str]:
    """The first right answer is the key where one is chosen."""
    first = next((a for a in q.answers if a.right), None)
    return [line for letter, a in zip(LETTERS, q.answers, strict=False) for line in option(q, a, letter, a is first)]


def option(q: Question, a: Answer, letter: str, first: bool) -> list[str]:
    mark = ("[*]" if a.right else "[ ]") if q.kind == "many" else f"{'*' * first}{letter})"
    return [f"{mark} {safe(a.text)}", *([f"... {safe(a.feedback)}"] if a.feedback else [])]


def number(q: Question) -> list[str]:
    """The right number with its tolerance; the library refuses a range that ends at zero, so it ends just beyond."""
    value = q.answers[0].value
    low, high = value - q.tolerance, value + q.tolerance
    if min(abs(low), abs(high)) >= LEAST:
        return [f"= {digits(value)} +- {digits(q.tolerance)}"]
    return [f"= [{digits(low - 2 * LEAST * (abs(low) < LEAST))}, {digits(high + 2 * LEAST * (abs(high) < LEAST))}]"]


def essay(_: Question) -> list[str]:
    return ["____"]


FILL = {"one": choose, "many": choose, "number": number, "text": essay}


def safe(text: str) -> str:
    """A text on one line, in which no sign is one of the format or of Markdown."""
    return SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", html.unescape(" ".join(text.split())))
