"""A served page with two explorers, readers, and names that every test may use."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from readers import serving, watched  # noqa: E402
from stage import Pages, Reader, site  # noqa: E402

from alignment.checks import door  # noqa: E402


@pytest.fixture(autouse=True)
def _fresh_names(monkeypatch):
    """Each test may use any name."""
    monkeypatch.setattr(door, "SEEN", {})


@pytest.fixture(scope="session")
def address():
    site()  # drawn before anybody waits for it
    with serving(Pages) as address:
        yield address


@pytest.fixture
def reader(browser, address):
    """Gives readers; closes them, and fails when a page of theirs wrote an error to the console."""
    with watched(Reader, browser, address) as new:
        yield new
