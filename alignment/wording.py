"""Numbers and years as one would write them in an answer."""

from __future__ import annotations

from collections.abc import Iterable

from .data import span

FRACTIONS = {
    1 / 20: "one in twenty", 1 / 15: "one in fifteen", 1 / 12: "one in twelve", 1 / 10: "one in ten",
    1 / 8: "one in eight", 1 / 7: "one in seven", 1 / 6: "one in six", 1 / 5: "one in five", 1 / 4: "one in four",
    3 / 10: "three in ten", 1 / 3: "one in three", 2 / 5: "two in five", 1 / 2: "one in two", 3 / 5: "three in five",
    2 / 3: "two in three", 7 / 10: "seven in ten", 3 / 4: "three in four", 4 / 5: "four in five", 5 / 6: "five in six",
    7 / 8: "seven in eight", 9 / 10: "nine in ten",
}  # fmt: skip
NUMERALS = "zero one two three four five six seven eight nine ten eleven twelve".split()


def percent(share: float) -> str:
    """A share (0 to 1) as a whole percentage. 0.854 -> "85%"; between 0 and 1 % it says "under 1%"."""
    value = 100 * share
    return "under 1%" if 0 < value < 1 else f"{value:.0f}%"


def points(change: float) -> str:
    """A difference of two shares in percentage points, without its sign. -0.07 -> "7 points"."""
    value = round(abs(100 * change))
    return f"{value} point" if value == 1 else f"{value} points"


def signed(value: float, decimals: int = 0) -> str:
    """A number with a minus sign where it needs one, not a hyphen, which a line may break after. -6.72 -> "−7"."""
    return f"{value:,.{decimals}f}".replace("-", "\N{MINUS SIGN}")


def roughly(share: float) -> str:
    """A share (0 to 1) as a fraction in words, exact or "about". 0.2 -> "one in five"; 0.29 -> "about three in ten";
    0.135 -> "about one in seven". The fraction is never more than five points away.

    Shares under 0.05 or over 0.95 become "almost none" and "almost all"; 0 and 1 "none" and "all".
    """
    if share in (0, 1):
        return "all" if share else "none"
    if share < 0.05 or share > 0.95:
        return "almost none" if share < 0.05 else "almost all"
    near = min(FRACTIONS, key=lambda f: abs(f - share))
    return FRACTIONS[near] if abs(near - share) < 0.005 else f"about {FRACTIONS[near]}"


def numeral(count: int) -> str:
    """A count in words up to twelve, in digits above. 3 -> "three"; 24 -> "24"."""
    return NUMERALS[count] if 0 <= count < len(NUMERALS) else f"{count:,}"


def runs(years: Iterable[int]) -> list[tuple[int, int]]:
    """First and last year of each stretch without a gap; the years come in order."""
    found: list[tuple[int, int]] = []
    for year in years:
        if found and year == found[-1][1] + 1:
            found[-1] = (found[-1][0], year)
        else:
            found.append((year, year))
    return found


def spans(years: Iterable[int]) -> str:
    """Years in order as text. 2012, 2013, 2014, 2017 -> "2012–2014, 2017"."""
    return ", ".join(span(*run) for run in runs(years))
