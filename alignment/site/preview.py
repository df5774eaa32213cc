"""The picture that a chat shows beside a link: the page's first figure, its finding in large letters, the chapter.

Chats show it some 300 pixels wide. So the finding stands beside the drawing, large; the drawing gives its shape.
A page without a figure has none; the landing page borrows that of the first chapter which has one.
"""

from __future__ import annotations

import hashlib
import io
import shutil
from base64 import b64decode
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from matplotlib.font_manager import FontProperties, findfont
from PIL import Image, ImageDraw, ImageFont

from ..colours import INK, MUTED
from ..figure_parts.sheet import broken, only_drawing
from .pages import is_chapter, is_html, raw_html

FOLDER = "previews"
WIDTH, HEIGHT = 1200, 630  # what the Open Graph's readers ask for
EDGE, BAND, COLUMN, GAP = 48, 14, 390, 36
SIZES = range(50, 25, -2)  # of the finding, in pixels: the largest that fits
SMALL, LINE = 25, 1.25
ACCENT = "#0b5a5e"  # the book's own, as in book.css
PNG_LINK = 'a[download$=".png"][href^="data:image/png;base64,"]'


@dataclass(frozen=True)
class Main:
    """The first figure of a page."""

    finding: str
    alt: str
    source: str
    png: bytes


@dataclass(frozen=True)
class Picture:
    """A preview that was written: its path from the site's first folder, its pixels, its words."""

    path: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def setup_preview(app) -> None:
    app.connect("build-finished", drop_unused)


def picture_of(app, docname: str) -> Picture | None:
    """Write the page's preview; None for a page without a figure."""
    shown = with_figure(app, docname)
    if not shown:
        return None
    name, main = shown
    content = card(main, app.config.html_title, app.env.titles[name].astext())
    # Chats keep a picture by its address: another picture needs another one.
    path = f"{FOLDER}/{name.rsplit('/', 1)[-1]}-{hashlib.sha256(content).hexdigest()[:8]}.png"
    target = Path(app.outdir, path)
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(content)
    return Picture(path, main.alt)


def with_figure(app, docname: str) -> tuple[str, Main] | None:
    """The page whose figure stands for this one: itself, and for the landing page the first chapter that has one."""
    names = [docname]
    if docname == app.config.root_doc:
        names += sorted(name for name in app.env.found_docs if is_chapter(name))
    found = ((name, main_figure(app.env.get_doctree(name))) for name in names)
    return next(((name, main) for name, main in found if main), None)


def main_figure(doctree) -> Main | None:
    """The first figure of `figure()`; those that authors wrote by hand have no picture to take."""
    for node in raw_html(doctree):
        if 'class="rp-figure' not in node.astext():
            continue
        figure = BeautifulSoup(node.astext(), "html.parser").select_one("figure.rp-figure")
        if figure and figure.select_one(PNG_LINK):
            return read(figure)
    return None


def read(figure: Tag) -> Main:
    png = figure.select_one(PNG_LINK)["href"].partition(",")[2]
    words = [" ".join(figure.select_one(part).get_text().split()) for part in (".rp-finding", ".rp-source")]
    return Main(words[0], figure.select_one("svg[role=img]")["aria-label"], words[1], b64decode(png))


def card(main: Main, book: str, chapter: str) -> bytes:
    """The preview as PNG: finding and chapter on the left, the drawing on the right; the same bytes each time."""
    sheet = Image.new("RGB", (WIDTH, HEIGHT), "white")
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((0, 0, BAND, HEIGHT), fill=ACCENT)
    foot = below(pen, book, chapter)
    title = fitted(main.finding, foot - EDGE - GAP)
    pen.multiline_text((EDGE, EDGE), title[0], fill=INK, font=title[1], spacing=title[2])
    paste(sheet, only_drawing(main.png, main.finding, main.source))
    out = io.BytesIO()
    few = sheet.quantize(64, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def below(pen: ImageDraw.ImageDraw, book: str, chapter: str) -> int:
    """Write the book's title and the chapter's at the foot; give back where they begin."""
    size, letters = round(SMALL * LINE), font(SMALL)
    lines = wrapped(chapter, letters)
    top = HEIGHT - EDGE - size * (len(lines) + 1)
    pen.text((EDGE, top), book, fill=ACCENT, font=font(SMALL, bold=True))
    for at, line in enumerate(lines, 1):
        pen.text((EDGE, top + at * size), line, fill=MUTED, font=letters)
    return top


def fitted(text: str, room: int) -> tuple[str, ImageFont.FreeTypeFont, int]:
    """The text in lines, in the largest letters that fit into the column: lines, font, space between lines."""
    for size in SIZES:
        letters = font(size, bold=True)
        lines = wrapped(text, letters)
        if len(lines) * size * LINE <= room and all(letters.getlength(line) <= COLUMN for line in lines):
            break
    return "\n".join(lines), letters, round(size * (LINE - 1))


def wrapped(text: str, letters: ImageFont.FreeTypeFont) -> list[str]:
    """The text in lines that fit into the column."""
    return broken(text, lambda line: letters.getlength(line) <= COLUMN)


def paste(sheet: Image.Image, drawing: Image.Image) -> None:
    """Put the drawing into the room on the right, as large as it goes, in the middle of the height."""
    left = EDGE + COLUMN + GAP
    sheet.paste("white", (left - GAP, 0, WIDTH, HEIGHT))  # a word that is wider than its column ends here
    scale = min((WIDTH - EDGE - left) / drawing.width, (HEIGHT - 2 * EDGE) / drawing.height)
    small = drawing.resize((round(drawing.width * scale), round(drawing.height * scale)), Image.Resampling.LANCZOS)
    sheet.paste(small, (left, (HEIGHT - small.height) // 2))


def font(size: int, bold: bool = False) -> ImageFont.FreeTypeFont:
    """The font that matplotlib brings along, so that every machine draws the same letters."""
    path = findfont(FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal"))
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def drop_unused(app, error) -> None:
    """Remove the pictures of earlier builds that no page names any more."""
    folder = Path(app.outdir, FOLDER)
    if error or not is_html(app) or not folder.is_dir():
        return
    pages = "".join(page.read_text("utf-8") for page in Path(app.outdir).rglob("*.html"))
    for old in [path for path in folder.iterdir() if f"{FOLDER}/{path.name}" not in pages]:
        old.unlink()
    if not any(folder.iterdir()):
        shutil.rmtree(folder)
