"""The publishers' raw files: which are wanted, and whether those at hand are the ones on record (`raw.yml`)."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pandas as pd
import yaml

from alignment.errors import BadTable, fault

HERE = Path(__file__).parent
MOST = 5


def record() -> list[dict]:
    """One entry per raw file: `path`, `sha256`, `publisher`, `published_at`."""
    return yaml.safe_load((HERE / "raw.yml").read_text(encoding="utf-8"))


def verify(folder: Path) -> None:
    """Stop unless every raw file is there and is the file on record; at most five faults are told."""
    if not folder.is_dir():
        raise BadTable(_no_folder(folder))
    faults = [f for entry in record() if (f := _differs(folder, entry))]
    if faults:
        raise BadTable(
            "\n".join(faults[:MOST] + ([f"... and {len(faults) - MOST} more."] if len(faults) > MOST else []))
        )


def text_table(path: Path) -> pd.DataFrame:
    """A raw CSV as text, exactly as published; an empty cell stays empty (`NA` is Namibia, not a gap)."""
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")


def _differs(folder: Path, entry: dict) -> str | None:
    path = folder / entry["path"]
    if not path.is_file():
        return fault(
            entry["path"],
            "the raw file is missing.",
            f"the file published at {entry['published_at']}.",
            "put it there; the book itself does not need it.",
        )
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != entry["sha256"]:
        return fault(
            entry["path"],
            f"its sha256 is {found}.",
            f"{entry['sha256']} (sources/raw.yml).",
            "use the file on record; or, for a new release, read it and its notes, then record the new sha256.",
        )
    return None


def _no_folder(folder: Path) -> str:
    wanted = "\n".join(f"  {e['path']}  ({e['publisher']}, {e['published_at']})" for e in record())
    return fault(
        f"raw folder {folder}",
        "there is no such folder.",
        f"a folder with these publishers' files:\n{wanted}",
        "give it with --raw FOLDER or RAW=FOLDER. The book and its tests do not need it: data/ is complete.",
    )
