"""What the tests of the charts share: the charts of the gallery page, drawn once."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))

from alignment.charts import Kind


def code(path: Path) -> list[str]:
    """The cells of a page, without their tags."""
    cells = re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", path.read_text("utf-8"), flags=re.S | re.M)
    return [re.sub(r"^:tags:.*$", "", cell, flags=re.M) for cell in cells]


@pytest.fixture(scope="session")
def gallery() -> dict[tuple[str, str], object]:
    """The charts of the gallery by (kind, paper), as its cells draw them today."""
    drawn, plain = {}, (Kind.__call__, Kind.narrow)

    def keeping(draw, paper):
        def call(kind, *given, **named):
            drawn[kind.__name__, paper] = chart = draw(kind, *given, **named)
            return chart

        return call

    Kind.__call__, Kind.narrow = keeping(plain[0], "wide"), keeping(plain[1], "narrow")
    try:
        names: dict = {}
        for cell in code(ROOT / "appendix" / "gallery.md"):
            exec(compile(cell, "gallery.md", "exec"), names)
    finally:
        Kind.__call__, Kind.narrow = plain
    return drawn
