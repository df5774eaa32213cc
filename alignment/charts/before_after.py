"""Two values a row, and the way between them."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Chart
from matplotlib.lines import Line2D

from alignment.colours import INK, MUTED, ON, look
from alignment.wording import signed

from .frames import ordered, tidy
from .labels import SIZE
from .paper import TEXT, Kind, Paper

ENDS = ("before_low", "before_high", "after_low", "after_high")


@Kind
def before_after(
    paper: Paper,
    frame: pd.DataFrame,
    *,
    before: str,
    after: str,
    title: str = "",
    names: Mapping[str, str] | None = None,
    xlim: tuple[float, float] | None = None,
    decimals: int = 0,
) -> Chart:
    """A row for each `name`: an open mark before, a full one after, a line between, and both numbers.

    Rows stand by their value after, the highest first. A row without one of the values says "no data" for it.

    Parameters
    ----------
    frame : one row per `name`, with `before` and `after`; `state` gives a row its look. The intervals, where they are
        known: `before_low`, `before_high`, `after_low`, `after_high`.
    before, after : what the two marks are, such as "2001–2010"; they stand in the key.
    title, names : see `lines`.
    xlim : the scale; by default what the values need.

    Raises
    ------
    BadItem : a column is missing or wrong, a name comes twice, or an interval does not hold its value.
    """
    known = [c for c in ENDS if isinstance(frame, pd.DataFrame) and c in frame]
    frame = tidy("before_after", frame, ["name"], ["before", "after", *known], ["name"])
    for side in ("before", "after"):
        if f"{side}_low" in known and f"{side}_high" in known:
            ordered("before_after", frame, f"{side}_low", side, f"{side}_high")
    frame = frame.sort_values("after", ascending=False, na_position="last", ignore_index=True)
    chart, ax = paper.sheet(0.95 + 0.34 * len(frame), title)
    labels = [paper.wrapped((names or {}).get(n, n), 0.36 if paper.phone else 0.3) for n in frame["name"]]
    ax.set_yticks(range(len(frame)), labels, color=INK)
    ax.grid(True, axis="x")
    ax.grid(False, axis="y")
    ax.set(ylim=(len(frame) - 0.5, -0.5), xlim=xlim or _limits(frame, known))
    for row, values in frame.iterrows():
        _row(ax, row, values, decimals)
    _key(ax, before, after)
    return chart


def _row(ax: Axes, row: int, values: pd.Series, decimals: int) -> None:
    style = look(str(values.get("state", "other")))
    for lift, side in ((-0.13, "before"), (0.13, "after")):
        if f"{side}_low" in values and f"{side}_high" in values:
            ax.plot([values[f"{side}_low"], values[f"{side}_high"]], [row + lift] * 2, color=style.colour, alpha=0.35,
                    linewidth=2.4, solid_capstyle="butt")  # fmt: skip
    ax.plot([values["before"], values["after"]], [row, row], color=style.colour, linewidth=1.4)
    ax.plot(values["before"], row, style.marker, color=style.colour, markerfacecolor=ON, markersize=6.5)
    ax.plot(values["after"], row, style.marker, color=style.colour, markersize=6.5)
    left, right = sorted(("before", "after"), key=lambda side: values[side])
    for side, ha, away in ((left, "right", -7), (right, "left", 7)):
        _number(ax, row, values, side, ha, away, decimals)


def _number(ax: Axes, row: int, values: pd.Series, side: str, ha: str, away: float, decimals: int) -> None:
    """A value beside its mark; a missing one is said at the other mark, or at the left where both are missing."""
    text = "no data" if pd.isna(values[side]) else signed(values[side], decimals)
    at = values[["before", "after"]].astype(float).fillna(values["before"]).fillna(values["after"])[side]
    at = ax.get_xlim()[0] if pd.isna(at) else at
    ax.annotate(text, (at, row), xytext=(away, 0), textcoords="offset points", ha=ha, va="center", color=INK,
                fontsize=SIZE, fontweight="bold" if side == "after" else "normal", annotation_clip=False)  # fmt: skip


def _limits(frame: pd.DataFrame, known: list[str]) -> tuple[float, float]:
    values = frame[["before", "after", *known]].to_numpy(dtype=float)
    values = values[~pd.isna(values)]
    room = 0.12 * ((values.max() - values.min()) if len(values) else 1)
    return (values.min() - room, values.max() + room) if len(values) else (0, 1)


def _key(ax: Axes, before: str, after: str) -> None:
    marks = [
        Line2D([], [], marker="o", linestyle="", color=MUTED, markerfacecolor=fill, markersize=6.5, label=text)
        for fill, text in ((ON, before), (MUTED, after))
    ]
    ax.legend(handles=marks, loc="lower left", bbox_to_anchor=(0, 1), ncols=2, fontsize=TEXT, labelcolor=INK,
              borderaxespad=0.2, handletextpad=0.2, columnspacing=1.2)  # fmt: skip
