"""An item is checked at the door: the author's cell fails, not the reader's page."""

from __future__ import annotations

import math
import re
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from alignment.errors import BadItem, fault, nearest
from alignment.wording import numeral

MOST = 5  # faults worded at once: more are not read
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CHAPTER = re.compile(r"\d\d|[a-z]+(-[a-z]+)*")


class Door:
    """Collects the faults of one item; `close()` raises them together as one `BadItem`."""

    def __init__(self, kind: str, chapter: object, id: object, prompt: object = "") -> None:
        named = f"item {id!r}" if id else f"item without id ({str(prompt)[:40]!r})"
        self.where = f"chapter {chapter or '?'}, {kind} {named}"
        self.faults: list[str] = []

    def refuse(self, what: str, expected: str, mend: str) -> None:
        """Note one fault."""
        self.faults.append(fault(self.where, what, expected, mend))

    def close(self) -> None:
        """Raise what was refused, at most five faults; else do nothing."""
        if self.faults:
            raise BadItem("\n\n".join(self.faults[:MOST]))

    def name(self, field: str, value: object, pattern: re.Pattern[str], example: str) -> str:
        """An id: it becomes part of the key in the reader's record."""
        if isinstance(value, str) and pattern.fullmatch(value):
            return value
        self.refuse(f"{field} is {value!r}.", f"text such as {example!r}.", f"give {field}={example!r}.")
        return ""

    def text(self, field: str, value: object, empty: bool = False) -> str:
        """Text for readers, tidied: one blank line between paragraphs, single spaces within."""
        if not isinstance(value, str):
            self.refuse(f"{field} is {type(value).__name__}, not text.", "text.", f"write {field} as a string.")
            return ""
        if bad := next((c for c in value if unprintable(c)), None):
            self.refuse(f"{field} holds the character U+{ord(bad):04X}.", "characters that a page can show.",
                        "delete it; it cannot be seen and breaks the page.")
            return ""
        if not tidied(value).strip() and not empty:
            self.refuse(f"{field} is empty.", "a sentence that the reader learns from.", f"write {field}.")
        return tidied(value)

    def texts(self, field: str, values: object) -> list[str]:
        """A list of texts, such as hints."""
        if isinstance(values, (list, tuple)):
            return [self.text(f"{field}, number {n}", v) for n, v in enumerate(values, 1)]
        self.refuse(f"{field} is {type(values).__name__}.", "a list of texts.", f"write {field}=[...].")
        return []

    def several(self, what: str, values: object, example: str, least: int = 2) -> list:
        """A list of so many or more; an empty list when there are too few to look at."""
        if isinstance(values, (list, tuple)) and len(values) >= least:
            return list(values)
        count = numeral(least)
        self.refuse(f"it has fewer than {count} {what}.", f"{count} {what} or more.", f"write {what}={example}.")
        return []

    def pairs(self, field: str, values: object, example: str, count: int | None = None) -> list:
        """A list of pairs, or so many of them; an empty list when it is anything else."""
        if isinstance(values, (list, tuple)) and paired(values) and count in (None, len(values)):
            return list(values)
        what = "a list of pairs" if count is None else f"{numeral(count)} pairs"
        self.refuse(f"{field} is not {what}.", f"[{example}, ...].", f"write {field}=[{example}, ...].")
        return []

    def number(self, field: str, value: object) -> float:
        """A finite number; numpy's and pandas' scalars are welcome, a truth value or a table is not."""
        try:
            if isinstance(value, (bool, str, bytes)) or hasattr(value, "__len__"):
                raise TypeError
            if math.isfinite(found := float(value)):  # type: ignore[arg-type]
                return found
        except (TypeError, ValueError, OverflowError):
            pass
        self.refuse(f"{field} is {value!r}.", "one finite number.", "compute it from the data in this cell.")
        return math.nan

    def truth(self, field: str, value: object) -> bool:
        """True or False; numpy's bool is welcome, missing values are not."""
        if type(value).__name__ in ("bool", "bool_"):
            return bool(value)
        self.refuse(f"{field} is {value!r}.", "True or False.", "compute it from the data, as in `right=a > b`.")
        return False

    def keys(self, field: str, given: Mapping[str, Any], valid: tuple[str, ...]) -> None:
        """Refuse a field that does not exist; offer the nearest."""
        for name in given:
            if name not in valid:
                offer = ", ".join(nearest(str(name), valid) or valid)
                self.refuse(f"{field} has the field {name!r}.", f"only {', '.join(valid)}.", f"try {offer}.")


def paired(rows: Sequence) -> bool:
    """Is each row a pair?"""
    return all(isinstance(row, (list, tuple)) and len(row) == 2 for row in rows)


def tidied(text: str) -> str:
    """One blank line between paragraphs, none of them empty; single spaces within."""
    paragraphs = (" ".join(re.split(r"[ \t\r\n]+", p)).strip(" ") for p in re.split(r"\n[ \t\r]*\n", text))
    return "\n\n".join(filter(None, paragraphs))


def unprintable(char: str) -> bool:
    """Controls, lone surrogates and non-characters: XML forbids them, and no reader sees them."""
    odd = unicodedata.category(char) in ("Cc", "Cs") or ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF
    return odd and char not in "\n\t\r"


def moment() -> tuple[object, object]:
    """(cell, run) that is executing now; (None, None) outside a notebook.

    JupyterLab and VS Code send the cell's id. Where nothing is sent (the build, Colab) the cell is
    known by its source.
    """
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    if shell is None:
        return None, None
    parent = shell.get_parent() if hasattr(shell, "get_parent") else {}
    cell = parent.get("metadata", {}).get("cellId") or (shell.user_ns.get("In") or [""])[-1]
    return cell, parent.get("header", {}).get("msg_id", shell.execution_count)


SEEN: dict[str, tuple[object, object]] = {}  # key of each item of this process -> where it was made


def once(door: Door, key: str) -> None:
    """Refuse a second item with the same key, unless its own cell is running again."""
    now, before = moment(), SEEN.get(key)
    rerun = before is not None and now[0] is not None and now[0] == before[0] and now[1] != before[1]
    # Colab does not say which cell runs: there an edited cell would look like a second one.
    edited = before is not None and "google.colab" in sys.modules and now[1] != before[1]
    if before is not None and not rerun and not edited:
        door.refuse("another item of this chapter has the same id.", "an id that occurs once in a chapter.",
                    "rename one of the two; if you moved a cell in a live notebook, restart its kernel.")
    elif not door.faults:
        SEEN[key] = now
