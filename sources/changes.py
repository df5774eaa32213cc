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
    there, packed = path.is_file(), path.suffix == ".gz"
    now = _parts(path, gzip.decompress(new) if packed else new)
    before = _parts(path, unpacked(path)) if there else None
    if before is None:
        size = f", {len(now) - 1:,} rows" if ".csv" in path.suffixes else ""
        words = f"{'damaged before; ' if there else ''}new{size}"
    elif path.suffix == ".json":
        words = f"the entries of {', '.join(_differing(before, now)) or 'no table'}"
    else:
        words = _compared(before, now) if ".csv" in path.suffixes else "changed"
    return f"{path.name}: {words}"


def _parts(path: Path, content: bytes | None) -> list | dict | bytes | None:
    """The rows of a table, the entries of datapackage.json by name, else the bytes; None when it cannot be read."""
    try:
        if path.suffix == ".json":
            return {entry["name"]: entry for entry in json.loads(content)["resources"]}
        return _rows(content) or None if ".csv" in path.suffixes else content
    except (ValueError, TypeError, LookupError, AttributeError, csv.Error):
        return None


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


def _differing(before: dict[str, dict], now: dict[str, dict]) -> list[str]:
    """The tables whose entry in datapackage.json differs."""
    return [name for name in before | now if before.get(name) != now.get(name)]
