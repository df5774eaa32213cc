"""A damaged raw trade file is refused with file, row, column, value and mend; nothing is written."""

from __future__ import annotations

import gzip
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alignment.errors import BadTable
from sources import __main__ as runner
from sources import raw, trade_checks, trade_cow, trade_dots

ADAPTERS = (trade_dots, trade_cow, trade_checks)
FILES = [(adapter, path) for adapter in ADAPTERS for path in adapter.RAW.values()]
ROWS = 30
# For each kind of file: a column of codes, and a column of numbers.
COLUMNS = {
    "imf": ("partner_code", "value_usd_million"),
    "cow_trade_v4_dyads": ("ccode2", "flow1"),
    "cow_trade_v4_national": ("ccode", "imports"),
    "cepii": ("origin_country_code", "exports"),
    "wits": ("partner", "value"),
    "reported": ("partner", "value_usd_million"),
}
CODES = {"imf": "QQQ", "cow": "999", "cepii": "QQQ", "wits": "Atlantis", "reported": "Atlantis"}
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def sample(raw_folder, tmp_path_factory) -> Path:
    """Some rows of each raw file (of the IMF's, those that are no regions), and three that a repair needs."""
    folder = tmp_path_factory.mktemp("sample")
    for _, path in FILES:
        table = raw.text_table(raw_folder / path)
        if "partner_type" in table:
            table = table[table["partner_type"] != "aggregate"]
        needed = table[table["year"] < "1948"] if "cepii" in path else table[:0]
        some = table.drop(needed.index)[:: len(table) // ROWS][:ROWS]
        write(folder / path, pd.concat([some, needed]).to_csv(index=False, lineterminator="\n").encode())
    return folder


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)


