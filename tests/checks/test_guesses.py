"""What a drawn line is measured with, worked by hand and on random series; and a yearly series at the door."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from desk import example
from hypothesis import given, settings
from hypothesis import strategies as st
from kinds.draw import SERIES

from alignment.checks import guesses, series

LOW, HIGH = 0.0, 100.0
values = st.integers(0, 100).map(float)
truths = st.lists(st.one_of(values, st.none()), min_size=2, max_size=30).filter(lambda t: len(t) > t.count(None) + 1)


def test_the_distance_leaves_out_years_without_data():
    assert guesses.distance([1, 2, None, 7], [2, 4, None, 1]) == (1 + 2 + 6) / 3


def test_no_change_repeats_the_last_value():
    assert guesses.no_change(60, [1, None, 3], 0) == [60, None, 60]


def test_the_same_trend_goes_on_and_stays_on_the_scale():
    """10 a year: 70, 80, 90, 100, then the scale ends."""
    line = guesses.same_trend([2000, 2002, 2003], [40, 60, 70], range(2004, 2009), [0] * 5, LOW, HIGH, 0)
    assert line == [80, 90, 100, 100, 100]


def test_shapes_of_a_line_that_falls():
    """The data reach 20 below the start in four equal steps: so does the nearest shape."""
    found = guesses.shapes(60, [55, 50, 45, 40], LOW, HIGH, 0, "seed")
    assert found["Falls steadily"] == [55, 50, 45, 40] and len(found) == 4
    assert guesses.nearest(found, [55, 50, 45, 40]) == "Falls steadily"


@settings(deadline=None)
@given(values, truths, st.text(max_size=3))
def test_one_shape_is_nearest_and_each_is_what_its_words_say(last, truth, seed):
    found = guesses.shapes(last, truth, LOW, HIGH, 1, seed)
    if not found:  # they could not be told apart
        return
    assert 2 <= len(found) <= 4
    off = sorted(guesses.distance(line, truth) for line in found.values())
    reach = max([10] + [abs(v - last) for v in truth if v is not None])
    assert off[1] - off[0] > reach / 12  # nobody has to choose between two that are about as near
    for name, line in found.items():
        assert [v is None for v in line] == [v is None for v in truth]
        steps = np.sign(np.diff([last] + [v for v in line if v is not None])).astype(int)
        assert all(LOW <= v <= HIGH for v in line if v is not None)
        assert kinds_of(steps) <= {guesses.FLAT: "0", "Rises steadily": "+", "Falls steadily": "-",
                                   "Rises, then falls": "+-", "Falls, then rises": "-+"}[name], (name, line)


class Order(str):
    """Compares as a subsequence: "+" <= "+-"."""

    def __le__(self, other):
        rest = iter(other)
        return all(sign in rest for sign in self)


def kinds_of(steps) -> Order:
    """The directions of a line, each run once; a step that rounds to nothing counts only when all do."""
    signs = ["0+-"[s] for s in steps if s] or ["0"]
    return Order("".join(sign for n, sign in enumerate(signs) if n == 0 or sign != signs[n - 1]))


@settings(deadline=None)
@given(values, truths)
def test_the_choice_of_shapes_repeats(last, truth):
    assert guesses.shapes(last, truth, LOW, HIGH, 0, "02/a") == guesses.shapes(last, truth, LOW, HIGH, 0, "02/a")


@settings(deadline=None)
@given(truths)
def test_a_flat_line_has_a_nearest_shape_too(truth):
    level = [None if v is None else 50.0 for v in truth]
    assert guesses.nearest(guesses.shapes(50, level, LOW, HIGH, 0, "s"), level) == guesses.FLAT


@settings(deadline=None)
@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_the_marks_of_an_axis_are_few_round_and_on_the_scale(low, span):
    marks = series.heights(low, low + span)
    by = series.step(low, low + span)
    assert 2 <= len(marks) <= 5
    assert all(low - 1e-6 * span - 1e-8 <= m <= low + span * (1 + 1e-6) + 1e-8 for m in marks)
    assert f"{by:.6e}".split("e")[0] in ("1.000000", "2.000000", "2.500000", "5.000000")


@pytest.mark.parametrize("given_", [
    pd.Series(SERIES), pd.Series(SERIES, index=[np.int64(y) for y in SERIES]).sort_index(ascending=False), SERIES,
    list(SERIES.items()), SERIES | {2002: None}, SERIES | {2009: float("nan")}, SERIES | {1999: None, 2013: None},
    pd.Series(SERIES | {2009: None}, dtype="Int64"),
], ids=["series", "backwards", "dict", "pairs", "none", "nan", "ends", "nullable"])
def test_a_series_may_be_given_in_many_ways(given_):
    item = example("draw", series=given_)
    assert item.years == list(range(2000, 2013))
    assert item.values == [SERIES.get(year) for year in range(2000, 2013)]
    assert item.known == 6


def test_what_travels_is_json_and_holds_the_options_for_the_exports():
    item = example("draw")
    assert [o["text"] for o in item.item()["options"]] == item.choices()
    assert [o["right"] for o in item.item()["options"]].count(True) == 1
    assert item.item()["title"] and item.item()["reveal"]


@pytest.mark.parametrize(("near", "unit", "words"), [
    (5, "%", "5\u00a0percentage points"), (1, "%", "1\u00a0percentage point"), (10, "%", "10\u00a0percentage points"),
    (5, "% of GDP", "5\u00a0percentage points of GDP"), (5, "US$ million", "5\u00a0US$ million"), (5, "", "5"),
])
def test_a_difference_of_percentages_is_told_in_points(near, unit, words):
    assert example("draw", near=near, unit=unit).band == words


def test_other_data_mean_another_key():
    one, two = example("draw"), example("draw", id="two", series=SERIES | {2012: 31})
    assert one.sig != two.sig
    assert one.sig != example("draw", id="three", known_until=2004).sig
    assert one.sig == example("draw", id="four", title="Another title").sig
