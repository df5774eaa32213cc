"""Evidence: what a figure says about a claim, and why."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from traitlets import Dict, List, Unicode

from .check import ITEM, Check, levels
from .choice import DICTS, distinct, mixed, option
from .door import Door
from .plain import options, run

FIGURE = re.compile(r"[a-z][a-z0-9-]*")
RELATIONS = {
    "supports": "It supports the claim",
    "contradicts": "It contradicts the claim",
    "does not bear": "It does not bear on the claim",
    "cannot tell": "We cannot tell from this figure",
}
HELP = ("“Does not bear”: the figure is about something else. Whatever it shows, the claim can be true or false.\n"
        "“Cannot tell”: the figure is about the claim, but it does not show enough to decide.")
STEPS = ("1. What does the figure say?", "2. Why?")
RELATION = 'one of "supports", "contradicts", "does not bear", "cannot tell".'


class Evidence(Check):
    """What does this figure say about this claim, and why? Right only when both the relation and the reason are right.

    Parameters
    ----------
    figure : name of a figure of the same page, as given to `figure(name=...)`; the item links to it.
    title : what the figure shows, without its finding, such as "Agreement with Pakistan, 1947 to 2024".
    claim : the claim that is judged, one sentence.
    relation : "supports", "contradicts", "does not bear" or "cannot tell", computed from the data in this cell.
    feedback : for each of the four relations, why it is right or which mistake leads to it.
    reasons : one dict per reason: `text`; `right`, True or False; `feedback`; and, if it belongs to some relations
        only, `of`, a list of them. One reason is right, and it belongs to the right relation.
    confidence : ask "How sure are you?" before the first try.
    shuffle : mix the reasons, the same way in every build.

    Others: see `Check`.
    """

    kind = Unicode("evidence").tag(**ITEM)
    figure = Unicode().tag(**ITEM)
    title = Unicode().tag(**ITEM)
    claim = Unicode().tag(**ITEM)
    relations = List(Dict()).tag(**ITEM)
    """`name`, `text`, `right`, `feedback`; the same four in every item."""
    reasons = List(Dict()).tag(**ITEM)
    """`text`, `right`, `feedback`, `of`: names of the relations with which it is offered."""
    help = Unicode(HELP).tag(**ITEM)
    steps = List(Unicode(), STEPS).tag(**ITEM)

    def __init__(self, *, id: str = "", chapter: str = "", prompt: str = "What does this figure say about this claim?",
                 figure: str = "", title: str = "", claim: str = "", relation: str = "",
                 feedback: dict[str, str] | None = None, reasons: list[dict] | tuple = (),
                 hints: list[str] | tuple = (), confidence: bool = True, shuffle: bool = False):
        door = Door("Evidence", chapter, id, claim)
        data: dict[str, Any] = {
            "figure": door.name("figure", figure, FIGURE, "agreement"), "title": door.text("title", title),
            "claim": door.text("claim", claim), "relations": related(door, relation, feedback),
        }
        rows = [reason(door, n, r) for n, r in enumerate(door.several("reasons", reasons, DICTS), 1)]
        grounded(door, rows, relation)
        distinct(door, rows, "reasons")
        offered = sum(relation in row["of"] for row in rows)
        data["reasons"] = mixed(rows, f"{chapter}/{id}") if shuffle else rows
        data["levels"] = levels(round(100 / (4 * max(offered, 1)))) if confidence else []
        super().__init__(door, id, chapter, prompt, hints, **data)

    def key(self) -> list:
        """Figure, claim, the right relation, and the reasons with what is right."""
        right = next(r["name"] for r in self.relations if r["right"])
        return [self.figure, self.claim, right, [[r["text"], r["right"], r["of"]] for r in self.reasons]]

    def answers(self) -> list[tuple[str, str, str]]:
        """The right relation and its reason, then the others."""
        rows = [*self.relations, *(r | {"text": f"Reason: {r['text']}"} for r in self.reasons)]
        rows.sort(key=lambda row: not row["right"])
        return [("Right" if row["right"] else "Not right", row["text"], row["feedback"]) for row in rows]

    def ask(self) -> str:
        """See `Check.ask`."""
        return "Two steps: choose what the figure says, then choose the reason."

    def choices(self) -> list[str]:
        """The relations, then the reasons."""
        return [row["text"] for row in (*self.relations, *self.reasons)]

    def blank(self) -> str:
        """See `Check.blank`."""
        texts, count = self.choices(), len(self.relations)
        link = f'<a href="#fig-{escape(self.figure)}">{run(self.title)}</a>'
        stated = f'<b>Figure:</b> {link}</p><p class="rp-stated"><b>Claim:</b> {run(self.claim)}'
        first, second = (f"<p><b>{step}</b></p>{options(part)}"
                         for step, part in zip(self.steps, (texts[:count], texts[count:]), strict=True))
        return f'<p class="rp-stated">{stated}</p>{first}<p class="rp-help">{self.help}</p>{second}'


def related(door: Door, relation: object, feedback: object) -> list[dict[str, Any]]:
    """The four relations, one of them right, each with its feedback."""
    if relation not in RELATIONS:
        door.refuse(f"relation is {relation!r}.", RELATION, "compute it from the data in this cell.")
    if not isinstance(feedback, Mapping):
        door.refuse(f"feedback is {type(feedback).__name__}.", "a dict with a text for each of the four relations.",
                    'write feedback={"supports": "...", ...}.')
        feedback = dict.fromkeys(RELATIONS, "?")
    door.keys("feedback", feedback, tuple(RELATIONS))
    return [{"name": name, "text": text, "right": name == relation,
             "feedback": door.text(f"feedback of {name!r}", feedback.get(name, ""))}
            for name, text in RELATIONS.items()]


def reason(door: Door, n: int, given: object) -> dict[str, Any]:
    """One reason, checked and tidied; without `of` it is offered with every relation."""
    if not isinstance(given, Mapping):
        return option(door, n, given, "reason") | {"of": list(RELATIONS)}
    row = option(door, n, {k: v for k, v in given.items() if k != "of"}, "reason")
    of = given.get("of", list(RELATIONS))
    if not isinstance(of, (list, tuple)) or not of or not set(map(str, of)) <= set(RELATIONS):
        door.refuse(f"of in reason {n} is {of!r}.", f"a list with {RELATION}",
                    'write of=["supports"], or leave it out.')
        of = list(RELATIONS)
    return row | {"of": list(of)}


def grounded(door: Door, rows: list[dict], relation: object) -> None:
    """One right reason, offered with the right relation; at least two to choose from with each relation."""
    good = [n for n, row in enumerate(rows, 1) if row["right"]]
    if rows and len(good) != 1:
        door.refuse(f"{len(good) or 'no'} reasons are right.", "one right reason.",
                    "look at the conditions in `right=`: did the data change?")
    for n in good:
        if relation in RELATIONS and relation not in rows[n - 1]["of"]:
            door.refuse(f"reason {n} is right, but is not offered with {relation!r}.",
                        "a right reason that belongs to the right relation.", f"add {relation!r} to its of=.")
    for name in RELATIONS if rows else ():
        if (count := sum(name in row["of"] for row in rows)) < 2:
            door.refuse(f"{name!r} has {count} reason to choose from.", "two or more with each relation.",
                        f"write another reason, or add {name!r} to the of= of one.")
