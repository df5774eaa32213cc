"""Number: what is its own."""

from __future__ import annotations

import pytest
from desk import example, kept, said, status, submit

from alignment.checks import Number
from alignment.checks.number import written


def give(page, typed: str) -> str:
    page.get_by_label("Your answer").fill(typed)
    submit(page)
    return said(page)


@pytest.mark.site
def test_a_common_mistake_gets_its_own_feedback(reader):
    page = reader().open(example("number"))
    assert "share of votes that differed" in give(page, "63.5")
    assert "You wrote: 63.5%" in said(page)


ANSWERS = {
    "50": "too high", "10": "too low", "0.36": "looks like a share", "-36": "Look at the sign",
    "36,400": "a thousand times too high", "35.4": "✓ Right.", "37.4 %": "✓ Right.", "۳۶٪": "✓ Right.",
    "35.39": "too low", "37.41": "too high",
}


@pytest.mark.site
def test_every_answer_is_explained(reader):
    page = reader().open(example("number"))
    for typed, words in ANSWERS.items():
        assert words in give(page, typed), typed
        page.get_by_role("button", name="Forget my answer").click()


@pytest.mark.site
def test_a_percentage_where_a_share_is_asked_is_recognised(reader):
    item = example("number", answer=0.364, unit="", decimals=2, tolerance=0.01, wrong=[])
    assert "looks like percent" in give(reader().open(item), "36")


@pytest.mark.site
def test_what_cannot_be_read_is_refused_with_the_form_and_costs_no_try(reader):
    page = reader().open(example("number"))
    box = page.get_by_label("Your answer")
    for typed in ("", "12,5", "one third", "1/3", "10-20"):
        assert give(page, typed).startswith("Write"), typed
        assert status(page) == "" and kept(page) == {}
        assert box.get_attribute("aria-invalid") == "true" and box.input_value() == typed
        assert box.evaluate("e => e === document.activeElement")
    give(page, "36")
    assert box.get_attribute("aria-invalid") is None and status(page) == "Right at the first try"


@pytest.mark.site
def test_the_field_says_its_unit_and_asks_for_the_right_keypad(reader):
    page = reader().open(example("number"))
    assert page.get_by_role("textbox", name="Your answer in %", exact=True).get_attribute("inputmode") == "decimal"
    page = reader().open(example("number", id="fall", answer=-12, wrong=[]), path="/minus.html")
    assert page.get_by_role("textbox").get_attribute("inputmode") == "text"


@pytest.mark.site
def test_a_hair_of_floating_point_does_not_make_an_answer_wrong(reader):
    item = example("number", answer=0.3, unit="", decimals=1, tolerance=0.1, wrong=[])
    assert "Right." in give(reader().open(item), "0.4")  # 0.4 - 0.3 is 0.10000000000000003


def test_the_answer_as_shown_is_always_right():
    for answer in (36.4, 0.05, -3.449, 1234.5):
        for decimals in (0, 1, 3):
            item = Number(id=f"n{decimals}-{abs(int(answer * 1000))}", chapter="02", prompt="?", answer=answer,
                          decimals=decimals, feedback="Yes.")
            shown = float(item.shown.replace(",", "").replace("\u2212", "-"))
            assert abs(shown - answer) <= item.tolerance


@pytest.mark.parametrize(("value", "decimals", "unit", "expected"), [
    (36.4, 0, "%", "36%"), (-1234.5, 1, "", "\u22121,234.5"), (12, 0, "votes", "12\u00a0votes"), (-0.01, 1, "", "0.0"),
])
def test_numbers_are_written_as_the_book_writes_them(value, decimals, unit, expected):
    assert written(value, decimals, unit) == expected


def test_the_key_moves_with_the_data_as_far_as_it_is_shown():
    assert example("number").sig == example("number", id="again", answer=36.41).sig
    assert example("number", id="moved", answer=37.6).sig != example("number", id="third").sig
