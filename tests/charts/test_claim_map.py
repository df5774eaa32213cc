"""The claim map: no text on another, each claim under the one it serves, faults told."""

from __future__ import annotations

import pandas as pd
import pytest
from seen import clashes, hues, texts

from alignment.argument import claim_rows
from alignment.charts.claim_map import claim_map
from alignment.charts.paper import TEXT
from alignment.colours import VARIABLES
from alignment.errors import BadItem

ROWS = pd.DataFrame({"says": ["Keep a door open", "Ties have changed", "The turn came early", "It was a mistake"],
                     "kind": ["judgement", "fact", "cause", "report"], "rests_on": ["other claims"] * 4,
                     "depth": [0, 1, 2, 1]})  # fmt: skip
EACH = pytest.mark.parametrize("draw", [claim_map, claim_map.narrow], ids=["wide", "narrow"])


@EACH
def test_no_text_of_the_books_own_map_lies_on_another_or_is_too_small(draw):
    chart = draw(claim_rows(), title="Each claim under the one that it serves")
    assert clashes(chart) == [] and min(t.get_fontsize() for t in texts(chart)) >= TEXT
    assert hues(chart) <= set(VARIABLES)


@EACH
def test_a_long_claim_keeps_away_from_what_it_rests_on(draw):
    long = ROWS.assign(
        says=[f"{says} and this goes on for a good many more words than it should" for says in ROWS["says"]]
    )
    assert clashes(draw(long)) == []


@EACH
def test_each_claim_is_said_with_its_kind_and_what_it_rests_on(draw):
    said = " ".join(" ".join(t.get_text() for t in texts(draw(ROWS))).split())
    assert all(says in said for says in ROWS["says"]) and "cause; other claims" in said


def test_a_branch_leads_to_the_claim_that_is_served():
    ax = claim_map(ROWS).axes[0]
    marks = [line.get_ydata()[0] for line in ax.lines if len(line.get_xdata()) == 1]
    branches = [list(line.get_ydata()) for line in ax.lines if len(line.get_xdata()) == 3]
    top, second, third, fourth = marks
    assert branches == [[top, second, second], [second, third, third], [top, fourth, fourth]]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (dict(kind="guess"), "column kind"),
        (dict(depth=[0, 2, 2, 1]), "column depth"),
        (dict(depth=[1, 2, 2, 1]), "column depth"),
        (dict(depth=[0, 1, 0, 1]), "column depth"),
        (dict(says="Twice"), "two rows for"),
    ],
)
def test_a_fault_is_told_with_its_column(change, told):
    with pytest.raises(BadItem, match=f"(?s){told}.*Mend:"):
        claim_map(ROWS.assign(**change))


def test_a_missing_column_is_named():
    with pytest.raises(BadItem, match="column rests_on"):
        claim_map(ROWS.drop(columns="rests_on"))
