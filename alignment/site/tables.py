"""Tables wider than a phone scroll in a region that has a name and takes the keyboard."""

from __future__ import annotations

import re
from collections import Counter
from html import escape

from docutils import nodes

from ..tables import stack_classes
from .pages import is_html

NAMED = re.compile(r'(<div class="rp-scroll"[^>]*\baria-label=")([^"]*)(")')
REGION = '<div class="rp-scroll" role="region" tabindex="0" aria-label="{}">'


def setup_tables(app) -> None:
    app.connect("doctree-resolved", wrap_tables)


def wrap_tables(app, doctree, docname) -> None:
    """Give every table of the page its scroll region; names are numbered, so that no two are the same."""
    if not is_html(app):
        return
    number, seen = 0, Counter()
    for node in list(doctree.findall(lambda n: isinstance(n, (nodes.table, nodes.raw)))):
        if isinstance(node, nodes.table):
            number += 1
            wrap_node(node, label(number, title_of(node)))
        elif "html" in node.get("format", "").split():
            number = wrap_raw(node, number)
            name_apart(node, seen)


def title_of(node: nodes.table) -> str:
    title = next(iter(node.findall(nodes.title)), None)
    return title.astext() if title else ""


def label(number: int, title: str = "") -> str:
    return f"Table {number}: {title}" if title else f"Table {number}"


def wrap_node(node: nodes.table, name: str) -> None:
    """Put a table that was written in Markdown between the two halves of a region."""
    before = nodes.raw("", REGION.format(escape(name)), format="html")
    node["classes"] += stack_classes(cells_of(node))
    parent, at = node.parent, node.parent.index(node)
    parent.insert(at + 1, nodes.raw("", "</div>", format="html"))
    parent.insert(at, before)


def cells_of(node: nodes.table) -> list[list[str]]:
    """The text of the cells of its body, row by row."""
    rows = (row for body in node.findall(nodes.tbody) for row in body.findall(nodes.row))
    return [[entry.astext() for entry in row.findall(nodes.entry)] for row in rows]


def wrap_raw(node: nodes.raw, number: int) -> int:
    """The same for the tables that a cell put out, unless their maker gave them a region."""
    text = node.astext()
    if "<table" not in text or 'role="region"' in text:
        return number
    pieces = re.split(r"(<table\b.*?</table>)", text, flags=re.DOTALL)
    for i in range(1, len(pieces), 2):
        number += 1
        caption = re.search(r"<caption\b[^>]*>(.*?)</caption>", pieces[i], re.DOTALL)
        title = re.sub(r"<[^>]+>", "", caption.group(1)).strip() if caption else ""
        pieces[i] = REGION.format(escape(label(number, title))) + plain(pieces[i]) + "</div>"
    node.children = [nodes.Text("".join(pieces))]
    return number


def name_apart(node: nodes.raw, seen: Counter) -> None:
    """Two regions of one page never have the same name: the second is numbered."""

    def numbered(found: re.Match) -> str:
        seen[found[2]] += 1
        return found[0] if seen[found[2]] == 1 else f"{found[1]}{found[2]} ({seen[found[2]]}){found[3]}"

    text = node.astext()
    if "rp-scroll" in text:
        node.children = [nodes.Text(NAMED.sub(numbered, text))]


def plain(table: str) -> str:
    """A pandas table without its own border, and with scoped headers."""
    table = re.sub(r"<th></th>", "<td></td>", re.sub(r' border="\d+"', "", table))
    head, mark, rest = table.partition("</thead>")
    return re.sub(r"<th>", '<th scope="col">', head) + mark + re.sub(r"<th>", '<th scope="row">', rest)
