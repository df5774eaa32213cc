"""The base of every self-check: what an item holds, and how it is shown in Jupyter and in the site."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import anywidget
from traitlets import Dict, List, Unicode

from .door import CHAPTER, ID, Door, once
from .plain import options, page
from .slim import script, style

ITEM = {"sync": True, "item": True}  # tag of a trait that the view and the exports receive


class Part(anywidget.AnyWidget):
    """Anything that `checks.js` can show: the self-checks and the score line."""

    _esm = script()
    _css = style()
    kind = Unicode().tag(**ITEM)
    chapter = Unicode().tag(**ITEM)

    def html(self) -> str:
        """What the static page gets: the data for the view, and content that needs no JavaScript."""
        raise NotImplementedError

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[dict, dict]:
        """The widget for a live notebook, HTML for everything else."""
        data, meta = super()._repr_mimebundle_(**kwargs)
        return {**data, "text/plain": repr(self), "text/html": self.html()}, meta


class Check(Part):
    """One question. Subclasses add their data, refuse bad input, and say what is right.

    Parameters
    ----------
    id : name of the item, unique in its chapter, such as "raw-agreement".
    chapter : two digits, such as "02".
    prompt : the question, plain text; a blank line begins a paragraph. No markup: text shows as typed.
    hints : shown one by one when the reader asks; the first helps least.

    Raises
    ------
    BadItem : naming chapter and item, what is wrong, and the mend; at most five faults at once.
    """

    id = Unicode().tag(**ITEM)
    folded = "Answer, with every answer explained"  # what is folded away where there is no JavaScript
    prompt = Unicode().tag(**ITEM)
    hints = List(Unicode()).tag(**ITEM)
    levels = List().tag(**ITEM)
    """Percent that a reader can choose for "How sure are you?"; empty: not asked."""
    told = List().tag(sync=True)
    sig = Unicode().tag(sync=True)
    state = Dict().tag(sync=True)
    """The answer: tries, first, right, shown, open, hints, sure, given, note, at, secs, again; {} resets it."""

    def __init__(self, door: Door, id: str, chapter: str, prompt: str, hints: list[str] | tuple = (), **data: Any):
        name, part = door.name("id", id, ID, "raw-agreement"), door.name("chapter", chapter, CHAPTER, "02")
        data |= {"prompt": door.text("prompt", prompt), "hints": door.texts("hints", hints)}
        if name and part:
            once(door, f"{part}/{name}")
        door.close()
        super().__init__(id=name, chapter=part, **data)
        self.told = [list(row) for row in self.answers()]
        self.sig = hashlib.sha256(json.dumps(self.key()).encode()).hexdigest()[:8]

    def key(self) -> list:
        """What decides whether an answer is right; when it changes, recorded answers are asked again."""
        raise NotImplementedError

    def answers(self) -> list[tuple[str, str, str]]:
        """Every answer explained, for print and for pages without JavaScript: (verdict, answer, feedback)."""
        raise NotImplementedError

    def ask(self) -> str:
        """What the reader should do, in one line."""
        raise NotImplementedError

    def choices(self) -> list[str]:
        """What has an empty box beside it where there is no JavaScript, as text; nothing where the reader writes."""
        return []

    def blank(self) -> str:
        """What the reader fills in where there is no JavaScript: HTML."""
        return options(self.choices())

    def item(self) -> dict[str, Any]:
        """The item as plain data: what the view receives."""
        return {name: getattr(self, name) for name in sorted(self.traits(item=True))}

    def packed(self) -> dict[str, Any]:
        """What travels with the page: the item, what it offers, its key, and every answer explained."""
        return self.item() | {"choices": self.choices(), "key": self.key(), "told": self.told, "sig": self.sig}

    def html(self) -> str:
        """See `Part.html`."""
        return page(self, self.packed())

    def __repr__(self) -> str:
        return f"{type(self).__name__} {self.chapter}/{self.id}: {self.prompt}"


def levels(guess: int) -> list[int]:
    """The confidence, in percent, that a reader can state; `guess` is the chance of a blind guess.

    No 100: nobody should be sure beyond correction, and one error at 100 would spoil a whole record.
    """
    return [guess] + [level for level in (30, 50, 60, 70, 80, 90, 99) if level > guess + 5]
