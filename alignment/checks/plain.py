"""An item as HTML without JavaScript: question, options, hints, and the folded answer.

Well-formed as XML too (an EPUB is strict), and every text is escaped and isolated, so that quotes,
`</script>` or a right-to-left mark stay what they are: text.
"""

from __future__ import annotations

import html
import json
import unicodedata
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .check import Check


def page(check: Check, data: dict[str, Any]) -> str:
    """The whole block: `data-check` holds the item for `checks.js`, the content is for everybody else."""
    packed = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    packed = html.escape(packed, quote=False).replace("'", "&#39;")
    parts = [prompt(check.prompt), f'<p class="rp-ask">{html.escape(check.ask())}</p>']
    parts += [check.blank(), fold("Hints", "ol", [run(h) for h in check.hints])]
    parts += [fold(check.folded, "ul", [told(*row) for row in check.told])]
    return (f"<div class=\"rp-check\" data-kind=\"{check.kind}\" data-check='{packed}'>"
            f'<div class="rp-card">{"".join(parts)}</div></div>')


def direction(text: str) -> str:
    """Attributes that isolate a text: its own direction, and its language where the script tells it."""
    strong = next((b for b in map(unicodedata.bidirectional, text) if b in ("L", "R", "AL")), "L")
    return ' dir="auto" lang="ur"' if strong == "AL" else ' dir="auto"'  # Arabic script is Urdu in this book


def run(text: str, tag: str = "span") -> str:
    """A text as one isolated element."""
    return f"<{tag}{direction(text)}>{html.escape(text)}</{tag}>"


def prompt(text: str) -> str:
    """The question, one `<p>` a paragraph."""
    return "".join(f'<p class="rp-prompt"{direction(p)}>{html.escape(p)}</p>' for p in text.split("\n\n"))


def options(texts: list[str]) -> str:
    """The options with an empty box each; a line to write on where there are none."""
    if not texts:
        return '<p class="rp-blank">Your answer: <span class="rp-line">&#160;</span></p>'
    return f'<ul class="rp-boxes">{"".join(f"<li>{run(t)}</li>" for t in texts)}</ul>'


def told(verdict: str, answer: str, feedback: str) -> str:
    """One explained answer."""
    stop = "" if answer.endswith((".", "?", "!")) else "."
    return f"<strong>{html.escape(verdict)}:</strong> {run(answer, 'b')}{stop} {run(feedback)}"


def fold(title: str, tag: str, rows: list[str]) -> str:
    """A list behind a native fold; nothing when the list is empty."""
    inner = "".join(f"<li>{row}</li>" for row in rows)
    return f'<details class="rp-fold"><summary>{title}</summary><{tag}>{inner}</{tag}></details>' if rows else ""
