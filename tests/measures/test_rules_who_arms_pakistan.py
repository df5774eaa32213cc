"""The rules of chapter 4: on deliveries and orders small enough to work by hand, and on the shipped data."""

from __future__ import annotations

import pandas as pd
import pytest

from alignment.claims import IN_PART, NOT, STRICTNESS, SUPPORTS, UNDECIDED, error_rates
from alignment.rules import arms_orders as causes
from alignment.rules import who_arms_pakistan as chapter


def deliveries(before: dict[str, float], after: dict[str, float], recipient: str = "PAK", first: int = 2011):
    """Yearly volumes: `before` in each of the eight years before `first`, `after` in each of the eight from it on."""
    years = [(y, before) for y in range(first - 8, first)] + [(y, after) for y in range(first, first + 8)]
    rows = [(recipient, s, y, v) for y, volumes in years for s, v in volumes.items()]
    return pd.DataFrame(rows, columns=["recipient", "supplier", "year", "tiv_million"])


def deals(table: pd.DataFrame) -> pd.DataFrame:
    """Each delivery is a deal of its own."""
    return table.assign(deal=range(len(table)))


def judged(rule, before: dict, after: dict, more: pd.DataFrame | None = None):
    table = deliveries(before, after)
    return rule(table if more is None else pd.concat([table, more], ignore_index=True), deals(table))


def words(trial) -> list[str]:
    return [trial.words[s] for s in STRICTNESS]


def test_the_change_is_that_of_the_share_and_the_limits_give_the_words():
    trial = judged(chapter.less_from_washington, {"USA": 40, "CHN": 60}, {"USA": 24, "CHN": 76})
    assert trial.values["middle"] == pytest.approx(-0.16) and trial.values["n"] == 32
    assert words(trial) == [IN_PART, SUPPORTS, SUPPORTS]  # 16 points: half of 20, more than 10, more than 5


def test_a_fall_of_less_than_half_the_limit_is_not_supported():
    trial = judged(chapter.less_from_washington, {"USA": 40, "CHN": 60}, {"USA": 36, "CHN": 64})
    assert words(trial) == [NOT, NOT, IN_PART]


def test_when_the_others_deliver_no_more_the_fall_counts_in_part():
    trial = judged(chapter.less_from_washington, {"USA": 40, "CHN": 60}, {"USA": 10, "CHN": 60})
    assert words(trial) == [IN_PART] * 3  # from 40 % to 14 %, but nothing more from others


def test_altered_data_flip_the_verdicts():
    for rule, supplier in [(chapter.arms_from_moscow, "RUS"), (chapter.arms_from_beijing, "CHN")]:
        assert words(judged(rule, {supplier: 5, "USA": 95}, {supplier: 40, "USA": 60})) == [SUPPORTS] * 3
        assert words(judged(rule, {supplier: 40, "USA": 60}, {supplier: 5, "USA": 95})) == [NOT] * 3
    assert words(judged(chapter.less_from_washington, {"USA": 10, "CHN": 90}, {"USA": 40, "CHN": 60})) == [NOT] * 3


def test_a_rising_share_of_a_shrinking_volume_counts_in_part():
    trial = judged(chapter.arms_from_moscow, {"RUS": 40, "USA": 60}, {"RUS": 39, "USA": 0})
    assert words(trial) == [IN_PART] * 3


def test_a_supplier_that_never_delivered_did_not_rise():
    assert words(judged(chapter.arms_from_moscow, {"USA": 100}, {"USA": 100})) == [NOT] * 3


def test_with_too_little_volume_nothing_is_decided():
    trial = judged(chapter.arms_from_moscow, {"RUS": 1, "USA": 20}, {"RUS": 20, "USA": 1})
    assert words(trial) == [UNDECIDED] * 3


def test_the_range_is_that_of_leaving_out_each_deal():
    table = deliveries({"USA": 10, "CHN": 30}, {"USA": 10, "CHN": 30})
    one = deals(pd.concat([table, deliveries({}, {"USA": 80}).head(1)]))
    trial = chapter.less_from_washington(table, one)
    # With the deal of 80 the share after is 160 of 400; without it 80 of 320, as before: no change at all.
    assert trial.parts["at the most"] == pytest.approx(0) and trial.parts["at the least"] > 0.15
    early = deals(pd.concat([table, deliveries({"USA": 80}, {}).head(1)]))
    trial = chapter.less_from_washington(table, early)
    assert trial.parts["at the least"] == pytest.approx(0) and trial.parts["at the most"] < -0.15


def test_few_large_deals_could_show_only_a_large_change():
    few = deals(deliveries({"USA": 40, "CHN": 60}, {"USA": 24, "CHN": 76}).query("year in (2010, 2011)"))
    many = deals(deliveries({"USA": 40, "CHN": 60}, {"USA": 24, "CHN": 76}))
    sizes = [chapter.smallest_change(*chapter.windows(d, "year"), "USA") for d in (few, many)]
    assert sizes[0] > 2 * sizes[1] > 0


