"""The rules of chapter 12: on votes, deliveries and trade small enough to work by hand, and on the shipped data."""

from __future__ import annotations

import pandas as pd
import pytest

from alignment.claims import IN_PART, NOT, STRICTNESS, SUPPORTS, error_rates
from alignment.rules import after_the_article as chapter


def words(trial) -> list[str]:
    return [trial.words[s] for s in STRICTNESS]


def pairs(scores: dict[str, tuple[tuple[float, float], tuple[float, float]]], first: int = 2018) -> pd.DataFrame:
    """Agreement of each state with Moscow and with Washington: ((before, after), (before, after)), seven years each."""
    rows = []
    for state, powers in scores.items():
        for power, (before, after) in zip(("RUS", "USA"), powers, strict=True):
            a, b = sorted((state, power))
            rows += [(y, a, b, before if y < first else after) for y in range(first - 7, first + 7)]
    return pd.DataFrame(rows, columns=["year", "a", "b", "agreement"])


def test_the_lead_is_moscow_less_washington():
    table = pairs({"PAK": ((0.8, 0.8), (0.3, 0.2)), "AUS": ((0.5, 0.4), (0.7, 0.9))})
    lead = chapter.lead(table)
    assert lead.loc[2017].round(9).to_dict() == {"AUS": -0.2, "PAK": 0.5}
    assert lead.loc[2018].round(9).to_dict() == {"AUS": -0.5, "PAK": 0.6}


def test_a_lead_that_rises_by_six_points():
    trial = chapter.votes_after(pairs({"PAK": ((0.80, 0.83), (0.30, 0.27)), "IND": ((0.8, 0.8), (0.2, 0.2))}))
    assert trial.values["middle"] == pytest.approx(0.06) and trial.values["n"] == 14
    assert words(trial) == [IN_PART, SUPPORTS, SUPPORTS]  # over half of 10, over 5, over 2.5
    assert [*trial.parts.values()] == pytest.approx([0.03, -0.03]) and trial.smallest == pytest.approx(0)


def test_altered_votes_flip_the_verdict():
    near, away = ((0.7, 0.9), (0.3, 0.1)), ((0.9, 0.7), (0.1, 0.3))
    assert words(chapter.votes_after(pairs({"PAK": near, "IND": away}))) == [SUPPORTS] * 3
    assert words(chapter.votes_after(pairs({"PAK": away, "IND": near}))) == [NOT] * 3


def test_others_are_all_other_states_now_and_all_states_before():
    scores = {"PAK": ((0.9, 0.7), (0.1, 0.3)), "IND": ((0.7, 0.9), (0.3, 0.1)), "EGY": ((0.7, 0.7), (0.3, 0.3))}
    early = pairs({"PAK": ((0.5, 0.9), (0.5, 0.1))}, first=1995)
    rates = error_rates(chapter.votes_after(pd.concat([pairs(scores), early], ignore_index=True)))
    now, before = rates.index
    assert "same years" in now and rates.loc[now, "cases"] == 2 and rates.loc[now, "middle"] == 0.5
    # The jump of 1995 is seen by the windows that lie across it; none ends after 2017.
    assert rates.loc[before, "middle"] == 1 and rates.loc[before, "cases"] >= 1


def test_the_smallest_change_grows_with_the_spread_of_the_years():
    table = pairs({"PAK": ((0.8, 0.8), (0.3, 0.3)), "IND": ((0.8, 0.8), (0.2, 0.2))})
    table.loc[(table["a"] == "PAK") & (table["b"] == "RUS") & (table["year"] % 2 == 0), "agreement"] = 0.9
    lead = chapter.lead(table)["PAK"]
    spread = [s.var(ddof=1) / 7 for s in chapter.stretches(lead, 7)]
    assert chapter.votes_after(table).smallest == pytest.approx(3.052 * sum(spread) ** 0.5) and sum(spread) > 0


def deliveries(before: dict[str, float], after: dict[str, float], recipient: str = "PAK", first: int = 2018):
    years = [(y, before) for y in range(first - 6, first)] + [(y, after) for y in range(first, first + 6)]
    rows = [(recipient, s, y, v) for y, volumes in years for s, v in volumes.items()]
    return pd.DataFrame(rows, columns=["recipient", "supplier", "year", "tiv_million"])


