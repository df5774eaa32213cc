"""Structural breaks: worked by hand, against published results, and against plain loops of least squares."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2, f
from statsmodels.datasets import nile
from statsmodels.regression.linear_model import OLS

from alignment.breaks import chow, date_interval, interrupted, several, sup_f
from alignment.breaks.dating import argmax_cdf
from alignment.breaks.hansen import p_value
from alignment.breaks.models import moved
from alignment.errors import BadItem, UnknownName

# Mean 2 and sum of squares 4 in the first six years; mean 6 and 4 in the last six.
HAND = pd.Series([1.0, 2, 3, 1, 2, 3, 5, 6, 7, 5, 6, 7], index=range(2000, 2012))


def flow() -> pd.Series:
    table = nile.load_pandas().data
    return pd.Series(table["volume"].to_numpy(), index=table["year"].astype(int))


def noise(n: int, seed: int, first: int = 1950) -> pd.Series:
    return pd.Series(np.random.default_rng(seed).standard_normal(n), index=range(first, first + n))


def left(x: np.ndarray, y: np.ndarray) -> float:
    """Sum of squares that plain least squares leaves."""
    return float(((y - x @ np.linalg.lstsq(x, y, rcond=None)[0]) ** 2).sum())


def design(years: np.ndarray, model: str) -> np.ndarray:
    return np.column_stack([np.ones(len(years)), years] if model == "trend" else [np.ones(len(years))])


def slow_f(series: pd.Series, date: int, model: str) -> float:
    """The Wald form of Chow's F by three regressions."""
    years, y = series.index.to_numpy(dtype=float) - 2000, series.to_numpy()
    x, before = design(years, model), series.index <= date
    whole, parts = left(x, y), left(x[before], y[before]) + left(x[~before], y[~before])
    return (whole - parts) / (parts / (len(y) - 2 * x.shape[1]))


def test_a_step_worked_by_hand():
    # Without the break 8 + 12 x 2 x 2 = 56 is left, with it 8; over ten degrees of freedom F = 48 / 0.8.
    found = sup_f(HAND)
    assert (found.statistic, found.date, found.change) == (pytest.approx(60), 2005, pytest.approx(4))
    assert found.by_date.index.tolist() == list(range(2002, 2009)) and found.by_date[2005] == pytest.approx(60)
    known = chow(HAND, 2005)
    assert (known.statistic, known.change) == (pytest.approx(60), pytest.approx(4))
    assert known.p_f == pytest.approx(f.sf(60, 1, 10))


@pytest.mark.parametrize("model", ["mean", "trend"])
def test_every_date_has_the_f_of_plain_least_squares(model):
    series = noise(30, 3).cumsum()
    found = sup_f(series, model=model, draws=19)
    assert found.by_date.to_dict() == pytest.approx({d: slow_f(series, d, model) for d in found.by_date.index})
    assert found.statistic == pytest.approx(found.by_date.max()) and found.date == found.by_date.idxmax()


def test_the_change_of_a_trend_is_the_step_between_the_two_lines_in_the_first_year_after():
    years = np.arange(1950, 1990)
    wave = 0.1 * np.where(years % 2, 1, -1)
    series = pd.Series(wave + np.where(years <= 1969, 0.5 * (years - 1950), 30 - 0.2 * (years - 1970)), index=years)
    found = sup_f(series, model="trend", draws=19)
    assert found.date == 1969 and found.change == pytest.approx(20, abs=0.2)
    table = interrupted(series, 1969).estimates["estimate"]
    assert table.to_list() == pytest.approx([9.5, 0.5, 20, -0.7], abs=0.2)
    assert chow(series, 1969, "trend", draws=19).change == pytest.approx(found.change)


def test_nile_breaks_after_1898_as_the_reference_output_of_strucchange_says():
    # sctest(Fstats(Nile ~ 1)): sup.F = 75.93, p-value = 2.22e-16; breakpoints(): observation 28, 1898.
    found = sup_f(flow())
    assert (round(found.statistic, 2), found.date) == (75.93, 1898)
    assert found.p_hansen < 1e-15 and found.p_value == 0.001


