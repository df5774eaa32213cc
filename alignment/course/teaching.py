"""What an instructor needs and a chapter does not hold: data/teaching/NN.yml, a file for each chapter.

    fits:            course -> where the chapter fits in it; the three courses of COURSES
    misconceptions:  thinks, mend; `check`, the id of a self-check that brings it up (where there is one)
    plans:           50 and 90 -> [minutes, what is done] in order; the minutes add up
    discussion:      questions without one right answer
    reads:           may be missing: headings of the chapter's sections that a question to write speaks of, such as a
                     text to mark; the handout prints these sections before it
    guards:          expressions that must be true, so that its words ("fell", "most") stay true with the data

A number in it is written as in the chapters, {eval}`percent(share)`, and computed by the chapter.
{question}`own-verdict` becomes the number of this self-check in the handout.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from alignment import data
from alignment.errors import BadItem, fault

from . import values

COURSES = ("Foreign Policy of Pakistan", "Quantitative Reasoning II", "Research Methodology")
LENGTHS = (50, 90)
PARTS = ("fits", "misconceptions", "plans", "discussion", "guards")
MORE = ("reads",)


@dataclass(frozen=True)
class Teaching:
    """The notes on one chapter; `text` is the file as it was written, empty where there is none."""

    fits: dict[str, str]
    misconceptions: tuple[dict[str, str], ...]
    plans: dict[int, tuple[tuple[int, str], ...]]
    discussion: tuple[str, ...]
    guards: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    text: str = ""

    def with_values(self, known: dict[str, str], numbers: dict[str, int], where: str) -> Teaching:
        """The same with the values of its expressions and the numbers of its questions in place."""

        def told(text: str) -> str:
            return values.refer(values.put(text, known), numbers, where)

        return made(yaml.safe_load(self.text), told) if self.text else self


NOTHING = Teaching({}, (), {}, ())


def folder() -> Path:
    return data.folder() / "teaching"


def teaching(number: str) -> Teaching:
    """The notes on a chapter; empty ones where no file is written yet.

    Raises
    ------
    BadItem : a part is missing or unknown, a plan does not add up, or a text is empty.
    """
    file = folder() / f"{number}.yml"
    if not file.is_file():
        return NOTHING
    text = file.read_text("utf-8")
    try:
        given = yaml.safe_load(text)
    except yaml.YAMLError as wrong:
        raise BadItem(fault(f"data/teaching/{number}.yml", str(wrong), "YAML.", "mend this place.")) from None
    faults = wrongs(given)
    if faults:
        raise BadItem("\n".join(fault(f"data/teaching/{number}.yml, {where}", what, expected, mend)
                                for where, what, expected, mend in faults[:5]))  # fmt: skip
    return replace(made(given), text=text)


def wrongs(given: Any) -> list[tuple[str, str, str, str]]:
    """What is wrong with a file: where, what, expected, mend."""
    if not isinstance(given, dict) or set(given) - set(MORE) != set(PARTS):
        found = ", ".join(map(str, given or [])) or "none"
        return [("its parts", f"{found}.", f"{', '.join(PARTS)}.", "write these.")]
    bad = []
    if tuple(given["fits"]) != COURSES:
        bad.append(("fits", f"{', '.join(given['fits'])}.", f"{', '.join(COURSES)}.", "write these, in this order."))
    if tuple(given["plans"]) != LENGTHS:
        bad.append(("plans", f"{', '.join(map(str, given['plans']))}.", "50 and 90.", "write both."))
    for length, rows in given["plans"].items():
        total = sum(minutes for minutes, _ in rows)
        if total != length:
            bad.append((f"plan of {length} minutes", f"its parts add up to {total}.", f"{length}.", "mend a part."))
    for n, row in enumerate(given["misconceptions"], 1):
        if not {"thinks", "mend"} <= set(row) <= {"thinks", "mend", "check"}:
            bad.append((f"misconception {n}", f"it has {', '.join(row)}.", "thinks, mend, check.", "name them so."))
    bad += [(f"discussion {n}", "it is empty.", "a question.", "write one.")
            for n, one in enumerate(given["discussion"], 1) if not str(one or "").strip()]  # fmt: skip
    return bad


def made(given: dict[str, Any], told: Callable[[str], str] = str.strip) -> Teaching:
    """The notes from what the file says; each text goes through `told`. A misconception names its self-check."""
    return Teaching(
        fits={course: told(text) for course, text in given["fits"].items()},
        misconceptions=tuple(
            {name: told(f"{{question}}`{text}`" if name == "check" else text) for name, text in row.items()}
            for row in given["misconceptions"]
        ),
        plans={length: tuple((n, told(what)) for n, what in rows) for length, rows in given["plans"].items()},
        discussion=tuple(map(told, given["discussion"])),
        guards=tuple(given["guards"]),
        reads=tuple(given.get("reads", ())),
    )
