"""The tables against totals known from elsewhere, and against the traps that the publishers' files hold."""

from __future__ import annotations

import pandas as pd
import pytest

from alignment.data import load

# As the United Nations reported them: yes, no, abstain.
KNOWN = {
    "A/RES/181(II)[A]": (33, 13, 10),
    "A/RES/2758(XXVI)": (76, 35, 17),
    "A/RES/2793(XXVI)": (104, 11, 10),
    "A/RES/ES-6/2": (104, 18, 18),
    "A/RES/68/262": (100, 11, 58),
    "A/RES/ES-11/1": (141, 5, 35),
    "A/RES/ES-11/3": (93, 24, 58),
    "A/RES/ES-11/4": (143, 5, 35),
}
LOST = [278849, 278850, 281405]  # 39/28A, 39/28B, 43/62


@pytest.fixture(scope="module")
def resolutions() -> pd.DataFrame:
    return load("un_resolutions").set_index("symbol")


@pytest.fixture(scope="module")
def votes() -> pd.DataFrame:
    return load("un_votes")


def vote(votes: pd.DataFrame, resolutions: pd.DataFrame, symbol: str) -> pd.Series:
    rows = votes[votes["resolution"] == resolutions.at[symbol, "resolution"]]
    return rows.set_index("state")["vote"].astype(str)


@pytest.mark.parametrize("symbol", KNOWN)
def test_known_results_are_reproduced_in_both_tables(symbol, votes, resolutions):
    assert tuple(resolutions.loc[symbol, ["yes", "no", "abstain"]]) == KNOWN[symbol]
    counted = vote(votes, resolutions, symbol).value_counts()
    assert tuple(counted.reindex(["yes", "no", "abstain"])) == KNOWN[symbol]


def test_the_vote_on_the_war_of_1971_state_by_state(votes, resolutions):
    cast = vote(votes, resolutions, "A/RES/2793(XXVI)")
    assert cast[["PAK", "IND", "RUS", "USA", "CHN"]].tolist() == ["yes", "no", "no", "yes", "yes"]


def test_there_are_5697_resolutions_and_every_vote_but_those_of_three_lost_lists(votes, resolutions):
    assert len(resolutions) == 5697
    assert len(votes) == 947_874 - 3 * 159
    assert set(resolutions["resolution"]) - set(votes["resolution"]) == set(LOST)
    assert resolutions.query("resolution in @LOST")[["yes", "no", "abstain", "absent"]].isna().all(axis=None)


def test_2025_doubled_the_votes_and_washington_said_no(votes):
    usa = votes.query("state == 'USA'").groupby(["year", "vote"], observed=False).size().unstack()
    assert usa.loc[[2024, 2025]].sum(axis=1).tolist() == [95, 192]
    assert usa.loc[[2024, 2025], "no"].tolist() == [51, 174]


def test_nobody_voted_in_1964(votes):
    assert 1964 not in set(votes["year"]) and {1963, 1965} <= set(votes["year"])


def test_pakistan_has_no_vote_before_its_admission(votes, resolutions):
    early = resolutions[resolutions["date"] < "1947-09-30"]
    assert len(early) == 28
    assert votes[votes["resolution"].isin(early["resolution"]) & (votes["state"] == "PAK")].empty
    later = resolutions.drop(early.index)["resolution"]
    assert set(votes.loc[votes["state"] == "PAK", "resolution"]) == set(later) - set(LOST)


def test_moscow_has_one_code_for_one_seat(votes):
    assert "SUN" not in votes["state"].cat.categories
    assert votes[votes["state"] == "RUS"]["year"].nunique() == votes["year"].nunique()


def test_chinas_seat_changes_hands_on_25_october_1971(votes):
    dated = votes[votes["state"].isin(["CHN", "TWN"])].merge(
        load("un_resolutions")[["resolution", "date"]], on="resolution"
    )
    assert dated.query("state == 'TWN'")["date"].max() < pd.Timestamp("1971-10-25")
    assert dated.query("state == 'CHN'")["date"].min() == pd.Timestamp("1971-10-25")


def test_dates_lie_in_their_sessions_and_their_years(resolutions):
    assert (resolutions["date"].dt.year == resolutions["year"]).all()
    regular = resolutions[resolutions["session"].str.fullmatch(r"\d+")]
    opening = regular["session"].astype(int) + 1945
    # The first session met from January 1946; all others opened in autumn and ran into the next year at most.
    assert (regular["date"] >= pd.to_datetime(opening.astype(str) + "-01-01")).all()
    late = regular[opening > 1946]
    assert (late["date"] >= pd.to_datetime((opening[late.index]).astype(str) + "-09-01")).all()
    assert (regular["date"] < pd.to_datetime((opening + 1).astype(str) + "-10-01")).all()