def test_nile_dates_and_sums_of_squares_are_those_of_strucchange():
    # summary(breakpoints(Nile ~ 1)).
    table = several(flow(), penalty="bic").table
    assert table["dates"].to_list() == [
        (), (1898,), (1898, 1953), (1898, 1938, 1953), (1898, 1915, 1938, 1953), (1885, 1900, 1915, 1938, 1953),
    ]  # fmt: skip
    assert table["ssr"].round().to_list() == [2835157, 1597457, 1552924, 1538097, 1507888, 1659994]
    assert table["bic"].round().to_list() == [1318, 1270, 1276, 1285, 1292, 1311]
    assert {several(flow(), penalty=p).dates for p in ("serial", "bic", "lwz")} == {(1898,)}


def test_the_penalties_are_their_formulas():
    # One break: two levels and a date. Of 100 years that remember, fewer tell as much as independent ones.
    row, e = several(flow()).table.loc[1], flow().to_numpy() - np.repeat([1097.75, 61198 / 72], [28, 72])
    assert row["lwz"] == pytest.approx(np.log(row["ssr"] / 97) + 3 * 0.299 * np.log(100) ** 2.1 / 100)
    rho = (100 * (e[1:] @ e[:-1]) / (e[:-1] @ e[:-1]) + 3) / 95
    years = 100 * (1 - rho) / (1 + rho)
    assert 50 < years < 90 and row["serial"] == pytest.approx(np.log(row["ssr"] / 100) + 3 * np.log(years) / years)


def test_the_interval_of_the_nile_date_is_that_of_strucchange():
    # breakdates(confint(breakpoints(Nile ~ 1))): 1895, 1898, 1902.
    found = date_interval(flow(), serial=False)
    assert (found.first, found.date, found.last) == (1895, 1898, 1902)
    wide = date_interval(flow())
    assert wide.first < 1895 and wide.last > 1902


def test_hansens_constants_give_andrews_critical_values_back():
    # Andrews (1993, corrected 2003), trimming 0.15, one parameter.
    assert [p_value(x, 1, 0.15) for x in (7.12, 8.68, 12.16)] == pytest.approx([0.10, 0.05, 0.01], rel=0.05)
    assert p_value(7.3, 2, 0.5) == pytest.approx(chi2.sf(7.3, 2))
    for m, trim in ((1, 0.05), (1, 0.3), (2, 0.15)):
        assert p_value(5, m, trim) > p_value(9, m, trim) > p_value(30, m, trim) > 0


@pytest.mark.parametrize("m, size", [(1, 5), (2, 8)])
def test_hansens_p_value_falls_evenly_as_the_trimming_leaves_fewer_dates(m, size):
    steps = -np.diff(np.log([p_value(size, m, trim) for trim in np.arange(0.03, 0.42, 0.02)]))
    assert 0.05 < steps.min() and steps.max() < 0.14 and np.abs(np.diff(steps)).max() < 0.03


@pytest.mark.parametrize("trim", [0.05, 0.15, 0.3])
def test_hansens_p_values_are_those_of_simulated_white_noise(trim):
    n = 400
    cuts = tuple(range(int(n * trim), n - int(n * trim) + 1, 2))
    largest = moved(np.random.default_rng(1).standard_normal((3000, n)), "mean", cuts).f.max(1)
    assert np.mean([p_value(x, 1, trim) <= 0.05 for x in largest]) == pytest.approx(0.05, abs=0.015)


@pytest.mark.parametrize("p, edge", [(0.90, 7.687), (0.95, 11.033)])
def test_the_law_of_the_date_has_bais_quantiles(p, edge):
    assert argmax_cdf(edge, 1) - argmax_cdf(-edge, 1) == pytest.approx(p, abs=2e-4)


def test_the_law_of_the_date_is_that_of_a_simulated_motion():
    rng, step, ratio = np.random.default_rng(2), 0.02, 3.0
    n = int(60 / step)
    walks = [np.cumsum(rng.standard_normal((1500, n)) * np.sqrt(step * r) - step / 2, 1) for r in (1.0, ratio)]
    below, above = (w.max(1) for w in walks)
    at = np.where((below > above) & (below > 0), -step * walks[0].argmax(1), step * walks[1].argmax(1))
    for x in (-3.0, -1.0, 1.0, 4.0, 12.0):
        assert argmax_cdf(x, ratio) == pytest.approx((at <= x).mean(), abs=0.045)


