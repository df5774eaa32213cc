"""What a reader can choose: controls with labels, values and keys, and the views that they make together."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from urllib.parse import quote

import numpy as np

from ..checks.door import Door

MOST_FRAMES = 60
MOST_RADIOS = 4
View = dict[str, str]  # name of each control -> key of what is chosen


@dataclass(frozen=True)
class Choice:
    """One thing to choose: its key in the page's address, its label, the value that `draw` gets."""

    key: str
    label: str
    value: Any


@dataclass(frozen=True)
class Control:
    """One control: the name of an argument of `draw`, a label for readers, and what can be chosen."""

    name: str
    label: str
    choices: tuple[Choice, ...]

    @property
    def kind(self) -> str:
        """`range` for three numbers or more in order, `radio` up to four choices, else `select`."""
        values = [c.value for c in self.choices]
        numbers = all(is_number(v) for v in values)
        if numbers and len(values) > 2 and values == sorted(values):
            return "range"
        return "radio" if len(values) <= MOST_RADIOS else "select"

    @cached_property
    def by_key(self) -> dict[str, Choice]:
        return {c.key: c for c in self.choices}

    def key(self, value: Any) -> str:
        """The key of a choice, found by its value or its label; that of a new choice for any other value."""
        found = [c.key for c in self.choices if c.label == value or c.key == key_of(value)]
        return found[0] if found else key_of(value)

    def with_value(self, value: Any) -> Control:
        """A control that offers this value too; numbers keep their order."""
        if self.key(value) in self.by_key:
            return self
        more = [*self.choices, Choice(key_of(value), str(value), value)]
        if all(is_number(c.value) for c in more) and self.kind == "range":
            more.sort(key=lambda c: c.value)
        return replace(self, choices=tuple(more))


def is_number(value: Any) -> bool:
    return isinstance(value, (int, float, np.number)) and not isinstance(value, bool)


def key_of(value: Any) -> str:
    """A value as it stands in the page's address."""
    return f"{value:g}" if is_number(value) else str(value)


def controls(door: Door, given: Mapping[str, Any], labels: Mapping[str, str]) -> tuple[Control, ...]:
    """The controls of an explorer, from a list of values or a mapping of labels to values for each.

    Refuses, through `door`: no control, a control with fewer than two choices, a key twice, a label for no control.
    """
    if not given:
        door.refuse("it has no control.", "one control or more.", 'add one, such as partner={"Moscow": "RUS", ...}.')
    door.keys("labels", labels, tuple(given))
    titles = {name: labels.get(name, name.replace("_", " ").capitalize()) for name in given}
    return tuple(Control(name, titles[name], choices(door, name, given[name])) for name in given)


def choices(door: Door, name: str, given: Any) -> tuple[Choice, ...]:
    """What one control offers."""
    if isinstance(given, str) or not isinstance(given, (Mapping, Sequence, range)) or len(given) < 2:
        door.refuse(f"{name} is {given!r}.", "two choices or more.", f"write {name}=[a, b].")
        return ()
    pairs = given.items() if isinstance(given, Mapping) else ((key_of(v), v) for v in given)
    found = tuple(Choice(key_of(v), str(label), v) for label, v in pairs)
    for key in {c.key for c in found if [d.key for d in found].count(c.key) > 1}:
        door.refuse(f"{name} offers {key} twice.", "each value once.", "delete one of the two.")
    return found


def first_view(door: Door, of: tuple[Control, ...], given: Mapping[str, Any]) -> View:
    """The view at first: what the author names, else the first choice of each control."""
    door.keys("start", given, tuple(c.name for c in of))
    view = {c.name: key_of(given[c.name]) if c.name in given else c.choices[0].key for c in of if c.choices}
    for c in of:
        if c.choices and view[c.name] not in c.by_key:
            door.refuse(f"start has {c.name}={view[c.name]}.", f"one of {', '.join(c.by_key)}.", "name one of these.")
    return view


def views(of: Sequence[Control]) -> list[View]:
    """Every combination of choices, in the order of the controls."""
    names = [c.name for c in of]
    return [dict(zip(names, keys, strict=True)) for keys in itertools.product(*(c.by_key for c in of))]


def values(of: Sequence[Control], view: View) -> dict[str, Any]:
    """What `draw` gets for a view."""
    return {c.name: c.by_key[view[c.name]].value for c in of}


def query(view: View) -> str:
    """A view as it stands in the page's address: partner=CHN&window=5."""
    safe = "!'()*"  # as encodeURIComponent writes it: the page's script looks frames up by this
    return "&".join(f"{quote(name, safe)}={quote(key, safe)}" for name, key in view.items())


def words(of: Sequence[Control], view: View) -> str:
    """A view in words: "Partner: Moscow. Measure: agreement score."."""
    return " ".join(f"{c.label}: {c.by_key[view[c.name]].label}." for c in of)
