"""Numbers of an alternative text are looked up in the table under the figure."""

from __future__ import annotations

import pytest

from alignment.figure_parts.alt import strangers

ROWS = [
    ["Year", "Moscow", "Washington, % of 7"],
    ["1950", "61.2", "\N{MINUS SIGN}3.5"],
    ["1966", "86.5", "1,200"],
    ["1960s", "no data", "75"],
]


@pytest.mark.parametrize("alt", [
    "61% in 1950 and 86.5% in 1966", "from 61.2 to 86", "87 in 1966", "−3.5, also written -3.5 or -4 or -3",
    "1,200 and 1200", "between 1950–1966", "7 heads, 75 in the 1960s", "G77 and A/RES/41/33 are names", "86.5.",
])  # fmt: skip
def test_what_the_table_shows_may_be_said(alt):
    assert strangers(alt, ROWS) == []


@pytest.mark.parametrize(("alt", "found"), [
    ("62% in 1950", ["62", "62 in 1950"]), ("86 in 1950", ["86 in 1950"]), ("3.5 in 1950", ["3.5", "3.5 in 1950"]),
    ("61.24", ["61.24"]), ("in 1951", ["1951"]), ("85 and 88", ["85", "88"]), ("12", ["12"]), ("0", ["0"]),
])  # fmt: skip
def test_a_number_that_is_nowhere_or_of_another_year_is_found(alt, found):
    assert strangers(alt, ROWS) == found


def test_a_limit_that_is_drawn_may_be_allowed_by_name():
    assert strangers("under 50", ROWS) == ["50"] and strangers("under 50", ROWS, ["50"]) == []
