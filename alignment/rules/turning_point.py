"""Chapter 8: was 2011 the turning point? A level, a slope, a rank; toward Moscow, or away from Washington.

All rules compare the ten years from 2011 on with the ten years before. They see a state's series turned so that a
higher value is nearer to the power: agreement in UN votes, the distance of positions with its sign reversed, the
power's share of the arms, of the trade, and of Washington's aid.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
import pandas as pd
from numpy.lib.stride_tricks import sliding_window_view

from .. import data
from ..aid import share_of_all
from ..breaks.models import ar1, design, moved
from ..breaks.noise import remembering
from ..change import change_of_means
from ..claims import IN_PART, NOT, STRICTNESS, SUPPORTS, UNDECIDED, Trial, Wording
from ..wording import numeral, points
from . import who_arms_pakistan as arms
from .after_the_article import both_flows, pairs_of_votes, with_power
from .after_the_article import words_of as in_limits

STATE, FIRST, SIDE = "PAK", 2011, 10
POWERS = ("RUS", "USA", "CHN")
# How many standard errors a change must have (they allow for years that resemble their neighbours), and how many years
# away another date may fit better.
LIMITS = {"strict": 3.0, "middle": 2.0, "lenient": 1.0}
NEAR = {"strict": 1, "middle": 2, "lenient": np.inf}
RANKS = {"strict": 0.20, "middle": 0.10, "lenient": 0.05}
# A change that would matter, in the unit of each measure; two standard errors below it, it is ruled out.
LARGE = {"votes": 0.10, "positions": 0.50, "arms": 0.10, "trade": 0.01, "aid": 0.01}
RULED_OUT = 2.0
# A level needs four years on each side of a date.
LEAST = 4
# Shares of the series that must turn, and with fewer series than this a state is not compared.
HALF, ONE_OF_FOUR, SERIES = 1 / 2, 1 / 4, 2
POWER = 0.80
# 5 % error (two-sided) and 80 % power: Student's t with 18 degrees of freedom: 2.101 + 0.862.
T_EIGHTEEN = 2.963

Tables = Mapping[str, pd.DataFrame]


# The series: years x states, higher is nearer to the power.


@cache
def votes(power: str) -> pd.DataFrame:
    """Agreement with the power in UN votes, 0 to 1."""
    return with_power(pairs_of_votes(), power)


@cache
def positions(power: str) -> pd.DataFrame:
    """Distance of ideal points from the power's, with its sign reversed; only estimates marked as reliable."""
    rows = data.load("ideal_points").query("reliable")
    table = rows.pivot(index="year", columns="state", values="ideal_point")
    table.columns = table.columns.astype(str)
    return -table.sub(table[power], axis=0).abs().drop(columns=power).dropna(how="all")


@cache
def arms_from(power: str) -> pd.DataFrame:
    """The power's share of each recipient's deliveries in a year, 0 to 1; years without deliveries are missing."""
    table = {}
    for state, volume in arms.volumes(arms.deliveries()).items():
        if power in volume:
            table[state] = volume[power] / volume.sum(axis=1).replace(0, np.nan)
    return pd.DataFrame(table)


@cache
def trade_with(power: str) -> pd.DataFrame:
    """The power's part of each reporter's exports and imports, 0 to 1, by the reporter's own book. From 1992 for
    Moscow: some reporters booked Soviet trade under other codes."""
    rows = data.load("trade_with_powers").query("partner == @power")
    table = both_flows(rows, "usd_million") / both_flows(data.load("trade_world"), "usd_million")
    return table.loc[1992:] if power == "RUS" else table


@cache
def aid() -> pd.DataFrame:
    """Each state's part of all US aid of a fiscal year, to 2020."""
    return share_of_all(data.load("us_aid_totals"))


def tables(power: str) -> dict[str, pd.DataFrame]:
    """Every series that tells how near a state is to the power, by measure."""
    found = {"votes": votes(power), "positions": positions(power), "arms": arms_from(power), "trade": trade_with(power)}
    return found | ({"aid": aid()} if power == "USA" else {})


