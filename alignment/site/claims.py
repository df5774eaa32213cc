"""claims.json beside the pages, and the ledger at a glance on the landing page.

Both are taken from what chapter 13's cell put out, so no rule runs twice and page and file cannot differ.
"""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

from ..ledger_file import HOME, NAME
from ..ledger_lines import glance
from .downloads import decode
from .items import html_of
from .pages import is_html, raw_html, to_root

PAGE = HOME.removesuffix(".html")
LINK = re.compile(rf'(<a download="{re.escape(NAME)}" href=")(data:[^"]+)"')
PLACE = '<div class="rp-glance"></div>'


def setup_claims(app) -> None:
    # Before downloads, which would give the file an address with a hash.
    app.connect("doctree-resolved", link_file, priority=400)
    app.connect("doctree-resolved", show_glance, priority=400)
    app.connect("build-finished", drop_old)


def content(env) -> bytes | None:
    """The file as chapter 13 puts it out; None in a book without that chapter."""
    if PAGE not in env.found_docs:
        return None
    found = LINK.search(html_of(env, PAGE))
    return decode(unescape(found[2])) if found else None


def link_file(app, doctree, docname) -> None:
    """Write claims.json and let the chapter's link lead to it."""
    if not is_html(app) or docname != PAGE:
        return
    for node in raw_html(doctree):
        text = node.astext()
        if found := LINK.search(text):
            Path(app.outdir, NAME).write_bytes(decode(unescape(found[2])))
            node.children = [type(node.children[0])(LINK.sub(rf'\1{to_root(docname)}{NAME}"', text))]


def show_glance(app, doctree, docname) -> None:
    """Fill the place on the landing page."""
    if not is_html(app):
        return
    for node in [one for one in raw_html(doctree) if PLACE in one.astext()]:
        file = content(app.env)
        shown = glance(json.loads(file), HOME, to_root(docname)) if file else ""
        node.children = [type(node.children[0])(node.astext().replace(PLACE, shown))]


def drop_old(app, error) -> None:
    """A book that lost its chapter keeps no old verdicts."""
    if not error and is_html(app) and not content(app.env):
        Path(app.outdir, NAME).unlink(missing_ok=True)