def armed(before: dict, after: dict, *more: pd.DataFrame):
    table = deliveries(before, after)
    return chapter.arms_after(pd.concat([table, *more], ignore_index=True), table.assign(deal=range(len(table))))


def test_the_share_of_arms_from_russia_over_six_years():
    trial = armed({"RUS": 4, "CHN": 96}, {"RUS": 15, "CHN": 85})
    assert trial.values["middle"] == pytest.approx(0.11) and trial.values["n"] == 24
    assert words(trial) == [IN_PART, SUPPORTS, SUPPORTS]
    assert words(armed({"RUS": 15, "CHN": 85}, {"RUS": 4, "CHN": 96})) == [NOT] * 3


def test_years_beyond_the_six_on_each_side_do_not_count():
    span = deliveries({"RUS": 4, "CHN": 96}, {"RUS": 15, "CHN": 85})
    beyond = pd.DataFrame(
        {"recipient": "PAK", "supplier": "FRA", "year": [2010, 2011, 2024, 2025], "tiv_million": 900.0}
    )
    table = pd.concat([span, beyond], ignore_index=True)
    trial = chapter.arms_after(table, table.assign(deal=range(len(table))))
    assert trial.values["middle"] == pytest.approx(0.11) and trial.values["n"] == 24
    now = trial.others["suppliers of eight states, about the same years"]
    assert list(now.index.get_level_values("supplier")) == ["CHN"]  # France had no share in these twelve years


def test_the_comparison_of_arms_leaves_the_claim_out_and_ends_before_2018():
    egypt = deliveries({"USA": 90, "FRA": 10}, {"USA": 40, "FRA": 60}, "EGY", first=2013)
    india = deliveries({"RUS": 80, "USA": 20}, {"RUS": 60, "USA": 40}, "IND", first=2000)
    rates = error_rates(armed({"RUS": 4, "CHN": 96}, {"RUS": 15, "CHN": 85}, egypt, india))
    now, before = rates.index
    assert rates.loc[now, ["cases", "middle"]].tolist() == [3, pytest.approx(1 / 3)]  # PAK-CHN, EGY-USA; EGY-FRA rises
    assert rates.loc[before, "middle"] > 0


def trade(pakistan: tuple[float, float], **others: tuple[float, float]) -> pd.DataFrame:
    span = range(2012, 2021)
    return pd.DataFrame({s: [b if y < 2018 else a for y in span] for s, (b, a) in
                         ({"PAK": pakistan} | others).items()}, index=span)  # fmt: skip


def test_the_less_favourable_book_decides():
    mirror = trade((0.010, 0.016))["PAK"]
    trial = chapter.trade_after(trade((0.010, 0.013), IND=(0.02, 0.05)), mirror)
    assert trial.values["middle"] == pytest.approx(0.3) and [*trial.parts.values()] == pytest.approx([0.3, 0.6])
    assert words(trial) == [NOT, IN_PART, SUPPORTS]  # 30 %: under half of double, over half of 50 %, over 25 %
    other_way = chapter.trade_after(trade((0.010, 0.016), IND=(0.02, 0.05)), trade((0.010, 0.008))["PAK"])
    assert words(other_way) == [NOT] * 3 and other_way.values["middle"] == pytest.approx(-0.2)


def test_a_reporter_with_next_to_no_trade_is_not_compared():
    trial = chapter.trade_after(trade((0.01, 0.03), IND=(0.02, 0.05), FJI=(0.0001, 0.01)), trade((0.01, 0.03))["PAK"])
    assert words(trial) == [SUPPORTS] * 3
    assert error_rates(trial)["cases"].iloc[0] == 1


def test_a_growth_in_words():
    assert [chapter.growth_in_words(g) for g in (0.44, -0.2, 0.001)] == ["44% more", "20% less", "no change"]
    assert chapter.GREW.smallest_value(1.234) == "123 per cent"


def test_the_shipped_trade_takes_both_directions_and_no_soviet_rows():
    from alignment.data import load

    rows = load("trade_with_powers").query("reporter == 'PAK' and partner == 'RUS' and year == 2018")
    whole = load("trade_world").query("reporter == 'PAK' and year == 2018")
    assert len(rows) == len(whole) == 2
    assert chapter.shares_of_trade().loc[2018, "PAK"] == pytest.approx(
        rows["usd_million"].sum() / whole["usd_million"].sum()
    )
    assert chapter.shares_of_trade().index.min() == 1992
