"""There is one way in: every adapter reads raw files through the door, and every raw file on record has a shape."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest
import sound

from sources import __main__ as runner
from sources import door, names, places, raw, repair

MODULES = sorted(raw.HERE.glob("*.py"))
# Ways to read a file. Only raw.py may use them for tables; `text_table` is for the door and the book's own lists.
READERS = {"open", "read_csv", "read_table", "read_fwf", "read_excel", "read_json", "read_pickle", "loadtxt", "load"}
PLAIN = {"read_text", "read_bytes", "text_table", "safe_load"}
OWN_LIST = {"trade_areas"}  # an adapter without raw files: it reads the list of areas that is kept by hand


def adapter_name(adapter) -> str:
    return adapter.__name__.rpartition(".")[2]


def calls(path: Path) -> set[str]:
    found = (node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    return {func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "") for func in found}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_opens_a_file_in_a_way_of_its_own(path):
    adapters = {adapter_name(adapter) for adapter in runner.ADAPTERS} - OWN_LIST
    assert not calls(path) & (READERS | (PLAIN if path.stem in adapters else set()))


@pytest.fixture
def files_read(tmp_path, monkeypatch):
    """Which raw files each adapter reads, seen while it reads small ones."""
    sound.write_all(tmp_path)
    seen: set[str] = set()
    whole = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.is_relative_to(tmp_path):
            seen.add(path.relative_to(tmp_path).as_posix())
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    found = {}
    for adapter in runner.ADAPTERS:
        seen.clear()
        adapter.read(tmp_path)
        found[adapter_name(adapter)] = set(seen)
    return found


def test_an_adapter_reads_the_files_of_its_shapes(files_read):
    told = {p: {shape["path"] for shape in door.shapes(p).values()} for p in sound.PUBLISHERS}
    told["conflict"] = told["conflict"] | {door.path("unga", "undl_member_names")}
    assert {name: paths for name, paths in files_read.items() if paths} == told


def test_every_raw_file_on_record_has_one_shape_and_is_read(files_read):
    shaped = Counter(door.path(*file) for file in sound.FILES)
    assert set(shaped.values()) == {1}
    assert set(shaped) == {entry["path"] for entry in raw.record()} == set().union(*files_read.values())


def test_every_raw_file_on_record_is_a_csv():
    """A workbook, JSON or zip needs checks of its own; there is none today."""
    assert {"".join(Path(entry["path"]).suffixes[-2:]) for entry in raw.record() if "csv" not in entry["path"]} == set()
    assert all(entry["path"].endswith((".csv", ".csv.gz")) for entry in raw.record())


@pytest.mark.parametrize("publisher,table", sound.FILES)
def test_a_shape_names_its_key_among_its_columns(publisher, table):
    shape = door.shapes(publisher)[table]
    key = [shape["key"]] if isinstance(shape["key"], str) else shape["key"]
    assert set(shape) == {"path", "key", "columns"}
    assert key == ["all"] or set(key) <= set(shape["columns"])
    codes = [code for kind in shape["columns"].values() if isinstance(kind, list) for code in kind]
    assert not [code for code in codes if not isinstance(code, str | int) or isinstance(code, bool)], "quote it"


def test_a_repair_is_for_a_raw_table_of_one_adapter():
    read_by = Counter(table for _, table in sound.FILES)
    assert {name: read_by[name] for name in {r["table"] for r in repair.records()} if read_by[name] != 1} == {}


def test_every_name_is_decided_once_with_a_code_of_the_book():
    rules = raw.text_table(names.HERE / "names.csv")
    assert not rules.duplicated(["scheme", "given"]).any()
    assert set(rules["code"]) <= set(names.state_names()["code"]) | {"-", "unknown", "other", "world"}


def test_rules_for_places_do_not_overlap_and_name_states():
    rules = places._rules()
    assert set(rules["state"]) - {""} <= set(names.state_names()["code"])
    ordered = rules.sort_values(["scheme", "given", "first_year"])
    again = ordered.groupby(["scheme", "given"])["last_year"].shift()
    assert (ordered["first_year"] > again.fillna(0)).all() and (rules["reason"] != "").all()
