"""The gallery in the built site: light, complete, and its charts follow the page."""

from __future__ import annotations

import gzip

import pytest

GALLERY = "appendix/gallery.html"
KINDS = ("lines", "multiples", "shares", "before-after", "specification", "roll-call", "timeline", "network")


def test_the_page_is_light(site):
    assert len(gzip.compress(site.text(GALLERY).encode())) < 300_000


@pytest.mark.parametrize("width", [390, 1280])
def test_each_kind_shows_the_drawing_for_its_screen(site, width):
    with site.open(GALLERY, width=width) as page:
        for name in KINDS:
            figure = page.locator(f"#fig-{name}")
            assert figure.locator(".rp-narrow svg").is_visible() == (width < 500)
            assert figure.locator(".rp-wide svg").is_visible() == (width > 500)
        assert not page.faults and not page.outside


def test_the_phones_drawing_unfolds_on_a_wide_screen(site):
    with site.open(GALLERY, width=1280) as page:
        folds = page.locator("details", has_text="The drawing for phones")
        assert folds.count() == len(KINDS)
        for number in range(len(KINDS)):
            folds.nth(number).locator("summary").click()
            assert folds.nth(number).locator("svg").bounding_box()["width"] <= 352


def test_a_chart_follows_the_pages_mode(site):
    inks = []
    with site.open(GALLERY, width=1280) as page:
        for mode in ("light", "dark"):
            page.evaluate(f"document.documentElement.dataset.theme = '{mode}'")
            fill = "e => getComputedStyle(e).fill"
            inks.append(page.locator("#fig-lines .rp-wide svg text", has_text="Moscow").evaluate(fill))
    assert inks[0] != inks[1]
