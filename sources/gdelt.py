"""GDELT relation score: one score per dyad and day, and the volume of each day."""

from __future__ import annotations

import pandas as pd


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text."""
    table = raw["scores"].assign(year=raw["scores"]["date"].str[:4])
    days = table.rename(columns={"world_abs_sum": "world_volume"})
    return {
        "relation_score": relation_score(table.drop(columns="world_abs_sum")),
        "relation_score_days": days[["date", "year", "world_volume"]].sort_values("date", ignore_index=True),
    }


def relation_score(table: pd.DataFrame) -> pd.DataFrame:
    """One row per dyad and day; the score has no direction."""
    long = table.melt(["date", "year"], var_name="dyad", value_name="score")
    long[["state", "partner"]] = long["dyad"].str.split("-", expand=True).to_numpy()
    # A dyad's days stand together: so the file packs smallest.
    return long.sort_values(["state", "partner", "date"], ignore_index=True)[
        ["state", "partner", "date", "year", "score"]
    ]