def test_newey_west_errors_are_those_of_a_plain_loop():
    series, date, lags = noise(30, 5).cumsum(), 1962, 3
    found = interrupted(series, date, lags)
    since = series.index.to_numpy() - date
    x = np.column_stack([np.ones(30), since, since > 0, (since > 0) * (since - 1)]).astype(float)
    y = series.to_numpy()
    score = x * (y - x @ np.linalg.lstsq(x, y, rcond=None)[0])[:, None]
    meat = score.T @ score
    for lag in range(1, lags + 1):
        cross = score[lag:].T @ score[:-lag]
        meat += (1 - lag / (lags + 1)) * (cross + cross.T)
    bread = np.linalg.inv(x.T @ x)
    se = np.sqrt(np.diag(bread @ meat @ bread) * 30 / 26)
    assert found.estimates["se"].to_numpy() == pytest.approx(se)
    assert found.fitted["without"].loc[:date].to_numpy() == pytest.approx(found.fitted["fitted"].loc[:date])
    assert (found.fitted["observed"] == series).all()
    level, trend = found.estimates["estimate"].iloc[:2]
    assert found.fitted["without"].to_numpy() == pytest.approx(level + trend * since)


def test_a_trend_has_two_degrees_of_freedom_in_chows_f():
    series = noise(30, 41).cumsum()
    found = chow(series, 1962, "trend", lags=2, draws=19)
    assert found.statistic == pytest.approx(slow_f(series, 1962, "trend") / 2)
    assert found.p_f == pytest.approx(f.sf(found.statistic, 2, 26))
    # By Newey and West the jump alone is a t test, and the same F law judges jump and bend together.
    jump = interrupted(series, 1962, lags=2, draws=19).estimates.loc["jump"]
    assert (found.change, found.se) == (pytest.approx(jump["estimate"]), pytest.approx(jump["se"]))
    x = np.column_stack([np.ones(30), series.index - 1963.0])
    x = np.hstack([x, x * (x[:, [1]] >= 0)])
    both = OLS(series.to_numpy(), x).fit(cov_type="HAC", cov_kwds={"maxlags": 2, "use_correction": True}, use_t=True)
    b, v = both.params[2:], both.cov_params()[2:, 2:]
    assert found.p_hac == pytest.approx(f.sf(b @ np.linalg.solve(v, b) / 2, 2, 26))


def test_a_planted_jump_and_a_planted_bend_are_each_found_in_their_row():
    still = noise(60, 37)
    after = still.index > 1979
    rows = [still, still + 6 * after, still + 0.5 * after * (still.index - 1980)]
    p = [interrupted(series, 1979, draws=199).estimates["p_value"] for series in rows]
    assert [(one["jump"] <= 0.05, one["change_of_trend"] <= 0.05) for one in p] == [
        (False, False), (True, False), (False, True),
    ]  # fmt: skip
    assert p[0][["level", "trend"]].isna().all()


def test_two_planted_breaks_are_found_with_their_regimes():
    series = noise(60, 7) * 0.5
    series.loc[1970:1989] += 3
    found = several(series)
    assert found.dates == (1969, 1989)
    assert found.regimes["first"].to_list() == [1950, 1970, 1990] and found.regimes["last"].to_list()[-1] == 2009
    assert found.regimes["mean"].to_list() == pytest.approx([0, 3, 0], abs=0.3)


def test_the_best_two_dates_are_those_of_a_search_through_all():
    series = noise(24, 11).cumsum()
    row, y = several(series, most=2, trim=0.2).table.loc[2], series.to_numpy()
    ones = np.ones((24, 1))
    best = min(
        (sum(left(ones[s], y[s]) for s in (slice(0, a), slice(a, b), slice(b, 24))), a, b)
        for a in range(4, 17) for b in range(a + 4, 21)
    )  # fmt: skip
    assert row["ssr"] == pytest.approx(best[0]) and row["dates"] == (1949 + best[1], 1949 + best[2])


def test_several_breaks_of_a_trend_are_found():
    years = np.arange(1950, 1998)
    series = pd.Series(np.where(years <= 1971, years - 1950, 40 - 2.0 * (years - 1972)), index=years) + noise(48, 13)
    assert several(series, model="trend", most=2).dates == (1971,)


def test_the_order_of_the_rows_does_not_matter_and_the_seed_repeats():
    series = noise(30, 17)
    mixed = series.sample(frac=1, random_state=1)
    assert sup_f(mixed, draws=99, seed=4).p_value == sup_f(series, draws=99, seed=4).p_value
    assert sup_f(mixed, draws=19).date == sup_f(series, draws=19).date
    assert len({sup_f(series, draws=99, seed=s).p_value for s in range(5)}) > 1


