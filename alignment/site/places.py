"""The places of a built page that a search can lead to, each with its kind, its address, its name and its words.

Term     an entry of the glossary          Table    a card of the data book
Figure   a figure, by finding and alt text Section  a heading and what stands under it, up to the next heading
Page     all words of the page, for a search whose words stand in different places of it
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

DRAWING = re.compile(r"(<svg\b[^>]*>).*?</svg>", re.DOTALL)
APART = re.compile(r"([(“]) | ([.,;:!?)”])")  # signs that a tag parted from their word
# Code, keys of self-checks, rows of numbers, and what a page repeats: nobody looks for them.
UNSAID = (
    "script, style, pre, .headerlink, .rp-code, .rp-check, .rp-definitions, .rp-downloads, .rp-index, "
    ".rp-cite-chapter, tbody td:not(:has(p)), [hidden]"
)
FIGURES = "figure.rp-figure[id]"
LONGEST = 160  # characters shown of a place


@dataclass(frozen=True)
class Place:
    """Where a result leads: `anchor` is empty for a whole page."""

    kind: str
    anchor: str
    title: str
    text: str

    def shown(self) -> str:
        """Its first words, cut between two of them."""
        if len(self.text) <= LONGEST:
            return self.text
        return self.text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def places(html: str) -> list[Place]:
    """All places of a built page, in their order; the page itself comes first."""
    text = BeautifulSoup(DRAWING.sub(r"\1</svg>", html), "html.parser").select_one("article")
    for figure in text.select(FIGURES):
        figure["data-alt"] = " ".join(drawing["aria-label"] for drawing in figure.select("svg[aria-label]")[:1])
    for tag in [*text.select(UNSAID), *filter(is_solution, text.select("details"))]:
        tag.extract()
    title = text.find("h1")
    whole = Place("Page", "", words(title) if title else "", words(text))
    found = [taken(tag) for tag in reversed(text.select(f"{FIGURES}, dl.glossary > dt[id], section[id]"))]
    return [whole, *(place for place in reversed(found) if place)]


def is_solution(fold: Tag) -> bool:
    """True for a fold that gives an exercise away."""
    return bool(fold.summary) and words(fold.summary).startswith("Solution")


def taken(tag: Tag) -> Place | None:
    """Take a place out of the page, from the last to the first: no place repeats the words of one inside it."""
    if tag.name == "figure":
        return out(tag, "Figure", tag["id"], tag.select_one(".rp-finding"), tag["data-alt"])
    if tag.name == "dt":
        meaning = tag.find_next_sibling("dd")
        return out(tag, "Term", tag["id"], tag, words(meaning) if meaning else "", meaning)
    anchor = next((mark["id"] for mark in tag.select(":scope > span[id^=data-]")), tag["id"])
    heading = tag.find(re.compile("^h[1-6]$"), recursive=False)
    if not heading or heading.name == "h1":
        return None
    name = words(heading.extract())
    return out(tag, "Table" if anchor.startswith("data-") else "Section", anchor, name, words(tag))


def out(tag: Tag, kind: str, anchor: str, title: Tag | str | None, text: str, *more: Tag | None) -> Place:
    name = words(title) if isinstance(title, Tag) else title or ""
    for one in filter(None, (tag, *more)):
        one.extract()
    return Place(kind, anchor, name, text)


def words(tag: Tag) -> str:
    """The text of a piece of the page on one line."""
    return APART.sub(r"\1\2", " ".join(tag.get_text(" ").split()))
