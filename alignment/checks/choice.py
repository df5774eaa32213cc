"""Choice: pick one answer, or several; each option has its feedback."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from typing import Any

from traitlets import Bool, Dict, List, Unicode

from .check import ITEM, Check, levels
from .door import Door

NONE = "None of these"
FIELDS = ("text", "right", "feedback")
DICTS = "[dict(text=..., right=..., feedback=...), ...]"


class Choice(Check):
    """Pick one answer, or several; each option has its feedback.

    Parameters
    ----------
    options : one dict per option: `text`; `right`, True or False, computed from the data in this cell;
        `feedback`, why it is right or which mistake leads to it.
    many : the reader ticks all that apply.
    confidence : ask "How sure are you?" before the first try.
    shuffle : mix the options, the same way in every build; "None of these" stays last.

    Others: see `Check`.
    """

    kind = Unicode("choice").tag(**ITEM)
    options = List(Dict()).tag(**ITEM)
    many = Bool().tag(**ITEM)

    def __init__(self, *, id: str = "", chapter: str = "", prompt: str = "", options: list[dict] | tuple = (),
                 many: bool = False, hints: list[str] | tuple = (), confidence: bool = False, shuffle: bool = False):
        door = Door("Choice", chapter, id, prompt)
        rows = [option(door, n, o) for n, o in enumerate(door.several("options", options, DICTS), 1)]
        right(door, rows, many)
        distinct(door, rows)
        rows = mixed(rows, f"{chapter}/{id}") if shuffle else rows
        guess = 10 if many else round(100 / max(len(rows), 1))
        super().__init__(door, id, chapter, prompt, hints, options=rows, many=many,
                         levels=levels(guess) if confidence else [])

    @classmethod
    def exam(cls, *, options: list[dict] | tuple = (), none: str = "", **more: Any) -> Choice:
        """The commission's form: three options and "None of these", which is right when no other is.

        `none` is the feedback of "None of these". Others: see `Choice`.
        """
        if len(options) != 3:
            door = Door("Choice", more.get("chapter"), more.get("id"), more.get("prompt", ""))
            door.refuse(f"it has {len(options)} options.", f'three: "{NONE}" is added as the fourth.',
                        "write three options.")
            door.close()
        last = {"text": NONE, "right": not any(holds(o) for o in options), "feedback": none}
        return cls(options=[*options, last], **more)

    def key(self) -> list:
        """The texts and which of them are right."""
        return [self.many, [[o["text"], o["right"]] for o in self.options]]

    def answers(self) -> list[tuple[str, str, str]]:
        """The right options first."""
        rows = sorted(self.options, key=lambda o: not o["right"])
        return [("Right" if o["right"] else "Not right", o["text"], o["feedback"]) for o in rows]

    def ask(self) -> str:
        """See `Check.ask`."""
        return "Choose all that are right." if self.many else "Choose one."

    def choices(self) -> list[str]:
        """See `Check.choices`."""
        return [o["text"] for o in self.options]


def holds(given: object) -> bool:
    """Is this option right? What is not an option, or not a truth value, is refused elsewhere."""
    value = given.get("right") if isinstance(given, Mapping) else False
    return type(value).__name__ in ("bool", "bool_") and bool(value)


def option(door: Door, n: int, given: object, what: str = "option") -> dict[str, Any]:
    """One option, or what else is named, checked and tidied."""
    if not isinstance(given, Mapping):
        door.refuse(f"{what} {n} is {type(given).__name__}.", "a dict.",
                    "write dict(text=..., right=..., feedback=...).")
        return {"text": f"?{n}", "right": False, "feedback": ""}
    door.keys(f"{what} {n}", given, FIELDS)
    return {
        "text": door.text(f"text of {what} {n}", given.get("text", "")),
        "right": door.truth(f"right of {what} {n}", given.get("right", False)),
        "feedback": door.text(f"feedback of {what} {n}", given.get("feedback", "")),
    }


def right(door: Door, rows: list[dict], many: bool) -> None:
    """One right option; one or more where several can be picked."""
    count = sum(row["right"] for row in rows)
    if rows and not count:
        door.refuse("no option is right.", "one right option.",
                    "look at the condition in `right=`: did the data change?")
    if count > 1 and not many:
        door.refuse(f"{count} options are right.", "one right option.",
                    "say many=True, or look at the conditions in `right=`.")


def distinct(door: Door, rows: list[dict], what: str = "options") -> None:
    """No two options, or what else is named, that a reader cannot tell apart."""
    seen: dict[str, int] = {}
    for n, row in enumerate(rows, 1):
        face = re.sub(r"[\s\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069]+", " ", row["text"]).strip().casefold()
        if face and face in seen:
            door.refuse(f"{what} {seen[face]} and {n} have the same text, {row['text']!r}.", f"{what} that differ.",
                        "show more decimals, or choose another wrong answer.")
        seen.setdefault(face, n)


def mixed(rows: list[dict], seed: str) -> list[dict]:
    """The options in an order that depends on the item only; "None of these" stays last."""
    last = [row for row in rows if row["text"] == NONE]
    rest = [row for row in rows if row["text"] != NONE]
    random.Random(seed).shuffle(rest)
    return rest + last


def mixed_up(count: int, seed: str) -> list[int]:
    """The numbers from 0, in an order that depends on the seed only and is not their own."""
    order, dice = list(range(count)), random.Random(seed)
    while count > 1 and order == sorted(order):
        dice.shuffle(order)
    return order
