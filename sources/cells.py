"""How a cell of a tidy table is written: numbers, yes and no."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd


def plain(value: Decimal) -> str:
    """The shortest text of a number: no exponent, no trailing zeros."""
    return f"{value.normalize():f}"


def flag(cells: pd.Series) -> pd.Series:
    """`true` or `false` for yes or no."""
    return cells.map({True: "true", False: "false"})
