"""A browser, a local server, and readers for the tests of the self-checks."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from desk import Pages, Reader  # noqa: E402
from readers import serving, watched  # noqa: E402

from alignment.checks import door  # noqa: E402


@pytest.fixture(autouse=True)
def _fresh_ids(monkeypatch):
    """Each test may use any id."""
    monkeypatch.setattr(door, "SEEN", {})


@pytest.fixture(scope="session")
def address():
    with serving(Pages) as address:
        yield address


@pytest.fixture
def reader(browser, address):
    """Gives readers; closes them, and fails when a page of theirs wrote an error to the console."""
    with watched(Reader, browser, address) as new:
        yield new
