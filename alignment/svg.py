"""A matplotlib figure as a small SVG that follows the page's light or dark mode."""

from __future__ import annotations

import io
import re
from html import escape

import matplotlib as mpl
from matplotlib.figure import Figure as Chart

from .colours import VARIABLES

FONTS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"
ROOT = f"stroke-linejoin:round;font-family:{FONTS}"
_NUMBER = re.compile(r"-?\d+\.\d{2,}")
_TAG = re.compile(r"<[^>]+>")
_HEX = re.compile("|".join(VARIABLES))


def _raw(chart: Chart, salt: str) -> str:
    """The SVG as matplotlib writes it: text as text, ids that repeat from build to build."""
    out = io.StringIO()
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": salt}):
        chart.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()


def _themed(svg: str) -> str:
    """Colours become CSS variables, with the light value for where there is no style sheet."""
    svg = _HEX.sub(lambda m: f"var({VARIABLES[m[0]]}, {m[0]})", svg)
    # The reader's own system font, said once: matplotlib names its own fonts at every word.
    return re.sub(r" ?font-family: [^;\"]*;?", "", svg)


def _small(svg: str) -> str:
    """One decimal of a point is finer than any screen shows; the numbers that readers see keep theirs."""
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg, flags=re.S)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.S)
    # Its style sheet would hold for the whole page; the same is said once, on the drawing itself.
    svg = re.sub(r"<defs>\s*<style.*?</style>\s*</defs>", "", svg, flags=re.S)
    svg = _TAG.sub(lambda tag: _NUMBER.sub(lambda m: f"{float(m[0]):.1f}", tag[0]), svg)
    return re.sub(r"\s*\n\s*", "\n", svg)


def themed_svg(chart: Chart, name: str, label: str) -> str:
    """The chart as an inline `<svg role="img">`.

    Parameters
    ----------
    name : makes the ids inside the file differ from those of other figures on the page.
    label : the alternative text.
    """
    svg = _small(_themed(_raw(chart, name)))
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r'\bid="', f'id="{name}-', svg)
    svg = re.sub(r'(url\(#|href="#)', rf"\1{name}-", svg)
    head, body = svg.split(">", 1)
    head = re.sub(r' (width|height|version|xmlns:xlink|xmlns)="[^"]*"', "", head)
    named = f'style="{ROOT}" role="img" aria-label="{escape(label, quote=True)}"'
    return f'{head} xmlns="http://www.w3.org/2000/svg" {named}>{body}'.replace("xlink:href", "href")
