"""Urdu: each run is marked and kept apart, has room, and has a font on a device that has none."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from alignment.site import urdu

ROOT = Path(__file__).parents[2]
ROOM = 1.6  # line height of Naskh, in sizes of its letters


def pages(site) -> list[str]:
    return [name for name in site.names() if urdu.SCRIPT.search(site.text(name))]


def test_every_urdu_run_says_its_language_and_direction_and_is_kept_apart(site):
    assert pages(site)
    for name in pages(site):
        soup = site.soup(name)
        for run in soup.body.find_all(string=urdu.SCRIPT.search):
            if run.find_parent(["script", "style", "svg", "pre"]):
                continue
            around = run.find_parent(lang="ur")
            assert around is not None, f"{name}: {run[:40]!r} has no language"
            assert around.get("dir") in ("rtl", "auto"), f"{name}: {run[:40]!r} has no direction"
            assert around.name not in ("span", "em", "i", "b"), f"{name}: {run[:40]!r} is not kept apart (bdi)"


@pytest.mark.parametrize("width", [320, 390])
def test_an_urdu_run_has_room(site, width):
    for name in pages(site):
        with site.open(name, width=width) as page:
            for run in page.locator("[lang=ur]:visible").all():
                style = run.evaluate("r => [getComputedStyle(r).lineHeight, getComputedStyle(r).fontSize]")
                tall, size = (float(length.removesuffix("px")) for length in style)
                assert tall >= ROOM * size, f"{name}: lines of {tall} px for letters of {size} px"
                box = run.evaluate("r => { const b = r.getBoundingClientRect(); return [b.left, b.right] }")
                assert box[0] >= 0 and box[1] <= width, f"{name}: an Urdu run leaves the page"


def test_the_font_holds_the_letters_of_the_book_and_no_others(site):
    content = (site.folder / "book" / urdu.NAME).read_bytes()
    held = {chr(code) for code in TTFont(BytesIO(content)).getBestCmap()}
    assert held - {" "} == set(urdu.letters(ROOT)) and len(content) <= 13_000


def test_the_same_letters_give_the_same_font():
    first = urdu.subset("ابت")
    urdu.subset.cache_clear()
    assert urdu.subset("ابت") == first


def test_the_font_is_fetched_only_where_urdu_shows(site):
    """This machine has none of the fonts that the style sheet names first."""
    cases = {"index.html": False, "chapters/02-six-decades.html": True, "appendix/glossary.html": True}
    for name, shows in cases.items():
        with site.open(name) as page:
            asked = [url for url in page.weights if urdu.NAME in url]
            assert bool(asked) == shows, name
            assert not page.outside


def test_a_definition_with_urdu_fetches_the_font_when_it_opens(tiny):
    with tiny.open("chapters/02-tiny.html") as page:
        assert not [url for url in page.weights if urdu.NAME in url]
        with page.expect_request(lambda request: urdu.NAME in request.url):
            page.locator("a.rp-term").first.focus()


def test_a_page_of_its_own_asks_for_no_font(site):
    assert "@font-face" not in site.text("single/02-six-decades.html")
