"""How the book words an error: where it is, what is wrong, what was expected, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches


class BookError(Exception):
    """Base of all errors that a reader or a maintainer can mend."""


class UnknownName(BookError):
    """A name (state, table, measure, claim, excerpt) that does not exist."""


class BadTable(BookError):
    """A data file is missing, altered, or breaks its schema."""


class BadItem(BookError):
    """A self-check, figure, fact sheet or claim was written wrongly by its author."""


def fault(where: str, what: str, expected: str, mend: str) -> str:
    """Word one fault: three short lines, the same everywhere in the book."""
    return f"{where}: {what}\nExpected: {expected}\nMend: {mend}"


def nearest(name: str, valid: Iterable[str], most: int = 3) -> list[str]:
    """The valid names most like `name`, best first; case is ignored."""
    by_fold = {str(v).casefold(): str(v) for v in valid}
    close = get_close_matches(str(name).casefold(), by_fold, n=most, cutoff=0.4)
    return [by_fold[c] for c in close]


def unknown(kind: str, name: object, valid: Iterable[str], mend: str = "") -> UnknownName:
    """The error for a name that is not among the valid ones; offers the nearest."""
    valid = sorted({str(v) for v in valid})
    close = nearest(str(name), valid)
    offer = f"the nearest names are {', '.join(close)}" if close else f"one of {', '.join(valid[:12])}"
    return UnknownName(
        fault(f"{kind} {name!r}", "there is none of that name.", offer + ".", mend or "use one of these names.")
    )
