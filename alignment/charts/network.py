"""How near three to five states are, one panel a period."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Chart

from alignment.colours import INK, MUTED, ON, look
from alignment.errors import BadItem, fault

from .frames import positive, tidy
from .labels import SIZE, named
from .paper import TEXT, Kind, Paper

THICK = 7.0  # points of the widest line
NUMBER_AT = {3: 0.5, 4: 0.34, 5: 0.5}
"""By the count of states, how far along a diagonal its number stands; in a square two would meet at the middle."""
Place = tuple[float, float]


@Kind
def network(
    paper: Paper,
    frame: pd.DataFrame,
    *,
    title: str = "",
    names: Mapping[str, str] | None = None,
    scale: tuple[float, float] | None = None,
    decimals: int = 0,
) -> Chart:
    """A panel for each word of `panel`: the states at fixed places, the lines as wide as their value, with its number.

    Width starts at the lower end of the scale: a line of no width is drawn as a hair. A pair without a value has no
    line, and that is said.

    Parameters
    ----------
    frame : one row per `panel` and pair (`a`, `b`, in one order), with `value`.
    title, names : see `lines`. States stand in the order in which the frame first names them, clockwise from the top.
    scale : the values of a hair and of the widest line; by default 0 and the largest value.

    Raises
    ------
    BadItem : a column is missing or wrong, a pair comes twice, a value lies outside the scale, or there are not three
        to five states.
    """
    frame = tidy("network", frame, ["panel", "a", "b"], ["value"], ["panel", "a", "b"])
    states = list(dict.fromkeys(frame[["a", "b"]].to_numpy().ravel()))
    low, high = scale or (0.0, frame["value"].max())
    _sound(states, frame["value"], low, high)
    panels = list(dict.fromkeys(frame["panel"]))
    columns = min(len(panels), 2 if paper.phone else 4)
    rows = -(-len(panels) // columns)
    side = paper.width / columns
    chart, axes = paper.sheet(0.35 + rows * (0.62 * side + 0.75), title, rows, columns, squeeze=False)
    for ax in axes.flat:
        ax.set_axis_off()
    for ax, panel in zip(axes.flat, panels, strict=False):
        _panel(ax, frame[frame["panel"] == panel], states, named(states, names), (low, high), decimals)
        ax.set_title(panel, pad=26)
    lost = len(panels) * len(states) * (len(states) - 1) // 2 - int(frame["value"].notna().sum())
    paper.note(chart, "No line: no data." if lost else "")
    return chart


def _sound(states: list[str], values: pd.Series, low: float, high: float) -> None:
    if not 3 <= len(states) <= 5:
        raise BadItem(fault("network(), columns a and b", f"{len(states)} states.", "three to five.",
                            "leave some out: more lines cannot be read."))  # fmt: skip
    positive("network", "value", values - low)
    if (values > high).any():
        raise BadItem(fault("network(), column value", f"{values.max():g} is above the scale's end {high:g}.",
                            "values on the scale.", "raise its end."))  # fmt: skip


def _places(states: list[str]) -> dict[str, Place]:
    """Corners of a regular polygon, clockwise; four states stand in a square, so that names have room at its sides."""
    turn = pi / 4 if len(states) == 4 else 0
    angles = [pi / 2 + turn - 2 * pi * n / len(states) for n in range(len(states))]
    return {state: (cos(angle), sin(angle)) for state, angle in zip(states, angles, strict=True)}


def _panel(ax: Axes, pairs: pd.DataFrame, states: list[str], words: dict, scale: Place, decimals: int) -> None:
    at = _places(states)
    reach = 0.78 if len(states) == 4 else 1.05
    ax.set(xlim=(-reach, reach), ylim=(-min(reach, 0.9), reach), aspect="equal")
    for pair in pairs.dropna(subset=["value"]).itertuples():
        side = (states.index(pair.a) - states.index(pair.b)) % len(states) in (1, len(states) - 1)
        where = 0.5 if side else NUMBER_AT[len(states)]
        share = (pair.value - scale[0]) / ((scale[1] - scale[0]) or 1)
        _line(ax, at[pair.a], at[pair.b], share, f"{pair.value:.{decimals}f}", where)
    for state, (x, y) in at.items():
        style = look(state)
        ax.plot(x, y, style.marker, color=style.colour, markersize=9, markeredgecolor=ON, zorder=4, clip_on=False)
        ax.annotate(words[state], (x, y), xytext=(0, 8 if y > 0 else -8), textcoords="offset points", ha="center",
                    va="bottom" if y > 0 else "top", color=style.colour, fontsize=SIZE, fontweight="bold",
                    annotation_clip=False)  # fmt: skip


def _line(ax: Axes, start: Place, end: Place, share: float, number: str, where: float) -> None:
    """A line as wide as its share of the scale, with its number a part of the way along."""
    width = max(0.5, THICK * share)
    ax.plot(*zip(start, end, strict=True), color=MUTED, linewidth=width, solid_capstyle="butt", clip_on=False)
    x, y = (a + where * (b - a) for a, b in zip(start, end, strict=True))
    ax.text(x, y, number, ha="center", va="center", fontsize=TEXT, color=INK, zorder=5,
            bbox={"facecolor": ON, "edgecolor": "none", "pad": 1.2})  # fmt: skip