def test_others_are_all_suppliers_of_all_states_but_the_claimed_one():
    more = pd.concat([
        deliveries({"USA": 60, "FRA": 40, "other": 50}, {"USA": 20, "FRA": 130, "other": 50}, "EGY"),
        deliveries({"USA": 95, "DEU": 5}, {"USA": 95, "DEU": 5}, "IND"),
    ])  # fmt: skip
    rates = error_rates(judged(chapter.less_from_washington, {"USA": 40, "CHN": 60}, {"USA": 24, "CHN": 76}, more))
    now = rates.loc["suppliers of eight states in the same years"]
    # EGY-USA falls; EGY-FRA, IND-USA and PAK-CHN do not; DEU has under a tenth; "other" is no state.
    assert now[["cases", "middle"]].tolist() == [4, 0.25]


def test_earlier_dates_end_before_2011():
    table = deliveries({"USA": 40, "CHN": 60}, {"USA": 10, "CHN": 90}, first=1995)
    table = pd.concat([table, deliveries({"USA": 9}, {"USA": 9}).query("year > 2002")])
    trial = chapter.less_from_washington(table, deals(table))
    dates = trial.others["suppliers of Pakistan and India at earlier dates"].index.get_level_values(0)
    assert (dates.min(), dates.max()) == (1995, 2003)


def order_rows(by_year: dict[int, dict[str, float]], aid: str = "not_told", recipient: str = "PAK") -> pd.DataFrame:
    rows = [
        (f"{recipient}{y}{s}{aid}", recipient, s, y, v, aid) for y, each in by_year.items() for s, v in each.items()
    ]
    return pd.DataFrame(rows, columns=["deal", "recipient", "supplier", "year", "tiv_million", "aid"])


def steady(first: int, usa: tuple[float, float], aid: str = "not_told") -> pd.DataFrame:
    """Orders of 1985 to 2025: 100 a year from China; from the US `usa[0]` before `first`, `usa[1]` from it on."""
    return pd.concat([
        order_rows({y: {"CHN": 100.0} for y in range(1985, 2026)}),
        order_rows({y: {"USA": usa[0] if y < first else usa[1]} for y in range(1985, 2026)}, aid),
    ], ignore_index=True)  # fmt: skip


def test_a_fall_at_the_date_that_rivals_do_not_explain_is_supported():
    trial = causes.compelled_in_2011(steady(2011, (100, 10)))
    assert words(trial) == [SUPPORTS] * 3
    # From 800 of 1600 to 80 of 880; without the largest year from 700 of 1500.
    assert trial.parts["with all orders"] == pytest.approx(80 / 880 - 0.5)
    assert trial.values["middle"] == pytest.approx(80 / 880 - 700 / 1500)


def test_a_fall_at_another_date_is_not_supported():
    assert words(causes.compelled_in_2011(steady(2008, (100, 10)))) == [NOT] * 3
    assert words(causes.compelled_in_2011(steady(2014, (100, 10)))) == [NOT] * 3


def test_no_fall_and_a_rise_are_not_supported():
    assert words(causes.compelled_in_2011(steady(2011, (50, 50)))) == [NOT] * 3
    assert words(causes.compelled_in_2011(steady(2011, (10, 100)))) == [NOT] * 3


def test_where_the_share_only_rises_the_date_of_its_smallest_rise_is_no_fall():
    usa = {y: 500 + 0.03 * (y - 2010.5) ** 3 for y in range(1985, 2026)}  # always up, least of all around 2011
    table = order_rows({y: {"USA": volume, "CHN": 1000 - volume} for y, volume in usa.items()})
    assert words(causes.compelled_in_2011(table)) == [NOT] * 3


def test_when_only_aid_fell_the_rule_cannot_decide():
    table = pd.concat([steady(2011, (90, 0), aid="yes"), steady(2011, (10, 10)).query("supplier == 'USA'")])
    trial = causes.compelled_in_2011(table)
    assert words(trial) == [UNDECIDED] * 3
    assert trial.parts["without those marked as aid"] == pytest.approx(0)


def test_when_one_great_year_makes_the_fall_the_rule_cannot_decide():
    table = steady(2011, (10, 10))
    table.loc[(table["supplier"] == "USA") & (table["year"] == 2010), "tiv_million"] = 900.0
    trial = causes.compelled_in_2011(table)
    assert words(trial) == [UNDECIDED] * 3 and trial.parts["with all orders"] < -0.4


def test_the_causal_rule_knows_the_law_that_ended_us_arms_in_1990():
    """The Pressler Amendment: the date that every reader knows; the rule finds it among Pakistan's earlier dates."""
    found = causes.compelled_in_2011().others["suppliers of Pakistan and India at earlier dates"]
    assert found.loc[("PAK", "USA", 1990), "middle"] == SUPPORTS
    assert (found["middle"] == SUPPORTS).mean() < 0.10


def test_on_the_shipped_data_the_three_facts_and_the_cause_are_judged_as_the_chapter_says():
    assert words(chapter.less_from_washington()) == [IN_PART, SUPPORTS, SUPPORTS]
    assert words(chapter.arms_from_moscow()) == [NOT] * 3
    assert words(chapter.arms_from_beijing()) == [SUPPORTS] * 3
    assert words(causes.compelled_in_2011()) == [UNDECIDED] * 3


def test_deliveries_are_of_one_release():
    assert set(chapter.deliveries()["release"]) == {"2024-03"}


@pytest.mark.parametrize(
    ("change", "written"),
    [
        (-0.179, "a fall of 18 points"),
        (0.021, "a rise of 2 points"),
        (-0.01, "a fall of 1 point"),
        (0.001, "no change"),
    ],
)
def test_changes_are_written_in_words(change, written):
    assert chapter.move_in_words(change) == written
