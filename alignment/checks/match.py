"""Match: give each row its meaning, vote or measure; all rows share the options."""

from __future__ import annotations

from collections.abc import Mapping

from traitlets import Bool, Unicode

from .check import ITEM
from .choice import mixed_up
from .door import Door, tidied
from .rows import Rows, checked

LONG = 24  # characters that a closed list shows on the narrowest phone


class Match(Rows):
    """Give each row one of the options that all rows share: terms and meanings, resolutions and votes.

    Parameters
    ----------
    rows : one dict per row, see `Rows`; `answer` is the text of the option that is right.
    others : options that no row needs, (text, feedback that names the misconception) each.
    shuffle : mix the options, the same way in every build; False keeps the order of the rows, then `others`.

    Others: see `Check`.
    """

    kind = Unicode("match").tag(**ITEM)
    lettered = Bool().tag(**ITEM)
    """The options are too long for a closed list: they stand above it, with letters."""

    def __init__(self, *, id: str = "", chapter: str = "", prompt: str = "", rows: list[dict] | tuple = (),
                 others: list[tuple[str, str]] | tuple = (), hints: list[str] | tuple = (), shuffle: bool = True):
        door = Door("Match", chapter, id, prompt)
        options = offered(door, rows, others)
        if len(options) < 2:
            door.refuse("there is nothing to choose from.", "two different answers or more.", "add others=[...].")
        if shuffle:
            options = [options[n] for n in mixed_up(len(options), f"{chapter}/{id}")]
        made = checked(door, rows, options, "row")
        super().__init__(door, id, chapter, prompt, hints, options=options, rows=made,
                         lettered=any(len(o["text"]) > LONG for o in options))


def offered(door: Door, rows: object, others: object) -> list[dict]:
    """The answers of the rows, each once, then the others; with what is said of those that no row needs."""
    rows = rows if isinstance(rows, (list, tuple)) else []
    given = [r.get("answer", "") for r in rows if isinstance(r, Mapping)]
    answers = dict.fromkeys(tidied(a) for a in given if isinstance(a, str) and a.strip())
    made = [{"text": text, "feedback": ""} for text in answers]
    for n, (text, feedback) in enumerate(door.pairs("others", others, '("text", "feedback")'), 1):
        face = door.text(f"text of other {n}", text)
        if face in [o["text"] for o in made]:
            door.refuse(f"other {n}, {face!r}, is already an option.", "a text that no row has as its answer.",
                        "delete it: did the data change?")
        made.append({"text": face, "feedback": door.text(f"feedback of other {n}", feedback)})
    return made
