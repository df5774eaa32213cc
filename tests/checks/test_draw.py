"""Draw: what is its own: three ways to one line, and what is said of it."""

from __future__ import annotations

import json
import re

import pytest
from desk import answer, example, kept, said, status, submit, tab_to
from drawing import drag, drawn, finger, flat, item, near, news

from alignment.errors import BadItem

pytestmark = pytest.mark.site
KEY = "rp.record.v1"


def test_a_drag_sets_each_year_that_it_passes_and_leaves_out_years_without_data(reader):
    page = reader().open(item())
    assert news(page) == "Still missing: 2006–2008, 2010–2012."
    drag(page, (2006, 50), (2012, 20))
    line = drawn(page)
    assert all(map(near, line[:3] + line[4:], [50, 45, 40, 30, 25, 20]))
    assert line[3] == "" and news(page) == "Your line is complete."


def test_drawing_over_corrects_and_the_rest_stays(reader):
    page = reader().open(item())
    drag(page, (2006, 50), (2012, 50))
    before = drawn(page)
    drag(page, (2007, 10), (2008, 10))
    after = drawn(page)
    assert after[:1] + after[3:] == before[:1] + before[3:]
    assert all(near(v, 10) for v in after[1:3])


def test_a_line_that_is_not_complete_is_not_judged_and_says_what_is_missing(reader):
    page = reader().open(item())
    drag(page, (2006, 50), (2008, 50))
    submit(page)
    assert said(page) == "Your line is not complete. Still missing: 2010–2012."
    assert kept(page) == {}
    page.get_by_role("button", name="Clear my line").click()
    assert news(page) == "Still missing: 2006–2008, 2010–2012." and set(drawn(page)) == {""}
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_a_finger_draws_in_the_area_without_moving_the_page_and_scrolls_it_elsewhere(reader):
    page = reader(viewport={"width": 360, "height": 500}, has_touch=True, is_mobile=True).open(item(), item(id="more"))
    page.locator(".rp-chart").first.evaluate("e => e.scrollIntoView({ block: 'center' })")
    start = page.evaluate("scrollY")
    card = page.locator("[data-rp-key='02/draw-item']")
    area, chart = card.locator(".rp-area").bounding_box(), card.locator(".rp-chart").bounding_box()
    width, height = area["width"], area["height"]
    finger(page, *[(area["x"] + width * t, area["y"] + height * (0.3 + 0.5 * t)) for t in (0.1, 0.4, 0.7, 0.98)])
    assert card.locator(".rp-news").inner_text() == "Your line is complete."
    assert page.evaluate("scrollY") == start
    beside = chart["x"] + 60
    finger(page, *[(beside, chart["y"] + 150 - 25 * n) for n in range(6)])
    assert page.evaluate("scrollY") > start + 50


def test_the_keyboard_alone_sets_every_year(reader):
    page = reader().open(item())
    page.get_by_text("Or set it year by year").press("Enter")
    for year in (2006, 2007, 2008, 2010, 2011, 2012):
        tab_to(page, str(year))
        assert page.evaluate("document.activeElement.getAttribute('aria-valuetext')") == "not set"
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
    assert drawn(page) == ["58%", "58%", "58%", "", "58%", "58%", "58%"]
    assert page.get_by_role("slider", name="2006").get_attribute("aria-valuetext") == "58%"
    tab_to(page, "Show the data")
    page.keyboard.press("Enter")
    assert said(page).startswith("✗ Not near the data.")


def test_a_shape_can_be_chosen_and_then_changed(reader):
    page = reader().open(item())
    falls = page.get_by_role("button", name="Falls steadily")
    falls.click()
    assert falls.get_attribute("aria-pressed") == "true" and news(page) == "Your line is complete."
    drag(page, (2011, 90), (2012, 90))
    assert falls.get_attribute("aria-pressed") == "false"


def test_the_distance_is_worked_by_hand(reader):
    """58 against 56, 52, 46, 38, 34, 30: 2, 6, 12, 20, 24, 28; the mean of the six is 15.3.

    Through the five known points goes a line of slope -32.2 / 17.2 a year: 59, 57, 55, 52, 50, 48; its mean is 10.8.
    """
    page = reader().open(item())
    flat(page)
    submit(page)
    words = said(page)
    assert "Your line: 15.3 percentage points away from the data on average. Near means 5 percentage points" in words
    assert "The guess “no change”: 17.3 percentage points. It repeats 60%, the value of 2005." in words
    assert "The guess “same trend”: 10.8 percentage points. It continues the straight line of 2000 to 2005." in words
    assert "You came closer than “no change”, but not closer than the other guess." in words


def test_it_says_where_the_line_went_wrong_most(reader):
    """The largest error is 28, in 2012; it is at least half of that from 2010 on: (20 + 24 + 28) / 3 = 24."""
    page = reader().open(item())
    flat(page)
    submit(page)
    assert "Furthest away: In 2010–2012 you were 24 percentage points too high. From 2005 to 2012 the data fell by " \
           "30 percentage points; your line fell by 2 percentage points." in said(page)


def test_a_line_that_is_the_data_is_told_so(reader):
    page = reader().open(item())
    page.get_by_text("Or set it year by year").click()
    for slider, value in zip(page.get_by_role("slider").all(), [56, 52, 46, 38, 34, 30], strict=True):
        slider.fill(str(value))
    submit(page)
    assert "Every year of your line is as the data say" in said(page) and "Furthest away" not in said(page)
    assert "You came closer than both simple guesses." in said(page)


def test_every_shape_is_as_far_away_in_the_page_as_python_says(reader):
    made = item()
    page = reader().open(made)
    for shape in made.options:
        page.get_by_role("button", name=shape["text"]).click()
        submit(page)
        assert f"Your line: {shape['off']:.1f} percentage points" in said(page)
        assert said(page).startswith("✓") is shape["right"]
        page.get_by_role("button", name="Forget my answer").click()


