"""The runner: the committed tables come out of the raw files; a changed raw file changes nothing."""

from __future__ import annotations

import gzip
import shutil
from collections import Counter

import pandas as pd
import pytest
import yaml
from places import DATA

from alignment.data import load, package
from alignment.errors import BadTable
from sources import __main__ as runner
from sources import raw, repair, unga, write


def content(path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


@pytest.fixture(scope="module")
def built(raw_folder, tmp_path_factory):
    out = tmp_path_factory.mktemp("built")
    assert runner.main(["--raw", str(raw_folder), "--out", str(out)]) == 0
    return out


@pytest.mark.raw
def test_the_committed_tables_come_out_of_the_raw_files(built):
    for entry in package()["resources"]:
        assert content(built / entry["path"]) == content(DATA / entry["path"]), entry["path"]


@pytest.mark.raw
def test_a_second_run_changes_no_byte(built, raw_folder, capsys):
    before = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in built.iterdir()}
    assert runner.main(["--raw", str(raw_folder), "--out", str(built)]) == 0
    assert {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in built.iterdir()} == before
    assert "0 files changed" in capsys.readouterr().out


@pytest.mark.raw
def test_a_changed_raw_file_stops_the_run_and_nothing_is_written(raw_folder, tmp_path, capsys):
    for entry in raw.record():
        (tmp_path / "raw" / entry["path"]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(raw_folder / entry["path"], tmp_path / "raw" / entry["path"])
    changed = tmp_path / "raw" / "history" / "glossary.csv"
    changed.write_bytes(changed.read_bytes().replace(b"abstention", b"Abstention", 1))
    (tmp_path / "raw" / "unga" / "undl_member_names.csv").unlink()
    assert runner.main(["--raw", str(tmp_path / "raw"), "--out", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    assert "history/glossary.csv: its sha256 is" in told and "undl_member_names.csv: the raw file is missing." in told
    assert "Nothing was written." in told and not (tmp_path / "out").exists()


@pytest.mark.raw
def test_agreement_computed_afresh_equals_the_table_that_came_with_the_raw_files(raw_folder):
    votes = load("un_votes").query("vote != 'absent'").astype({"state": str})
    points = votes["vote"].astype(str).map({"yes": 1.0, "abstain": 0.5, "no": 0.0})
    wide = votes.assign(points=points).pivot(index=["year", "resolution"], columns="state", values="points")
    gap = wide.drop(columns="PAK").sub(wide["PAK"], axis=0).abs()
    ours = {
        name: (gap == size).groupby("year").sum().stack()
        for name, size in (("same", 0), ("half", 0.5), ("opposite", 1))
    }
    ours = pd.DataFrame(ours).rename_axis(["year", "partner"])
    ours = ours[ours.sum(axis=1) > 0]
    theirs = raw.text_table(raw_folder / "unga" / "derived_pakistan_agreement_by_year.csv.gz")
    theirs = theirs.astype({c: int for c in ("year", "n", "same", "half", "opposite")}).set_index(["year", "partner"])
    pd.testing.assert_frame_equal(
        ours.sort_index(), theirs[["same", "half", "opposite"]].sort_index(), check_dtype=False
    )
    assert (ours.sum(axis=1).sort_index() == theirs["n"].sort_index()).all()


def test_a_missing_raw_folder_names_the_publishers_and_says_that_readers_do_not_need_it(tmp_path, capsys):
    assert runner.main(["--raw", str(tmp_path / "none"), "--out", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    assert "Dag Hammarskjöld Library" in told and "https://doi.org/10.7910/DVN/LEJUQZ" in told
    assert "The book and its tests do not need it" in told
    assert not (tmp_path / "out").exists()


def test_a_write_that_fails_half_way_leaves_nothing_behind(tmp_path, monkeypatch):
    (tmp_path / "a.csv").write_text("old")
    files = {tmp_path / "a.csv": b"new", tmp_path / "b.csv": "not bytes"}
    with pytest.raises(TypeError):
        write.write_all(files)
    assert {p.name: p.read_text() for p in tmp_path.iterdir()} == {"a.csv": "old"}


def test_a_file_packed_by_another_zlib_is_kept_when_it_says_the_same(tmp_path):
    path = tmp_path / "t.csv.gz"
    path.write_bytes(gzip.compress(b"a\n1\n", 1, mtime=7))
    assert write.packed(path, b"a\n1\n") == path.read_bytes()
    assert write.packed(path, b"a\n2\n") == gzip.compress(b"a\n2\n", 9, mtime=0)


TABLE = {"t": pd.DataFrame({"id": ["1", "2"], "date": ["1982-02-21", "1990-01-01"], "x": ["1", "0"], "y": ["1", "0"]})}
RECORD = {
    "table": "t",
    "where": {"id": "1"},
    "action": "set",
    "was": {"date": "1982-02-21"},
    "to": {"date": "1982-12-09"},
    "rows": 1,
    "reason": "r",
}


def test_a_repair_is_made_on_a_copy():
    done = repair.repaired(TABLE, [RECORD])["t"]
    assert done["date"].tolist() == ["1982-12-09", "1990-01-01"]
    assert TABLE["t"]["date"].tolist() == ["1982-02-21", "1990-01-01"]


@pytest.mark.parametrize(
    "change,words",
    [
        ({"was": {"date": "1982-03-21"}}, "no longer holds '1982-03-21'"),
        ({"where": {"id": "9"}}, "it meets 0 rows"),
        ({"where": {"date": {"from": "1980-01-01"}}, "rows": 1}, "it meets 2 rows"),
        ({"identical": ["x", "date"]}, "differ now"),
        ({"action": "blank_all_but", "columns": ["id"], "was_only": "1"}, "some cell is not '1'"),
    ],
)
def test_a_repair_whose_fault_is_gone_stops_the_run(change, words):
    with pytest.raises(BadTable, match=words):
        repair.repaired(TABLE, [RECORD | change])


def test_rows_and_cells_are_dropped_and_blanked():
    drop = {"table": "t", "where": {"x": "0"}, "action": "drop", "rows": 1}
    blank = {
        "table": "t",
        "where": {"x": ["0", "1"]},
        "action": "blank",
        "columns": ["y"],
        "identical": ["x", "y"],
        "rows": 2,
    }
    assert repair.repaired(TABLE, [drop])["t"]["id"].tolist() == ["1"]
    assert repair.repaired(TABLE, [blank])["t"]["y"].tolist() == ["", ""]


def raw_tables(adapter) -> list[str]:
    """The names under which an adapter reads its raw tables."""
    if named := getattr(adapter, "RAW", None) or getattr(adapter, "SHAPES", None):
        return list(named)
    family = adapter.__name__.rpartition(".")[2]
    files = [raw.HERE / folder / f"{family}.yml" for folder in ("layouts", "shapes")]
    return [name for file in files if file.is_file() for name in yaml.safe_load(file.read_text(encoding="utf-8"))]


def test_every_repair_is_for_a_raw_table_of_one_adapter():
    read_by = Counter(name for adapter in runner.ADAPTERS for name in raw_tables(adapter))
    assert {name: read_by[name] for name in {r["table"] for r in repair.records()} if read_by[name] != 1} == {}


def test_no_two_adapters_name_a_raw_file_alike():
    named = [name for adapter in runner.ADAPTERS for name in getattr(adapter, "RAW", {})]
    assert len(named) == len(set(named)) >= len(unga.RAW) + 12
