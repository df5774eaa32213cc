"""The module and the style sheet as they travel to the reader: one file each, as short as a minifier makes them.

The files of `view/` are modules that import each other, so that each is short and its types are checked. A phone wants
one request and no comments. So the files are joined in the order of their imports; names must not occur twice.

What only "My record", "Review" and questions asked again need is a second module, `pages()`, and a second style sheet,
`sheet()`: chapters without them, and notebooks, do not carry their weight. The second module imports from the first.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import minify

VIEW = Path(__file__).parent / "view"
FIRST, SECOND = "host", "pages"
OFFERED = ("mount", "parseNumber")  # what others import from the joined module, beside the default
IMPORT = re.compile(r'^import \{ ([^}]*) \} from "\./([a-z]+)\.js";\n', re.M)


@cache
def script() -> str:
    """What every page with a self-check needs, as one module; the same for Jupyter and for the site."""
    return joined(in_order(FIRST, []), {*OFFERED, *borrowed()})


@cache
def pages() -> str:
    """What the pages of the record need beside it, as one module."""
    return f'import {{ {", ".join(borrowed())} }} from "./checks.js";\n' + joined(of_pages(), set())


def of_pages() -> list[str]:
    """The files of the second module, in their order."""
    first = in_order(FIRST, [])
    return in_order(SECOND, list(first))[len(first):]


def borrowed() -> list[str]:
    """The names that the second module takes from the first."""
    own = of_pages()
    imports = [found for name in own for found in IMPORT.findall((VIEW / f"{name}.js").read_text("utf-8"))]
    return sorted({name for names, file in imports if file not in own for name in names.split(", ")})


def joined(files: list[str], offered: set[str], view: Path = VIEW) -> str:
    """Some files of `view` as one text that exports the `offered` names, without imports and comments."""
    whole = IMPORT.sub("", "".join((view / f"{name}.js").read_text("utf-8") for name in files))
    kept = rf"(function|const) ({'|'.join(sorted(offered))})\b" if offered else "$"
    return minify.string("text/javascript", re.sub(rf"^export (?!default|{kept})", "", whole, flags=re.M))


@cache
def style() -> str:
    """All of `view/*.css` but the sheet of the record, the card first."""
    files = sorted(VIEW.glob("*.css"), key=lambda file: (file.name != "card.css", file.name))
    return plain_css(*[file for file in files if file.stem != SECOND])


@cache
def sheet() -> str:
    """What "My record" looks like, on the screen and as one printed page."""
    return plain_css(VIEW / f"{SECOND}.css")


def plain_css(*files: Path) -> str:
    """Style sheets as one text, minified."""
    return minify.string("text/css", "".join(file.read_text("utf-8") for file in files))


def in_order(name: str, done: list[str], view: Path = VIEW) -> list[str]:
    """The files that `name` needs, each after those that it imports, itself last; `done` are left out."""
    for _, other in IMPORT.findall((view / f"{name}.js").read_text("utf-8")):
        if other not in done:
            in_order(other, done, view)
    done.append(name)
    return done
