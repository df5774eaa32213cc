"""Rows: each row gets one of the options that all rows share; the base of Match and Highlight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from traitlets import Dict, List

from . import plain
from .check import ITEM, Check
from .choice import distinct
from .door import Door, tidied

FIELDS = ("text", "answer", "feedback", "wrong", "also")


class Rows(Check):
    """Each row gets one of the shared options.

    A row is a dict:

    text : what is to be matched or marked.
    answer : the option that is right, computed from the data.
    feedback : why it is right.
    wrong : what leads readers to another option. One text for all of them, or {option: text}.
    also : {option: text} of options that scholars would defend too. They count as right, are shown as "defensible",
        and the text says who sees it so and why.
    """

    options = List(Dict()).tag(**ITEM)
    """`text`; `feedback`, said to whoever chose it wrongly, where the row itself says nothing of it; in a Highlight
    `meaning`, which is always shown."""
    rows = List(Dict()).tag(**ITEM)
    """`text`, `answer` (position of the option), `feedback`, `wrong` (for every option that has no text of its own),
    `replies`: [position of the option, is it defensible?, text]."""

    def key(self) -> list:
        """The options, and per row the right one and those that can be defended."""
        good = [[r["text"], r["answer"], [n for n, fine, _ in r["replies"] if fine]] for r in self.rows]
        return [[o["text"] for o in self.options], good]

    def answers(self) -> list[tuple[str, str, str]]:
        """Row by row: the right option, then those that have an answer of their own; then what holds for all rows."""
        told = [line for row in self.rows for line in self.told_of(row)]
        return told + [("Not right", o["text"], o["feedback"]) for o in self.options if o["feedback"]]

    def told_of(self, row: dict) -> list[tuple[str, str, str]]:
        """The answers of one row."""
        def named(n: int) -> str:
            return f"{row['text']}: {self.options[n]['text']}"

        said = [("Defensible" if fine else "Not right", named(n), text) for n, fine, text in row["replies"]]
        rest = [("Not right", f"{row['text']}: another answer", row["wrong"])] if row["wrong"] else []
        return [("Right", named(row["answer"]), row["feedback"]), *said, *rest]

    def choices(self) -> list[str]:
        """The rows: each has a box for a letter."""
        return [row["text"] for row in self.rows]

    def ask(self) -> str:
        """See `Check.ask`."""
        return "Write into each box the letter that fits."

    def letters(self) -> list[str]:
        """The options as they stand above the rows on paper, lettered."""
        return [o["text"] for o in self.options]

    def blank(self) -> str:
        """See `Check.blank`."""
        letters = "".join(f"<li>{plain.run(text)}</li>" for text in self.letters())
        boxes = "".join(f"<li>{plain.run(text)}</li>" for text in self.choices())
        return f'<ol class="rp-letters">{letters}</ol><ol class="rp-boxes rp-numbered">{boxes}</ol>'


def checked(door: Door, rows: object, options: list[dict], name: str) -> list[dict[str, Any]]:
    """The rows, tidied; `name` is what one is called, such as "row"."""
    given = door.several(f"{name}s", rows, "[dict(text=..., answer=..., feedback=...), ...]")
    faces = [o["text"] for o in options]
    made = [one(door, f"{name} {n}", row, faces) for n, row in enumerate(given, 1)]
    for n, row in enumerate(made, 1):
        covered(door, f"{name} {n}", row, options)
    distinct(door, made, f"{name}s")
    return made


def one(door: Door, name: str, row: object, faces: list[str]) -> dict[str, Any]:
    """One row; what it says of single options becomes `replies`."""
    if not isinstance(row, Mapping):
        door.refuse(f"{name} is {type(row).__name__}.", "a dict.", "write dict(text=..., answer=..., feedback=...).")
        row = {}
    door.keys(name, row, FIELDS)
    answer, wrong = place(door, f"answer of {name}", row.get("answer", ""), faces), row.get("wrong", "")
    single = isinstance(wrong, Mapping)
    said = replies(door, f"also of {name}", row.get("also", {}), faces, True)
    said += replies(door, f"wrong of {name}", wrong, faces, False) if single else []
    taken = [n for n in (answer, *(n for n, _, _ in said)) if n >= 0]
    if len(set(taken)) < len(taken):
        door.refuse(f"{name} says two things of one option.", "each option once: in answer, also or wrong.",
                    "delete one of them: did the data change?")
    return {"text": door.text(f"text of {name}", row.get("text", "")), "answer": answer,
            "feedback": door.text(f"feedback of {name}", row.get("feedback", "")),
            "wrong": "" if single else door.text(f"wrong of {name}", wrong, empty=True), "replies": said}


def replies(door: Door, field: str, given: object, faces: list[str], fine: bool) -> list[list]:
    """{option: text} as [position, is it defensible?, text]."""
    if not isinstance(given, Mapping):
        door.refuse(f"{field} is {type(given).__name__}.", "a dict {option: text}.", 'write {"an option": "why"}.')
        return []
    return [[place(door, field, option, faces), fine, door.text(f"{field}, {option!r}", text)]
            for option, text in given.items()]


def place(door: Door, field: str, option: object, faces: list[str]) -> int:
    """The position of an option; -1 when there is none of that text."""
    if isinstance(option, str) and tidied(option) in faces:
        return faces.index(tidied(option))
    door.refuse(f"{field} is {option!r}.", f"one of the options: {', '.join(faces[:9])}.", "write it as the option.")
    return -1


def covered(door: Door, name: str, row: dict, options: list[dict]) -> None:
    """Whatever the reader chooses, there is something to learn from."""
    said = {row["answer"], *(n for n, _, _ in row["replies"])}
    mute = [o["text"] for n, o in enumerate(options) if n not in said and not o["feedback"] and not o.get("meaning")]
    if mute and not row["wrong"]:
        door.refuse(f"{name} says nothing to a reader who chooses {mute[0]!r}.", "feedback for every option.",
                    "write wrong=, the misconception that leads there.")
