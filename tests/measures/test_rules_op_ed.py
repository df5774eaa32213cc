"""The rule for "completely ignoring": on shares that can be counted by hand, and on altered data."""

from __future__ import annotations

import pandas as pd
import pytest

from alignment.claims import IN_PART, NOT, SUPPORTS, UNDECIDED, error_rates, verdict
from alignment.rules import op_ed as chapter
from alignment.rules.op_ed import IGNORED, LATE

YEARS = range(1948, 1960)
MIXED = [0.0, 0.001, 0.004, 0.005, 0.007, 0.009, 0.01, 0.02, 0.02, 0.02, 0.02, 0.02]


def partner(values: list[float], name: str = "RUS", first: int = 1948) -> pd.DataFrame:
    return pd.DataFrame({"partner": name, "year": range(first, first + len(values)), "both": values})


def world(moscow: list[float]) -> pd.DataFrame:
    """Moscow as given; Britain a large partner; nine far ones without trade. Then the same again in the late window."""
    others = [partner([0.2] * 12, "GBR")] + [partner([0.0] * 12, f"S{n}") for n in range(9)]
    early = pd.concat([partner(moscow), *others], ignore_index=True)
    return pd.concat([early, early.assign(year=early["year"] + LATE)], ignore_index=True)


def test_a_year_counts_below_the_limit_and_not_on_it():
    counted = IGNORED.shares(partner(MIXED)).loc["RUS"]
    assert counted.to_dict() == pytest.approx({"strict": 1 / 12, "middle": 3 / 12, "lenient": 6 / 12, "n": 12})


def test_the_strict_version_counts_only_years_with_nothing_at_all():
    assert IGNORED.shares(partner([0.0] * 3 + [1e-6] * 9)).loc["RUS", "strict"] == pytest.approx(3 / 12)


def test_the_words_follow_the_shares_and_can_differ_by_strictness():
    words = IGNORED.words(IGNORED.shares(partner([0.004] * 4 + [0.007] * 4 + [0.02] * 4)))
    assert words.loc["RUS"].to_dict() == {"strict": NOT, "middle": IN_PART, "lenient": SUPPORTS}


def test_too_few_years_decide_nothing():
    assert (IGNORED.words(IGNORED.shares(partner([0.0] * 8))) == UNDECIDED).all(axis=None)
    assert (IGNORED.words(IGNORED.shares(partner([0.0] * 9))) == SUPPORTS).all(axis=None)


def test_years_outside_the_window_do_not_count_and_the_window_can_be_moved():
    table = pd.concat([partner([0.5] * 12), partner([0.0] * 12, first=1960)])
    assert IGNORED.shares(table).loc["RUS", ["n", "middle"]].tolist() == [12, 0]
    assert IGNORED.shares(table, shift=12).loc["RUS", ["n", "middle"]].tolist() == [12, 1]


@pytest.mark.parametrize(
    ("values", "word"),
    [([0.0] * 12, SUPPORTS), ([0.3] * 12, NOT), ([0.0] * 4 + [0.3] * 8, IN_PART), ([0.0] * 3 + [0.3] * 9, NOT)],
)
def test_altered_data_flip_the_verdict(values, word):
    trial = chapter.completely_ignored(world(values), world(values))
    assert trial.words.to_dict() == dict.fromkeys(("strict", "middle", "lenient"), word)


def test_the_parts_are_the_halves_before_and_from_the_pacts_on():
    trial = chapter.completely_ignored(world([0.3] * 2 + [0.0] * 5 + [0.3] * 5), world([0.0] * 12))
    assert trial.parts == pytest.approx({"in 1948–1953": 4 / 6, "in 1954–1959": 1 / 6})
    assert sum(trial.parts.values()) / 2 == pytest.approx(trial.values["middle"])


def test_the_rule_elsewhere_leaves_moscow_out_where_it_is_pakistans_partner():
    rates = error_rates(chapter.completely_ignored(world([0.3] * 12), world([0.3] * 12)))
    # Pakistan: Britain is not ignored, nine others are. India: Moscow and Britain are not, nine others are.
    assert rates["cases"].tolist() == [10, 11, 10]
    assert rates["same"].tolist() == pytest.approx([1 / 10, 2 / 11, 1 / 10])
    assert rates["middle"].tolist() == pytest.approx([9 / 10, 9 / 11, 9 / 10])


def test_looser_versions_never_say_supports_less_often():
    rates = verdict("ignoring").errors
    assert (rates["strict"] <= rates["middle"]).all() and (rates["middle"] <= rates["lenient"]).all()


def test_the_share_of_1948_comes_from_a_second_way_of_counting():
    from alignment.data import load

    rows = load("trade_cow").query("year == 1948")
    pair = rows[rows["importer"].isin(["PAK", "RUS"]) & rows["exporter"].isin(["PAK", "RUS"])]["usd_million"].sum()
    own = load("trade_cow_national").query("state == 'PAK' and year == 1948").iloc[0]
    expected = pair / (own["imports_usd_million"] + own["exports_usd_million"])
    table = chapter.shares_of("PAK")
    assert table[(table["partner"] == "RUS") & (table["year"] == 1948)]["both"].item() == pytest.approx(expected)


def test_the_late_window_ends_before_the_years_that_are_not_pakistans_own_books():
    from alignment.data import load

    trade = load("trade_cow")
    odd = trade[(trade["importer"] == "PAK") & (trade["caution"].astype(str) == "not_own_book")]["year"]
    assert IGNORED.last + LATE == odd.min() - 1
