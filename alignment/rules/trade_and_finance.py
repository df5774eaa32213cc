"""Chapter 5, to come: what parliament asked for in April 2012, and did trade with Beijing and Moscow follow?"""

from __future__ import annotations

import pandas as pd

from .. import aid, reports
from ..claims import STRICTNESS, Trial, Wording
from .after_the_article import (
    GREW,
    GROWTHS,
    LEAST_SHARE,
    STATE,
    elsewhere,
    share_by_mirror,
    shares_of_trade,
    words_of,
)
from .sources_seen import by_fit

# The guidelines are of 12 April 2012. Five years on each side; the year itself is left out.
FIRST, LAST, SPAN = 2013, 2017, 5
GAP = SPAN + 1
# 5 % error (two-sided) and 80 % power: Student's t with eight degrees of freedom, five years on each side:
# 2.306 + 0.889.
T_EIGHT = 3.195


def parliament_asked(rows: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `parliament-asked`; `rows` replaces the sources seen (for tests)."""
    return by_fit(reports.sources("parliament-asked") if rows is None else rows)


def deeper_with_beijing(shares: pd.DataFrame | None = None, mirror: pd.Series | None = None) -> Trial:
    """The rule of the claim `deeper-with-beijing`; the tables replace the two books (for tests)."""
    return _grew("CHN", "China", shares, mirror)


def more_with_moscow(shares: pd.DataFrame | None = None, mirror: pd.Series | None = None) -> Trial:
    """The rule of the claim `more-with-moscow`; the tables replace the two books (for tests)."""
    return _grew("RUS", "Russia", shares, mirror)


def _grew(partner: str, name: str, shares: pd.DataFrame | None, mirror: pd.Series | None) -> Trial:
    shares = shares_of_trade(partner) if shares is None else shares
    mirror = share_by_mirror(partner) if mirror is None else mirror
    growth, by_mirror = (aid.left(t, GAP, SPAN, LEAST_SHARE) - 1 for t in (shares, mirror.to_frame(STATE)))
    books = {"by Pakistan's own book": float(growth.loc[LAST, STATE])}
    books["by the partners' books"] = float(by_mirror.loc[LAST, STATE])
    least = min(books.values())
    own = shares[STATE]
    return Trial(
        words=words_of(pd.Series([least]), GROWTHS).iloc[0],
        values=pd.Series(dict.fromkeys(STRICTNESS, least) | {"n": 2 * SPAN}),
        parts=books,
        smallest=aid.smallest_visible(own.loc[FIRST - GAP : LAST - GAP], own.loc[FIRST:LAST], T_EIGHT),
        others=elsewhere(growth, LAST, GROWTHS, "reporters", FIRST - 1),
        wording=_wording(name),
    )


def _wording(name: str) -> Wording:
    return Wording(
        value=GREW.value,
        smallest_value=GREW.smallest_value,
        counted=f"From 2007–2011 to 2013–2017 {name}'s share of Pakistan's trade is {{middle}} by the less favourable "
        "book ({parts}).",
        smallest="Five years on each side could show a growth of {smallest}, and no smaller one (error 5%, power 80%).",
        condition=GREW.condition,
        share=GREW.share,
        cases="years",
        line=f"Growth of {name}'s share of the trade",
        visible=GREW.visible,
    )
