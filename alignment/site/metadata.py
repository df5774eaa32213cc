"""What a page tells search engines, reference managers and chats: title, licence, objectives, how to cite it.

Open Graph (ogp.me) for links in chats, schema.org's LearningResource as JSON-LD for search engines, the `citation_`
tags that Zotero and Google Scholar read. Whole addresses need `html: baseurl` in `_config.yml`: as long as it is
empty, the tags that must carry one are left out.
"""

from __future__ import annotations

import json
from html import escape

from .about import about
from .pages import is_chapter
from .preview import picture_of

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def setup_metadata(app) -> None:
    # After the theme, which finds the description.
    app.connect("html-page-context", add_metadata, priority=910)


def add_metadata(app, pagename, templatename, context, doctree) -> None:
    """Give the layout the page's tags; pages without a text of their own (the search) get none."""
    if doctree is None:
        context["rp"].metadata = ""
        return
    landing = pagename == app.config.root_doc
    title = app.config.html_title if landing else app.env.titles[pagename].astext()
    text = context["rp"].description
    tags = [canonical(app, pagename), *open_graph(app, pagename, title, text), *picture(app, pagename)]
    if is_chapter(pagename):
        tags += [*highwire(app, pagename, title), json_ld(app, pagename, title, text, doctree)]
    context["rp"].metadata = "\n".join(filter(None, tags))


def address(app, pagename: str) -> str:
    """The page's whole address; empty as long as the book has none."""
    base = app.config.html_baseurl.rstrip("/")
    return f"{base}/{app.builder.get_target_uri(pagename)}" if base else ""


def canonical(app, pagename: str) -> str:
    here = address(app, pagename)
    return f'<link rel="canonical" href="{escape(here)}">' if here else ""


def open_graph(app, pagename: str, title: str, text: str) -> list[str]:
    """The tags of a link's preview."""
    values = {
        "og:type": "article" if is_chapter(pagename) else "website",
        "og:site_name": app.config.html_title, "og:title": title, "og:description": text, "og:locale": "en_GB",
        "og:url": address(app, pagename),
    }  # fmt: skip
    return [meta("property", name, value) for name, value in values.items() if value]


def picture(app, pagename: str) -> list[str]:
    """The picture of a link's preview, where the book has an address: chats take whole addresses only."""
    found = picture_of(app, pagename) if app.config.html_baseurl else None
    if not found:
        return []
    values = {"og:image": f"{app.config.html_baseurl.rstrip('/')}/{found.path}", "og:image:type": "image/png",
              "og:image:width": str(found.width), "og:image:height": str(found.height),
              "og:image:alt": found.alt}  # fmt: skip
    tags = [meta("property", name, value) for name, value in values.items()]
    return [*tags, meta("name", "twitter:card", "summary_large_image")]


def highwire(app, pagename: str, title: str) -> list[str]:
    """The tags that reference managers read: a chapter in a book."""
    values = {
        "citation_title": title, "citation_author": app.config.author, "citation_language": "en",
        "citation_inbook_title": app.config.html_title, "citation_publication_date": year(app),
        "citation_fulltext_html_url": address(app, pagename),
    }  # fmt: skip
    return [meta("name", name, value) for name, value in values.items() if value]


def json_ld(app, pagename: str, title: str, text: str, doctree) -> str:
    """The chapter as a LearningResource. A block of data: the browser does not run it."""
    said, here = about(doctree), address(app, pagename)
    book = {"@type": "Book", "name": app.config.html_title}
    found = {
        "@context": "https://schema.org", "@type": "LearningResource", "name": title, "description": text,
        "learningResourceType": ["chapter", "exercise"], "educationalLevel": "higher education", "inLanguage": "en",
        "teaches": said.objectives, "timeRequired": f"PT{said.minutes}M" if said.minutes else "",
        "license": LICENCE, "isAccessibleForFree": True, "isPartOf": book, "url": here,
        "author": {"@type": "Organization", "name": app.config.author}, "copyrightYear": year(app),
    }  # fmt: skip
    # "<" inside a script element could end it.
    data = json.dumps({key: value for key, value in found.items() if value}, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{data}</script>'


def year(app) -> str:
    return str(app.config.copyright)


def meta(kind: str, name: str, value: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(value)}">'
