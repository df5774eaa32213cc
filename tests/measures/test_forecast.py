"""What simple forecasters say, and how forecasts are scored: each number worked by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from alignment.change import change_of_means, growth_of_means
from alignment.errors import BadItem
from alignment.forecast import brier, no_change, trend


def years(*values, first=2011):
    return pd.Series(values, index=range(first, first + len(values)), dtype=float)


def test_no_change_is_the_mean_of_the_known_years():
    assert no_change(years(1, 2, 6)) == 3


def test_the_trend_is_the_mean_of_the_years_ahead_on_the_line():
    # 10, 12, 14 go on as 16, 18, 20, 22: their mean is 19.
    assert trend(years(10, 12, 14), 4) == pytest.approx(19)
    assert trend(years(10, 12, 14), 1) == pytest.approx(16)


def test_a_year_without_a_value_bends_no_trend():
    assert trend(years(10, np.nan, 14), 2) == pytest.approx(17)


@pytest.mark.parametrize(("past", "ahead"), [(years(3), 2), (years(np.nan, 3), 2), (years(1, 2), 0)])
def test_a_trend_needs_two_years_and_one_ahead(past, ahead):
    with pytest.raises(BadItem, match="two known years"):
        trend(past, ahead)


def test_the_brier_score_by_hand():
    came = pd.Series([1, 0, 1], index=list("abc"))
    # (0.8 - 1)², (0.6 - 0)², (0.5 - 1)² = 0.04, 0.36, 0.25; their mean is 0.65 / 3.
    assert brier(pd.Series([0.8, 0.6, 0.5], index=list("abc")), came) == pytest.approx(0.65 / 3)
    assert brier(0.5, came) == 0.25 and brier(1, came) == pytest.approx(1 / 3)
    assert brier(came, came) == 0 and brier(1 - came, came) == 1


def test_probabilities_are_matched_by_name_and_not_by_place():
    came = pd.Series([True, False], index=["a", "b"])
    assert brier(pd.Series([0.0, 1.0], index=["b", "a"]), came) == 0


@pytest.mark.parametrize("said", [pd.Series([80.0, 20.0], index=["a", "b"]), pd.Series([0.5], index=["a"]), -0.1])
def test_percentages_and_missing_probabilities_are_refused(said):
    with pytest.raises(BadItem, match="no probability for .*b"):
        brier(said, pd.Series([1, 0], index=["a", "b"]))


def test_moved_and_grown_compare_as_many_years_as_before():
    table = pd.DataFrame({"A": years(1, 3, 4, 6), "B": years(0, 0, 5, 5)})
    assert change_of_means(table, 2).loc[2014].tolist() == [3.0, 5.0]  # 5 - 2; 5 - 0
    ratio = growth_of_means(table, 2)
    assert ratio.loc[2014, "A"] == pytest.approx(2.5) and pd.isna(ratio.loc[2014, "B"])
    assert ratio.index.tolist() == [2014] and growth_of_means(table, 2, least=2.1).empty
    assert growth_of_means(table, 2, least=2).loc[2014, "A"] == pytest.approx(2.5)  # a mean of just 2 is enough
