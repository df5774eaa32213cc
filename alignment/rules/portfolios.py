"""Chapter 11, to come: must the door to Washington close, and was the choice of the 1950s a blunder?"""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from .. import aid, data
from ..claims import IN_PART, NOT, STRICTNESS, SUPPORTS, UNDECIDED, Trial, Wording
from ..wording import percent
from .after_the_article import shares_of_trade

STATE = "PAK"
BEFORE, AFTER = (2003, 2010), (2011, 2018)
# How much of Washington's part must be kept.
KEPT = {"strict": 1.0, "middle": 0.75, "lenient": 0.5}
STEP = 0.25
# The rise of the part of Beijing and Moscow, in shares of the trade, from which a state is a case at all.
LEAST_RISE = 0.02
# 5 % error (two-sided) and 80 % power: Student's t with 14 degrees of freedom, eight years on each side: 2.145 + 0.868.
T_FOURTEEN = 3.013


@cache
def parts_of_trade() -> dict[str, pd.DataFrame]:
    """Years x reporters: `east`, the part of Beijing and Moscow in the trade; `west`, that of Washington in the rest.

    In the whole trade Washington's part must fall when the other rises; in the rest it need not.
    """
    east = shares_of_trade("CHN") + shares_of_trade("RUS")
    return {"east": east, "west": shares_of_trade("USA") / (1 - east)}


def cases(parts: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per reporter: `rise` of the first part, `kept` of the second (1 = all of it)."""
    before, after = (
        {name: table.loc[first:last].mean() for name, table in parts.items()} for first, last in (BEFORE, AFTER)
    )
    west = before["west"]
    return pd.DataFrame({"rise": after["east"] - before["east"], "kept": after["west"] / west.where(west > 0)}).dropna()


def words(table: pd.DataFrame) -> pd.DataFrame:
    """The verdict's words; a state whose first part did not rise is no case, and cannot be decided."""
    out = {}
    for s in STRICTNESS:
        cuts = [table["rise"] < LEAST_RISE, table["kept"] >= KEPT[s], table["kept"] >= KEPT[s] - STEP]
        out[s] = np.select(cuts, [UNDECIDED, SUPPORTS, IN_PART], NOT)
    return pd.DataFrame(out, index=table.index)


def door_stays_open(parts: dict[str, pd.DataFrame] | None = None) -> Trial:
    """The rule of the claim `door-stays-open`; `parts` replaces `parts_of_trade` (for tests)."""
    parts = parts_of_trade() if parts is None else parts
    found = cases(parts)
    own, judged, west = found.loc[STATE], words(found), parts["west"][STATE]
    east = parts["east"][STATE]
    return Trial(
        words=judged.loc[STATE],
        values=pd.Series(dict.fromkeys(STRICTNESS, own["kept"]) | {"n": AFTER[1] - BEFORE[0] + 1}),
        parts={
            "of Pakistan's trade was with Beijing and Moscow before": float(east.loc[slice(*BEFORE)].mean()),
            "after": float(east.loc[slice(*AFTER)].mean()),
        },
        smallest=aid.smallest_visible(west.loc[slice(*BEFORE)], west.loc[slice(*AFTER)], T_FOURTEEN),
        others={
            "other states with such a rise, in the same years": judged[found["rise"] >= LEAST_RISE].drop(
                STATE, errors="ignore"
            )
        },
        wording=LEFT_OPEN,
    )


LEFT_OPEN = Wording(
    value=percent,
    counted="From 2003–2010 to 2011–2018 {middle} of Washington's part in the rest of the trade was kept ({parts}).",
    smallest="Eight years on each side could show a distance of {smallest} from a limit of the rule, and no smaller "
    "one (error 5%, power 80%).",
    condition="What must be kept",
    share="Part kept",
    cases="years",
    line="Part of Washington's trade that was kept",
    visible="Smallest distance from a limit that it could show",
)

# Ends of the account: US arms stopped in 1965, 1979 and 1990.
FROM, TO = 1954, {"strict": 1965, "middle": 1979, "lenient": 1990}


@cache
def all_aid() -> pd.Series:
    """US aid to Pakistan of all kinds by fiscal year, in million dollars of 2020."""
    return aid.yearly(data.load("us_aid_totals"), "all")[STATE]


def a_blunder(years: pd.Series | None = None) -> Trial:
    """The rule of the claim `a-blunder`; `years` replaces `all_aid` (for tests).

    A blunder is measured against what would have happened else. No table holds that, so every version says that the
    evidence cannot decide; the numbers are one side of the account.
    """
    years = all_aid() if years is None else years
    sums = {s: float(years.loc[FROM:last].sum()) / 1000 for s, last in TO.items()}
    return Trial(
        words=pd.Series(dict.fromkeys(STRICTNESS, UNDECIDED)),
        values=pd.Series(sums | {"n": TO["middle"] - FROM + 1}),
        parts={},
        smallest=float("nan"),
        others={},
        wording=ACCOUNT,
    )


ACCOUNT = Wording(
    value=lambda billion: f"{billion:.0f} billion dollars of 2020",
    counted="From 1954 to 1979 Washington promised {middle} in aid of all kinds, over {n} fiscal years.",
    smallest="",
    condition="The account goes to",
    share="US aid promised",
    cases="fiscal years",
    line="US aid that came with the camp",
    visible="",
)
