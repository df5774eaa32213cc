"""figure(): a chart with its finding, alternative text, table, downloads and sources.

    figure(fig, name="raw", finding="…", alt="…", data=table, sources=["un_votes"])

The same object shows in the site and in a notebook. It is an error to draw without the
finding, the alternative text or the data. `figure_parts` is what it is made of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from html import escape
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
from matplotlib.figure import Figure as Chart

from . import data as book_data
from .colours import css
from .figure_parts.door import check
from .figure_parts.page import page_html
from .figure_parts.sheet import plain, png_file
from .figure_parts.width import check_letters
from .svg import themed_svg

CSS = css()
STYLE = str(Path(__file__).with_name("figures.mplstyle"))
WIDE, NARROW = 6.6, 3.75  # inches; at 390 px the narrow drawing needs no shrinking
plt.style.use(STYLE)


@dataclass(eq=False)
class Figure:
    """A chart ready to be shown; made by `figure`. Its parts stay at hand, for explorers and exports.

    Attributes
    ----------
    name, finding, alt : as given to `figure`.
    description : the longer description; paragraphs stand apart by an empty line, list entries begin with "- ".
    data : the table as it is shown: the index is named and heads the rows.
    decimals : of the numbers in the table.
    source : HTML of the source line.
    svg : "wide" and "narrow" -> the drawing as SVG text that follows light and dark; its ids begin with
        `{name}-w-` and `{name}-n-`.
    chart : the wide drawing as matplotlib has it; `png` is made from it when it is asked for.
    """

    name: str
    finding: str
    alt: str
    description: str
    data: pd.DataFrame
    decimals: int
    source: str
    svg: dict[str, str]
    chart: Chart = field(repr=False)
    sources: tuple[str, ...] = ()
    not_in_table: tuple[str, ...] = ()

    @cached_property
    def png(self) -> bytes:
        """The wide drawing as a picture; made at the first call, for an explorer needs none of its frames'."""
        return png_file(self.chart, self.finding, plain(self.source))

    def _repr_html_(self) -> str:
        return page_html(self)

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
    describe: str | Sequence[str] = "",
    not_in_table: Sequence[float | str] = (),
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
    describe : for a chart that the alt text cannot tell in full: paragraphs, or a list of points.
    not_in_table : numbers of the alt text that are not in the table, such as a limit that is drawn.
    narrow : another drawing for phones; by default the same one is laid out anew, narrower.

    Raises
    ------
    BadItem : a part is missing, the name is not a plain word, the alternative text says no more than the finding, a
        source is no table of the book, or letters are too small: of the wide drawing at every width of the page, or
        of the narrow one on a phone.
    """
    check(name, finding, alt, data, sources)
    svg = {"wide": themed_svg(fig, f"{name}-w", alt)}
    svg["narrow"] = themed_svg(narrow, f"{name}-n", alt) if narrow else _narrower(fig, f"{name}-n", alt)
    check_letters(name, svg)
    for drawn in filter(None, (fig, narrow)):
        plt.close(drawn)
    # A bare range index names nothing; it would be a column of row numbers.
    shown = data if data.index.name else data.set_index(data.columns[0])
    told = describe if isinstance(describe, str) else "\n".join(f"- {point}" for point in describe)
    return Figure(name, finding, alt, told, shown, decimals, _source_line(sources, note), svg, fig,
                  tuple(sources), tuple(map(str, not_in_table)))  # fmt: skip


def _narrower(fig: Chart, name: str, alt: str) -> str:
    """The same chart laid out for a phone; the chart keeps its size."""
    size = fig.get_size_inches().copy()
    fig.set_size_inches(NARROW, size[1])
    svg = themed_svg(fig, name, alt)
    fig.set_size_inches(size)
    return svg


def _source_line(sources: Sequence[str], note: str) -> str:
    cites = "; ".join(dict.fromkeys(book_data.cite(s) for s in sources))  # two tables may share a source
    own = f" {note}" if note else ""
    return f"Source: {escape(cites)}.{escape(own)}"
