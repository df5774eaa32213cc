"""Chapter 10, to come: the exercise of 2016, the attack at Uri, an old ally, and a maxim."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from .. import data, reports
from ..claims import IN_PART, NOT, STRICTNESS, SUPPORTS, UNDECIDED, Trial, Wording
from ..wording import percent
from . import who_arms_pakistan as arms
from .after_the_article import pairs_of_votes
from .sources_seen import by_fit, carried
from .years import smallest_visible, words_of

# First exercise

DRUZHBA = pd.Timestamp("2016-09-24")
# What an earlier exercise takes from "the first time": one on land all of it, one at sea by how "troops" is read.
AT_SEA = {"strict": 1.0, "middle": 0.5, "lenient": 0.0}


def first_exercise(events: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `first-exercise`; `events` replaces the table `timeline` (for tests)."""
    earlier = earlier_exercises(data.load("timeline") if events is None else events)
    weights = pd.DataFrame([AT_SEA if at_sea else dict.fromkeys(STRICTNESS, 1.0) for at_sea in earlier["at_sea"]])
    most = weights.max() if len(weights) else pd.Series(dict.fromkeys(STRICTNESS, 0.0))
    words = {s: SUPPORTS if not most[s] else NOT if most[s] == 1 else IN_PART for s in STRICTNESS}
    year = {"is the year of the first of them": float(earlier["year"].min())} if len(earlier) else {}
    return Trial(
        words=pd.Series(words),
        values=pd.concat([most, pd.Series({"n": len(earlier)})]),
        parts=year,
        smallest=float("nan"),
        others={},
        wording=EARLIER,
    )


def earlier_exercises(events: pd.DataFrame) -> pd.DataFrame:
    """Exercises of both states that were seen in a source and begin before that of 2016: `year`, `at_sea`."""
    actors = events["actors"].str.split(";")
    both = actors.map(lambda codes: {"PAK", "RUS"} <= set(codes) if isinstance(codes, list) else False)
    rows = events[both & (events["kind"] == "exercise") & events["verified"] & (events["start"] < DRUZHBA)]
    return rows.assign(at_sea=rows["title"].str.contains("nav(?:y|ies|al)", case=False))[["year", "at_sea"]]


def weight_in_words(weight: float) -> str:
    """How far an earlier exercise counts, 0 to 1; a year as it is. 0.5 -> "counts half"."""
    if weight > 1:
        return f"{weight:.0f}"
    return {0.0: "does not count", 1.0: "counts in full"}.get(weight, "counts half")


EARLIER = Wording(
    value=weight_in_words,
    counted="Earlier joint exercises that we found: {n} ({parts}). By the middle version it {middle}.",
    smallest="",
    condition="What an earlier exercise of the navies counts",
    share="An earlier exercise",
    cases="earlier exercises",
    line="An earlier joint exercise, of the navies",
    visible="",
)

# The attack at Uri

PRINTED = 21
# How many a source may stay below the number that the article calls the least.
SLIP = {"strict": 0, "middle": 1, "lenient": 2}


