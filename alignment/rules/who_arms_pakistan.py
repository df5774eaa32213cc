"""Chapter 4: after 2011, did Pakistan's arms come less from Washington, and more from Moscow or Beijing?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd

from .. import data
from ..claims import IN_PART, NOT, STRICTNESS, SUPPORTS, UNDECIDED, Trial, Wording
from ..shares import by_supplier, change_of_shares, changes_of_shares, redrawn_shares
from ..wording import points

# One release for deliveries; the register of orders is another. The two are never added up.
RELEASE = "2024-03"
FIRST, YEARS = 2011, 8
LIMITS = {"strict": 0.20, "middle": 0.10, "lenient": 0.05}
# With less volume than this in eight years, one ship or one flight of aircraft makes any share.
LEAST_VOLUME = 200.0
# A supplier with a smaller share cannot lose ten points.
LEAST_SHARE = 0.10
NO_STATE = ("other", "unknown")


def move_in_words(change: float) -> str:
    """A change of a share in words. -0.18 -> "a fall of 18 points"; 0.021 -> "a rise of 2 points"."""
    if not round(100 * change):
        return "no change"
    return f"a {'fall' if change < 0 else 'rise'} of {points(change)}"


DELIVERED = Wording(
    value=move_in_words,
    counted="From 2003–2010 to 2011–2018 the share shows {middle} ({parts} when any one deal is left out).",
    smallest="The deals are so few and so large that they could show a change of {smallest}, and no smaller one "
    "(error 5%, power 80%).",
    condition="Change of the share that the claim needs",
    share="Change found",
    cases="deals",
    line="Change of the share",
    visible="Smallest change it could show",
)


@dataclass(frozen=True)
class TurnRule:
    """Did a supplier's share of a state's arms fall, or rise, from eight years to the next eight?

    sign : -1 for a fall, +1 for a rise. limits : the change that supports the claim, by strictness; half of it
    supports it in part. A change counts in full only when those who gain delivered more than before: the others when
    the share falls, the supplier itself when it rises. years : how long each stretch is, when it is not eight.
    """

    sign: int
    years: int = YEARS

    def cases(self, volumes: dict[str, pd.DataFrame], first: int) -> pd.DataFrame:
        """All suppliers of all states: change of share and what the words need, one row per recipient and supplier."""
        return self.cases_at(volumes, [first]).droplevel("first")

    def cases_at(self, volumes: dict[str, pd.DataFrame], firsts: Iterable[int]) -> pd.DataFrame:
        """`cases` at many dates: one row per date (`first`), recipient and supplier."""
        parts = {}
        for recipient, table in volumes.items():
            moved = changes_of_shares(table, firsts, self.years)
            gain = moved["after_volume"] - moved["before_volume"]
            dates = moved.assign(gain=gain).groupby("first")
            moved["gainer"] = gain if self.sign > 0 else dates["gain"].transform("sum") - gain
            least = np.minimum(*(dates[f"{side}_volume"].transform("sum") for side in ("before", "after")))
            parts[recipient] = moved.assign(enough=least >= LEAST_VOLUME)
        table = pd.concat(parts, names=["recipient", "first", "supplier"]).reorder_levels([1, 0, 2])
        known = ~table.index.get_level_values("supplier").isin(NO_STATE)
        least = table["before"] >= LEAST_SHARE if self.sign < 0 else table[["before", "after"]].max(axis=1) > 0
        return table[known & least]

    def words(self, cases: pd.DataFrame) -> pd.DataFrame:
        """The verdict's words for each case and strictness."""
        toward, out = self.sign * cases["change"], {}
        for s in STRICTNESS:
            cuts = [~cases["enough"], (toward >= LIMITS[s]) & (cases["gainer"] > 0), toward >= LIMITS[s] / 2]
            out[s] = np.select(cuts, [UNDECIDED, SUPPORTS, IN_PART], NOT)
        return pd.DataFrame(out, index=cases.index)


FALL, RISE = TurnRule(-1), TurnRule(+1)


@cache
def deliveries() -> pd.DataFrame:
    """Volumes by recipient, supplier and year, of one release."""
    table = data.load("arms_by_supplier")
    return table[table["release"] == RELEASE]


