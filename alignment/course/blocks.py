"""A printed document as a list of blocks: one content for HTML, for paper and for Word.

from_html  and  from_markdown  turn parts of a chapter into blocks; `page` and `word` write them.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from bs4 import BeautifulSoup, NavigableString, Tag


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 2
    kind: str = "heading"


@dataclass(frozen=True)
class Para:
    """A paragraph; `lead` are its first words, in bold. look: "", "quote", "small", "note", "code".

    address : where the text leads, when it is a link.
    """

    text: str
    lead: str = ""
    look: str = ""
    address: str = ""
    kind: str = "para"


@dataclass(frozen=True)
class Rows:
    """A list. look: "bullets", "numbers", "letters", "boxes" (a box to tick or to write in before each)."""

    items: tuple[str, ...]
    look: str = "bullets"
    kind: str = "rows"


@dataclass(frozen=True)
class Table:
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""
    kind: str = "table"

    @property
    def long(self) -> bool:
        """Does it hold so many words that a sheet of paper may break it between two rows?"""
        return sum(len(cell) for row in self.rows for cell in row) > 1300


@dataclass(frozen=True)
class Picture:
    png: bytes
    alt: str
    name: str
    kind: str = "picture"

    @property
    def tall(self) -> bool:
        """Is it so high that it would become small among the lines of a page? By the head of the PNG file."""
        width, height = struct.unpack(">II", self.png[16:24].ljust(8, b"\0"))
        return height > 0.7 * width


@dataclass(frozen=True)
class Lines:
    """Empty lines to write on."""

    count: int
    kind: str = "lines"


@dataclass(frozen=True)
class Break:
    """A new sheet of paper."""

    kind: str = "break"


@dataclass(frozen=True)
class Group:
    """Blocks that stay on one sheet of paper, where they fit on one."""

    blocks: tuple[Block, ...]
    kind: str = "group"


Block = Heading | Para | Rows | Table | Picture | Lines | Break | Group


def from_markdown(text: str, level: int = 3) -> list[Block]:
    """Markdown with tables, lists and code as blocks."""
    from markdown_it import MarkdownIt

    return from_html(MarkdownIt("commonmark").enable("table").render(text), level)


def from_html(html: str, level: int = 3) -> list[Block]:
    """HTML of a chapter as blocks; headings begin at `level`. Pictures and folds are left out."""
    found: list[Block] = []
    walk(BeautifulSoup(html, "html.parser"), found, level)
    return found


def walk(tag: Tag, found: list[Block], level: int) -> None:
    """Add what stands in a piece of the page."""
    for one in tag.children:
        if isinstance(one, NavigableString):
            if one.strip():
                found.append(Para(words(one)))
        elif one.name in ("ul", "ol"):
            items = tuple(words(li) for li in one.find_all("li", recursive=False))
            found.append(Rows(items, "numbers" if one.name == "ol" else "bullets"))
        elif one.name == "table":
            found.append(table(one))
        elif one.name in ("h1", "h2", "h3", "h4"):
            found.append(Heading(words(one), level))
        elif one.name == "pre":
            found += [Para(line, look="code") for line in [one.get_text().rstrip("\n")] if line]
        elif one.name == "p":
            found.append(paragraph(one))
        elif one.name == "blockquote":
            found += [Para(words(p), look="quote") for p in one.find_all("p") or [one]]
        elif one.name == "figcaption":
            found.append(Para(words(one), look="small"))
        elif one.name not in ("svg", "img", "details", "script", "style"):
            walk(one, found, level)


def paragraph(tag: Tag) -> Para:
    """A paragraph; when it is all bold, it is a heading of its own."""
    bold = tag.find(["b", "strong"], recursive=False)
    text = words(tag)
    if bold and text.startswith(words(bold)):
        return Para(text[len(words(bold)):].strip(), lead=words(bold))  # fmt: skip
    return Para(text)


def table(tag: Tag) -> Table:
    rows = [tuple(words(cell) for cell in row.find_all(["th", "td"])) for row in tag.find_all("tr")]
    caption = tag.find("caption")
    return Table(rows[0], tuple(rows[1:]), words(caption) if caption else "")


def words(tag: Tag | NavigableString) -> str:
    """The text of a piece, on one line; no soft hyphens."""
    return " ".join(tag.get_text().replace("\u00ad", "").split())
