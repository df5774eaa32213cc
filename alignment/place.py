"""Where the book's own files are, its tables and its settings: beside this package; in a wheel, inside it."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
# `alignment.site.wheel` makes this folder, in the wheel only.
IN_WHEEL = PACKAGE / "_book"


def home() -> Path:
    """The folder that holds `data/`, `_config.yml` and `_toc.yml`."""
    return IN_WHEEL if IN_WHEEL.is_dir() else PACKAGE.parent
