"""What chance alone does: false breaks of the plain and of the careful test."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from alignment.breaks import sup_f
from alignment.breaks.noise import found, plain_limit, remembering
from alignment.errors import BadItem

CUTS = tuple(range(9, 52))


def test_made_series_have_the_memory_and_the_spread_that_are_asked_for():
    rows = remembering(60, 0.8, 2000)
    assert rows.shape == (2000, 60) and rows.std() == pytest.approx(1, abs=0.03)
    assert np.corrcoef(rows[:, :-1].ravel(), rows[:, 1:].ravel())[0, 1] == pytest.approx(0.8, abs=0.02)
    step = remembering(60, 0.8, 2000, step=2, cut=40) - rows
    assert (step[:, :40] == 0).all() and np.allclose(step[:, 40:], 2)


def test_memory_makes_false_breaks_for_the_plain_test_only():
    plain, careful = (
        {rho: found(remembering(60, rho, 400), CUTS, c).broken.mean() for rho in (0, 0.8)} for c in (0, 1)
    )
    assert plain[0] < 0.1 and careful[0] < 0.1 and plain[0.8] > 0.7 and careful[0.8] < 0.1


def test_a_large_step_is_dated_where_it_is():
    one = found(remembering(60, 0.2, 200, step=4, cut=40), CUTS)
    assert one.broken.mean() > 0.9 and (np.abs(one.cut - 40) <= 1).mean() > 0.9


def test_the_limits_agree_with_the_p_value_of_sup_f():
    """Same series, the bootstrap of `sup_f` on one side, the limits made once on the other."""
    rows = remembering(60, 0.6, 40, step=1.2, cut=30, seed=3)
    quick = found(rows, CUTS).broken
    slow = np.array([sup_f(pd.Series(r, index=range(1960, 2020)), draws=199).p_value <= 0.05 for r in rows])
    assert 0.1 < slow.mean() < 0.9 and (quick == slow).mean() >= 0.9


def test_a_named_date_has_a_lower_limit_than_a_date_that_was_looked_for():
    assert plain_limit(60, (40,)) == pytest.approx(4.0, abs=0.1) and plain_limit(60, CUTS) > 8


def test_noise_refuses_a_memory_without_a_level():
    with pytest.raises(BadItem, match="rho from -0.99 to 0.99"):
        remembering(60, 1.0)
