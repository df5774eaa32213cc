"""A hidden cell still runs, and before the sentence that follows it.

myst-nb leaves a cell of tag remove-cell out before anything runs: its numbers reach the text only after the
next visible cell, and the last hidden cells of a chapter, with their asserts, never run at all. The tags
remove-input and remove-output hide as well and do run, so the one is read as the other two.
"""

from __future__ import annotations

import re

ONE_LINE = re.compile(r"^(:?tags:\s*\[[^\]\n]*?)\bremove[-_]cell\b", re.MULTILINE)
LISTED = re.compile(r"^(\s*-\s+)remove[-_]cell\s*$", re.MULTILINE)


def setup_hidden(app) -> None:
    app.connect("source-read", run_hidden)


def run_hidden(app, docname, source) -> None:
    """Read remove-cell as remove-input, remove-output."""
    text = ONE_LINE.sub(r"\1remove-input, remove-output", source[0])
    source[0] = LISTED.sub(r"\1remove-input\n\1remove-output", text)
