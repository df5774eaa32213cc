"""CONTRIBUTING's "Add a year", done for real: the last year of the ideal points is held back, then added again."""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from places import DATA, ROOT

from alignment.errors import BadTable
from sources import door, package, raw, repair, sums

RAW, TABLE, LAST = "unga/idealpoints_FP_1946-2025_v38.csv.gz", "ideal_points", 2025
# The three files that a maintainer changes for a year, and what in them does not know it yet.
RECORD, SHAPE, TEXT = "sources/raw.yml", "sources/shapes/unga.yml", f"sources/tables/{TABLE}.yml"
# What the rows tell a maintainer to look for in an adapter.
NAMED_IN_CODE = {
    "UNSOUND_FROM": "sources/unga.py",
    "NOT_OWN_BOOK": "sources/trade_cow.py",
    "CIVILIANS": "sources/rulers.py",
    "70.3": "sources/aiddata.py",
}


class Book:
    """A copy of the repository a year ago, with its raw files: nothing in it knows the last year."""

    def __init__(self, folder: Path, raw_folder: Path) -> None:
        self.folder, self.raw = folder / "book", folder / "raw"
        for name in ("sources", "alignment", "data"):
            shutil.copytree(ROOT / name, self.folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        for record in raw.record():
            (self.raw / record["path"]).parent.mkdir(parents=True, exist_ok=True)
            (self.raw / record["path"]).symlink_to(raw_folder / record["path"])
        self.new = (raw_folder / RAW).read_bytes()
        self.put(older := gzip.compress(without_last_year(gzip.decompress(self.new).decode()).encode(), mtime=0))
        name = Path(RAW).name.removesuffix(".csv.gz")
        self.hold(RECORD, sha256(self.new), sha256(older))
        self.hold(SHAPE, rf"(?<=\n{re.escape(name)}:\n)((?:  .*\n)*?    year: .* to ){LAST}", rf"\g<1>{LAST - 1}")
        self.hold(TEXT, rf"(- name: year\n(?:      .*\n)*?.*maximum: ){LAST}", rf"\g<1>{LAST - 1}")

    def put(self, content: bytes) -> None:
        """The raw file in its place."""
        (self.raw / RAW).unlink()
        (self.raw / RAW).write_bytes(content)

    def hold(self, path: str, old: str, new: str) -> None:
        text, found = re.subn(old, new, (ROOT / path).read_text(encoding="utf-8"))
        assert found == 1, path
        (self.folder / path).write_text(text, encoding="utf-8")

    def follow(self, path: str) -> None:
        """Change the file as it was changed when the year came."""
        shutil.copyfile(ROOT / path, self.folder / path)

    def run(self) -> subprocess.CompletedProcess:
        command = [sys.executable, "-m", "sources", "--raw", str(self.raw)]
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)

    def refused(self) -> str:
        """What a run says that refuses; it writes nothing."""
        before, done = self.rows(), self.run()
        assert done.returncode == 1 and "Nothing was written." in done.stderr and self.rows() == before
        return done.stderr

    def rows(self) -> list[str]:
        return rows(self.folder / "data")


def without_last_year(text: str) -> str:
    header, *lines = text.splitlines(keepends=True)
    at = next(csv.reader([header])).index("year")
    return "".join([header, *(line for line in lines if next(csv.reader([line]))[at] != str(LAST))])


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def rows(folder: Path) -> list[str]:
    return gzip.decompress((folder / f"{TABLE}.csv.gz").read_bytes()).decode().splitlines()


def entry(folder: Path) -> dict:
    return next(r for r in json.loads((folder / "datapackage.json").read_text())["resources"] if r["name"] == TABLE)


