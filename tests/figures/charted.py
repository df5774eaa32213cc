"""A small chart, and the figure made of it."""

from __future__ import annotations

import matplotlib.pyplot as plt
import pandas as pd

from alignment.charts import draw_lines
from alignment.figures import Figure, figure

TABLE = pd.DataFrame(
    {"Moscow": [61.24, 86.46, None], "Washington": [75.0, -3.5, 1200.0]},
    index=pd.Index([1950, 1966, 1979], name="Year"),
)
GIVEN = dict(
    name="lines", finding="Moscow & Washington part", data=TABLE, decimals=1, sources=["un_votes"],
    alt="Moscow: 61% in 1950, 86% in 1966. Washington: \N{MINUS SIGN}3.5% in 1966.",
)  # fmt: skip


def chart(letters: float = 9.5):
    fig, ax = plt.subplots()
    draw_lines(ax, TABLE.rename(columns={"Moscow": "RUS", "Washington": "USA"}))
    ax.set_title("$5 to $7, in %", fontsize=letters, parse_math=False)
    return fig


def phone():
    """Another drawing, for phones."""
    drawn = chart()
    drawn.set_size_inches(3.75, 3)
    return drawn


def made(letters: float = 9.5, **more) -> Figure:
    return figure(chart(letters), **(GIVEN | more))
