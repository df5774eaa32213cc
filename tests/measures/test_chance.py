"""What chance alone does to polls: worked by hand, and the formulas judged by counting simulated polls."""

from __future__ import annotations

import numpy as np
import pytest

from alignment.chance import margin, margin_of_change, polls, seen, smallest_change
from alignment.errors import BadItem


def test_a_margin_worked_by_hand():
    # Half of 100 people: the standard error is sqrt(0.25 / 100) = 0.05.
    assert margin(0.5, 100) == pytest.approx(0.098)
    assert margin(0.2, 400, z=1) == pytest.approx(0.02)
    assert margin(0, 50) == 0


def test_four_times_as_many_people_halve_the_margin():
    assert margin(0.3, 400) == pytest.approx(margin(0.3, 100) / 2)


def test_margins_of_two_polls_add_by_their_squares():
    three, four = (0.5, 0.25 * (1.96 / 0.03) ** 2), (0.5, 0.25 * (1.96 / 0.04) ** 2)
    assert (margin(*three), margin(*four)) == (pytest.approx(0.03), pytest.approx(0.04))
    assert margin_of_change(three, four) == pytest.approx(0.05)


def test_the_margin_covers_the_true_share_in_95_of_100_simulated_polls():
    found = polls(0.2, 1000, 20_000)
    inside = [abs(share - 0.2) <= margin(share, 1000) for share in found]
    assert np.mean(inside) == pytest.approx(0.95, abs=0.01)


def test_polls_repeat_with_their_seed_and_stay_near_the_true_share():
    first = polls(0.16, 1000, (2, 9), [3, 1])
    assert first.shape == (2, 9) and (first == polls(0.16, 1000, (2, 9), [3, 1])).all()
    assert (first != polls(0.16, 1000, (2, 9), [3, 2])).any()
    assert polls(0.16, 1000, 5000).mean() == pytest.approx(0.16, abs=0.001)
    assert (polls(1, 10, 5) == 1).all() and (polls(0, 10, 5) == 0).all()


def test_the_smallest_change_is_seen_in_80_of_100_and_no_change_in_5():
    change = smallest_change(0.3, 2000)
    assert change == pytest.approx(2.8 * (2 * 0.21 / 2000) ** 0.5)
    assert seen(0.3 - change / 2, 0.3 + change / 2, 2000, tries=20_000) == pytest.approx(0.80, abs=0.015)
    assert seen(0.3, 0.3, 2000, tries=20_000) == pytest.approx(0.05, abs=0.007)


@pytest.mark.parametrize("call", [lambda: margin(16, 100), lambda: polls(-0.1, 100, 3), lambda: smallest_change(2, 9)])
def test_a_percentage_in_place_of_a_share_is_refused(call):
    with pytest.raises(BadItem, match="divide a percentage by 100"):
        call()


def test_a_poll_of_nobody_is_refused():
    with pytest.raises(BadItem, match="one or more"):
        margin(0.5, 0)
