"""The rules of chapter 10: on tables small enough to work by hand, and on the shipped data."""

from __future__ import annotations

import pandas as pd
import pytest

from alignment import reports
from alignment.claims import IN_PART, NOT, STRICTNESS, SUPPORTS, UNDECIDED, verdict
from alignment.ledger import in_an_answer, sentence
from alignment.rules import the_triangle as chapter


def words(trial) -> list[str]:
    return [trial.words[s] for s in STRICTNESS]


# First exercise


def event(date: str, title: str, actors: str = "RUS;PAK", kind: str = "exercise", verified: bool = True) -> dict:
    start = pd.Timestamp(date)
    return dict(start=start, year=start.year, title=title, actors=actors, kind=kind, verified=verified)


FIRST = event("2016-09-24", "Two armies")
NAVAL, ON_LAND = event("2014-10-01", "The two navies meet"), event("2015-05-01", "Mountain troops")


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([FIRST], [SUPPORTS] * 3),
        ([FIRST, NAVAL], [NOT, IN_PART, SUPPORTS]),
        ([FIRST, NAVAL, ON_LAND], [NOT] * 3),
        ([FIRST, NAVAL | {"verified": False}], [SUPPORTS] * 3),
        ([FIRST, ON_LAND | {"actors": "RUS;IND"}], [SUPPORTS] * 3),
        ([FIRST, ON_LAND | {"kind": "visit"}], [SUPPORTS] * 3),
        ([FIRST, event("2017-09-01", "Mountain troops")], [SUPPORTS] * 3),
    ],
)
def test_an_earlier_exercise_takes_away_the_first_time(events, said):
    assert words(chapter.first_exercise(pd.DataFrame(events))) == said


def test_the_answer_names_the_year_of_the_first_exercise_at_sea():
    v = verdict("first-exercise")
    assert v.word == IN_PART and v.trial.values["n"] == 1 and "since 2014" in in_an_answer(v)
    assert "2014 is the year of the first of them" in sentence(v) and "counts half" in sentence(v)


# The toll of Uri


@pytest.mark.parametrize(
    ("tolls", "said"),
    [
        ([21, 22, 25], [SUPPORTS] * 3),
        ([20, 20, 20], [NOT, SUPPORTS, SUPPORTS]),
        ([17, 18, 19], [NOT, NOT, IN_PART]),
        ([17, 18, 18], [NOT] * 3),
        ([21, 22], [UNDECIDED] * 3),
    ],
)
def test_altered_tolls_flip_the_verdict(tolls, said):
    assert words(chapter.uri_toll(pd.DataFrame({"toll": tolls}))) == said


def test_no_source_that_was_read_gives_the_printed_toll():
    """The answer in claims.yml says so."""
    assert reports.sources("uri-toll")["toll"].max() < chapter.PRINTED
    assert "from 17 to 19" in in_an_answer(verdict("uri-toll"))


# An old ally


def deliveries(india: dict[str, float], years: range = range(1966, 2016)) -> pd.DataFrame:
    rows = [("IND", s, y, tiv) for s, tiv in india.items() for y in years]
    rows += [("PAK", s, y, tiv) for s, tiv in (("CHN", 6.0), ("USA", 4.0)) for y in years]
    rows += [("EGY", s, y, tiv) for s, tiv in (("USA", 8.0), ("RUS", 2.0)) for y in range(2003, 2016)]
    return pd.DataFrame(rows, columns=["recipient", "supplier", "year", "tiv_million"])


PACTS = pd.DataFrame(
    {"state": "IND", "partner": "RUS", "year": range(1991, 2016), "consultation": True, "defence": False}
)


@pytest.mark.parametrize(
    ("moscow", "said"),
    [
        (8.0, [SUPPORTS] * 3),
        (2.5, [NOT, SUPPORTS, SUPPORTS]),
        (1.0, [NOT, NOT, SUPPORTS]),
        (0.5, [NOT] * 3),
    ],
)
def test_altered_deliveries_flip_the_verdict(moscow, said):
    assert words(chapter.old_ally(deliveries({"RUS": moscow, "GBR": 2.0}), PACTS)) == said


def test_few_years_cannot_decide():
    assert words(chapter.old_ally(deliveries({"RUS": 8.0, "GBR": 2.0}, range(2008, 2016)), PACTS)) == [UNDECIDED] * 3


def test_other_suppliers_are_judged_by_the_same_years_and_pacts_are_told():
    trial = chapter.old_ally(deliveries({"RUS": 8.0, "GBR": 2.0}), PACTS)
    near, far = trial.others.values()
    assert set(near.index) == {("IND", "GBR"), ("PAK", "CHN"), ("PAK", "USA")}
    assert near.loc[("PAK", "CHN"), "middle"] == SUPPORTS and far.loc[("EGY", "RUS"), "middle"] == NOT
    assert [*trial.parts.values()] == [0.5, 0.0]


def test_on_the_shipped_data_moscow_was_indias_supplier_and_there_was_no_pact_of_defence():
    v = verdict("old-ally")
    assert v.word == SUPPORTS and v.telling == "decisive" and [*v.trial.parts.values()][1] == 0


# The maxim


def test_no_number_of_years_decides_the_maxim_but_pairs_that_stay_are_counted():
    names = pd.MultiIndex.from_tuples([(f"A{i:02}", "B") for i in range(20)])
    same = pd.DataFrame({"then": range(20), "now": range(20)}, index=names, dtype=float)
    turned = same.assign(now=same["now"].iloc[::-1].to_numpy())
    for table, share in ((same, 1.0), (turned, 0.0)):
        trial = chapter.nothing_permanent(table)
        assert words(trial) == [UNDECIDED] * 3
        assert trial.values["n"] == 4 and trial.values["middle"] == share and [*trial.parts.values()] == [share] * 2
