"""The phone's drawing of a chart, folded, for pages that show how a chart looks there."""

from __future__ import annotations

import matplotlib.pyplot as plt
from matplotlib.figure import Figure as Chart

from alignment.svg import themed_svg

PIXELS = 352  # what a page of 390 px leaves between its margins


class Preview:
    """A drawing in a fold; made by `phone`."""

    def __init__(self, html: str):
        self.html = html

    def _repr_html_(self) -> str:
        return self.html


def phone(chart: Chart, name: str) -> Preview:
    """A narrow drawing as a phone of 390 px shows it; `name` keeps its ids apart from the page's others."""
    svg = themed_svg(chart, f"{name}-phone", "The same chart as a phone shows it.")
    plt.close(chart)
    return Preview(
        f'<details class="rp-rule"><summary>The drawing for phones</summary>'
        f'<div style="background:var(--fig-bg,#fff);max-width:{PIXELS}px">{svg}</div></details>'
    )
