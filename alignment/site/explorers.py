"""The frames of an explorer become a file that its page fetches when it needs them: explorers/name.1a2b3c4d5e.json."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
from html import unescape
from pathlib import Path

from ..explore.live import BUILD
from .downloads import decode
from .items import html_of
from .pages import is_html, raw_html, to_root

FOLDER = "explorers"
PLACE = re.compile(r'(<section class="rp-explorer" id="([^"]*)"[^>]*\bdata-frames=")(data:[^"]+)"')


def setup_explorers(app) -> None:
    app.connect("builder-inited", ask_for_frames)
    app.connect("doctree-resolved", write_out)
    app.connect("build-finished", remove_old)


def ask_for_frames(app) -> None:
    """The cells that run from now on draw every frame; a reader's notebook draws those that are looked at."""
    if is_html(app):
        os.environ[BUILD] = "1"


def write_out(app, doctree, docname) -> None:
    """Move the frames of each explorer into a file, and point the explorer to it."""
    if not is_html(app):
        return
    for node in raw_html(doctree):
        text = node.astext()
        if PLACE.search(text):
            moved = PLACE.sub(lambda found: f'{found[1]}{to_root(docname)}{write(app, found)}"', text)
            node.children = [type(node.children[0])(moved)]


def write(app, found: re.Match) -> str:
    """One file; its address from the site's first folder."""
    path, content = file_of(found)
    target = Path(app.outdir, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return path


def file_of(found: re.Match) -> tuple[str, bytes]:
    """Address and content; the hash in the name keeps an old copy from being used."""
    content = gzip.decompress(decode(unescape(found[3])))
    return f"{FOLDER}/{found[2]}.{hashlib.sha256(content).hexdigest()[:10]}.json", content


def remove_old(app, error) -> None:
    """Files that no page points to any more."""
    folder = Path(app.outdir, FOLDER)
    if error or not is_html(app) or not folder.is_dir():
        return
    pages = [html_of(app.env, docname) for docname in app.env.found_docs]
    kept = {Path(file_of(found)[0]).name for html in pages for found in PLACE.finditer(html)}
    for old in folder.glob("*.json"):
        if old.name not in kept:
            old.unlink()
