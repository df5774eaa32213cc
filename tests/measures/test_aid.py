"""The measures of aid: on tables small enough to work by hand, and on the shipped Greenbook by a second way."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from alignment import aid
from alignment.errors import UnknownName


def greenbook(*rows) -> pd.DataFrame:
    """Rows of state, fiscal year, kind, million dollars of the year; a dollar of the year is two of 2020."""
    table = pd.DataFrame(rows, columns=["state", "fiscal_year", "category", "m"])
    table["transition_quarter"] = False
    table["obligations_usd"] = table["m"] * 1e6
    return table.assign(obligations_usd_2020=2 * table["obligations_usd"])


SMALL = greenbook(
    ("PAK", 2001, "military", 10), ("PAK", 2001, "economic", 30), ("PAK", 2003, "military", -2),
    ("EGY", 2001, "military", 20), ("EGY", 2001, "military", 5), (None, 2001, "military", 15),
)  # fmt: skip


def test_accounts_of_a_year_are_added_up_in_million_dollars_of_2020():
    assert aid.yearly(SMALL, "military").loc[2001].to_dict() == {"EGY": 50, "PAK": 20}
    assert aid.yearly(SMALL, "all").loc[2001, "PAK"] == 80


def test_a_year_without_a_row_is_zero_and_a_promise_taken_back_is_negative():
    assert aid.yearly(SMALL, "military")["PAK"].to_dict() == {2001: 20, 2002: 0, 2003: -4}


def test_the_quarter_between_two_fiscal_years_belongs_to_none():
    quarter = SMALL.assign(transition_quarter=[True] + [False] * 5)
    assert aid.yearly(quarter, "military").loc[2001, "PAK"] == 0


def test_a_share_is_of_what_all_recipients_got_regions_included():
    assert aid.share_of_all(SMALL, "military").loc[2001, "PAK"] == pytest.approx(10 / 50)


def test_a_kind_of_aid_that_does_not_exist_is_refused_with_the_nearest():
    with pytest.raises(UnknownName, match="military"):
        aid.yearly(SMALL, "militery")


LEVELS = pd.DataFrame({"PAK": [4.0, 6, 8, 1, 2, 3], "EGY": [0.0, 0, 3, 9, 9, 9]}, index=range(2001, 2007))


def test_what_is_left_is_the_mean_of_three_years_over_the_mean_of_the_three_before():
    assert aid.left(LEVELS, gap=3).loc[2006].to_dict() == {"PAK": pytest.approx(2 / 6), "EGY": 9}


def test_levels_can_lie_further_apart_and_can_be_longer():
    assert aid.left(LEVELS, gap=4, span=2).loc[2006, "PAK"] == pytest.approx(2.5 / 5)


def test_an_earlier_level_below_the_floor_has_too_little_to_lose():
    assert np.isnan(aid.left(LEVELS, gap=3, least=2).loc[2006, "EGY"])
    assert aid.left(LEVELS, gap=3, least=2).loc[2006, "PAK"] == pytest.approx(2 / 6)


def test_an_earlier_level_of_nothing_gives_no_share():
    assert np.isnan(aid.left(pd.DataFrame({"PAK": [0.0] * 3 + [5.0] * 3}), gap=3).to_numpy(dtype=float)).all()


def test_years_that_do_not_jump_could_show_the_smallest_distance():
    assert aid.smallest_visible(pd.Series([6.0, 6, 6]), pd.Series([3.0, 3, 3])) == 0


def test_the_smallest_distance_is_that_of_the_delta_method():
    # 5, 6, 7: mean 6, variance 1; 2, 3, 4: mean 3, variance 1; half is left.
    error = np.sqrt(1 / 3 + 0.25 / 3) / 6
    assert aid.smallest_visible(pd.Series([5.0, 6, 7]), pd.Series([2.0, 3, 4])) == pytest.approx(3.717 * error)


def test_the_factor_is_students_t_for_an_error_of_5_percent_and_a_power_of_80():
    stats = pytest.importorskip("scipy.stats")
    assert aid.T_FOUR == pytest.approx(stats.t.ppf(0.975, 4) + stats.t.ppf(0.80, 4), abs=5e-4)


def test_the_deflator_is_the_greenbooks_own():
    assert aid.deflator(SMALL).to_dict() == {2001: 2, 2003: 2}


def test_one_factor_serves_all_rows_of_a_fiscal_year():
    """The prose puts other publishers' dollars into dollars of 2020 by it, so it must not depend on the account."""
    from alignment.data import load

    accounts = load("us_aid")
    large = accounts[(accounts["obligations_usd"].abs() > 1e7) & ~accounts["transition_quarter"]]
    own = large["obligations_usd_2020"] / large["obligations_usd"]
    assert (own / large["fiscal_year"].map(aid.deflator(load("us_aid_totals"))) - 1).abs().max() < 1e-4


def test_the_sums_by_state_are_those_of_the_accounts():
    from alignment.data import load

    accounts = load("us_aid").query("state == 'PAK' and category == 'military' and fiscal_year == 2010")
    assert aid.yearly(load("us_aid_totals"), "military").loc[2010, "PAK"] == pytest.approx(
        accounts["obligations_usd_2020"].sum() / 1e6
    )
