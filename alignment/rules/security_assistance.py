"""Chapter 3: was the security assistance that was threatened in 2017 halted, and had it fallen before?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from .. import aid, data
from ..claims import IN_PART, NOT, STRICTNESS, SUPPORTS, UNDECIDED, Trial, Wording
from ..wording import percent

STATE = "PAK"
SPAN = 3
# A recipient with less than this, in million dollars of 2020 a year, has too little to lose.
LEAST = 10.0


@dataclass(frozen=True)
class LevelRule:
    """How much of an earlier level of military aid is left in the three fiscal years that end with `last`?

    last, gap : last fiscal year of the later level; how many years before it the earlier level ends.
    supports, in_part : largest share left (0 to 1) at which the words apply, by strictness.
    """

    last: int
    gap: int
    supports: dict[str, float]
    in_part: dict[str, float]

    def words(self, left: pd.Series) -> pd.DataFrame:
        """The verdict's words for each case and strictness; a case without an earlier level cannot be decided."""
        out = {}
        for s in STRICTNESS:
            cuts = [left.isna(), left <= self.supports[s], left <= self.in_part[s]]
            out[s] = np.select(cuts, [UNDECIDED, SUPPORTS, IN_PART], NOT)
        return pd.DataFrame(out, index=left.index)

    def levels(self, years: pd.Series) -> tuple[pd.Series, pd.Series]:
        """The years of the earlier and of the later level."""
        ends = self.last - self.gap, self.last
        return tuple(years.loc[end - SPAN + 1 : end] for end in ends)


# Fiscal year 2017 ended six weeks after the threat; 2018 is the first that began after it.
HALTED = LevelRule(2020, 3, {"strict": 0.10, "middle": 0.25, "lenient": 0.50},
                   {"strict": 0.25, "middle": 0.50, "lenient": 0.75})  # fmt: skip
# The article's own turning point, 2011, ends the earlier level; the year of the threat ends the later one.
FALLEN = LevelRule(2017, 6, {"strict": 0.25, "middle": 0.50, "lenient": 0.75},
                   {"strict": 0.50, "middle": 0.75, "lenient": 0.90})  # fmt: skip


@cache
def military() -> pd.DataFrame:
    """Military aid of every state by fiscal year, in million dollars of 2020."""
    return aid.yearly(data.load("us_aid_totals"), "military")


def halted(years: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `threat-carried-out`; `years` replaces the table of `military` (for tests)."""
    return _trial(HALTED, military() if years is None else years)


def had_fallen(years: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `fallen-before`; `years` replaces the table of `military` (for tests)."""
    return _trial(FALLEN, military() if years is None else years)


def _trial(rule: LevelRule, years: pd.DataFrame) -> Trial:
    share = aid.left(years, rule.gap, SPAN, LEAST)
    before, after = rule.levels(years[STATE])
    others = share.drop(columns=STATE)
    own = float(share.loc[rule.last, STATE])
    elsewhere = others.drop(index=rule.last).stack().dropna()
    return Trial(
        words=rule.words(share.loc[[rule.last], STATE]).iloc[0],
        values=pd.Series(dict.fromkeys(STRICTNESS, own) | {"n": 2 * SPAN}),
        parts={f"in {year}": value / before.mean() for year, value in after.items()},
        smallest=aid.smallest_visible(before, after),
        others={
            "all other recipients, in the same years": rule.words(others.loc[rule.last].dropna()),
            "all other recipients, in all other years": rule.words(elsewhere),
        },
        wording=LEFT,
    )


LEFT = Wording(
    value=percent,
    counted="{middle} of the earlier level is left ({parts}).",
    smallest="Three years on each side could show a distance of {smallest} from a limit of the rule, and no "
    "smaller one (error 5%, power 80%).",
    condition="What counts",
    share="Level left",
    cases="fiscal years",
    line="Level left",
    visible="Smallest distance from a limit that it could show",
)
