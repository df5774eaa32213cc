"""Small multiples: the same lines for several states, on one scale."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.figure import Figure as Chart

from .frames import gaps, tidy, wide
from .labels import label_ends, named, years_below
from .lines import strokes
from .paper import Kind, Paper


@Kind
def multiples(
    paper: Paper,
    frame: pd.DataFrame,
    *,
    title: str = "",
    names: Mapping[str, str] | None = None,
    ylim: tuple[float, float] | None = None,
) -> Chart:
    """One panel for each word of `panel`, in the order of the frame; all panels share both scales.

    The lines are named in the last panel of each row; colour and dash are the same in all. A phone has two panels in a
    row; up to three stand one below the other.

    Parameters
    ----------
    frame : one row per `panel`, `state` and `year`, with `value`. Years without a value are gaps, and are said.
    title, names, ylim : see `lines`. `names` may also name panels.

    Raises
    ------
    BadItem : a column is missing or wrong, or a panel has a state's year twice.
    """
    frame = tidy("multiples", frame, ["panel", "state"], ["year", "value"], ["panel", "state", "year"])
    panels = list(dict.fromkeys(frame["panel"]))
    columns = (2 if len(panels) > 3 else 1) if paper.phone else 3
    rows = -(-len(panels) // columns)
    chart, axes = paper.sheet(0.6 + 1.55 * rows, title, rows, columns, sharex=True, sharey=True, squeeze=False)
    axes = list(axes.flat)
    span = frame["year"].min() - 0.5, frame["year"].max() + 0.5
    axes[0].set(xlim=span, ylim=ylim or _limits(frame["value"]))
    said, tables = [], {}
    for ax, panel in zip(axes, panels, strict=False):
        table = tables[ax] = wide(frame[frame["panel"] == panel])
        strokes(ax, table)
        ax.set_title(named([panel], names)[panel])
        years_below(ax, 2 if paper.phone else 3)
        ax.tick_params(labelbottom=ax in axes[len(panels) - columns : len(panels)])
        said.append((named([panel], names)[panel], gaps(table, named(table, names))))
    for ax in axes[len(panels) :]:
        ax.set_visible(False)
    paper.note(chart, *(f"{panel}: {gap}" for panel, gap in said if gap))
    for number, ax in enumerate(axes[: len(panels)]):
        if number % columns == columns - 1 or number == len(panels) - 1:
            label_ends(ax, dict(tables[ax].items()), named(tables[ax], names))
    return chart


def _limits(values: pd.Series) -> tuple[float, float]:
    room = 0.05 * (values.max() - values.min() or 1)
    return values.min() - room, values.max() + room
