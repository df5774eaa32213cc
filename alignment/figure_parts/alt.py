"""The numbers of an alternative text, compared with the table under the figure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

# Digits inside a word ("G77", "A/RES/41") are a name. A hyphen after a digit is a range, not a sign.
_NUMBER = re.compile(r"(?<![\w.,/])([-\N{MINUS SIGN}]?)(\d[\d,]*\d|\d)(\.\d+)?(?!\w*/)")
_SAID_OF = re.compile(r"(?<![\w.,])([-\N{MINUS SIGN}]?\d[\d,]*(?:\.\d+)?)(?:%|\N{NO-BREAK SPACE}%)? in (\d{4})\b")


@dataclass(frozen=True)
class Shown:
    """A number as it is written: its value, and how many decimals it shows."""

    value: float
    places: int

    def agrees(self, cell: Shown) -> bool:
        """True when one number, rounded in both ways, gives both; a text may round more than the table, not less."""
        slack = (10**-self.places + 10**-cell.places) / 2 if self.places < cell.places else 0
        return self.places <= cell.places and abs(self.value - cell.value) <= slack + 1e-9


def numbers(text: str) -> list[Shown]:
    """The numbers of a text, in order."""
    return [_shown(*parts) for parts in _NUMBER.findall(text)]


def strangers(alt: str, rows: Iterable[Iterable[str]], allowed: Iterable[str] = ()) -> list[str]:
    """Numbers of an alternative text that stand nowhere in its table.

    Parameters
    ----------
    rows : the table as it is shown, head included: cells of text, the row's heading first. Years count as numbers of
        the heading.
    allowed : numbers that may stand in the text all the same, such as a limit that is drawn.

    Returns
    -------
    One entry for each number that is nowhere; of "85% in 1988", also when the row of 1988 does not hold 85.
    """
    rows = [list(row) for row in rows]
    known = [n for row in rows for cell in row for n in numbers(cell)] + [n for a in allowed for n in numbers(str(a))]
    nowhere = [_text(n) for n in numbers(alt) if not any(n.agrees(k) for k in known)]
    return nowhere + _in_another_row(alt, rows)


def _in_another_row(alt: str, rows: list[list[str]]) -> list[str]:
    by_year = {row[0].strip(): [n for cell in row[1:] for n in numbers(cell)] for row in rows if row}
    said = [(numbers(value)[0], year) for value, year in _SAID_OF.findall(alt) if year in by_year]
    return [f"{_text(n)} in {year}" for n, year in said if not any(n.agrees(cell) for cell in by_year[year])]


def _shown(sign: str, whole: str, part: str) -> Shown:
    value = float(whole.replace(",", "") + part)
    return Shown(-value if sign else value, max(0, len(part) - 1))


def _text(number: Shown) -> str:
    return f"{number.value:.{number.places}f}"
