"""What is counted from the record: time, when a question comes back, the Brier score and its groups."""

from __future__ import annotations

import json
import re

import pytest
from desk import Reader, answer, example, kept, said, status
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment.checks import door

pytestmark = pytest.mark.site
KEY = "rp.record.v1"
few = settings(max_examples=50, deadline=None)


@pytest.fixture(scope="module")
def run(browser, address):
    """run("name(a, b)", [a, b]) -> what the functions of due.js, brier.js and calibration.js give."""
    door.SEEN.clear()
    page = Reader(browser, address).open(example("number"), path="/numbers.html")
    for name in ("due", "brier", "calibration"):
        page.evaluate(f"async () => void Object.assign(window, await import('/view/{name}.js'))")
    yield lambda call, *values: page.evaluate(f"([a, b]) => {call}", [*values, None, None])
    page.context.close()


def saved(first=True, right=True, shown=False, at="2026-11-01", **again) -> dict:
    """An item; `again` holds its later answers, such as d05=True for the fifth of November."""
    days = [{"at": f"2026-11-{day[1:]}", "right": r} for day, r in again.items()]
    return {"first": first, "right": right, "shown": shown, "at": at, "again": days, "tries": 1}


@pytest.mark.parametrize(("item", "row", "day"), [
    (saved(), 1, "2026-11-02"),
    (saved(first=False), 0, "2026-11-01"),
    (saved(first=False, right=False, shown=True), 0, "2026-11-01"),
    (saved(d02=True), 2, "2026-11-09"),
    (saved(d02=True, d09=True), 3, "2026-12-09"),
    (saved(d02=True, d09=True, d10=True), 4, "2026-12-10"),
    (saved(d02=True, d09=False), 0, "2026-11-10"),
    (saved(d02=False, d03=True), 1, "2026-11-04"),
    (saved(first=False, d02=True), 1, "2026-11-03"),
    (saved(first=False, d02=True, d05=True), 2, "2026-11-12"),
], ids=lambda value: str(value) if not isinstance(value, dict) else "")
def test_a_question_comes_back_after_1_7_and_30_days(run, item, row, day):
    found = run("due(a)", item)
    assert found["row"] == row and run("new Date(a).toISOString().slice(0, 10)", found["day"]) == day


def test_missed_questions_come_first_then_those_that_wait_longest(run):
    now = run("Date.parse(a)", "2026-11-20T12:00")
    items = {"02/old": saved(), "02/older": saved(at="2026-10-01"), "02/missed": saved(first=False, at="2026-11-19"),
             "02/soon": saved(at="2026-11-20"), "02/hinted": saved(first=None, right=False) | {"tries": 0}}
    found = run("waiting(a, b)", items, now)
    assert found["keys"] == ["02/missed", "02/older", "02/old"]
    assert run("new Date(a).toISOString().slice(0, 10)", found["next"]) == "2026-11-21"
    assert run("waiting(a, b)", {}, now) == {"keys": [], "next": None}


@few
@given(keys=st.lists(st.tuples(st.integers(2, 5), st.integers(0, 30)).map(lambda k: f"0{k[0]}/q{k[1]}"), unique=True))
def test_a_sitting_takes_one_of_each_chapter_in_turn(run, keys):
    mixed = run("mixed(a)", keys)
    assert sorted(mixed) == sorted(keys)
    turns = [[key[:2] for key in mixed[:n]].count(key[:2]) for n, key in enumerate(mixed)]
    assert turns == sorted(turns)
    for chapter in {key[:2] for key in keys}:
        assert [k for k in mixed if k[:2] == chapter] == [k for k in keys if k[:2] == chapter]


def test_the_brier_score_of_answers_that_can_be_worked_by_hand(run):
    answers = [{"sure": 80, "right": 1}, {"sure": 60, "right": 0}]
    assert run("brier(a)", answers) == pytest.approx((0.2**2 + 0.6**2) / 2)
    assert run("brier(a)", [{"sure": 50, "right": 1}, {"sure": 50, "right": 0}]) == pytest.approx(0.25)
    assert run("brier(a)", [{"sure": 100, "right": 1}, {"sure": 0, "right": 0}]) == 0
    assert run("brier(a)", [{"sure": 100, "right": 0}]) == 1


