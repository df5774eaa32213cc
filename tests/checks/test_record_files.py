"""The record as a file: exported without harm to a spreadsheet, taken in on another device without loss."""

from __future__ import annotations

import csv
import io
import json

import pytest
from desk import HOSTILE, URDU, Reader, example
from hypothesis import given, settings
from hypothesis import strategies as st

from alignment.checks import door

pytestmark = pytest.mark.site
SAVED = {"kind": "choice", "sig": "s", "tries": 1, "first": True, "right": True, "shown": False, "open": False,
         "hints": 0, "sure": 70, "given": [1], "note": "", "at": "2026-11-20", "secs": 30, "again": []}
days = st.dates().map(str)
json_values = st.recursive(st.none() | st.booleans() | st.integers(-5, 10**6) | st.floats(-1e6, 1e6) | st.text(),
                           lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4))
written = st.fixed_dictionaries({"text": st.text(max_size=30), "met": st.just({})})
items = st.fixed_dictionaries({
    "kind": st.sampled_from(["choice", "reflect"]), "sig": st.sampled_from(["s", "s", "s", "t"]),
    "tries": st.integers(0, 9), "first": st.sampled_from([True, False, None]), "right": st.booleans(),
    "shown": st.booleans(), "open": st.booleans(), "hints": st.integers(0, 3),
    "sure": st.none() | st.sampled_from([25, 70, 99]), "given": st.none() | st.just([1]) | written,
    "note": st.text(max_size=20), "at": days, "secs": st.integers(0, 999),
    "again": st.dictionaries(days, st.booleans(), max_size=3)
    .map(lambda again: [{"at": day, "right": right} for day, right in sorted(again.items())]),
})
records = st.dictionaries(st.sampled_from(["02/a", "02/b", "03/c"]), items, max_size=3)
few = settings(max_examples=60, deadline=None)


@pytest.fixture(scope="module")
def run(browser, address):
    """run("name(a, b)", [a, b]) -> what the functions of files.js and record.js give."""
    door.SEEN.clear()
    page = Reader(browser, address).open(example("number"), path="/files.html")
    page.evaluate("async () => Object.assign(window, await import('/view/files.js'), await import('/view/record.js'))")
    yield lambda call, *values: page.evaluate(f"([a, b]) => {call}", [*values, None, None])
    page.context.close()


def test_a_spreadsheet_gets_text_where_it_would_see_a_formula(run):
    for text in ("=1+1", "+1", "-1", "@x", "  =1", "\t=1", "\r\n=cmd()", "\uff1d1"):
        [[shown]] = csv.reader(io.StringIO(run("cell(a)", text), newline=""))
        assert shown == "'" + text
    for text in ("plain", "12", "\u22125", "a=b", HOSTILE, URDU):
        [[shown]] = csv.reader(io.StringIO(run("cell(a)", text), newline=""))
        assert shown == text


@few
@given(text=st.text())
def test_any_text_stays_one_cell(run, text):
    [[shown]] = csv.reader(io.StringIO(run("cell(a)", text), newline=""))
    assert shown.removeprefix("'") == text.removeprefix("'")


def test_the_table_has_a_line_for_each_item_in_utf_8(run):
    kept = {"02/a": SAVED | {"given": "=2+3", "note": URDU, "again": [{"at": "2026-11-22", "right": False}]}}
    table = run("csv(a, b)", "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15", kept)
    assert table[0] == "\ufeff" and table.endswith("\r\n")
    head, line = csv.reader(io.StringIO(table[1:], newline=""))
    assert line == ["02", "a", "choice", "true", "true", "1", "0", "false", "70", "30", "2026-11-20", "1", "0",
                    "'=2+3", URDU]
    assert len(head) == len(line)


@few
@given(kept=records)
def test_what_is_saved_can_be_opened(run, kept):
    found = run("opened(a)", json.dumps({"v": 1, "items": kept}))
    assert found["items"] == kept and found["bad"] == 0
    assert found["fault"] == ("" if kept else "empty")


@pytest.mark.parametrize(("text", "fault"), [
    ("", "strange"), ("{oops", "strange"), ("null", "strange"), ("[]", "strange"), ('"x"', "strange"), ("7", "strange"),
    ('{"v":1}', "strange"), ('{"items":{}}', "strange"), ('{"v":1,"items":[]}', "strange"), ("{}", "strange"),
    ('{"v":2,"items":{}}', "late"), ('{"v":1,"items":{}}', "empty"), ('{"v":1,"items":{"02/a":{}}}', "empty"),
])
def test_a_file_that_is_no_record_is_named(run, text, fault):
    assert run("opened(a)", text)["fault"] == fault


