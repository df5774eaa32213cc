"""How alike do states vote? Four measures on recorded votes of the UN General Assembly.

All take tidy tables and return Series or frames; none reads a file. A votes table has one row
per state and resolution: `resolution`, `year`, `state` (ISO-3), `vote` ("yes", "abstain", "no",
"absent"). An absence is not a vote: it is left out everywhere.

    agreement          how often alike, an abstention counting half      (Lijphart 1963; Voeten 2013)
    identical_share    how often exactly alike
    chance_corrected   agreement beyond what chance gives                (Häge 2011)
    ideal_point_distance   distance on the line of estimated positions   (Bailey et al. 2017)

`dyads` and `all_distances` give the same for every pair of states at once.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from .errors import unknown

POINTS = {"yes": 1.0, "abstain": 0.5, "no": 0.0}
METHODS = ("pi", "kappa")
# A normal posterior has 90 % of its mass within 1.645 standard deviations.
Z90 = 1.645


def _known(state: str, table: pd.DataFrame) -> str:
    states = table["state"].unique()
    if state not in states:
        raise unknown("State", state, states, "use an ISO-3 code, as in the table `states`.")
    return state


def common(votes: pd.DataFrame, a: str, b: str, by: str = "year") -> pd.DataFrame:
    """The roll calls in which both states voted yes, no or abstain.

    Returns one row per resolution (the index), with the column `by` and the votes of `a` and
    `b` in points: yes 1, abstain 0.5, no 0.

    Raises
    ------
    UnknownName : `a`, `b` or the measure's group `by` is not in the table; offers the nearest.
    """
    if by not in votes:
        raise unknown("Column", by, votes.columns)
    both = [votes.loc[votes["state"] == _known(s, votes), ["resolution", by, "vote"]] for s in (a, b)]
    table = both[0].merge(both[1].drop(columns=by), on="resolution", suffixes=("_a", "_b"), validate="one_to_one")
    table = table.set_index("resolution")
    out = pd.DataFrame({by: table[by], a: table["vote_a"].map(POINTS), b: table["vote_b"].map(POINTS)})
    return out.astype({a: float, b: float}).dropna()


def agreement(votes: pd.DataFrame, a: str, b: str, by: str = "year") -> pd.Series:
    """Agreement score of two states (Lijphart 1963; the score of Voeten 2013).

    Same vote 1, one of the two abstains 0.5, opposite votes 0; then the mean of each group.

    Returns
    -------
    Share 0 to 1, by year (or by another column, such as a decade). Groups without a common
    vote are left out. Symmetric in `a` and `b`.
    """
    both = common(votes, a, b, by)
    return (1 - (both[a] - both[b]).abs()).groupby(both[by], observed=True).mean().rename("agreement")


def identical_share(votes: pd.DataFrame, a: str, b: str, by: str = "year") -> pd.Series:
    """Share (0 to 1) of common roll calls on which two states gave exactly the same vote."""
    both = common(votes, a, b, by)
    return (both[a] == both[b]).astype(float).groupby(both[by], observed=True).mean().rename("identical")


def chance_corrected(votes: pd.DataFrame, a: str, b: str, by: str = "year", method: str = "pi") -> pd.Series:
    """Agreement beyond chance (Häge 2011): 1 minus observed over expected disagreement.

    Disagreement between two votes is their distance in points. Expected disagreement is what
    two voters would show who keep their habits (how often yes, abstain, no) but vote
    independently. `pi` (Scott) gives both the habits of the pair; `kappa` (Cohen, with linear
    weights) gives each its own.

    Returns
    -------
    At most 1 (always alike); 0 is what chance gives; below 0 is less than chance. A group in
    which no disagreement could be expected (all votes the same) is missing.
    """
    if method not in METHODS:
        raise unknown("Method", method, METHODS)
    both = common(votes, a, b, by)
    groups = both.groupby(by, observed=True)
    return groups.apply(lambda g: _corrected(_cross(g[a], g[b]), method)).astype(float).rename(method)


def _cross(x: pd.Series, y: pd.Series) -> np.ndarray:
    """Counts of (vote of a, vote of b) as a 3 by 3 table; rows and columns yes, abstain, no."""
    levels = list(POINTS.values())
    return np.array([[((x == i) & (y == j)).sum() for j in levels] for i in levels], dtype=float)


def _corrected(cross: np.ndarray, method: str) -> np.ndarray:
    """Chance-corrected agreement of tables shaped (3, 3, ...): one value per trailing cell."""
    levels = np.array(list(POINTS.values()))
    gap = np.abs(levels[:, None] - levels[None, :])
    with np.errstate(invalid="ignore", divide="ignore"):
        share = cross / cross.sum((0, 1))
        rows, cols = share.sum(1), share.sum(0)
        if method == "pi":
            rows = cols = (rows + cols) / 2
        expected = np.einsum("ij,i...,j...->...", gap, rows, cols)
        value = 1 - np.einsum("ij,ij...->...", gap, share) / expected
    return np.where(expected > 1e-12, value, np.nan)


def _observed(cross: np.ndarray) -> np.ndarray:
    levels = np.array(list(POINTS.values()))
    credit = 1 - np.abs(levels[:, None] - levels[None, :])
    return np.einsum("ij,ij...->...", credit, cross)


# Each takes the tables of `_cross` of many pairs, shaped (3, 3, pairs), and the pairs' common votes.
MEASURES = {
    "agreement": lambda cross, n: _observed(cross) / n,
    "identical": lambda cross, n: np.einsum("ii...->...", cross) / n,
    "pi": lambda cross, n: _corrected(cross, "pi"),
    "kappa": lambda cross, n: _corrected(cross, "kappa"),
}


def dyads(
    votes: pd.DataFrame, by: str = "year", least: int = 1, measures: tuple[str, ...] = tuple(MEASURES)
) -> pd.DataFrame:
    """Every pair of states at once: the measures above, one row per group and pair.

    Parameters
    ----------
    least : pairs with fewer common votes in a group are left out.
    measures : some of `agreement`, `identical`, `pi`, `kappa`; fewer are quicker.

    Returns
    -------
    Columns `by`, `a`, `b` (a before b in the alphabet), `n` (common votes), and the measures.

    Raises
    ------
    UnknownName : a measure that does not exist; offers the nearest.
    """
    for name in measures:
        if name not in MEASURES:
            raise unknown("Measure", name, MEASURES)
    cast = votes[votes["vote"].isin(list(POINTS))]
    states = sorted(cast["state"].unique())
    frames = [_block(group, states, by, key, least, measures) for key, group in cast.groupby(by, observed=True)]
    return pd.concat(frames, ignore_index=True)


def _block(group: pd.DataFrame, states: list[str], by: str, key, least: int, measures: tuple[str, ...]) -> pd.DataFrame:
    """All pairs within one group of roll calls, by nine matrix products."""
    rows, _ = pd.factorize(group["resolution"])
    cols = pd.Index(states).get_indexer(group["state"].astype(str))
    vote = group["vote"].astype(str).to_numpy()
    one_hot = np.zeros((3, rows.max() + 1, len(states)), dtype=np.float32)
    for level, name in enumerate(POINTS):
        one_hot[level, rows[vote == name], cols[vote == name]] = 1
    cross = np.einsum("irs,jrt->ijst", one_hot, one_hot, optimize=True).astype(float)
    first, second = np.triu_indices(len(states), k=1)
    cross = cross[:, :, first, second]
    n = cross.sum((0, 1))
    keep = n >= least
    cross, n = cross[:, :, keep], n[keep]
    return pd.DataFrame({
        by: key, "a": pd.Categorical.from_codes(first[keep], states),
        "b": pd.Categorical.from_codes(second[keep], states), "n": n.astype(int),
    } | {name: MEASURES[name](cross, n) for name in measures})  # fmt: skip


def rank_of_likeness(pairs: pd.DataFrame, measure: str = "agreement", by: str = "year") -> pd.DataFrame:
    """Where does each state stand in every other state's list, from least alike to most?

    Ranking within a year takes the agenda out: all pairs of that year voted on the same texts.

    Parameters
    ----------
    pairs : as `dyads` returns it.

    Returns
    -------
    One row per `by`, `a` and `b`, in both orders, with `rank`: the share (0 to 1] of the states
    in the list of `a` that vote no more like `a` than `b` does; ties share their mean rank.
    """
    keep = pairs[[by, "a", "b", measure]]
    both = pd.concat([keep, keep.rename(columns={"a": "b", "b": "a"})[keep.columns]], ignore_index=True)
    both["rank"] = both.groupby([by, "a"], observed=True)[measure].rank(pct=True)
    return both.drop(columns=measure)


def ideal_point_distance(points: pd.DataFrame, a: str, b: str) -> pd.DataFrame:
    """Distance between the ideal points of two states, with its uncertainty (Bailey et al. 2017).

    Parameters
    ----------
    points : one row per `state` and `year`, with `ideal_point`, `q05` and `q95` (the ends of
        the 90 % interval of the estimate).

    Returns
    -------
    By year: `distance` (0 or more, in units of the scale, on which most states lie between
    -2 and 3), `low` and `high` (90 % interval; the two estimates are taken as independent and
    normal, which the published file does not let us check), and `side`: +1 when `b` stands
    nearer to the US-led end than `a`, else -1.
    """
    one, two = (points[points["state"] == _known(s, points)].set_index("year") for s in (a, b))
    gap = (two["ideal_point"] - one["ideal_point"]).dropna()
    error = np.hypot(*((p["q95"] - p["q05"]).reindex(gap.index) / 2 for p in (one, two)))
    # The interval of a distance cannot reach below zero.
    low, high = (gap.abs() - error).clip(lower=0), gap.abs() + error
    return pd.DataFrame({"distance": gap.abs(), "low": low, "high": high, "side": np.sign(gap)})


def all_distances(points: pd.DataFrame) -> pd.DataFrame:
    """Ideal-point distance of every pair of states: columns `year`, `a`, `b`, `distance`."""
    wide = points.pivot(index="year", columns="state", values="ideal_point")
    states = wide.columns.astype(str).to_numpy()
    first, second = np.triu_indices(len(states), k=1)
    values = wide.to_numpy(dtype=float)
    gap = np.abs(values[:, first] - values[:, second])
    year = np.repeat(wide.index.to_numpy(), len(first))
    table = pd.DataFrame(
        {"year": year, "a": np.tile(states[first], len(wide)), "b": np.tile(states[second], len(wide))}
    )
    return table.assign(distance=gap.ravel()).dropna(ignore_index=True)
