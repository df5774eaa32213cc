"""Damaged raw files of arms and aid are refused, with file, row, column, value and mend, and nothing is written."""

from __future__ import annotations

import csv
import gzip
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alignment.errors import BadTable
from sources import __main__ as runner
from sources import aiddata, door, names, raw, sipri, us_aid

LAYOUTS = {p: door.layouts(p) for p in ("sipri", "us_aid", "aiddata")}
ADAPTERS = {"sipri": sipri, "us_aid": us_aid, "aiddata": aiddata}
FILES = [(p, name) for p, layout in LAYOUTS.items() for name in layout]
# Columns in which a publisher's name of a state is looked up.
NAMED = {
    ("sipri", "deliveries_2024"): "supplier",
    ("sipri", "deliveries_2025"): "supplier",
    ("sipri", "register_2026"): "supplier",
    ("sipri", "by_supplier"): "supplier",
    ("sipri", "world"): "supplier",
    ("us_aid", "countries"): "country",
    ("aiddata", "commitments"): "country",
}
pytestmark = pytest.mark.raw
SHORT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def whole(raw_folder) -> dict[tuple[str, str], list[list[str]]]:
    """The first rows of every raw file, header first."""
    kept = {}
    for publisher, name in FILES:
        with gzip.open(raw_folder / LAYOUTS[publisher][name]["path"], "rt", encoding="utf-8", newline="") as file:
            kept[publisher, name] = list(csv.reader(file))[:40]
    return kept


def packed(rows: list[list[str]], line_end: str = "\n") -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator=line_end).writerows(rows)
    return text.getvalue().encode("utf-8")


def columns(layout: dict, rule: str, *values: str) -> list[str]:
    return [c for c, rules in layout["columns"].items() if (rules.get(rule) in values if values else rule in rules)]


def missing_column(draw, rows, layout):
    c = draw(st.sampled_from(range(len(rows[0]))))
    return packed([r[:c] + r[c + 1 :] for r in rows]), [f"column {rows[0][c]}: the column is missing."]


def new_column(draw, rows, layout):
    return packed([[*rows[0], "new"], *([*r, ""] for r in rows[1:])]), ["column new: there should be no such column."]


def text_for_number(draw, rows, layout):
    column = draw(st.sampled_from(columns(layout, "type", "integer", "number") or columns(layout, "type", "date")))
    word = draw(
        st.sampled_from(["NA", "n/a", "1,000", "..", "12 ", "e", "nan", "inf"])
        | st.text("abcxyz", min_size=1, max_size=6)
    )
    return _changed(draw, rows, column, word)


def new_code(draw, rows, layout):
    column = draw(
        st.sampled_from(columns(layout, "enum") or columns(layout, "pattern") or columns(layout, "type", "integer"))
    )
    return _changed(draw, rows, column, "Atlantis")


def empty_cell(draw, rows, layout):
    return _changed(draw, rows, draw(st.sampled_from(columns(layout, "required"))), "")


def repeated_row(draw, rows, layout):
    r = draw(st.integers(1, len(rows) - 1))
    return packed([*rows, rows[r]]), [f"row {len(rows) + 1}", "a second row for", "one row each."]


def cut_gzip(draw, rows, layout):
    content = gzip.compress(packed(rows), mtime=0)
    return content[: draw(st.integers(1, len(content) - 1))], ["it cannot be unpacked"]


def no_gzip(draw, rows, layout):
    return b"<html>not found</html>", ["it cannot be unpacked"]


def byte_order_mark(draw, rows, layout):
    return b"\xef\xbb\xbf" + packed(rows), ["row 1", "byte order mark"]


def windows_lines(draw, rows, layout):
    return packed(rows, "\r\n"), ["row 1", "carriage return"]


def other_encoding(draw, rows, layout):
    r = draw(st.integers(1, len(rows) - 1))
    lines = packed(rows).split(b"\n")
    lines[r] += "é".encode("latin-1")
    return b"\n".join(lines), ["is not UTF-8"]


def short_row(draw, rows, layout):
    r = draw(st.integers(1, len(rows) - 1))
    return packed([row[:-1] if i == r else row for i, row in enumerate(rows)]), [
        f"row {r + 1}: ",
        f"it has {len(rows[0]) - 1} cells.",
    ]


def long_row(draw, rows, layout):
    r = draw(st.integers(1, len(rows) - 1))
    return packed([[*row, "x"] if i == r else row for i, row in enumerate(rows)]), [
        f"row {r + 1}: ",
        f"it has {len(rows[0]) + 1} cells.",
    ]


def no_content(draw, rows, layout):
    return draw(st.sampled_from([b"", b"\n", b" \n\n"])), ["it is empty."]


def _changed(draw, rows, column, value):
    r, c = draw(st.integers(1, len(rows) - 1)), rows[0].index(column)
    made = [list(row) for row in rows]
    made[r][c] = value
    said = "must not be empty" if value == "" else repr(value)
    return packed(made), [f"row {r + 1}, column {column}: ", said]


