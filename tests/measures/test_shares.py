"""Shares of suppliers, concentration and distance: on tables small enough to work by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from alignment import shares as m

ROWS = pd.DataFrame(
    [(2001, "CHN", 30.0), (2001, "USA", 10.0), (2002, "CHN", 20.0), (2002, "CHN", 10.0), (2004, "RUS", 30.0)],
    columns=["year", "supplier", "tiv_million"],
)
VOLUMES = m.by_supplier(ROWS)


def test_every_year_has_a_row_and_a_year_without_a_delivery_is_zero():
    assert VOLUMES.index.tolist() == [2001, 2002, 2003, 2004]
    assert VOLUMES.loc[2003].tolist() == [0, 0, 0] and VOLUMES.loc[2002, "CHN"] == 30


def test_orders_can_be_counted_by_their_own_year():
    orders = ROWS.rename(columns={"year": "order_year", "tiv_million": "tiv_million_ordered"})
    pd.testing.assert_frame_equal(
        m.by_supplier(orders, "tiv_million_ordered", "order_year"), VOLUMES, check_names=False
    )


def test_shares_are_of_the_whole_of_the_years_and_the_largest_comes_first():
    found = m.shares(VOLUMES, 2001, 2004)
    assert found.to_dict() == pytest.approx({"CHN": 0.6, "RUS": 0.3, "USA": 0.1}) and list(found.index)[0] == "CHN"


def test_years_outside_the_stretch_do_not_count():
    assert m.shares(VOLUMES, 2001, 2001).to_dict() == pytest.approx({"CHN": 0.75, "USA": 0.25, "RUS": 0})


def test_where_nothing_came_there_is_no_share():
    assert m.shares(VOLUMES, 2003, 2003).isna().all()
    assert m.moving_shares(VOLUMES, 1).loc[2003].isna().all()


def test_moving_shares_end_in_their_year():
    moving = m.moving_shares(VOLUMES, 2)
    assert moving.index.tolist() == [2002, 2003, 2004]
    assert moving.loc[2002].to_dict() == pytest.approx({"CHN": 60 / 70, "USA": 10 / 70, "RUS": 0})


def test_change_sets_the_years_before_beside_the_years_from_the_date_on():
    table = m.change_of_shares(VOLUMES, first=2003, years=2)
    assert table.loc["CHN", ["before", "after", "change"]].tolist() == pytest.approx([60 / 70, 0, -60 / 70])
    assert table.loc["RUS", ["before", "after", "before_volume", "after_volume"]].tolist() == pytest.approx(
        [0, 1, 0, 30]
    )


def test_concentration_of_one_supplier_is_one_and_of_four_equal_ones_a_quarter():
    assert m.concentration(pd.Series([1.0])) == 1
    assert m.concentration(pd.Series([0.25] * 4)) == pytest.approx(0.25)
    assert m.concentration(pd.Series([0.5, 0.3, 0.2])) == pytest.approx(0.38)


def test_concentration_of_a_table_is_by_row_and_missing_without_shares():
    found = m.concentration(m.moving_shares(VOLUMES, 1))
    assert found[2001] == pytest.approx(0.625) and found[2004] == 1 and pd.isna(found[2003])


def test_distance_is_the_part_that_would_have_to_change_hands():
    a, b = pd.Series({"CHN": 0.5, "USA": 0.5}), pd.Series({"CHN": 0.7, "RUS": 0.3})
    assert m.portfolio_distance(a, b) == pytest.approx(0.5)  # half of 0.2 + 0.5 + 0.3
    assert m.portfolio_distance(a, a) == 0
    assert m.portfolio_distance(pd.Series({"CHN": 1.0}), pd.Series({"USA": 1.0})) == 1


def test_distance_is_the_same_both_ways():
    a, b = pd.Series({"CHN": 0.5, "USA": 0.5}), pd.Series({"CHN": 0.7, "RUS": 0.3})
    assert m.portfolio_distance(a, b) == pytest.approx(m.portfolio_distance(b, a))


def deals(volumes: list[float], supplier: str) -> pd.DataFrame:
    names = [f"{supplier}{i}" for i in range(len(volumes))]
    return pd.DataFrame({"deal": names, "supplier": supplier, "tiv_million": volumes})


def test_redrawn_shares_lie_around_the_share_and_many_small_deals_spread_less_than_few_large_ones():
    few = m.redrawn_shares(pd.concat([deals([50.0] * 2, "USA"), deals([50.0] * 2, "CHN")]), ["USA"])["USA"]
    many = m.redrawn_shares(pd.concat([deals([1.0] * 100, "USA"), deals([1.0] * 100, "CHN")]), ["USA"])["USA"]
    assert few.mean() == pytest.approx(0.5, abs=0.02) and many.mean() == pytest.approx(0.5, abs=0.02)
    # Four draws of a coin, and two hundred: the textbook's standard errors.
    assert few.std() == pytest.approx(0.25, rel=0.1) and many.std() == pytest.approx(0.0354, rel=0.1)


def test_a_deal_of_several_years_is_drawn_as_one():
    split = pd.concat([deals([25.0] * 2, "USA").assign(deal="USA0"), deals([50.0], "CHN")])
    whole = pd.concat([deals([50.0], "USA"), deals([50.0], "CHN")])
    pd.testing.assert_frame_equal(m.redrawn_shares(split, ["USA", "CHN"]), m.redrawn_shares(whole, ["USA", "CHN"]))


def test_redrawing_gives_the_same_numbers_each_time():
    table = pd.concat([deals([5.0, 1.0], "USA"), deals([3.0], "CHN")])
    pd.testing.assert_frame_equal(m.redrawn_shares(table, ["USA"]), m.redrawn_shares(table, ["USA"]))
