"""Reflect: write a short text, compare it with a model answer, judge it by three questions."""

from __future__ import annotations

import math
from typing import Any

from traitlets import Dict, Int, List, Unicode

from .check import ITEM, Check
from .door import Door
from .plain import run

LINE = 8  # words by hand on one line of a printed page
POINTS = 3


class Reflect(Check):
    """The reader writes, then sees a model answer and judges the own text by three yes-or-no questions.

    Nothing is right or wrong here, and nothing is scored. The text stays in the reader's browser: in a live notebook
    too it is not sent to the kernel, so `state` stays empty.

    Parameters
    ----------
    answer : a model answer, with its numbers computed from the data in this cell; a blank line begins a paragraph.
    rubric : three pairs: a question about the reader's text that can be answered with yes or no, and what to add
        when it is answered with no.
    words : how long a good answer is.
    about : a text that the question is about, such as an answer to mark; it stands under the question, in the page and
        in every export. A blank line begins a paragraph.
    least : words to write before the model answer is shown; by default a fifth of `words`. A reader who asks sees
        the model answer without writing.

    Others: see `Check`.
    """

    folded = "A model answer, and three questions about your own"
    kind = Unicode("reflect").tag(**ITEM)
    answer = Unicode().tag(**ITEM)
    about = Unicode().tag(**ITEM)
    rubric = List(Dict()).tag(**ITEM)
    """`question`, `add`."""
    words = Int().tag(**ITEM)
    least = Int().tag(**ITEM)
    lines = Int().tag(**ITEM)
    """Lines to write on, on paper and at first on the screen."""

    def __init__(self, *, id: str = "", chapter: str = "", prompt: str = "", answer: str = "",
                 rubric: list[tuple[str, str]] | tuple = (), about: str = "", words: int = 80,
                 least: int | None = None, hints: list[str] | tuple = ()):
        door = Door("Reflect", chapter, id, prompt)
        data: dict[str, Any] = {"answer": door.text("answer", answer), "rubric": asked(door, rubric)}
        data["about"] = door.text("about", about, empty=True)
        data["words"] = count(door, "words", words)
        data["least"] = count(door, "least", max(1, data["words"] // 5) if least is None else least)
        if data["least"] > data["words"]:
            door.refuse(f"least {data['least']} is above words {data['words']}.", "least <= words.", "lower least.")
        data["lines"] = math.ceil(data["words"] / LINE)
        super().__init__(door, id, chapter, prompt, hints, **data)

    def key(self) -> list:
        """Nothing is right or wrong: so a reader's text is never put aside because the data changed."""
        return []

    def answers(self) -> list[tuple[str, str, str]]:
        """The model answer, then the questions with what to add."""
        rows = [("Judge your text", row["question"], f"If not: {row['add']}") for row in self.rubric]
        return [("Model answer", "one of several that are good", self.answer), *rows]

    def ask(self) -> str:
        """See `Check.ask`."""
        return f"Write about {self.words} words. Then compare with a model answer."

    def blank(self) -> str:
        """The text that the question is about, and lines to write on in print."""
        given = "".join(run(part, "p") for part in self.about.split("\n\n") if part)
        quote = f'<blockquote class="rp-given">{given}</blockquote>' if given else ""
        return f'{quote}<div class="rp-lines">{"<p></p>" * self.lines}</div>'


def asked(door: Door, given: object) -> list[dict[str, str]]:
    """Three questions, each with what to add."""
    pairs = door.pairs("rubric", given, '("Does your answer name ...?", "Name ...")', POINTS)
    rows = [{"question": door.text(f"question {n} of the rubric", question), "add": door.text(f"what to add, {n}", add)}
            for n, (question, add) in enumerate(pairs, 1)]
    if len({row["question"] for row in rows}) < len(rows):
        door.refuse("two questions of the rubric are the same.", "questions that differ.", "change one of them.")
    return rows


def count(door: Door, field: str, value: object) -> int:
    """A number of words."""
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 1000:
        return value
    door.refuse(f"{field} is {value!r}.", "a whole number from 1 to 1000.", f"write {field}=80.")
    return 1
