"""What a run changes in data/, told in a line per file, so that a maintainer sees at once what a new release brings."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections import Counter
from pathlib import Path

from .write import unpacked


def told(files: dict[Path, bytes]) -> list[str]:
    """One line for each file whose bytes would change; ask before writing."""
    old = {path: path.read_bytes() for path in files if path.is_file()}
    return [_line(path, files[path]) for path in sorted(files) if old.get(path) != files[path]]


def _line(path: Path, new: bytes) -> str:
    old = unpacked(path) if path.is_file() else None
    new = gzip.decompress(new) if path.suffix == ".gz" else new
    if old is None:
        words = "new" if ".csv" not in path.suffixes else f"new, {len(_rows(new)) - 1:,} rows"
    elif path.suffix == ".json":
        words = f"the entries of {', '.join(_entries(old, new)) or 'no table'}"
    else:
        words = _compared(_rows(old), _rows(new)) if ".csv" in path.suffixes else "changed"
    return f"{path.name}: {words}"


def _rows(content: bytes) -> list[tuple[str, ...]]:
    return [tuple(row) for row in csv.reader(io.StringIO(content.decode("utf-8"), newline=""))]


def _compared(old: list[tuple[str, ...]], new: list[tuple[str, ...]]) -> str:
    size = f"{len(old) - 1:,} rows before, {len(new) - 1:,} now"
    if old[0] != new[0]:
        added, gone = (", ".join(sorted(set(a[0]) - set(b[0]))) or "none" for a, b in ((new, old), (old, new)))
        return f"{size}; columns new: {added}; gone: {gone}"
    before, now = Counter(old[1:]), Counter(new[1:])
    added, removed = (now - before).total(), (before - now).total()
    both = " (a changed row counts in both)" if added and removed else ""
    return f"{size}; {added:,} added, {removed:,} removed{both}"


def _entries(old: bytes, new: bytes) -> list[str]:
    """The tables whose entry in datapackage.json differs."""
    before, now = ({entry["name"]: entry for entry in json.loads(text)["resources"]} for text in (old, new))
    return [name for name in before | now if before.get(name) != now.get(name)]
