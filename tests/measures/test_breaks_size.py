"""How often the tests find a break that is not there, and one that is: a light version of benchmarks/breaks.py."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.signal import lfilter

from alignment.breaks import chow, date_interval, several, specification_curve, specifications, sup_f

TRIES, DRAWS = 240, 99


def ar1(n: int, rho: float, seed: list[int], jump: float = 0.0) -> pd.Series:
    """Standard deviation 1; the second half is `jump` higher."""
    values = lfilter([1], [1, -rho], np.random.default_rng(seed).standard_normal(n + 60))[60:] * np.sqrt(1 - rho**2)
    return pd.Series(values + jump * (np.arange(n) >= n // 2), index=range(1950, 1950 + n))


def found(n: int, rho: float, jump: float = 0.0, tries: int = TRIES, **options) -> list:
    return [sup_f(ar1(n, rho, [1, i], jump), draws=DRAWS, seed=[2, i], **options) for i in range(tries)]


def share(p_values) -> float:
    """Of 100 series, how many have p at most 0.05."""
    return 100 * float(np.mean(np.array(p_values) <= 0.05))


# 95 of 100 times the share of 240 series is within 2.8 of a true 5.
@pytest.mark.parametrize(
    "n, rho, model", [(40, 0.0, "mean"), (40, 0.5, "mean"), (70, 0.5, "mean"), (70, 0.8, "mean"), (70, 0.5, "trend")]
)
def test_the_bootstrap_keeps_its_size_under_serial_correlation(n, rho, model):
    assert share([f.p_value for f in found(n, rho, model=model)]) == pytest.approx(5, abs=3.5)


def test_without_the_bootstrap_serial_correlation_looks_like_a_break():
    assert share([f.p_hansen for f in found(70, 0.5)]) > 25


def test_a_larger_jump_is_found_more_often():
    shares = [share([f.p_value for f in found(70, 0.3, jump, 80)]) for jump in (0, 1, 2, 3)]
    assert shares == sorted(shares) and shares[0] < 12 and shares[-1] > 95


def test_a_known_date_keeps_its_size_where_newey_west_does_not():
    tests = [chow(ar1(40, 0.5, [3, i]), 1969, "trend", draws=DRAWS, seed=[4, i]) for i in range(120)]
    assert share([t.p_value for t in tests]) < 11
    assert share([t.p_hac for t in tests]) > 20


def test_memory_looks_less_like_breaks_to_the_penalty_that_knows_of_it():
    tables = [several(ar1(60, 0.5, [8, i])).table for i in range(60)]
    false = {penalty: 100 * np.mean([t[penalty].idxmin() > 0 for t in tables]) for penalty in ("serial", "bic")}
    assert false["serial"] < 25 < false["bic"]


def test_the_interval_holds_the_date_of_a_clear_break():
    intervals = [date_interval(ar1(60, 0.3, [5, i], 3.0)) for i in range(80)]
    assert np.mean([i.first <= 1979 <= i.last for i in intervals]) > 0.9
    assert np.mean([i.last - i.first for i in intervals]) < 8


def test_a_curve_without_a_break_is_seldom_called_broken():
    p = []
    for i in range(60):
        common = ar1(50, 0.5, [6, i, 0])
        series = {f"s{k}": common + ar1(50, 0.5, [6, i, k]) for k in range(1, 4)}
        specs = specifications(series, [None, (1955, 1995)])
        p.append(specification_curve(specs, 1975, 99, seed=[7, i]).tests["p_chance"])
    assert (pd.DataFrame(p) <= 0.05).mean().max() < 0.15
