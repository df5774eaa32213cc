"""The licences are whole, name what they leave out, and agree with the other papers."""

from __future__ import annotations

import re

import yaml
from lab_room import ROOT

import alignment


def read(name: str) -> str:
    """A paper of the root folder, with its lines joined."""
    return re.sub(r"\s+", " ", (ROOT / name).read_text(encoding="utf-8"))


def test_the_legal_text_of_cc_by_is_whole():
    sections = [f"Section {n} -- " for n in range(1, 9)]
    text = read("LICENSE")
    places = [text.find(s) for s in ["Creative Commons Attribution 4.0 International Public License", *sections]]
    assert -1 not in places and places == sorted(places)


def test_the_excerpts_and_the_data_are_excepted_by_name():
    text = read("LICENSE")
    excepted = text[text.index("NOT under this licence"):text.index("Attribution 4.0 International ====")]
    wanted = ["Pakistan's Pivot to Russia", "Kamran Yousaf", "The Express Tribune, 7 May 2018", "data/excerpts.yml",
              "data/datapackage.json", "LICENSE-CODE"]
    assert [words for words in wanted if words not in excepted] == []


def test_the_code_licence_covers_every_folder_of_code():
    found = {path.parent.name for path in ROOT.glob("*/*.py")}
    folders = {folder for folder in found if not folder.startswith((".", "_"))}
    text = read("LICENSE-CODE")
    assert {folder for folder in folders if f"{folder}/" not in text} == set()
    assert "MIT License" in text and "PROVIDED \"AS IS\"" in text


def test_the_citation_names_this_version_and_the_contributors():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == alignment.__version__
    assert citation["authors"] == [{"name": "The Reading the Pivot contributors"}]
    assert citation["license"] == "CC-BY-4.0"
