"""A damaged raw file of diplomacy or events is told with file, row, column, value and mend, before anything is made."""

from __future__ import annotations

import csv
import gzip
import io
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alignment.errors import BadTable
from sources import __main__ as runner
from sources import china_diplomacy, conflict, exercises, gdelt, icews, places, visits
from sources.shapes import shaped, shapes

ADAPTERS = {a.__name__.rpartition(".")[2]: a for a in (icews, gdelt, visits, exercises, conflict, china_diplomacy)}
FILES = [(family, table) for family in ADAPTERS for table in shapes(family)]
FIRST_ROWS = 40
DAMAGES = ["missing column", "renamed column", "new code", "text for a number", "duplicated row", "short row"]
DAMAGES += [
    "long row",
    "cut gzip",
    "byte order mark",
    "windows lines",
    "not utf-8",
    "empty cell",
    "open quote",
    "no file",
]
pytestmark = pytest.mark.raw


def plain(path: Path) -> str:
    return (gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()).decode("utf-8")


@pytest.fixture(scope="module")
def heads(raw_folder) -> dict[tuple[str, str], list[list[str]]]:
    """The first rows of every raw file."""
    rows = {}
    for family, table in FILES:
        text = plain(raw_folder / shapes(family)[table]["path"])
        rows[family, table] = list(csv.reader(io.StringIO(text, newline="")))[: FIRST_ROWS + 1]
    return rows


