"""There is one way in: every adapter reads raw files through the door, and every raw file on record has a shape."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest
import sound

from alignment.errors import BadTable
from sources import __main__ as runner
from sources import door, raw, repair, state_codes

MODULES = sorted(raw.HERE.glob("*.py"))
# Ways to read a file. Only raw.py may use them for tables; `text_table` is for the door and the book's own lists.
READERS = {"open", "read_csv", "read_table", "read_fwf", "read_excel", "read_json", "read_pickle", "loadtxt", "load"}
PLAIN = {"read_text", "read_bytes", "text_table", "safe_load"}
OWN_LIST = {"trade_areas"}  # an adapter without raw files: it reads the list of areas that is kept by hand


def calls(path: Path) -> set[str]:
    found = (node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    return {func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "") for func in found}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_opens_a_file_in_a_way_of_its_own(path):
    adapters = {runner.name_of(adapter) for adapter in runner.ADAPTERS} - OWN_LIST
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
        runner.read(adapter, tmp_path)
        found[runner.name_of(adapter)] = set(seen)
    return found


def test_an_adapter_reads_the_files_of_its_shapes(files_read):
    told = {p: {shape["path"] for shape in door.shapes(p).values()} for p in sound.PUBLISHERS}
    told["conflict"] = told["conflict"] | {door.path("unga", "undl_member_names")}
    assert {name: paths for name, paths in files_read.items() if paths} == told


def test_every_raw_file_on_record_has_one_shape_and_is_read(files_read):
    shaped = Counter(door.path(*file) for file in sound.FILES)
    assert set(shaped.values()) == {1}
    assert set(shaped) == {entry["path"] for entry in raw.record()} == set().union(*files_read.values())


@pytest.mark.raw
@pytest.mark.parametrize("adapter", runner.ADAPTERS, ids=runner.name_of)
def test_an_adapter_uses_each_table_that_it_reads(adapter, raw_folder):
    tables = runner.read(adapter, raw_folder)
    made = adapter.tidy(tables)

    def the_same_without(table: str) -> bool:
        try:
            rest = adapter.tidy({name: content for name, content in tables.items() if name != table})
        except (KeyError, BadTable):
            return False
        return all(rest[name].equals(made[name]) for name in made)

    assert not [table for table in tables if the_same_without(table)]


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
    lists = [kind for kind in shape["columns"].values() if isinstance(kind, list | dict)]
    codes = [code for kind in lists for code in kind]
    ours = [code for kind in lists if isinstance(kind, dict) for code in kind.values()]
    assert not [code for code in codes if not isinstance(code, str | int) or isinstance(code, bool)], "quote it"
    assert not [code for code in ours if not isinstance(code, str)], "quote it"


@pytest.mark.parametrize("publisher,table", sound.FILES)
def test_a_pattern_of_a_shape_lets_no_digits_of_another_script_in(publisher, table):
    kinds = door.shapes(publisher)[table]["columns"].values()
    assert not [kind for kind in kinds if isinstance(kind, str) and (r"\d" in kind or r"\w" in kind)]


def test_a_repair_is_for_a_raw_table_of_one_adapter():
    read_by = Counter(table for _, table in sound.FILES)
    assert {name: read_by[name] for name in {r["table"] for r in repair.records()} if read_by[name] != 1} == {}


def test_rules_for_states_do_not_overlap_give_their_reason_and_name_states():
    rules = state_codes.rules()
    assert set(rules["code"]) <= set(state_codes.state_names()["code"]) | {"", "unknown", "other", "world"}
    ordered = rules.sort_values(["scheme", "given", "first_year"])
    again = ordered.groupby(["scheme", "given"])["last_year"].shift()
    assert (ordered["first_year"] > again.fillna(0)).all() and (rules["reason"] != "").all()
    assert (rules["first_year"] <= rules["last_year"]).all()


def test_a_name_without_a_code_is_told_with_its_place_and_the_nearest():
    names, years = pd.Series(["India", "Pakstan"], name="country"), pd.Series(["1950", "1960"])
    with pytest.raises(
        BadTable, match=r"^t.csv, row 3, column country: 'Pakstan' has no code\.\n.*nearest are Pakistan"
    ):
        state_codes.named(names, years, "t.csv")
    taiwan = pd.Series(["China (Taiwan)", "China (Taiwan)"], name="country")
    assert state_codes.named(taiwan, pd.Series(["1971", "1972"]), "t.csv", "greenbook").tolist() == ["TWN", ""]


def test_a_code_that_the_shape_does_not_tell_is_told_with_its_place():
    raw_table = door.shapes("visits")["china_travel"]
    table = pd.DataFrame({column: ["Premier", "Regent"] for column in raw_table["columns"]})
    with pytest.raises(BadTable, match=r"travel_1949_2020.csv.gz, row 3, column Level: 'Regent' has no code\."):
        door.coded({"china_travel": table}, "visits")
    told = door.coded({"china_travel": table.head(1)}, "visits")["china_travel"]
    assert told["Level"].tolist() == ["premier"] and told["Name"].tolist() == ["Premier"]
