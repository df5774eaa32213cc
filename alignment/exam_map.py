"""Which chapters and claims serve which past question.

    rows()            one row per past question: chapters, claims, chapters to come, or why there is nothing
    chapters()        the written chapters by number, with their titles and the questions that each lists
    to_come()         titles of the chapters that are planned, by number

A chapter lists its questions itself, with `questions(…)` in its section 7: that list has no second home. What a
chapter cannot say stands in data/exam_map.yml.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd
import yaml

from . import data
from .chapters import planned, written
from .claims import ledger
from .errors import BadItem, fault, nearest

FILE = "data/exam_map.yml"
FIELDS = ("question", "claims", "later", "none")
CELL = re.compile(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Chapter(NamedTuple):
    """`name` is the file without .md; `questions` are the ids that its section 7 lists."""

    name: str
    title: str
    questions: tuple[str, ...]


def rows() -> pd.DataFrame:
    """One row per past question, in the order of the table; the index is its id.

    Beside the columns of `exam_questions`: `chapters` (numbers of those that list it), `claims` (ids), `later` (numbers
    of chapters not yet written) and `none` (why the book has nothing; empty where it has something or will have).

    Raises
    ------
    BadItem : a chapter or the file names a question, claim or chapter that does not exist; a claim's chapter does not
        list the question; a row says nothing, or says that there is nothing where there is something.
    """
    asked = data.load("exam_questions").set_index("id")
    text = (data.folder() / "exam_map.yml").read_text(encoding="utf-8")
    return joined(asked, yaml.safe_load(text), chapters(), to_come())


def joined(asked: pd.DataFrame, file: list[dict], listing: dict[int, Chapter], coming: dict[int, str]) -> pd.DataFrame:
    """The table of `rows`, from its four sources."""
    for number, chapter in listing.items():
        for id in chapter.questions:
            _known(id, asked.index, f"chapters/{chapter.name}.md, questions()", f"question of chapter {number}")
    listed = {id: [n for n, chapter in listing.items() if id in chapter.questions] for id in asked.index}
    by_id = {row["question"]: row for row in _checked(file, asked, listed, listing, coming)}
    found = [by_id.get(id, {}) for id in asked.index]
    return asked.assign(
        chapters=list(listed.values()),
        claims=[row.get("claims", []) for row in found],
        later=[[n for n in row.get("later", []) if n not in listing] for row in found],
        none=[row.get("none", "") for row in found],
    )


def chapters() -> dict[int, Chapter]:
    """The written chapters by number."""
    files = (data.folder().parent / "chapters" / f"{name}.md" for name in sorted(written()))
    return {int(file.name[:2]): _chapter(file) for file in files}


def to_come() -> dict[int, str]:
    """Titles of the chapters that are planned (data/planned.yml), by number."""
    return {one.number: one.title for one in planned().values()}


def _chapter(file: Path) -> Chapter:
    text = file.read_text(encoding="utf-8")
    title = re.search(r"^# (.+)$", CELL.sub("", text), re.MULTILINE)
    ids = [id for cell in CELL.findall(text) if "questions(" in cell for id in _ids(cell)]
    return Chapter(file.stem, title[1].strip() if title else file.stem, tuple(ids))


def _ids(cell: str) -> Iterator[str]:
    """What a cell hands to `questions`."""
    code = re.sub(r"^:\w+:.*$", "", cell, flags=re.MULTILINE)
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "questions":
            yield from (part.value for part in node.args if isinstance(part, ast.Constant))


def _checked(file, asked, listed, listing, coming) -> Iterator[dict]:
    """The rows of the file, each sound."""
    seen: set[str] = set()
    for row in file:
        id = str(row.get("question", "?"))
        where = f"{FILE}, question {id!r}"
        _known(id, asked.index, where, "question")
        for field in row:
            _known(field, FIELDS, where, "field")
        if id in seen:
            raise BadItem(fault(where, "stands there twice.", "one row per question.", "join the rows."))
        seen.add(id)
        for claim in row.get("claims", []):
            _known(claim, ledger(), where, "claim")
            _served(ledger()[claim].chapter, id, where, claim, listing)
        for number in row.get("later", []):
            _known(number, [*coming, *listing], where, "chapter")
        _says_something(row, listed[id], where)
        yield row


def _served(chapter: str, id: str, where: str, claim: str, listing: dict[int, Chapter]) -> None:
    """A claim bears on a question only where its chapter lists the question."""
    if chapter not in {one.name for one in listing.values() if id in one.questions}:
        mend = f"add {id!r} to questions() of that chapter, or take the claim away."
        raise BadItem(fault(where, f"claim {claim!r} is of a chapter that does not list it.", f"{chapter}.", mend))


def _says_something(row: dict, listed: list[int], where: str) -> None:
    has = bool(row.get("claims") or row.get("later") or listed)
    if has == bool(row.get("none")):
        what = "says that there is nothing, and there is something." if has else "says nothing."
        mend = "take `none` away." if has else "give claims, later or none."
        raise BadItem(fault(where, what, "claims, later, or none with a reason.", mend))


def _known(value: object, valid: Iterable, where: str, kind: str) -> None:
    valid = list(valid)
    if value not in valid:
        close = ", ".join(nearest(str(value), valid)) or ", ".join(map(str, valid[:12]))
        raise BadItem(fault(where, f"there is no {kind} {value!r}.", f"one such as {close}.", f"correct the {kind}."))
