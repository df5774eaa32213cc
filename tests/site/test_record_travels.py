"""My record as a file in a built book: saved as a table, saved and added on another device, rubbish refused."""

from __future__ import annotations

import csv
import io
import json

import pytest
from records import RECORD, at, day, kept, made, many, rows


def test_the_table_is_a_file_and_no_formula(asked):
    record = made(asked, sum_1=dict(note="=1+1"), guess=dict(kind="estimate", given="-4"))
    with at(asked, RECORD, record) as page:
        rows(page)
        with page.expect_download() as got:
            page.get_by_role("button", name="Save as a table (CSV)").click()
        assert got.value.suggested_filename == "my-record.csv"
        data = got.value.path().read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        head, one, guess = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        assert len(head) == len(one) == len(guess)
        assert dict(zip(head, one, strict=True))["note"] == "'=1+1"
        assert dict(zip(head, guess, strict=True))["answer"] == "'-4"


def test_the_record_travels_to_another_device(asked, tmp_path):
    record = made(asked, sum_1=dict(first=False), sum_2={})
    file = tmp_path / "my-record.json"
    with at(asked, RECORD, record) as page:
        rows(page)
        with page.expect_download() as got:
            page.get_by_role("button", name="Save as a file (JSON)").click()
        got.value.save_as(file)
    older = made(asked, sum_1=dict(at=day(9)), sum_3={})
    with at(asked, RECORD, older) as page:
        rows(page)
        said = page.locator(".rp-said")
        page.get_by_label("Add a saved record").set_input_files(file)
        said.get_by_text("Added: 1. Newer in the file: 1. Kept as they are here: 0.").wait_for()
        assert set(kept(page)) == {"03/sum-1", "03/sum-2", "03/sum-3"}
        assert kept(page)["03/sum-1"]["first"] is True  # the first try of the older answer stays
        assert rows(page)[0][1] == "3 of 14"
        page.get_by_label("Add a saved record").set_input_files(file)
        said.get_by_text("Added: 0. Newer in the file: 0. Kept as they are here: 2.").wait_for()


@pytest.mark.parametrize(("content", "words"), [
    ("rubbish", "is not a record of this book"), ('{"v": 1}', "is not a record of this book"),
    ('{"v": 3, "items": {}}', "from a newer edition"), ('{"v": 1, "items": {"03/sum-1": 7}}', "no answers that can be"),
    ("[" * 100_000, "is not a record of this book"),
], ids=["text", "no items", "newer", "no answers", "deep"])
def test_rubbish_is_refused_with_a_word_and_changes_nothing(asked, tmp_path, content, words):
    file = tmp_path / "file.json"
    file.write_text(content)
    record = many(asked, 2)
    with at(asked, RECORD, record) as page:
        rows(page)
        page.get_by_label("Add a saved record").set_input_files(file)
        page.locator(".rp-said").get_by_text(words).wait_for()
        assert kept(page) == record["items"]


def test_a_file_that_is_too_large_is_not_read(asked, tmp_path):
    file = tmp_path / "file.json"
    file.write_text(json.dumps(many(asked, 3)) + " " * 2_000_000)
    with at(asked, RECORD, many(asked, 1)) as page:
        rows(page)
        page.get_by_label("Add a saved record").set_input_files(file)
        page.locator(".rp-said").get_by_text("larger than 2 MB").wait_for()
        assert len(kept(page)) == 1


def test_a_full_store_keeps_what_was_added_until_the_page_closes(asked, tmp_path):
    file = tmp_path / "file.json"
    file.write_text(json.dumps(many(asked, 3)))
    with at(asked, RECORD) as page:
        page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
        page.reload()
        rows(page)
        page.get_by_label("Add a saved record").set_input_files(file)
        page.locator(".rp-said").get_by_text("has no room for them").wait_for()
        assert rows(page)[0][1] == "3 of 14"
