"""explore(): a figure that readers move, in the page without a kernel and in a notebook with one.

    explore(draw, name="agreement-explorer", partner={"Moscow": "RUS", "Beijing": "CHN"}, window=[1, 5])

choices    what a reader can choose: controls, labels, values, views
frames     what `draw` gives for each view, checked
packing    many nearly equal texts as little data
html       controls and first view as HTML; the frames as an address
live       the object: a widget in a notebook, HTML in the site
view       its JavaScript and style sheet, for both

Each control moves the picture, or the build fails: a control that moves while the picture stays is worse than none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..checks.door import ID, Door, once
from .choices import MOST_FRAMES, controls, first_view
from .frames import Draw, check_draw
from .live import Explorer


def explore(
    draw: Draw,
    name: str,
    title: str = "Choose what the figure shows",
    start: Mapping[str, Any] | None = None,
    labels: Mapping[str, str] | None = None,
    **choices: Any,
) -> Explorer:
    """A figure with controls.

    Parameters
    ----------
    draw : takes one argument for each control and returns `figure(...)`; the same name and figsize every time.
    name : short name, unique in the chapter: the anchor, and the beginning of links to a view.
    title : heads the controls.
    start : value of a control at first; by default its first choice.
    labels : what readers see in place of a control's name, such as {"window": "Years in the mean"}.
    choices : for each control a list of values, or a mapping of labels to values. Three or more numbers in order make a
        slider, up to four choices radio buttons, more a list.

    Raises
    ------
    BadItem : more than 60 frames, `draw` does not take the names, a name twice. While the site is built, where all
        frames are drawn: `draw` fails for a view, frames differ in size, a control leaves the picture as it is, or the
        frames weigh more than 60 KB. Each error names the view.
    """
    door = Door("explorer", "", name)
    door.where = f"explorer {name!r}"
    door.name("name", name, ID, "agreement-explorer")
    found = controls(door, choices, labels or {})
    check_draw(door, draw, found)
    check_count(door, found)
    first = first_view(door, found, start or {})
    if not door.faults:
        once(door, f"explorer/{name}")
    door.close()
    return Explorer(draw, name, title, found, first)


def check_count(door: Door, of: tuple) -> None:
    """Refuse more frames than a page should carry."""
    count = 1
    for control in of:
        count *= max(1, len(control.choices))
    if count > MOST_FRAMES:
        many = " x ".join(f"{len(c.choices)} {c.name}" for c in of)
        door.refuse(f"it has {count} frames ({many}).", f"at most {MOST_FRAMES}.", "offer fewer choices.")
