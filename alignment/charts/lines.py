"""Lines over years, with intervals and dated events."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Chart

from alignment.colours import colour, dash, look

from .events import flags
from .frames import gaps, ordered, tidy, wide
from .labels import label_ends, named, years_below
from .paper import Kind, Paper


@Kind
def lines(
    paper: Paper,
    frame: pd.DataFrame,
    *,
    title: str = "",
    names: Mapping[str, str] | None = None,
    events: Mapping[float, str] | None = None,
    ylim: tuple[float, float] | None = None,
    join: bool = False,
) -> Chart:
    """A line a state, named at its end; a band where the frame has an interval.

    Parameters
    ----------
    frame : one row per `state` and `year`, with `value`; `low` and `high`, where they are known, are the ends of its
        interval. A year without a row, or with a missing value, is a gap in the line, and is said under the chart.
    title : what the height measures, with its unit.
    names : what to write for each state; by default the book's name.
    events : year -> a few words, as flags above the lines.
    ylim : the scale; by default what the values need.
    join : for polls and other data that are not yearly: mark each point and join them by a thin line.

    Raises
    ------
    BadItem : a column is missing or wrong, a state has a year twice, or an interval does not hold its value.
    """
    banded = isinstance(frame, pd.DataFrame) and {"low", "high"} <= set(frame)
    bounds = ["low", "high"] if banded else []
    frame = tidy("lines", frame, ["state"], ["year", "value", *bounds], ["state", "year"])
    if banded:
        ordered("lines", frame, "low", "value", "high")
    table = wide(frame)
    words = named(table, names)
    chart, ax = paper.sheet(3.5 if paper.phone else 3.9, title)
    ax.set_xlim(table.index.min() - 0.5, table.index.max() + 0.5)
    years_below(ax, 4 if paper.phone else 8)
    if banded:
        bands(ax, wide(frame, "low"), wide(frame, "high"))
    strokes(ax, table, join)
    ax.set_ylim(*(ylim or ax.get_ylim()))
    paper.note(chart, "" if join else gaps(table, words))
    _words(ax, table, words, events or {})
    return chart


def _words(ax: Axes, table: pd.DataFrame, words: dict[str, str], events: Mapping[float, str]) -> None:
    """Names and flags: names take width from the flags, flags take height from the names, so names are set twice."""
    by_state = dict(table.items())
    first = label_ends(ax, by_state, words)
    if events:
        flags(ax, events)
        for text in first:
            text.remove()
        label_ends(ax, by_state, words)


def bands(ax: Axes, low: pd.DataFrame, high: pd.DataFrame) -> None:
    """The interval of each state."""
    for state in low:
        ax.fill_between(low.index, low[state], high[state], color=colour(state), alpha=0.16, linewidth=0)


def strokes(ax: Axes, table: pd.DataFrame, join: bool = False) -> None:
    """The lines, in the states' colours and dashes; a marker at each end and on each year between two gaps."""
    for state in table:
        line, style = table[state], look(state)
        if join:
            line = line.dropna()
            ax.plot(line.index, line, style.marker, color=style.colour, markersize=5)
        ax.plot(line.index, line, color=style.colour, linestyle=style.dash, linewidth=1.1 if join else 1.9)
        alone = line[line.notna() & line.shift(1).isna() & line.shift(-1).isna()]
        ends = pd.concat([alone, line.dropna().tail(1)])
        ax.plot(ends.index, ends, style.marker, color=style.colour, markersize=4.5)


def draw_lines(ax: Axes, table: pd.DataFrame, names: dict[str, str] | None = None) -> None:
    """One line per column (a country code), in the country's colour and dash, labelled at its end."""
    for code in table:
        ax.plot(table.index, table[code], color=colour(code), linestyle=dash(code))
    label_ends(ax, {c: table[c] for c in table}, names)