def as_text(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def strict(shape: dict) -> list[str]:
    """Columns whose cells cannot be any text."""
    return [c for c, kind in shape["columns"].items() if kind not in ("text", "text?")]


def damaged(rows: list[list[str]], shape: dict, damage: str, draw) -> tuple[bytes, str]:
    """The bytes of a file with one damage, and what the message must name."""
    rows = [list(row) for row in rows]
    at, columns = draw(st.integers(1, len(rows) - 1)), list(shape["columns"])
    column = draw(st.sampled_from(strict(shape)))
    place = columns.index(column)
    named = re.escape(column)
    if damage in ("missing column", "renamed column"):
        place = draw(st.integers(0, len(columns) - 1))
        named = f"column {re.escape(columns[place])}: the column is missing"
        rows[0][place] = "other"
        if damage == "missing column":
            rows = [row[:place] + row[place + 1 :] for row in rows]
    elif damage in ("new code", "text for a number"):
        rows[at][place] = draw(st.sampled_from(["Zzz", "N A", "12,5", "1.2.3", "unknown"]))
        named = f"row {at + 1}, column {named}: {re.escape(repr(rows[at][place]))} does not fit"
    elif damage == "empty cell":
        required = [c for c, kind in shape["columns"].items() if not str(kind).endswith("?")]
        column = draw(st.sampled_from(required))
        rows[at][columns.index(column)] = ""
        named = f"row {at + 1}, column {re.escape(column)}: '' does not fit"
    elif damage == "duplicated row":
        rows.append(rows[at])
        named = rf"row {len(rows)}: a second row"
    elif damage in ("short row", "long row"):
        rows[at] = rows[at][:-1] if damage == "short row" else [*rows[at], "more"]
        named = rf"row {at + 1}: it has {len(rows[at])} cells"
    text = as_text(rows)
    if damage == "open quote":
        text, named = text + '"', "not a CSV table"
    content = text.encode("utf-8")
    if damage == "windows lines":
        content, named = content.replace(b"\n", b"\r\n"), "CRLF"
    if damage == "byte order mark":
        content, named = b"\xef\xbb\xbf" + content, "byte order mark"
    if damage == "not utf-8":
        content, named = content + b"\xff", "not UTF-8"
    packed = gzip.compress(content, mtime=0) if shape["path"].endswith(".gz") else content
    if damage == "cut gzip":
        packed, named = packed[: draw(st.integers(1, len(packed) - 1))], "cannot be unpacked"
    return packed, named


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(which=st.sampled_from(FILES), damage=st.sampled_from(DAMAGES), data=st.data())
def test_a_damaged_file_is_told_exactly(heads, tmp_path, which, damage, data):
    family, table = which
    shape = shapes(family)[table]
    if (damage == "duplicated row" and not shape["key"]) or (
        damage == "cut gzip" and not shape["path"].endswith(".gz")
    ):
        return
    path = tmp_path / shape["path"]
    path.parent.mkdir(parents=True, exist_ok=True)
    content, named = damaged(heads[which], shape, damage, data.draw)
    path.write_bytes(content)
    if damage == "no file":
        path.unlink()
        named = "the raw file is missing"
    with pytest.raises(BadTable) as caught:
        shaped(tmp_path, shape)
    told = str(caught.value)
    assert shape["path"] in told and re.search(named, told), told
    assert "Expected: " in told and "Mend: " in told


@pytest.mark.parametrize("which", FILES, ids="/".join)
def test_the_head_of_a_sound_file_passes(heads, tmp_path, which):
    family, table = which
    shape = shapes(family)[table]
    path = tmp_path / shape["path"]
    path.parent.mkdir(parents=True, exist_ok=True)
    text = as_text(heads[which]).encode("utf-8")
    path.write_bytes(gzip.compress(text) if path.suffix == ".gz" else text)
    assert len(shaped(tmp_path, shape)) == len(heads[which]) - 1


@pytest.fixture
def all_raw(raw_folder, tmp_path) -> Path:
    """Copies of all raw files of these adapters, that a test may change."""
    for family in ADAPTERS:
        for shape in shapes(family).values():
            path = tmp_path / "raw" / shape["path"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes((raw_folder / shape["path"]).read_bytes())
    return tmp_path / "raw"


def change(folder: Path, family: str, table: str, old: str, new: str) -> None:
    path = folder / shapes(family)[table]["path"]
    text = plain(path)
    assert old in text
    path.write_bytes(gzip.compress(text.replace(old, new, 1).encode("utf-8"), mtime=0))


@pytest.mark.parametrize(
    "family,table,old,new,words",
    [
        ("icews", "dyads", "Afghanistan,China,2002,", "Afganistan,China,2002,",
         r"row 2, column source_country: 'Afganistan'.*Afghanistan"),
        ("icews", "dyads", "Afghanistan,India,2002,461", "Afghanistan,India,2002,462",
         "not the part of Pakistan and India"),
        ("icews", "totals", "2002,8694", "2002,8695", "do not add up"),
        ("icews", "actors", "Li Keqiang,CHN", "Li Keqiang,IND", "'Li Keqiang' is not an actor of CHN"),
        ("visits", "us_travel", "1866-01-09,1866-01-12", "1866-01-09,1866-01-02", "id 1914.*ends before it starts"),
        ("visits", "us_visits", "hawaii,Hawaii", "hawaii,Hawai", r"row 2, column from_country: 'Hawai' has no code"),
        ("exercises", "russia", "Дружба-2016,2016,Pakistan", "Дружба-2016,2016,Pakstan",
         "column partners: 'Pakstan'.*Pakistan"),
        ("exercises", "jme", "1978,0,0,", "1978,3,0,", "row 2, column jme_d: '0' does not agree"),
        ("conflict", "atop", "750,India,2,", "750,India,3,", r"\['3'\] are not known"),
        ("conflict", "mid", ",1,8,2,3,1,1", ",1,99,2,3,1,1", "row 2, column hiact2: '99' is not a code"),
        ("china_diplomacy", "vitae", "06/19/03,2003", "06/19/03,2004",
         "row 2, column year: 2004 is not the date's year"),
        ("china_diplomacy", "public_diplomacy", "Afghanistan,2001,0,0,1,N/A,1", "Afghanistan,2001,0,0,1,N/A,2",
         "not the sum"),
    ],
)  # fmt: skip
def test_a_value_that_only_the_adapter_can_judge_is_told(all_raw, family, table, old, new, words):
    change(all_raw, family, table, old, new)
    adapter = ADAPTERS[family]
    with pytest.raises(BadTable) as caught:
        made = adapter.tidy(adapter.read(all_raw))
        adapter.check(made)
    assert re.search(words, str(caught.value), re.DOTALL) and "Mend: " in str(caught.value), caught.value


def test_nothing_is_written_when_one_file_is_damaged(raw_folder, all_raw, tmp_path, monkeypatch, capsys):
    change(all_raw, "gdelt", "scores", "50.039", "fifty")
    monkeypatch.setattr(runner.raw, "verify", lambda folder: None)
    monkeypatch.setattr(runner, "ADAPTERS", tuple(ADAPTERS.values()))
    assert runner.main(["--raw", str(all_raw), "--out", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    assert "Nothing was written." in told and "row 2, column IND-CHN: 'fifty' does not fit." in told
    assert not (tmp_path / "out").exists()


def test_rules_for_places_do_not_overlap_and_name_states():
    rules = places._rules()
    assert set(rules["state"]) - {""} <= set(places._own().values())
    ordered = rules.sort_values(["scheme", "given", "first_year"])
    again = ordered.groupby(["scheme", "given"])["last_year"].shift()
    assert (ordered["first_year"] > again.fillna(0)).all() and (rules["reason"] != "").all()
