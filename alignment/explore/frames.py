"""The frames of an explorer: what an author's `draw` gives for each view, checked."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from ..checks.door import Door
from ..errors import BadItem, BookError, fault
from ..figure_parts import citing
from ..figure_parts.page import description
from ..figure_parts.width import box, wide_from
from ..figures import Figure
from ..tables import texts
from .choices import Control, View, query, values, views

Draw = Callable[..., Figure]
LABEL = re.compile(r' aria-label="[^"]*"')
PART, CELL = "\n\f\n", "\t"  # between the parts of a frame, and between the cells of a row, in its packed text


@dataclass(frozen=True)
class Frame:
    """What changes with the view.

    Attributes
    ----------
    look : the figure's classes, which say from which width the wide drawing shows.
    source, description : HTML.
    cite, cite_data : the citation before and after the figure's address.
    wide, narrow : SVG without its label, which is `alt`.
    rows : the table as readers see it; the first row is the head.
    """

    finding: str
    alt: str
    look: str
    source: str
    description: str
    cite: str
    cite_data: str
    wide: str
    narrow: str
    rows: list[list[str]]

    def text(self) -> str:
        """The frame as one text, in the order of the fields."""
        table = "\n".join(CELL.join(" ".join(cell.split()) for cell in row) for row in self.rows)
        return PART.join([*(getattr(self, part) for part in list(asdict(self))[:-1]), table])


def frame_in(text: str) -> Frame:
    """The frame that a packed text holds; the page's script does the same."""
    *parts, table = text.split(PART)
    return Frame(*parts, [row.split(CELL) for row in table.split("\n")])


def frame_of(fig: Figure) -> Frame:
    """The parts of a figure that an explorer moves."""
    table = texts(fig.data, fig.decimals).reset_index()
    rows = [[str(name) for name in table.columns], *table.to_numpy().tolist()]
    wide, narrow = (LABEL.sub("", fig.svg[size], count=1) for size in ("wide", "narrow"))
    look = f"rp-figure rp-from-{wide_from(fig.svg['wide'])}"
    more = description(fig).partition("</summary>")[2].removesuffix("</details>")
    cite = citing.before_link(fig.finding), citing.of_data(fig.sources)
    return Frame(fig.finding, fig.alt, look, fig.source, more, *cite, wide, narrow, rows)


def check_draw(door: Door, draw: Any, of: Sequence[Control]) -> None:
    """Refuse what cannot be called with the controls' names."""
    names = ", ".join(c.name for c in of)
    if not callable(draw):
        door.refuse(
            f"draw is {type(draw).__name__}.", f"a function of {names}.", "give the function's name, without ()."
        )
        return
    try:
        inspect.signature(draw).bind(**{c.name: None for c in of})
    except TypeError as error:
        door.refuse(f"draw cannot be called with {names}: {error}.", f"def {draw.__name__}({names}).",
                    "give the function and the controls the same names.")  # fmt: skip


def drawn(name: str, draw: Draw, of: Sequence[Control], view: View) -> Figure:
    """One figure, drawn for a view.

    Raises
    ------
    BadItem : `draw` failed or returned no figure; the view is named.
    """
    where = f"explorer {name!r}, {query(view)}"
    try:
        fig = draw(**values(of, view))
    except Exception as error:
        said = f"{error}" if isinstance(error, BookError) else f"{type(error).__name__}: {error}"
        mend = f"run draw for {query(view)} by itself, or take this choice out."
        raise BadItem(fault(where, f"draw failed. {said}", "a figure for every combination.", mend)) from error
    if isinstance(fig, Figure):
        return fig
    what = f"draw returned {type(fig).__name__}."
    raise BadItem(fault(where, what, "what figure() returns.", "end draw with return figure(...)."))


def all_frames(name: str, draw: Draw, of: Sequence[Control]) -> dict[str, Frame]:
    """Every frame, by its view as `query` writes it.

    Raises
    ------
    BadItem : a view cannot be drawn, or has another name or size; or a control moves while the picture stays.
    """
    frames: dict[str, Frame] = {}
    first: Figure | None = None
    for view in views(of):
        fig = drawn(name, draw, of, view)
        first = first or fig
        check_same(name, view, first, fig)
        frames[query(view)] = frame_of(fig)
    check_moves(name, of, frames)
    return frames


def check_same(name: str, view: View, first: Figure, fig: Figure) -> None:
    """All frames share name and size: nothing on the page moves when they change."""
    where = f"explorer {name!r}, {query(view)}"
    if fig.name != first.name:
        raise BadItem(fault(where, f"its figure is named {fig.name!r}, the first {first.name!r}.", "one name for all.",
                            "give figure() the same name in every call."))  # fmt: skip
    if bool(fig.description) != bool(first.description):
        raise BadItem(fault(where, "only some figures have describe=.", "all or none.", "describe every view."))
    for width in ("wide", "narrow"):
        size, wanted = (" by ".join(f"{n:g}" for n in box(one.svg[width])) for one in (fig, first))
        if size != wanted:
            what = f"its {width} drawing measures {size}, the first {wanted}."
            raise BadItem(fault(where, what, "one size for all frames.", "give plt.subplots() one figsize."))


def check_moves(name: str, of: Sequence[Control], frames: dict[str, Frame]) -> None:
    """Every control moves the picture, from every view."""
    for one, other, control in neighbours(of):
        if frames[query(one)].wide == frames[query(other)].wide:
            what = f"{query(one)} and {query(other)} show the same picture."
            mend = f"take one of the two out of {control.name}, or let draw use {control.name}."
            raise BadItem(fault(f"explorer {name!r}", what, "a picture that moves with each control.", mend))


def neighbours(of: Sequence[Control]) -> Iterator[tuple[View, View, Control]]:
    """Pairs of views that differ in one control only."""
    for view in views(of):
        for control in of:
            keys = list(control.by_key)
            for key in keys[keys.index(view[control.name]) + 1 :]:
                yield view, view | {control.name: key}, control
