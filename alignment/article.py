"""The excerpts of the op-ed, by id, always with their credit. Nothing else of it is in the book."""

from __future__ import annotations

from functools import cache
from html import escape

import yaml

from . import data
from .errors import unknown

CREDIT = "Kamran Yousaf, “Pakistan’s Pivot to Russia”, The Express Tribune, 7 May 2018"
# The original address is not known to us; a page that carries the text is named instead.
PAGE = "https://thecsspoint.com/pakistans-pivot-to-russia-by-kamran-yousaf/"
TERMS = "Quoted for criticism and review; not under this book’s licence."


@cache
def excerpts() -> dict[str, dict]:
    """All excerpts by id: `text` (verbatim) and `paragraph` of the article (P1 to P4)."""
    rows = yaml.safe_load((data.folder() / "excerpts.yml").read_text(encoding="utf-8"))
    return {row["id"]: row for row in rows}


class Excerpt:
    """A quotation with its credit; shows itself as a block quotation."""

    def __init__(self, id: str):
        if id not in excerpts():
            raise unknown("Excerpt", id, excerpts(), "use an id of data/excerpts.yml.")
        self.id = id
        self.text, self.paragraph = excerpts()[id]["text"], excerpts()[id]["paragraph"]

    def _repr_html_(self) -> str:
        return quotation([self.text], credit([self]), "rp-excerpt", f"excerpt-{self.id}")

    def __repr__(self) -> str:
        return f"“{self.text}” ({CREDIT})"


def credit(quoted: list[Excerpt]) -> str:
    """Author, title, paper, date, and the paragraphs that are quoted."""
    numbers = sorted({one.paragraph[1:] for one in quoted})
    return f"{CREDIT}, paragraph{'s' * (len(numbers) > 1)} {' and '.join(numbers)}"


def quotation(paragraphs: list[str], credit: str, look: str, id: str = "") -> str:
    """Words of the article with their source, as HTML; `look` is the class of the figure."""
    body = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    named = f' id="{id}"' if id else ""
    source = f'{escape(credit)}. <a href="{PAGE}">A page that carries the text</a>. {TERMS}'
    return (
        f'<figure class="{look}"{named}><blockquote cite="{PAGE}">{body}</blockquote>'
        f"<figcaption>{source}</figcaption></figure>"
    )


def excerpt(id: str) -> Excerpt:
    """The excerpt of that id, ready to be shown."""
    return Excerpt(id)
