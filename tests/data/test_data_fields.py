"""One name, one meaning: what a column is called says what it holds and in which unit, in all tables alike."""

from __future__ import annotations

from collections import defaultdict

import pytest
from places import ROOT

from alignment import data

TABLES = [r for r in data.package()["resources"] if r["type"] == "table"]
FIELDS = [(r["name"], f) for r in TABLES for f in r["schema"]["fields"]]
# How the meaning of a name begins that two tables or more use.
BEGINS = {
    "account": "Account",
    "abstain": "States",
    "category": "Kind of aid",
    "code": "Code in all",
    "complete": "False",
    "cow_ccode": "Correlates of War number",
    "date": "Day",
    "deal": ("SIPRI's number of the deal", "Our number of the deal"),
    "delivered": "Number delivered",
    "delivered_estimated": "SIPRI estimated",
    "description": "Kind of weapon",
    "designation": "Name of the weapon",
    "document": "Day printed",
    "end": "Last day of the",
    "entry": "How the leader came in",
    "estimate": "The IMF marks",
    "exit": "How the leader went",
    "first_fiscal_year": "First fiscal year",
    "fiscal_year": "Fiscal year",
    "flow": "Direction, seen from the reporter",
    "id": ("Short name", "The release's own number"),
    "ideal_point": "Position",
    "kind": "Kind of",
    "last_fiscal_year": "Last fiscal year",
    "leader": "Leader who held the power",
    "material_conflict": "Events of material conflict",
    "material_cooperation": "Events of material cooperation",
    "mirror_estimate": "The IMF marks",
    "mirror_usd_million": "The same flow",
    "n_votes": "Votes of the state",
    "name": "Name",
    "note": ("What a reader must know", "What the compiler notes"),
    "obligations_usd": "Amount obligated",
    "obligations_usd_2020": "The same amount",
    "order_year": "Year of the order",
    "order_year_estimated": "SIPRI estimated",
    "partner": "Code of the partner",
    "percent": "Share of",
    "printed": "The cell as printed",
    "question": ("The question", "Wording of the question"),
    "recipient": "Code of the state that",
    "release": "Release used",
    "reporter": "Code of the reporter",
    "requested": "The President asked",
    "resolution": "Number of the record in the UN Digital Library",
    "session": ("Session of the Assembly", "Regular session of the Assembly"),
    "source_date": "Date of the",
    "source_kind": "Kind of source",
    "source_title": "Title of the",
    "source_url": "Address of the",
    "start": "First day",
    "state": "Code of the state",
    "status": "Whether the weapon was new",
    "supplier": "Code of the supplying state",
    "symbol": "The UN's document symbol",
    "target": "Code of the state that is acted upon",
    "source": "Code of the state that acts",
    "title": "Title of the resolution",
    "tiv_million": "Volume of the deliveries",
    "tiv_million_unit": "Value of one unit",
    "transition_quarter": "True for July to September 1976",
    "usd": ("Amount", "Payments"),
    "usd_2021": "Amount committed",
    "usd_2021_adjusted": "Amount after AidData's correction",
    "usd_million": ("The flow", "Total", "Imports", "Value", "The figure", "Amount"),
    "verbal_conflict": "Events of verbal conflict",
    "verbal_cooperation": "Events of verbal cooperation",
    "vote": "How the state voted",
    "year": "Year",
    **{name: f"{name[1:].lstrip('0')} percent quantile" for name in ("q05", "q10", "q90", "q95")},
    "q50": "Median",
}
# Tables in which a name means something else, and why the name was kept; the card's own meaning tells it.
ELSE = {
    ("basis", "coalition_support_funds"): "a code: printed or derived",
    ("basis", "trade_reported"): "words: who counted",
    ("category", "arms_transfers"): "SIPRI's own word for the kind of weapon",
    ("date", "energy_reports"): "text, since some dates are years",
    ("date", "timeline"): "text, since some dates are months or years",
    ("description", "timeline"): "prose on an event",
    ("flow", "arms_totals"): "arms, seen from the party",
    ("flow", "china_finance"): "AidData's own word for a class",
    ("flow", "china_finance_world"): "AidData's own word for a class",
    ("kind", "energy_reports"): "kind of statement",
    ("leader", "china_engagements"): "one of seven leaders",
    ("party", "arms_totals"): "the state that sends or receives",
    ("party", "prime_ministers"): "a political party",
    ("recipient", "us_aid_totals"): "the Greenbook's name, which may be a region",
    ("role", "diplomatic_events_totals"): "acts or is acted upon",
    ("role", "visits"): "an office",
    ("source", "arms_totals"): "who made the sum",
    ("source", "energy_reports"): "who reports",
    ("source", "governments"): "where the days come from",
    ("source", "prime_ministers"): "where the days were read",
    ("target", "opinion"): "about whom people were asked",
    ("target", "opinion_published"): "about whom people were asked",
    ("title", "timeline"): "the event in a few words",
}
# SIPRI's number and ours; a session's name and its number; one number and a list of several; a day or less exact.
TWO_TYPES = {"deal", "session", "cow_ccode", "source_date"}
# What a name promises about the unit.
UNITS = {
    "usd": "US dollars of the year",
    "usd_million": "million US dollars of the year",
    "usd_2020": "US dollars of 2020",
    "usd_2021": "US dollars of 2021",
    "usd_2022_million": "million US dollars of 2022",
    "gbp": "pounds sterling of the year",
    "fiscal_year": "US fiscal year",
    "share_of_gdp": "share from 0 to 1",
}


def shared_names() -> dict[str, list[tuple[str, dict]]]:
    by_name = defaultdict(list)
    for table, field in FIELDS:
        by_name[field["name"]].append((table, field))
    return {name: found for name, found in by_name.items() if len(found) > 1}


@pytest.mark.parametrize("name", sorted(shared_names()))
def test_a_name_means_the_same_in_all_tables_but_for_exceptions_with_a_reason(name):
    usual = [(t, f) for t, f in shared_names()[name] if (name, t) not in ELSE]
    for table, field in usual:
        assert field["description"].startswith(BEGINS[name]), f"{table}.{name}: {field['description']}"
    kinds = {f["type"].replace("integer", "number") for _, f in usual}
    assert len(kinds) <= 1 or name in TWO_TYPES


def test_every_exception_is_still_there_and_is_one():
    there = {(f["name"], t): f["description"] for t, f in FIELDS}
    assert set(ELSE) <= set(there)
    assert not [key for key in ELSE if key[0] in BEGINS and there[key].startswith(BEGINS[key[0]])]


@pytest.mark.parametrize("table,field", FIELDS, ids=lambda v: v if isinstance(v, str) else v["name"])
def test_the_unit_is_the_one_that_the_name_promises(table, field):
    name, unit = field["name"], field["unit"]
    for ending, wanted in UNITS.items():
        if name == ending or name.endswith(f"_{ending}"):
            assert unit == wanted or (name, unit) == ("gdp_per_head_usd", f"{wanted} per person")
    if "tiv_million" in name:
        assert unit == "million SIPRI trend-indicator values"
    if "percent" in name:
        assert unit.startswith("percent")
    if field["type"] == "date":
        assert unit == "calendar day"
    if field["type"] == "boolean":
        assert unit == "none"
    if name == "year" or name.endswith("_year") and "fiscal" not in name:
        assert unit == "calendar year" or field["type"] == "boolean"


def test_texts_of_tables_spell_a_word_in_one_way():
    texts = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "sources" / "tables").glob("*.yml"))
    for other in ("favourable", "per cent ", "labor ", "current US dollars", "organisation ", "militarised"):
        assert other not in texts, other
