"""What helps a visitor find the book and find back: the list for search engines, and the page for lost links."""

from __future__ import annotations

from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from . import assets
from .metadata import address
from .pages import is_html

LOST = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>No such page – {book}</title>
<meta name="description" content="There is no page at this address.">
<link rel="icon" href="data:,">
<style>{style}</style>
</head>
<body>
<main>
<h1>There is no page here</h1>
<p>The address may have a slip, or the page may have moved. All pages are in the list.</p>
<ul>{pages}</ul>
</main>
</body>
</html>
"""


def setup_found(app) -> None:
    app.connect("build-finished", write_found)


def write_found(app, error) -> None:
    """404.html always; sitemap.xml and robots.txt once the book has an address."""
    if error or not is_html(app):
        return
    pages = sorted(app.env.found_docs, key=lambda name: (name != app.config.root_doc, name))
    Path(app.outdir, "404.html").write_text(lost(app, pages), "utf-8")
    if app.config.html_baseurl:
        Path(app.outdir, "sitemap.xml").write_text(sitemap(app, pages), "utf-8")
        base = app.config.html_baseurl.rstrip("/")
        Path(app.outdir, "robots.txt").write_text(f"User-agent: *\nAllow: /\nSitemap: {base}/sitemap.xml\n", "utf-8")


def lost(app, pages: list[str]) -> str:
    """A page of its own file. It can be shown at any depth, so its links begin at the book's place on its server."""
    home = urlsplit(app.config.html_baseurl).path.rstrip("/") + "/" if app.config.html_baseurl else ""
    links = {home + app.builder.get_target_uri(name): app.env.titles[name].astext() for name in pages}
    items = "".join(f'<li><a href="{escape(href)}">{escape(title)}</a></li>' for href, title in links.items())
    style = (assets.HERE / "lost.css").read_text("utf-8")
    return LOST.format(book=escape(app.config.html_title), style=style, pages=items)


def sitemap(app, pages: list[str]) -> str:
    """The list of pages in the form of sitemaps.org."""
    urls = "".join(f"<url><loc>{escape(address(app, name))}</loc></url>" for name in pages)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>\n'
