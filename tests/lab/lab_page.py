"""The words of a built page, and whether what a notebook says stands in them."""

from __future__ import annotations

import json
import re

import pytest
from lab_room import ROOT


def page_text(chapter: str) -> str:
    """The words of the built page."""
    return page(chapter).get_text()


def items_of_page(chapter: str) -> list[dict]:
    """The self-checks of the built page, as plain data."""
    return [json.loads(item["data-check"]) for item in page(chapter).select("[data-check]")]


def page(chapter: str):
    """The main part of the built page; the test that wants it is skipped when there is no site."""
    from bs4 import BeautifulSoup

    file = (ROOT / "_build/html" / chapter).with_suffix(".html")
    if not file.exists():
        pytest.skip("the site is not built (`make site`)")
    return BeautifulSoup(file.read_text(encoding="utf-8"), "lxml").select_one("main")


def normal(text: str) -> str:
    """Without what typography changes: quotes, dashes and kinds of space."""
    return re.sub(r"\s+", " ", text.translate(str.maketrans("’‘“”–—\u2212\u00a0", "''\"\"--- ")))


def missing(values: list[str], text: str) -> list[str]:
    """The values that do not occur in the text in their order."""
    place, lost, text = 0, [], normal(text)
    for value in map(normal, values):
        found = text.find(value, place)
        place, lost = (found + len(value), lost) if found >= 0 else (place, [*lost, value])
    return lost
