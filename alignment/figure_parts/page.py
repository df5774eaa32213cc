"""The HTML of a figure, the same in the page and in a notebook.

In a notebook the wide drawing shows, on its own paper, and the downloads are data addresses; the site's style sheet
chooses between the two drawings, its build turns the downloads into files and writes the figure's address.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from ..tables import table_html
from . import citing, sheet
from .width import STEPS, box, wide_from

if TYPE_CHECKING:
    from ..figures import Figure


def page_html(fig: Figure) -> str:
    """Title, both drawings, description, source, table, citation, downloads."""
    place = f"fig-{fig.name}"
    allowed = f' data-not-in-table="{escape(" ".join(fig.not_in_table), quote=True)}"' if fig.not_in_table else ""
    drawings = drawing(fig, "wide", f";max-width:{STEPS[-1]}px") + drawing(fig, "narrow", ";display:none")
    return (
        f'<figure class="rp-figure rp-from-{wide_from(fig.svg["wide"])}" id="{place}" '
        f'aria-labelledby="{place}-finding"{allowed}>'
        f'<figcaption class="rp-finding" id="{place}-finding" style="font-weight:680">'
        f'<a href="#{place}" style="color:inherit">{escape(fig.finding)}</a></figcaption>'
        f"{drawings}{description(fig)}"
        f'<p class="rp-source">{fig.source}</p>'
        f'<details class="rp-data"><summary>Show the table</summary>'
        f"{table_html(fig.data, fig.finding, fig.decimals)}</details>"
        f"{citation(fig)}{downloads(fig)}</figure>"
    )


def drawing(fig: Figure, which: str, style: str = "") -> str:
    """One drawing in a box of its own shape: the page never moves when it is drawn."""
    width, height = box(fig.svg[which])
    shape = f"background:var(--fig-bg,#fff);aspect-ratio:{width:g}/{height:g}"
    # A screen reader says "has details" and goes to the fold; read out at once, as a description is, it would be
    # one long sentence without a pause.
    more = f'aria-details="fig-{fig.name}-describe" ' if fig.description else ""
    svg = fig.svg[which].replace('role="img" ', f'role="img" {more}', 1)
    return f'<div class="rp-{which}" style="{shape}{style}">{svg}</div>'


def description(fig: Figure) -> str:
    """The longer description, folded right under the picture; nothing when there is none."""
    if not fig.description:
        return ""
    return (
        f'<details class="rp-describe" id="fig-{fig.name}-describe"><summary>Describe the picture</summary>'
        f"{''.join(map(_block, fig.description.split(chr(10) * 2)))}</details>"
    )


def _block(text: str) -> str:
    """A paragraph, or a list when its lines begin with "- "."""
    lines = [line.strip() for line in text.strip().splitlines()]
    if all(line.startswith("- ") for line in lines):
        return f"<ul>{''.join(f'<li>{escape(line[2:])}</li>' for line in lines)}</ul>"
    return f"<p>{escape(' '.join(lines))}</p>"


def citation(fig: Figure) -> str:
    """How to cite the figure. The build writes its address; the button needs a script, and hides without one."""
    place = f"#fig-{fig.name}"
    return (
        '<details class="rp-cite"><summary>Cite this figure</summary>'
        f'<p class="rp-cite-text">{escape(citing.before_link(fig.finding))} '
        f'<a class="rp-permalink" href="{place}">{place}</a>. {escape(citing.of_data(fig.sources))}</p>'
        '<p><button type="button" class="rp-copy" hidden>Copy</button> <span role="status"></span></p></details>'
    )


def downloads(fig: Figure) -> str:
    """Links to the table and to the two pictures, which hold their own title and source."""
    files = {"csv": ("text/csv", csv(fig)), "svg": ("image/svg+xml", svg(fig)), "png": ("image/png", fig.png)}
    return f'<p class="rp-downloads">Download: {" ".join(_links(fig.name, files.items()))}</p>'


def _links(name: str, files: Iterable) -> Iterable[str]:
    for end, (kind, content) in files:
        address = f"data:{kind};base64,{base64.b64encode(content).decode()}"
        yield f'<a download="{name}.{end}" href="{address}">{end.upper()}</a>'


def csv(fig: Figure) -> bytes:
    """The table with a head and nothing else, in ten digits: rounded, its numbers are those shown."""
    return fig.data.to_csv(float_format="%.10g", lineterminator="\n").encode()


def svg(fig: Figure) -> bytes:
    return sheet.svg_file(fig.svg["wide"], fig.finding, fig.alt, sheet.plain(fig.source)).encode()
