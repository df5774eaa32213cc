"""Labels at the ends of lines, moved apart where they would touch; names of states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator

from alignment.colours import colour, look

SIZE = 9.5
LINE = 1.35  # from one line of text to the next, in its size


def named(states: Iterable[str], names: dict[str, str] | None) -> dict[str, str]:
    """What to write for each state: the author's word, else the book's name, else the code."""
    return {state: (names or {}).get(state, look(state).name) for state in states}


def label_ends(
    ax: Axes, series: dict[str, pd.Series], names: dict[str, str] | None = None, size: float = SIZE
) -> list[Text]:
    """Write each line's name after its last point, moved apart where names would touch.

    The scale of the axes must be final: distances are measured on the drawing as it will be.

    Parameters
    ----------
    series : by country code; the last value that is not missing carries the label.
    names : what to write, by code; by default the code.

    Returns
    -------
    The labels, from the lowest to the highest.
    """
    ends = {code: (s.dropna().index[-1], s.dropna().iloc[-1]) for code, s in series.items() if s.notna().any()}
    ax.figure.draw_without_rendering()
    to_pixels = ax.transData.transform
    order = sorted(ends, key=lambda code: ends[code][1])
    wished = [to_pixels(ends[code])[1] for code in order]
    heights = spread(wished, size * LINE / 72 * ax.figure.dpi)
    written = []
    for code, height in zip(order, heights, strict=True):
        y = ax.transData.inverted().transform((0, height))[1]
        label = ax.annotate(
            (names or {}).get(code, code), (ends[code][0], y), xytext=(6, 0), textcoords="offset points",
            va="center", ha="left", color=colour(code), fontsize=size, fontweight="bold", annotation_clip=False,
        )  # fmt: skip
        written.append(label)
    return written


def spread(heights: Sequence[float], step: float) -> list[float]:
    """Move ascending heights apart to at least `step`, each block staying around its own mean."""
    blocks: list[list[float]] = []  # each: [sum of wished heights, count]
    for height in heights:
        blocks.append([height, 1])
        while len(blocks) > 1 and _bottom(blocks[-1], step) < _bottom(blocks[-2], step) + blocks[-2][1] * step:
            total, count = blocks.pop()
            blocks[-1] = [blocks[-1][0] + total, blocks[-1][1] + count]
    return [_bottom(b, step) + i * step for b in blocks for i in range(int(b[1]))]


def _bottom(block: list[float], step: float) -> float:
    return block[0] / block[1] - (block[1] - 1) * step / 2


def years_below(ax: Axes, most: int) -> None:
    """Whole years in round steps under the axes."""
    ax.xaxis.set_major_locator(MaxNLocator(most, integer=True, steps=[1, 2, 5, 10]))
