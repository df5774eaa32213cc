"""A damaged raw file is told with file, row, column, value and mend, and nothing is written."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alignment.errors import BadTable
from sources import __main__ as runner
from sources import context, opinion, raw, rulers
from sources import door_h as door

ADAPTERS = (opinion, context, rulers)
PLACES = {path: (adapter, shape, key) for adapter in ADAPTERS for path, shape, key in adapter.SHAPES.values()}
NUMBERS = ("integer", "integer!", "number", "number!", "date", "date!")


def content(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def write(path: Path, text: bytes) -> None:
    path.write_bytes(gzip.compress(text, 1, mtime=0) if path.suffix == ".gz" else text)


def cells(text: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.decode("utf-8"))))


def as_csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8")


@pytest.fixture(scope="module")
def copy(raw_folder, tmp_path_factory) -> Path:
    """Copies of the raw files of these adapters, which the tests damage and put back."""
    folder = tmp_path_factory.mktemp("raw")
    for path in PLACES:
        (folder / path).parent.mkdir(exist_ok=True)
        shutil.copyfile(raw_folder / path, folder / path)
        (folder / path).chmod(0o644)
    return folder


def told(folder: Path, path: str, damaged: bytes) -> str:
    """What the adapter says of the damaged file, on the way from the raw file to the checked table."""
    whole, adapter = (folder / path).read_bytes(), PLACES[path][0]
    (folder / path).write_bytes(damaged)
    try:
        with pytest.raises(BadTable) as caught:
            adapter.check(adapter.tidy(adapter.read(folder)))
    finally:
        (folder / path).write_bytes(whole)
    return str(caught.value)


def damage(path: str, kind: str, text: bytes, pick) -> tuple[bytes, list[str]]:
    """The damaged text, and the words that the message must hold."""
    rows, (_, shape, key) = cells(text), PLACES[path]
    number = pick(st.integers(1, len(rows) - 1))
    if kind in ("code", "text_in_number"):
        fits = list if kind == "code" else str
        columns = [n for n, k in shape.items() if isinstance(k, fits) and (kind == "code" or k in NUMBERS)]
        columns = columns or [n for n, k in shape.items() if isinstance(k, list)]  # a table without numbers
        column = pick(st.sampled_from(columns))
        value = pick(st.sampled_from(["NA", "?", "twelve", "1,000", "12-31-2015", "ä"]))
        rows[number][rows[0].index(column)] = value
        return as_csv(rows), [f"row {number + 1}", f"column {column}", repr(value)]
    if kind == "lost_column":
        column = pick(st.sampled_from(list(shape)))
        at = rows[0].index(column)
        return as_csv([row[:at] + row[at + 1 :] for row in rows]), [f"column {column}", "missing"]
    if kind == "twice":
        rows.insert(number, rows[number])
        return as_csv(rows), [f"row {number + 2}", "a second row", f"{key[0]} {rows[number][rows[0].index(key[0])]}"]
    if kind in ("one_more", "one_less"):
        rows[number] = [*rows[number], "x"] if kind == "one_more" else rows[number][:-1]
        return as_csv(rows), [f"row {number + 1}", f"{len(rows[number])} cells"]
    if kind == "bom":
        return b"\xef\xbb\xbf" + text, ["byte order mark"]
    if kind == "latin":
        return text.replace(b"a", b"\xe4", 1), ["UTF-8"]
    return text.replace(b"\n", b"\r\n"), ["Windows", "row 1"]


KINDS = ["code", "text_in_number", "lost_column", "twice", "one_more", "one_less", "bom", "crlf", "latin"]


@pytest.mark.raw
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_damaged_file_is_told_exactly(copy, data):
    path, kind = data.draw(st.sampled_from(list(PLACES))), data.draw(st.sampled_from(KINDS))
    text, words = damage(path, kind, content(copy / path), data.draw)
    packed = gzip.compress(text, 1, mtime=0) if path.endswith(".gz") else text
    message = told(copy, path, packed)
    assert path.split("/")[1] in message and "Expected:" in message and "Mend:" in message
    assert not [word for word in words if word not in message], message


@pytest.mark.raw
@pytest.mark.parametrize("path", [p for p in PLACES if p.endswith(".gz")])
def test_a_cut_gzip_is_told(copy, path):
    packed = (copy / path).read_bytes()
    assert "cannot be unpacked" in told(copy, path, packed[: len(packed) // 2])


@pytest.mark.raw
def test_a_poll_that_does_not_make_a_hundred_percent_is_told(copy):
    path = opinion.SHAPES[opinion.PEW][0]
    rows = cells(content(copy / path))
    rows[5][rows[0].index("pct_dont_know")] = "99.0"
    assert "100 percent" in told(copy, path, gzip.compress(as_csv(rows), 1))


@pytest.mark.raw
def test_two_rulers_at_once_are_told(copy):
    path = rulers.SHAPES[rulers.ARCHIGOS][0]
    changed = content(copy / path).replace(b"1947-08-15,1948-09-11", b"1947-08-15,1949-09-11")
    assert "two rulers at once" in told(copy, path, changed)


@pytest.mark.raw
@pytest.mark.parametrize("line", [b"2013,PAK,CHN,", b"2014,PLS,RUS,"])
def test_a_mended_publisher_stops_the_repair(copy, line):
    path = opinion.SHAPES[opinion.PEW][0]
    kept = [row for row in content(copy / path).splitlines(keepends=True) if not row.startswith(line)]
    assert "the publisher changed the file" in told(copy, path, gzip.compress(b"".join(kept), 1))


@pytest.mark.raw
def test_nothing_is_written_when_a_recorded_file_is_damaged(copy, tmp_path, monkeypatch, capsys):
    path = opinion.SHAPES[opinion.POLLS][0]
    shutil.copytree(copy / "opinion", tmp_path / "raw" / "opinion")
    damaged = content(copy / path).replace(b",favorable,15,", b",favorable,fifteen,", 1)
    write(tmp_path / "raw" / path, damaged)
    record = [{"path": path, "sha256": hashlib.sha256(damaged).hexdigest(), "publisher": "", "published_at": ""}]
    monkeypatch.setattr(raw, "record", lambda: record)
    monkeypatch.setattr(runner, "ADAPTERS", (opinion,))
    assert runner.main(["--raw", str(tmp_path / "raw"), "--out", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert "Nothing was written." in said and not (tmp_path / "out").exists()
    assert "row 2, column value_pct: 'fifteen' does not fit.\nExpected: a number." in said


def test_na_stays_text_and_columns_may_change_places(tmp_path):
    (tmp_path / "t.csv").write_text("n,state\n1,NA\n,PAK\n")
    table = door.checked(tmp_path, "t.csv", {"state": ["NA", "PAK"], "n": "integer"}, ["state"])
    assert table.to_dict("list") == {"state": ["NA", "PAK"], "n": ["1", ""]}
