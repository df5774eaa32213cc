"""Rules for what the article reports: how many of the sources that were read carry it?

The sources are those that were found, and no sample. So there is no error rate, and no smallest difference.
"""

from __future__ import annotations

import pandas as pd

from ..claims import STRICTNESS, Trial, Wording
from ..wording import percent
from .years import words_of

# What a source counts by how it fits. A report that is true in part carries nothing, half, or all of the claim.
WEIGHTS = pd.DataFrame(
    {"strict": [1.0, 0.0, 0.0], "middle": [1.0, 0.5, 0.0], "lenient": [1.0, 1.0, 0.0]}, index=["yes", "in part", "no"]
)
SUPPORTS_FROM, IN_PART_FROM = 2 / 3, 1 / 3
# With fewer sources than this the evidence cannot decide.
LEAST = 3


def carried(counts: pd.DataFrame, parts: dict[str, float], wording: Wording) -> Trial:
    """The trial of a report.

    counts : one row per source that speaks of the point, one column per strictness, what the source counts (0 to 1).
    """
    shares = counts[list(STRICTNESS)].mean().to_frame().T.assign(n=len(counts))
    return Trial(
        words=words_of(shares, SUPPORTS_FROM, IN_PART_FROM, LEAST).iloc[0],
        values=shares.iloc[0],
        parts=parts,
        smallest=float("nan"),
        others={},
        wording=wording,
    )


def by_fit(rows: pd.DataFrame) -> Trial:
    """The trial of sources that fit, fit in part, do not fit, or are silent (`reports.sources`)."""
    speak = rows[rows["fits"] != "silent"]
    counts = WEIGHTS.loc[speak["fits"]].reset_index(drop=True)
    fit = rows["fits"].value_counts(normalize=True)
    parts = {name: float(fit.get(word, 0.0)) for word, name in NAMES.items()}
    return carried(counts, parts, SEEN)


def share_in_words(share: float) -> str:
    """A share of the sources that speak of the point; NaN when none does."""
    return "no number" if pd.isna(share) else percent(share)


NAMES = {
    "yes": "carry it as printed",
    "in part": "carry it in part",
    "no": "say otherwise",
    "silent": "are silent on it",
}
SEEN = Wording(
    value=share_in_words,
    counted="Sources that speak of it: {n}. Part that carries it: {middle} ({parts}).",
    smallest="",
    condition="What a report that is true in part counts",
    share="Part of the sources",
    cases="sources that speak of it",
    line="Part of the sources that carries it",
    visible="",
)
