"""Downloads inside a figure become files beside the page, so that pages stay light."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import unquote_to_bytes

from .pages import is_html, raw_html, to_root

FOLDER = "_downloads"
LINK = re.compile(r"<a\b[^>]*\bhref=(\"|')(data:[^\"']+)\1[^>]*>", re.IGNORECASE)
NAME = re.compile(r"\bdownload=(\"|')([^\"']+)\1", re.IGNORECASE)


def setup_downloads(app) -> None:
    app.connect("doctree-resolved", write_out)
    app.connect("build-finished", drop_old)


def write_out(app, doctree, docname) -> None:
    """Move the content of each `<a download href="data:…">` into a file and point the link to it."""
    if not is_html(app):
        return
    for node in raw_html(doctree):
        text = node.astext()
        if "data:" in text:
            moved = LINK.sub(lambda link: move(app, docname, link), text)
            node.children = [type(node.children[0])(moved)]


def move(app, docname: str, link: re.Match) -> str:
    """One link: write its file, return the link with the file's address."""
    name = NAME.search(link.group(0))
    if not name:
        return link.group(0)
    content = decode(unescape(link.group(2)))
    path = f"{FOLDER}/{hashlib.sha256(content).hexdigest()[:10]}/{Path(unescape(name.group(2))).name}"
    target = Path(app.outdir, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return link.group(0).replace(link.group(2), to_root(docname) + path)


def drop_old(app, error) -> None:
    """Remove the files of earlier builds that no page links any more: they hold old numbers."""
    folder = Path(app.outdir, FOLDER)
    if error or not is_html(app) or not folder.is_dir():
        return
    pages = "".join(page.read_text("utf-8") for page in Path(app.outdir).rglob("*.html"))
    linked = set(re.findall(rf"{FOLDER}/(\w+)/", pages))
    for old in [place for place in folder.iterdir() if place.name not in linked]:
        shutil.rmtree(old)


def decode(url: str) -> bytes:
    """The bytes of a data URL."""
    head, _, body = url.partition(",")
    return base64.b64decode(unquote_to_bytes(body)) if head.endswith(";base64") else unquote_to_bytes(body)
