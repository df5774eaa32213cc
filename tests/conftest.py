"""What all folders of tests share: where things are, and one browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
sys.path.insert(0, str(HERE))

from browser import chromium


@pytest.fixture(scope="session")
def browser():
    """One browser for all tests: Playwright allows one at a time in a thread."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core's source, installed from the lock file when it is missing."""
    if not AXE.exists():
        npm = shutil.which("npm", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
        subprocess.run([npm, "ci"], cwd=HERE, check=True, capture_output=True)
    return AXE.read_text("utf-8")
