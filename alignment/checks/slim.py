"""The module and the style sheet as they travel to the reader: without comments and indentation.

Half of the source is comments and types for its maintainers; a phone needs neither.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def script() -> str:
    """`checks.js`, slim; the same for Jupyter and for the site."""
    text = re.sub(r"/\*\*.*?\*/ ?", "", (HERE / "checks.js").read_text("utf-8"), flags=re.S)
    # A comment stands alone or after two characters of code and a space; "//" inside a string never does.
    return tight(re.sub(r"(^|(?<=[;,{] ))\s*// .*$", "", text, flags=re.M))


@cache
def style() -> str:
    """`checks.css`, slim."""
    return tight(re.sub(r"/\*.*?\*/", "", (HERE / "checks.css").read_text("utf-8"), flags=re.S))


def tight(text: str) -> str:
    """No indentation, no blank lines, no spaces at the end."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip()) + "\n"
