"""The book's tables: found from any folder, checked against data/datapackage.json, typed.

load(name)        a table as a DataFrame; `.attrs` carries name, title, source and note
tables()          which tables there are: name, title, rows, years
cite(name)        the source line for a figure, publisher first
source_note(name) what was done to the publisher's data
state_name(code)  "Pakistan" for "PAK"; known_state(code) gives the code back or offers the nearest
package()         datapackage.json as a dictionary; resource(name) is one table's entry

The folder is the one in the environment variable PIVOT_DATA; else data/ beside this package, or inside it
where it came as the book's wheel; else the first data/ with our datapackage.json in the current folder or above it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import zlib
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from alignment import schema
from alignment.errors import BadTable, UnknownName, fault, nearest, unknown
from alignment.place import IN_WHEEL, home

NAME = "reading-the-pivot"
_kept: dict[Path, tuple[tuple, object]] = {}


def load(name: str) -> pd.DataFrame:
    """One table, checked and typed; a fresh copy, so changing it harms nobody.

    Days are datetime64, codes are categories, whole numbers and flags that may be missing are nullable.

    Raises
    ------
    UnknownName : there is no such table; offers the nearest.
    BadTable : the file is missing, altered, or breaks its schema; says where and how to mend it.
    """
    entry = resource(name)
    if entry["type"] != "table":
        raise UnknownName(
            fault(
                f"table {name!r}",
                "it is a file and not a table.",
                "a name from tables().",
                f"read data/{entry['path']}.",
            )
        )
    path = folder() / entry["path"]
    # The record is part of the stamp: a new datapackage.json means that the table is checked again.
    table = _once(path, lambda: _read(path, entry), entry["hash"]).copy()
    table.attrs = {"name": name, "title": entry["title"], "source": cite(name), "note": source_note(name)}
    return table


def tables() -> pd.DataFrame:
    """One row per table: `name`, `title`, `rows`, `years`."""
    entries = [r for r in package()["resources"] if r["type"] == "table"]
    return pd.DataFrame(
        [{"name": r["name"], "title": r["title"], "rows": r["rows"], "years": years(r)} for r in entries]
    )


def package() -> dict:
    """The whole of datapackage.json."""
    path = folder() / "datapackage.json"
    return _once(path, lambda: _parse(path))


def resource(name: str) -> dict:
    """The entry of one table or file in datapackage.json."""
    by_name = {r["name"]: r for r in package()["resources"]}
    if name not in by_name:
        raise unknown("table", name, by_name)
    return by_name[name]


def cite(name: str) -> str:
    """The source line of a table for a figure: publishers first, then the years."""
    entry = resource(name)
    line = "; ".join(source["cite"] for source in entry["sources"])
    return f"{line}, {covered}" if (covered := years(entry)) else line


def source_note(name: str) -> str:
    """What was done to the publisher's data to make the table."""
    return resource(name)["processing"]


def years(entry: dict) -> str:
    """The years of a table by its entry: "1946–2025"; one year alone as "2018"; "" for a table without years."""
    return span(*entry.get("years", ()))


def span(*years: int) -> str:
    """First and last year in words; a single year is said once."""
    return "–".join(dict.fromkeys(map(str, years)))


def known_state(code: str) -> str:
    """The code itself when it is one of the table `states`; else an error with the nearest."""
    names = _state_names()
    if code in names:
        return code
    by_word = {word: c for c, name in names.items() for word in (c, name)}
    words = [code] if code in by_word else nearest(str(code), by_word)
    close = list(dict.fromkeys(f"{by_word[w]} ({names[by_word[w]]})" for w in words))
    offer = f"the nearest are {', '.join(close)}." if close else "a code such as PAK, RUS, USA, CHN or IND."
    raise UnknownName(
        fault(f"state {code!r}", "there is none of that code.", offer, 'use the code; all are in load("states").')
    )


def state_name(code: str) -> str:
    """Readable English name of a state: "Pakistan" for "PAK"."""
    return _state_names()[known_state(code)]


def folder() -> Path:
    """The data folder (see the top of this file for where it is looked for)."""
    for place in _places():
        if (place / "datapackage.json").is_file():
            return place
    raise BadTable(
        fault(
            "data/datapackage.json",
            "it was found nowhere: " + ", ".join(map(str, _places())) + ".",
            "the data folder of the book.",
            "run inside a copy of the book, or set PIVOT_DATA to its data folder; `git checkout data` brings it back.",
        )
    )


def _places() -> Iterator[Path]:
    if chosen := os.environ.get("PIVOT_DATA"):
        yield Path(chosen)
        return
    yield home() / "data"
    here = Path.cwd()
    yield from (place / "data" for place in (here, *here.parents) if _ours(place / "data" / "datapackage.json"))


def _ours(path: Path) -> bool:
    try:
        return json.loads(path.read_text(encoding="utf-8")).get("name") == NAME
    except (OSError, ValueError, AttributeError):
        return False


def _once(path: Path, make, *more):
    """The value made from a file, made again only when the file's time or size, or `more`, has changed."""
    stamp = (*_stamp(path), *more)
    if path not in _kept or _kept[path][0] != stamp:
        _kept[path] = (stamp, make())
    return _kept[path][1]


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        raise BadTable(
            fault(_shown(path), "the file is missing.", "the file that datapackage.json lists.", _mend(path))
        ) from None
    return status.st_mtime_ns, status.st_size


def _parse(path: Path) -> dict:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BadTable(
            fault(_shown(path), f"it is not JSON ({error}).", "the file that `make data` writes.", _mend(path))
        ) from None


def _read(path: Path, entry: dict) -> pd.DataFrame:
    packed = path.read_bytes()
    as_recorded = f"sha256:{hashlib.sha256(packed).hexdigest()}" == entry["hash"]
    content = _unpacked(path, packed)
    if as_recorded and (table := _quick(content, entry)) is not None:
        return table
    raise BadTable("\n".join(_told(path, content, entry)))


def _quick(content: bytes, entry: dict) -> pd.DataFrame | None:
    try:
        table = schema.typed(content, entry["schema"])
    except (ValueError, KeyError, TypeError):
        return None
    return table if len(table) == entry["rows"] else None


def _told(path: Path, content: bytes, entry: dict) -> list[str]:
    """What is wrong with an altered file, as exactly as can be said."""
    codes = _codes_of_states(path, content)
    try:
        found = schema.faults(schema.plain(content), entry, _shown(path), codes, _mend(path))
    except ValueError as error:
        found = [fault(_shown(path), f"it is not a CSV table ({error}).", "a table.", _mend(path))]
    return found or [
        fault(_shown(path), "the file was altered; its sha256 is not the one on record.", entry["hash"], _mend(path))
    ]


def _codes_of_states(path: Path, content: bytes) -> list[str]:
    if path.name == resource("states")["path"]:
        return []  # a table of states cannot judge itself
    return list(load("states")["code"])


def _unpacked(path: Path, packed: bytes) -> bytes:
    if path.suffix != ".gz":
        return packed
    try:
        return gzip.decompress(packed)
    except (OSError, EOFError, zlib.error) as error:
        raise BadTable(
            fault(_shown(path), f"it cannot be unpacked ({error}).", "the gzip file on record.", _mend(path))
        ) from None


def _state_names() -> dict[str, str]:
    return load("states").set_index("code")["name"].to_dict()


def _shown(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"


def _mend(path: Path) -> str:
    if path.is_relative_to(IN_WHEEL):
        return "`%pip uninstall --yes reading-the-pivot`, restart the kernel, and run the notebook's first cell again."
    return f"`git checkout {_shown(path)}`, or run `make data`."
