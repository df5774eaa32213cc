"""The module and the style sheet as they travel to the reader: one file each, without comments and indentation.

The files of `view/` are modules that import each other, so that each is short and its types are checked. A phone wants
one request and no comments. So the files are joined in the order of their imports; names must not occur twice.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

VIEW = Path(__file__).parent / "view"
FIRST = "host"
OFFERED = ("mount", "parseNumber")  # what others import from the joined module, beside the default
IMPORT = re.compile(r'^import \{[^}]*\} from "\./([a-z]+)\.js";\n', re.M)


@cache
def script() -> str:
    """All of `view/*.js` as one module; the same for Jupyter and for the site."""
    joined = "".join((VIEW / f"{name}.js").read_text("utf-8") for name in in_order(FIRST, []))
    text = re.sub(r"/\*\*.*?\*/ ?", "", IMPORT.sub("", joined), flags=re.S)
    # A comment stands alone or after two characters of code and a space; "//" inside a string never does.
    text = re.sub(r"(^|(?<=[;,{] ))\s*// .*$", "", text, flags=re.M)
    return tight(re.sub(rf"^export (?!default|function ({'|'.join(OFFERED)})\b)", "", text, flags=re.M))


@cache
def style() -> str:
    """All of `view/*.css`, the card first."""
    files = sorted(VIEW.glob("*.css"), key=lambda file: (file.name != "card.css", file.name))
    return tight(re.sub(r"/\*.*?\*/", "", "".join(file.read_text("utf-8") for file in files), flags=re.S))


def in_order(name: str, done: list[str]) -> list[str]:
    """The files that `name` needs, each after those that it imports, itself last; `done` are left out."""
    for other in IMPORT.findall((VIEW / f"{name}.js").read_text("utf-8")):
        if other not in done:
            in_order(other, done)
    done.append(name)
    return done


def tight(text: str) -> str:
    """No indentation, no blank lines, no spaces at the end."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip()) + "\n"
