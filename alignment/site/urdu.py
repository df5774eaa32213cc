"""A small Naskh font for the book's Urdu: the letters that it uses and no others, made when the book is built.

A phone with a font of its own for Urdu never fetches it (book.css names those first), and a page without Urdu neither.
Noto Naskh Arabic, under the SIL Open Font License, from the package pylopdf-fonts-ar.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

NAME = "urdu.woff2"
# Arabic letters, signs and their joined forms; the joiner that Urdu puts between letters.
SCRIPT = re.compile("[\u0600-\u06ff\u0750-\u077f\u200c\u200d\ufb50-\ufdff\ufe70-\ufeff]")
RUN = re.compile(rf"({SCRIPT.pattern}(?:[\s\d]*{SCRIPT.pattern})*)")
TEXTS = ("*.md", "chapters/*.md", "appendix/*.md", "data/glossary.csv")

BUILT: dict[str, str] = {}  # filled once, when a build begins


def setup_urdu(app) -> None:
    app.connect("builder-inited", gather)


def gather(app) -> None:
    BUILT["letters"] = letters(Path(app.srcdir))


def letters(root: Path) -> str:
    """The Arabic-script characters of the book's texts and glossary, each once, in order."""
    texts = (path.read_text("utf-8") for pattern in TEXTS for path in sorted(root.glob(pattern)))
    return "".join(sorted({sign for text in texts for sign in SCRIPT.findall(text)}))


def has_urdu(text: str) -> bool:
    return SCRIPT.search(text) is not None


def marked(text: str) -> str:
    """A text as HTML, each of its Urdu runs with language and direction, kept apart from the English around it."""
    parts = RUN.split(text)
    return "".join(f'<bdi lang="ur" dir="rtl">{escape(p)}</bdi>' if has_urdu(p) else escape(p) for p in parts)


def font_face(version: str) -> str:
    """The rule that names the font; a letter fetches it when no font named before it has that letter."""
    if not used():
        return ""
    ranges = ",".join(f"U+{ord(sign):X}" for sign in used())
    local = 'local("Noto Naskh Arabic"),local("NotoNaskhArabic-Regular"),local("Noto Naskh Arabic UI")'
    source = f'src:{local},url("{version}") format("woff2")'
    return f'@font-face{{font-family:"Book Urdu";{source};font-display:swap;unicode-range:{ranges}}}'


def used() -> str:
    """The letters of the book that is being built; none when none is."""
    return BUILT.get("letters", "")


def font() -> bytes:
    """The font with this book's letters, as WOFF2; the same bytes for the same letters."""
    return subset(used())


@cache
def subset(signs: str) -> bytes:
    """Noto Naskh Arabic with these characters in one weight, as WOFF2."""
    face = TTFont(BytesIO(files("pylopdf_fonts_ar").joinpath("NotoNaskhArabic-Variable.ttf").read_bytes()))
    face.recalcTimestamp = False
    options = Options()
    options.layout_features, options.hinting = ["*"], False
    smaller = Subsetter(options)
    smaller.populate(text=signs)
    smaller.subset(face)
    instantiateVariableFont(face, {"wght": 400}, inplace=True)
    face.flavor, out = "woff2", BytesIO()
    face.save(out)
    return out.getvalue()
