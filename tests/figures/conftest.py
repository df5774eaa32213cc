"""A page in the book's look that holds two figures, served on this computer."""

from __future__ import annotations

import sys
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

sys.path[:0] = [str(Path(__file__).parents[1] / "site"), str(Path(__file__).parent)]

from charted import made, phone
from served import Site, served

from alignment.site import assets

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>T</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy"
content="default-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:">
<script type="module" src="figures.js"></script><link rel="stylesheet" href="book.css"><link rel="icon" href="data:,">
</head><body><div class="rp-page"><main><h1>T</h1>{}</main></div></body></html>"""


@pytest.fixture(autouse=True)
def _closed():
    """A refused figure leaves its chart open."""
    yield
    plt.close("all")


@pytest.fixture(scope="session")
def folder(tmp_path_factory) -> Path:
    """A site of one page: text that fills the window, then two figures, one described."""
    site, text = tmp_path_factory.mktemp("figures"), "<p>Text.</p>" * 60
    described = made(describe=["First point.", "Second point: 1 < 2."])._repr_html_()
    other = made(letters=7.4, name="small", finding="Another finding", narrow=phone())._repr_html_()
    (site / "index.html").write_text(PAGE.format(text + described + text + other + text), "utf-8")
    (site / "book.css").write_text(assets.book_css(), "utf-8")
    (site / "figures.js").write_bytes((assets.HERE / "figures.js").read_bytes())
    return site


@pytest.fixture(scope="session")
def small(folder, browser):
    """That site, served."""
    with served(folder) as url:
        yield Site(folder, url, browser)
