"""Order: what is its own."""

from __future__ import annotations

import datetime

import numpy as np
import pandas as pd
import pytest
from desk import HOSTILE, URDU, answer, example, finger, kept, said, submit
from kinds.order import EVENTS, TEXTS, WRONG, standing

from alignment import data
from alignment.checks import Order, door
from alignment.checks.choice import mixed_up

PHONE = dict(viewport={"width": 390, "height": 800}, has_touch=True)


def moved(page) -> str:
    """What the list says of the last move."""
    return page.locator(".rp-unseen[aria-live]").inner_text()


def grip(page, event: str) -> dict:
    """Where the handle of an event is: its middle."""
    box = page.locator(".rp-order li", has_text=event).first.locator(".rp-grip").bounding_box()
    return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}


def swipe(page, start: dict, by: float):
    """Up or down, in twelve moves."""
    finger(page, *[(start["x"], start["y"] + by * n / 12) for n in range(13)])


@pytest.mark.site
def test_the_start_is_mixed_and_checking_it_untouched_costs_no_try(reader):
    page = reader().open(example("order"))
    assert sorted(standing(page)) == sorted(TEXTS) and standing(page) != TEXTS
    submit(page)
    assert said(page) == "Move the events first." and kept(page) == {}


@pytest.mark.site
def test_the_focus_stays_with_the_moved_event_and_its_place_is_told(reader):
    page = reader().open(example("order"))
    last = standing(page)[-1]
    up = page.get_by_role("button", name=f"Move {last} up")
    up.focus()
    for place in (2, 1, 1):
        page.keyboard.press("Space")
        assert standing(page).index(last) == place - 1
        assert moved(page) == f"{last} is now {place} of 3."
        assert page.evaluate("document.activeElement.textContent").endswith(f"Move {last} up")
    assert standing(page)[0] == last
    page.get_by_role("button", name=f"Move {last} down").press("Enter")
    assert standing(page)[1] == last


@pytest.mark.site
def test_the_dates_come_in_steps_of_the_wrong_pair_then_all(reader):
    page = reader().open(example("order"))
    assert page.locator(".rp-order .rp-mark").all_inner_texts() == ["", "", ""]
    answer(page, "order", right=False)
    assert page.locator(".rp-order .rp-mark").all_inner_texts() == ["", "✗ April 1965", "✗ 1 May 1960"]
    assert "A U-2 plane is shot down (1 May 1960): Pakistan was already an ally then." in said(page)
    assert "8 September 1954" not in said(page)
    assert standing(page) == WRONG
    answer(page, "order", right=True)
    marks = page.locator(".rp-order .rp-mark").all_inner_texts()
    assert marks == ["✓ 8 September 1954", "✓ 1 May 1960", "✓ April 1965"]
    assert not page.locator(".rp-order button").first.is_visible()


@pytest.mark.site
def test_a_move_takes_the_marks_away_and_a_hint_keeps_the_order(reader):
    page = reader().open(example("order"))
    answer(page, "order", right=False)
    page.get_by_role("button", name=f"Move {WRONG[0]} down").click()
    assert page.locator(".rp-order .rp-bad").count() == 0
    before = standing(page)
    page.get_by_role("button", name="Hint 1").click()
    assert standing(page) == before != WRONG


@pytest.mark.site
def test_dragged_by_the_mouse(reader):
    page = reader().open(example("order"))
    first, _, last = standing(page)
    page.mouse.move(**grip(page, first))
    page.mouse.down()
    page.mouse.move(**grip(page, last), steps=8)
    page.mouse.move(grip(page, last)["x"], grip(page, last)["y"] + 60, steps=4)
    page.mouse.up()
    assert standing(page)[-1] == first and moved(page) == f"{first} is now 3 of 3."
    page.mouse.move(0, 0, steps=4)
    assert standing(page)[-1] == first


