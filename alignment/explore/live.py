"""The explorer as an object: a widget in a live notebook, HTML with all its frames in the site.

The widget is an anywidget (an ipywidget with a view of its own) and not a set of ipywidgets' controls: so the controls
have labels and groups that are read out, the finding is announced, the figure keeps its table and downloads, and one
view is tested for both hosts. What differs is where a frame comes from: a file of the site, or `draw`, called afresh.
"""

from __future__ import annotations

import os
from dataclasses import asdict
from typing import Any

import anywidget
from traitlets import Dict, Unicode, observe

from ..errors import BadItem, fault
from .choices import Control, View, query, words
from .frames import Draw, Frame, all_frames, drawn, frame_of
from .html import page, script, style, with_frames

BUILD = "PIVOT_FRAMES"  # set while the site is built: the HTML then carries all frames


class Explorer(anywidget.AnyWidget):
    """A figure that a reader moves; made by `explore`. `view` is what is shown, `frame` its parts."""

    _esm = script()
    _css = style()
    html = Unicode().tag(sync=True)
    view = Dict().tag(sync=True)
    frame = Dict().tag(sync=True)
    trouble = Dict().tag(sync=True)

    def __init__(self, draw: Draw, name: str, title: str, controls: tuple[Control, ...], view: View):
        self.draw, self.name, self.title, self.controls = draw, name, title, controls
        super().__init__(**self._show(view))

    def _show(self, view: View) -> dict[str, Any]:
        """Draw a view; the traits that follow from it."""
        fig = drawn(self.name, self.draw, self.controls, view)
        self.figure, self.drawn = fig, dict(view)
        parts = {"view": query(view), **asdict(frame_of(fig))}
        return {"view": dict(view), "frame": parts, "html": self._page(view)}

    def _page(self, view: View, more: str = "") -> str:
        return page(self.name, self.title, self.controls, view, self.figure._repr_html_(), more)

    @observe("view")
    def _follow(self, change: Any) -> None:
        """The reader has chosen: draw, or say what went wrong and stay."""
        if self.view == self.drawn:
            return
        try:
            self.frame = self._show(self.view)["frame"]
        except BadItem as error:
            self.trouble = {}  # the same trouble twice is told twice
            self.trouble = {"view": query(self.view), "words": str(error)}
            self.view = dict(self.drawn)

    def set(self, **values: Any) -> None:
        """Show a view from code; any value is allowed, not only those that the controls offer.

        values : by control; a control that is not named stays.

        Raises
        ------
        BadItem : there is no such control, or `draw` fails for the view.
        """
        names = [c.name for c in self.controls]
        for name in values:
            if name not in names:
                where, mend = f"explorer {self.name!r}", "name one of these."
                raise BadItem(fault(where, f"it has no control {name!r}.", f"one of {', '.join(names)}.", mend))
        controls = tuple(c.with_value(values[c.name]) if c.name in values else c for c in self.controls)
        view = {c.name: c.key(values[c.name]) if c.name in values else self.view[c.name] for c in controls}
        before, self.controls = self.controls, controls
        try:
            shown = self._show(view)
        except BadItem:
            self.controls = before
            raise
        self.set_trait("view", shown.pop("view"))
        for name, value in shown.items():
            self.set_trait(name, value)

    def frames(self) -> dict[str, Frame]:
        """Every frame of the choices that the controls offer, by its view, such as "partner=CHN&window=5"."""
        return all_frames(self.name, self.draw, self.controls)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict, dict]:
        """The widget for a live notebook; for everything else HTML, with all frames where the site is built."""
        data, meta = super()._repr_mimebundle_(**kwargs)
        more = with_frames(self.name, self.frames()) if os.environ.get(BUILD) else ""
        return {**data, "text/plain": repr(self), "text/html": self._page(self.view, more)}, meta

    def __repr__(self) -> str:
        return f"Explorer {self.name}: {words(self.controls, self.view)} {self.figure.alt}"
