"""Marks: each answer of a class beside its key.

An answer that cannot be read is never counted as wrong in silence: it is named with its row, and nothing is marked
until it is corrected or the instructor says what to do with it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from alignment.checks.number import HAIR, written
from alignment.errors import BadItem, fault, nearest

from . import reading, typed
from .template import LETTERS
from .variants import KEY

RIGHT, OTHER, BLANK, UNREAD = "right", "another answer", "blank", "not read"
EMPTY = re.compile(r"[-–—.?]*|n\.?/?a\.?|blank|none|absent", re.IGNORECASE)
LETTER = re.compile(r"\(?([a-hA-H])[).:]?")


@dataclass(frozen=True)
class Question:
    """One question of one student, as the key has it. `answer`: number or letter; mistakes: (answer, name, words)."""

    student: str
    name: str
    number: int
    template: str
    case: str
    answer: float | str
    shown: str
    unit: str
    tolerance: float
    why: str
    mistakes: tuple[tuple[float | str, str, str], ...]

    @property
    def lettered(self) -> bool:
        """Is it answered by a letter?"""
        return isinstance(self.answer, str)


Key = dict[str, dict[int, Question]]


def read_key(path: Path) -> Key:
    """The key of a class, by student (see `reading.known_as`) and number of the question.

    Raises
    ------
    BadItem : a column is missing, or a row was changed so that it cannot be read; names the row.
    """
    sheet, key, faults = reading.read(path, KEY), {}, []
    for row in sheet.rows:
        try:
            question = _question(row.cells)
        except (ValueError, KeyError, TypeError):
            mend = "take the key.csv that `course variants` wrote; make it again from the same seed and roster."
            faults.append(fault(f"{path}, row {row.line}", "the row was changed.", "the row as it was written.", mend))
            continue
        key.setdefault(reading.known_as(question.student), {})[question.number] = question
    if not sheet.rows:
        faults.append(fault(str(path), "it holds no keys.", "a row for each question.", "make it again."))
    reading.close(path, faults)
    return key


def _question(cells: dict[str, str]) -> Question:
    answer = _value(cells["answer"])
    mistakes = tuple((_value(value), slip, says) for value, slip, says in json.loads(cells["mistakes"]))
    return Question(_unguarded(cells["student"]), _unguarded(cells["name"]), int(cells["question"]), cells["template"],
                    cells["case"],
                    answer, cells["shown"], cells["unit"], float(cells["tolerance"]), cells["why"],
                    mistakes)  # fmt: skip


def _value(text: str) -> float | str:
    text = _unguarded(text.strip())
    if text in LETTERS:
        if not text:
            raise ValueError
        return text
    return float(text)


def _unguarded(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from computing it."""
    return text[1:] if text.startswith("'") else text


def mark(key: Key, path: Path, decimal_comma: bool = False, unread_is_wrong: bool = False) -> pd.DataFrame:
    """The answers of a class, marked: one row for each student and question of the key.

    Columns `student`, `name`, `question`, `template`, `case`, `given` (as written), `status` (right, blank, the name of
    a known mistake, another answer, not read), `right` (True or False), `says` (the feedback).

    Raises
    ------
    BadItem : a column is missing; a student is unknown or twice; an answer cannot be read (unless `unread_is_wrong`).
    """
    numbers = sorted({n for questions in key.values() for n in questions})
    sheet = reading.read(path, ["student", *(f"q{n}" for n in numbers)])
    rows, faults = _by_student(sheet, key)
    found = []
    for student, questions in key.items():
        line, cells = rows.get(student, (0, {}))
        for n, question in questions.items():
            given = cells.get(f"q{n}", "")
            try:
                status, says = judged(question, given, decimal_comma)
            except typed.Unread as hint:
                status, says = UNREAD, f"Your answer could not be read. {hint}"
                where = f"{path}, row {line}, column q{n} ({question.student})"
                mend = "ask the student, and correct the cell; or add --unread-is-wrong."
                faults += [] if unread_is_wrong else [fault(where, f"{given!r} could not be read.", str(hint), mend)]
            found.append((question.student, question.name, n, question.template, question.case, given, status,
                          status == RIGHT, says))
    reading.close(path, faults)
    names = ["student", "name", "question", "template", "case", "given", "status", "right", "says"]
    return pd.DataFrame(found, columns=names)


