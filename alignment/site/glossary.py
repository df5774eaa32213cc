"""A term shows its definition where it stands; without JavaScript it links to the glossary.

The glossary page is made from data/glossary.csv. The definitions that a page uses stand at its end, hidden;
book.js shows them beside the word. Screen readers hear them as the link's description.
"""

from __future__ import annotations

import hashlib
from html import escape

from docutils import nodes
from sphinx import addnodes

from .. import data
from .pages import is_html

PAGE = "appendix/glossary"
PLACE = "<!-- glossary"


def setup_glossary(app) -> None:
    app.connect("source-read", fill)
    app.connect("env-updated", rewrite_users)
    app.connect("doctree-resolved", describe_terms)


def fill(app, docname, source) -> None:
    """Put the table's terms where the page's comment stands, so that each definition has one home."""
    if docname == PAGE and PLACE in source[0]:
        table = data.load("glossary")
        before, after = source[0].split(PLACE, 1)
        source[0] = before + entries(table) + after.split("-->", 1)[1]


def entries(table) -> str:
    """The rows of the table as one MyST glossary, in alphabetical order."""
    ordered = table.sort_values("term", key=lambda terms: terms.str.casefold())
    lines = [f"{row.term}\n  {escape(row.definition, quote=False)}{urdu(row.urdu)}" for row in ordered.itertuples()]
    return "```{glossary}\n" + "\n\n".join(lines) + "\n```\n"


def urdu(word: object) -> str:
    """The Urdu equivalent, marked as such and kept apart from the English around it."""
    return f' <bdi lang="ur" dir="rtl">{escape(word)}</bdi>' if isinstance(word, str) and word else ""


def rewrite_users(app, env) -> list[str]:
    """A changed definition shows on every page: write them all again (nothing runs again)."""
    if PAGE not in env.found_docs:
        return []
    now = hashlib.sha256(env.get_doctree(PAGE).pformat().encode()).hexdigest()
    before, env.pivot_glossary = getattr(env, "pivot_glossary", None), now
    return [] if before in (None, now) else sorted(env.found_docs)


def describe_terms(app, doctree, docname) -> None:
    """Tie each term of the page to its definition; each definition stands once."""
    links = [] if not is_html(app) or docname == PAGE else term_links(doctree)
    known, used = definitions(app) if links else {}, {}
    for link in links:
        key = link["refuri"].rsplit("#", 1)[-1]
        if key in known:
            used[key] = known[key]
            link["classes"] = [*link.get("classes", []), "rp-term", f"rp-gl-{key}"]
    if used:
        texts = {key: html_of(app, node) for key, node in sorted(used.items())}
        doctree.append(nodes.raw("", store(texts), format="html"))


def term_links(doctree) -> list[nodes.reference]:
    """The links that {term} made."""
    links = [node for node in doctree.findall(nodes.reference) if "#term-" in node.get("refuri", "")]
    return [link for link in links if any("std-term" in word.get("classes", []) for word in link.findall(nodes.inline))]


def definitions(app) -> dict[str, nodes.definition]:
    """Anchor of a term -> its definition, from the glossary page."""
    if PAGE not in app.env.found_docs:
        return {}
    found = {}
    for item in app.env.get_doctree(PAGE).findall(nodes.definition_list_item):
        found |= {key: item.children[-1] for term in item.findall(nodes.term) for key in term.get("ids", [])}
    return found


def html_of(app, definition: nodes.Element) -> str:
    """A definition as inline HTML; links in it become plain words (a pop-up holds no links)."""
    copy = definition.deepcopy()
    for link in list(copy.findall(lambda n: isinstance(n, (addnodes.pending_xref, nodes.reference)))):
        link.replace_self(link.children)
    parts = [app.builder.render_partial(child)["fragment"] for child in copy.children]
    return "".join(parts)


def store(used: dict[str, str]) -> str:
    items = "".join(f'<div id="rp-def-{key}">{text}</div>' for key, text in used.items())
    return f'<div class="rp-definitions" hidden>{items}</div>'
