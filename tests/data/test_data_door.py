"""A damaged raw file is told with file, row, column, value and mend, whatever the damage, and nothing is written."""

from __future__ import annotations

import re

import pytest
import sound
from damages import DAMAGES, PACKED, impossible_day
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.database import InMemoryExampleDatabase

from alignment.errors import BadTable
from sources import __main__ as runner
from sources import door, raw

ADAPTERS = {runner.name_of(adapter): adapter for adapter in runner.ADAPTERS}
# The vocabulary of shapes by hand: a kind, cells that fit, cells that do not. The other tests ask the door itself.
VOCABULARY = [
    ("text", ["NA", "0", "Ä b"], [""]),
    ("text?", ["", "NA"], []),
    ("integer", ["0", "-3", "12"], ["", "1.0", "x", "1,000", "۱۲", "１２"]),
    ("integer from 1946 to 2025", ["1946", "2025"], ["1945", "2026", ""]),
    ("integer? from 1", ["", "1"], ["0"]),
    ("number", ["1.5", "-2", "1e-05"], ["", "nan", "1,5", "۱۲", "1.۵"]),
    ("number? to 0.5", ["", "-7", "0.5"], ["0.51", "x"]),
    ("number from -0.5 to 1", ["-0.5", "1"], ["-0.51", "1.01"]),
    ("date", ["2020-02-29"], ["2021-02-29", "29/02/2020", "", "۲۰۲۰-۰۲-۲۹"]),
    ("date?", ["", "2020-02-29"], ["2020"]),
    ("date %m/%d/%y", ["02/29/20"], ["02/30/20", "2/9/20", "29/02/20", "02/29/2020", ""]),
    ("date %-m/%-d/%Y", ["2/9/1789", "12/31/2020"], ["13/45/1999", "2/30/1999", "2/9/99"]),
    ("date? %Y-%m-%d or %Y-%m or %Y", ["", "2020", "2020-02", "2020-02-29"], ["2021-02-29", "2020-13", "20", "2020-"]),
    (["a b", 1], ["a b", "1"], ["a", "", "01"]),
    (["", "x"], ["", "x"], ["y"]),
    ({"a b": "c", 1: "d"}, ["a b", "1"], ["c", "", "01"]),
    ("/[A-Z]{3}/", ["PAK"], ["PAKI", "pak", ""]),
    ("/a/b|N\\/A/?", ["a/b", "N/A", ""], ["N", "a"]),
]
NO_DAYS = {"aiddata", "exercises", "opinion", "sipri", "trade_checks", "trade_cow", "trade_dots"}
# hypothesis gives each case of a test the settings of the case before as parent. Where these have no database, as
# under CI, it asks them all for one, and after 950 cases Python's stack is full.
SHORT = settings(
    max_examples=3, deadline=None, database=InMemoryExampleDatabase(),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
CASES = [
    pytest.param(publisher, table, damage, id=f"{publisher}/{table}/{damage.__name__}")
    for publisher, table in sound.FILES
    for damage in DAMAGES
    if damage not in PACKED or door.path(publisher, table).endswith(".gz")
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """All raw files, small and sound; a test that damages one puts it back."""
    made = tmp_path_factory.mktemp("raw")
    sound.write_all(made)
    return made


@pytest.fixture
def told(folder, capsys, monkeypatch, tmp_path):
    """What the runner says of one damaged file, even if somebody has recorded its checksum."""
    monkeypatch.setattr(raw, "verify", lambda folder: None)

    def run(publisher: str, path: str, content: bytes | None, packed: bool) -> str:
        whole, place = (folder / path).read_bytes(), folder / path
        monkeypatch.setattr(runner, "ADAPTERS", (ADAPTERS[publisher],))
        place.unlink() if content is None else sound.write(place, content, packed)
        try:
            assert runner.main(["--raw", str(folder), "--out", str(tmp_path / "out")]) == 1
        finally:
            place.write_bytes(whole)
        assert not (tmp_path / "out").exists(), "something was written"
        return capsys.readouterr().err

    return run


@pytest.mark.parametrize("publisher,table,damage", CASES)
@SHORT
@given(data=st.data())
def test_a_damaged_file_is_told_with_its_place_and_mend(told, publisher, table, damage, data):
    shape = door.shapes(publisher)[table]
    made = damage(data.draw, sound.rows(shape), shape)
    if made is None:  # no column or key that could be damaged so: counted below
        return
    content, words = made
    message = told(publisher, shape["path"], content, damage in PACKED)
    assert message.startswith(f"Nothing was written.\n{shape['path']}")
    assert shape["path"] + words in message, (words, message)
    assert 1 <= message.count("\nExpected: ") == message.count("\nMend: ") <= 5


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_every_damage_happens_to_files_of_most_publishers(damage):
    @settings(max_examples=1, derandomize=True, deadline=None, database=None)
    @given(data=st.data())
    def happens(data):
        hit.update(p for p, t in sound.FILES if damage(data.draw, sound.rows(door.shapes(p)[t]), door.shapes(p)[t]))

    hit: set[str] = set()
    happens()
    missed = set(sound.PUBLISHERS) - hit - (NO_DAYS if damage is impossible_day else set())
    assert len(missed) <= 2, missed


@pytest.mark.parametrize("publisher,table", sound.FILES)
def test_a_sound_file_comes_out_as_published(folder, publisher, table):
    shape = door.shapes(publisher)[table]
    found = door.table(folder, shape)
    assert [list(found.columns), *found.to_numpy().tolist()] == sound.rows(shape)


@pytest.mark.parametrize("publisher,table", sound.FILES)
def test_na_is_namibia_and_never_an_empty_cell(tmp_path, publisher, table):
    shape = door.shapes(publisher)[table]
    rows = sound.rows(shape)
    rows[1:] = [["NA"] * len(rows[0])]
    sound.write(tmp_path / shape["path"], sound.as_csv(rows))
    read = raw.text_table(tmp_path / shape["path"])
    assert (read == "NA").all(axis=None)
    allowed = [column for column, kind in shape["columns"].items() if kind in ("text", "text?", "/[A-Z]{2,3}/")]
    try:
        door.table(tmp_path, shape)
    except BadTable as error:
        assert "'NA' does not fit." in str(error) and "must not be empty" not in str(error)
        assert not [column for column in allowed if f"column {column}:" in str(error)]


def test_columns_may_change_places_and_a_state_may_be_na(tmp_path):
    shape = {"path": "t.csv", "key": ["state"], "columns": {"state": "/[A-Z]{2,3}/", "n": "integer? from 1"}}
    (tmp_path / "t.csv").write_text('n,state\n1,NA\n,PAK\n7,"IND"\n')
    assert list(door.table(tmp_path, shape).to_dict("list").items()) == [
        ("state", ["NA", "PAK", "IND"]),
        ("n", ["1", "", "7"]),
    ]


def test_a_carriage_return_inside_a_cell_belongs_to_the_cell(tmp_path):
    (tmp_path / "t.csv").write_bytes(b'a,b\n"one\r\ntwo",2\n3,4\n')
    assert raw.text_table(tmp_path / "t.csv")["a"].tolist() == ["one\r\ntwo", "3"]
    (tmp_path / "t.csv").write_bytes(b'a,b\n"one\r\ntwo",2\n3,4\r\n')
    with pytest.raises(BadTable, match="t.csv, row 3: it ends as on Windows"):
        raw.text_table(tmp_path / "t.csv")


@pytest.mark.parametrize("kind,fit,wrong", VOCABULARY)
def test_a_kind_of_cell_means_what_the_door_says(tmp_path, kind, fit, wrong):
    shape = {"path": "t.csv", "key": [], "columns": {"cell": kind, "other": "text"}}
    for cell in [*fit, *wrong]:
        sound.write(tmp_path / "t.csv", sound.as_csv([["cell", "other"], [cell, "x"]]))
        if cell in fit:
            assert door.table(tmp_path, shape)["cell"].tolist() == [cell]
        else:
            with pytest.raises(BadTable, match=f"row 2, column cell: {re.escape(repr(cell))} does not fit"):
                door.table(tmp_path, shape)


@pytest.mark.parametrize(
    "kind",
    [
        *(
            "numbr",
            "integer from x",
            "text from",
            "/[A-Z]",
            "number ?",
            "text from 3",
            "date from 1 to 2",
            "date? to 5",
        ),
        *("number from 1.2.3", "number from ۳", "date %Q", "date 2020", "date %Y or", "text %Y"),
    ],
)
def test_a_shape_that_is_written_wrongly_is_told(kind):
    with pytest.raises(BadTable, match="is no kind of cell"):
        door.rules(kind)