@pytest.mark.raw
def test_a_year_is_added_step_by_step(tmp_path, raw_folder):
    book = Book(tmp_path, raw_folder)
    data = book.folder / "data"
    done = book.run()
    assert done.returncode == 0, done.stderr
    old = book.rows()
    assert entry(data)["years"] == [1946, LAST - 1]

    # 2. and 3. Put the new release in its place: the run refuses, because nobody has read it.
    book.put(book.new)
    assert f"{RAW}: its sha256 is {sha256(book.new)}." in (told := book.refused()) and RECORD in told
    # 4. Record its checksum: the run refuses at the door a year that the raw file's shape does not know.
    book.follow(RECORD)
    unknown = f"column year: '{LAST}' does not fit.\nExpected: a value from 1946 to {LAST - 1}.\n"
    assert f"{RAW}, row" in (told := book.refused()) and unknown in told and "sources/shapes/" in told
    # Raise the last year of the shape: the run refuses a year that the table does not know.
    book.follow(SHAPE)
    assert f"{TABLE}, row" in (told := book.refused()) and unknown in told and TEXT in told
    # Raise it in the table's text: the year is in, and nothing else has changed.
    book.follow(TEXT)
    done = book.run()
    told = "done: 2 files changed\n  datapackage.json: the entries of ideal_points\n  ideal_points.csv.gz: "
    assert told in done.stdout and f"{len(book.rows()) - len(old):,} added, 0 removed" in done.stdout
    new = set(book.rows()) - set(old)
    assert set(old) <= set(book.rows()) and {row.split(",")[1] for row in new} == {str(LAST)}
    assert book.rows() == rows(DATA)
    assert entry(data) | {"hash": "", "bytes": 0} == entry(DATA) | {"hash": "", "bytes": 0}


def refusals(folder: Path) -> str:
    """What the run says when it refuses: one real message for each thing that a new release brings."""
    codes = {"path": "t.csv", "key": [], "columns": {"x": ["new", "used"]}}
    years = {"path": "t.csv", "key": ["year"], "columns": {"year": "integer from 1946 to 2025"}}
    fault = {"table": "t", "where": {"x": "1"}, "action": "drop", "rows": 1}
    wrong = folder / raw.record()[0]["path"]
    wrong.parent.mkdir()
    wrong.write_bytes(b"new release")

    def table(content: str, shape: dict):
        (folder / "t.csv").write_text(content, encoding="utf-8")
        door.table(folder, shape)

    steps = [
        lambda: raw.verify(folder),
        lambda: table("year\n2026\n", years),
        lambda: table("y\n2025\n", years),
        lambda: table("year\n2025\n2025\n", years),
        lambda: table("x\nrented\n", codes),
        lambda: sums.agree("t", 1, 2, "rows"),
        lambda: repair.repaired({"t": raw.text_table(folder / "t.csv")}, [fault]),
    ]
    told = []
    for step in steps:
        with pytest.raises(BadTable) as error:
            step()
        told.append(str(error.value))
    return "\n".join(told)


def test_every_message_that_contributing_quotes_is_one_that_the_run_says(tmp_path):
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    steps = text[text.index("3. **Run") : text.index("5. **When it says")]
    quoted = re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", steps) + re.findall(r"`(its [^`]+)`", steps)
    told = refusals(tmp_path)
    assert len(quoted) > 7 and not [words for words in quoted if words.rstrip("… ") not in told]
    assert "done: " in (ROOT / "sources" / "__main__.py").read_text(encoding="utf-8")


def test_contributing_has_a_row_for_every_table_and_names_files_that_are_there():
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    listed = [name for row in re.findall(r"^\| (.*?) \|", text, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)]
    assert sorted(listed) == sorted(package.head()["tables"])
    files = re.findall(r"`((?:sources|tests|data)/[\w./]+\.\w+)`", text)
    assert len(files) > 8 and not [
        name for name in files if not {"NAME", "NN"} & set(re.split(r"\W|_", name)) and not (ROOT / name).is_file()
    ]
    assert all((ROOT / name).read_text(encoding="utf-8").count(word) for word, name in NAMED_IN_CODE.items())
    imf = [record for record in raw.record() if record["path"].startswith("trade/imf_dots_")]
    assert len(imf) == 7 and "all seven cuts (`trade/imf_dots_…`)" in text
