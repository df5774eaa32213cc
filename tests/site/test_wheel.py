"""The wheel that notebooks install away from the book's folder: whole, the same each time, kind to its host."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile

import pytest
from packaging.requirements import Requirement
from served import ADDRESS, ROOT

from alignment import __version__
from alignment.data import load, package
from alignment.site import wheel

NAME = f"reading_the_pivot-{__version__}"
# Older packages of a host, with which tests/lab/test_away.py runs a notebook; pip leaves them as they are.
ON_A_HOST = {"pandas": "2.2.2", "matplotlib": "3.10.0", "numpy": "2.0.2", "anywidget": "0.9.0"}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return wheel.build_wheel(ROOT, tmp_path_factory.mktemp("wheel"))


def test_the_same_book_gives_the_same_bytes(built, tmp_path):
    other = tmp_path / "book"
    for name in ("data", "_config.yml", "LICENSE", "LICENSE-CODE"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        other.mkdir(exist_ok=True)
        copy(ROOT / name, other / name)
    before = os.umask(0o077)
    try:
        again = wheel.build_wheel(other, tmp_path)
    finally:
        os.umask(before)
    assert again.name == built.name == f"{NAME}-py3-none-any.whl"
    assert again.read_bytes() == built.read_bytes()


def test_every_table_is_inside_as_it_is_in_the_book(built):
    with zipfile.ZipFile(built) as held:
        names = set(held.namelist())
        wanted = ["datapackage.json", "claims.yml", *(entry["path"] for entry in package()["resources"])]
        assert [name for name in wanted if f"alignment/_book/data/{name}" not in names] == []
        assert [n for n in wanted if held.read(f"alignment/_book/data/{n}") != (ROOT / "data" / n).read_bytes()] == []
        left_out = ("alignment/site/", "alignment/course/")
        assert not [name for name in names if name.startswith(left_out) or "__pycache__" in name]


def test_away_from_the_book_the_package_finds_its_own_tables(built, tmp_path):
    with zipfile.ZipFile(built) as held:
        held.extractall(tmp_path / "site-packages")
    code = "from alignment.data import load; print(len(load('states')))"
    there = outside(tmp_path, code)
    assert there.stdout.strip() == str(len(load("states"))), there.stderr
    (tmp_path / "site-packages/alignment/_book/data/states.csv").unlink()
    lost = outside(tmp_path, code)
    assert "data/states.csv: the file is missing" in lost.stderr
    mend = lost.stderr.split("Mend:")[1]
    assert "run the notebook's first cell again" in mend and "git" not in mend


def outside(folder, code: str) -> subprocess.CompletedProcess:
    """Run code in a folder without the book; the unpacked wheel is all that it can import of it."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PIVOT")}
    env["PYTHONPATH"] = str(folder / "site-packages")
    command = [sys.executable, "-c", code]
    return subprocess.run(command, check=False, cwd=folder, env=env, capture_output=True, text=True)


def test_it_asks_only_for_what_the_book_asks_for_and_leaves_a_hosts_own_packages(built):
    with zipfile.ZipFile(built) as held:
        metadata = held.read(f"{NAME}.dist-info/METADATA").decode()
    needs = {need.name: need for need in map(Requirement, re.findall(r"^Requires-Dist: (.*)$", metadata, re.M))}
    book = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    pinned = {need.name: str(need.specifier).removeprefix("==") for need in map(Requirement, book)}
    assert set(needs) <= set(pinned)
    assert [n for n, need in needs.items() if "==" in pinned[n] and not need.specifier.contains(pinned[n])] == []
    assert [name for name, version in ON_A_HOST.items() if not needs[name].specifier.contains(version)] == []


def first_cell(book, name: str) -> str:
    notebook = json.loads((book.folder / "notebooks" / name).read_text("utf-8"))
    return "".join(notebook["cells"][0]["source"])


def test_a_notebook_begins_by_installing_the_sites_own_wheel(tiny):
    cell = first_cell(tiny, "02-tiny.ipynb")
    place, shortened = re.search(r'%pip install --quiet "\{SITE\}(.*)\?(.*)"', cell).groups()
    assert hashlib.sha256((tiny.folder / place).read_bytes()).hexdigest().startswith(shortened)
    assert 'SITE = "https://reading-the-pivot.github.io/reading-the-pivot/"\n' in cell


def test_where_the_site_has_an_address_the_wheel_comes_from_there(asked):
    assert f'SITE = "{ADDRESS}"\n' in first_cell(asked, "02-tiny.ipynb")


def test_the_wheel_is_not_kept_on_a_readers_device(tiny):
    kept = json.loads((tiny.folder / "offline.json").read_text("utf-8"))["files"]
    assert list((tiny.folder / "wheel").glob("*.whl")) and not [name for name in kept if name.startswith("wheel/")]


def test_the_colab_button_opens_the_notebook_of_the_published_site(tiny):
    with tiny.open("chapters/02-tiny.html") as page:
        href = page.get_by_role("link", name="Colab").get_attribute("href")
    assert href.endswith("/reading-the-pivot/blob/gh-pages/notebooks/02-tiny.ipynb")
    assert (tiny.folder / "notebooks/02-tiny.ipynb").is_file()
