"""AidData, Global Chinese Development Finance: commitments by recipient, year and class of flow."""

from __future__ import annotations

import pandas as pd

from . import door
from .state_codes import named
from .sums import agree

ALL = "0"  # the collector's own number for the sum over all recipients
FLOWS = ("oda", "oof", "vof")


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text; the sum over all recipients stands in a table of its own."""
    table = raw["commitments"]
    one, all_ = table[table["ccode"] != ALL], table[table["ccode"] == ALL]
    state = named(one["country"], one["year"], door.path("aiddata", "commitments"), "aiddata")
    _keyed(one["ccode"], state)
    return {
        "china_finance": long(one.assign(state=state), ["state", "year"]),
        "china_finance_world": long(all_, ["year"]),
    }


def long(table: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """One row per key and class of flow."""
    parts = [
        table[[*keys]].assign(flow=f, usd_2021=table[f"{f}_amt"], usd_2021_adjusted=table[f"{f}_adj"]) for f in FLOWS
    ]
    return pd.concat(parts).sort_values([*keys, "flow"], ignore_index=True)


def check(tables: dict[str, pd.DataFrame]) -> None:
    """No state got more than all recipients together; Pakistan's sum is AidData's own figure, 70.3 billion."""
    keys = ["year", "flow"]
    states, world = (
        tables[n].assign(usd=tables[n]["usd_2021_adjusted"].astype(float))
        for n in ("china_finance", "china_finance_world")
    )
    made = states.groupby(keys)["usd"].sum()
    over = ~(made <= world.set_index(keys)["usd"].reindex(made.index) * (1 + 1e-9))
    agree("china_finance", list(over.index[over]), [], "years in which states got more than all recipients")
    billion = round(states.loc[states["state"] == "PAK", "usd"].sum() / 1e9, 1)
    agree("china_finance", billion, 70.3, "billion dollars of 2021 for Pakistan, 2000-2021")


def _keyed(ccode: pd.Series, state: pd.Series) -> None:
    """One number, one state: the names were added by the collector and must not mix two."""
    pairs = pd.DataFrame({"ccode": ccode, "state": state}).drop_duplicates()
    twice = pairs[pairs.duplicated("ccode", keep=False) | pairs.duplicated("state", keep=False)]
    agree(
        "china_finance", sorted(map(tuple, twice.to_numpy())), [], "numbers with two names, or names with two numbers"
    )
