"""Formulas as MathML, made when the book is built: no script, and nothing from another site.

`$...$` or {math} in a chapter. Each formula carries its TeX as alternative text. Browsers that do not know MathML show
the formula in one line of text instead (book.css): (f + g/2)/t.
"""

from __future__ import annotations

import re
from html import escape
from xml.etree import ElementTree

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.util import logging

from ..errors import BadItem, fault
from .pages import is_html

LOG = logging.getLogger(__name__)
# What a browser needs inside: a part that is missing would move the others into its place.
PARTS = {"mfrac": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "mroot": 2, "msubsup": 3, "munderover": 3}
WRITTEN = {
    "mfrac": "{}/{}", "msub": "{}_{}", "msup": "{}^{}", "munder": "{}_{}", "mover": "{}{}", "mroot": "root {1} of {0}",
    "msubsup": "{}_{}^{}", "munderover": "{}_{}^{}",
}  # fmt: skip
SPACED = set("=+−<>≤≥≠≈×·→")


def setup_maths(app) -> None:
    app.connect("doctree-resolved", write_formulas)


def write_formulas(app, doctree, docname) -> None:
    """Put MathML where the formulas stand; one that cannot be shown fails the build, with its place."""
    if not is_html(app):
        return
    for node in list(doctree.findall(lambda n: isinstance(n, (nodes.math, nodes.math_block)))):
        try:
            node.replace_self(nodes.raw("", formula(node), format="html"))
        except BadItem as bad:
            place = node if node.line else node.parent
            LOG.warning("%s", " ".join(str(bad).split()), location=place, type="pivot", subtype="maths")


def formula(node: nodes.math | nodes.math_block) -> str:
    """A formula of a page as HTML: in its line, or in a line of its own with its number."""
    block = isinstance(node, nodes.math_block)
    inside = html(node.astext(), block)
    if not block:
        return inside
    number = f'<span class="rp-number">({node["number"]})</span>' if node.get("number") else ""
    place = f' id="{node["ids"][0]}"' if node["ids"] else ""
    return f'<div class="rp-formula"{place}>{inside}{number}</div>'


def html(tex: str, block: bool = False) -> str:
    """MathML, and the same in one line of text for browsers that do not know MathML.

    Raises BadItem for a command that is unknown, a brace or a part that is missing, several aligned lines.
    """
    tree = parsed(tex)
    tree.set("display", "block" if block else "inline")
    tree.set("alttext", tex)
    shown = ElementTree.tostring(tree, encoding="unicode", short_empty_elements=False)
    return f'<span class="rp-math">{shown}<span class="rp-math-text">{escape(line(tree))}</span></span>'


def parsed(tex: str) -> ElementTree.Element:
    """The formula's MathML as a tree, checked."""
    refuse(re.search(r"(?<!\\)&|\\\\", tex), tex, "it has several lines or columns", "one formula for each line")
    bare = re.sub(r"\\[{}]", "", tex)
    refuse(bare.count("{") != bare.count("}"), tex, "a brace is missing", "as many { as }")
    # latex2mathml puts the words of \text into the page as they are.
    quoted = re.sub(r"(\\text\s*\{)([^{}]*)", lambda found: found[1] + escape(found[2], quote=False), tex)
    try:
        tree = ElementTree.fromstring(re.sub(r' xmlns="[^"]*"', "", convert(quoted)))
    except Exception as error:  # latex2mathml has many errors of its own, without a common one
        what = f"it cannot be read ({type(error).__name__})"
        raise BadItem(message(tex, what, "TeX that latex2mathml reads")) from error
    for tag in tree.iter():
        unknown = re.search(r"\\[A-Za-z]+", tag.text or "")
        refuse(unknown, tex, f"{unknown and unknown[0]} is not known", "a command that latex2mathml knows")
        refuse(len(tag) != PARTS.get(tag.tag, len(tag)), tex, f"a part of its {tag.tag} is missing", "all parts")
    return tree


def refuse(wrong: object, tex: str, what: str, expected: str) -> None:
    if wrong:
        raise BadItem(message(tex, what, expected))


def message(tex: str, what: str, expected: str) -> str:
    return fault(f"formula {tex!r}", f"{what}.", f"{expected}.", "correct the formula, or write it in words.")


def line(tag: ElementTree.Element) -> str:
    """A formula in one line of text: fractions with a stroke, powers with ^, indices with _."""
    if tag.tag in WRITTEN:
        return WRITTEN[tag.tag].format(*(grouped(part) for part in tag))
    if tag.tag == "msqrt":
        return f"√({''.join(map(line, tag))})"
    own = (tag.text or "").strip() if not len(tag) else ""
    return f" {own} " if tag.tag == "mo" and own in SPACED else own + "".join(map(line, tag))


def grouped(part: ElementTree.Element) -> str:
    """A part of a fraction or power, in brackets when it is longer than one sign or number."""
    text = line(part).strip()
    return text if re.fullmatch(r"\w+|\S", text) else f"({text})"
