"""All fact sheets on one page: each chapter's is there, and paper shows the sheets and nothing else."""

from __future__ import annotations

import re

import pytest

PAGE = "appendix/sheets.html"


def sheets(site) -> list[str]:
    return sorted(path.name for path in (site.folder / "facts").glob("*.html"))


def printed(page) -> int:
    """Pages of A4 that come out of the printer."""
    pdf = page.pdf(prefer_css_page_size=True)
    sizes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf))
    assert [tuple(round(float(n)) for n in size) for size in sizes] == [(595, 842)]
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def test_every_sheet_of_the_book_is_on_the_page(asked, request):
    for book in (asked, request.getfixturevalue("site")):
        page = book.soup(PAGE)
        links = [a["href"] for a in page.select(".rp-sheets-list a")]
        assert [link.removeprefix("../facts/") for link in links if "/facts/" in link] == sheets(book)
        for name in sheets(book):
            alone = book.soup(f"facts/{name}").select_one(".rp-facts")
            here = page.select_one(f"#sheet-{name.removesuffix('.html')}")
            assert here.get_text() == alone.get_text() and f"#{here['id']}" in links


@pytest.mark.parametrize("width", [390, 1280])
def test_paper_shows_each_sheet_on_one_page_and_nothing_else(asked, request, width):
    for book in (asked, request.getfixturevalue("site")):
        with book.open(PAGE, width=width) as page:
            assert printed(page) == len(sheets(book))
            page.emulate_media(media="print")
            assert not page.get_by_role("heading", level=1).is_visible()
            assert not page.locator(".rp-sheets-list, .rp-foot, button").locator("visible=true").count()


def test_the_button_prints(asked):
    with asked.open(PAGE) as page:
        page.evaluate("window.print = () => { window.printed = true }")
        page.get_by_role("button", name="Print all sheets").click()
        assert page.evaluate("window.printed") is True
    with asked.open(PAGE, java_script_enabled=False) as page:
        assert not page.get_by_role("button", name="Print all sheets").is_visible()
