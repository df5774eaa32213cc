"""What figure() refuses, and in which words."""

from __future__ import annotations

import pytest
from charted import GIVEN, TABLE, chart, made, phone

from alignment.errors import BadItem
from alignment.figures import figure


@pytest.mark.parametrize(
    ("part", "value"),
    [("finding", " "), ("finding", None), ("alt", ""), ("data", TABLE.iloc[:0]), ("data", None), ("data", TABLE[[]]),
     ("sources", []), ("sources", "un_votes"), ("name", "two words"), ("name", "")],
)  # fmt: skip
def test_a_figure_without_a_part_is_refused_by_name(part, value):
    with pytest.raises(BadItem, match=rf"Figure .*, {part}: missing or empty.*\nExpected: .+\nMend: .+"):
        figure(chart(), **(GIVEN | {part: value}))


@pytest.mark.parametrize(
    ("alt", "what"),
    [(GIVEN["finding"], "it is the finding"), ("In 1966: 3", "shorter than the finding"),
     ("The line of Moscow rises and that of Washington falls.", "no number")],
)  # fmt: skip
def test_an_alternative_text_says_more_than_the_finding_and_says_it_in_numbers(alt, what):
    with pytest.raises(BadItem, match=f"'lines', alt: .*{what}"):
        made(alt=alt)


def test_an_unknown_source_offers_the_nearest():
    with pytest.raises(BadItem, match=r"no table 'un_vote'\.\nExpected: .*un_votes"):
        made(sources=["ideal_points", "un_vote"])


def test_letters_that_no_page_is_wide_enough_for_are_refused():
    with pytest.raises(BadItem, match=r"wide drawing: its smallest letters have 5 points.\nExpected: 7\.1 or more"):
        made(letters=5)


def test_letters_that_a_phone_makes_too_small_are_refused_until_there_is_a_drawing_for_phones():
    with pytest.raises(BadItem, match=r"narrow drawing: its smallest letters have 8 points.\nExpected: 8\.4 or more"):
        made(letters=8)
    made(letters=8, narrow=phone())
