"""A damaged file is named, with row, column, value and the mend."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from alignment import data
from alignment.errors import BadTable


def told(name: str) -> str:
    with pytest.raises(BadTable) as caught:
        data.load(name)
    return str(caught.value)


def edit(path: Path, old: str, new: str, times: int = 1) -> None:
    packed = path.suffix == ".gz"
    text = (gzip.decompress(path.read_bytes()) if packed else path.read_bytes()).decode("utf-8")
    assert old in text
    changed = text.replace(old, new, times).encode("utf-8")
    path.write_bytes(gzip.compress(changed, mtime=0) if packed else changed)


def test_a_missing_file_is_named_with_its_mend(copied):
    (copied / "un_votes.csv.gz").unlink()
    message = told("un_votes")
    assert "data/un_votes.csv.gz: the file is missing." in message
    assert "git checkout data/un_votes.csv.gz" in message and "make data" in message


def test_an_altered_byte_in_a_packed_file_is_found(copied):
    path = copied / "ideal_points.csv.gz"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(bytes(content))
    assert "data/ideal_points.csv.gz" in told("ideal_points")


def test_an_altered_value_that_still_fits_is_found_by_its_checksum(copied):
    edit(copied / "un_votes.csv.gz", ",PAK,no\n", ",PAK,yes\n")
    message = told("un_votes")
    assert "sha256 is not the one on record" in message and data.resource("un_votes")["hash"] in message


def test_a_cut_file_is_found(copied):
    path = copied / "un_votes.csv.gz"
    path.write_bytes(path.read_bytes()[:100_000])
    assert "cannot be unpacked" in told("un_votes")


def test_a_wrong_code_is_told_with_row_column_and_value(copied):
    edit(copied / "un_votes.csv.gz", "671249,1946,AFG,abstain", "671249,1946,AFG,Y")
    message = told("un_votes")
    assert "data/un_votes.csv.gz, row 3, column vote: 'Y' does not fit." in message
    assert "one of yes, no, abstain, absent." in message


def test_an_unknown_state_is_told(copied):
    edit(copied / "un_sc_votes.csv.gz", ",PAK,yes", ",SUN,yes")
    message = told("un_sc_votes")
    assert "column state: 'SUN' does not fit." in message and "a code of the table states." in message


def test_a_missing_column_is_told(copied):
    edit(copied / "glossary.csv", "term,definition,urdu,area", "term,definition,urdoo,area")
    message = told("glossary")
    assert (
        "column urdu: the column is missing." in message and "column urdoo: there should be no such column." in message
    )


def test_a_lost_row_is_told(copied):
    path = copied / "exam_questions.csv"
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))
    assert "it has 52 rows." in told("exam_questions")


def test_a_row_that_stands_twice_is_told(copied):
    path = copied / "states.csv"
    path.write_bytes(path.read_bytes() + path.read_bytes().splitlines(keepends=True)[1])
    message = told("states")
    assert "row 205, column code: 'AFG' does not fit." in message and "a second row for code AFG." in message


@pytest.mark.parametrize(
    "old,new,words",
    [
        (",1946-01-26,1946,", ",1946-02-30,1946,", "'1946-02-30' does not fit.\nExpected: a day of the calendar."),
        (",1946-01-26,1946,", ",26 Jan 1946,1946,", "a day such as 1971-10-25."),
        (",1946-01-26,1946,", ",1946-01-26,1846,", "a value from 1946 to 2025."),
        (",1946-01-26,1946,", ",1946-01-26,x,", "a whole number."),
        ("671205,", ",", "the cell must not be empty."),
    ],
)
def test_values_that_do_not_fit_are_told(copied, old, new, words):
    edit(copied / "un_resolutions.csv.gz", old, new)
    assert words in told("un_resolutions")


def test_at_most_five_faults_are_told_at_once(copied):
    edit(copied / "un_sc_votes.csv.gz", ",yes\n", ",maybe\n", times=50)
    assert told("un_sc_votes").count("Mend:") == 5


def test_a_broken_or_missing_descriptor_is_told(copied):
    (copied / "datapackage.json").write_text("{")
    assert "data/datapackage.json: it is not JSON" in told("un_votes")
    (copied / "datapackage.json").unlink()
    assert "found nowhere" in told("un_votes")
