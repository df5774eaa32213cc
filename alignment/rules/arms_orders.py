"""Chapter 4: was 2011 the cause? Orders of arms are nearer to decisions than deliveries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pandas as pd

from .. import data
from ..claims import NOT, STRICTNESS, SUPPORTS, UNDECIDED, Trial, Wording
from ..shares import by_supplier, change_of_shares, moving_shares
from .who_arms_pakistan import (
    DELIVERED,
    FIRST,
    LEAST_SHARE,
    LIMITS,
    NO_STATE,
    YEARS,
    move_in_words,
    smallest_change,
    windows,
)

# The sharpest fall is looked for in these window lengths, and so many years around the date.
WINDOWS, AROUND, NEAR = range(4, 9), 5, 1

ORDERED = Wording(
    value=move_in_words,
    counted="From the orders of 2003–2010 to those of 2011–2018 the share of the United States shows {parts}; "
    "without both, {middle}.",
    smallest=DELIVERED.smallest.replace("deals", "orders"),
    condition="Fall that must be left when the rival causes are taken out",
    share="Fall left",
    cases="orders",
    line="Change of the share that rival causes leave",
    visible=DELIVERED.visible,
)


@cache
def orders() -> pd.DataFrame:
    """The register of orders of Pakistan and India, with the volume ordered as `tiv_million`."""
    table = data.load("arms_register")[["deal", "recipient", "supplier", "order_year", "tiv_million_ordered", "aid"]]
    return table.rename(columns={"order_year": "year", "tiv_million_ordered": "tiv_million"}).astype({"supplier": str})


def compelled_in_2011(table: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `compelled-in-2011`; `table` replaces the orders (for tests)."""
    books = {
        str(r): OrderBook.of(rows)
        for r, rows in (orders() if table is None else table).groupby("recipient", observed=True)
    }
    own, supplier = books["PAK"], "USA"
    steps = own.steps(supplier, FIRST)
    left = steps["Without both"]
    rest = windows(own.rows_left(supplier, FIRST), "year")
    return Trial(
        words=own.words(supplier, FIRST),
        values=pd.Series(dict.fromkeys(STRICTNESS, -left) | {"n": sum(map(len, windows(own.rows, "year")))}),
        parts={
            "with all orders": -steps["All"],
            "without those marked as aid": -steps["Without those marked as aid"],
            "without those of its largest year": -steps["Without the largest year"],
        },
        smallest=smallest_change(*rest, supplier),
        others={"suppliers of Pakistan and India at earlier dates": _causes_elsewhere(books)},
        wording=ORDERED,
    )


def _moved(volume: pd.DataFrame, supplier: str, first: int) -> float:
    return float(change_of_shares(volume, first, YEARS).loc[supplier, "change"])


def largest_year(volume: pd.DataFrame, supplier: str, first: int) -> int:
    """The year with the supplier's largest orders, of the eight before `first`."""
    return int(volume.loc[first - YEARS : first - 1, supplier].idxmax())


def without_largest_year(volume: pd.DataFrame, supplier: str, first: int) -> pd.DataFrame:
    """The orders without those that the supplier got in its largest year before `first`."""
    left = volume.copy()
    left.loc[largest_year(volume, supplier, first), supplier] = 0.0
    return left


@dataclass(frozen=True)
class OrderBook:
    """One state's orders: the rows, their volumes by year and supplier, the same without aid, and falls by date.

    falls : window length -> dates x suppliers; by how much the share is lower in the years from the date on.
    """

    rows: pd.DataFrame
    whole: pd.DataFrame
    paid: pd.DataFrame
    falls: dict[int, pd.DataFrame]

    @classmethod
    def of(cls, rows: pd.DataFrame) -> OrderBook:
        whole = by_supplier(rows)
        paid = by_supplier(rows[rows["aid"] != "yes"]).reindex_like(whole).fillna(0.0)
        return cls(rows, whole, paid, {years: falls(whole, years) for years in WINDOWS})

    def steps(self, supplier: str, first: int) -> pd.Series:
        """The fall of the share over eight years, with all orders and as the rival causes are taken out."""
        falls = {
            "All": -_moved(self.whole, supplier, first),
            "Without those marked as aid": -_moved(self.paid, supplier, first),
            "Without the largest year": -_moved(without_largest_year(self.whole, supplier, first), supplier, first),
            "Without both": self.fall_left(supplier, first),
        }
        return pd.Series(falls)

    def fall_left(self, supplier: str, first: int) -> float:
        """The fall of the share over eight years that is left without aid and without the largest year of the rest."""
        return -_moved(without_largest_year(self.paid, supplier, first), supplier, first)

    def rows_left(self, supplier: str, first: int) -> pd.DataFrame:
        """The rows behind `fall_left`."""
        largest = (self.rows["supplier"] == supplier) & (self.rows["year"] == largest_year(self.paid, supplier, first))
        return self.rows[(self.rows["aid"] != "yes") & ~largest]

    def sharpest(self, supplier: str, first: int) -> dict[int, int]:
        """Window length -> the date near `first` at which the supplier's share of orders falls most."""
        near = {
            years: table[supplier].loc[first - AROUND : first + AROUND].dropna() for years, table in self.falls.items()
        }
        return {years: int(fall.idxmax()) for years, fall in near.items() if len(fall) and fall.max() > 0}

    def words(self, supplier: str, first: int) -> pd.Series:
        """The words of the causal rule for one supplier and one date, by strictness.

        Not supported when, in any window length, the share did not fall or fell most at another date. Supported when
        it falls by the limit also without the orders that rival causes explain; else the rule cannot decide.
        """
        dates = self.sharpest(supplier, first)
        if len(dates) < len(WINDOWS) or any(abs(date - first) > NEAR for date in dates.values()):
            return pd.Series(dict.fromkeys(STRICTNESS, NOT))
        left = self.fall_left(supplier, first)
        return pd.Series({s: SUPPORTS if left >= LIMITS[s] else UNDECIDED for s in STRICTNESS})


def falls(volume: pd.DataFrame, years: int) -> pd.DataFrame:
    """Dates x suppliers: share in the `years` before each date minus share in the `years` from it on."""
    moving = moving_shares(volume, years).reindex(volume.index)
    return moving.shift(1) - moving.shift(1 - years)


def _causes_elsewhere(books: dict[str, OrderBook]) -> pd.DataFrame:
    """The causal rule at every date whose sixteen years lie before 2011, for each supplier that had a tenth before."""
    rows = {}
    for recipient, book in books.items():
        for first in range(book.whole.index.min() + YEARS, FIRST - YEARS + 1):
            before = change_of_shares(book.whole, first, YEARS)["before"].drop(list(NO_STATE), errors="ignore")
            for supplier in before.index[before >= LEAST_SHARE]:
                rows[(recipient, supplier, first)] = book.words(supplier, first)
    return pd.DataFrame(rows).T if rows else pd.DataFrame(columns=list(STRICTNESS))