def _by_student(sheet: reading.Sheet, key: Key) -> tuple[dict[str, tuple[int, dict[str, str]]], list[str]]:
    """The row of each student, and what is wrong with the others."""
    rows, faults = {}, []
    for row in sheet.rows:
        given = _unguarded(row.cells["student"].strip())
        student, where = reading.known_as(given), f"{sheet.path}, row {row.line}, column student"
        if student in rows:
            what = f"{given!r} stands in row {rows[student][0]} too."
            faults.append(fault(where, what, "one row for each student.", "delete the older of the two."))
        elif student not in key:
            close = ", ".join(nearest(student, key)) or "none is like it"
            faults.append(fault(where, f"{given!r} is not in the key.", f"an id of the roster; near: {close}.",
                                "correct the id."))
        else:
            rows[student] = (row.line, row.cells)
    return rows, faults


def judged(question: Question, given: str, decimal_comma: bool = False) -> tuple[str, str]:
    """(status, feedback) of one answer.

    Raises
    ------
    typed.Unread : it is no answer, or could mean two.
    """
    text = typed.western(_unguarded(given.strip()))
    if EMPTY.fullmatch(text):
        return BLANK, f"No answer. {question.shown} is right. {question.why}"
    value = letter(text) if question.lettered else number(text, question.unit, decimal_comma)
    if _same(value, question.answer, question.tolerance):
        return RIGHT, f"Right: {question.shown}. {question.why}"
    near = [m for m in question.mistakes if _same(value, m[0], question.tolerance)]
    near.sort(key=lambda m: 0 if question.lettered else abs(m[0] - value))
    read = value if question.lettered else written(value, _decimals(value), question.unit)
    status, says = (near[0][1], near[0][2]) if near else (OTHER, question.why)
    return status, f"You wrote {read}. {says} {question.shown} is right."


def _same(value: float | str, other: float | str, tolerance: float) -> bool:
    return value == other if isinstance(other, str) else abs(value - other) <= tolerance * (1 + HAIR)


def _decimals(value: float) -> int:
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])


def letter(text: str) -> str:
    """The letter of an option, in any of the usual ways: b, B, (b), B."""
    if found := LETTER.fullmatch(text):
        return found[1].upper()
    raise typed.Unread("Write one letter, such as B.")


def number(text: str, unit: str, decimal_comma: bool) -> float:
    """A number; for percentage points the sign % and the word points may follow it too."""
    if unit == "percentage points":
        text = re.sub(r"\s*(%|percent|per cent|points?|pp)$", "", text, flags=re.IGNORECASE)
    return typed.number(text, unit, decimal_comma)


def totals(marks: pd.DataFrame) -> pd.DataFrame:
    """One row for each student: a mark (1 or 0) for each question, their sum, and the sum in per cent."""
    wide = marks.assign(mark=marks["right"].astype(int))
    wide = wide.pivot(index=["student", "name"], columns="question", values="mark")
    wide = wide.reindex(pd.MultiIndex.from_frame(marks[["student", "name"]].drop_duplicates()))
    questions = wide.shape[1]
    wide.columns = [f"q{n}" for n in wide.columns]
    total = wide.sum(axis=1)
    return wide.assign(total=total, percent=(100 * total / questions).round(1)).reset_index()


def checked(key: Key) -> None:
    """Refuse a key in which students have other numbers of questions.

    Raises
    ------
    BadItem : names a student whose questions differ from those of the first.
    """
    first = next(iter(key.values()))
    for questions in key.values():
        if list(questions) != list(first):
            name = next(iter(questions.values())).student
            raise BadItem(fault("key.csv", f"{name!r} has other questions than the rest.", "the same for all.",
                                "make it again."))
