"""Estimate: what is its own."""

from __future__ import annotations

import pytest
from desk import answer, example, kept, said, submit


@pytest.mark.site
def test_the_data_are_shown_only_after_the_estimate_with_the_distance_in_their_unit(reader):
    page = reader().open(example("estimate"))
    assert not page.get_by_text("27 of 100 votes").first.is_visible()
    answer(page, "estimate", right=False)
    for words in ("The data say: 27%", "Your estimate: 80%", "53 percentage points too high", "27 of 100 votes"):
        assert words in said(page)


@pytest.mark.site
def test_confidence_is_asked_and_answered(reader):
    page = reader().open(example("estimate"))
    page.get_by_label("Your estimate").fill("30")
    submit(page)
    assert said(page) == "Say how sure you are."
    answer(page, "estimate", right=True)
    assert "You were 70% sure to be within 10 percentage points. You were within it." in said(page)
    saved = kept(page)["02/estimate-item"]
    assert (saved["sure"], saved["first"], saved["given"]) == (70, True, "30")


@pytest.mark.site
def test_an_estimate_is_given_once(reader):
    page = reader().open(example("estimate"))
    answer(page, "estimate", right=False)
    assert page.get_by_label("Your estimate").is_disabled() and page.get_by_label("How sure").is_disabled()
    assert not page.get_by_role("button", name="Try again").is_visible()


@pytest.mark.site
def test_why_was_i_off_is_kept_over_a_reload(reader):
    page = reader().open(example("estimate"))
    assert not page.get_by_label("Why was I off").is_visible()
    answer(page, "estimate", right=False)
    page.get_by_label("Why was I off").fill("میں نے <b>base rate</b> نہیں دیکھا")
    page.keyboard.press("Tab")
    page.reload()
    assert page.get_by_label("Why was I off").input_value() == "میں نے <b>base rate</b> نہیں دیکھا"


@pytest.mark.site
def test_enter_in_the_line_keeps_it_and_gives_no_second_estimate(reader):
    page = reader().open(example("estimate"))
    answer(page, "estimate", right=False)
    page.get_by_label("Why was I off").fill("I forgot the base rate.")
    page.keyboard.press("Enter")
    page.locator("form").evaluate("form => form.requestSubmit()")  # as some phones' keyboards do
    saved = kept(page)["02/estimate-item"]
    assert (saved["note"], saved["tries"]) == ("I forgot the base rate.", 1)


@pytest.mark.site
@pytest.mark.parametrize("typed", ["-1", "101"])
def test_an_estimate_off_the_scale_is_refused(reader, typed):
    page = reader().open(example("estimate"))
    page.get_by_label("Your estimate").fill(typed)
    submit(page)
    assert said(page) == "Write a number from 0% to 100%."
    assert kept(page) == {}


@pytest.mark.site
def test_estimates_are_counted_apart_from_answers(reader):
    page = reader().open(example("estimate"), example("number"))
    answer(page.locator("[data-rp-kind=estimate]"), "estimate", right=False)
    page_line, estimates, book = page.locator(".rp-total span").all_inner_texts()
    assert page_line == "This page: 0 of 1 right, 0 at the first try."
    assert (estimates, book) == ("Estimates given: 1 of 1.", "Whole book: 0 right of 0 answered.")


@pytest.mark.site
@pytest.mark.parametrize(("typed", "near"), [("17.3", True), ("37.3", True), ("17.2", False), ("37.4", False)])
def test_near_includes_its_edges(reader, typed, near):
    page = reader().open(example("estimate", confidence=False))
    page.get_by_label("Your estimate").fill(typed)
    submit(page)
    assert said(page).startswith("✓ Near") is near


def test_near_is_a_tenth_of_the_scale_unless_the_author_says():
    assert example("estimate", near=None).near == 10
    assert example("estimate", id="narrow", near=2).band == "2\u00a0percentage points"
