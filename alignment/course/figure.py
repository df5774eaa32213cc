"""The figures of a chapter, from what its cells left in the page."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from alignment.figure_parts.sheet import only_drawing


@dataclass(frozen=True)
class Figure:
    """A figure of the chapter: its file name, the drawing without its finding, the drawing in words, its source."""

    name: str
    png: bytes
    alt: str
    source: str


def figures(pages: list[str]) -> dict[str, Figure]:
    """The figures by name, each with its picture to download."""
    found = {}
    for html in pages:
        if '<figure class="rp-figure' not in html:
            continue
        soup = BeautifulSoup(html, "html.parser")
        for one in soup.select("figure.rp-figure[id]"):
            name = one["id"].removeprefix("fig-")
            link, svg = one.select_one('a[download$=".png"]'), one.select_one("svg[aria-label]")
            if link and svg:
                said, source = one.select_one(".rp-finding").get_text(), one.select_one(".rp-source").get_text()
                found[name] = Figure(
                    f"{name}.png", drawing(content(link["href"]), said, source), svg["aria-label"], source
                )
    return found


def drawing(png: bytes, finding: str, source: str) -> bytes:
    """The drawing alone: a question about a figure should not carry the answer as its title."""
    made = io.BytesIO()
    only_drawing(png, finding, source).quantize(64).save(made, "PNG", optimize=True)
    return made.getvalue()


def content(address: str) -> bytes:
    """The bytes of a data address."""
    return base64.b64decode(urlsplit(address).path.partition(",")[2])