def volumes(table: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Years x suppliers for each recipient."""
    return {str(r): by_supplier(rows) for r, rows in table.groupby("recipient", observed=True)}


def less_from_washington(table: pd.DataFrame | None = None, deals: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `less-from-washington`; the tables replace deliveries and deals (for tests)."""
    return _turned(FALL, "USA", table, deals)


def arms_from_moscow(table: pd.DataFrame | None = None, deals: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `arms-from-moscow`; the tables replace deliveries and deals (for tests)."""
    return _turned(RISE, "RUS", table, deals)


def arms_from_beijing(table: pd.DataFrame | None = None, deals: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `arms-from-beijing`; the tables replace deliveries and deals (for tests)."""
    return _turned(RISE, "CHN", table, deals)


def _turned(rule: TurnRule, supplier: str, table: pd.DataFrame | None, deals: pd.DataFrame | None) -> Trial:
    by_state = volumes(deliveries() if table is None else table)
    deals = data.load("arms_transfers") if deals is None else deals
    before, after = windows(deals[deals["recipient"] == "PAK"], "year")
    pair = ("PAK", supplier)
    # The claimed supplier is judged even where it had no share to lose or gained none.
    own = change_of_shares(by_state["PAK"], FIRST, YEARS).reindex([supplier]).fillna(0.0)
    cases = rule.cases(by_state, FIRST)
    words = rule.words(cases).drop(pair, errors="ignore")
    least, most = without_one_deal(rule.sign, before, after, supplier)
    return Trial(
        words=rule.words(own_case(rule, by_state["PAK"], own)).iloc[0],
        values=pd.Series(dict.fromkeys(STRICTNESS, own["change"].iloc[0]) | {"n": _count(before, after)}),
        parts={"at the least": least, "at the most": most},
        smallest=smallest_change(before, after, supplier),
        others={
            "suppliers of eight states in the same years": words,
            "suppliers of Pakistan and India at earlier dates": _earlier(rule, by_state),
        },
        wording=DELIVERED,
    )


def own_case(rule: TurnRule, table: pd.DataFrame, own: pd.DataFrame, first: int = FIRST) -> pd.DataFrame:
    """What the words need for the claimed supplier, whose row of `change_of_shares` is `own`."""
    whole = change_of_shares(table, first, rule.years)[["before_volume", "after_volume"]].sum()
    gain = own["after_volume"] - own["before_volume"]
    rest = whole["after_volume"] - whole["before_volume"] - gain
    return own.assign(gainer=gain if rule.sign > 0 else rest, enough=whole.min() >= LEAST_VOLUME)


def _earlier(rule: TurnRule, by_state: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """The rule at every date whose sixteen years lie before 2011; only two states have so many years."""
    long = {r: table for r, table in by_state.items() if r in ("PAK", "IND")}
    start = min((table.index.min() for table in long.values()), default=FIRST)
    firsts = range(start + YEARS, FIRST - YEARS + 1)
    return rule.words(rule.cases_at(long, firsts)) if len(firsts) else pd.DataFrame(columns=list(STRICTNESS))


def windows(rows: pd.DataFrame, year: str, first: int = FIRST, years: int = YEARS) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of the `years` years before `first`, and of as many from it on."""
    return rows[rows[year].between(first - years, first - 1)], rows[rows[year].between(first, first + years - 1)]


def _count(before: pd.DataFrame, after: pd.DataFrame) -> int:
    return len(set(before["deal"]) | set(after["deal"]))


def without_one_deal(sign: int, before: pd.DataFrame, after: pd.DataFrame, supplier: str) -> tuple[float, float]:
    """The change of the share when each deal in turn is left out: the least and the most favourable to the claim."""
    deals = sorted(set(before["deal"]) | set(after["deal"]))
    changes = _shares_without_each(after, supplier, deals) - _shares_without_each(before, supplier, deals)
    return tuple(float(sign * end) for end in ((sign * changes).min(), (sign * changes).max()))


def _shares_without_each(rows: pd.DataFrame, supplier: str, deals: list) -> np.ndarray:
    """The supplier's share of the rows without each of the deals; 0 where nothing is left."""
    its = rows["tiv_million"].where(rows["supplier"] == supplier, 0.0)
    whole, own = (
        volume.sum() - volume.groupby(rows["deal"]).sum().reindex(deals, fill_value=0.0).to_numpy()
        for volume in (rows["tiv_million"], its)
    )
    return np.divide(own, whole, out=np.zeros(len(deals)), where=whole > 1e-9)


def smallest_change(before: pd.DataFrame, after: pd.DataFrame, supplier: str) -> float:
    """The smallest change of a share that a test at 5 % sees in 80 of 100 cases: 2.8 standard errors.

    1.96 for the test and 0.84 for the power; the standard error is the spread of `redrawn_shares`.
    """
    seeds = (20180507, 20180508)  # the two stretches are drawn apart
    drawn = [redrawn_shares(w, [supplier], seed=s)[supplier] for w, s in zip((before, after), seeds, strict=True)]
    return float(2.8 * np.hypot(*(d.std(ddof=1) for d in drawn)))
