"""What stands in a chart: its texts with their boxes, and its colours."""

from __future__ import annotations

import io
import re
from itertools import combinations

import matplotlib as mpl
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

SLACK = 0.5  # pixels: boxes that only touch do not overlap


def shown_ticks(chart: Figure) -> tuple[set[Text], set[Text]]:
    """All tick labels, and those inside the scale: only they are drawn."""
    every, inside = set(), set()
    for ax in chart.axes:
        for axis, (low, high) in ((ax.xaxis, sorted(ax.get_xlim())), (ax.yaxis, sorted(ax.get_ylim()))):
            for tick in axis.get_major_ticks():
                every |= {tick.label1, tick.label2}
                if axis.get_visible() and ax.get_visible() and ax.axison and low <= tick.get_loc() <= high:
                    inside |= {tick.label1}
    return every, inside


def texts(chart: Figure) -> list[Text]:
    """The texts that are drawn and say something."""
    chart.draw_without_rendering()
    every, inside = shown_ticks(chart)
    drawn = [t for t in chart.findobj(Text) if t not in every or t in inside]
    return [t for t in drawn if t.get_visible() and t.get_text().strip()]


def box(text: Text) -> Bbox:
    """A text's own box, without its pole."""
    return Text.get_window_extent(text)


def clashes(chart: Figure) -> list[str]:
    """Texts that lie on one another, and texts that leave the picture."""
    found = texts(chart)
    told = []
    for a, b in combinations(found, 2):
        one, two = box(a).padded(-SLACK), box(b).padded(-SLACK)
        if one.overlaps(two):
            told.append(f"{a.get_text()!r} lies on {b.get_text()!r}")
    frame = chart.bbox.padded(1)
    told += [
        f"{t.get_text()!r} leaves the picture"
        for t in found
        if not (frame.x0 <= box(t).x0 and box(t).x1 <= frame.x1 and frame.y0 <= box(t).y0 and box(t).y1 <= frame.y1)
    ]
    return told


def hues(chart: Figure) -> set[str]:
    """Every colour of the drawing, as it stands in the SVG and as its texts have it."""
    out = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none"}):
        chart.savefig(out, format="svg")
    return set(re.findall(r"#[0-9a-f]{6}\b", out.getvalue())) | {to_hex(t.get_color()) for t in texts(chart)}
