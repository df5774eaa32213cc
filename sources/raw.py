"""The publishers' raw files: which are wanted, and whether those at hand are the ones on record (`raw.yml`)."""

from __future__ import annotations

import csv
import gzip
import hashlib
import zlib
from io import StringIO
from pathlib import Path

import pandas as pd
import yaml

from alignment import schema
from alignment.errors import BadTable, fault

HERE = Path(__file__).parent
MOST = 5
MEND = "use the file on record; or, for a new release, read it and mend its adapter in sources/."


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
    text = _text(path)
    header, *rows = [cells for cells in csv.reader(StringIO(text)) if cells] or [[]]
    for n, cells in enumerate(rows):
        if len(cells) != len(header):
            where, expected = f"{_shown(path)}, row {n + 2}", f"{len(header)} cells, as in the header."
            raise BadTable(fault(where, f"the row has {len(cells)} cells.", expected, MEND))
    return pd.read_csv(StringIO(text), dtype=str, keep_default_na=False)


def shaped(table: pd.DataFrame, where: str, fields: dict[str, dict], key: list[str]) -> pd.DataFrame:
    """The raw table itself when its columns, cells and key are as expected; else an error with at most five faults.

    `fields` gives for each column its `type` and its constraints, in the words of datapackage.json; a column without
    a type is text. The table must still have the rows of its file, in their order.
    """
    told = [{"name": n, "type": f.get("type", "string"), "constraints": f} for n, f in fields.items()]
    if found := schema.faults(table, {"schema": {"fields": told, "primaryKey": key}}, where, [], MEND):
        raise BadTable("\n".join(found))
    return table


def _text(path: Path) -> str:
    try:
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        text = content.decode("utf-8")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise BadTable(fault(_shown(path), f"it cannot be read ({error}).", "a whole file in UTF-8.", MEND)) from None
    if text.startswith("\ufeff"):
        raise BadTable(fault(_shown(path), "it begins with a byte order mark.", "UTF-8 without one.", MEND))
    if "\r" in text:
        row = text[: text.index("\r")].count("\n") + 1
        raise BadTable(fault(f"{_shown(path)}, row {row}", "the line ends as in Windows.", "LF line ends.", MEND))
    return text


def _shown(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


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
