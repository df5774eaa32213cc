"""The rules of chapter 3: on levels of aid small enough to work by hand, and on the shipped data."""

from __future__ import annotations

import pandas as pd
import pytest

from alignment.claims import IN_PART, NOT, SUPPORTS, UNDECIDED, error_rates
from alignment.rules import security_assistance as chapter

ALL = ("strict", "middle", "lenient")


def world(before: float = 100, after: float = 100, peak: float = 100, **others: float) -> pd.DataFrame:
    """Pakistan's aid: `peak` to 2011, `before` to 2017, `after` from 2018; others keep 100 and end on their value."""
    years = range(2001, 2021)
    own = [peak if y <= 2011 else before if y <= 2017 else after for y in years]
    rest = {state: [100.0 if y <= 2017 else value for y in years] for state, value in others.items()}
    return pd.DataFrame({"PAK": own} | rest, index=years, dtype=float)


@pytest.mark.parametrize(
    ("after", "words"),
    [(5, (SUPPORTS, SUPPORTS, SUPPORTS)), (10, (SUPPORTS, SUPPORTS, SUPPORTS)), (20, (IN_PART, SUPPORTS, SUPPORTS)),
     (45, (NOT, IN_PART, SUPPORTS)), (60, (NOT, NOT, IN_PART)), (80, (NOT, NOT, NOT))],
)  # fmt: skip
def test_the_less_is_left_after_the_threat_the_more_the_evidence_supports_that_it_was_halted(after, words):
    assert tuple(chapter.halted(world(after=after)).words[list(ALL)]) == words


@pytest.mark.parametrize(
    ("before", "words"),
    [(20, (SUPPORTS, SUPPORTS, SUPPORTS)), (37, (IN_PART, SUPPORTS, SUPPORTS)), (70, (NOT, IN_PART, SUPPORTS)),
     (85, (NOT, NOT, IN_PART)), (95, (NOT, NOT, NOT))],
)  # fmt: skip
def test_the_less_is_left_in_2017_the_more_the_evidence_supports_that_it_had_fallen(before, words):
    assert tuple(chapter.had_fallen(world(before=before)).words[list(ALL)]) == words


def test_what_comes_after_2017_does_not_touch_the_counter_claim():
    assert chapter.had_fallen(world(after=0)).words["middle"] == NOT
    assert chapter.halted(world(peak=1000)).words["middle"] == NOT


def test_one_late_year_lifts_the_level_and_changes_the_verdict():
    table = world(after=10)
    table.loc[2019, "PAK"] = 130
    trial = chapter.halted(table)
    assert trial.values["middle"] == pytest.approx(0.5) and trial.words["middle"] == IN_PART
    assert trial.parts == {"in 2018": pytest.approx(0.1), "in 2019": pytest.approx(1.3), "in 2020": pytest.approx(0.1)}


def test_the_parts_have_the_share_as_their_mean():
    trial = chapter.had_fallen(world(before=37))
    assert sum(trial.parts.values()) / 3 == pytest.approx(trial.values["middle"]) and trial.values["n"] == 6


def test_the_rule_elsewhere_leaves_pakistan_out():
    rates = error_rates(chapter.halted(world(after=45, EGY=20, JOR=40, ISR=100)))
    same_years = rates.loc["all other recipients, in the same years"]
    assert same_years[["cases", "middle", "same"]].tolist() == pytest.approx([3, 1 / 3, 2 / 3])


def test_all_other_years_leave_the_years_of_the_claim_out():
    rates = error_rates(chapter.halted(world(after=45, EGY=20)))
    # Last years 2006 to 2019 of one state; the level falls in the windows that end in 2018 and 2019.
    assert rates.loc["all other recipients, in all other years", "cases"] == 14
    # 2018: (100 + 100 + 20) / 300 = 73 %; 2019: (100 + 20 + 20) / 300 = 47 %, which is "in part".
    assert rates.loc["all other recipients, in all other years", "same"] == pytest.approx(1 / 14)


def test_a_recipient_of_little_is_not_counted():
    table = world(after=45, EGY=20)
    table["BGD"] = [5.0] * 17 + [0.0] * 3
    assert error_rates(chapter.halted(table))["cases"].iloc[0] == 1


def test_a_claimed_case_without_an_earlier_level_cannot_be_decided():
    assert set(chapter.halted(world(before=2, after=0, EGY=100)).words) == {UNDECIDED}


def test_looser_versions_never_say_supports_less_often():
    from alignment.claims import operating_characteristics

    for claim in ("threat-carried-out", "fallen-before"):
        rates = operating_characteristics(claim)
        assert (rates["strict"] <= rates["middle"]).all() and (rates["middle"] <= rates["lenient"]).all()


def test_the_share_on_the_shipped_data_comes_from_a_second_way_of_counting():
    """Pakistan's military aid from its accounts, not from the sums of all recipients."""
    from alignment.data import load

    rows = load("us_aid").query("state == 'PAK' and category == 'military' and not transition_quarter")
    year = rows.groupby("fiscal_year")["obligations_usd_2020"].sum()
    earlier, threat, later = (sum(year.get(y, 0) for y in range(a, a + 3)) for a in (2009, 2015, 2018))
    assert chapter.halted().values["middle"] == pytest.approx(later / threat)
    assert chapter.had_fallen().values["middle"] == pytest.approx(threat / earlier)


def test_a_second_way_finds_the_same_share_of_other_recipients():
    """The base rate in the same years, with plain loops over the Greenbook's rows."""
    from alignment.data import load

    rows = load("us_aid_totals").query("category == 'military' and not transition_quarter and fiscal_year >= 2015")
    lost = decided = 0
    for _, own in rows[rows["state"].notna() & (rows["state"] != "PAK")].groupby("state", observed=True):
        sums = own.groupby("fiscal_year")["obligations_usd_2020"].sum()
        before, after = (sum(sums.get(y, 0) for y in range(a, a + 3)) / 3e6 for a in (2015, 2018))
        decided += before >= 10
        lost += before >= 10 and after / before <= 0.5
    rates = error_rates(chapter.halted()).iloc[0]
    assert rates["cases"] == decided and rates["same"] == pytest.approx(lost / decided)
