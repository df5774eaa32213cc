"""Small questions that several parts of the site ask of Sphinx."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes


def is_html(app) -> bool:
    """True when pages of HTML are made (not for a link check, not for other formats)."""
    return app.builder.format == "html"


def is_chapter(docname: str) -> bool:
    """True for the pages under chapters/."""
    return docname.startswith("chapters/")


def to_root(docname: str) -> str:
    """The way from a page up to the site's first folder: "" or "../"."""
    return "../" * docname.count("/")


def raw_html(doctree: nodes.document) -> Iterator[nodes.raw]:
    """The pieces of HTML that cells put out or that authors wrote."""
    return (node for node in list(doctree.findall(nodes.raw)) if "html" in node.get("format", "").split())
