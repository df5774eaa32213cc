"""One bare environment, one copy of the repository and one JupyterLab for all tests of this folder."""

from __future__ import annotations

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "site")]

from lab_room import EXAMPLES, ROOT, bare_environment, binder_path, chapters, install_copy, serving, tracked_copy
from lab_visit import Visit, visit_chapter


@pytest.fixture(scope="session")
def copy(tmp_path_factory) -> Path:
    """The tracked files of the repository, and nothing else, in a folder of their own."""
    return tracked_copy(tmp_path_factory.mktemp("lab") / "book")


@pytest.fixture(scope="session")
def environment(request, copy) -> Path:
    """A virtual environment as Binder makes it: requirements.txt, the package, postBuild."""
    python = bare_environment(request.config.cache.mkdir("lab-environments"))
    install_copy(python, copy)
    return python


@pytest.fixture(scope="session")
def lab(environment, copy):
    """Address of a JupyterLab that shows the copy, and the folder of its connection files."""
    with serving(environment, copy) as running:
        yield running


@pytest.fixture(scope="session")
def visited(lab, copy, tmp_path_factory) -> Callable[[str], Visit]:
    """What a reader meets who opens a page, runs all cells and answers the self-checks; each page is visited once.

    A chapter is opened at its Binder button's path. The appendix has no such button: its page is opened as a file.
    """
    pictures = tmp_path_factory.mktemp("lab-pictures")

    @cache
    def once(page: str) -> Visit:
        path = f"lab/tree/{page}" if page == EXAMPLES else binder_path(page)
        # A thread of its own: Playwright allows one session per thread, and other tests hold theirs open.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(visit_chapter, lab, copy, page, path, pictures).result()

    return once


@pytest.fixture(scope="session", params=chapters(ROOT), ids=lambda page: Path(page).stem)
def visit(request, visited) -> Visit:
    """A visit to a chapter."""
    return visited(request.param)


@pytest.fixture(scope="session", params=[*chapters(ROOT), EXAMPLES], ids=lambda page: Path(page).stem)
def answered(request, visited) -> Visit:
    """A visit to a chapter, or to the page of the appendix with an example of every kind."""
    return visited(request.param)
