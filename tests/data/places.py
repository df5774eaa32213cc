"""Where the data and the publishers' raw files are."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"


def shared(*parts: str) -> Path:
    """A place beside the repository that a reader's copy does not have."""
    return ROOT.parent.joinpath("shared", *parts)
