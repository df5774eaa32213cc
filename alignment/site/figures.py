"""Figures in the pages: each has a name of its own on its page, and a permanent link."""

from __future__ import annotations

import re
from collections import Counter
from html import escape

from sphinx.util import logging

from .metadata import address
from .pages import is_html, raw_html

LOG = logging.getLogger(__name__)
NAMED = re.compile(r'<figure class="rp-figure[^>]*? id="fig-([a-z0-9-]+)"')
LINK = re.compile(r'<a class="rp-permalink" href="(#fig-[a-z0-9-]+)">\1</a>')


def setup_figures(app) -> None:
    app.connect("doctree-read", refuse_twins)
    app.connect("doctree-resolved", link)


def refuse_twins(app, doctree) -> None:
    """A name stands for one figure of its page: the second would have the first one's address."""
    html = "\n".join(node.astext() for node in raw_html(doctree))
    for name, times in Counter(NAMED.findall(html)).items():
        if times > 1:
            LOG.warning(
                "%s figures have the name %r. Expected: a name for each figure of the page. Mend: rename one of them.",
                times, name, location=app.env.docname, type="pivot", subtype="figure",
            )  # fmt: skip


def link(app, doctree, docname) -> None:
    """Write the figures' addresses: whole where the book has one, else those of the page itself."""
    if not is_html(app):
        return
    for node in raw_html(doctree):
        text = node.astext()
        if "rp-permalink" in text:
            node.children = [type(node.children[0])(LINK.sub(lambda found: permalink(app, docname, found[1]), text))]


def permalink(app, docname: str, place: str) -> str:
    """The address by `html: baseurl` of `_config.yml`; without one the place in the site; figures.js completes it."""
    whole = address(app, docname)
    href = f"{whole}{place}"
    shown = href if whole else f"{app.builder.get_target_uri(docname)}{place}"
    return f'<a class="rp-permalink" href="{escape(href)}">{escape(shown)}</a>'
