"""All fact sheets on one page, to read one after another and to print together: each on a sheet of paper of its own."""

from __future__ import annotations

import re
from html import escape

from .facts import FOLDER, is_facts
from .pages import is_chapter, is_html, raw_html, to_root

PAGE = "appendix/sheets"
PLACE = '<div class="rp-sheets"></div>'
HEADING = re.compile(r"<h[1-6]\b[^>]*>(.*?)</h[1-6]>", re.DOTALL)
OPENING = re.compile(r'<section class="rp-facts"[^>]*>')


def setup_sheets(app) -> None:
    app.connect("env-updated", write_again)
    # Before the tables get their names: two regions of one page never share one.
    app.connect("doctree-resolved", fill, priority=400)


def write_again(app, env) -> list[str]:
    """The page is made from other pages: it is written whenever one of them is (nothing runs again)."""
    return [PAGE] if PAGE in env.found_docs else []


def fill(app, doctree, docname) -> None:
    """Put the list and the sheets where the page has the place for them."""
    if docname != PAGE or not is_html(app):
        return
    found = sheets(app.env)
    for node in raw_html(doctree):
        if PLACE in node.astext():
            made = contents(found) + '<div class="rp-sheets">' + "".join(map(sheet, found)) + "</div>"
            node.children = [type(node.children[0])(node.astext().replace(PLACE, made))]


def sheets(env) -> list[tuple[str, str, str]]:
    """Docname, title and HTML of each chapter that has a fact sheet, in the order of the chapters."""
    found = []
    for name in sorted(filter(is_chapter, env.found_docs)):
        made = [node.astext() for node in raw_html(env.get_doctree(name)) if is_facts(node.astext())]
        found += [(name, env.titles[name].astext(), "".join(made))] * bool(made)
    return found


def contents(found: list[tuple[str, str, str]]) -> str:
    """One line for each sheet: where it stands on this page, its own page, its chapter."""
    root = to_root(PAGE)
    lines = "".join(
        f'<li><a href="#{anchor(name)}">{escape(title)}</a>. Elsewhere: '
        f'<a href="{root}{FOLDER}/{name.rsplit("/", 1)[-1]}.html">the sheet alone</a>, '
        f'<a href="{root}{name}.html">the chapter</a></li>'
        for name, title, _ in found
    )
    return f'<ul class="rp-sheets-list">{lines}</ul>'


def sheet(one: tuple[str, str, str]) -> str:
    """A sheet with a place and a name of its own; its heading is one of this page."""
    name, title, html = one
    html = OPENING.sub(f'<section class="rp-facts" id="{anchor(name)}" aria-label="Fact sheet: {escape(title)}">', html)
    return HEADING.sub(r"<h2>\1</h2>", html, count=1)


def anchor(docname: str) -> str:
    return f"sheet-{docname.rsplit('/', 1)[-1]}"
