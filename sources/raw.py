"""The publishers' raw files: which are wanted, and whether those at hand are the ones on record (`raw.yml`)."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import zlib
from pathlib import Path

import pandas as pd
import yaml

from alignment.errors import BadTable, fault

HERE = Path(__file__).parent
MOST = 5
AGAIN = "copy the file again from where it is published, or read the new release first."


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
    shown = f"{path.parent.name}/{path.name}"
    text = _text(path, shown)
    try:
        head, *rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
    except (ValueError, csv.Error) as error:
        raise BadTable(fault(shown, f"it is not a CSV table ({error}).", "a header and rows.", AGAIN)) from None
    for number, row in enumerate(rows, start=2):
        if len(row) != len(head):
            cells = f"{len(row)} cells and not {len(head)}; it begins {row[0]!r}."
            raise BadTable(fault(f"{shown}, row {number}", f"it has {cells}", "one cell per column.", AGAIN))
    if twice := {name for name in head if head.count(name) > 1}:
        raise BadTable(fault(f"{shown}, row 1", f"columns {sorted(twice)} stand twice.", "each column once.", AGAIN))
    return pd.DataFrame(rows, columns=head, dtype="str")


def _text(path: Path, shown: str) -> str:
    """The file's text; stops on a cut gzip, another encoding, a byte order mark, Windows line ends."""
    try:
        content = path.read_bytes()
        text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8")
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise BadTable(fault(shown, f"it cannot be unpacked ({error}).", "a whole gzip file.", AGAIN)) from None
    except UnicodeDecodeError as error:
        raise BadTable(fault(shown, f"it is not UTF-8 ({error}).", "UTF-8 text.", "save it as UTF-8.")) from None
    if text.startswith("\ufeff"):
        raise BadTable(
            fault(
                f"{shown}, row 1", "it begins with a byte order mark.", "the header.", "save it as UTF-8 without BOM."
            )
        )
    if "\r\n" in text:
        row = text.count("\n", 0, text.index("\r\n")) + 1
        raise BadTable(
            fault(f"{shown}, row {row}", "its line ends are those of Windows.", "LF.", "save it with LF line ends.")
        )
    return text


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
