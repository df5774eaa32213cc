"""The benchmark builds a copy of the book: it must hold all that the pages need."""

from __future__ import annotations

import re
import sys

from served import ROOT

sys.path.insert(0, str(ROOT))
from benchmarks.books import copy

FILE = re.compile(r"\{download\}`[^`<]*<([^>`]+)>`")


def test_the_copy_holds_every_file_that_a_page_offers(tmp_path):
    book = copy(ROOT, tmp_path / "book")
    pages = [book / "index.md", *sorted(book.glob("chapters/*.md")), *sorted(book.glob("appendix/*.md"))]
    offered = [(page.name, page.parent / path) for page in pages for path in FILE.findall(page.read_text("utf-8"))]
    assert offered and [(name, file.name) for name, file in offered if not file.is_file()] == []
