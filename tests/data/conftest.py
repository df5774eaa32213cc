"""What the tests of the data share: the raw folder where it is at hand, and a copy of data/ that may be damaged."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pandas as pd
import pytest

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parents[1])]

from places import DATA, shared

from alignment.data import load


@pytest.fixture(scope="session")
def raw_folder() -> Path:
    """The publishers' raw files; RAW names another place."""
    folder = Path(os.environ.get("RAW") or shared("sources"))
    if not folder.is_dir():
        pytest.skip(f"the raw files are not at hand ({folder}); RAW names their folder")
    return folder


@pytest.fixture
def copied(tmp_path, monkeypatch) -> Path:
    """A copy of data/ in use instead of the real one; tests may break it."""
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    monkeypatch.setenv("PIVOT_DATA", str(folder))
    return folder


@pytest.fixture(scope="session")
def trade() -> pd.DataFrame:
    """The IMF's books by partner; tests do not change it."""
    return load("trade").astype({"reporter": str, "flow": str})


@pytest.fixture(scope="session")
def world() -> pd.DataFrame:
    """The IMF's totals; tests do not change it."""
    return load("trade_world").astype({"flow": str})
