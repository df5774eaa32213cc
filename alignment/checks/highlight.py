"""Highlight: mark phrases of the article as fact, cause, judgement or report."""

from __future__ import annotations

from collections.abc import Mapping

from traitlets import List, Unicode

from alignment import article
from alignment.errors import nearest

from .check import ITEM
from .choice import distinct
from .door import Door
from .rows import Rows, checked

# The kinds of data/claims.yml, each with what a reader knows it by.
CATEGORIES = {
    "fact": "A record can show whether it is true.",
    "cause": "It says why something happened, or what followed from it.",
    "judgement": "It weighs something. Evidence can inform it, but not settle it.",
    "report": "It tells what somebody said.",
}


class Highlight(Rows):
    """Mark each phrase of an excerpt of the article with a category.

    Where scholars would disagree, `also` names the categories that can be defended, with a text for each.

    Parameters
    ----------
    excerpt : an id of data/excerpts.yml, or several. No other text of the article can be shown.
    phrases : one dict per phrase, see `Rows`; `text` letter for letter as in the excerpt, `answer` a category.
    categories : {name: its meaning, in one sentence}; by default fact, cause, judgement and report.

    Others: see `Check`.
    """

    kind = Unicode("highlight").tag(**ITEM)
    parts = List(List()).tag(**ITEM)
    """Per excerpt its words, cut at the phrases: texts, and positions in `rows`."""
    credit = Unicode().tag(**ITEM)
    source = Unicode(article.PAGE).tag(**ITEM)
    terms = Unicode(article.TERMS).tag(**ITEM)

    def __init__(self, *, id: str = "", chapter: str = "", prompt: str = "", excerpt: str | list[str] = "",
                 phrases: list[dict] | tuple = (), categories: dict[str, str] | None = None,
                 hints: list[str] | tuple = ()):
        door = Door("Highlight", chapter, id, prompt)
        options = sorts(door, CATEGORIES if categories is None else categories)
        rows = checked(door, phrases, options, "phrase")
        found = quoted(door, excerpt)
        parts, rows = cut(door, found, rows)
        super().__init__(door, id, chapter, prompt, hints, options=options, rows=rows, parts=parts,
                         credit=article.credit(found))

    def letters(self) -> list[str]:
        """See `Rows.letters`."""
        return [f"{o['text']}: {o['meaning']}" for o in self.options]

    def blank(self) -> str:
        """See `Check.blank`."""
        texts = ["".join(p if isinstance(p, str) else self.rows[p]["text"] for p in part) for part in self.parts]
        return article.quotation(texts, self.credit, "rp-quote") + super().blank()


def sorts(door: Door, categories: object) -> list[dict]:
    """The categories as options."""
    given = list(categories.items()) if isinstance(categories, Mapping) else None
    made = [{"text": door.text(f"name of category {n}", name), "feedback": "",
             "meaning": door.text(f"meaning of category {n}", meaning)}
            for n, (name, meaning) in enumerate(door.several("categories", given, '{"name": "meaning", ...}'), 1)]
    distinct(door, made, "categories")
    return made


def quoted(door: Door, ids: object) -> list[article.Excerpt]:
    """The excerpts; an id that does not exist is refused."""
    found: list[article.Excerpt] = []
    named = list(ids) if isinstance(ids, (list, tuple)) else [ids]
    if not named:
        door.refuse("it names no excerpt.", "an id of data/excerpts.yml, or several.", 'write excerpt="...".')
    for id in named:
        if isinstance(id, str) and id in article.excerpts():
            found.append(article.excerpt(id))
        else:
            offer = ", ".join(nearest(str(id), article.excerpts()) or article.excerpts())
            door.refuse(f"there is no excerpt {id!r}.", "an id of data/excerpts.yml.", f"try {offer}.")
    return found


def cut(door: Door, excerpts: list[article.Excerpt], rows: list[dict]) -> tuple[list[list], list[dict]]:
    """The excerpts cut at the phrases, and the phrases in the order in which they stand there."""
    spots = sorted((spot(door, n, row["text"], excerpts), n) for n, row in enumerate(rows))
    parts: list[list] = []
    for e, excerpt in enumerate(excerpts):
        part, at = [], 0
        for place, ((where, begin), n) in enumerate(spots):
            if where != e:
                continue
            if begin < at:
                door.refuse(f"phrase {n + 1} overlaps another phrase.", "phrases that stand apart.", "shorten one.")
            part += [excerpt.text[at:begin], place]
            at = begin + len(rows[n]["text"])
        parts.append([p for p in [*part, excerpt.text[at:]] if p != ""])
    return parts, [rows[n] for _, n in spots]


def spot(door: Door, n: int, text: str, excerpts: list[article.Excerpt]) -> tuple[int, int]:
    """Where a phrase stands: position of its excerpt, and of its first letter in it."""
    found = [(e, excerpt.text.find(text)) for e, excerpt in enumerate(excerpts) if text and text in excerpt.text]
    if not found and text and excerpts:
        door.refuse(f"phrase {n + 1} is not in the excerpt: {text!r}.", "a phrase, letter for letter.",
                    "copy it from data/excerpts.yml, with its quotation marks and dashes.")
    if sum(excerpt.text.count(text) for excerpt in excerpts if text) > 1:
        door.refuse(f"phrase {n + 1} occurs more than once: {text!r}.", "a phrase that occurs once.", "add a word.")
    return found[0] if found else (-1, -1)
