"""Chapter 1: did Pakistan completely ignore Moscow after independence? Years with next to no trade are counted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pandas as pd

from .. import data
from ..claims import STRICTNESS, Trial, Wording
from ..shares import partner_shares
from .years import smallest_visible, words_of

OWN, PARTNER = "PAK", "RUS"
# Flows under half a million dollars stand as 0 in the table: a share of 0 means "nothing in the books".
LIMITS = {"strict": 0.0, "middle": 0.005, "lenient": 0.01}


@dataclass(frozen=True)
class IgnoredRule:
    """The share of years in which a partner has next to no part in a state's trade.

    first, last : the window, in calendar years. half : first year of its second half.
    limits : the largest share of the trade that counts as next to none; at 0, none at all.
    supports, in_part : shares of years from which the words apply.
    least : with fewer years than this the evidence cannot decide.
    """

    first: int
    half: int
    last: int
    limits: dict[str, float]
    supports: float
    in_part: float
    least: int

    def flags(self, shares: pd.DataFrame, shift: int = 0) -> pd.DataFrame:
        """Does the year count? One row per partner and year of the window, one column per strictness."""
        rows = shares[shares["year"].between(self.first + shift, self.last + shift)]
        # The limit itself does not count, except at 0, where it is the only value that can.
        told = {s: rows["both"] < limit if limit else rows["both"] == 0 for s, limit in self.limits.items()}
        return rows[["partner", "year"]].assign(**told)

    def shares(self, shares: pd.DataFrame, shift: int = 0) -> pd.DataFrame:
        """Share of years that count, by partner: one column per strictness, and n."""
        groups = self.flags(shares, shift).groupby("partner")
        return groups[list(STRICTNESS)].mean().assign(n=groups.size())

    def words(self, counted: pd.DataFrame) -> pd.DataFrame:
        """The verdict's words for each partner and strictness."""
        return words_of(counted, self.supports, self.in_part, self.least)


# From the first full year of the books to the last of the early pacts with Washington (March 1959).
IGNORED = IgnoredRule(1948, 1954, 1959, LIMITS, supports=2 / 3, in_part=1 / 3, least=9)
# The last twelve years in which Pakistan's trade comes from its own books throughout.
LATE = 46
WORDING = Wording(condition="What counts as next to nothing")


@cache
def shares_of(state: str) -> pd.DataFrame:
    """Shares of each partner in the trade of a state, by year, in the book's tables."""
    return partner_shares(data.load("trade_cow"), data.load("trade_cow_national"), state)


def completely_ignored(own: pd.DataFrame | None = None, neighbour: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `ignoring`; `own` and `neighbour` replace the shares of Pakistan and India (for tests)."""
    own = shares_of(OWN) if own is None else own
    neighbour = shares_of("IND") if neighbour is None else neighbour
    counted = IGNORED.shares(own)
    flags = IGNORED.flags(own)
    years = flags[flags["partner"] == PARTNER].set_index("year")["middle"].astype(float).sort_index()
    words = IGNORED.words(counted)
    later = IGNORED.words(IGNORED.shares(own, LATE)).drop(PARTNER, errors="ignore")
    span = f"{IGNORED.first}–{IGNORED.last}"
    return Trial(
        words=words.loc[PARTNER],
        values=counted.loc[PARTNER],
        parts=_halves(years),
        smallest=smallest_visible(years),
        others={
            f"Pakistan’s other partners, {span}": words.drop(PARTNER),
            f"India’s partners, {span}": IGNORED.words(IGNORED.shares(neighbour)),
            f"Pakistan’s other partners, {IGNORED.first + LATE}–{IGNORED.last + LATE}": later,
        },
        wording=WORDING,
    )


def _halves(years: pd.Series) -> dict[str, float]:
    """The share of the years that count before the pacts and from the first of them on."""
    early, late = years.loc[: IGNORED.half - 1], years.loc[IGNORED.half :]
    return {f"in {IGNORED.first}–{IGNORED.half - 1}": early.mean(), f"in {IGNORED.half}–{IGNORED.last}": late.mean()}
