"""Code folds to one line, natively: "Show the 6 lines". So do admonitions of class dropdown."""

from __future__ import annotations

from html import escape

from docutils import nodes

from .pages import is_html


class fold(nodes.General, nodes.Element):
    """A native <details>; `summary` is its visible line."""


def setup_fold(app) -> None:
    app.add_node(fold, html=(visit_fold, depart_fold))
    app.connect("doctree-resolved", fold_page)


def fold_page(app, doctree, docname) -> None:
    """Fold each code cell's source and each admonition of class dropdown; outputs stay open."""
    if not is_html(app):
        return
    for node in list(doctree.findall(is_source)):
        node.replace_self(fold("", *node.children, summary=code_summary(node), classes=["rp-code"]))
    for node in list(doctree.findall(is_dropdown)):
        title, *rest = node.children
        node.replace_self(fold("", *rest, summary=title.astext(), classes=["rp-dropdown"], ids=node.get("ids", [])))


def is_source(node) -> bool:
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code_source"


def is_dropdown(node) -> bool:
    return isinstance(node, nodes.Admonition) and "dropdown" in node.get("classes", []) and len(node.children) > 0


def code_summary(node) -> str:
    """"Show the 6 lines": what opening costs, in lines that hold something."""
    count = sum(1 for line in node.astext().splitlines() if line.strip())
    return "Show the one line of code" if count == 1 else f"Show the {count} lines of code"


def visit_fold(translator, node) -> None:
    ids = "".join(f' id="{escape(i)}"' for i in node.get("ids", [])[:1])
    classes = escape(" ".join(node["classes"]))
    translator.body.append(f'<details class="{classes}"{ids}><summary>{escape(node["summary"])}</summary>\n')


def depart_fold(translator, node) -> None:
    translator.body.append("</details>\n")
