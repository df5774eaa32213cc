"""Who supplies a state, and who trades with it: shares, their concentration, and how far two sets lie apart.

by_supplier         rows of deliveries or orders -> years x suppliers
shares              share of each supplier in a stretch of years
moving_shares       the same for every stretch of so many years
change_of_shares    share before and from a year on, and the difference; changes_of_shares: at many years
concentration       0 to 1: is all from one supplier, or from many?
portfolio_distance  0 to 1: how much of the whole would have to change hands?
redrawn_shares      shares if the deals of a stretch had come more or less often
partner_shares      share of each partner in a state's trade, by year

Those of suppliers take volumes of any unit, such as SIPRI's trend-indicator values. A measure of volume is not one of
money.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from .errors import unknown


def by_supplier(rows: pd.DataFrame, value: str = "tiv_million", year: str = "year") -> pd.DataFrame:
    """Volume by year and supplier: one row for every year from the first to the last, 0 where nothing came.

    Parameters
    ----------
    rows : one recipient's deliveries (or orders), with `supplier`, a year and a volume. Rows of two releases must
        not stand in it together: they would be counted twice.
    value, year : names of the columns with the volume and the year.
    """
    table = rows.assign(supplier=rows["supplier"].astype(str)).pivot_table(
        index=year, columns="supplier", values=value, aggfunc="sum"
    )
    return table.reindex(range(int(table.index.min()), int(table.index.max()) + 1)).fillna(0.0)


def shares(volumes: pd.DataFrame, first: int, last: int) -> pd.Series:
    """Share (0 to 1) of each supplier in the years `first` to `last`, the largest first; missing where nothing came.

    volumes : as `by_supplier` returns it.
    """
    total = volumes.loc[first:last].sum()
    return (total / (total.sum() or np.nan)).sort_values(ascending=False)


def moving_shares(volumes: pd.DataFrame, years: int) -> pd.DataFrame:
    """Shares over the `years` that end in each year: years x suppliers. Years without a whole stretch have no row."""
    sums = volumes.rolling(years).sum().dropna(how="all")
    total = sums.sum(axis=1)
    return sums.div(total.where(total > 0), axis=0)


def change_of_shares(volumes: pd.DataFrame, first: int, years: int) -> pd.DataFrame:
    """Each supplier's share in the `years` before `first` and in the `years` from `first` on.

    Returns
    -------
    One row per supplier with `before`, `after` (0 to 1), `change`, and `before_volume`, `after_volume`.
    """
    return changes_of_shares(volumes, [first], years).droplevel("first")


def changes_of_shares(volumes: pd.DataFrame, firsts: Iterable[int], years: int) -> pd.DataFrame:
    """`change_of_shares` at many dates: one row per date (`first`) and supplier; years outside the table are empty.

    volumes : as `by_supplier` returns it, one row for every year.
    """
    firsts = np.asarray(list(firsts), dtype=int)
    sums = np.vstack([np.zeros(volumes.shape[1]), volumes.to_numpy(dtype=float).cumsum(axis=0)])

    def up_to(year: np.ndarray) -> np.ndarray:
        return sums[np.clip(year - volumes.index[0], 0, len(volumes))]

    before, after = up_to(firsts) - up_to(firsts - years), up_to(firsts + years) - up_to(firsts)
    index = pd.MultiIndex.from_product([firsts, volumes.columns], names=["first", volumes.columns.name])
    table = pd.DataFrame(index=index)
    for name, volume in {"before": before, "after": after}.items():
        whole = volume.sum(axis=1, keepdims=True)
        table[name] = (volume / np.where(whole > 0, whole, np.nan)).ravel()
    table["change"] = table["after"] - table["before"]
    return table.assign(before_volume=before.ravel(), after_volume=after.ravel())


def concentration(portfolio: pd.Series | pd.DataFrame) -> float | pd.Series:
    """Herfindahl-Hirschman index: the sum of the squared shares.

    1 when all comes from one supplier; 1/n when n suppliers have equal shares. See Kvålseth (2018) on what it
    means; it is the chance that two units, drawn by lot, come from the same supplier.

    portfolio : shares (0 to 1) that add up to 1; a table has one portfolio in each row.
    """
    squares = portfolio**2
    return squares.sum(axis=1, min_count=1) if isinstance(portfolio, pd.DataFrame) else float(squares.sum())


def portfolio_distance(a: pd.Series, b: pd.Series) -> float:
    """Half the sum of the absolute differences of two sets of shares (the index of dissimilarity, Duncan 1955).

    0 when they are the same, 1 when they have no supplier in common; the part of the whole that would have to come
    from another supplier to make one into the other. A supplier that one of them lacks has the share 0.
    """
    a, b = a.align(b, fill_value=0.0)
    return float((a - b).abs().sum() / 2)


def redrawn_shares(deals: pd.DataFrame, suppliers: list[str], draws: int = 2000, seed: int = 20180507) -> pd.DataFrame:
    """Shares if the deals of a stretch of years are drawn anew: one row per draw, one column per supplier.

    Volumes come in lumps, a deal at a time. So the deal is drawn, with replacement and as many as there were
    (a cluster bootstrap), not the year and not the single weapon. The spread says how much hangs on a few deals.

    deals : one row per deal or part of one, with `deal`, `supplier` and `tiv_million`.
    """
    each = deals.assign(supplier=deals["supplier"].astype(str)).groupby(["deal", "supplier"])["tiv_million"].sum()
    times = np.random.default_rng(seed).multinomial(len(each), np.full(len(each), 1 / len(each)), size=draws)
    of = each.index.get_level_values("supplier")
    parts = {s: times @ np.where(of == s, each.to_numpy(), 0.0) for s in suppliers}
    return pd.DataFrame(parts).div(times @ each.to_numpy(), axis=0)


def partner_shares(trade: pd.DataFrame, totals: pd.DataFrame, state: str) -> pd.DataFrame:
    """Share of each partner in the trade of one state (Correlates of War layout).

    Parameters
    ----------
    trade : one row per `importer`, `exporter` and `year`, with `usd_million`, the imports of the one from the other.
    totals : one row per `state` and `year`, with `imports_usd_million` and `exports_usd_million`, with all partners.
    state : whose trade is divided up.

    Returns
    -------
    One row per `partner` and `year` for which both directions and both totals are known: `usd_million` (imports plus
    exports), and the shares (0 to 1) `imports`, `exports` and `both` of the state's own totals.

    Raises
    ------
    UnknownName : `state` has no totals; offers the nearest.
    """
    own = totals[totals["state"] == _known(state, totals)].set_index("year")
    bought = _flow(trade, "importer", "exporter", state)
    sold = _flow(trade, "exporter", "importer", state)
    table = pd.DataFrame({"bought": bought, "sold": sold}).dropna().reset_index()
    all_in, all_out = (table["year"].map(own[f"{flow}_usd_million"]) for flow in ("imports", "exports"))
    both = table["bought"] + table["sold"]
    out = table[["partner", "year"]].assign(
        usd_million=both,
        imports=table["bought"] / all_in,
        exports=table["sold"] / all_out,
        both=both / (all_in + all_out),
    )
    return out.dropna(ignore_index=True)


def _known(state: str, totals: pd.DataFrame) -> str:
    states = totals["state"].unique()
    if state not in states:
        raise unknown("State", state, states, "use a state of the table of totals.")
    return state


def _flow(trade: pd.DataFrame, side: str, other: str, state: str) -> pd.Series:
    rows = trade[trade[side] == state]
    keys = [rows[other].astype(str).rename("partner"), rows["year"]]
    return rows["usd_million"].set_axis(pd.MultiIndex.from_arrays(keys))
