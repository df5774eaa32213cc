"""The fact sheet of a chapter as a page of its own: printable, one file, no other request."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from . import assets
from .pages import is_chapter, is_html, raw_html

FOLDER = "facts"
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fact sheet: {title}</title>
<meta name="description" content="The numbers of this chapter on one printed page.">
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def setup_facts(app) -> None:
    app.connect("doctree-resolved", write_facts, priority=600)


def write_facts(app, doctree, docname) -> None:
    """Write facts/<chapter>.html from the chapter's output of class rp-facts."""
    if not is_html(app) or not is_chapter(docname):
        return
    found = [node.astext() for node in raw_html(doctree) if is_facts(node.astext())]
    if found:
        target = Path(app.outdir, FOLDER, docname.rsplit("/", 1)[-1] + ".html")
        target.parent.mkdir(exist_ok=True)
        target.write_text(page(app.env.titles[docname].astext(), "\n".join(found)), "utf-8")


def is_facts(text: str) -> bool:
    return re.search(r'class="[^"]*\brp-facts\b', text) is not None


def page(title: str, body: str) -> str:
    """The whole file. The sheet's first heading, whatever its level in the chapter, is the page's title."""
    body = re.sub(r"<h[1-6]\b([^>]*)>(.*?)</h[1-6]>", r"<h1\1>\2</h1>", body, count=1, flags=re.DOTALL)
    return PAGE.format(title=escape(title), style=style(), body=body)


def style() -> str:
    return (assets.HERE / "facts.css").read_text("utf-8") + assets.figures_css()
