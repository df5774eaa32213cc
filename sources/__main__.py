"""Build all tables of data/ and datapackage.json from the raw files; write all of them or none.

    python -m sources [--raw FOLDER] [--out FOLDER]

RAW in the environment may name the raw folder too. Exit status 1, with the reason, when anything is not in order.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pandas as pd

from alignment import schema
from alignment.errors import BadTable, BookError

from . import (
    aiddata,
    changes,
    china_diplomacy,
    conflict,
    context,
    door,
    exercises,
    gdelt,
    history,
    icews,
    opinion,
    package,
    raw,
    rulers,
    sipri,
    trade_areas,
    trade_checks,
    trade_cow,
    trade_dots,
    unga,
    us_aid,
    visits,
)
from .progress import Progress
from .write import csv_bytes, packed, write_all

ROOT = Path(__file__).resolve().parent.parent
ADAPTERS = (
    unga,
    history,
    sipri,
    us_aid,
    aiddata,
    trade_dots,
    trade_cow,
    trade_checks,
    trade_areas,
    icews,
    gdelt,
    visits,
    exercises,
    conflict,
    china_diplomacy,
    opinion,
    context,
    rulers,
)
# Written by hand, not by an adapter; described and counted like the rest.
BY_HAND = {"excerpts"}
MEND = "for a new release, change sources/tables/{}.yml, which says what the table may hold; else correct its adapter."


def main(arguments: list[str] | None = None) -> int:
    """Run, and tell what is done; 0 when data/ is complete, 1 when nothing was written."""
    options = _options(arguments)
    say = Progress(len(ADAPTERS) + 3)
    try:
        changed = build(Path(options.raw), Path(options.out), say)
    except BookError as error:
        say.close()
        print(f"Nothing was written.\n{error}", file=sys.stderr)
        return 1
    say.close()
    print("\n  ".join([f"done: {len(changed)} files changed", *changed]))
    return 0


def build(raw_folder: Path, out: Path, say: Callable[[str], None]) -> list[str]:
    """Check, read, tidy, check, write; returns what changed, a line per file. `say` is told each step."""
    say(f"check the raw files in {raw_folder}")
    raw.verify(raw_folder)
    tables = tidy(raw_folder, say)
    say("check the tables")
    check(tables)
    say("write")
    files = _files(tables, out)
    changed = changes.told(files)
    write_all(files)
    return changed


def tidy(raw_folder: Path, say: Callable[[str], None]) -> dict[str, pd.DataFrame]:
    """All tidy tables, as text, by name."""
    tables: dict[str, pd.DataFrame] = {}
    for adapter in ADAPTERS:
        say(f"read and tidy: {name_of(adapter)}")
        tables |= adapter.tidy(read(adapter, raw_folder))
    return tables


def read(adapter: ModuleType, raw_folder: Path) -> dict[str, pd.DataFrame]:
    """An adapter's raw tables, all text, exactly as published: those of its name, unless it reads others."""
    return adapter.read(raw_folder) if hasattr(adapter, "read") else door.tables(raw_folder, name_of(adapter))


def own_check(adapter: ModuleType, tables: dict[str, pd.DataFrame]) -> None:
    """The check of an adapter that has one: sums, facts that must agree."""
    if hasattr(adapter, "check"):
        adapter.check(tables)


def name_of(adapter: ModuleType) -> str:
    """The name of an adapter, of its shapes and of its module."""
    return adapter.__name__.rpartition(".")[2]


def check(tables: dict[str, pd.DataFrame]) -> None:
    """The check of every adapter that has one, then every table against its schema."""
    for adapter in ADAPTERS:
        own_check(adapter, tables)
    codes = list(tables["states"]["code"])
    for name, table in tables.items():
        if found := schema.faults(table, package.described(name), name, codes, MEND.format(name)):
            raise BadTable("\n".join(found))


def _files(tables: dict[str, pd.DataFrame], out: Path) -> dict[Path, bytes]:
    names = package.head()["tables"]
    paths = {name: out / package.described(name)["path"] for name in names}
    by_hand = {name: (ROOT / "data" / paths[name].name).read_bytes() for name in BY_HAND}
    unpacked = {name: by_hand[name] if name in BY_HAND else csv_bytes(tables[name]) for name in names}
    shipped = {name: packed(paths[name], unpacked[name]) for name in names}
    described = package.as_json(package.descriptor(shipped, unpacked))
    return {paths[name]: shipped[name] for name in names} | {out / "datapackage.json": described}


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m sources", description=__doc__.splitlines()[0])
    default = os.environ.get("RAW") or str(ROOT.parent / "shared" / "sources")
    parser.add_argument(
        "--raw", default=default, help="folder of the publishers' raw files (default: RAW, else ../shared/sources)"
    )
    parser.add_argument("--out", default=str(ROOT / "data"), help="folder to write to (default: data/)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
