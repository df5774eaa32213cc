"""figure(): a chart with its finding, alternative text, table, downloads and sources.

    figure(fig, name="raw", finding="…", alt="…", data=table, sources=["un_votes"])

The same object shows in the site and in a notebook. It is an error to draw without the
finding, the alternative text or the data.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure as Chart

from . import data as book_data
from .colours import css
from .errors import BadItem, fault
from .svg import themed_svg
from .tables import table_html

CSS = css()
STYLE = str(Path(__file__).with_name("figures.mplstyle"))
WIDE, NARROW = 6.6, 3.75  # inches; at 390 px the narrow drawing needs no shrinking
plt.style.use(STYLE)


class Figure:
    """A chart ready to be shown; made by `figure`."""

    def __init__(self, html: str, alt: str):
        self.html, self.alt = html, alt

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.alt


def figure(
    fig: Chart,
    *,
    name: str,
    finding: str,
    alt: str,
    data: pd.DataFrame,
    sources: Sequence[str],
    note: str = "",
    decimals: int = 2,
    narrow: Chart | None = None,
) -> Figure:
    """Dress a matplotlib figure for readers.

    Parameters
    ----------
    name : short name, unique in the chapter; the anchor of the figure and its files' name.
    finding : what the figure shows, as one sentence; its title.
    alt : the same for those who do not see it, with the numbers behind the finding.
    data : what is drawn, one row per mark or per year; the index heads the rows.
    sources : names of tables of the book; the source line is made from them.
    narrow : another drawing for phones; by default the same one is laid out anew, narrower.

    Raises
    ------
    BadItem : finding, alt, data or sources are missing, or the name is not a plain word.
    """
    _check(name, finding, alt, data, sources)
    svg = [themed_svg(fig, f"{name}-w", alt)]
    png = _png(fig)
    height = fig.get_figheight()
    if narrow is None:
        fig.set_size_inches(NARROW, height)
        narrow = fig
    svg.append(themed_svg(narrow, f"{name}-n", alt))
    plt.close(fig)
    plt.close(narrow)
    return Figure(_html(name, finding, svg, data, _source_line(sources, note), png, decimals), alt)


def _check(name: str, finding: str, alt: str, data: pd.DataFrame, sources: Sequence[str]) -> None:
    faults = [
        (not re.fullmatch(r"[a-z][a-z0-9-]*", name or ""), "name", "a short name such as raw-agreement"),
        (not (finding or "").strip(), "finding", "one sentence that says what the figure shows"),
        (not (alt or "").strip(), "alt", "the finding in words, with its numbers, computed from the data"),
        (data is None or len(data) == 0, "data", "the table that is drawn"),
        (not sources, "sources", "names of tables, such as un_votes"),
    ]
    for bad, part, expected in faults:
        if bad:
            raise BadItem(
                fault(f"Figure {name!r}, {part}", "missing or empty.", expected + ".", f"give figure() its {part}.")
            )


def _png(fig: Chart) -> bytes:
    out = io.BytesIO()
    fig.savefig(out, format="png", dpi=160, facecolor="white", metadata={"Software": None})
    return out.getvalue()


def _source_line(sources: Sequence[str], note: str) -> str:
    cites = "; ".join(book_data.cite(s) for s in sources)
    own = f" {note}" if note else ""
    return f"Source: {escape(cites)}.{escape(own)}"


def _uri(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


def _html(name: str, finding: str, svg: list[str], data: pd.DataFrame, source: str, png: bytes, decimals: int) -> str:
    # A bare range index names nothing; it would be a column of row numbers.
    shown = data if data.index.name else data.set_index(data.columns[0])
    files = {
        "csv": _uri("text/csv", shown.to_csv().encode()),
        "svg": _uri("image/svg+xml", svg[0].encode()),
        "png": _uri("image/png", png),
    }
    links = " ".join(f'<a download="{name}.{end}" href="{uri}">{end.upper()}</a>' for end, uri in files.items())
    paper = "background:var(--fig-bg,#fff)"
    return (
        f'<figure class="rp-figure" id="fig-{name}">'
        f'<p class="rp-finding"><a href="#fig-{name}">{escape(finding)}</a></p>'
        f'<div class="rp-wide" style="{paper}">{svg[0]}</div>'
        f'<div class="rp-narrow" style="{paper};display:none">{svg[1]}</div>'
        f'<figcaption class="rp-source">{source}</figcaption>'
        f'<details class="rp-data"><summary>Show the table</summary>{table_html(shown, finding, decimals)}</details>'
        f'<p class="rp-downloads">Download: {links}</p></figure>'
    )
