"""The drawing as a file of its own, SVG and PNG: the title above it, its source below it, its colours inside it.

A file travels without the page. So the SVG holds its own light and dark colours (plain colours and a media query,
because drawing programs know no CSS variables), and both hold the finding and the source as part of the picture.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from html import escape, unescape

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure as Chart
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path
from PIL import Image

from ..colours import INK, MUTED, VARIABLES, css
from ..svg import FONTS
from .width import box

WHITE, NIGHT = "#ffffff", "#14191c"
MARGIN, GAP, TITLE, SMALL = 12.0, 4.0, 13.0, 8.5  # points
LINE = 1.35  # a line of text, in its own size
DOTS = 192  # per inch: twice the pixels that a screen of 96 has
_VARIABLE = re.compile(r"var\((--[\w-]+), (#\w+)\)")


def svg_file(svg: str, finding: str, alt: str, source: str) -> str:
    """A themed drawing as a whole SVG file, with title, description, source, and its own light and dark."""
    width, height = box(svg)
    head, foot = wrapped(finding, width, TITLE, bold=True), wrapped(source, width, SMALL)
    top = MARGIN + len(head) * TITLE * LINE + GAP
    bottom = top + height + GAP + len(foot) * SMALL * LINE
    body = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    body = _VARIABLE.sub(lambda m: WHITE if m[1] == "--fig-bg" else m[2], body)
    whole = f"{width + 2 * MARGIN:g} {bottom + MARGIN:.1f}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole}" role="img" aria-labelledby="title desc" '
        f'font-family="{FONTS}"><title id="title">{escape(finding)}</title><desc id="desc">{escape(alt)}</desc>'
        f'<style>{_dark(svg)}</style><rect width="100%" height="100%" style="fill: {WHITE}"/>'
        f"{_lines(head, MARGIN, TITLE, INK, 'bold')}"
        f'<svg x="{MARGIN:g}" y="{top:.1f}" width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}" '
        f'style="stroke-linejoin:round">{body}</svg>{_lines(foot, top + height + GAP, SMALL, MUTED, "normal")}</svg>'
    )


def _lines(lines: list[str], top: float, size: float, colour: str, weight: str) -> str:
    return "".join(
        f'<text x="{MARGIN:g}" y="{top + (i + 0.8) * size * LINE:.1f}" font-size="{size:g}" font-weight="{weight}" '
        f'style="fill: {colour}">{escape(line)}</text>'
        for i, line in enumerate(lines)
    )


def _dark(svg: str) -> str:
    """For each colour of the drawing the rule that changes it when the reader's system is dark."""
    dark = dict(re.findall(r"(--[\w-]+):\s*(#\w+)", css().split('[data-theme="dark"]', 1)[1]))
    used = {light: dark[name] for name, light in _VARIABLE.findall(svg) if name in dark}
    used |= {light: dark[VARIABLES[light]] for light in (INK, MUTED)} | {WHITE: NIGHT}
    rules = "".join(
        f'[style*="{part}: {light}"]{{{part}:{night}!important}}'
        for light, night in sorted(used.items())
        for part in ("fill", "stroke")
    )
    return f"@media (prefers-color-scheme:dark){{{rules}}}"


def png_file(chart: Chart, finding: str, source: str) -> bytes:
    """The same sheet as a PNG on white paper, with two dots for each pixel of the page."""
    width, height = chart.get_size_inches() * 72
    head, foot = wrapped(finding, width, TITLE, bold=True), wrapped(source, width, SMALL)
    above, below = _around(head, foot)
    whole = height + above + below
    sheet = Chart(((width + 2 * MARGIN) / 72, whole / 72), dpi=DOTS, facecolor="white", layout="none")
    sheet.figimage(_pixels(chart), MARGIN / 72 * DOTS, below / 72 * DOTS)
    written = {"va": "top", "parse_math": False, "linespacing": LINE, "family": "DejaVu Sans"}
    left = MARGIN / (width + 2 * MARGIN)
    sheet.text(left, 1 - MARGIN / whole, "\n".join(head), fontsize=TITLE, weight="bold", color=INK, **written)
    sheet.text(left, (below - GAP) / whole, "\n".join(foot), fontsize=SMALL, color=MUTED, **written)
    return _packed(sheet)


def _around(head: list[str], foot: list[str]) -> tuple[float, float]:
    """Points above the drawing, for the title, and below it, for the source."""
    return MARGIN + len(head) * TITLE * LINE + GAP, MARGIN + len(foot) * SMALL * LINE + GAP


def only_drawing(png: bytes, finding: str, source: str) -> Image.Image:
    """The drawing alone, cut out of a sheet that `png_file` made with this finding and this source."""
    with Image.open(io.BytesIO(png)) as opened:
        picture = opened.convert("RGB")
    width = picture.width / DOTS * 72 - 2 * MARGIN
    head, foot = wrapped(finding, width, TITLE, bold=True), wrapped(source, width, SMALL)
    above, below = (round(points / 72 * DOTS) for points in _around(head, foot))
    side = round(MARGIN / 72 * DOTS)
    return picture.crop((side, above, picture.width - side, picture.height - below))


def _packed(sheet: Chart) -> bytes:
    """The sheet as PNG. A chart has few colours: a palette of 64 makes it a third as heavy and looks the same."""
    picture = Image.fromarray(_pixels(sheet)[..., :3]).quantize(64, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True, dpi=(DOTS, DOTS))
    return out.getvalue()


def _pixels(chart: Chart) -> np.ndarray:
    """A chart drawn on white, as rows of dots; the chart itself stays as it was."""
    paper, dots = chart.get_facecolor(), chart.dpi
    chart.set(facecolor="white", dpi=DOTS)
    try:
        canvas = FigureCanvasAgg(chart)
        canvas.draw()
        return np.array(canvas.buffer_rgba())
    finally:
        chart.set(facecolor=paper, dpi=dots)


def plain(html: str) -> str:
    """A line of HTML as plain text."""
    return unescape(re.sub(r"<[^>]+>", "", html))


def wrapped(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines of at most `width` points, measured in the widest of the fonts that may show it."""
    font = FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal", size=size)
    return broken(text, lambda line: _wide(line, font) <= width)


def broken(text: str, fits: Callable[[str], bool]) -> list[str]:
    """The text in lines that fit; a word that is too long for a line stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and fits(longer):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _wide(text: str, font: FontProperties) -> float:
    return text_to_path.get_text_width_height_descent(text, font, ismath=False)[0]
