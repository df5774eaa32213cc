"""The styles and scripts of the site: small files, each with its hash in the address."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

from pygments.formatters import HtmlFormatter

from .. import colours
from ..checks import slim
from ..explore import html as explorer
from ..figure_parts import width
from . import urdu

HERE = Path(__file__).parent / "assets"
FOLDER = "book"
LIGHT, DARK = "a11y-light", "a11y-dark"
DARK_ROOT = 'html[data-theme="dark"]'


@cache
def files() -> dict[str, bytes]:
    """Name -> content of every file that the site serves beside its pages."""
    found = {urdu.NAME: urdu.font()} if urdu.used() else {}
    face = urdu.font_face(_version(urdu.NAME, found).decode()) if found else ""
    found |= {
        "book.css": f"{face}\n{book_css()}".encode(),
        "book.js": (HERE / "book.js").read_bytes(),
        "search.js": (HERE / "search.js").read_bytes(),
        "figures.js": (HERE / "figures.js").read_bytes(),
        "ledger.js": (HERE / "ledger.js").read_bytes(),
        "icon.svg": (HERE / "icon.svg").read_bytes(),
    }
    found |= {"checks.js": slim.script().encode(), "checks.css": dark_on_screen(slim.style()).encode()}
    mount = (HERE / "mount.js").read_bytes()
    found["mount.js"] = mount.replace(b"./checks.js", b"./" + _version("checks.js", found))
    found["pages.js"] = slim.pages().encode().replace(b"./checks.js", b"./" + _version("checks.js", found))
    found["pages.css"] = slim.sheet().encode()
    found["offline.js"] = (HERE / "offline.js").read_bytes()
    found |= {"explore.js": f"{explorer.script()}\nmount(document);".encode(), "explore.css": explorer.style().encode()}
    return found


def href(name: str) -> str:
    """Address of a file from the site's first folder; the hash keeps an old copy from being used."""
    return f"{FOLDER}/{_version(name, files()).decode()}"


def styles(body: str) -> list[str]:
    """The style sheets of a page that holds `body`."""
    names = ["book.css"] + ["checks.css"] * has_checks(body) + ["pages.css"] * ("rp-record" in body)
    return [href(name) for name in names + ["explore.css"] * ("rp-explorer" in body)]


def modules(body: str) -> list[str]:
    """The scripts of a page that holds `body`; all are modules and wait for the page."""
    names = ["book.js"] + ["figures.js"] * ("rp-permalink" in body) + ["mount.js"] * has_checks(body)
    names += ["pages.js"] * asks_again(body) + ["offline.js"] * ("rp-offline" in body)
    names += ["explore.js"] * ("rp-explorer" in body) + ["ledger.js"] * ("rp-filter" in body)
    return [href(name) for name in names]


def has_checks(body: str) -> bool:
    """True when a page holds a self-check, a score line, or a place for them."""
    return "rp-check" in body or "rp-score" in body or asks_again(body)


def asks_again(body: str) -> bool:
    """True for the pages that live from the reader's record."""
    return any(place in body for place in ("rp-record", "rp-review", "rp-again"))


def book_css() -> str:
    """Our style sheet, the colours of code, the colours that the figures use, and paper."""
    code = HtmlFormatter(style=LIGHT).get_style_defs(".highlight")
    dark = HtmlFormatter(style=DARK).get_style_defs('html[data-theme="dark"] .highlight')
    sheet = (HERE / "book.css").read_text("utf-8")
    sheets = [dark_on_screen(part) for part in (sheet, figures_css(), _short(code), _short(dark))]
    paper = (HERE / "print.css").read_text("utf-8")
    return "\n".join([*sheets, width.css(), forced_css(), paper])


def figures_css() -> str:
    """The colours of the figures."""
    return colours.css()


def forced_css() -> str:
    """In forced colours the figures take the reader's ink and paper; countries keep the colours that show on it."""
    light, dark = (re.search(r"\{(.*?)\}", part)[1] for part in figures_css().split(DARK_ROOT))
    system = "--fig-ink:CanvasText;--fig-muted:CanvasText;--fig-grid:GrayText;--fig-bg:Canvas;"
    rules = "".join(
        f"@media (prefers-color-scheme:{wish}){{:root:root{{{colour}{system}}}}}"
        for wish, colour in (("light", light), ("dark", dark))
    )
    return f"@media (forced-colors:active){{{rules}}}"


def dark_on_screen(css: str) -> str:
    """Dark is for screens: paper is always light. Where no script sets a theme, the system's wish counts."""
    dark = re.findall(re.escape(DARK_ROOT) + r"[^{]*\{[^}]*\}", css)
    if not dark:
        return css
    for rule in dark:
        css = css.replace(rule, "", 1)
    rules = "\n".join(dark)
    wish = rules.replace(DARK_ROOT, "html:not([data-theme])")
    return f"{css}\n@media screen {{\n{rules}\n}}\n@media screen and (prefers-color-scheme: dark) {{\n{wish}\n}}"


def _version(name: str, found: dict[str, bytes]) -> bytes:
    return f"{name}?v={hashlib.sha256(found[name]).hexdigest()[:8]}".encode()


def _short(css: str) -> str:
    """The code colours without comments and without the rules for line numbers, which we never show."""
    lines = (line.split("/*")[0].strip() for line in css.splitlines())
    return "\n".join(line for line in lines if line and "linenos" not in line and "line-height" not in line)
