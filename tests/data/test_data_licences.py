"""Each publisher's terms are those that the notes of the raw files record, and each card shows them."""

from __future__ import annotations

import pytest
import yaml
from places import ROOT

from alignment import data

FILE = ROOT / "sources" / "publishers.yml"
PUBLISHERS = yaml.safe_load(FILE.read_text(encoding="utf-8"))
# Publisher: name of the licence, folder of the raw files, and the words of its PROVENANCE.md.
TERMS = {
    "undl_ga": ("other-nc", "unga", "Copyright, United Nations; Non commercial use, with attribution."),
    "undl_sc": ("other-nc", "unga", "Copyright, United Nations; Non commercial use, with attribution."),
    "voeten_votes": ("CC0-1.0", "unga", "https://doi.org/10.7910/DVN/LEJUQZ (earlier hdl:1902.1/12379), CC0 1.0"),
    "ideal_v38": ("CC0-1.0", "unga", "data https://doi.org/10.7910/DVN/LEJUQZ, CC0 1.0"),
    "ideal_jul2025": ("CC0-1.0", "unga", "(no licence file; upstream CC0); original sha256"),
    "ungdc": ("notspecified", "unga", "the stored copies carry no licence text"),
    "sipri_2024": ("other-nc", "arms", "archived copy of sipri.org/databases/terms, 11 Feb 2016"),
    "sipri_2025": ("other-nc", "arms", "the reproduction of less than 10 per cent of a published data set"),
    "sipri_2026": ("other-nc", "arms", "a book that is sold is not covered"),
    "sipri_totals": ("other-nc", "arms", "For commercial use: written permission from SIPRI"),
    "greenbook": ("us-pd", "aid", "A work of the US government: public domain in the USA."),
    "foreignassistance": ("us-pd", "aid", "`us_foreign_aid_country.csv`; public domain."),
    "crs": ("us-pd", "aid", "CRS reports are works of the US government."),
    "wdi_us_aid": ("CC-BY-4.0", "aid", "source OECD DAC), CC BY 4.0."),
    "gcdf": ("notspecified", "aid", "Terms not seen by us; cite AidData."),
    "imf_dots": ("notspecified", "trade", "the conditions themselves were not in the stored copy"),
    "cow_trade": ("notspecified", "trade", "free for research with citation (COW project); no open licence text seen"),
    "tradhist": ("notspecified", "trade", "CEPII data, free with citation; licence text not seen"),
    "wits": ("notspecified", "trade", "World Bank WITS terms; UN Comtrade data beneath."),
    "trade_press": ("notspecified", "trade", "no text is copied beyond the quoted words"),
    "icews": ("notspecified", "events", "Terms on Dataverse not seen by us"),
    "icews18": ("notspecified", "events", "Terms on Dataverse not seen by us"),
    "gdelt": ("other-at", "events", "its site allows any use with citation and a link; not re-read here"),
    "historian_travels": ("CC0-1.0", "diplomacy", "CC0 1.0 elsewhere (LICENSE.md of both repositories)"),
    "historian_visits": ("CC0-1.0", "diplomacy", "CC0 1.0 elsewhere (LICENSE.md of both repositories)"),
    "ceias": ("notspecified", "diplomacy", "Terms not stated in the file."),
    "chinavitae": ("notspecified", "diplomacy", "Terms not stated. First file"),
    "aiddata_dashboard": ("notspecified", "diplomacy", "http://china-dashboard.aiddata.org ."),
    "russia_exercises": ("notspecified", "diplomacy", "no licence stated"),
    "jme": ("notspecified", "diplomacy", "(19 Oct 2022), `ctryYrData.rda`. Terms not stated."),
    "atop": ("notspecified", "diplomacy", "version 5.1, http://www.atopdata.org ."),
    "cow_mid": ("notspecified", "diplomacy", "https://correlatesofwar.org/data-sets/mids/ ."),
    "ucdp_prio": ("CC-BY-4.0", "diplomacy", "https://ucdp.uu.se/downloads/ , CC BY 4.0."),
    "pew": ("notspecified", "opinion", "Pew's own data terms apply (not in the stored copies"),
    "polls": ("notspecified", "opinion", "terms: single facts with attribution."),
    "wdi": ("CC-BY-4.0", "context", "source/world-development-indicators ; licence CC BY 4.0."),
    "sipri_milex": ("other-nc", "context", "SIPRI asks for citation and limits reuse of large parts: see its terms."),
    "archigos": ("notspecified", "context", "`data/archigos.rda` (a shortened copy)"),
    "reign": ("MIT", "context", "`data_sets/leaderlist_3_21.csv`; repository licence MIT."),
    "gwf": ("MIT", "context", "same repository and commit, `data_sets/regime_list.csv`"),
    "premiers": ("notspecified", "context", "Facts only, no code."),
    "vdem": ("notspecified", "context", "to 2019; see V-Dem's terms"),
    "polity": ("notspecified", "context", "Marshall, Gurr and Jaggers, *Polity IV*"),
    "uds": ("notspecified", "context", "Xavier Marquez, extended Unified Democracy Scores"),
    "energy_pages": ("notspecified", "context", "Announcements, not customs data."),
}
# Without raw files of others: the book's own work, the state numbers, the copies of exam papers, the article.
OTHERS = {"book": "CC-BY-4.0", "cow": "notspecified", "fpsc": "notspecified", "tribune": "other-closed"}


@pytest.mark.raw
@pytest.mark.parametrize("name", TERMS)
def test_the_notes_of_the_raw_files_have_the_words_on_which_the_licence_rests(raw_folder, name):
    notes = (raw_folder / TERMS[name][1] / "PROVENANCE.md").read_text(encoding="utf-8")
    assert TERMS[name][2] in " ".join(notes.split())


def test_every_publisher_has_the_licence_that_was_read():
    wanted = {name: terms[0] for name, terms in TERMS.items()} | OTHERS
    assert {name: publisher["licence"]["name"] for name, publisher in PUBLISHERS.items()} == wanted


def test_unread_terms_are_called_unread_and_read_ones_say_where():
    for name, publisher in PUBLISHERS.items():
        licence = publisher["licence"]
        assert set(licence) == {"name", "title", "path", "read_where", "read_on"}, name
        if licence["name"].startswith("CC") or licence["name"] in ("MIT", "us-pd"):
            assert not licence["read_where"].startswith("not read"), name
        if licence["read_where"] == "not read":
            assert licence["name"] == "notspecified", name


def test_no_publisher_is_told_twice_and_every_one_is_used():
    names = [line[:-1].split(":")[0] for line in FILE.read_text("utf-8").splitlines() if line[:1].isalpha()]
    assert len(names) == len(set(names)) == len(PUBLISHERS)
    tables = [yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / "sources" / "tables").glob("*.yml")]
    assert {name for table in tables for name in table["publishers"]} == set(PUBLISHERS)


def test_a_card_shows_every_licence_of_its_publishers():
    for entry in data.package()["resources"]:
        text = yaml.safe_load((ROOT / "sources" / "tables" / f"{entry['name']}.yml").read_text("utf-8"))
        titles = {PUBLISHERS[name]["licence"]["title"] for name in text["publishers"]}
        assert {licence["title"] for licence in entry["licenses"]} == titles, entry["name"]
