"""One bare environment, one copy of the repository and one JupyterLab for all tests of this folder."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from lab_room import ROOT, bare_environment, chapters, install_copy, serving, tracked_copy
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


@pytest.fixture(scope="session", params=chapters(ROOT), ids=lambda chapter: Path(chapter).stem)
def visit(request, lab, copy, tmp_path_factory) -> Visit:
    """What a reader meets who clicks the chapter's Binder button, runs all cells and answers the self-checks."""
    pictures = tmp_path_factory.mktemp("lab-pictures")
    # A thread of its own: Playwright allows one session per thread, and other tests hold theirs open.
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(visit_chapter, lab, copy, request.param, pictures).result()
