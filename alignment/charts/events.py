"""Dated events: flags above the axes that do not touch, or one mark inside them."""

from __future__ import annotations

from collections.abc import Mapping

from matplotlib.axes import Axes
from matplotlib.text import Text

from alignment.colours import INK, MUTED

from .labels import LINE
from .paper import TEXT

POLE = {"arrowstyle": "-", "color": MUTED, "linewidth": 0.8, "alpha": 0.7, "relpos": (0, 0), "shrinkA": 0, "shrinkB": 0}
APART = 9  # pixels between two flags at the same height


def mark(ax: Axes, year: float, text: str, top: float = 0.98) -> None:
    """A dated event: a thin line and a few words beside its upper end."""
    ax.axvline(year, color=INK, linewidth=0.7, alpha=0.55, zorder=0)
    ax.annotate(text, (year, top), xycoords=("data", "axes fraction"), xytext=(3, 0), textcoords="offset points",
                va="top", ha="left", fontsize=8.5, color=INK)  # fmt: skip


def flags(ax: Axes, events: Mapping[float, str]) -> None:
    """A thin line for each dated event, and its words above the axes, in as many rows as they need.

    From right to left each flag takes the lowest row in which nothing stands to its right, so that no line crosses
    the words of another.
    """
    for at, words, row in placed(ax, events):
        ax.axvline(at, color=MUTED, linewidth=0.8, alpha=0.7, zorder=0)
        flag(ax, at, words, 1, 2 + row * TEXT * LINE)


def flag(ax: Axes, at: float, words: str, foot: float, rise: float, foot_at: str = "axes fraction") -> Text:
    """Words at the end of a pole that stands on a height of the axes; `rise` in points."""
    return ax.annotate(
        words, (at, foot), xycoords=("data", foot_at), xytext=(0, rise), textcoords="offset points", va="bottom",
        ha="left", fontsize=TEXT, color=INK, annotation_clip=False,
        arrowprops=POLE,
    )  # fmt: skip


def placed(ax: Axes, events: Mapping[float, str]) -> list[tuple[float, str, int]]:
    """Each event with its row, 0 the lowest; measured on the drawing as it will be."""
    ax.figure.draw_without_rendering()
    rows: list[tuple[float, float, int]] = []  # left and right end in pixels, row
    out = []
    for at in sorted(events, reverse=True):
        left = ax.transData.transform((at, 0))[0]
        right = left + length(ax, events[at]) + APART
        row = 1 + max((r for a, b, r in rows if a < right and b > left), default=-1)
        rows.append((left, right, row))
        out.append((at, events[at], row))
    return out


def length(ax: Axes, words: str, **look) -> float:
    """How long words are, in pixels."""
    text = ax.text(0, 0, words, **({"fontsize": TEXT} | look))
    width = text.get_window_extent().width
    text.remove()
    return width