@pytest.mark.parametrize("bootstrap", ["ar", "wild", "block"])
def test_a_planted_break_flips_the_answer(bootstrap):
    still = noise(50, 31)
    broken = still + 3 * (still.index > 1979)
    assert sup_f(still, bootstrap=bootstrap, draws=199).p_value > 0.2
    found = sup_f(broken, bootstrap=bootstrap, draws=199)
    assert found.p_value <= 0.05 and found.date == 1979
    assert chow(still, 1979, bootstrap=bootstrap, draws=199).p_value > 0.2
    assert chow(broken, 1979, bootstrap=bootstrap, draws=199).p_value <= 0.02


GOOD = noise(40, 23)
BAD = {
    "a list": ([1.0] * 40, "a pandas Series indexed by year"),
    "no years": (GOOD.reset_index(drop=True), "a pandas Series indexed by year"),
    "dates": (GOOD.set_axis(pd.date_range("1950", periods=40, freq="YE")), "series.index.year"),
    "names": (GOOD.set_axis([f"y{y}" for y in GOOD.index]), "whole numbers such as 1947"),
    "twice": (pd.concat([GOOD, GOOD.loc[[1960]]]), "more than one value for 1960"),
    "missing": (GOOD.mask(GOOD.index == 1961), "no finite value in 1961"),
    "infinite": (GOOD.mask(GOOD.index == 1962, np.inf), "no finite value in 1962"),
    "gap": (GOOD.drop([1963, 1964]), "1963, 1964 is missing between 1950 and 1989"),
    "empty": (GOOD.iloc[:0], "no year at all"),
    "words": (GOOD.astype(str), "numbers"),
    "short": (GOOD.iloc[:10], "at least 12 years"),
    "constant": (GOOD * 0 + 5, "the same value every year"),
    "no scatter": (pd.Series(1.0 * (GOOD.index > 1969), index=GOOD.index), "without scatter"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("test", [sup_f, several, date_interval, lambda s: chow(s, 1969)])
def test_a_series_that_cannot_be_tested_is_refused_with_what_it_needs(name, test):
    series, words = BAD[name]
    with pytest.raises(BadItem, match=words) as error:
        test(series)
    assert "Expected:" in str(error.value) and "Mend:" in str(error.value)


@pytest.mark.parametrize("test", [lambda s: sup_f(s, model="trend"), lambda s: interrupted(s, 1965)])
def test_a_straight_line_has_no_break_of_its_trend(test):
    with pytest.raises(BadItem, match="a straight line"):
        test(pd.Series(np.arange(40) * 0.3 + 7, index=range(1950, 1990)))


@pytest.mark.parametrize("date", [1940, 1951, 1988, 2001, 1969.5, "1969", True])
def test_a_date_outside_is_refused_with_the_dates_inside(date):
    for test in (chow, date_interval):
        with pytest.raises(BadItem, match="a year from 1952 to 1986"):
            test(GOOD, date)
    with pytest.raises(BadItem, match="a year from 1953 to 1985"):
        interrupted(GOOD, date)


@pytest.mark.parametrize("trim", [0, 0.5, -0.1, 15])
def test_a_trim_outside_its_range_is_refused(trim):
    with pytest.raises(BadItem, match="from 0.01 to 0.45"):
        sup_f(GOOD, trim)


def test_names_that_do_not_exist_are_answered_with_those_that_do():
    for test in (lambda: sup_f(GOOD, model="means"), lambda: chow(GOOD, 1969, "tend")):
        with pytest.raises(UnknownName, match="nearest names are"):
            test()
    with pytest.raises(UnknownName, match="wild"):
        sup_f(GOOD, bootstrap="wilde")
    with pytest.raises(UnknownName, match="lwz"):
        several(GOOD, penalty="lw")
    with pytest.raises(BadItem, match="one break or more"):
        several(GOOD, most=0)
    with pytest.raises(BadItem, match="0.5 to 0.99"):
        date_interval(GOOD, level=95)


@pytest.mark.parametrize("call, words", [
    (lambda: sup_f(GOOD, draws=0), "a whole number from 1"),
    (lambda: chow(GOOD, 1969, lags=-1), "from 0 to 39"),
    (lambda: interrupted(GOOD, 1969, lags=40), "from 0 to 39"),
    (lambda: interrupted(GOOD, 1969, level=95), "between 0 and 1"),
])  # fmt: skip
def test_numbers_outside_their_range_are_refused(call, words):
    with pytest.raises(BadItem, match=words):
        call()