@pytest.mark.site
def test_dragged_by_a_finger_at_its_number_while_elsewhere_the_page_scrolls(reader):
    page = reader(**PHONE).open(example("order"), example("number"), example("choice"))
    last = standing(page)[-1]
    swipe(page, grip(page, last), -300)
    assert standing(page)[0] == last and page.evaluate("scrollY") == 0
    box = page.locator(".rp-order li").nth(2).bounding_box()
    before = standing(page)
    swipe(page, {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}, -250)
    assert standing(page) == before and page.evaluate("scrollY") > 100


@pytest.mark.site
def test_a_closed_item_cannot_be_dragged(reader):
    page = reader(**PHONE).open(example("order"))
    answer(page, "order", right=True)
    swipe(page, grip(page, TEXTS[2]), -300)
    assert standing(page) == TEXTS


@pytest.mark.site
def test_the_arrows_are_44_pixels_and_nothing_is_wider_than_320(reader):
    long = [(f"{HOSTILE} {text} {'x' * 60}", date, feedback) for text, date, feedback in EVENTS]
    page = reader(viewport={"width": 320, "height": 700}).open(example("order", events=long))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    boxes = [b.bounding_box() for b in page.locator(".rp-order button").all()]
    assert len(boxes) == 6 and min(min(b["width"], b["height"]) for b in boxes) >= 44


@pytest.mark.site
def test_urdu_events_stay_isolated_in_the_name_of_their_button(reader):
    events = [(f"{URDU} {n}", 1950 + n, "Because.") for n in range(3)]
    page = reader().open(example("order", events=events))
    name = page.locator(".rp-order button .rp-unseen").first
    assert name.locator("[dir=auto][lang=ur]").inner_text() == standing(page)[0]


@pytest.mark.site
def test_the_paper_has_a_box_for_each_event_as_they_stood_at_first(reader):
    page = reader().open(example("order"))
    mixed = standing(page)
    answer(page, "order", right=False)
    page.emulate_media(media="print")
    assert page.locator(".rp-paper .rp-boxes li").all_inner_texts() == mixed
    assert page.get_by_text("Write 1 beside the earliest event").is_visible()
    assert not page.locator(".rp-order").is_visible()


def test_the_start_is_the_same_in_every_build_and_never_right():
    starts = [mixed_up(count, f"02/item-{n}") for n in range(200) for count in (2, 3, 5)]
    assert starts == [mixed_up(count, f"02/item-{n}") for n in range(200) for count in (2, 3, 5)]
    assert all(start != sorted(start) and sorted(start) == list(range(len(start))) for start in starts)


def test_the_order_comes_from_the_dates_however_they_are_written():
    dates = [pd.Timestamp("2011-05-02"), datetime.date(1999, 4, 19), np.int64(1968), "2009-07", "2009-08-30"]
    item = example("order", events=[(f"event {n}", date, "why") for n, date in enumerate(dates)])
    assert [e["date"] for e in item.events] == ["1968", "19 April 1999", "July 2009", "30 August 2009", "2 May 2011"]
    assert [e["text"] for e in item.events] == [f"event {n}" for n in (2, 1, 3, 4, 0)]


def test_the_timeline_gives_the_dates():
    timeline = data.load("timeline").set_index("title")["date"]
    titles = ["Ayub Khan visits Moscow", "Sino-Indian war", "Pakistan's nuclear tests at Chagai"]
    item = Order(id="timeline", chapter="02", prompt="Order?", events=[(t, timeline[t], "why") for t in titles[::-1]])
    assert [e["text"] for e in item.events] == [titles[1], titles[0], titles[2]]


def test_the_key_moves_with_the_dates():
    before = example("order")
    for name, date in [("later", "1990"), ("a-day-later", "1954-09-09")]:  # the second leaves the order as it is
        events = [(text, date if text == TEXTS[0] else day, feedback) for text, day, feedback in EVENTS]
        assert example("order", id=name, events=events).sig != before.sig
    door.SEEN.clear()
    assert example("order", prompt="Other words?").sig == before.sig
