"""Rules that count years: in how many years of a window does a condition hold?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..claims import IN_PART, NOT, STRICTNESS, SUPPORTS, UNDECIDED


@dataclass(frozen=True)
class YearsRule:
    """The share of years in which two states stand near the bottom of each other's list.

    Each state has a list of all others, ranked by likeness (`votes.rank_of_likeness`). A year
    counts one when each state is near the bottom of the other's list, one half when only one is.

    first, last : the window of the claim, in calendar years.
    limits : largest rank (0 to 1) that is "near the bottom", by strictness.
    supports, in_part : shares of years from which the words apply.
    least : with fewer years than this the evidence cannot decide.
    """

    first: int
    last: int
    limits: dict[str, float]
    supports: float
    in_part: float
    least: int

    def one_sided(self, ranks: pd.DataFrame, shift: int = 0) -> pd.DataFrame:
        """Share of years in which `b` is near the bottom of the list of `a`: n and one column per strictness.

        `shift` moves the window by that many years.
        """
        window = ranks[ranks["year"].between(self.first + shift, self.last + shift)]
        flags = pd.DataFrame({s: window["rank"] <= self.limits[s] for s in STRICTNESS})
        groups = flags.groupby([window["a"].astype(str), window["b"].astype(str)])
        return groups.mean().assign(n=groups.size())

    def shares(self, ranks: pd.DataFrame, shift: int = 0) -> pd.DataFrame:
        """The mean of both sides, one row per pair (`a` before `b` in the alphabet)."""
        sides = self.one_sided(ranks, shift)
        names = sides.index.to_frame()
        keys = pd.DataFrame(np.sort(names.to_numpy(), axis=1), index=sides.index, columns=["a", "b"])
        return sides.groupby([keys["a"], keys["b"]]).mean().astype({"n": int})

    def words(self, shares: pd.DataFrame) -> pd.DataFrame:
        """The verdict's words for each case and strictness."""
        return words_of(shares, self.supports, self.in_part, self.least)


def words_of(shares: pd.DataFrame, supports: float, in_part: float, least: int) -> pd.DataFrame:
    """The words for shares of years, one column per strictness; with fewer than `least` years, `n`, none is decided."""
    out = {}
    for s in STRICTNESS:
        cuts = [shares["n"] < least, shares[s] >= supports, shares[s] >= in_part]
        out[s] = np.select(cuts, [UNDECIDED, SUPPORTS, IN_PART], NOT)
    return pd.DataFrame(out, index=shares.index)


def smallest_visible(counts: pd.Series, block: int = 5, draws: int = 2000, seed: int = 20180507) -> float:
    """Smallest distance of a share of years from a fixed limit that a test at 5 % sees in 80 of 100 cases.

    counts : what each year counts (0, 0.5 or 1), in the order of the years.

    Neighbouring years resemble each other, so the standard error comes from a moving-block
    bootstrap (Künsch 1989) with blocks of `block` years. The difference is 2.8 standard errors
    (1.96 for the test, 0.84 for the power).
    """
    values = counts.to_numpy(dtype=float)
    rng = np.random.default_rng(seed)
    starts = rng.integers(0, len(values) - block + 1, size=(draws, -(-len(values) // block)))
    picked = values[starts[:, :, None] + np.arange(block)].reshape(draws, -1)[:, : len(values)]
    return float(2.8 * picked.mean(axis=1).std(ddof=1))
