"""What travels to the reader is small, and the joined module holds no name twice."""

from __future__ import annotations

import gzip
import re

from alignment.explore import html


def test_the_module_fits_its_budget():
    assert len(gzip.compress(html.script().encode(), 9)) <= 4_000
    assert len(gzip.compress(html.style().encode(), 9)) <= 1_200


def test_no_name_occurs_twice_in_the_joined_module():
    named = r"^(?:export )?(?:default )?(?:async )?(?:function|const) (\w+)"
    names = [name for file in html.HERE.glob("*.js") for name in re.findall(named, file.read_text("utf-8"), flags=re.M)]
    assert len(names) == len(set(names)) > 15


def test_text_never_enters_as_html():
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|\beval\b", html.script())
