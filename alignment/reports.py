"""What was read about the details that the article reports: data/reports.yml, kept by hand.

sources("uri-toll")   one row per source, checked
"""

from __future__ import annotations

from functools import cache

import pandas as pd
import yaml

from . import data
from .errors import BadItem, fault, unknown

FITS = ("yes", "in part", "no", "silent")
FIELDS = ("source", "date", "found", "url")


def sources(claim: str) -> pd.DataFrame:
    """The sources that were read for one claim.

    Returns
    -------
    One row per source: `source`, `date` (a day, a month or a year, as text), `found` (what it says, in our words),
    `url`, and either `fits` (yes, in part, no, silent) or `toll` (soldiers killed).

    Raises
    ------
    UnknownName : nothing was read for that claim; offers the nearest. BadItem : see `checked`.
    """
    file = _read()
    if claim not in file:
        raise unknown("Claim", claim, file, "use a claim of data/reports.yml.")
    return checked(claim, file[claim])


@cache
def _read() -> dict[str, list[dict]]:
    return yaml.safe_load((data.folder() / "reports.yml").read_text(encoding="utf-8"))


def checked(claim: str, rows: list[dict]) -> pd.DataFrame:
    """The rows as a table.

    Raises
    ------
    BadItem : a field is missing, the address is none, `fits` is no such word, or `toll` is no number.
    """
    for number, row in enumerate(rows, start=1):
        where = f"data/reports.yml, {claim}, source {number}"
        for name in FIELDS:
            if not isinstance(row.get(name), str) or not row[name]:
                raise _bad(where, name, row.get(name), "a text")
        if not row["url"].startswith("http"):
            raise _bad(where, "url", row["url"], "the address of a page")
        if "toll" in row and not isinstance(row["toll"], int):
            raise _bad(where, "toll", row["toll"], "a whole number")
        if "toll" not in row and row.get("fits") not in FITS:
            raise _bad(where, "fits", row.get("fits"), f"one of {', '.join(FITS)}")
    return pd.DataFrame(rows)


def _bad(where: str, name: str, value: object, expected: str) -> BadItem:
    return BadItem(fault(f"{where}, {name}", f"{value!r} does not fit.", f"{expected}.", f"correct the {name}."))
