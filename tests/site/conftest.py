"""The built book and a tiny one, served on this computer, in a real browser that can reach nothing else."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from served import ADDRESS, ROOT, Site, run_site, served


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("site")


@pytest.fixture(scope="session")
def site(browser):
    """The book itself, built if anything changed since the last build."""
    done = run_site(ROOT, "build")
    if done.returncode:
        pytest.fail(done.stderr, pytrace=False)
    with served(ROOT / "_build" / "html") as url:
        yield Site(ROOT / "_build" / "html", url, browser)


def copy_tiny(target: Path) -> Path:
    """A tiny book with the real settings, the real package and one small chapter."""
    shutil.copytree(HERE / "tiny", target)
    shutil.copy(ROOT / "_config.yml", target)
    shutil.copytree(ROOT / "alignment", target / "alignment", ignore=shutil.ignore_patterns("__pycache__"))
    return target


def built(root: Path) -> Path:
    """The book in this folder, built."""
    done = run_site(root, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return root


@contextmanager
def opened(book: Path, browser, folder: Path) -> Iterator[Site]:
    """The site of a built book; a copy, so that tests of the build do not move it."""
    shutil.copytree(book / "_build" / "html", folder)
    with served(folder) as url:
        yield Site(folder, url, browser)


@pytest.fixture(scope="session")
def tiny_book(tmp_path_factory) -> Path:
    """The tiny book, built once; tests that break it put it back."""
    return built(copy_tiny(tmp_path_factory.mktemp("tiny") / "book"))


@pytest.fixture(scope="session")
def tiny(tiny_book, browser, tmp_path_factory):
    """The tiny book's site."""
    with opened(tiny_book, browser, tmp_path_factory.mktemp("tiny-site") / "html") as site:
        yield site


@pytest.fixture(scope="session")
def asked_book(tmp_path_factory) -> Path:
    """The tiny book with a second chapter, an address, and the real pages that need the site."""
    root = copy_tiny(tmp_path_factory.mktemp("asked") / "book")
    config = root / "_config.yml"
    settings = yaml.safe_load(config.read_text("utf-8"))
    settings["html"] = {"baseurl": ADDRESS}
    config.write_text(yaml.safe_dump(settings), "utf-8")
    shutil.copytree(HERE / "asked", root, dirs_exist_ok=True)
    for name in ("sheets.md", "record.md", "review.md", "offline.md"):
        shutil.copy(ROOT / "appendix" / name, root / "appendix")
    with (root / "chapters" / "references.bib").open("a", encoding="utf-8") as works:
        works.write((ROOT / "chapters" / "references.bib").read_text("utf-8"))
    return built(root)


@pytest.fixture(scope="session")
def asked(asked_book, browser, tmp_path_factory):
    """Its site."""
    with opened(asked_book, browser, tmp_path_factory.mktemp("asked-site") / "html") as site:
        yield site
