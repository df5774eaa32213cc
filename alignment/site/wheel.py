"""The book's package with its data as one file that pip installs: a notebook away from the book's folder needs it.

    wheel/reading_the_pivot-0.1.0-py3-none-any.whl

In it: `alignment` without this folder `site` and without `course`, and `alignment/_book/` with the tables, claims and
excerpts of `data/` and what a citation needs of `_config.yml`. The same inputs give the same bytes. Nothing is
downloaded to build it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import yaml
from sphinx.errors import SphinxError

from ..errors import fault
from ..place import IN_WHEEL, PACKAGE
from .pages import is_html

FOLDER = "wheel"
PROJECT = Path(__file__).parent / "templates" / "wheel.toml"
TABLES = ("*.csv", "*.csv.gz", "*.json", "*.yml")
CITED = ("title", "author", "copyright")
# setuptools' own hook for tools that build: no isolation, hence no download.
BUILD = "import sys; from setuptools import build_meta; build_meta.build_wheel(sys.argv[1])"
SAME_DATE = {"SOURCE_DATE_EPOCH": "315532800"}  # 1980, where the dates of a zip begin


def setup_wheel(app) -> None:
    # Before the pages: each notebook names the wheel.
    app.connect("builder-inited", write_wheel)


def write_wheel(app) -> None:
    """Build the wheel into the site and note its address there."""
    if not is_html(app):
        return
    target = Path(app.outdir, FOLDER)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    app.pivot_wheel = address(build_wheel(Path(app.srcdir), target))


def address(wheel: Path) -> str:
    """The wheel's place in the site, with its hash, so that no host serves an older one that it kept.

    The hash is a query and no part of the path: a notebook that was downloaded last year gets today's wheel.
    """
    return f"{FOLDER}/{quote(wheel.name)}?{hashlib.sha256(wheel.read_bytes()).hexdigest()[:12]}"


def build_wheel(book: Path, target: Path) -> Path:
    """Build the wheel of the book in folder `book` into the folder `target`; its path.

    Raises
    ------
    SphinxError : setuptools could not build it; says what setuptools said.
    """
    with TemporaryDirectory() as place:
        gather(book, Path(place))
        command = [sys.executable, "-c", BUILD, str(target.resolve())]
        env = os.environ | SAME_DATE
        done = subprocess.run(command, cwd=place, env=env, umask=0o022, capture_output=True, text=True)
    if done.returncode:
        raise SphinxError(
            fault(
                "the wheel of the book",
                f"setuptools could not build it:\n{done.stderr[-2000:]}",
                "a wheel of `alignment` and data/.",
                f"correct alignment/site/templates/{PROJECT.name}.",
            )
        )
    return next(target.glob("*.whl"))


def gather(book: Path, place: Path) -> None:
    """Put what the wheel holds into `place`."""
    package = place / PACKAGE.name
    shutil.copytree(PACKAGE, package, ignore=left_out)
    inside = package / IN_WHEEL.name
    (inside / "data").mkdir(parents=True)
    for path in (path for pattern in TABLES for path in (book / "data").glob(pattern)):
        shutil.copyfile(path, inside / "data" / path.name)
    (inside / "_config.yml").write_text(cited(book / "_config.yml"), "utf-8")
    for path in book.glob("LICENSE*"):
        shutil.copyfile(path, place / path.name)
    shutil.copyfile(PROJECT, place / "pyproject.toml")
    same_rights(place)


def left_out(folder: str, names: list[str]) -> set[str]:
    """Code that no reader's notebook needs, what Python keeps, and hidden files."""
    ours = {"site", "course"} if Path(folder) == PACKAGE else set()
    return ours | {name for name in names if name == "__pycache__" or name.startswith(".")}


def cited(config: Path) -> str:
    """The settings that the citation of a figure needs, as YAML."""
    said = yaml.safe_load(config.read_text("utf-8"))
    return yaml.safe_dump({name: said[name] for name in CITED}, allow_unicode=True)


def same_rights(place: Path) -> None:
    """A wheel keeps each file's rights, which differ from computer to computer."""
    for path in filter(Path.is_file, place.rglob("*")):
        path.chmod(0o644)