DAMAGES = [
    missing_column, new_column, text_for_number, new_code, empty_cell, repeated_row, cut_gzip, no_gzip,
    byte_order_mark, windows_lines, other_encoding, short_row, long_row, no_content,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda d: d.__name__)
@SHORT
@given(data=st.data())
def test_a_damaged_raw_file_is_told_with_file_place_and_mend(damage, data, whole, tmp_path):
    key = data.draw(st.sampled_from(FILES))
    layout = LAYOUTS[key[0]][key[1]]
    content, words = damage(data.draw, whole[key], layout)
    path = tmp_path / layout["path"]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if damage in (cut_gzip, no_gzip) else gzip.compress(content, 1, mtime=0))
    with pytest.raises(BadTable) as caught:
        door.table(tmp_path, layout)
    message = str(caught.value)
    assert message.startswith(layout["path"]) and "Mend: " in message and message.count("Mend:") <= 5
    assert all(word in message for word in words), (words, message)


@pytest.mark.parametrize("key", FILES, ids="/".join)
def test_a_whole_file_passes(key, whole, tmp_path):
    layout = LAYOUTS[key[0]][key[1]]
    path = tmp_path / layout["path"]
    path.parent.mkdir()
    path.write_bytes(gzip.compress(packed(whole[key]), mtime=0))
    table = door.table(tmp_path, layout)
    assert [list(table.columns), *table.to_numpy().tolist()] == whole[key]


@pytest.mark.parametrize("key", NAMED, ids="/".join)
def test_a_state_that_nobody_named_is_told_with_file_row_and_value(key, raw_folder):
    adapter = ADAPTERS[key[0]]
    tables = adapter.read(raw_folder)
    tables[key[1]].loc[7, NAMED[key]] = "NA"
    with pytest.raises(BadTable) as caught:
        adapter.tidy(tables)
    assert str(caught.value).startswith(f"{LAYOUTS[key[0]][key[1]]['path']}, row 9, column {NAMED[key]}: 'NA' is not")
    assert "sources/names.csv" in str(caught.value)


def test_a_changed_volume_stops_at_the_collectors_sums(raw_folder):
    tables = sipri.read(raw_folder)
    tables["deliveries_2024"].loc[0, "tiv_delivered"] = "18"
    with pytest.raises(BadTable, match="cells that differ from the deliveries, release 2024-03"):
        sipri.tidy(tables)


def test_a_changed_total_of_sipri_stops(raw_folder):
    tables = sipri.read(raw_folder)
    tables["totals"].loc[0, "sipri_tiv_table_2024_10"] = "195"
    with pytest.raises(BadTable, match=r"totals_check_pak_ind.csv.gz: years that differ by more than 0.5 .*PAK"):
        sipri.tidy(tables)


@pytest.mark.parametrize(
    "table,column,value,words",
    [
        ("accounts", "obligations_current_usd", "29200001", "years that differ from us_aid_totals"),
        ("crs", "value_musd_as_printed", "1498", "lines of the table of 2014-03-06"),
    ],
)
def test_changed_amounts_stop_at_the_check(table, column, value, words, raw_folder):
    tables = us_aid.read(raw_folder)
    row = tables[table].index[tables[table][column].isin(["29200000", "1499"])][0]
    tables[table].loc[row, column] = value
    with pytest.raises(BadTable, match=words):
        us_aid.check(us_aid.tidy(tables))


def test_the_runner_writes_nothing_when_a_file_is_damaged(raw_folder, tmp_path, capsys, monkeypatch):
    """Even if somebody records the damaged file's checksum."""
    monkeypatch.setattr(raw, "verify", lambda folder: None)
    monkeypatch.setattr(runner, "ADAPTERS", (aiddata,))
    layout = LAYOUTS["aiddata"]["commitments"]
    content = gzip.decompress((raw_folder / layout["path"]).read_bytes()).replace(b",2000,0,", b",2000,zero,", 1)
    (tmp_path / "raw" / "aid").mkdir(parents=True)
    (tmp_path / "raw" / layout["path"]).write_bytes(gzip.compress(content))
    assert runner.main(["--raw", str(tmp_path / "raw"), "--out", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    assert "Nothing was written." in told and "row 2, column oof_amt: 'zero' does not fit." in told
    assert not (tmp_path / "out").exists()


def test_every_layout_is_of_a_recorded_raw_file():
    recorded = {entry["path"] for entry in raw.record()}
    assert {LAYOUTS[p][n]["path"] for p, n in FILES} == {p for p in recorded if p.startswith(("arms/", "aid/"))}


def test_every_name_is_decided_once_with_a_code_of_the_book():
    rules = raw.text_table(names.HERE / "names.csv")
    known = set(raw.text_table(names.HERE / "state_names.csv")["code"])
    assert not rules.duplicated(["scheme", "given"]).any()
    assert set(rules["code"]) <= known | {"-", "unknown", "other", "world"}
