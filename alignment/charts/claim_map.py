"""A claim map: each claim under the one that it serves, with its kind and what it rests on.

Chapter 1 draws it. It is no kind of the gallery, which is for charts of data over years, states or votes.
"""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Chart

from alignment.colours import GRID, INK, MUTED, ON, VOTES
from alignment.errors import BadItem, fault

from .frames import tidy
from .labels import LINE, SIZE
from .paper import TEXT, Kind, Paper

INDENT = 0.2  # inches for each step away from the conclusion
GAP = 0.13  # inches between two claims
ASIDE = 2.0  # inches at the right for what a claim rests on, on a wide page
MARKS = {
    "fact": ("s", INK),
    "cause": ("^", VOTES["no"].colour),
    "judgement": ("D", VOTES["yes"].colour),
    "report": ("o", ON),
}


@Kind
def claim_map(paper: Paper, frame: pd.DataFrame, *, title: str = "") -> Chart:
    """One claim a line, indented under the claim that it serves; the mark is its kind, the small words its support.

    Parameters
    ----------
    frame : one row per claim, in order: `says`, `kind` (fact, cause, judgement, report), `rests_on`, and `depth`, 0 for
        the conclusion and at most one more than in the row above.

    Raises
    ------
    BadItem : a column is missing or wrong, a kind is none of the four, a depth jumps, or a claim stands twice.
    """
    frame = tidy("claim_map", frame, ["says", "kind", "rests_on"], ["depth"], ["says"])
    _sound(frame)
    aside = 0 if paper.phone else ASIDE
    room = [paper.width - 0.35 - aside - INDENT * depth for depth in frame["depth"]]
    words = [paper.wrapped(says, left / paper.width, SIZE) for says, left in zip(frame["says"], room, strict=True)]
    line = SIZE * LINE / 72
    heights = [line * ((2 if paper.phone else 1) + text.count("\n")) + GAP for text in words]
    chart, ax = paper.sheet(0.75 + sum(heights), title)
    ax.set_axis_off()
    ax.set(xlim=(0, paper.width), ylim=(-sum(heights), 0.02))
    tops = [-sum(heights[:n]) - line / 2 for n in range(len(heights))]
    _branches(ax, frame["depth"].astype(int).tolist(), tops)
    for row, text, top in zip(frame.itertuples(), words, tops, strict=True):
        _claim(ax, row, text, top, line, paper)
    _key(ax, frame["kind"], paper)
    return chart


def _sound(frame: pd.DataFrame) -> None:
    if odd := sorted(set(frame["kind"]) - set(MARKS)):
        raise BadItem(fault("claim_map(), column kind", f"{odd[0]!r} is no kind.", f"one of {', '.join(MARKS)}.",
                            "correct the row."))  # fmt: skip
    steps = frame["depth"].diff().fillna(frame["depth"])
    if (steps > 1).any() or frame["depth"].iloc[0] != 0 or (frame["depth"].iloc[1:] < 1).any():
        raise BadItem(fault("claim_map(), column depth", f"{frame['depth'].tolist()} jumps.",
                            "0 for the first row; below it steps of one.",
                            "put each claim under the one it serves."))  # fmt: skip


def _branches(ax: Axes, depths: list[int], tops: list[float]) -> None:
    """From each claim a line up to the one that it serves."""
    for n, depth in enumerate(depths):
        if depth:
            parent = max(m for m in range(n) if depths[m] == depth - 1)
            x = INDENT * (depth - 1) + 0.08
            ax.plot([x, x, x + INDENT], [tops[parent], tops[n], tops[n]], color=GRID, linewidth=1.4, zorder=1)


def _claim(ax: Axes, row, text: str, top: float, line: float, paper: Paper) -> None:
    """Mark and words; what it rests on stands below them, or at the right where there is room."""
    x = INDENT * row.depth + 0.08
    marker, fill = MARKS[row.kind]
    ax.plot(x, top, marker, color=fill, markeredgecolor=INK if fill == ON else fill, markersize=6.5, zorder=3)
    ax.text(x + 0.14, top + line / 2, text, va="top", fontsize=SIZE, color=INK, linespacing=LINE)
    small = {"fontsize": TEXT, "color": MUTED}
    if paper.phone:
        ax.text(
            x + 0.14, top + line / 2 - line * (1 + text.count("\n")), f"{row.kind}; {row.rests_on}", va="top", **small
        )
    else:
        ax.text(paper.width, top, f"{row.kind}; {row.rests_on}", ha="right", va="center_baseline", **small)


def _key(ax: Axes, kinds: pd.Series, paper: Paper) -> None:
    for kind in dict.fromkeys(kinds):
        marker, fill = MARKS[kind]
        ax.plot([], [], marker, color=fill, markeredgecolor=INK if fill == ON else fill, label=kind, markersize=6)
    ax.legend(loc="lower left", bbox_to_anchor=(-0.01, 1.0), ncols=4, fontsize=TEXT, labelcolor=INK, handletextpad=0.1,
              columnspacing=1.0 if paper.phone else 1.6, borderaxespad=0, handlelength=1.4)  # fmt: skip
