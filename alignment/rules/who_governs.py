"""Chapter 9, to come: since 2011, did relations with Moscow rise under each government?"""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from ..claims import STRICTNESS, Trial, Wording
from ..wording import percent
from . import who_arms_pakistan as arms
from .after_the_article import pairs_of_votes, shares_of_trade, with_power
from .years import words_of

STATE = "PAK"
# Whole years, by who governed in most of each: the People's Party from March 2008 to March 2013, the Muslim League (N)
# from June 2013 to May 2018. The years before 2011 are what the first stretch is compared with.
STRETCHES = {
    "before 2011": (2008, 2010),
    "under the People's Party": (2011, 2012),
    "under the Muslim League": (2013, 2017),
}
# The least rise that counts, as a part of the level before.
RISES = {"strict": 0.10, "middle": 0.05, "lenient": 0.0}
SUPPORTS_FROM, IN_PART_FROM = 5 / 6, 1 / 2
# A share under this can double by one cargo, or by one engine.
LEAST_SHARE = 0.001


@cache
def series() -> dict[str, pd.DataFrame]:
    """Three series, years x states: agreement with Moscow in UN votes, its part of the trade, its volume of arms."""
    delivered = {state: table.get("RUS") for state, table in arms.volumes(arms.deliveries()).items()}
    return {
        "votes": with_power(pairs_of_votes(), "RUS"),
        "trade": shares_of_trade("RUS"),
        "arms": pd.DataFrame({state: years for state, years in delivered.items() if years is not None}),
    }


def rises(table: pd.DataFrame) -> pd.DataFrame:
    """By how much each stretch lies above the one before, as a part of it: stretches x states.

    Missing where a stretch has no year, or where the level before is zero.
    """
    means = pd.DataFrame({name: table.loc[first:last].mean() for name, (first, last) in STRETCHES.items()}).T
    before = means.shift(1)
    return (means / before.where(before > 0) - 1).iloc[1:]


def counted(all_rises: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Share of steps (series x government) that are a rise: one row per state, one column per strictness, and `n`."""
    steps = pd.concat(all_rises).dropna(axis=1, how="any")
    shares = {s: ((steps > RISES[s]) if s == "lenient" else (steps >= RISES[s])).mean() for s in STRICTNESS}
    return pd.DataFrame(shares).assign(n=len(steps))


def up_under_each(tables: dict[str, pd.DataFrame] | None = None) -> Trial:
    """The rule of the claim `up-under-each`; `tables` replaces those of `series` (for tests)."""
    tables = series() if tables is None else tables
    up = {name: rises(table) for name, table in tables.items()}
    # Trade of next to nothing moves by single shipments; Pakistan's own, over half a per cent, is judged in any case.
    small = tables["trade"].loc[2008:2010].mean() < LEAST_SHARE
    up["trade"] = up["trade"].drop(columns=small.index[small & (small.index != STATE)])
    three, two = counted(up), counted({name: up[name] for name in ("votes", "trade")})
    # Six steps each, so that both comparisons have the same meaning; with two series there are four.
    own = three.loc[STATE]
    return Trial(
        words=_words(three).loc[STATE],
        values=own,
        parts={name: float((up[name][STATE] >= RISES["middle"]).mean()) for name in up},
        smallest=float(2.8 * np.sqrt(0.25 / own["n"])),
        others={
            "other buyers of Russian arms, same years (three series)": _words(three).drop(STATE),
            "all other states, same years (votes and trade only)": _words(two).drop(STATE, errors="ignore"),
        },
        wording=STEPS,
    )


def _words(shares: pd.DataFrame) -> pd.DataFrame:
    return words_of(shares, SUPPORTS_FROM, IN_PART_FROM, least=4)


STEPS = Wording(
    value=percent,
    counted="{middle} of {n} steps are a rise ({parts}).",
    smallest="So few steps could show a distance of {smallest} from a limit of the rule, and no smaller one (error 5%, "
    "power 80%; steps taken as independent).",
    condition="What counts as a rise",
    share="Share of steps",
    cases="steps, three series and two governments",
    line="Steps that are a rise",
    visible="Smallest distance from a limit that it could show",
)
