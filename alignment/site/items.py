"""The self-checks of each chapter as files beside the pages, for "My record", "Review" and questions asked again.

    checks/index.json   chapter -> its title, its page, and id and kind of each item
    checks/02.json      the items of chapter 02, as its page holds them
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from sphinx.util import logging

from ..checks.collect import packed_items
from .pages import is_chapter, is_html, raw_html

LOG = logging.getLogger(__name__)
FOLDER = "checks"
REVIEW = "appendix/review"
WANTED = re.compile(r'<div class="rp-again" data-items="([^"]*)"')


def setup_items(app) -> None:
    app.connect("env-check-consistency", refuse_unknown)
    app.connect("doctree-resolved", link_review)
    app.connect("build-finished", write_items)


def chapters(env) -> dict[str, dict]:
    """Chapter -> title, page and items, from the pages as they were read."""
    found: dict[str, dict] = {}
    for docname in sorted(filter(is_chapter, env.found_docs)):
        for item in packed_items(html_of(env, docname)):
            page = {"title": env.titles[docname].astext(), "page": f"{docname}.html", "items": []}
            found.setdefault(item["chapter"], page)["items"].append(item)
    return found


def html_of(env, docname: str) -> str:
    """All HTML that the cells and the author of a page put into it."""
    return "\n".join(node.astext() for node in raw_html(env.get_doctree(docname)))


def refuse_unknown(app, env) -> None:
    """A question asked again must be a question of the book."""
    known = {f"{name}/{item['id']}" for name, one in chapters(env).items() for item in one["items"]}
    for docname in sorted(env.found_docs):
        wanted = " ".join(WANTED.findall(html_of(env, docname))).split()
        for key in [key for key in wanted if key not in known]:
            LOG.warning(
                "it asks %r again, which no chapter has. Expected: one of %s. Mend: correct the id in Again(...).",
                key, ", ".join(sorted(known)), location=docname, type="pivot", subtype="again",
            )


def link_review(app, doctree, docname) -> None:
    """Where questions are asked again, make the name of the page "Review" a link: only the site has that page."""
    if not is_html(app) or REVIEW not in app.env.found_docs:
        return
    link = f'<a href="{app.builder.get_relative_uri(docname, REVIEW)}">Review</a>'
    for node in raw_html(doctree):
        text = node.astext()
        if WANTED.search(text):
            node.children = [type(node.children[0])(text.replace("<a>Review</a>", link))]


def write_items(app, error) -> None:
    """Write the files; a chapter that is gone leaves none behind."""
    if error or not is_html(app):
        return
    folder = Path(app.outdir, FOLDER)
    folder.mkdir(exist_ok=True)
    found = chapters(app.env)
    files = {name: one["items"] for name, one in found.items()} | {"index": index(found)}
    for old in folder.glob("*.json"):
        if old.stem not in files:
            old.unlink()
    for name, content in files.items():
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{name}.json").write_text(text, "utf-8")


def index(found: dict[str, dict]) -> dict[str, dict]:
    """The same with only id and kind of each item."""
    return {name: one | {"items": [[item["id"], item["kind"]] for item in one["items"]]} for name, one in found.items()}
