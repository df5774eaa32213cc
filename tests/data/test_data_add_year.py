"""CONTRIBUTING's "Add a year", done for real: the last year of the ideal points is held back, then added again."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import shutil
from copy import deepcopy

import pytest
from places import DATA, ROOT

from sources import __main__ as runner
from sources import package, raw

PATH = "unga/idealpoints_FP_1946-2025_v38.csv.gz"
TABLE, LAST = "ideal_points", 2025
# What the rows tell a maintainer to look for in an adapter.
NAMED_IN_CODE = {
    "UNSOUND_FROM": "sources/unga.py",
    "NOT_OWN_BOOK": "sources/trade_cow.py",
    "CIVILIANS": "sources/rulers.py",
    "70.3": "sources/aiddata.py",
}


def rows(folder) -> list[str]:
    return gzip.decompress((folder / f"{TABLE}.csv.gz").read_bytes()).decode().splitlines()


def entry(folder) -> dict:
    return next(r for r in json.loads((folder / "datapackage.json").read_text())["resources"] if r["name"] == TABLE)


@pytest.fixture
def before(raw_folder, tmp_path, monkeypatch):
    """The book as it was a year ago: the raw file, its checksum and the table's last year, one year earlier."""
    for record in raw.record():
        (tmp_path / "raw" / record["path"]).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(raw_folder / record["path"], tmp_path / "raw" / record["path"])
    lines = gzip.decompress((raw_folder / PATH).read_bytes()).decode().splitlines(keepends=True)
    at = lines[0].strip().replace('"', "").split(",").index("year")
    older = "".join(lines[:1] + [line for line in lines[1:] if line.split(",")[at] != str(LAST)])
    (tmp_path / "raw" / PATH).chmod(0o644)
    (tmp_path / "raw" / PATH).write_bytes(gzip.compress(older.encode(), mtime=0))
    settings = {"last": LAST - 1, "sha256": hashlib.sha256((tmp_path / "raw" / PATH).read_bytes()).hexdigest()}
    records, described = raw.record(), package.described

    def record():
        return [r | {"sha256": settings["sha256"]} if r["path"] == PATH else r for r in deepcopy(records)]

    def with_last(name):
        text = described(name)
        for field in text["schema"]["fields"] if name == TABLE else []:
            if field["name"] == "year":
                field["constraints"]["maximum"] = settings["last"]
        return text

    monkeypatch.setattr(raw, "record", record)
    monkeypatch.setattr(package, "described", with_last)
    return tmp_path, settings


@pytest.mark.raw
def test_a_year_is_added_step_by_step(before, raw_folder, capsys):
    folder, settings = before
    command = ["--raw", str(folder / "raw"), "--out", str(folder / "out")]

    assert runner.main(command) == 0
    assert entry(folder / "out")["years"] == [1946, LAST - 1]
    old = rows(folder / "out")

    # 1. Put the new release in place: the run refuses, because nobody has read it.
    shutil.copyfile(raw_folder / PATH, folder / "raw" / PATH)
    assert runner.main(command) == 1
    assert f"{PATH}: its sha256 is" in capsys.readouterr().err
    # 2. Record its checksum: the run refuses a year that the table does not know.
    settings["sha256"] = hashlib.sha256((folder / "raw" / PATH).read_bytes()).hexdigest()
    assert runner.main(command) == 1
    assert f"column year: '{LAST}' does not fit.\nExpected: a value from 1946 to {LAST - 1}." in capsys.readouterr().err
    assert rows(folder / "out") == old, "a run that refuses writes nothing"
    # 3. Raise the last year in sources/tables: the year is in, and nothing else has changed.
    settings["last"] = LAST
    assert runner.main(command) == 0
    told = capsys.readouterr().out
    assert "done: 2 files changed\n  datapackage.json: the entries of ideal_points\n  ideal_points.csv.gz: " in told
    assert f"{len(rows(folder / 'out')) - len(old):,} added, 0 removed" in told
    assert entry(folder / "out")["years"] == [1946, LAST]
    new = rows(folder / "out")
    assert set(old) <= set(new) and {row.split(",")[1] for row in set(new) - set(old)} == {str(LAST)}
    shipped = gzip.decompress((DATA / f"{TABLE}.csv.gz").read_bytes()).decode().splitlines()
    assert new == shipped
    assert entry(folder / "out") | {"hash": "", "bytes": 0} == entry(DATA) | {"hash": "", "bytes": 0}


def test_contributing_has_a_row_for_every_table_and_names_files_that_are_there():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    listed = [name for row in re.findall(r"^\| (.*?) \|", text, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)]
    assert sorted(listed) == sorted(package.head()["tables"])
    files = re.findall(r"`((?:sources|tests|data)/[\w./]+\.\w+)`", text)
    assert len(files) > 8 and not [name for name in files if "NAME" not in name and not (ROOT / name).is_file()]
    assert all((ROOT / name).read_text(encoding="utf-8").count(word) for word, name in NAMED_IN_CODE.items())