def uri_toll(rows: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `uri-toll`; `rows` replaces the sources seen (for tests)."""
    toll = (reports.sources("uri-toll") if rows is None else rows)["toll"]
    counts = pd.DataFrame({s: (toll >= PRINTED - slip).astype(float) for s, slip in SLIP.items()})
    # A number of soldiers is written as it is, a share of sources as a percentage.
    return carried(counts, {"at the least": float(toll.min()), "at the most": float(toll.max())}, TOLL)


def toll_in_words(number: float) -> str:
    """A share of sources (0 to 1) as a percentage, a toll as a number."""
    return f"{number:.0f}" if number > 1 else percent(number)


TOLL = Wording(
    value=toll_in_words,
    counted="Sources seen: {n}. Part that gives the printed toll: {middle} (their tolls: {parts}).",
    smallest="",
    condition="What counts as the printed toll",
    share="Part of the sources",
    cases="sources",
    line="Part of the sources that gives the toll",
    visible="",
)

# An old ally

FIRST, LAST = 1966, 2015
HELD = {"strict": 2 / 3, "middle": 1 / 2, "lenient": 1 / 3}
LEAST_YEARS = 9


def old_ally(table: pd.DataFrame | None = None, pacts: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `old-ally`; the tables replace deliveries of arms and alliances (for tests)."""
    yearly = {
        recipient: years.div(years.sum(axis=1).where(years.sum(axis=1) > 0), axis=0).loc[FIRST:LAST]
        for recipient, years in arms.volumes(arms.deliveries() if table is None else table).items()
    }
    shares = pd.concat({r: _years_held(t) for r, t in yearly.items()}, names=["recipient", "supplier"])
    words, own = words_of(shares, 2 / 3, 1 / 3, LEAST_YEARS), ("IND", "RUS")
    long = words.index.get_level_values("recipient").isin(["IND", "PAK"])
    years = (yearly["IND"]["RUS"].dropna() >= HELD["middle"]).astype(float)
    return Trial(
        words=words.loc[own],
        values=shares.loc[own],
        parts=_pacts(data.load("alliances") if pacts is None else pacts),
        smallest=smallest_visible(years),
        others={
            "other suppliers of India and Pakistan, same years": words[long].drop(own),
            "suppliers of six other states, 2003–2015": words[~long],
        },
        wording=HELD_BY,
    )


def _years_held(shares: pd.DataFrame) -> pd.DataFrame:
    """Share of the years in which each supplier had that much of the arms; one row per supplier that delivered."""
    years = shares.dropna(how="all").drop(columns=list(arms.NO_STATE), errors="ignore")
    years = years.loc[:, years.max() > 0]
    return pd.DataFrame({s: (years >= limit).mean() for s, limit in HELD.items()}).assign(n=len(years))


def _pacts(alliances: pd.DataFrame) -> dict[str, float]:
    """Share of the years in which India and Moscow had a pact to consult, and one of defence."""
    rows = alliances[(alliances["state"] == "IND") & (alliances["partner"] == "RUS")]
    rows = rows[rows["year"].between(FIRST, LAST)].drop_duplicates("year")
    whole = LAST - FIRST + 1
    return {
        "of the years with a pact to consult": float(rows["consultation"].sum() / whole),
        "with a pact of defence": float(rows["defence"].sum() / whole),
    }


HELD_BY = Wording(
    counted="In {middle} of {n} years Moscow delivered half of India's arms or more ({parts}).",
    condition="Part of India's arms that counts",
    line="Years in which Moscow delivered half of India's arms",
)


def demand_refused(rows: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `demand-refused`; `rows` replaces the sources seen (for tests)."""
    return by_fit(reports.sources("demand-refused") if rows is None else rows)


# The maxim

THEN, NOW = (1971, 1980), (2011, 2020)
NEAR = {"strict": 0.10, "middle": 0.25, "lenient": 0.50}


@cache
def agreement_then_and_now() -> pd.DataFrame:
    """Mean agreement in UN votes of each pair of states in both stretches: columns `then`, `now`."""
    pairs = pairs_of_votes()
    means = [pairs[pairs["year"].between(*years)].groupby(["a", "b"], observed=True)["agreement"].mean()
             for years in (THEN, NOW)]  # fmt: skip
    return pd.concat(means, axis=1, keys=["then", "now"]).dropna()


def nothing_permanent(pairs: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `nothing-permanent`; `pairs` replaces `agreement_then_and_now` (for tests).

    No number of years shows that a thing is permanent, so every version says that the evidence cannot decide.
    """
    ranks = (agreement_then_and_now() if pairs is None else pairs).rank(pct=True)
    friends, foes = ranks["then"] > 1 - NEAR["strict"], ranks["then"] <= NEAR["strict"]
    stay = {s: (_at(ranks["now"], part) * friends + _at(1 - ranks["now"], part) * foes) for s, part in NEAR.items()}
    count = int((friends | foes).sum())
    near = NEAR["middle"]
    return Trial(
        words=pd.Series(dict.fromkeys(STRICTNESS, UNDECIDED)),
        values=pd.Series({s: kept.sum() / count for s, kept in stay.items()} | {"n": count}),
        parts={
            "of those that had agreed most": float(_at(ranks.loc[friends, "now"], near).mean()),
            "of those that had agreed least": float(_at(1 - ranks.loc[foes, "now"], near).mean()),
        },
        smallest=float("nan"),
        others={},
        wording=STAY,
    )


def _at(rank: pd.Series, part: float) -> pd.Series:
    """Is the rank (0 to 1) in the highest `part` of all?"""
    return (rank >= 1 - part).astype(np.int64)


STAY = Wording(
    value=percent,
    counted="Forty years later {middle} of {n} pairs still stood near the same end ({parts}).",
    smallest="",
    condition="What counts as near the same end",
    share="Share of pairs",
    cases="pairs",
    line="Pairs of states still near the same end",
    visible="",
)
