"""For the stock book: what the chapters' own text needs, and nothing of our site's look or diet."""

from __future__ import annotations

from alignment.site.glossary import fill
from alignment.site.hidden import setup_hidden
from alignment.site.references import setup_references


def setup(app) -> dict:
    setup_hidden(app)
    setup_references(app)
    app.connect("source-read", fill)
    return {"version": "1", "parallel_read_safe": True}
