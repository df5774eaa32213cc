"""The known part of a series as a small SVG, for pages without JavaScript and for paper: the rest is drawn by pencil.

`view/chart.js` draws the same chart where there is JavaScript.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from .plain import run

if TYPE_CHECKING:
    from .draw import Draw

WIDTH, HEIGHT = 320, 220
RIGHT, TOP, BOTTOM = 10, 18, 26  # room around the plot, in the same units
LETTERS = 15
ROOM = 52  # between two years under the chart


def sketch(item: Draw) -> str:
    """The chart with its empty part."""
    across, up = scales(item)
    inner = axis(item, across, up) + empty(item, across) + line(item, across, up)
    label = escape(item.alt, quote=True)
    return (f'<p class="rp-title">{run(item.title)}</p><p class="rp-aside">{run(item.aside)}</p>'
            f'<svg class="rp-sketch" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" direction="ltr" '
            f'font-size="{LETTERS}" role="img" aria-label="{label}">{inner}</svg>')


def scales(item: Draw) -> tuple[Callable[[float], float], Callable[[float], float]]:
    """Where a year (counted from the first) and a value stand."""
    left = 8 + 9 * max(len(text) for _, text in item.ticks)
    wide, tall = WIDTH - left - RIGHT, HEIGHT - TOP - BOTTOM
    across = wide / (len(item.years) - 1)
    return (lambda n: round(left + n * across, 1),
            lambda value: round(HEIGHT - BOTTOM - tall * (value - item.low) / (item.high - item.low), 1))


def axis(item: Draw, across: Callable, up: Callable) -> str:
    """Marked values with their lines, and years."""
    rows = [f'<path class="rp-grid" d="M0 {up(v)}H{WIDTH}"/><text x="2" y="{up(v) - 3:.1f}">{escape(text)}</text>'
            for v, text in item.ticks]
    placed: list[float] = []
    for year in item.marks:
        x = across(year - item.years[0])
        if all(abs(x - other) >= ROOM for other in placed):
            placed.append(x)
            side = "end" if x > WIDTH - 20 else "middle"
            rows.append(f'<text x="{x}" y="{HEIGHT - 6}" text-anchor="{side}">{year}</text>')
    return "".join(rows)


def empty(item: Draw, across: Callable) -> str:
    """The part to draw, with a mark for each of its years."""
    x, floor = across(item.known - 1), HEIGHT - BOTTOM
    marks = "".join(f"M{across(n)} {floor}v5" for n in range(item.known, len(item.years)) if item.values[n] is not None)
    return (f'<rect class="rp-empty" x="{x}" y="0" width="{WIDTH - x:.1f}" height="{floor}" fill="none"/>'
            f'<path class="rp-grid" d="{marks}"/>')


def line(item: Draw, across: Callable, up: Callable) -> str:
    """The known values, with a dot where the line has to be taken up."""
    return (f'<path class="rp-series" d="{path(item.values[:item.known], across, up)}" fill="none" '
            f'stroke="var(--c-{item.country}, {item.inks[0]})" stroke-width="2.5" stroke-dasharray="{item.dashes}"/>'
            f'<circle cx="{across(item.known - 1)}" cy="{up(item.values[item.known - 1])}" r="4"/>')


def path(values: list[float | None], across: Callable, up: Callable) -> str:
    """A line that breaks where there are no data; a year alone between two gaps gets a short stroke."""
    parts, pen = [], "M"
    for n, value in enumerate(values):
        if value is not None:
            parts.append(f"{pen}{across(n)} {up(value)}" + ("h1" if pen == "M" else ""))
        pen = "M" if value is None else "L"
    return "".join(parts)
