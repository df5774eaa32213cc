"""The rubric for written answers: five criteria, each from a complaint of the examiners (data/teaching/rubric.yml)."""

from __future__ import annotations

import csv
import io
from dataclasses import asdict, dataclass, fields

import yaml

from alignment.errors import BadItem, fault

from .blocks import Block, Heading, Lines, Para, Rows, Table
from .teaching import folder

MARKS = (4, 2, 0)  # full, half, none
NOTE = (
    "Twenty marks, as for one question of the CSS papers. Odd marks lie between two cells. The complaints are those of "
    "the commission’s examiners, as copies of their reports on other sites give them; most are about the essay."
)


@dataclass(frozen=True)
class Criterion:
    """One criterion; `full`, `half` and `none` say what earns 4, 2 and 0 marks."""

    id: str
    name: str
    full: str
    half: str
    none: str
    complaint: str
    source: str


def rubric() -> list[Criterion]:
    """All criteria.

    Raises
    ------
    BadItem : a criterion lacks a part, or has one that is not known.
    """
    wanted = {f.name for f in fields(Criterion)}
    rows = yaml.safe_load((folder() / "rubric.yml").read_text("utf-8"))
    for n, row in enumerate(rows, 1):
        if set(row) != wanted:
            odd = ", ".join(sorted(set(row) ^ wanted))
            raise BadItem(fault(f"data/teaching/rubric.yml, criterion {n}", f"{odd}: missing or not known.",
                                f"{', '.join(sorted(wanted))}.", "write these."))  # fmt: skip
    return [Criterion(**row) for row in rows]


def table(criteria: list[Criterion]) -> list[Block]:
    """As a table for print, and where the criteria come from."""
    head = ("Criterion", *(f"{marks} marks" for marks in MARKS))
    return [Table(head, tuple((c.name, c.full, c.half, c.none) for c in criteria)), *complaints(criteria)]


def complaints(criteria: list[Criterion]) -> list[Block]:
    said = tuple(f"{c.name}. {c.complaint}" for c in criteria)
    return [Heading("What examiners complain of", 3), Rows(said), Para(NOTE, look="small")]


def sheet(criteria: list[Criterion], title: str) -> list[Block]:
    """A page to mark one answer on."""
    head = ("Criterion", *(f"{marks} marks" for marks in MARKS), "Marks")
    rows = tuple((c.name, c.full, c.half, c.none, "      / 4") for c in criteria)
    return [
        Heading(f"Rubric: {title}", 1), Para("Name: ______________________________   Question: ______________"),
        Table(head, (*rows, ("Sum", "", "", "", "      / 20"))), Para("Comment:"), Lines(2), *complaints(criteria),
    ]  # fmt: skip


def as_csv(criteria: list[Criterion]) -> bytes:
    """For a sheet or a campus system; with the mark by which Excel knows UTF-8."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(["id", "criterion", *(f"marks_{m}" for m in MARKS), "complaint", "source"])
    writer.writerows(asdict(c).values() for c in criteria)
    return made.getvalue().encode("utf-8-sig")