# A turn in one series


def _windows(table: pd.DataFrame) -> tuple[pd.DataFrame, np.ndarray]:
    """All stretches of twice ten years without a gap: state and first year after the date, and the values (rows, 20).
    A stretch in which nothing changes tells nothing of chance and is left out."""
    full = table.reindex(range(int(table.index.min()), int(table.index.max()) + 1)).astype(float)
    if len(full) < 2 * SIDE:
        return pd.DataFrame({"state": [], "first": []}), np.empty((0, 2 * SIDE))
    cut = sliding_window_view(full.to_numpy(), 2 * SIDE, axis=0)  # windows x states x years
    at, state = np.nonzero(np.isfinite(cut).all(2) & (np.ptp(cut, axis=2) > 1e-12))
    where = pd.DataFrame({"state": full.columns[state].astype(str), "first": full.index[0] + at + SIDE})
    return where, cut[at, state]


def level(table: pd.DataFrame) -> pd.DataFrame:
    """The change of the level at each date of each state: the mean of ten years less that of the ten before.

    Returns
    -------
    One row a `state` and `first` (year of the later stretch): `change`, in the unit of the table; `error`, a standard
    error that allows for the memory of the years around the two means; `rise` and `fall`, how many years away the date
    lies at which the change is largest, upwards and downwards, beside the scatter.

    The memory is taken around the two means, and not around one: a large turn would look like memory, and the rule
    would miss the largest turns. In made series without a turn the middle version of the rule errs in 2 to 8 of 100
    cases, for a memory of 0 to 0.9, and it finds a turn of 3 standard deviations in 99 to 72.
    """
    where, rows = _windows(table)
    cuts = tuple(range(LEAST, 2 * SIDE - LEAST + 1))
    at, mid = moved(rows, "mean", cuts), cuts.index(SIDE)
    e = rows - _fitted(rows, "mean")[0]
    t = at.change / at.error
    found = {"change": at.change[:, mid], "error": at.error[:, mid] * _inflation(e, 2)}
    return where.assign(**found, rise=np.abs(t.argmax(1) - mid), fall=np.abs(t.argmin(1) - mid))


def slope(table: pd.DataFrame) -> pd.DataFrame:
    """The same for the slope: the trend of the ten years from the date on less that of the ten before.

    `change` is what this difference makes in ten years. Ten years do not tell the best date of a bend, so that `rise`
    and `fall` are zero.
    """
    where, rows = _windows(table)
    fitted, weights = _fitted(rows, "trend")
    e = rows - fitted
    # The design runs from -1 to 1 over the twenty years: so much of it are ten years.
    bend = weights[3] * 2 * SIDE / (2 * SIDE - 1)
    spread = np.sqrt(np.maximum((e**2).sum(1), 1e-18) / (2 * SIDE - 4))
    error = spread * np.sqrt((bend**2).sum()) * _inflation(e, 4)
    return where.assign(change=rows @ bend, error=error, rise=0, fall=0)


def _fitted(rows: np.ndarray, model: str) -> tuple[np.ndarray, np.ndarray]:
    """A level or a line for each half of the rows (b, 20): what it makes of them, and the weights (2 or 4, 20) of its
    parameters: those of the first half, then the change."""
    both = design(2 * SIDE, model)
    x = np.hstack([both, both * (np.arange(2 * SIDE) >= SIDE)[:, None]])
    weights = np.linalg.pinv(x)
    return rows @ weights.T @ x.T, weights


def _inflation(e: np.ndarray, fitted: int) -> np.ndarray:
    """How much larger the error of a mean is when years resemble their neighbours; never smaller."""
    rho = np.maximum(ar1(e, fitted)[:, 0], 0)
    return np.sqrt((1 + rho) / (1 - rho))


