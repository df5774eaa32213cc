"""The ledger against the pages: a claim of a written chapter has its figure and its verdict there; no excerpt idles.

What the ledger's file alone can tell (fields, rules, chapters) `alignment.claims.ledger` checks when it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path

from sphinx.util import logging

from ..argument import claim_rows
from ..article import excerpts
from ..claims import Claim, ledger
from .pages import is_chapter

LOG = logging.getLogger(__name__)
FIGURE = re.compile(r'\bid="fig-([a-z0-9-]+)"')
CARD = re.compile(r'\bid="verdict-([a-z0-9-]+)"')
PLACE = "data/claims.yml"


def setup_ledger(app) -> None:
    app.connect("env-check-consistency", refuse_missing)


def refuse_missing(app, env) -> None:
    """A line of the ledger links to its figure and its verdict: both must be there."""
    if not Path(app.srcdir, PLACE).is_file():  # a book without a ledger
        return
    # All text of a chapter, its HTML included: an excerpt may be quoted in a sentence too.
    chapters = filter(is_chapter, env.found_docs)
    pages = {name.removeprefix("chapters/"): env.get_doctree(name).astext() for name in chapters}
    claims = ledger().values()
    for where, text in [*missing(claims, pages), *idle(claims, phrases(), pages.values())]:
        # Not as a location: Sphinx would take it for a page's name.
        LOG.warning("%s: %s", where, text, type="pivot", subtype="claim")


def missing(claims: Iterable[Claim], pages: Mapping[str, str]) -> list[tuple[str, str]]:
    """Where and what, for each figure or verdict that a chapter lacks.

    pages : the text and HTML of each chapter, by its file in chapters/ without .md. Claims of other chapters are not
        looked at.
    """
    found = []
    for claim in (claim for claim in claims if claim.chapter in pages):
        where, page = f"{PLACE}, claim {claim.id!r}", pages[claim.chapter]
        figures = FIGURE.findall(page)
        if claim.figure not in figures:
            one = ", ".join(sorted(set(figures))) or "no figure yet"
            what = f"chapter {claim.chapter} has no figure {claim.figure!r}. Expected: {one}."
            found.append((where, f"{what} Mend: correct `figure`, or draw the figure."))
        if claim.id not in CARD.findall(page):
            mend = f'show verdict("{claim.id}") in it.'
            found.append((where, f"chapter {claim.chapter} shows no card of it. Expected: its verdict. Mend: {mend}"))
    return found


def phrases() -> dict[str, list[str]]:
    """By excerpt, what a page may quote of it: the whole, and its words in the map of the argument."""
    of_map = claim_rows().groupby("excerpt")["words"].agg(list)
    return {id: [one["text"], *of_map.get(id, [])] for id, one in excerpts().items()}


def idle(claims: Iterable[Claim], quoted: Mapping[str, list[str]], pages: Iterable[str]) -> list[tuple[str, str]]:
    """Where and what, for each excerpt that no claim names and no chapter quotes.

    quoted : by excerpt, the words that count as a quotation. An excerpt without a use is more of the article than the
        book needs.
    """
    left = set(quoted) - {claim.excerpt for claim in claims}
    text = " ".join(unescape(page) for page in pages) if left else ""
    mend = "add a claim, quote it in a chapter, or delete the excerpt."
    return [
        (f"data/excerpts.yml, {id!r}", f"nothing uses it. Expected: a claim of {PLACE}, or a chapter. Mend: {mend}")
        for id in sorted(left)
        if not any(words in text for words in quoted[id])
    ]
