"""load() finds its tables from anywhere, types them, and hands out copies."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest
from places import DATA, ROOT

from alignment import data, place, schema
from alignment.errors import BadTable, UnknownName

TABLES = [r["name"] for r in data.package()["resources"] if r["type"] == "table"]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_loads_with_its_rows_and_columns(name):
    table, entry = data.load(name), data.resource(name)
    assert len(table) == entry["rows"]
    assert list(table.columns) == [f["name"] for f in entry["schema"]["fields"]]


KINDS = {"integer": ("int64", "Int64"), "number": ("float64",), "boolean": ("bool", "boolean")}


@pytest.mark.parametrize("name", TABLES)
def test_every_column_has_the_type_of_its_field(name):
    table, entry = data.load(name), data.resource(name)
    for field in entry["schema"]["fields"]:
        column, kind = table[field["name"]], str(table[field["name"]].dtype)
        if field["type"] == "date":
            assert column.dtype.kind == "M", field["name"]
        elif field["type"] == "string":
            keys = {key["fields"] for key in entry["schema"].get("foreignKeys", [])}
            wanted = field["name"] in keys or "enum" in field.get("constraints", {})
            assert (kind == "category") == wanted, field["name"]
        else:
            assert kind in KINDS[field["type"]], field["name"]
        if field.get("constraints", {}).get("required"):
            assert column.notna().all(), field["name"]


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_its_source_line_publisher_first_and_its_note(name):
    table, entry = data.load(name), data.resource(name)
    line, years = data.cite(name), data.tables().set_index("name").at[name, "years"]
    assert line.startswith(entry["sources"][0]["cite"]) and line.endswith(years) and len(line) > len(years)
    wanted = {"name": name, "title": entry["title"], "source": line, "note": entry["processing"]}
    assert table.attrs == wanted and all(wanted.values())


def test_types_are_days_categories_and_nullable_integers():
    types = data.load("un_resolutions").dtypes
    assert types["date"].kind == "M"
    assert types["yes"] == "Int64" and types["palestine"] == "boolean" and types["date_doubt"] == "bool"
    votes = data.load("un_votes")
    assert list(votes["vote"].cat.categories) == ["yes", "no", "abstain", "absent"]
    assert votes["state"].dtype == "category" and votes["year"].dtype == "int64"


def test_a_table_is_found_from_another_folder(tmp_path):
    code = "from alignment.data import load; print(len(load('glossary')))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.strip() == str(data.resource("glossary")["rows"]), run.stderr


def test_a_table_is_found_above_the_current_folder_when_the_package_is_elsewhere(tmp_path, monkeypatch):
    shutil.copytree(DATA, tmp_path / "book" / "data")
    (tmp_path / "book" / "chapters").mkdir()
    monkeypatch.setattr(place, "PACKAGE", tmp_path / "site-packages" / "alignment")
    monkeypatch.chdir(tmp_path / "book" / "chapters")
    assert data.folder() == tmp_path / "book" / "data"
    assert len(data.load("glossary")) == data.resource("glossary")["rows"]


def test_somebody_elses_data_folder_is_not_ours(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "datapackage.json").write_text('{"name": "other"}')
    monkeypatch.setattr(place, "PACKAGE", tmp_path / "x" / "alignment")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadTable, match="found nowhere"):
        data.folder()


def test_changing_a_loaded_table_harms_nobody():
    first = data.load("states")
    first.loc[0, "name"] = "changed"
    assert "changed" not in set(data.load("states")["name"])


def test_a_table_carries_its_source_and_its_note():
    attrs = data.load("ideal_points").attrs
    assert attrs["source"] == data.cite("ideal_points") and attrs["source"].startswith("Bailey, Strezhnev and Voeten")
    assert attrs["source"].endswith("1946–2025")
    assert "2024" in attrs["note"] and attrs["note"] == data.source_note("ideal_points")


def test_a_cell_that_reads_na_is_text_and_an_empty_cell_is_missing():
    fields = [{"name": "code", "type": "string"}, {"name": "n", "type": "integer"}]
    table = schema.typed(b"code,n\nNA,1\nnull,\n,3\n", {"fields": fields})
    assert table["code"].tolist()[:2] == ["NA", "null"]
    assert table["code"].isna().tolist() == [False, False, True] and table["n"].isna().tolist() == [False, True, False]


def test_tables_lists_name_title_rows_and_years():
    listed = data.tables().set_index("name")
    assert list(listed.columns) == ["title", "rows", "years"]
    assert listed.loc["un_votes", "years"] == "1946–2025" and listed.loc["glossary", "years"] == ""
    assert set(listed.index) == set(TABLES)


def test_a_table_of_one_year_says_it_once():
    one = {r["name"]: str(r["years"][0]) for r in data.package()["resources"] if len(set(r.get("years", "ab"))) == 1}
    assert one["diplomatic_events_daily"] == "2018"
    for name, year in one.items():
        assert data.tables().set_index("name").at[name, "years"] == year
        assert data.cite(name).endswith(f", {year}") and f"{year}–" not in data.cite(name)


def test_any_key_makes_a_code_and_the_same_name_has_the_same_type():
    for name, column in (("trade", "partner"), ("trade", "reporter"), ("trade_with_powers", "reporter")):
        assert data.load(name)[column].dtype == "category", (name, column)
    assert data.load("un_votes")["resolution"].dtype == "int64", "a number stays a number"


def test_an_unknown_table_offers_the_nearest():
    with pytest.raises(UnknownName, match="un_votes"):
        data.load("un_vote")


def test_a_file_that_is_no_table_says_so():
    with pytest.raises(UnknownName, match="not a table"):
        data.load("excerpts")


def test_state_names_are_readable_and_unknown_codes_offer_the_nearest():
    assert data.state_name("RUS") == "Soviet Union / Russia"
    assert data.known_state("PAK") == "PAK"
    with pytest.raises(UnknownName, match=r"PAK \(Pakistan\)"):
        data.known_state("PKA")
    with pytest.raises(UnknownName, match=r"nearest are IND \(India\)\."):
        data.state_name("India")


def test_a_changed_file_is_read_again_in_the_same_process(copied):
    data.load("states")
    path = copied / "states.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("PAK,Pakistan", "PAK,"), encoding="utf-8")
    with pytest.raises(BadTable, match="column name"):
        data.load("states")