def turns(found: Mapping[str, pd.DataFrame], sign: int) -> pd.DataFrame:
    """How many of a state's series turn at each date: index (`first`, `state`).

    found : by measure, as `level` or `slope` return it. sign : +1 toward the power, -1 away from it.

    Returns
    -------
    Columns `n`, how many series the state has there; `strict`, `middle`, `lenient`, how many of them turn; `out`, how
    many rule a turn out that would matter.
    """
    rows = pd.concat([one.assign(large=LARGE[name]) for name, one in found.items()], ignore_index=True)
    toward = sign * rows["change"]
    off = rows["rise"] if sign > 0 else rows["fall"]
    flags = {s: (toward >= LIMITS[s] * rows["error"]) & (off <= NEAR[s]) for s in STRICTNESS}
    flags["out"] = toward + RULED_OUT * rows["error"] < rows["large"]
    groups = pd.DataFrame(flags).groupby([rows["first"].astype(int), rows["state"]])
    return groups.sum().assign(n=groups.size())


def words_of(counts: pd.DataFrame) -> pd.DataFrame:
    """The words: half of the series turn, "supports"; a quarter, "in part"; half rule a turn out, "does not support".
    Else, or with one series, the evidence cannot decide."""
    out, enough = {}, counts["n"] >= SERIES
    for s in STRICTNESS:
        share = counts[s] / counts["n"]
        cuts = [share >= HALF, share >= ONE_OF_FOUR, counts["out"] >= HALF * counts["n"]]
        out[s] = np.select([enough & cut for cut in cuts], [SUPPORTS, IN_PART, NOT], UNDECIDED)
    return pd.DataFrame(out, index=counts.index)


# The rules


def count_in_words(count: float) -> str:
    """A number of series. 0 -> "none"; 1 -> "one"."""
    return numeral(round(count)) if round(count) else "none"


def _wording(verb: str) -> Wording:
    return Wording(
        value=count_in_words,
        counted=f"At 2011 {{middle}} of {{n}} series {verb} ({{parts}}).",
        smallest="In UN votes, the fullest record, the rule finds a change of {smallest} in 80 of 100 cases, and a "
        "smaller one less often.",
        condition="What a series needs",
        share=f"Series that {verb}",
        cases="series",
        line=f"Series that {verb} at 2011",
        visible="Smallest change that the votes could show",
    )


LEVEL, SLOPE = _wording("turn"), _wording("bend")


def _trial(own: Tables, sign: int, test, wording: Wording) -> Trial:
    found = {name: test(table) for name, table in own.items()}
    counts = turns(found, sign)
    words, now = words_of(counts), counts.loc[(FIRST, STATE)]
    return Trial(
        words=words.loc[(FIRST, STATE)],
        values=now[[*STRICTNESS, "n"]].astype(float),
        parts={"rule out a turn that would matter": float(now["out"])},
        smallest=smallest(own["votes"], test),
        others={
            "all other states, in the same years": words.loc[FIRST].drop(index=[STATE, *POWERS], errors="ignore"),
            "all states, at dates whose twenty years end before 2011": words.loc[: FIRST - SIDE],
        },
        wording=wording,
    )


def smallest(table: pd.DataFrame, test=level, state: str = STATE, tries: int = 400) -> float:
    """Smallest turn at 2011 that the middle version of the rule finds in 80 of 100 cases, in the unit of the table.

    The cases are made: twenty years with the scatter and the memory of the state's own years around its two means (or
    lines), and the turn added. Infinite, when not even one of 20 standard deviations is found so often.
    """
    own = table[state].loc[FIRST - SIDE : FIRST + SIDE - 1].to_numpy(dtype=float)[None]
    model, parameters = ("mean", 2) if test is level else ("trend", 4)
    e = own - _fitted(own, model)[0]
    rho, sd = float(ar1(e, parameters)[0, 0]), float(np.sqrt((e**2).sum() / (2 * SIDE - parameters)))
    since = np.arange(2 * SIDE) - SIDE
    rows, turn = remembering(2 * SIDE, min(rho, 0.9), tries), (since >= 0) * (1.0 if test is level else since / SIDE)

    def found(size: float) -> float:
        made = test(pd.DataFrame((rows + size * turn).T, index=range(FIRST - SIDE, FIRST + SIDE)))
        return float(((made["change"] >= LIMITS["middle"] * made["error"]) & (made["rise"] <= NEAR["middle"])).mean())

    low, high = 0.0, 20.0
    if found(high) < POWER:
        return np.inf
    while high - low > 0.05:
        half = (low + high) / 2
        low, high = (low, half) if found(half) >= POWER else (half, high)
    return high * sd


