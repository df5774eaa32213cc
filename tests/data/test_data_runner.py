"""The runner: the committed tables come out of the raw files; a changed raw file changes nothing."""

from __future__ import annotations

import gzip
import io
import json
import shutil

import pandas as pd
import pytest
from places import DATA

from alignment.data import load, package
from alignment.errors import BadTable
from sources import __main__ as runner
from sources import changes, raw, repair, write
from sources.progress import Progress


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


@pytest.mark.parametrize("made,words", [(False, "there is no such folder."), (True, "none of the publishers' files")])
def test_without_raw_files_the_publishers_are_named_and_readers_do_not_need_them(tmp_path, capsys, made, words):
    if made:
        (tmp_path / "none").mkdir()
    assert runner.main(["--raw", str(tmp_path / "none"), "--out", str(tmp_path / "out")]) == 1
    told = capsys.readouterr().err
    assert words in told and "The book and its tests do not need it" in told
    missing = [e["path"] for e in raw.record() if not {e["path"], e["publisher"], e["published_at"]} <= _said(told)]
    assert missing == [] and not (tmp_path / "out").exists()


def _said(told: str) -> set[str]:
    return {line.strip().removeprefix("published: ") for line in told.splitlines()}


def test_a_run_tells_rows_and_columns_that_change(tmp_path):
    def told(name: str, before: bytes, now: bytes) -> str:
        write.write_all({tmp_path / name: write.packed(tmp_path / name, before)})
        return "".join(changes.told({tmp_path / name: write.packed(tmp_path / name, now)}))

    assert told("a.csv", b"x,y\n1,2\n3,4\n", b"x,y\n1,2\n3,4\n") == ""
    assert told("a.csv.gz", b"x\n1\n2\n", b"x\n1\n2\n3\n") == "a.csv.gz: 2 rows before, 3 now; 1 added, 0 removed"
    assert "1 added, 1 removed (a changed row counts in both)" in told("a.csv", b"x,y\n1,2\n", b"x,y\n1,3\n")
    assert "columns new: z; gone: y" in told("a.csv", b"x,y\n1,2\n", b"x,z\n1,2\n")
    assert changes.told({tmp_path / "b.csv": b"x\n1\n"}) == ["b.csv: new, 1 rows"]
    one, two = (json.dumps({"resources": [{"name": "t", "rows": n}, {"name": "u"}]}).encode() for n in (1, 2))
    assert told("datapackage.json", one, two) == "datapackage.json: the entries of t"


@pytest.mark.parametrize(
    "name,before,now,words",
    [
        ("datapackage.json", b"<<<<<<< HEAD\n{}\n=======\n", b'{"resources": []}', "new"),
        ("datapackage.json", b'{"name": "t"}', b'{"resources": []}', "new"),
        ("datapackage.json", b"[]", b'{"resources": []}', "new"),
        ("a.csv", b"", b"x\n1\n2\n", "new, 2 rows"),
        ("a.csv", b"x\n\xff\n", b"x\n1\n", "new, 1 rows"),
        ("a.csv.gz", b"no gzip", b"x\n1\n", "new, 1 rows"),
    ],
)
def test_a_run_mends_a_file_that_cannot_be_read_and_says_so(tmp_path, name, before, now, words):
    (tmp_path / name).write_bytes(before)
    files = {tmp_path / name: write.packed(tmp_path / name, now)}
    assert changes.told(files) == [f"{name}: damaged before; {words}"]


def test_progress_is_a_bar_on_a_terminal_and_lines_in_a_log():
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    for to, shown in ((io.StringIO(), "1/2 a\n2/2 b\n"), (Terminal(), f"1/2 a\r\033[K[{'#' * 12}{'-' * 12}] 2/2 b")):
        say = Progress(2, to)
        say("a")
        say("b")
        assert to.getvalue().endswith(shown)
        say.close()
    assert to.getvalue().endswith("\r\033[K"), "the bar is taken away"


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
