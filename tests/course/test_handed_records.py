"""Records that readers hand in: one table, what is odd is flagged, and what is no record is named."""

from __future__ import annotations

import csv
import datetime as dt
import json

import pytest

from alignment.course import records
from alignment.course.__main__ import main
from alignment.errors import BadItem

TODAY = dt.date(2026, 11, 29)
SAVED = {"kind": "choice", "sig": "s", "tries": 1, "first": True, "right": True, "shown": False, "open": False,
         "hints": 0, "sure": 70,
         "given": [1], "note": "", "at": "2026-11-20", "secs": 30, "again": []}  # fmt: skip


def put(folder, name: str, *, v=1, own: int = 30, **items) -> None:
    """A record in a file; `own` seconds make it differ from others; a_b=change is the question 02/a-b."""
    named = {f"02/{k.replace('_', '-')}": SAVED | {"secs": own} | change for k, change in items.items()}
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"v": v, "at": "2026-11-28", "items": named}), encoding="utf-8")


def odd(folder) -> dict[str, list[str]]:
    return {r.student: r.odd for r in records.collect(folder, TODAY)}


def test_records_become_one_table_by_the_students_of_their_names(tmp_path, capsys):
    put(tmp_path / "in", "F20-001.json", raw={}, why={"first": False, "right": False, "at": "2026-11-22"})
    put(tmp_path / "in", "علی/my-record.json", own=40, raw={"again": [{"at": "2026-11-27", "right": True}]})
    assert main(["records", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 0
    told = capsys.readouterr().out
    assert "participation, not identity" in told
    rows = list(csv.DictReader((tmp_path / "out" / "records.csv").read_text("utf-8-sig").splitlines()))
    assert [(r["student"], r["chapter"], r["question"], r["right_first"], r["again_right"]) for r in rows] == [
        ("F20-001", "02", "raw", "yes", "0"), ("F20-001", "02", "why", "no", "0"), ("علی", "02", "raw", "yes", "1")]
    page = (tmp_path / "out" / "records.html").read_text("utf-8")
    assert "participation, not identity" in page and "علی" in page and "<script" not in page
    assert main(["records", str(tmp_path / "in"), "--out",
                 str(tmp_path / "out")]) == 1 and "--force" in capsys.readouterr().err


def test_an_honest_record_has_nothing_odd(tmp_path):
    put(tmp_path, "a.json", raw={}, guess={"kind": "estimate", "first": None, "sure": None, "right": False},
        text={"kind": "reflect", "first": None, "right": False,
              "given": {"text": "My own long and honest answer.", "met": {}}})  # fmt: skip
    put(tmp_path, "b.json", own=29, raw={"at": str(TODAY + dt.timedelta(days=1))})
    assert odd(tmp_path) == {"a": [], "b": []}


@pytest.mark.parametrize(("items", "told"), [
    ({"raw": {"at": "2027-01-01"}}, "a date in the future: 02/raw"), ({"raw": {"at": "2026-02-31"}}, "no real date"),
    ({"raw": {"secs": 100_000}}, "more than a day on one question"),
    ({f"q{n}": {"secs": 30_000} for n in range(4)}, "more seconds than its days have"),
    ({"raw": {"tries": 0}}, "without a try"), ({"raw": {"again": [{"at": "2031-01-01", "right": True}]}},
                                               "asked again"),
    ({f"q{n}": {"secs": 1} for n in range(6)}, "6 of 6 answers right in under 2 seconds"),
    ({"raw": {"secs": 0}}, "no times at all"),
])  # fmt: skip
def test_what_nobody_can_have_done_is_flagged(tmp_path, items, told):
    put(tmp_path, "a.json", **items)
    assert any(told in line for line in odd(tmp_path)["a"])


def test_twins_are_flagged_on_both_sides(tmp_path):
    text = {"kind": "reflect", "given": {"text": "A long answer of one's own, twice.", "met": {}}}
    put(tmp_path, "a.json", raw={})
    put(tmp_path, "b.json", raw={})
    put(tmp_path, "c.json", own=7, own_words=text)
    put(tmp_path, "d.json", own=8, own_words=text)
    put(tmp_path, "E.json", own=9, raw={})
    put(tmp_path, "x/e.json", own=10, raw={})
    found = odd(tmp_path)
    assert found["a"] == ["the same record as b"] and found["b"] == ["the same record as a"]
    assert found["c"] == ["the same written answer as d"] and found["d"] == ["the same written answer as c"]
    assert found["E"] == found["e"] == ["a second file of this student"]


@pytest.mark.parametrize(("name", "text", "told"), [
    ("a.json", "{oops", "not JSON"), ("a.json", "[]", "not a record"),
    ("a.json", '{"v": 2, "items": {}}', "newer edition"),
    ("a.json", '{"v": 1, "items": {"02/a": {}}}', "no answers"), ("my-record.csv", "chapter", "table for spreadsheets"),
    ("a.json", "[" * 100_000, "not JSON"),
])  # fmt: skip
def test_a_file_that_is_no_record_is_named_with_the_mend(tmp_path, name, text, told):
    put(tmp_path, "good.json", raw={})
    (tmp_path / name).write_text(text)
    with pytest.raises(BadItem) as refused:
        records.collect(tmp_path, TODAY)
    assert told in str(refused.value) and name in str(refused.value) and "Save as a file (JSON)" in str(refused.value)


def test_an_empty_folder_says_where_the_files_go(tmp_path):
    with pytest.raises(BadItem, match="named by id"):
        records.collect(tmp_path, TODAY)


@pytest.mark.parametrize("change", [{"tries": -1}, {"tries": 1.5}, {"tries": True}, {"secs": float("inf")},
                                    {"first": 1}, {"sure": "70"},
                                    {"again": [{"at": 3}]}, {"note": None}, {"right": "yes"}])  # fmt: skip
def test_a_damaged_question_is_left_out_and_counted(tmp_path, change):
    put(tmp_path, "a.json", raw={}, bad=change)
    [record] = records.collect(tmp_path, TODAY)
    assert set(record.items) == {"02/raw"} and record.left_out == 1
