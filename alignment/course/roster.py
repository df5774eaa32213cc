"""The list of a class: a table with the columns `student` (an id) and `name`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from alignment.errors import fault

from . import reading


@dataclass(frozen=True)
class Student:
    """id : as the roster writes it; key : the form in which ids are compared and from which variants are drawn."""

    id: str
    name: str

    @property
    def key(self) -> str:
        """See `reading.known_as`."""
        return reading.known_as(self.id)


def read(path: Path) -> list[Student]:
    """The students of a roster, in its order.

    Raises
    ------
    BadItem : a column is missing; an id is missing, occurs twice, or was turned into 1.2E+11 by a spreadsheet; nobody
        is on it. Each fault names its row.
    """
    table = reading.read(path, ["student", "name"])
    faults, seen, found = [], {}, []
    for row in table.rows:
        student = Student(reading.plain(row.cells["student"]), reading.plain(row.cells["name"]))
        problem = _problem(student, seen)
        if problem:
            what, mend = problem
            faults.append(fault(f"{path}, row {row.line}, column student", what, "an id that occurs once.", mend))
            continue
        seen[student.key] = row.line
        found.append(student)
    if not table.rows:
        faults.append(fault(str(path), "nobody is on it.", "a row for each student.", "add the students."))
    reading.close(path, faults)
    return found


def _problem(student: Student, seen: dict[str, int]) -> tuple[str, str] | None:
    if not student.key:
        return "the id is missing.", "give each student an id; it never changes."
    if reading.AS_NUMBER.fullmatch(student.id):
        return f"{student.id!r} is an id that a spreadsheet cut short.", "set the column to Text; type the ids again."
    if student.key in seen:
        return f"the id {student.id!r} stands in row {seen[student.key]} too.", "delete one row, or correct the id."
    return None
