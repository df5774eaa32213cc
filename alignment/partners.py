"""How much of a state's trade is with each partner?

    partner_shares(trade, totals, "PAK")   share of each partner in imports, exports and both, by year

Pure functions on tidy tables; none reads a file.
"""

from __future__ import annotations

import pandas as pd

from .errors import unknown

FLOWS = ("imports", "exports", "both")


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
