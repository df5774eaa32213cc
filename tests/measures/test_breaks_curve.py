"""Placebos, many series, and the specification curve: by hand, and against a slow plain loop."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.multitest import multipletests

from alignment.breaks import Specification, holm, placebo_states, placebo_years, specification_curve, specifications
from alignment.errors import BadItem, UnknownName

YEARS = range(1960, 2020)


def noise(seed: int, years=YEARS) -> pd.Series:
    return pd.Series(np.random.default_rng(seed).standard_normal(len(years)), index=years)


def stepped(seed: int, size: float, last: int = 1990) -> pd.Series:
    series = noise(seed)
    return series + size * (series.index > last)


# Placebo in time.


def test_a_placebo_worked_by_hand():
    # Means 2 and 6; the other six dates mix the two regimes.
    series = pd.Series([1.0, 2, 3, 1, 2, 3, 5, 6, 7, 5, 6, 7], index=range(2000, 2012))
    found = placebo_years(series, 2005, "change")
    assert found.value == pytest.approx(4) and found.others.index.tolist() == [2002, 2003, 2004, 2006, 2007, 2008]
    assert found.others[2002] == pytest.approx(42 / 9 - 2) and found.others[2008] == pytest.approx(6 - 30 / 9)
    assert (found.larger, found.p_value) == (0, pytest.approx(1 / 7))
    # At 2004 the change is 39 / 7 - 9 / 5; 2005 has more and 2006, its mirror image, as much.
    assert placebo_years(series, 2004, "change").p_value == pytest.approx(3 / 7)


def test_the_named_year_ranks_first_where_the_break_is_planted_and_not_elsewhere():
    series = stepped(1, 8)
    for statistic in ("change", "t", "f"):
        assert placebo_years(series, 1990, statistic).larger <= (statistic == "change")
        assert placebo_years(series, 2005, statistic).p_value > 0.2


def test_neighbours_can_be_left_out():
    found = placebo_years(stepped(2, 4), 1990, apart=5)
    assert [d for d in found.others.index if 1985 < d < 1995] == [] and 1985 in found.others.index
    with pytest.raises(BadItem, match="leaves no other date"):
        placebo_years(stepped(2, 4), 1990, apart=50)


def test_a_statistic_can_be_a_function():
    own = placebo_years(noise(3), 1990, lambda s, d: s.loc[d + 1 :].mean() - s.loc[:d].mean())
    assert own.p_value == placebo_years(noise(3), 1990, "change").p_value
    with pytest.raises(BadItem, match="no finite number at 1990"):
        placebo_states(pd.DataFrame({"A": noise(1), "B": noise(2)}), "A", 1990, lambda s, d: np.nan)
    with pytest.raises(UnknownName, match="change"):
        placebo_years(noise(3), 1990, "changes")


@pytest.mark.parametrize("date", [1961, 1967, 2012, 2030])
def test_a_date_within_the_trimming_is_refused(date):
    with pytest.raises(BadItem, match="a year from 1968 to 2010"):
        placebo_years(noise(4), date)


# Placebo in space.


def table() -> pd.DataFrame:
    return pd.DataFrame({f"S{k:02d}": noise(100 + k) for k in range(30)})


def test_one_state_among_thirty_with_a_break_has_the_smallest_p():
    states = table()
    states["S07"] += 4.0 * (states.index > 1990)
    assert placebo_states(states, "S07", 1990).p_value == pytest.approx(1 / 30)
    assert placebo_states(states, "S08", 1990).p_value > 1 / 30
    assert len(placebo_states(states, "S07", 1990).others) == 29


def test_a_fall_counts_as_much_as_a_rise():
    states = table()
    states["S07"] -= 4.0 * (states.index > 1990)
    found = placebo_states(states, "S07", 1990, "change")
    assert found.value < -3 and found.p_value == pytest.approx(1 / 30)


def test_states_that_cannot_be_compared_are_left_out_by_name():
    states = table()
    states.loc[1975, "S01"], states["S02"], states.loc[:1962, "S00"] = np.nan, 7.0, np.nan
    found = placebo_states(states, "S00", 1990)
    assert set(found.left_out) == {"S01", "S02"} and "1975" in found.left_out["S01"] and len(found.others) == 27
    with pytest.raises(BadItem, match="no finite value in 1975"):
        placebo_states(states, "S01", 1990)
    with pytest.raises(BadItem, match="no other state"):
        placebo_states(states[["S00", "S01"]], "S00", 1990)


def test_an_unknown_state_gets_the_nearest():
    with pytest.raises(UnknownName, match="S07"):
        placebo_states(table(), "S7", 1990)


# Holm.


def test_holm_worked_by_hand():
    # 0.01 x 3; 0.02 x 2; 0.5 x 1.
    assert holm({"a": 0.02, "b": 0.5, "c": 0.01}).to_dict() == pytest.approx({"a": 0.04, "b": 0.5, "c": 0.03})
    # 0.3 x 2 is less than 0.25 x 3, which holds it up; nothing is above 1.
    assert holm([0.3, 0.25, 0.9]).to_list() == pytest.approx([0.75, 0.75, 0.9])


def test_holm_is_that_of_statsmodels():
    p = pd.Series(np.random.default_rng(5).random(200) ** 3, index=[f"s{i}" for i in range(200)])
    p.iloc[3] = p.iloc[4]
    assert holm(p).to_numpy() == pytest.approx(multipletests(p, method="holm")[1])


@pytest.mark.parametrize("p", [[], [0.1, np.nan], [0.1, 1.2], {"a": -0.1}])
def test_holm_refuses_what_is_no_p_value(p):
    with pytest.raises(BadItem, match="one or more numbers from 0 to 1"):
        holm(p)


# The curve.


def made(size: float = 0.0, count: int = 4) -> list[Specification]:
    series = {("votes", f"m{k}"): stepped(200 + k, size) for k in range(count)}
    return specifications(series, [None, (1970, 2015), 14], names=("series", "measure"))


def test_all_combinations_are_made_once():
    specs = made()
    assert len(specs) == 4 * 3 * 2 and len({tuple(s.choices.values()) for s in specs}) == 24
    assert specs[0].choices == {"series": "votes", "measure": "m0", "window": "all years", "model": "mean"}
    assert {s.choices["window"] for s in specs} == {"all years", "1970–2015", "14 years each side"}
    with pytest.raises(BadItem, match="2 parts"):
        specifications({("votes", "m0"): noise(1)}, names=("series",))


def fit(series: pd.Series, date: int, model: str) -> tuple[float, float, float, float]:
    """Change, estimate, t and rho of one specification, by least squares written out."""
    y, since = series.to_numpy(), series.index.to_numpy() - date - 1.0
    plain = np.column_stack([np.ones(len(y)), since] if model == "trend" else [np.ones(len(y))])
    x = np.hstack([plain, plain * (since >= 0)[:, None]])
    b = np.linalg.lstsq(x, y, rcond=None)[0]
    n, q = len(y), plain.shape[1]
    sd = np.sqrt(((y - x @ b) ** 2).sum() / (n - 2 * q))
    e = y - plain @ np.linalg.lstsq(plain, y, rcond=None)[0]
    rho = min(max((n * (e[1:] @ e[:-1]) / (e[:-1] @ e[:-1]) + q) / (n - q - 2), -0.95), 0.97)
    se = sd * np.sqrt(np.linalg.inv(x.T @ x)[q, q])
    return b[q], b[q] / sd, b[q] / se * np.sqrt((1 - rho) / (1 + rho)), rho


def window(spec: Specification, date: int) -> pd.Series:
    if isinstance(spec.window, int):
        return spec.series.loc[date - spec.window + 1 : date + spec.window]
    return spec.series if spec.window is None else spec.series.loc[spec.window[0] : spec.window[1]]


def slow_draw(series: pd.Series, model: str, sign: dict[int, float]) -> pd.Series:
    """A series with the signs of its innovations drawn by lot, built up year by year."""
    y, years = series.to_numpy(), series.index.to_numpy()
    x = np.column_stack([np.ones(len(y)), years - years[0]] if model == "trend" else [np.ones(len(y))])
    e = y - x @ np.linalg.lstsq(x, y, rcond=None)[0]
    rho = fit(series, int(years[len(y) // 2]), model)[3]
    shocks = e[1:] - rho * e[:-1]
    values = [e[0] * sign[years[0]]]
    for year, shock in zip(years[1:], shocks - shocks.mean(), strict=True):
        values.append(rho * values[-1] + shock * sign[year])
    return pd.Series(values, index=years)


def test_the_curve_is_that_of_a_slow_plain_loop():
    specs, date, permutations = made(1.0, 2), 1990, 39
    found = specification_curve(specs, date, permutations, seed=6)
    signs = np.random.default_rng(6).choice([-1.0, 1.0], (permutations, len(YEARS)))
    rows = []
    for spec in specs:
        series = window(spec, date)
        draws = [slow_draw(series, spec.model, dict(zip(YEARS, sign, strict=True))) for sign in signs]
        rows.append((fit(series, date, spec.model), np.array([fit(d, date, spec.model) for d in draws])))
    own, null = np.array([r[0] for r in rows]), np.stack([r[1] for r in rows])
    p = (1 + (np.abs(null[:, :, 2]) >= np.abs(own[:, [2]])).sum(1)) / (1 + permutations)
    order = own[:, 1].argsort()
    assert found.table[["change", "estimate", "t"]].to_numpy() == pytest.approx(own[order, :3])
    assert found.table["p_value"].to_numpy() == pytest.approx(p[order])
    observed = found.tests["observed"]
    assert observed["median"] == pytest.approx(np.median(own[:, 1]))
    assert observed["mean_t"] == pytest.approx(own[:, 2].mean())
    assert observed["significant"] == max(sum((p <= 0.05) & (own[:, 2] > 0)), sum((p <= 0.05) & (own[:, 2] < 0)))
    for name, curve in (("median", np.median(null[:, :, 1], axis=0)), ("mean_t", null[:, :, 2].mean(0))):
        rank = (1 + (np.abs(curve) >= abs(observed[name])).sum()) / (1 + permutations)
        assert found.tests.loc[name, "p_chance"] == pytest.approx(rank)
    others = {}
    for other in found.by_date.index:
        others[other] = np.median([fit(window(s, other), other, s.model)[1] for s in specs])
    assert found.by_date["median"].to_dict() == pytest.approx(others)
    rank = (sum(abs(v) >= abs(others[date]) - 1e-9 for v in others.values())) / len(others)
    assert found.tests.loc["median", "p_dates"] == pytest.approx(rank)


def test_every_date_at_which_all_specifications_can_be_made_is_tried():
    # Fourteen years each side of 1960 to 2019 leave 1973 to 2005; 1970 to 2015 with a trend leaves 1973 to 2011.
    assert specification_curve(made(), 1990, 19).by_date.index.tolist() == list(range(1973, 2006))


def test_the_curve_finds_a_planted_break_and_its_date_and_is_quiet_without():
    found = specification_curve(made(2.5), 1990, 199)
    assert (found.tests["p_chance"] <= 0.01).all() and found.by_date["median"].idxmax() == 1990
    assert found.tests.loc["median", "p_dates"] == pytest.approx(1 / len(found.by_date))
    quiet = specification_curve(made(), 1990, 199)
    assert (quiet.tests["p_chance"] > 0.05).all() and quiet.tests.loc["significant", "observed"] < 8


def test_a_claim_of_a_fall_turns_the_curve_round():
    series = {"a": stepped(8, -2), "b": stepped(9, 2)}
    table = specification_curve(specifications(series, models=["mean"], expected={"a": -1}), 1990, 19).table
    assert (table["estimate"] > 1).all() and (table["t"] > 1).all() and sorted(np.sign(table["change"])) == [-1, 1]


def test_only_the_commoner_direction_counts_as_significant():
    series = {"up": stepped(14, 4), "up too": stepped(15, 4), "down": stepped(16, -4)}
    found = specification_curve(specifications(series, models=["mean"]), 1990, 199)
    assert (found.table["p_value"] <= 0.05).all() and found.tests.loc["significant", "observed"] == 2


def test_significant_means_a_p_value_of_at_most_five_per_cent():
    for seed in range(3):
        specs = specifications({f"s{k}": noise(1000 * seed + k) for k in range(80)}, models=["mean"])
        found = specification_curve(specs, 1990, 39, seed=seed)
        rare = found.table[found.table["p_value"] <= 0.05]
        assert found.tests.loc["significant", "observed"] == max((rare["t"] > 0).sum(), (rare["t"] < 0).sum()) > 0


def test_a_date_whose_window_has_no_scatter_is_no_placebo():
    series = noise(12)
    series.loc[1960:1985] = 1.0
    found = specification_curve([Specification({"series": "a"}, series, "mean", 8)], 2000, 19)
    assert found.by_date.index.min() > 1976 and np.isfinite(found.tests.to_numpy()).all()


def test_without_another_date_the_rank_among_dates_is_missing():
    series = noise(13, range(1980, 2004))
    tests = specification_curve([Specification({"series": "a"}, series, "mean", 12)], 1991, 19).tests
    assert tests["p_dates"].isna().all() and tests["p_chance"].notna().all()


def test_specifications_that_cannot_be_tested_are_named_five_at_most():
    short = [Specification({"series": f"s{k}"}, noise(k).loc[2000:2008]) for k in range(7)]
    with pytest.raises(BadItem, match="(?s)s0.*at least 12 years") as error:
        specification_curve(made() + short, 1990)
    assert "s4" in str(error.value) and "s5" not in str(error.value) and "and 2 more" in str(error.value)
    for window_, words in ((40, "does not fill 1951 to 2030"), ((1995, 2019), "a year from"), ((1950, 2019), "fill")):
        with pytest.raises(BadItem, match=words):
            specification_curve([Specification({"series": "a"}, noise(1), "mean", window_)], 1990)
    twice = pd.concat([noise(1), noise(1).loc[[1961]]])
    with pytest.raises(BadItem, match="more than one value for 1961"):
        specification_curve([Specification({"series": "a"}, twice, "mean", 14)], 1990)
    with pytest.raises(BadItem, match="at least one specification"):
        specification_curve([], 1990)
    with pytest.raises(BadItem, match="a pandas Series"):
        specification_curve([Specification({"series": "a"}, [1.0] * 40)], 1990)


@pytest.mark.parametrize("changed, words", [
    ({"window": "1990"}, "so many years on each side"), ({"window": (1990,)}, "so many years"),
    ({"window": 0}, "so many years"),
    ({"expected": 0}, r"\+1 for a rise"),
])  # fmt: skip
def test_a_choice_that_means_nothing_is_refused(changed, words):
    with pytest.raises(BadItem, match=words):
        specification_curve([Specification({"series": "a"}, noise(1), **changed)], 1990)


@pytest.mark.parametrize("date", ["1990", 1990.0, True])
def test_a_date_that_is_no_year_is_refused(date):
    with pytest.raises(BadItem, match="a whole number"):
        specification_curve(made(), date)
