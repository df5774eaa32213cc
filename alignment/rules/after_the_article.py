"""Chapter 12: did the shift go on after May 2018, in votes, in arms and in trade?

Every rule compares as many years before 2018 as there are after it, up to the last year of its table.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from .. import aid, data
from ..change import change_of_means, growth_of_means
from ..claims import IN_PART, NOT, STRICTNESS, SUPPORTS, UNDECIDED, Trial, Wording
from ..shares import change_of_shares
from . import six_decades
from . import who_arms_pakistan as arms

STATE, FIRST = "PAK", 2018
# Votes to 2024 (those of 2025 mislead), deliveries of one release to 2023, both books of trade to 2020.
VOTES, ARMS, TRADE = 7, 6, 3
# Change of Moscow's lead over Washington, in shares of votes; growth of the share of trade.
LEADS = {"strict": 0.10, "middle": 0.05, "lenient": 0.025}
GROWTHS = {"strict": 1.0, "middle": 0.5, "lenient": 0.25}
# A reporter with a smaller part of its trade with Russia can double it by one cargo.
LEAST_SHARE = 0.001
# 5 % error (two-sided) and 80 % power: Student's t with 12 degrees of freedom, seven years on each side: 2.179 + 0.873.
T_TWELVE = 3.052


def words_of(toward: pd.DataFrame | pd.Series, limits: dict[str, float]) -> pd.DataFrame:
    """The words for changes in the direction of the claim, one row per case: from a limit on "supports", from its half
    on "in part"; a missing change cannot be decided."""
    change = pd.Series(toward, dtype=float)
    out = {}
    for s in STRICTNESS:
        cuts = [change.isna(), change >= limits[s], change >= limits[s] / 2]
        out[s] = np.select(cuts, [UNDECIDED, SUPPORTS, IN_PART], NOT)
    return pd.DataFrame(out, index=change.index)


def elsewhere(
    changes: pd.DataFrame, last: int, limits: dict[str, float], what: str, first: int = FIRST
) -> dict[str, pd.DataFrame]:
    """The same rule for all other cases in the same years, and for all cases in years that end before `first`.

    changes : last year of the later stretch x cases, in the direction of the claim.
    """
    others = changes.drop(columns=STATE, errors="ignore")
    return {
        f"all other {what}, in the same years": words_of(others.loc[last].dropna(), limits),
        f"all {what}, in earlier years": words_of(changes.loc[: first - 1].stack().dropna(), limits),
    }


# Votes


def with_power(pairs: pd.DataFrame, power: str, value: str = "agreement") -> pd.DataFrame:
    """Years x states: how alike each state and the power voted, from the pairs of `votes.dyads`."""
    rows = pairs[(pairs["a"] == power) | (pairs["b"] == power)]
    state = rows["a"].astype(str).where(rows["b"] == power, rows["b"].astype(str))
    return rows.assign(state=state).pivot(index="year", columns="state", values=value)


@cache
def pairs_of_votes() -> pd.DataFrame:
    """All pairs of states by year, without 2025, whose votes mislead; pairs with ten common votes or more."""
    return six_decades.pairs().query("year < 2025")


def lead(pairs: pd.DataFrame) -> pd.DataFrame:
    """Years x states: agreement with Moscow less agreement with Washington, -1 to 1."""
    moscow, washington = (with_power(pairs, power) for power in ("RUS", "USA"))
    return (moscow - washington).drop(columns=["RUS", "USA"], errors="ignore").dropna(how="all")


def votes_after(pairs: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `votes-after`; `pairs` replaces `pairs_of_votes` (for tests)."""
    pairs = pairs_of_votes() if pairs is None else pairs
    table, last = lead(pairs), FIRST + VOTES - 1
    changes = change_of_means(table, VOTES)
    own = float(changes.loc[last, STATE])
    before, after = stretches(table[STATE], VOTES)
    sides = {name: change_of_means(with_power(pairs, p)[[STATE]], VOTES).loc[last, STATE] for p, name in POWERS.items()}
    return Trial(
        words=words_of(changes.loc[[last], STATE], LEADS).iloc[0],
        values=pd.Series(dict.fromkeys(STRICTNESS, own) | {"n": 2 * VOTES}),
        parts={f"in the agreement with {name}": float(change) for name, change in sides.items()},
        smallest=float(T_TWELVE * np.sqrt(before.var(ddof=1) / len(before) + after.var(ddof=1) / len(after))),
        others=elsewhere(changes, last, LEADS, "states"),
        wording=LED,
    )


POWERS = {"RUS": "Moscow", "USA": "Washington"}
LED = Wording(
    value=arms.move_in_words,
    counted="From 2011–2017 to 2018–2024 Moscow's lead over Washington shows {middle} ({parts}).",
    smallest="Seven years on each side could show a change of {smallest}, and no smaller one (error 5%, power 80%).",
    condition="Rise of the lead that the claim needs",
    share="Change found",
    cases="years",
    line="Change of Moscow's lead over Washington",
    visible="Smallest change it could show",
)


def stretches(years: pd.Series, span: int) -> tuple[pd.Series, pd.Series]:
    """The years of each stretch: as many before 2018 as from it on."""
    return years.loc[FIRST - span : FIRST - 1], years.loc[FIRST : FIRST + span - 1]


# Arms