def test_three_wrong_dates_are_repaired_and_seven_stay_marked(resolutions):
    repaired = {"A/RES/33/13[F]": "1978-12-14", "A/RES/37/84": "1982-12-09", "A/RES/62/270": "2008-06-20"}
    assert resolutions.loc[list(repaired), "date"].dt.strftime("%Y-%m-%d").to_dict() == repaired
    assert resolutions["date_doubt"].sum() == 7 and resolutions.loc[list(repaired), "date_doubt"].all()


def test_copied_issue_columns_are_not_used_after_2018(resolutions):
    late = resolutions[resolutions["year"] > 2018]
    assert late[["colonialism", "development"]].isna().all(axis=None)
    assert late["human_rights"].notna().any() and late["arms_control"].notna().any()
    assert not resolutions["arms_control"].equals(resolutions["development"])


def test_a_resolution_is_recorded_or_unrecorded_but_not_both(resolutions):
    other = load("un_unrecorded")
    assert len(other) == 1660 and not set(other["resolution"]) & set(resolutions["resolution"])
    assert other["year"].max() == 1982


def test_ideal_points_use_the_codes_of_the_votes(votes):
    members = set(zip(votes["state"], votes["year"], strict=True))
    for name in ("ideal_points", "ideal_points_all_votes"):
        table = load(name)
        strays = [key for key in zip(table["state"], table["year"], strict=True) if key not in members]
        assert strays == [], f"{name}: states in years in which they have no vote"


def test_ideal_points_of_2024_and_2025_are_marked(votes):
    points = load("ideal_points")
    assert set(points.loc[~points["reliable"], "year"]) == {2024, 2025}
    assert points.loc[points["year"] == 2024, "n_votes"].max() == 8
    assert points.loc[points["reliable"], "year"].max() == 2023


def test_intervals_hold_their_estimates():
    for name in ("ideal_points", "ideal_points_all_votes"):
        table = load(name)
        assert table["ideal_point"].between(table["q05"], table["q95"]).all()
        assert (table[["q05", "q10", "q50", "q90", "q95"]].diff(axis=1).iloc[:, 1:] >= 0).all(axis=None)


def test_pakistans_terms_in_the_security_council():
    table = load("un_sc_votes")
    own = table[table["state"] == "PAK"]
    assert own["vote"].value_counts().to_dict() == {"yes": 516, "abstain": 18, "no": 3, "absent": 10}
    terms = {1952, 1953, 1968, 1969, 1976, 1977, 1983, 1984, 1993, 1994, 2003, 2004, 2012, 2013, 2025}
    assert set(own["year"]) == set(table["year"]) == terms
    assert set(table["state"]) == {"PAK", "USA", "RUS", "CHN", "TWN", "GBR", "FRA", "IND"}
    permanent = table[~table["state"].isin(["PAK", "IND"])]
    assert (permanent.groupby("resolution").size() == 5).all()


def test_nothing_was_adopted_against_a_permanent_member():
    table = load("un_sc_votes")
    assert table[(table["vote"] == "no") & table["state"].isin(["USA", "RUS", "CHN", "TWN", "GBR", "FRA"])].empty


def test_speeches_of_the_republic_of_china_are_not_beijings():
    table = load("un_speeches")
    assert len(table) == 10_952
    assert table.query("state == 'TWN'")["year"].max() == 1971 and table.query("state == 'CHN'")["year"].min() == 1972


def test_hand_gathered_tables_have_their_rows():
    timeline, questions = load("timeline"), load("exam_questions")
    assert (len(timeline), timeline["verified"].sum(), timeline["article_claim"].sum()) == (124, 118, 22)
    assert timeline.loc[timeline["verified"], "source_url"].notna().mean() > 0.9
    assert (len(questions), (~questions["complete"]).sum(), questions["year"].isna().sum()) == (53, 4, 6)
    glossary = load("glossary")
    assert (len(glossary), glossary["urdu"].notna().sum()) == (82, 45)


def test_every_state_has_a_name_and_its_first_vote(votes):
    states = load("states").set_index("code")
    assert set(votes["state"]) | {"EU", "PSE", "VAT"} == set(states.index)
    assert states.index[states["first_listed"].isna()].tolist() == ["EU", "PSE", "VAT"]
    assert states.at["PAK", "first_listed"] == pd.Timestamp("1947-10-21")
    assert not states["name"].str.isupper().any()
