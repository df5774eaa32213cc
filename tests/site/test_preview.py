"""The picture that a chat shows beside a link to a page."""

from __future__ import annotations

import io
import json

import matplotlib.pyplot as plt
import numpy as np
import pytest
from PIL import Image
from served import ADDRESS

from alignment.figure_parts import sheet
from alignment.site.preview import FOLDER, Main, card

CHAPTER = "chapters/03-asked.html"
LIMIT = 120 * 1024


def tags(site, name: str) -> dict[str, str]:
    metas = site.soup(name).head.find_all("meta")
    return {m.get("property") or m.get("name"): m.get("content") for m in metas}


def picture(site, name: str) -> Image.Image:
    address = tags(site, name)["og:image"]
    assert address.startswith(ADDRESS)
    path = site.folder / address.removeprefix(ADDRESS)
    assert path.stat().st_size <= LIMIT
    return Image.open(path)


def test_a_link_to_a_chapter_shows_its_first_figure(asked):
    said, shown = tags(asked, CHAPTER), picture(asked, CHAPTER)
    assert shown.format == "PNG"
    assert (said["og:image:width"], said["og:image:height"]) == tuple(map(str, shown.size)) == ("1200", "630")
    assert said["og:image:alt"] == "A line that falls from 60% in 2001 to 30% in 2002"
    assert said["twitter:card"] == "summary_large_image"


def test_the_landing_page_shows_a_chapters_figure_and_a_page_without_one_shows_none(asked):
    assert tags(asked, "index.html")["og:image"] == tags(asked, CHAPTER)["og:image"]
    assert not {"og:image", "twitter:card"} & set(tags(asked, "appendix/record.html"))


def test_a_book_without_an_address_has_no_previews(tiny):
    assert not (tiny.folder / FOLDER).exists() and "og:image" not in tags(tiny, "index.html")


def test_previews_are_not_kept_on_a_phone(asked):
    kept = json.loads((asked.folder / "offline.json").read_text("utf-8"))["files"]
    assert kept and not [path for path in kept if path.startswith(FOLDER)]


def main(finding: str = "The share fell by half") -> Main:
    fig, ax = plt.subplots()
    ax.plot([2001, 2002], [60, 30], color="#ff0000", linewidth=6)
    plt.close(fig)
    source = "Source: invented, and told at such a length that it takes more than one line under the drawing."
    return Main(finding, "alt", source, sheet.png_file(fig, finding, source))


def test_the_same_figure_gives_the_same_picture():
    assert card(main(), "A book", "A chapter") == card(main(), "A book", "A chapter")
    assert card(main(), "A book", "A chapter") != card(main(), "A book", "Another chapter")


@pytest.mark.parametrize("finding", ["Short", "A finding that is long: " + "words that go on and on " * 8, "X" * 60])
def test_the_drawing_stands_whole_beside_the_finding(finding):
    shown = np.asarray(Image.open(io.BytesIO(card(main(finding), "A book", "A chapter of some length"))).convert("RGB"))
    red = (shown[..., 0] > 200) & (shown[..., 1:] < 120).all(axis=2)
    columns = np.flatnonzero(red.any(axis=0))
    assert columns.min() > 474 and columns.max() - columns.min() > 450
    # Above the drawing and at its right there is nothing: its own title and source were cut off.
    assert (shown[:60, 480:] == 255).all() and (shown[-48:, 480:] == 255).all()


def test_a_sheet_gives_its_drawing_back():
    fig, _ = plt.subplots()
    plt.close(fig)
    drawing = sheet.only_drawing(main().png, main().finding, main().source)
    wide, high = fig.get_size_inches() * sheet.DOTS
    assert abs(drawing.width - wide) <= 2 and abs(drawing.height - high) <= 2