def test_only_first_answers_with_confidence_are_compared(run):
    told = [{"sure": 70, "first": True}, {"sure": None, "first": True}, {"sure": 70, "first": None}]
    assert run("pairs(a)", told) == [{"sure": 70, "right": 1}]


@few
@given(told=st.lists(st.fixed_dictionaries({"sure": st.integers(0, 100), "right": st.integers(0, 1)})))
def test_each_answer_is_in_one_group_of_its_confidence(run, told):
    groups = run("bins(a)", told)
    assert sum(group["n"] for group in groups) == len(told)
    assert sum(group["right"] for group in groups) == sum(one["right"] for one in told)
    for group in groups:
        low, high = map(int, re.findall(r"\d+", group["range"]))
        here = [one for one in told if low <= one["sure"] <= high]
        assert len(here) == group["n"] and group["sure"] == pytest.approx(sum(one["sure"] for one in here) / len(here))


def test_time_runs_from_the_first_touch_to_the_check(reader):
    one = reader()
    page = one.open(example("choice"))
    page.clock.install()
    page.clock.fast_forward(50_000)  # the reader reads: this is not counted
    page.get_by_label("The Soviet Union").check()
    page.clock.fast_forward(40_000)
    page.get_by_label("How sure are you").select_option("70")
    page.locator(".rp-main").click()
    assert kept(page)["02/choice-item"]["secs"] == 40
    page.clock.fast_forward(30_000)  # reading the feedback
    page.get_by_label("China").check()
    page.clock.fast_forward(5_000)
    page.locator(".rp-main").click()
    assert kept(page)["02/choice-item"]["secs"] == 45


def test_a_reader_who_walks_away_counts_ten_minutes(reader):
    page = reader().open(example("choice"))
    page.clock.install()
    page.get_by_label("China").check()
    page.clock.fast_forward(5 * 3_600_000)
    page.get_by_label("How sure are you").select_option("70")
    page.locator(".rp-main").click()
    assert kept(page)["02/choice-item"]["secs"] == 600


def test_a_record_without_time_and_later_askings_is_taken_over(reader):
    page = reader().open(example("choice"))
    answer(page, "choice", right=True)
    old = kept(page)["02/choice-item"]
    del old["secs"], old["again"]
    whole = json.dumps({"v": 1, "items": {"02/choice-item": old}})
    page.evaluate("([k, v]) => localStorage.setItem(k, v)", [KEY, whole])
    page.reload()
    assert status(page) == "Right at the first try" and said(page)
    page.get_by_role("button", name="Try again").click()
    assert kept(page)["02/choice-item"]["secs"] == 0 and kept(page)["02/choice-item"]["again"] == []


rubbish = st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda inner:
                       st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3))


@pytest.fixture(scope="module")
def littered(browser, address):
    """A page with an item, and whatever its console says."""
    door.SEEN.clear()
    one = Reader(browser, address)
    page = one.open(example("choice"), path="/litter.html")
    page.wait_for_selector(".rp-score.rp-live")
    yield page, one.errors
    one.context.close()


@settings(max_examples=60, deadline=None)
@given(store=st.text() | rubbish.map(json.dumps) | rubbish.map(lambda r: json.dumps({"v": 1, "items": r}))
       | rubbish.map(lambda r: json.dumps({"v": 1, "items": {"02/choice-item": r}})))
def test_whatever_stands_in_the_store_the_page_teaches(littered, store):
    page, errors = littered
    put = "([k, v]) => { localStorage.setItem(k, v); document.dispatchEvent(new Event('rp-record')) }"
    page.evaluate(put, [KEY, store])
    assert errors == [] and status(page) == ""
    answer(page, "choice", right=True)
    assert status(page) == "Right at the first try" and kept(page)["02/choice-item"]["right"] is True
    page.get_by_role("button", name="Forget my answer").click()
