"""The United Nations against Voeten: the same votes and the same ideal points in two copies that others made."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from alignment.data import load
from sources.raw import text_table

WORDS = {"1": "yes", "2": "abstain", "3": "no"}
# Four rows of late 2023 have lost the 9 of their number, and so repeat numbers of 1954 to 1957.
CUT = ["427", "449", "411", "495"]
# State: votes in both, votes that differ.
FIVE = {"PAK": (5023, 7), "USA": (5078, 12), "RUS": (5072, 12), "CHN": (4333, 2), "IND": (5073, 4)}

pytestmark = pytest.mark.raw


def voeten(folder: Path) -> pd.DataFrame:
    """Voeten's votes by resolution of the UN record and state, through the crosswalk of the raw files."""
    wide = text_table(folder / "unga" / "voeten_matrix_1946_2024.csv.gz")
    cut = wide["rcid"].isin(CUT) & (wide["date"] > "2000")
    wide["rcid"] = wide["rcid"].mask(cut, "9" + wide["rcid"])
    pairs = text_table(folder / "unga" / "crosswalk_voeten_undl.csv.gz")[["rcid", "undl_id"]]
    seats = [name for name in wide if len(name) == 3 and name.isupper()]
    long = wide.merge(pairs, on="rcid", validate="one_to_one").melt(["undl_id"], seats, "state", "code")
    long = long[long["code"].isin(WORDS)]
    return long.assign(resolution=long["undl_id"].astype(int), theirs=long["code"].map(WORDS))


@pytest.fixture(scope="module")
def both(raw_folder) -> pd.DataFrame:
    """Votes that both copies tell; an absence is no vote in either."""
    ours = load("un_votes").query("vote != 'absent'").astype({"state": str, "vote": str})
    keys = ["resolution", "state"]
    return voeten(raw_folder)[[*keys, "theirs"]].merge(ours, on=keys, validate="one_to_one")


def test_one_vote_in_nine_hundred_differs_from_voetens(both):
    assert (len(both), (both["vote"] != both["theirs"]).sum()) == (757_933, 842)


@pytest.mark.parametrize("state", FIVE)
def test_votes_of_five_states_differ_in_a_dozen_cases_at_most(both, state):
    own = both[both["state"] == state]
    assert (len(own), (own["vote"] != own["theirs"]).sum()) == FIVE[state]


def test_most_matches_of_roll_calls_are_by_symbol_and_51_had_several_candidates(raw_folder):
    pairs = text_table(raw_folder / "unga" / "crosswalk_voeten_undl.csv.gz")
    assert pairs["method"].value_counts().to_dict() == {"symbol": 4225, "vector": 839, "vector-ambiguous": 51}
    assert set(pairs["undl_id"].astype(int)) <= set(load("un_resolutions")["resolution"])


def test_two_releases_of_ideal_points_agree_on_final_passage(raw_folder):
    older = text_table(raw_folder / "unga" / "idealpoints_FP_All_legacy_1946-2024_Jul2025.csv.gz")
    newer = text_table(raw_folder / "unga" / "idealpoints_FP_1946-2025_v38.csv.gz")
    shared = older[older["idealpointfp"] != ""].merge(newer, on=["ccode", "year"], validate="one_to_one")
    shared = shared[shared["year"].astype(int) < 2024][["idealpointfp", "IdealPointFP"]].astype(float)
    gap = (shared["idealpointfp"] - shared["IdealPointFP"]).abs()
    assert len(shared) == 11_230 and round(shared.corr().iloc[0, 1], 4) == 0.9999 and round(gap.max(), 2) == 0.14
