"""The page "What the examiners asked": past questions by paper, each with the chapters and claims that serve it.

It is made from data/exam_questions.csv, data/exam_map.yml and the lists in the chapters (`alignment.exam_map`), and is
written whenever a page changes, for each may list a question.
"""

from __future__ import annotations

import re
from html import escape

from sphinx.errors import SphinxError

from ..claims import ledger
from ..errors import fault
from ..exam import asked_in
from ..exam_map import Chapter, chapters, rows, to_come
from .pages import is_html, raw_html, to_root

PAGE = "appendix/examiners"
PAPER = re.compile(r'<div data-paper="([^"]+)"></div>')
INDEX = "<div data-asked-by-chapter></div>"
FIRST_WORDS = 8  # of a question, where a list names it
USES = "past-questions-that-this-chapter-serves"


def setup_exam(app) -> None:
    app.connect("env-updated", write_again)
    app.connect("doctree-resolved", fill)


def write_again(app, env) -> list[str]:
    """Whatever was read again may list another question."""
    return [PAGE] if PAGE in env.found_docs else []


def fill(app, doctree, docname) -> None:
    """Put the questions where the page has a place for those of a paper, and the list by chapter in its place."""
    if docname != PAGE or not is_html(app):
        return
    table, written = rows(), chapters()
    left = set(table.index)
    for node in raw_html(doctree):
        text = PAPER.sub(lambda place: paper(table, written, place[1], left), node.astext())
        if INDEX in text:
            text = text.replace(INDEX, by_chapter(table, written) + without_one(table))
        node.children = [type(node.children[0])(text)]
    if left:
        missing = ", ".join(sorted(left))
        mend = 'add a <div data-paper="…"></div> with the name that these papers begin with.'
        raise SphinxError(
            fault(f"{PAGE}.md", f"no place for {missing}.", "a place for the questions of each paper.", mend)
        )


def paper(table, written: dict[int, Chapter], name: str, left: set[str]) -> str:
    """The questions of the papers whose name begins so, the best served first; what is shown leaves `left`."""
    chosen = table[table["paper"].str.startswith(name)]
    left.difference_update(chosen.index)
    rank = chosen["none"].ne("").mul(2) + (~chosen["chapters"].astype(bool) & chosen["none"].eq(""))
    ordered = chosen.assign(rank=rank).sort_values(["rank", "year"], ascending=[True, False], kind="stable")
    return '<ul class="rp-asked">' + "".join(entry(row, written) for row in ordered.itertuples()) + "</ul>"


def entry(row, written: dict[int, Chapter]) -> str:
    """One question: its words, where it was asked and seen, and what of the book serves it."""
    cut = "" if row.complete else " (the page that we saw cuts or damages the text here)"
    look = ' class="rp-unserved"' * bool(row.none)
    return (
        f'<li id="{anchor(row.Index)}"{look}><q>{escape(row.question)}</q>{cut} <cite>{escape(asked_in(row))}</cite> '
        f'<a href="{escape(row.source_url, quote=True)}">where it was seen</a>{served(row, written)}{bearing(row)}</li>'
    )


def served(row, written: dict[int, Chapter]) -> str:
    """The chapters of a question, written and to come; or why there is none."""
    if row.none:
        return f"<p><b>Not in this book.</b> {escape(row.none)}</p>"
    root, planned = to_root(PAGE), to_come()
    now = [
        f'<a href="{root}chapters/{written[n].name}.html#{USES}">{n}. {escape(written[n].title)}</a>'
        for n in row.chapters
    ]
    then = [f"{n}. {escape(planned[n])}" for n in row.later if n in planned]
    lines = [f"<b>Chapter{'s' * (len(now) > 1)}:</b> {' · '.join(now)}"] * bool(now)
    lines += [f"<b>Not yet written:</b> {' · '.join(then)}"] * bool(then)
    lines = lines or ["<b>No chapter lists it yet.</b>"]
    return "".join(f"<p>{line}</p>" for line in lines)


def bearing(row) -> str:
    """The claims of the ledger that bear on a question, folded, each with its verdict and its figure."""
    if not row.claims:
        return ""
    root, count = to_root(PAGE), len(row.claims)
    lines = [claim_line(root, ledger()[id]) for id in row.claims]
    head = f"{count} tested claim{'s' * (count > 1)} for your answer"
    return f"<details><summary>{head}</summary><ul>{''.join(lines)}</ul></details>"


def claim_line(root: str, claim) -> str:
    page = f"{root}chapters/{claim.chapter}.html"
    figure = f' · <a href="{page}#fig-{claim.figure}">The figure</a>' if claim.figure else ""
    return f'<li>{escape(claim.claim)} <a href="{page}#verdict-{claim.id}">The verdict</a>{figure}</li>'


def by_chapter(table, written: dict[int, Chapter]) -> str:
    """For each chapter, written or to come, a fold with the questions that it serves, as links to their place here."""
    found = [
        fold(f"{n}. {one.title}", table, [id for id in one.questions if id in table.index])
        for n, one in written.items()
    ]
    for number, title in to_come().items():
        ids = [row.Index for row in table.itertuples() if number in row.later]
        found.append(fold(f"{number}. {title}, not yet written", table, ids))
    return "".join(found)


def without_one(table) -> str:
    """What the book does not serve, said as plainly."""
    empty = ~table["chapters"].astype(bool) & ~table["later"].astype(bool) & (table["none"] == "")
    nothing = table.index[table["none"] != ""]
    return fold("Not in this book", table, nothing) + fold("No chapter lists them yet", table, table.index[empty])


def fold(head: str, table, ids) -> str:
    """A line that opens to a list of questions; nothing where there are none."""
    lines = "".join(f'<li><a href="#{anchor(id)}">{escape(short(table.loc[id]))}</a></li>' for id in ids)
    count = f"{len(ids)} question{'s' * (len(ids) > 1)}"
    return f"<details><summary>{escape(head)}: {count}</summary><ul>{lines}</ul></details>" if lines else ""


def short(row) -> str:
    """A question named by paper, year and its first words: "Current Affairs, 2022: Propose prospective foreign …"."""
    opening = " ".join(row.question.split()[:FIRST_WORDS])
    return f"{asked_in(row).replace(', Part II', '')}: {opening} …"


def anchor(id: str) -> str:
    return f"asked-{id}"
