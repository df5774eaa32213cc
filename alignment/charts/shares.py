"""What a whole is made of: one stacked bar a period, named where there is room."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Chart
from matplotlib.patches import Patch

from alignment.colours import INK, MUTED, ON, colour

from .events import length
from .frames import positive, tidy
from .labels import named
from .paper import TEXT, Kind, Paper

ROOM = 6  # pixels between the words and the ends of their part


@Kind
def shares(
    paper: Paper,
    frame: pd.DataFrame,
    *,
    title: str = "",
    names: Mapping[str, str] | None = None,
    total: str = "",
) -> Chart:
    """Bars from 0 to 100 %, one for each `period`, in the order of the frame.

    Parts stand in the order in which the frame first names them. A part with room carries its name and percentage,
    one with less the percentage; parts that have no room for their name anywhere are named in a key. A period
    without data, or whose whole is zero, says so.

    Parameters
    ----------
    frame : one row per `period` and `part`, with `value` (zero or more, in any unit).
    title, names : see `lines`.
    total : the unit of the whole; the whole of each period then stands beside its bar.

    Raises
    ------
    BadItem : a column is missing or wrong, a value is below zero, or a period has a part twice.
    """
    frame = tidy("shares", frame, ["period", "part"], ["value"], ["period", "part"])
    positive("shares", "value", frame["value"])
    table = frame.pivot(index="period", columns="part", values="value")
    table = table.loc[list(dict.fromkeys(frame["period"])), list(dict.fromkeys(frame["part"]))]
    words = named(table, names)
    whole = table.sum(axis=1)
    chart, ax = paper.sheet(0.75 + 0.36 * len(table), title)
    ax.set(xlim=(0, 100), ylim=(len(table) - 0.5, -0.5))
    ax.set_xticks([])
    ax.grid(False)
    ax.spines["bottom"].set_visible(False)
    ax.set_yticks(range(len(table)), table.index, color=INK)
    _wholes(ax, whole, total)
    percent = 100 * table.div(whole.where(whole > 0), axis=0)
    _bars(ax, percent)
    done = _name(ax, percent, words)
    _key(ax, [part for part in table if part not in done], words, 3 if paper.phone else 6)
    return chart


def _bars(ax: Axes, percent: pd.DataFrame) -> None:
    left = pd.Series(0.0, index=percent.index)
    for part in percent:
        ax.barh(range(len(percent)), percent[part].fillna(0), 0.78, left, color=colour(part), edgecolor=ON, linewidth=1)
        left = left + percent[part].fillna(0)


def _wholes(ax: Axes, whole: pd.Series, total: str) -> None:
    """The size of each whole, or that there are no data."""
    beside = ax.get_yaxis_transform()
    for row, size in enumerate(whole):
        if size == 0:
            ax.text(1, row, "no data", va="center", fontsize=TEXT, color=MUTED)
        elif total:
            ax.text(1.015, row, f"{size:,.0f}", va="center", fontsize=TEXT, color=MUTED, transform=beside)
    if total:
        ax.text(1.015, -0.72, total, va="bottom", fontsize=TEXT, color=MUTED, transform=beside)


def _name(ax: Axes, percent: pd.DataFrame, words: dict[str, str]) -> set[str]:
    """Write into each part what fits; returns the parts that are named somewhere."""
    ax.figure.draw_without_rendering()
    pixel = ax.get_window_extent().width / 100
    done = set()
    for row, (_, parts) in enumerate(percent.iterrows()):
        left = 0.0
        for part, share in parts.fillna(0).items():
            for text in (f"{words[part]} {share:.0f}%", f"{share:.0f}%", f"{share:.0f}"):
                if length(ax, text, fontweight="bold") + ROOM < share * pixel:
                    ax.text(left + share / 2, row, text, va="center", ha="center", fontsize=TEXT, color=ON,
                            fontweight="bold")  # fmt: skip
                    done |= {part} if words[part] in text else set()
                    break
            left += share
    return done


def _key(ax: Axes, parts: list[str], words: dict[str, str], columns: int) -> None:
    if parts:
        patches = [Patch(color=colour(part), label=words[part]) for part in parts]
        ax.legend(handles=patches, loc="upper left", bbox_to_anchor=(0, 0), ncols=columns, fontsize=TEXT,
                  labelcolor=INK, handlelength=1, handleheight=1, borderaxespad=0.2)  # fmt: skip
