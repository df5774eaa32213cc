"""datapackage.json is valid, complete, true to the files, and made from its hand-kept parts."""

from __future__ import annotations

import gzip

import frictionless
import pytest
from places import DATA

from alignment import data
from sources import package

TABLES = [r for r in data.package()["resources"] if r["type"] == "table"]
FIELDS = [(r["name"], f) for r in TABLES for f in r["schema"]["fields"]]
# The tables of the first release, and all tables together.
FIRST = [
    "un_votes",
    "un_resolutions",
    "un_unrecorded",
    "ideal_points",
    "ideal_points_all_votes",
    "un_sc_votes",
    "un_speeches",
    "states",
    "timeline",
    "glossary",
    "exam_questions",
    "excerpts",
]
FIRST_SIZE, SIZE = 4_000_000, 12_000_000


def content(entry: dict) -> bytes:
    packed = (DATA / entry["path"]).read_bytes()
    return gzip.decompress(packed) if entry["path"].endswith(".gz") else packed


def test_the_package_and_every_row_are_valid_under_frictionless():
    report = frictionless.validate(str(DATA / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "note"])[:5]
    assert {t.name for t in report.tasks} == {r["name"] for r in data.package()["resources"]}


def test_the_descriptor_is_what_its_hand_kept_parts_give():
    entries = data.package()["resources"]
    shipped = {r["name"]: (DATA / r["path"]).read_bytes() for r in entries}
    made = package.as_json(package.descriptor(shipped, {r["name"]: content(r) for r in entries}))
    assert made == (DATA / "datapackage.json").read_bytes(), "stale: run `make data`"


def test_every_file_of_the_folder_is_described_or_is_the_ledger():
    files = {p.name for p in DATA.iterdir() if not p.name.startswith(".")}
    # "teaching" is a folder of notes for instructors.
    lists = {"claims.yml", "argument.yml", "planned.yml", "reports.yml", "exam_map.yml", "neutral_terms.yml"}
    by_hand = {"datapackage.json", "teaching"} | lists
    assert files - {r["path"] for r in data.package()["resources"]} <= by_hand


@pytest.mark.parametrize("table,field", FIELDS, ids=lambda v: v if isinstance(v, str) else v["name"])
def test_no_field_without_meaning_unit_and_codes(table, field):
    assert field["description"].endswith(".") and field["unit"]
    values = set(field.get("constraints", {}).get("enum", []))
    if values and field["name"] != "area":  # an area is its own meaning
        assert set(field["codes"]) == values


@pytest.mark.parametrize("entry", data.package()["resources"], ids=lambda r: r["name"])
def test_every_resource_tells_publisher_licence_processing_and_limits(entry):
    assert all(entry[key] for key in ("title", "description", "row", "processing", "cannot_see", "sources"))
    assert {"status", "figures"} <= set(entry["upstream_status"])
    assert all(s["path"] and s["cite"] and s["say"] and s["version"] for s in entry["sources"])
    assert all({"name", "title", "path", "read_where", "read_on"} <= set(licence) for licence in entry["licenses"])


@pytest.mark.parametrize("entry", TABLES, ids=lambda r: r["name"])
def test_every_table_has_a_key_and_its_states_are_states(entry):
    assert entry["schema"]["primaryKey"]
    names = [f["name"] for f in entry["schema"]["fields"]]
    keys = {k["fields"]: k["reference"]["resource"] for k in entry["schema"].get("foreignKeys", [])}
    assert "state" not in names or keys["state"] == "states"


def test_licences_say_what_the_publishers_say():
    licence = {r["name"]: [x["name"] for x in r["licenses"]] for r in data.package()["resources"]}
    assert licence["un_votes"] == ["other-nc"]
    assert licence["ideal_points"] == ["CC0-1.0"]
    assert licence["excerpts"] == ["other-closed"]


def test_the_first_tables_stay_under_four_megabytes_and_all_files_under_twelve():
    assert sum((DATA / data.resource(name)["path"]).stat().st_size for name in FIRST) < FIRST_SIZE
    assert sum(p.stat().st_size for p in DATA.iterdir()) < SIZE