DELIVERED = Wording(
    value=arms.move_in_words,
    counted="From 2012–2017 to 2018–2023 the share shows {middle} ({parts} when any one deal is left out).",
    smallest=arms.DELIVERED.smallest,
    condition=arms.DELIVERED.condition,
    share="Change found",
    cases="deals",
    line="Change of Russia's share",
    visible="Smallest change it could show",
)
RISE = arms.TurnRule(+1, ARMS)


def arms_after(table: pd.DataFrame | None = None, deals: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `arms-after`; the tables replace deliveries and deals of the same release (for tests)."""
    by_state = arms.volumes(arms.deliveries() if table is None else table)
    deals = data.load("arms_transfers") if deals is None else deals
    own = change_of_shares(by_state[STATE], FIRST, ARMS).reindex(["RUS"]).fillna(0.0)
    before, after = arms.windows(deals[deals["recipient"] == STATE], "year", FIRST, ARMS)
    least, most = arms.without_one_deal(RISE.sign, before, after, "RUS")
    return Trial(
        words=RISE.words(arms.own_case(RISE, by_state[STATE], own, FIRST)).iloc[0],
        values=pd.Series(
            dict.fromkeys(STRICTNESS, own["change"].iloc[0]) | {"n": len(set(before["deal"]) | set(after["deal"]))}
        ),
        parts={"at the least": least, "at the most": most},
        smallest=arms.smallest_change(before, after, "RUS"),
        others=_suppliers_elsewhere(by_state),
        wording=DELIVERED,
    )


def _suppliers_elsewhere(by_state: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Only Pakistan and India have deliveries to 2023, and from 1950; the other states have 2003 to 2018."""
    long = {r: t for r, t in by_state.items() if r in (STATE, "IND")}
    start = min(t.index.min() for t in long.values())
    earlier = RISE.cases_at(long, range(start + ARMS, FIRST - ARMS + 1))
    now = pd.concat(
        [RISE.words(RISE.cases(long, FIRST)).drop((STATE, "RUS"), errors="ignore")]
        + [RISE.words(RISE.cases({r: t}, 2013)) for r, t in by_state.items() if r not in long]
    )
    return {
        "suppliers of eight states, about the same years": now,
        "suppliers of Pakistan and India at earlier dates": RISE.words(earlier),
    }


# Trade


@cache
def shares_of_trade(partner: str = "RUS") -> pd.DataFrame:
    """Years x reporters from 1992: a power's part of each reporter's trade, exports and imports together, by its own
    book. Years without both directions are missing."""
    rows = data.load("trade_with_powers").query("partner == @partner and year >= 1992")
    return (both_flows(rows, "usd_million") / both_flows(data.load("trade_world"), "usd_million")).loc[1992:]


@cache
def share_by_mirror(partner: str = "RUS") -> pd.Series:
    """A power's share of Pakistan's trade by the partners' books, by year from 1992."""
    rows = data.load("trade").query("reporter == 'PAK' and partner == @partner and year >= 1992")
    return (both_flows(rows, MIRROR) / both_flows(data.load("trade_world"), MIRROR))[STATE].dropna()


MIRROR = "mirror_usd_million"


def both_flows(rows: pd.DataFrame, value: str) -> pd.DataFrame:
    """Years x reporters: exports plus imports, where both are known."""
    flows = rows.pivot_table(index=["year", "reporter"], columns="flow", values=value, observed=True)
    table = flows.reindex(columns=["export", "import"]).sum(axis=1, skipna=False).unstack()
    table.columns = table.columns.astype(str)
    return table


def trade_after(shares: pd.DataFrame | None = None, mirror: pd.Series | None = None) -> Trial:
    """The rule of the claim `trade-after`: the less favourable of two books; the tables replace them (for tests)."""
    shares = shares_of_trade() if shares is None else shares
    mirror = share_by_mirror() if mirror is None else mirror
    last = FIRST + TRADE - 1
    growth, by_mirror = (growth_of_means(t, TRADE, LEAST_SHARE) - 1 for t in (shares, mirror.to_frame(STATE)))
    books = {"by Pakistan's own book": float(growth.loc[last, STATE])}
    books["by the partners' books"] = float(by_mirror.loc[last, STATE])
    least = min(books.values())
    return Trial(
        words=words_of(pd.Series([least]), GROWTHS).iloc[0],
        values=pd.Series(dict.fromkeys(STRICTNESS, least) | {"n": 2 * TRADE}),
        parts=books,
        smallest=aid.smallest_visible(*stretches(shares[STATE], TRADE)),
        others=elsewhere(growth, last, GROWTHS, "reporters"),
        wording=GREW,
    )


def growth_in_words(growth: float) -> str:
    """A growth of a share: 0.42 -> "42% more"; -0.1 -> "10% less"."""
    if not round(100 * growth):
        return "no change"
    return f"{abs(100 * growth):.0f}% {'more' if growth > 0 else 'less'}"


GREW = Wording(
    value=growth_in_words,
    smallest_value=lambda size: f"{100 * size:.0f} per cent",
    counted="From 2015–2017 to 2018–2020 Russia's share of Pakistan's trade is {middle} by the less favourable book "
    "({parts}).",
    smallest="Three years on each side could show a growth of {smallest}, and no smaller one (error 5%, power 80%).",
    condition="Growth of the part that the claim needs",
    share="Growth found",
    cases="years",
    line="Growth of Russia's share of the trade",
    visible="Smallest growth it could show",
)
