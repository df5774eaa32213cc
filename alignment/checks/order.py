"""Order: put events in the order of their dates."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from traitlets import Dict, Int, List, Unicode

from .check import ITEM, Check
from .choice import distinct, mixed_up
from .door import Door

ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class Order(Check):
    """Put events in the order of their dates. They start mixed, the same way in every build and never right.

    Parameters
    ----------
    events : (text, date, feedback) each, in any order; at least three. The date comes from the data: a date, a year, or
        text as in the table `timeline`, such as "2011-05-02", "2011-05" or "2011". The feedback says what the reader
        can remember the place by: it is shown when the event stands wrong, and again when all are right.
        The text should not tell the date.

    Others: see `Check`.
    """

    kind = Unicode("order").tag(**ITEM)
    events = List(Dict()).tag(**ITEM)
    """`text`, `date` as shown, `feedback`; in the right order."""
    start = List(Int()).tag(**ITEM)
    """Positions in `events`: how they stand at first."""

    def __init__(self, *, id: str = "", chapter: str = "", prompt: str = "", hints: list[str] | tuple = (),
                 events: list[tuple[str, Any, str]] | tuple = ()):
        door = Door("Order", chapter, id, prompt)
        rows = dated(door, events)
        distinct(door, rows, "events")
        apart(door, rows)
        rows.sort(key=lambda row: row["when"])
        shown = [{"text": r["text"], "date": worded(r["when"]), "feedback": r["feedback"]} for r in rows]
        super().__init__(door, id, chapter, prompt, hints, events=shown, start=mixed_up(len(rows), f"{chapter}/{id}"))

    def key(self) -> list:
        """The events with their dates, in the right order."""
        return [[event["text"], event["date"]] for event in self.events]

    def answers(self) -> list[tuple[str, str, str]]:
        """The events in the right order."""
        return [("Right", f"{n}. {e['text']} ({e['date']})", e["feedback"]) for n, e in enumerate(self.events, 1)]

    def ask(self) -> str:
        """See `Check.ask`."""
        return "Write 1 beside the earliest event, then 2, 3 and so on."

    def choices(self) -> list[str]:
        """See `Check.choices`."""
        return [self.events[n]["text"] for n in self.start]


def dated(door: Door, events: object) -> list[dict]:
    """The events as rows with the moment `when`; those without a date that can be read are refused and left out."""
    given = door.several("events", events, "[(text, date, feedback), ...]", 3)
    rows = [row(door, n, event) for n, event in enumerate(given, 1)]
    return [r for r in rows if r["when"]]


def row(door: Door, n: int, event: object) -> dict[str, Any]:
    """One event, checked and tidied."""
    if not isinstance(event, (list, tuple)) or len(event) != 3:
        door.refuse(f"event {n} is not (text, date, feedback).", "three values.", "write (text, date, feedback).")
        return {"text": "", "when": (), "feedback": ""}
    return {"text": door.text(f"text of event {n}", event[0]), "when": moment(door, n, event[1]),
            "feedback": door.text(f"feedback of event {n}", event[2])}


def moment(door: Door, n: int, value: object) -> tuple[int, ...]:
    """(year,), (year, month) or (year, month, day), as exactly as the data know it."""
    try:
        if isinstance(value, str):
            parts = tuple(int(part) for part in ISO.fullmatch(value.strip()).groups() if part)
        elif hasattr(value, "month"):  # a date of Python, numpy through pandas, or pandas
            parts = (int(value.year), int(value.month), int(value.day))
        elif isinstance(value, bool) or int(value) != value:
            raise TypeError
        else:
            parts = (int(value),)
        date(*parts, *(1, 1)[len(parts) - 1:])
        return parts
    except (TypeError, ValueError, AttributeError, OverflowError):
        door.refuse(f"date of event {n} is {value!r}.", 'a date, a year, or text such as "2011-05-02" or "2011-05".',
                    "take the date from data/timeline.csv.")
        return ()


def apart(door: Door, rows: list[dict]) -> None:
    """No two dates of which the data cannot say which is earlier: equal ones, or a month and a day in it."""
    for n, a in enumerate(rows):
        for b in rows[:n]:
            if all(x == y for x, y in zip(a["when"], b["when"], strict=False)):
                door.refuse(f"the data do not say which is earlier: {b['text']!r} ({worded(b['when'])}) or "
                            f"{a['text']!r} ({worded(a['when'])}).", "dates that differ.",
                            "leave one of the two out, or give its exact date.")


def worded(when: tuple[int, ...]) -> str:
    """A date as the book writes it: "8 September 1954", "May 1968", "1968"."""
    name = date(2000, when[1], 1).strftime("%B ") if len(when) > 1 else ""
    return f"{f'{when[2]} ' if len(when) > 2 else ''}{name}{when[0]}"
