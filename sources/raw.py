"""The publishers' raw files: which are wanted, and whether those at hand are the ones on record (`raw.yml`)."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from io import BytesIO
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
    content = _content(path)
    try:
        table = pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False, encoding="utf-8")
    except ValueError as error:  # text that is not UTF-8, or a row with too many cells
        raise BadTable(fault(_shown(path), f"it is not a CSV table in UTF-8 ({error}).", "a table.", MEND)) from None
    if not isinstance(table.index, pd.RangeIndex):
        raise BadTable(fault(_shown(path), "its rows have more cells than its header.", "one name a column.", MEND))
    short = table.isna().any(axis=1)
    if short.any():
        where = f"{_shown(path)}, row {short.idxmax() + 2}"
        raise BadTable(fault(where, "the row has too few cells.", f"{len(table.columns)} cells.", MEND))
    return table


def shaped(table: pd.DataFrame, where: str, fields: dict[str, dict], key: list[str]) -> pd.DataFrame:
    """The raw table itself when its columns, cells and key are as expected; else an error with at most five faults.

    `fields` gives for each column its `type` and its constraints, in the words of datapackage.json; a column without
    a type is text. The table must still have the rows of its file, in their order.
    """
    told = [{"name": n, "type": f.get("type", "string"), "constraints": f} for n, f in fields.items()]
    if found := schema.faults(table, {"schema": {"fields": told, "primaryKey": key}}, where, [], MEND):
        raise BadTable("\n".join(found))
    return table


def _content(path: Path) -> bytes:
    try:
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    except (OSError, EOFError, zlib.error) as error:
        raise BadTable(fault(_shown(path), f"it cannot be read ({error}).", "a whole file.", MEND)) from None
    if content.startswith(b"\xef\xbb\xbf"):
        raise BadTable(fault(_shown(path), "it begins with a byte order mark.", "UTF-8 without one.", MEND))
    if b"\r" in content:
        row = content[: content.index(b"\r")].count(b"\n") + 1
        raise BadTable(fault(f"{_shown(path)}, row {row}", "the line ends as in Windows.", "LF line ends.", MEND))
    return content


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
