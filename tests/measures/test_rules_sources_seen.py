"""Reports: what the sources that were read carry, and what a wrong line of data/reports.yml gets."""

from __future__ import annotations

import pandas as pd
import pytest

from alignment import reports
from alignment.claims import IN_PART, NOT, STRICTNESS, SUPPORTS, UNDECIDED
from alignment.errors import BadItem, UnknownName
from alignment.rules import sources_seen, the_triangle, trade_and_finance, words_and_meetings

BY_FIT = (
    words_and_meetings.envoy_phrase,
    the_triangle.demand_refused,
    trade_and_finance.parliament_asked,
)


def words(trial) -> list[str]:
    return [trial.words[s] for s in STRICTNESS]


def fits(*of: str) -> pd.DataFrame:
    return pd.DataFrame({"fits": of})


@pytest.mark.parametrize("rule", BY_FIT, ids=lambda r: r.__name__)
@pytest.mark.parametrize(
    ("of", "said"),
    [
        (["yes"] * 3, [SUPPORTS] * 3),
        (["yes", "yes", "no"], [SUPPORTS] * 3),
        (["in part"] * 3, [NOT, IN_PART, SUPPORTS]),
        (["yes", "no", "no"], [IN_PART] * 3),
        (["no"] * 3, [NOT] * 3),
        (["yes", "yes"], [UNDECIDED] * 3),
        (["yes", "yes", "silent", "silent"], [UNDECIDED] * 3),
        (["silent"] * 4, [UNDECIDED] * 3),
    ],
    ids=lambda v: " ".join(v) if isinstance(v, list) and len(v[0]) < 8 else "",
)
def test_altered_sources_flip_the_verdict(rule, of, said):
    assert words(rule(fits(*of))) == said


def test_a_silent_source_is_shown_and_not_counted():
    trial = sources_seen.by_fit(fits("yes", "no", "no", "silent"))
    assert trial.values["n"] == 3 and trial.values["middle"] == pytest.approx(1 / 3)
    assert [*trial.parts.values()] == [0.25, 0, 0.5, 0.25] and not trial.others
    assert sources_seen.share_in_words(float("nan")) == "no number"


def test_what_was_read_about_the_phrase_and_the_demand():
    """The answers in claims.yml say that all reports carry the phrase on, and that none shows a document."""
    assert set(reports.sources("envoy-phrase")["fits"]) == {"in part"}
    assert set(reports.sources("demand-refused")["fits"]) == {"in part", "silent"}
    assert set(reports.sources("parliament-asked")["fits"]) == {"silent"}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"fits": "nearly"}, "fits: 'nearly'.*yes, in part, no, silent"),
        ({"fits": None}, "fits: None"),
        ({"url": "thenation"}, "url: 'thenation'"),
        ({"found": ""}, "found"),
        ({"toll": "17"}, "toll: '17'.*whole number"),
    ],
)
def test_a_wrong_line_is_named(change, named):
    row = {"source": "A paper", "date": "2016", "found": "It says so.", "url": "https://a.org", "fits": "yes"}
    assert len(reports.checked("c", [row])) == 1
    with pytest.raises(BadItem, match=f"(?s)data/reports.yml, c, source 2, {named}"):
        reports.checked("c", [row, row | change])


def test_a_claim_of_which_nothing_was_read_offers_the_nearest():
    with pytest.raises(UnknownName, match="uri-toll"):
        reports.sources("uri-tol")
