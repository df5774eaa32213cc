"""Chapter 7, to come: did the public in Pakistan have one view of Russia?"""

from __future__ import annotations

import numpy as np
import pandas as pd

from .. import data
from ..claims import IN_PART, NOT, STRICTNESS, SUPPORTS, UNDECIDED, Trial, Wording
from ..wording import percent, points

STATE, TARGET = "PAK", "RUS"
# From the year after the article's turning point to the last survey in Pakistan.
FIRST, LAST = 2012, 2015
SUPPORTS_FROM = {"strict": 0.90, "middle": 0.80, "lenient": 2 / 3}
IN_PART_FROM = {"strict": 0.80, "middle": 2 / 3, "lenient": 0.50}
# One survey says nothing of how views move.
LEAST = 2
# 5 % error (two-sided) and 80 % power: Student's t with three degrees of freedom, for four surveys: 3.182 + 0.979.
T_THREE = 4.161


def one_view(surveys: pd.DataFrame) -> pd.DataFrame:
    """Mean over the surveys of each public about each target: one row per `state` and `target`.

    Columns (0 to 1, of all asked): `view`, the larger of favourable and unfavourable; `favorable`, `unfavorable`,
    `none` (don't know or refused); and `n`, the surveys.
    """
    rows = surveys[surveys["year"].between(FIRST, LAST)]
    table = pd.DataFrame(
        {
            "favorable": rows["percent_favorable"] / 100,
            "unfavorable": rows["percent_unfavorable"] / 100,
            "none": (rows["percent_dont_know"] + rows["percent_refused"]) / 100,
        }
    )
    table["view"] = table[["favorable", "unfavorable"]].max(axis=1)
    groups = table.groupby([rows["state"].astype(str), rows["target"].astype(str)])
    return groups.mean().assign(n=groups.size())


def words(views: pd.DataFrame) -> pd.DataFrame:
    """The verdict's words for each public and target."""
    out = {}
    for s in STRICTNESS:
        cuts = [views["n"] < LEAST, views["view"] >= SUPPORTS_FROM[s], views["view"] >= IN_PART_FROM[s]]
        out[s] = np.select(cuts, [UNDECIDED, SUPPORTS, IN_PART], NOT)
    return pd.DataFrame(out, index=views.index)


def public_of_one_mind(surveys: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `public-of-one-mind`; `surveys` replaces the table `opinion` (for tests)."""
    surveys = data.load("opinion") if surveys is None else surveys
    views = one_view(surveys)
    own, all_words = views.loc[(STATE, TARGET)], words(views)
    rest = all_words.drop((STATE, TARGET))
    return Trial(
        words=all_words.loc[(STATE, TARGET)],
        values=pd.Series(dict.fromkeys(STRICTNESS, own["view"]) | {"n": own["n"]}),
        parts={"favourable": own["favorable"], "unfavourable": own["unfavorable"], "without an opinion": own["none"]},
        smallest=_smallest(surveys),
        others={
            "publics elsewhere, about Russia": rest.xs(TARGET, level="target"),
            "the public in Pakistan, about others": rest.xs(STATE, level="state"),
        },
        wording=ASKED,
    )


def _smallest(surveys: pd.DataFrame) -> float:
    """From the spread of the surveys, which holds the error of sampling and what changed between the years."""
    own = surveys[(surveys["state"] == STATE) & (surveys["target"] == TARGET) & surveys["year"].between(FIRST, LAST)]
    view = own[["percent_favorable", "percent_unfavorable"]].max(axis=1) / 100
    return float(T_THREE * view.std(ddof=1) / len(view) ** 0.5)


ASKED = Wording(
    value=percent,
    smallest_value=points,
    counted="{middle} of all asked share the larger view (mean of {n} surveys, 2012 to 2015: {parts}).",
    smallest="So few surveys could show a distance of {smallest} from a limit of the rule, and no smaller one (error "
    "5%, power 80%).",
    condition="What counts as one view",
    share="Share of the larger view",
    cases="surveys",
    line="Share of the larger view of Russia",
    visible="Smallest distance from a limit that it could show",
)
