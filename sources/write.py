"""Write the same bytes every time: fixed order, line ends and gzip header; a file that says the same is left alone."""

from __future__ import annotations

import gzip
import os
import zlib
from pathlib import Path

import pandas as pd

LEVEL = 9


def csv_bytes(table: pd.DataFrame) -> bytes:
    """The table as UTF-8 CSV, LF line ends; a missing value is an empty cell."""
    return table.to_csv(index=False, lineterminator="\n", na_rep="").encode("utf-8")


def packed(path: Path, content: bytes) -> bytes:
    """The bytes for the file at `path`: gzipped when its name ends in .gz.

    Another zlib packs the same content into other bytes. So where the file there already says the same, its own
    bytes are kept, and a rebuild on another machine changes nothing.
    """
    if path.suffix != ".gz":
        return content
    if path.is_file() and unpacked(path) == content:
        return path.read_bytes()
    return gzip.compress(content, LEVEL, mtime=0)


def write_all(files: dict[Path, bytes]) -> list[Path]:
    """Write all files or none: first all beside their places, then rename. Returns those that changed."""
    changed = {p: b for p, b in files.items() if not p.is_file() or p.read_bytes() != b}
    waiting = {path: path.with_name(path.name + ".new") for path in changed}
    try:
        for path, content in changed.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            waiting[path].write_bytes(content)
        for path, new in waiting.items():
            os.replace(new, path)
    finally:
        for new in waiting.values():
            new.unlink(missing_ok=True)
    return sorted(changed)


def unpacked(path: Path) -> bytes | None:
    """What the file at `path` says; None when it is a damaged gzip."""
    content = path.read_bytes()
    try:
        return gzip.decompress(content) if path.suffix == ".gz" else content
    except (OSError, EOFError, zlib.error):
        return None
