"""Number: type a number; tolerance, unit, and common wrong answers recognised."""

from __future__ import annotations

from typing import Any

from traitlets import Dict, Float, Int, List, Unicode

from .check import ITEM, Check
from .door import Door

HAIR = 1e-9  # relative slack, so that 0.1 + 0.2 counts as 0.3


class Number(Check):
    """Type a number; the answer is right within a tolerance.

    Parameters
    ----------
    answer : the key, computed from the data in this cell, in `unit`.
    unit : shown behind the field, such as "%" or "US$ million"; "" for a plain count or share.
    decimals : digits after the point with which the answer is shown.
    tolerance : largest difference, in `unit`, that still counts as right; at least half a unit of the
        last digit shown (the default), else a reader who types the answer as shown would be wrong.
    wrong : common wrong answers, (value, feedback that names the misconception), values in `unit`.
    feedback : why the answer is right.

    Others: see `Check`.
    """

    kind = Unicode("number").tag(**ITEM)
    answer = Float().tag(**ITEM)
    tolerance = Float().tag(**ITEM)
    unit = Unicode().tag(**ITEM)
    decimals = Int().tag(**ITEM)
    wrong = List(Dict()).tag(**ITEM)
    feedback = Unicode().tag(**ITEM)
    shown = Unicode().tag(**ITEM)
    """The answer as a reader would write it, such as "36%"."""

    def __init__(self, *, id: str = "", chapter: str = "", prompt: str = "", answer: float | None = None,
                 tolerance: float | None = None, unit: str = "", decimals: int = 0, hints: list[str] | tuple = (),
                 wrong: list[tuple[float, str]] | tuple = (), feedback: str = ""):
        door = Door("Number", chapter, id, prompt)
        data = quantity(door, answer, unit, decimals)
        data["tolerance"] = width(door, "tolerance", tolerance, data["decimals"])
        data["feedback"] = door.text("feedback", feedback)
        data["wrong"] = mistakes(door, wrong, data)
        super().__init__(door, id, chapter, prompt, hints, **data)

    def key(self) -> list:
        """The answer as shown, and how near is near enough."""
        return [self.shown, f"{self.tolerance:.9g}"]

    def answers(self) -> list[tuple[str, str, str]]:
        """The answer, then the common mistakes."""
        rows = [("Not right", w["shown"], w["feedback"]) for w in self.wrong]
        return [("Right", self.shown, self.feedback), *rows]

    def ask(self) -> str:
        """See `Check.ask`."""
        return f"Write a number ({self.unit})." if self.unit else "Write a number."


def quantity(door: Door, answer: object, unit: object, decimals: object) -> dict[str, Any]:
    """The key with its unit and its display."""
    if not isinstance(decimals, int) or isinstance(decimals, bool) or not 0 <= decimals <= 9:
        door.refuse(f"decimals is {decimals!r}.", "a whole number from 0 to 9.", "write decimals=0 or decimals=1.")
        decimals = 0
    if answer is None:
        door.refuse("it has no right answer.", "answer=, computed from the data in this cell.", "write answer=...")
        value = 0.0
    else:
        value = door.number("answer", answer)
    unit = door.text("unit", unit, empty=True)
    return {"answer": value, "unit": unit, "decimals": decimals, "shown": written(value, decimals, unit)}


def width(door: Door, field: str, given: object, decimals: int, default: float | None = None) -> float:
    """A tolerance: at least half a unit of the last digit shown."""
    least = 0.5 * 10.0**-decimals
    if given is None:
        return max(least, default or 0.0)
    value = door.number(field, given)
    if value < least * (1 - HAIR):
        door.refuse(f"{field} {value:g} is below the display precision ({decimals} decimals).", f"{least:g} or more.",
                    f"raise {field} to {least:g}, or show more decimals.")
    return value


def mistakes(door: Door, given: object, key: dict[str, Any]) -> list[dict[str, Any]]:
    """Common wrong answers; each must differ from the key and from the others, as a reader sees them."""
    rows: list[dict[str, Any]] = []
    for n, (number, feedback) in enumerate(door.pairs("wrong", given, '(64, "feedback")'), 1):
        value = door.number(f"value of wrong answer {n}", number)
        shown = written(value, key["decimals"], key["unit"])
        if abs(value - key["answer"]) <= key["tolerance"] * (1 + HAIR):
            door.refuse(f"wrong answer {n} ({shown}) counts as right.",
                        f"a value further than the tolerance from {key['shown']}.",
                        "delete it or lower the tolerance: did the data change?")
        if any(shown == row["shown"] for row in rows):
            door.refuse(f"wrong answer {n} ({shown}) occurs twice.", "different values.", "delete one of them.")
        rows.append({"value": value, "shown": shown, "feedback": door.text(f"feedback of wrong answer {n}", feedback)})
    return rows


def written(value: float, decimals: int, unit: str) -> str:
    """A number as the book writes it: 1,234.5, a true minus sign, and the unit ("36%", "12 votes")."""
    digits = f"{value:,.{decimals}f}".replace("-", "\u2212")
    if not any(c in "123456789" for c in digits):
        digits = digits.lstrip("\u2212")  # no "minus zero"
    return digits + (unit if unit in ("", "%") else f"\u00a0{unit}")
