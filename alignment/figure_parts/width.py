"""From which width the wide drawing is large enough to be read; below it the phone's drawing stands.

A drawing is scaled to the column, and its letters with it. So the width at which they reach 11 CSS pixels follows
from the drawing itself. The style sheet asks the figure's own width (a container query), in steps of 20 pixels.
"""

from __future__ import annotations

import re

from ..errors import BadItem, fault

LEAST = 11  # CSS pixels
PHONE = 352  # the text's width in a window of 390
STEPS = range(400, 741, 20)  # the page's widest figure is 738 pixels
_LETTERS = re.compile(r"font(?:-size)?:[^;\"]*?(\d+(?:\.\d+)?)px")


def smallest_letters(svg: str) -> float | None:
    """The smallest font size in the drawing, in its own units; None for a drawing without text."""
    return min(map(float, _LETTERS.findall(svg)), default=None)


def box(svg: str) -> tuple[float, float]:
    """Width and height of the drawing, in its own units."""
    found = re.search(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"', svg)
    return float(found[1]), float(found[2])


def check_letters(name: str, svg: dict[str, str]) -> None:
    """Refuse letters that cannot be read: of the wide drawing on the widest page, of the other on a phone.

    Raises
    ------
    BadItem : they have fewer than 11 CSS pixels there.
    """
    for which, page in (("wide", STEPS[-1]), ("narrow", PHONE)):
        if needed(svg[which]) > page:
            letters, least = smallest_letters(svg[which]), LEAST * box(svg[which])[0] / page
            raise BadItem(
                fault(f"Figure {name!r}, the {which} drawing", f"its smallest letters have {letters:g} points.",
                      f"{least:.1f} or more.", "enlarge them, or give another drawing (narrow=...) for phones.")
            )  # fmt: skip


def needed(svg: str) -> float:
    """Width in CSS pixels at which the drawing's smallest letters have 11."""
    letters = smallest_letters(svg)
    return LEAST * box(svg)[0] / letters if letters else 0


def wide_from(svg: str) -> int:
    """The step from which this drawing may show."""
    return next(step for step in STEPS if step >= needed(svg))


def css() -> str:
    """One rule for each step. Browsers without container queries keep the rule of the style sheet, by window."""
    rules = "\n".join(
        f"@container (min-width:{step}px){{.rp-from-{step}>.rp-wide{{display:block!important}}"
        f".rp-from-{step}>.rp-narrow{{display:none!important}}}}"
        for step in STEPS
    )
    return (
        "@supports (container-type:inline-size){.rp-figure{container-type:inline-size}"
        '[class*="rp-from-"]>.rp-wide{display:none!important}[class*="rp-from-"]>.rp-narrow{display:block!important}\n'
        f"{rules}\n}}"
    )
