"""What all folders of tests share: where things are, and one browser."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from browser import chromium


@pytest.fixture(scope="session")
def browser():
    """One browser for all tests: Playwright allows one at a time in a thread."""
    with chromium() as running:
        yield running
