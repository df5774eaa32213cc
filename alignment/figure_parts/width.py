"""From which width the wide drawing is large enough to be read; below it the phone's drawing stands.

A drawing is scaled to the column, and its letters with it. So the width at which they reach 11 CSS pixels follows
from the drawing itself. The style sheet asks the figure's own width (a container query), in steps of 20 pixels.
"""

from __future__ import annotations

import re

from ..errors import BadItem, fault

LEAST = 11  # CSS pixels
STEPS = range(400, 741, 20)  # the page's widest figure is 738 pixels
_LETTERS = re.compile(r"font(?:-size)?:[^;\"]*?(\d+(?:\.\d+)?)px")


def smallest_letters(svg: str) -> float | None:
    """The smallest font size in the drawing, in its own units; None for a drawing without text."""
    return min(map(float, _LETTERS.findall(svg)), default=None)


def box(svg: str) -> tuple[float, float]:
    """Width and height of the drawing, in its own units."""
    found = re.search(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"', svg)
    return float(found[1]), float(found[2])


def wide_from(name: str, svg: str) -> int:
    """Width in CSS pixels from which the drawing's smallest letters have 11 pixels.

    Raises
    ------
    BadItem : they are too small even where the page is widest.
    """
    letters, width = smallest_letters(svg), box(svg)[0]
    needed = LEAST * width / letters if letters else 0
    if needed > STEPS[-1]:
        least = LEAST * width / STEPS[-1]
        raise BadItem(
            fault(f"Figure {name!r}", f"its smallest letters have {letters:g} points.", f"{least:.1f} or more, or a "
                  "narrower drawing.", "enlarge them, or draw less.")
        )  # fmt: skip
    return next(step for step in STEPS if step >= needed)


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
