"""A frame with a fault stops the author's cell with the column and the mend."""

from __future__ import annotations

import pandas as pd
import pytest
from samples import SAMPLES

from alignment.errors import BadItem


def refused(name: str, change, **given) -> str:
    kind, frame, usual = SAMPLES[name]
    with pytest.raises(BadItem) as error:
        kind(change(frame), **usual | given)
    assert "Expected:" in str(error.value) and "Mend:" in str(error.value)
    return str(error.value)


@pytest.mark.parametrize("name", SAMPLES)
def test_no_rows_are_refused(name):
    assert "no rows" in refused(name, lambda frame: frame.iloc[:0])


@pytest.mark.parametrize("name", SAMPLES)
def test_no_table_is_refused(name):
    assert "a tidy frame" in refused(name, lambda frame: None)


@pytest.mark.parametrize(
    ("name", "column"),
    [("lines", "value"), ("multiples", "panel"), ("shares", "part"), ("before-after", "before"),
     ("specification", "window"), ("rollcall", "vote"), ("timeline", "date"), ("network", "b")],
)  # fmt: skip
def test_a_missing_column_is_named_with_its_mend(name, column):
    told = refused(name, lambda frame: frame.rename(columns={column: f"{column}s"}))
    assert f"column {column}:" in told and f'rename(columns={{"{column}s": "{column}"}})' in told


def test_a_column_of_text_is_not_a_number():
    told = refused("lines", lambda frame: frame.assign(value=frame["value"].astype(str)))
    assert "column value" in told and "pd.to_numeric" in told


def test_a_word_that_is_missing_is_counted():
    told = refused("shares", lambda frame: frame.assign(part=frame["part"].where(frame.index > 1)))
    assert "column part" in told and "2 rows" in told and "dropna" in told


@pytest.mark.parametrize("name", sorted(set(SAMPLES) - {"timeline"}))
def test_a_row_that_comes_twice_is_named(name):
    assert "two rows for" in refused(name, lambda frame: pd.concat([frame, frame.iloc[:1]]))


@pytest.mark.parametrize("name", ["lines", "specification"])
def test_an_interval_that_does_not_hold_its_value_is_refused(name):
    assert "columns low and high" in refused(name, lambda frame: frame.assign(low=frame["high"] + 1))


@pytest.mark.parametrize("name", ["shares", "network"])
def test_what_cannot_be_negative_is_refused(name):
    assert "below zero" in refused(name, lambda frame: frame.assign(value=frame["value"] - 100))


def test_a_vote_that_is_none_of_the_four_offers_the_nearest():
    told = refused("rollcall", lambda frame: frame.assign(vote=frame["vote"].replace("abstain", "abstained")))
    assert "'abstained'" in told and "'abstain'" in told


def test_an_event_on_a_vote_that_is_not_there_is_refused():
    assert "'R/9'" in refused("rollcall", lambda frame: frame, events={"R/9": "Never"})


def test_an_event_outside_its_source_is_refused():
    told = refused("timeline", lambda frame: frame, covers={"To Moscow": (1980, 2000)})
    assert "1972-03-02 lies outside 1980–2000" in told


def test_a_date_that_is_none_is_refused():
    assert "column date" in refused("timeline", lambda frame: frame.assign(date="spring"))


def test_a_network_of_two_or_six_is_refused():
    assert "2 states" in refused("network", lambda frame: frame[frame["b"] == "RUS"])


def test_a_value_off_the_scale_is_refused():
    assert "scale" in refused("network", lambda frame: frame, scale=(0, 50))
