"""The specification curve: estimates over many defensible choices, with the matrix of the choices.

After Simonsohn, Simmons and Nelson (2020), Nature Human Behaviour 4: 1208-1214.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Chart
from matplotlib.lines import Line2D

from alignment.colours import GRID, INK, MUTED, ON

from .frames import ordered, tidy
from .paper import TEXT, Kind, Paper

MEDIAN = {"color": INK, "linewidth": 0.9, "linestyle": (0, (4, 3))}


@Kind
def specification(
    paper: Paper, frame: pd.DataFrame, *, choices: Sequence[str], title: str = "", unit: str = ""
) -> Chart:
    """One column for each specification, from the lowest estimate to the highest; below, what was chosen in it.

    A full dot has an interval without zero, an open one an interval that holds zero. The dashed line is the median.

    Parameters
    ----------
    frame : one row per specification, with `estimate`, `low`, `high` (the interval), and one column for each choice.
        A specification that could not be estimated has a missing estimate: it is left out, and counted under the chart.
    choices : columns that hold the choices, in the order in which they are to stand; their words in the frame's order.
    title : what is estimated, with its unit.
    unit : written after the median, such as " points".

    Raises
    ------
    BadItem : a column is missing or wrong, two rows have the same choices, or an interval does not hold its estimate.
    """
    frame = tidy("specification", frame, choices, ["estimate", "low", "high"], choices)
    ordered("specification", frame, "low", "estimate", "high")
    levels = [(choice, level) for choice in choices for level in dict.fromkeys(frame[choice])]
    shown = frame.dropna(subset=["estimate"]).sort_values("estimate", ignore_index=True)
    matrix = 0.19 * (len(levels) + len(choices))
    chart, (top, below) = paper.sheet(2.5 + matrix, title, 2, sharex=True, height_ratios=[2.0, matrix])
    _curve(top, shown, 2.4 if paper.phone else 3.8)
    _key(top, shown, unit, paper)
    _matrix(below, shown, levels, 1.7 if paper.phone else 2.8)
    lost = len(frame) - len(shown)
    paper.note(chart, f"{lost} of {len(frame)} specifications have no data." if lost else "")
    return chart


def _curve(ax: Axes, shown: pd.DataFrame, size: float) -> None:
    clear = (shown["low"] > 0) | (shown["high"] < 0)
    ax.axhline(0, color=INK, linewidth=0.9)
    ax.vlines(shown.index, shown["low"], shown["high"], color=MUTED, linewidth=size / 3.5, alpha=0.6)
    ax.axhline(shown["estimate"].median(), **MEDIAN)
    for chosen, fill in ((clear, INK), (~clear, ON)):
        ax.plot(shown.index[chosen], shown["estimate"][chosen], "o", color=INK, markerfacecolor=fill, markersize=size,
                markeredgewidth=size / 4)  # fmt: skip
    ax.tick_params(bottom=False)
    ax.spines["bottom"].set_visible(False)


def _key(ax: Axes, shown: pd.DataFrame, unit: str, paper: Paper) -> None:
    """What the dots and the dashed line are, above the curve; on a phone it reaches over the room for the words."""
    median = f"median {shown['estimate'].median():+.1f}{unit}".replace("-", "\N{MINUS SIGN}")
    marks = [
        Line2D([], [], marker="o", linestyle="", color=INK, markerfacecolor=fill, markersize=4, label=text)
        for fill, text in ((INK, "interval without zero"), (ON, "holds zero"))
    ]
    loc, across = ("lower right", 1) if paper.phone else ("lower left", 0)
    ax.legend(handles=[*marks, Line2D([], [], label=median, **MEDIAN)], ncols=2 if paper.phone else 3, fontsize=TEXT,
              labelcolor=INK, borderaxespad=0.2, handlelength=1.5, handletextpad=0.4, columnspacing=1, loc=loc,
              bbox_to_anchor=(across, 1))  # fmt: skip


def _matrix(ax: Axes, shown: pd.DataFrame, levels: list[tuple[str, str]], size: float) -> None:
    """A heading for each choice, and a dot where a specification took its word."""
    row, marks, heads = 0, [], []
    for number, (choice, level) in enumerate(levels):
        if number == 0 or levels[number - 1][0] != choice:
            heads.append(row)
            marks.append(choice)
            row += 1
        ax.axhline(row, color=GRID, linewidth=0.7)
        at = shown.index[shown[choice] == level]
        ax.plot(at, [row] * len(at), "s", color=INK, markersize=size)
        marks.append(level)
        row += 1
    ax.set_yticks(range(row), marks, fontsize=TEXT, color=INK)
    for head in heads:
        ax.get_yticklabels()[head].set(fontweight="bold", color=MUTED)
    ax.set(ylim=(row - 0.5, -0.5), xlim=(-1, len(shown)))
    ax.grid(False)
    ax.set_xticks([])
    ax.spines["bottom"].set_visible(False)