@pytest.mark.parametrize(("limit", "right"), [(15.4, True), (15.3, False)])
def test_near_is_the_authors_limit(reader, limit, right):
    page = reader().open(item(near=limit, decimals=1))
    flat(page)
    submit(page)
    assert said(page).startswith("✓ Near") is right


def test_the_data_appear_over_the_line_only_afterwards_and_the_table_tells_both(reader):
    page = reader().open(item())
    assert page.locator(".rp-real").count() == 0 and not page.get_by_text("Thick line").is_visible()
    page.get_by_text("Show as a table").click()
    assert page.locator(".rp-years tr", has_text="2012").inner_text().split() == ["2012", "hidden"]
    assert page.locator(".rp-years tr", has_text="2009").inner_text().split() == ["2009", "no", "data"]
    page.get_by_role("button", name="Falls steadily").click()
    submit(page)
    assert page.locator(".rp-real").is_visible() and page.get_by_text("Thick line: the data.").is_visible()
    assert page.locator(".rp-years tr", has_text="2012").inner_text().split() == ["2012", "30%", "30%"]
    wide = [page.locator(e).evaluate("e => getComputedStyle(e).strokeWidth") for e in (".rp-real", ".rp-mine path")]
    assert wide == ["4.5px", "2px"]  # told apart by more than colour


def test_one_try_then_nothing_moves_the_line(reader):
    page = reader().open(item())
    answer(page, "draw", right=False, first=False)
    before = drawn(page)
    assert not page.locator(".rp-area").is_visible()
    assert page.get_by_role("slider").count() == 0 and not page.get_by_role("button", name="Falls").is_visible()
    page.reload()
    assert drawn(page) == before and page.locator(".rp-real").is_visible()
    page.get_by_role("button", name="Forget my answer").click()
    assert set(drawn(page)) == {""} and page.locator(".rp-real").count() == 0


def along(page, top: bool):
    """Draw along one end of the scale: the mouse, once down, may leave the chart."""
    area = page.locator(".rp-area")
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    y = box["y"] - 4 if top else box["y"] + box["height"] + 4
    page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 2, y)
    page.mouse.move(box["x"] + box["width"] - 2, y, steps=12)
    page.mouse.up()


@pytest.mark.parametrize(("low", "high", "decimals"), [(0, 100, 0), (-0.4, 99.6, 1), (0.25, 99.75, 2)])
def test_a_line_along_either_end_of_the_scale_is_kept(reader, low, high, decimals):
    page = reader().open(item(low=low, high=high, decimals=decimals, shapes=False))
    for end in (low, high):
        along(page, top=end == high)
        submit(page)
        page.reload()
        assert status(page) == "Line drawn"
        assert kept(page)["02/draw-item"]["given"] == [end, end, end, None, end, end, end]
        page.get_by_role("button", name="Forget my answer").click()


@pytest.mark.parametrize(("change", "fault"), [
    ({"high": 99.6}, "high 99.6 has more digits than are shown (0 decimals)"),
    ({"low": -0.05, "decimals": 1}, "low -0.05 has more digits than are shown (1 decimals)"),
], ids=["high", "low"])
def test_a_scale_that_ends_between_the_digits_shown_is_refused(change, fault):
    with pytest.raises(BadItem, match=re.escape(fault)):
        item(**change)


def test_an_end_of_the_scale_that_was_computed_loses_its_hair():
    assert item(low=0.1 + 0.2, decimals=1).low == 0.3


GOOD = [58, 50, 45, None, 40, 30, 30]


@pytest.mark.parametrize("given", [
    GOOD[:-1], [*GOOD, 3], [101, *GOOD[1:]], [-1, *GOOD[1:]], [None, *GOOD[1:]], ["58", *GOOD[1:]],
    GOOD[:3] + [40] + GOOD[4:], {"0": 58}, "58", 58, [[58], *GOOD[1:]], [True, *GOOD[1:]],
], ids=str)
def test_a_damaged_line_counts_as_none(reader, given):
    page = reader().open(item())
    answer(page, "draw", right=False, first=False)
    saved = kept(page)["02/draw-item"]
    for line, shown in ((GOOD, "Line drawn"), (given, "")):
        damaged = {"v": 1, "items": {"02/draw-item": saved | {"given": line}}}
        page.evaluate("([k, v]) => localStorage.setItem(k, v)", [KEY, json.dumps(damaged)])
        page.reload()
        page.wait_for_selector(".rp-score.rp-live")
        assert status(page) == shown


def test_many_years_have_one_control_for_several_and_a_straight_line_between(reader):
    long = {year: 50 for year in range(1960, 2021)}
    page = reader().open(item(series=long, known_until=1980, shapes=True))
    page.get_by_text("Or set it year by year").click()
    sliders = page.get_by_role("slider")
    assert sliders.count() == 10 and page.get_by_role("slider", name="2020").count() == 1
    sliders.nth(0).fill("70")
    rows = page.locator(".rp-years tbody tr").evaluate_all("r => r.slice(21).map(e => e.cells[2].textContent)")
    assert rows[:4] == ["55%", "60%", "65%", "70%"] and set(rows[4:]) == {""}
    for slider in sliders.all()[1:]:
        slider.fill("70")
    assert news(page) == "Your line is complete."


def test_draw_counts_among_the_estimates(reader):
    page = reader().open(item(), example("number"))
    answer(page.locator("[data-rp-kind=draw]"), "draw", right=True, first=False)
    assert page.locator(".rp-total span").all_inner_texts()[1:] == [
        "Estimates given: 1 of 1.", "Whole book: 0 right of 0 answered."]
