"""Votes as a strip: one column a vote, one row a state."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Chart
from matplotlib.lines import Line2D
from matplotlib.transforms import ScaledTranslation

from alignment.colours import GRID, INK, ON, looks

from .events import flags
from .frames import among, tidy
from .labels import named
from .paper import TEXT, Kind, Paper

FULL = ("yes", "no")  # the two clear words are full marks, the others open


@Kind
def rollcall(
    paper: Paper,
    frame: pd.DataFrame,
    *,
    title: str = "",
    names: Mapping[str, str] | None = None,
    events: Mapping[str, str] | None = None,
) -> Chart:
    """A mark for each vote, by colour and by shape; the columns stand by date, the rows as in the frame.

    A state that has no vote on record has no mark, and that is said.

    Parameters
    ----------
    frame : one row per `resolution` and `state`, with `date` and `vote` (yes, abstain, no, absent).
    title, names : see `lines`.
    events : resolution -> a few words above its column.

    Raises
    ------
    BadItem : a column is missing or wrong, a vote is none of the four words, or a state votes twice on a resolution.
    """
    frame = tidy("rollcall", frame, ["resolution", "state", "vote", "date"], key=["resolution", "state"])
    among("rollcall", "vote", list(dict.fromkeys(frame["vote"])), list(looks("votes")))
    columns = frame.drop_duplicates("resolution").sort_values("date", kind="stable").set_index("resolution")["date"]
    rows = list(dict.fromkeys(frame["state"]))
    words = named(rows, names)
    chart, ax = paper.sheet(0.85 + 0.31 * len(rows), title)
    at = {resolution: number for number, resolution in enumerate(columns.index)}
    among("rollcall", "events", list(events or {}), list(at))
    ax.set(xlim=(-0.7, len(at) - 0.3), ylim=(len(rows) - 0.4, -0.6))
    ax.set_yticks(range(len(rows)), [words[state] for state in rows], color=INK)
    _marks(ax, frame["resolution"].map(at), frame["state"].map(rows.index), frame["vote"], paper)
    _years(ax, pd.to_datetime(columns).dt.year.to_list(), paper)
    lost = len(rows) * len(at) - len(frame)
    paper.note(chart, "No mark: no vote on record." if lost else "")
    _key(ax, frame["vote"], paper)
    flags(ax, {at[resolution]: text for resolution, text in (events or {}).items()})
    return chart


def _size(word: str, paper: Paper) -> float:
    return (5.2 if paper.phone else 7.2) * (0.75 if word == "absent" else 1)


def _style(word: str, paper: Paper) -> dict:
    style = looks("votes")[word]
    return {
        "marker": style.marker, "linestyle": "", "color": style.colour, "markersize": _size(word, paper),
        "markerfacecolor": style.colour if word in (*FULL, "absent") else ON,
    }  # fmt: skip


def _marks(ax: Axes, across: pd.Series, down: pd.Series, votes: pd.Series, paper: Paper) -> None:
    for word in looks("votes"):
        chosen = votes == word
        ax.plot(across[chosen], down[chosen], **_style(word, paper))


def _years(ax: Axes, years: list[int], paper: Paper) -> None:
    """A thin line where a new year begins; years are written where there is room, the first one in full."""
    starts = [n for n, year in enumerate(years) if n == 0 or years[n - 1] != year]
    for start in starts[1:]:
        ax.axvline(start - 0.5, color=GRID, linewidth=0.8, zorder=0)
    column = paper.width * 0.72 / len(years)
    kept = {0: str(years[0])}
    for start in starts[1:]:
        last = max(kept)
        if (start - last) * column >= 0.085 * len(kept[last]) + 0.03:
            kept[start] = f"\N{RIGHT SINGLE QUOTATION MARK}{years[start] % 100:02d}"
    ax.set_xticks([start - 0.45 for start in kept], kept.values(), ha="left")
    ax.grid(False, axis="x")
    ax.tick_params(axis="x", length=0)


def _key(ax: Axes, votes: pd.Series, paper: Paper) -> None:
    """The words that occur, under the strip."""
    marks = [Line2D([], [], label=word, **_style(word, paper)) for word in looks("votes") if (votes == word).any()]
    below = ax.transAxes + ScaledTranslation(0, -20 / 72, ax.figure.dpi_scale_trans)  # under the years
    ax.legend(handles=marks, loc="upper left", bbox_to_anchor=(0, 0), bbox_transform=below, ncols=4, fontsize=TEXT,
              labelcolor=INK, borderaxespad=0, handletextpad=0, columnspacing=0.9)  # fmt: skip