def content(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def of(kinds: dict, path: str):
    return next(value for start, value in kinds.items() if Path(path).name.startswith(start))


def told(adapter, folder: Path) -> str:
    with pytest.raises(BadTable) as caught:
        adapter.tidy(adapter.read(folder))
    return str(caught.value)


def copied(sample: Path, adapter, tmp_path: Path) -> Path:
    for path in adapter.RAW.values():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes((sample / path).read_bytes())
    return tmp_path


def cell(path: Path, row: int, column: str, value: str) -> bytes:
    table = raw.text_table(path)
    table.loc[row, column] = value
    return table.to_csv(index=False, lineterminator="\n").encode()


@pytest.mark.raw
def test_the_sample_itself_is_accepted(sample):
    for adapter in ADAPTERS:
        assert all(len(table) for table in adapter.tidy(adapter.read(sample)).values())


@pytest.mark.raw
@SLOW
@given(st.sampled_from(FILES), st.integers(0, ROWS - 1), st.sampled_from(["text", "1,5", "NA", "-3", "1.2.3", "1e"]))
def test_a_text_or_a_negative_in_a_number_column_is_told(sample, tmp_path, which, row, value):
    adapter, path = which
    column = of(COLUMNS, path)[1]
    folder = copied(sample, adapter, tmp_path)
    write(folder / path, cell(folder / path, row, column, value))
    message = told(adapter, folder)
    assert f"{path}, row {row + 2}, column {column}: {value!r} does not fit." in message and "Mend:" in message


@pytest.mark.raw
@SLOW
@given(st.sampled_from(FILES), st.integers(0, ROWS - 1))
def test_a_new_code_is_told(sample, tmp_path, which, row):
    adapter, path = which
    column, value = of(COLUMNS, path)[0], of(CODES, path)
    folder = copied(sample, adapter, tmp_path)
    write(folder / path, cell(folder / path, row, column, value))
    message = told(adapter, folder)
    assert f"{path}, row {row + 2}, column {column}: {value!r}" in message and "Mend:" in message


@pytest.mark.raw
@SLOW
@given(st.sampled_from(FILES), st.integers(0, 40))
def test_a_missing_column_is_told(sample, tmp_path, which, number):
    adapter, path = which
    folder = copied(sample, adapter, tmp_path)
    table = raw.text_table(folder / path)
    column = table.columns[number % len(table.columns)]
    write(folder / path, table.drop(columns=column).to_csv(index=False, lineterminator="\n").encode())
    assert f"{path}, column {column}: the column is missing." in told(adapter, folder)


@pytest.mark.raw
@SLOW
@given(st.sampled_from(FILES), st.integers(0, ROWS - 1))
def test_a_row_that_stands_twice_is_told(sample, tmp_path, which, row):
    adapter, path = which
    folder = copied(sample, adapter, tmp_path)
    table = raw.text_table(folder / path)
    twice = pd.concat([table, table.iloc[[row]]])
    write(folder / path, twice.to_csv(index=False, lineterminator="\n").encode())
    message = told(adapter, folder)
    assert f"{path}, row {len(table) + 2}: a second row for " in message


@pytest.mark.raw
@SLOW
@given(
    st.sampled_from(FILES),
    st.sampled_from(["bom", "crlf", "cut", "latin", "long", "all_long", "short"]),
    st.integers(1, ROWS - 1),
)
def test_a_file_that_is_no_plain_csv_is_told(sample, tmp_path, which, damage, row):
    adapter, path = which
    folder = copied(sample, adapter, tmp_path)
    plain = content(folder / path)
    lines = plain.splitlines(keepends=True)
    if damage == "cut":
        if not path.endswith(".gz"):
            return
        (folder / path).write_bytes((folder / path).read_bytes()[:-20])
    else:
        damaged = {
            "bom": lambda: b"\xef\xbb\xbf" + plain,
            "crlf": lambda: plain.replace(b"\n", b"\r\n"),
            "latin": lambda: plain + b"\xe9\n",
            "long": lambda: b"".join([*lines[:row], lines[row].rstrip(b"\n") + b",1\n", *lines[row + 1 :]]),
            "all_long": lambda: b"".join([lines[0], *(line.rstrip(b"\n") + b",1\n" for line in lines[1:])]),
            "short": lambda: b"".join([*lines[:row], lines[row].split(b",")[0] + b"\n", *lines[row + 1 :]]),
        }
        write(folder / path, damaged[damage]())
    message = told(adapter, folder)
    words = {
        "bom": "byte order mark",
        "crlf": "row 1: its line ends are those of Windows",
        "cut": "it cannot be unpacked",
        "latin": "it is not UTF-8 ('utf-8'",
        "long": f"row {row + 1}: it has ",
        "all_long": "row 2: it has ",
        "short": f"row {row + 1}: it has 1 cells",
    }
    assert path in message and words[damage] in message and "Mend:" in message


@pytest.mark.raw
def test_two_imf_files_that_differ_stop_the_run(raw_folder):
    tables = trade_dots.read(raw_folder)
    name = "imf_dots_reporter_comparators"
    changed = tables[name].copy()
    row = changed.index[
        (changed["reporter_code"] == "TUR") & (changed["partner_code"] == "RUS") & (changed["year"] == "2010")
    ][0]
    changed.loc[row, "value_usd_million"] = "1.5"
    with pytest.raises(BadTable, match=r"TUR RUS export 2010: two files differ: .*1\.5"):
        trade_dots.tidy(tables | {name: changed})


@pytest.mark.raw
def test_an_aggregate_with_a_code_and_a_lost_partner_stop_the_run(raw_folder):
    tables = trade_dots.read(raw_folder)
    own = tables["imf_dots_reporter_pakistan"]
    changed = own.assign(partner_type=own["partner_type"].mask(own["partner_code"] == "USA", "aggregate"))
    with pytest.raises(BadTable, match="column partner_code: 'USA' is the code of an aggregate"):
        trade_dots.tidy(tables | {"imf_dots_reporter_pakistan": changed})
    made = trade_dots.tidy(tables)
    lost = made["trade"].query("not (reporter == 'PAK' and partner == 'USA')")
    with pytest.raises(BadTable, match="the partners add up to 0"):
        trade_dots.check(made | {"trade": lost})


@pytest.mark.raw
def test_nothing_is_written_when_a_trade_file_is_damaged(sample, tmp_path, monkeypatch, capsys):
    folder = copied(sample, trade_checks, tmp_path / "raw")
    path = trade_checks.RAW["wits_summary"]
    write(folder / path, cell(folder / path, 4, "value", "many"))
    monkeypatch.setattr(raw, "verify", lambda folder: None)
    monkeypatch.setattr(runner, "ADAPTERS", (trade_checks,))
    assert runner.main(["--raw", str(folder), "--out", str(tmp_path / "out")]) == 1
    assert f"Nothing was written.\n{path}, row 6, column value: 'many' does not fit." in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