@pytest.mark.parametrize("key", ["__proto__", "02/a/b", "02", "", "02/A", "../x/y", "02/<b>", "examples/a"])
def test_a_strange_key_is_left_out(run, key):
    packed = json.dumps({"v": 1, "items": {key: SAVED, "02/a": SAVED}})
    found = run("opened(a)", packed)
    assert found["items"] == {"02/a": SAVED} and found["bad"] == 1


@few
@given(rubbish=json_values)
def test_rubbish_is_refused_or_left_out_and_never_thrown(run, rubbish):
    assert run("opened(a)", json.dumps(rubbish))["fault"] == "strange"
    assert run("opened(a)", json.dumps({"v": 1, "items": {"02/a": rubbish}}))["items"] == {}


@few
@given(item=items, field=st.sampled_from(sorted(SAVED)), rubbish=json_values)
def test_an_item_grows_whole_or_not_at_all(run, item, field, rubbish):
    """One field is rubbish, or lacks: what comes back has every field in its form."""
    for damaged in (item | {field: rubbish}, {k: v for k, v in item.items() if k != field}):
        now = run("grown(a)", damaged)
        lacks = field not in damaged
        if lacks and field in ("secs", "again"):
            assert now == damaged | {"secs": now["secs"], "again": now["again"]} and now[field] in (0, [])
        elif lacks:
            assert now is None
        elif now is not None:
            assert now == damaged and well_formed(now)


def well_formed(item: dict) -> bool:
    """The record's own promise, said a second time."""
    whole = all(type(item[k]) in (int, float) and item[k] >= 0 and item[k] == int(item[k])
                for k in ("tries", "hints", "secs"))
    words = all(isinstance(item[k], str) for k in ("kind", "sig", "note", "at"))
    flags = all(isinstance(item[k], bool) for k in ("right", "shown", "open")) and item["first"] in (True, False, None)
    again = isinstance(item["again"], list) and all(isinstance(a["right"], bool) for a in item["again"])
    return whole and words and flags and again


def test_a_first_answer_elsewhere_keeps_its_score(run):
    older = SAVED | {"first": False, "sure": 90, "at": "2026-11-01", "again": [{"at": "2026-11-09", "right": True}]}
    newer = SAVED | {"first": True, "sure": 50, "at": "2026-11-20", "given": [2], "right": False}
    for here, there in ((older, newer), (newer, older)):
        both = run("merged(a, b)", here, there)
        assert (both["first"], both["sure"], both["given"], both["right"]) == (False, 90, [2], True)
        assert both["again"] == older["again"]


def test_a_question_that_changed_keeps_only_the_newer_answer(run):
    newer = SAVED | {"sig": "t", "at": "2026-11-23", "first": False, "right": False, "secs": 1}
    assert run("merged(a, b)", SAVED, newer) == newer and run("merged(a, b)", newer, SAVED) == newer


def test_two_texts_are_both_kept(run):
    here, there = ({**SAVED, "kind": "reflect", "given": {"text": words, "met": {}}} for words in ("mine", "theirs"))
    once = run("merged(a, b)", here, there)
    assert once["given"]["text"] == "mine\n\n\u2014 From another device: \u2014\n\ntheirs"
    assert run("merged(a, b)", once, there) == once


def test_the_reader_is_told_what_was_added_newer_and_kept(run):
    here = {"02/a": SAVED, "02/b": SAVED, "02/c": SAVED}
    there = {"02/a": SAVED, "02/b": SAVED | {"at": "2026-11-24"}, "02/c": SAVED | {"at": "2026-11-02"}, "03/d": SAVED}
    found = run("joined(a, b)", here, there)
    assert found["counts"] == [1, 1, 2] and set(found["news"]) == {"02/b", "03/d"}


@few
@given(here=records, there=records)
def test_joining_loses_nothing_and_twice_is_once(run, here, there):
    found = run("joined(a, b)", here, there)
    now = here | found["news"]
    assert set(now) == set(here) | set(there) and sum(found["counts"]) == len(there)
    assert run("joined(a, b)", now, there)["news"] == {}
    for key in set(here) & set(there):
        one, two, both = here[key], there[key], now[key]
        if one["sig"] == two["sig"]:
            assert both["right"] == (one["right"] or two["right"]) and both["secs"] == max(one["secs"], two["secs"])
            assert {a["at"] for a in one["again"] + two["again"]} == {a["at"] for a in both["again"]}
            texts = [g["text"] for g in (one["given"], two["given"]) if isinstance(g, dict)]
            assert all(text in (both["given"] or {}).get("text", "") for text in texts if text)
