"""The two widths of a drawing, and what makes a function a kind of chart."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from functools import update_wrapper
from textwrap import fill

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Chart

from alignment.colours import MUTED
from alignment.figures import NARROW, WIDE

TEXT = 9.0
"""Points of the smallest text; at 390 px a narrow drawing shows it at about 12 CSS pixels."""
TITLE = 10.0
_LETTER = 0.56  # mean width of a letter of DejaVu Sans, in its size; most system fonts are narrower


@dataclass(frozen=True)
class Paper:
    """What a chart is drawn on: its width in inches, and whether it is a phone's."""

    width: float
    phone: bool

    def wrapped(self, text: str, share: float = 1.0, size: float = TEXT) -> str:
        """Text broken into lines that fit a share of the width."""
        letters = max(8, int(share * self.width * 72 / (size * _LETTER)))
        return "\n".join(fill(line, letters) for line in text.split("\n"))

    def sheet(self, height: float, title: str = "", rows: int = 1, columns: int = 1, **more):
        """A figure of this width, with what is measured above it, and its axes."""
        chart = Chart(figsize=(self.width, height), layout="constrained")
        # Readers' fonts may be a little wider than the one that is measured.
        chart.get_layout_engine().set(rect=(0.005, 0, 0.98, 1))
        FigureCanvasAgg(chart)  # it keeps its renderer: texts are measured a hundred times
        if title:
            chart.suptitle(self.wrapped(title, size=TITLE), x=0.01, ha="left", fontsize=TITLE, color=MUTED)
        return chart, chart.subplots(rows, columns, **more)

    def note(self, chart: Chart, *texts: str) -> None:
        """What a reader must know of the drawing, under it; empty texts say nothing."""
        if said := " ".join(text for text in texts if text):
            chart.supxlabel(self.wrapped(said), x=0.01, ha="left", fontsize=TEXT, color=MUTED)


class Kind:
    """A kind of chart: called, it draws for wide screens; `.narrow` draws the same for phones.

    The function that it wraps takes the paper first and the frame second. A drawing keeps its layout: for another
    width, draw again.
    """

    def __init__(self, draw: Callable):
        update_wrapper(self, draw)
        signature = inspect.signature(draw)
        self.__signature__ = signature.replace(parameters=list(signature.parameters.values())[1:])
        self._draw = draw

    def __call__(self, *given, **named) -> Chart:
        return _settled(self._draw(Paper(WIDE, phone=False), *given, **named))

    def narrow(self, *given, **named) -> Chart:
        """The same chart for phones."""
        return _settled(self._draw(Paper(NARROW, phone=True), *given, **named))


def _settled(chart: Chart) -> Chart:
    """The layout as it is now, for good: SVG, PNG and other resolutions would each lay it out a little differently."""
    chart.draw_without_rendering()
    chart.set_layout_engine("none")
    return chart
