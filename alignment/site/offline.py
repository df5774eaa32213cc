"""Reading without a network: the worker that keeps pages, a file for each chapter, and the whole book as a zip.

    sw.js, offline.json       the worker, and the files of this version with their hashes and sizes
    single/02-….html          a chapter as one file ("Save this chapter")
    reading-the-pivot.zip     all pages, each as one file, with links between them

The tables of data, the notebooks and their wheel stay out of all three: they are for those who run the chapters.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from pathlib import Path

from . import assets
from .kept import made
from .pages import is_chapter, is_html
from .preview import FOLDER as PREVIEWS
from .single import WORKS, Page

SINGLE, ZIP = "single", "reading-the-pivot.zip"
LEFT_OUT = ("data/", "notebooks/", "wheel/", "_downloads/", "cite/", f"{PREVIEWS}/", f"{SINGLE}/", "404.html", ZIP,
            "sw.js", "offline.json", "sitemap.xml", "robots.txt", "searchindex.js")  # fmt: skip
# They live from files beside them, which a browser refuses to a page that was opened from a folder.
NEED_THE_SITE = ("search.html", "appendix/record.html", "appendix/review.html", "appendix/offline.html")
SIZE = re.compile(r'(<span class="rp-size" data-file="([^"]+)">)[^<]*(</span>)')
EPOCH = (1980, 1, 1, 0, 0, 0)  # the same bytes for the same book


def setup_offline(app) -> None:
    # After the assets are written and what no page loads is gone.
    app.connect("build-finished", write_offline, priority=950)


def write_offline(app, error) -> None:
    """Write all of it, from the pages as they are built."""
    if error or not is_html(app) or app.config.html_theme != "reading_pivot":
        return
    site, base = Path(app.outdir), app.config.html_baseurl
    chapters = [f"{name}.html" for name in sorted(app.env.found_docs) if is_chapter(name)]
    kept = Path(app.doctreedir, "whole")
    write_singles(site, chapters, base, kept)
    write_zip(site, base, kept)
    fill_sizes(site)
    write_worker(site, {f"{name}.html": title.astext() for name, title in app.env.titles.items()})


def write_singles(site: Path, chapters: list[str], base: str, kept: Path) -> None:
    (site / SINGLE).mkdir(exist_ok=True)
    for name in chapters:
        (site / SINGLE / Path(name).name).write_text(whole(site, name, base, frozenset(), kept), "utf-8")


def write_zip(site: Path, base: str, kept: Path) -> None:
    """Pages in their folders, each whole; sorted and undated, so that the same book gives the same bytes."""
    pages = frozenset(path for path in shipped(site) if path.endswith(".html") and path not in NEED_THE_SITE)
    with zipfile.ZipFile(site / ZIP, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as book:
        for name in sorted(pages):
            book.writestr(zipfile.ZipInfo(name, EPOCH), whole(site, name, base, pages, kept), zipfile.ZIP_DEFLATED)


def whole(site: Path, name: str, base: str, beside: frozenset[str], kept: Path) -> str:
    """A page as one file. What it loads bears hashes in its addresses: the page's text tells of it too."""
    texts = [(site / file).read_text("utf-8") for file in (name, WORKS) if (site / file).exists()]
    return made(kept, f"{name} {bool(beside)}", [*texts, base, *sorted(beside)],
                lambda: Page(site, name, base, beside).html())  # fmt: skip


def fill_sizes(site: Path) -> None:
    """Say how large a download is, where a page asks for it."""
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        filled = SIZE.sub(lambda found: f"{found[1]}{in_mb(site / found[2])}{found[3]}", text)
        if filled != text:
            page.write_text(filled, "utf-8")


def in_mb(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.1f} MB"


def write_worker(site: Path, titles: dict[str, str]) -> None:
    """The list of this version's files, and the worker that bears its number."""
    files = {path: entry(site / path, titles.get(path)) for path in shipped(site)}
    version = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:12]
    (site / "offline.json").write_text(json.dumps({"version": version, "files": files}, ensure_ascii=False), "utf-8")
    worker = (assets.HERE / "sw.js").read_text("utf-8").replace("{version}", version)
    (site / "sw.js").write_text(worker, "utf-8")


def entry(path: Path, title: str | None) -> dict:
    content = path.read_bytes()
    found = {"hash": hashlib.sha256(content).hexdigest(), "size": len(content)}
    return found | ({"title": title} if title else {})


def shipped(site: Path) -> list[str]:
    """The files of the book that are kept on a device, by path from the site's first folder."""
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(path for path in paths if not path.startswith(LEFT_OUT))