def turn_toward_moscow(series: Tables | None = None) -> Trial:
    """The rule of the claim `turn-toward-moscow`, the article's sentence; `series` replaces `tables` (for tests)."""
    return _trial(tables("RUS") if series is None else series, +1, level, LEVEL)


def slope_toward_moscow(series: Tables | None = None) -> Trial:
    """The rule of the claim `slope-toward-moscow`; `series` replaces `tables` (for tests)."""
    return _trial(tables("RUS") if series is None else series, +1, slope, SLOPE)


def turn_from_washington(series: Tables | None = None) -> Trial:
    """The rule of the claim `turn-from-washington`; `series` replaces `tables` (for tests)."""
    return _trial(tables("USA") if series is None else series, -1, level, LEVEL)


@cache
def ranks(power: str) -> pd.DataFrame:
    """Years x states: the power's place in each state's list by agreement in votes, from near 0 (last) to 1 (first).

    The list of topics moves all scores of a year together. A place in a list does not feel it. As
    `votes.rank_of_likeness`, for one power and faster.
    """
    rows = pairs_of_votes()
    names = rows["a"].cat.categories
    at = list(names).index(power)
    table = {year: _places(of_year, len(names), at) for year, of_year in rows.groupby("year")}
    return pd.DataFrame(table, index=names.astype(str)).T.drop(columns=power).dropna(how="all")


def _places(rows: pd.DataFrame, n: int, at: int) -> np.ndarray:
    """Place of one state in the list of each of n states, in one year; ties share their mean place."""
    scores = np.full((n, n), np.nan)
    a, b = rows["a"].cat.codes.to_numpy(), rows["b"].cat.codes.to_numpy()
    scores[a, b] = scores[b, a] = rows["agreement"]
    own = scores[:, [at]]
    below, level_with, listed = (scores < own).sum(1), (scores == own).sum(1), np.isfinite(scores).sum(1)
    return np.where(np.isfinite(own[:, 0]), (below + (level_with + 1) / 2) / np.maximum(listed, 1), np.nan)


RANKED = Wording(
    value=arms.move_in_words,
    counted="From 2001–2010 to 2011–2020 Moscow's place in Pakistan's list shows {middle} of a hundred ({parts}).",
    smallest="Twenty years could show a change of {smallest}, and no smaller one (error 5%, power 80%).",
    smallest_value=points,
    condition="Rise in the list that the claim needs",
    share="Change found",
    cases="years",
    line="Change of Moscow's place in the list",
    visible="Smallest change it could show",
)


def rank_of_moscow(places: pd.DataFrame | None = None, washington: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `rank-of-moscow`; the tables replace `ranks` (for tests)."""
    places = ranks("RUS") if places is None else places
    washington = ranks("USA") if washington is None else washington
    last = FIRST + SIDE - 1
    changes = change_of_means(places, SIDE)
    own = float(changes.loc[last, STATE])
    others = changes.drop(columns=[STATE, *POWERS], errors="ignore")
    return Trial(
        words=in_limits(changes.loc[[last], STATE], RANKS).iloc[0],
        values=pd.Series(dict.fromkeys(STRICTNESS, own) | {"n": 2 * SIDE}),
        parts={"for Washington's place": float(change_of_means(washington[[STATE]], SIDE).loc[last, STATE])},
        smallest=float(T_EIGHTEEN * level(places[[STATE]])["error"].iloc[-1]),
        others={
            "all other states, in the same years": in_limits(others.loc[last].dropna(), RANKS),
            "all states, at dates whose twenty years end before 2011": in_limits(
                changes.loc[: FIRST - 1].stack().dropna(), RANKS
            ),
        },
        wording=RANKED,
    )
