"""What an author must give to `figure()`, checked before anything is drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from .. import data as book_data
from ..errors import BadItem, fault, nearest


def check(name: str, finding: str, alt: str, data: pd.DataFrame, sources: Sequence[str]) -> None:
    """Refuse a figure without its parts.

    Raises
    ------
    BadItem : a part is missing; the alternative text says no more than the finding; a source is no table.
    """
    _refuse_missing(name, finding, alt, data, sources)
    _refuse_thin(name, finding, alt)
    _refuse_unknown(name, sources)


def _refuse_missing(name: str, finding: str, alt: str, data: pd.DataFrame, sources: Sequence[str]) -> None:
    faults = [
        (not re.fullmatch(r"[a-z][a-z0-9-]*", name or ""), "name", "a short name such as raw-agreement"),
        (not (finding or "").strip(), "finding", "one sentence that says what the figure shows"),
        (not (alt or "").strip(), "alt", "the finding in words, with its numbers, computed from the data"),
        (data is None or len(data) == 0 or not len(data.columns), "data", "the table that is drawn"),
        (not sources or isinstance(sources, str), "sources", 'a list of names of tables, such as ["un_votes"]'),
    ]
    for bad, part, expected in faults:
        if bad:
            raise _bad(name, part, "missing or empty.", expected + ".", f"give figure() its {part}.")


def _refuse_thin(name: str, finding: str, alt: str) -> None:
    """An alternative text stands for the picture: it says more than the title, and says it in numbers."""
    if len(alt.strip()) <= len(finding.strip()):
        what = "it is the finding." if alt.strip() == finding.strip() else "it is shorter than the finding."
        raise _bad(name, "alt", what, "what the picture shows, with the numbers behind the finding.", "say more.")
    if not re.search(r"\d", alt):
        raise _bad(name, "alt", "no number.", "the numbers behind the finding.", "compute them from the table.")


def _refuse_unknown(name: str, sources: Sequence[str]) -> None:
    known = [entry["name"] for entry in book_data.package()["resources"]]
    for source in [source for source in sources if source not in known]:
        close = ", ".join(nearest(source, known)) or "those that tables() lists"
        raise _bad(name, "sources", f"there is no table {source!r}.", f"the nearest are {close}.", "correct the name.")


def _bad(name: str, part: str, what: str, expected: str, mend: str) -> BadItem:
    return BadItem(fault(f"Figure {name!r}, {part}", what, expected, mend))
