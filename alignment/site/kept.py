"""Work that is kept between builds: what was made, under one hash of all that it was made from.

The folder lies in Sphinx's memory, which goes when the settings or the packages change.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

from .rerun import digest

HERE = Path(__file__).parent


def made(folder: Path, name: str, parts: list[str], make: Callable[[], object]) -> object:
    """What `make` gives, as JSON holds it; made again only where `parts` or the site's code have changed.

    Parameters
    ----------
    folder : where it is kept; one file for each name.
    name : what it is, such as "chapters/02-six-decades.html"; the next value under this name replaces it.
    parts : texts that the value rests on, all of them.
    """
    key = hashlib.sha256(json.dumps([code(), *parts]).encode()).hexdigest()
    file = folder / f"{hashlib.sha256(name.encode()).hexdigest()[:16]}.json"
    if kept := read(file, key):
        return kept["value"]
    value = make()
    write(file, {"key": key, "value": value})
    return value


@cache
def code() -> str:
    """One hash over the code that writes the site."""
    return digest(HERE, sorted(HERE.rglob("*.*")))


def read(file: Path, key: str) -> dict | None:
    """What was kept under this key; None when it is another, or cannot be read."""
    try:
        kept = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return kept if kept.get("key") == key else None


def write(file: Path, kept: dict) -> None:
    """Whole or not at all: a build may be stopped at any moment."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(".half")
    half.write_text(json.dumps(kept), "utf-8")
    half.replace(file)
