"""An explorer as HTML: its controls, and the figure of the first view. Without JavaScript only the controls are gone.

The controls are part of the page, so that nothing moves when the script takes them over; until then, and where there is
no script, they are not shown.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Sequence
from functools import cache
from html import escape
from pathlib import Path

from ..checks import slim
from ..errors import BadItem, fault
from .choices import Control, View, words
from .frames import Frame
from .packing import pack

HERE = Path(__file__).parent / "view"
ROOM, LONGEST = ("finding", "source"), 3  # texts that may need more lines than those of the first view
LIMIT = 60_000  # bytes of all frames, gzipped


@cache
def script() -> str:
    """The explorers' module, the same for Jupyter and for the site; it offers `mount` beside the default."""
    return slim.joined(slim.in_order("explore", [], HERE), {"mount"}, HERE)


@cache
def style() -> str:
    """The explorers' style sheet."""
    return slim.plain_css(HERE / "explore.css")


def page(name: str, title: str, of: Sequence[Control], view: View, figure: str, more: str = "") -> str:
    """The whole explorer; `more` are the attributes that `with_frames` gives, where all frames are drawn."""
    fields = "".join(field(name, control, view[control.name]) for control in of)
    start = escape(json.dumps(view, ensure_ascii=False), quote=True)
    return (
        f'<section class="rp-explorer" id="{name}" data-start="{start}"{more}>'
        f'<fieldset class="rp-controls"><legend>{escape(title)}</legend>{fields}</fieldset>'
        f'<p class="rp-shown">{escape(words(of, view))}</p>{figure}'
        '<p class="rp-tell"><button type="button" class="rp-link">Copy a link to this view</button> '
        '<span class="rp-said" role="status"></span> '
        '<button type="button" class="rp-retry" hidden>Try again</button></p>'
        '<p class="rp-aloud" aria-live="polite"></p></section>'
    )


def field(name: str, control: Control, chosen: str) -> str:
    """One native control."""
    place = f"{name}-{control.name}"
    if control.kind == "radio":
        return radios(place, control, chosen)
    inside = select(place, control, chosen) if control.kind == "select" else slider(place, control, chosen)
    return f'<p class="rp-control"><label for="{place}">{escape(control.label)}</label> {inside}</p>'


def select(place: str, control: Control, chosen: str) -> str:
    options = "".join(
        f'<option value="{escape(c.key, quote=True)}"{" selected" * (c.key == chosen)}>{escape(c.label)}</option>'
        for c in control.choices
    )
    return f'<select id="{place}" data-control="{control.name}" autocomplete="off">{options}</select>'


def radios(place: str, control: Control, chosen: str) -> str:
    buttons = "".join(
        f'<label><input type="radio" name="{place}" data-control="{control.name}"'
        f' value="{escape(c.key, quote=True)}"{" checked" * (c.key == chosen)}> {escape(c.label)}</label>'
        for c in control.choices
    )
    return f'<fieldset class="rp-control"><legend>{escape(control.label)}</legend>{buttons}</fieldset>'


def slider(place: str, control: Control, chosen: str) -> str:
    """A slider steps through the choices; their keys and labels travel with it."""
    at = list(control.by_key).index(chosen)
    choices = escape(json.dumps([[c.key, c.label] for c in control.choices], ensure_ascii=False), quote=True)
    label = escape(control.choices[at].label, quote=True)
    return (
        f'<input type="range" id="{place}" data-control="{control.name}" data-choices="{choices}" autocomplete="off"'
        f' min="0" max="{len(control.choices) - 1}" step="1" value="{at}" aria-valuetext="{label}">'
        f'<output for="{place}">{label}</output>'
    )


def with_frames(name: str, frames: dict[str, Frame]) -> str:
    """What the page holds of all frames, as attributes: their address, and the longest texts, whose room it keeps."""
    longest = {part: sorted({getattr(f, part) for f in frames.values()}, key=len)[-LONGEST:] for part in ROOM}
    room = escape(json.dumps(longest, ensure_ascii=False), quote=True)
    return f' data-room="{room}" data-frames="{packed_frames(name, frames)}"'


def packed_frames(name: str, frames: dict[str, Frame]) -> str:
    """All frames as an address that holds them, gzipped; the site makes a file of it.

    Raises
    ------
    BadItem : the frames weigh more than 60 KB.
    """
    packed = pack({view: frame.text() for view, frame in frames.items()})
    text = json.dumps(packed, ensure_ascii=False, separators=(",", ":"))
    content = gzip.compress(text.encode(), 9, mtime=0)
    if len(content) > LIMIT:
        what = f"its {len(frames)} frames weigh {len(content):,} bytes, gzipped."
        mend = "offer fewer choices, draw fewer marks, or fix the axes' place: equal places are kept once."
        raise BadItem(fault(f"explorer {name!r}", what, f"at most {LIMIT:,}.", mend))
    return f"data:application/gzip;base64,{base64.b64encode(content).decode()}"
