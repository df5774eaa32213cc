"""The figures of every built page: their numbers stand in their tables, their letters can be read, nothing moves."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from alignment.figure_parts.alt import numbers, strangers
from alignment.site.figures import permalink

LETTERS = """() => [...document.querySelectorAll(".rp-figure svg")].filter(s => s.checkVisibility()).flatMap(s => {
  const scale = s.getBoundingClientRect().width / s.viewBox.baseVal.width;
  return [...s.querySelectorAll("text")].map(t => scale * parseFloat(getComputedStyle(t).fontSize));
})"""


def with_figures(site) -> list[str]:
    return [name for name in site.names() if 'id="fig-' in site.text(name)]


def test_every_number_of_an_alternative_text_stands_in_the_table_under_it(site):
    checked, faults = 0, []
    for name in with_figures(site):
        for figure in site.soup(name).select('figure.rp-figure[id^="fig-"]'):
            rows = [[cell.get_text() for cell in row.select("th, td")] for row in figure.select(".rp-data tr")]
            allowed = figure.get("data-not-in-table", "").split()
            for alt in {svg["aria-label"] for svg in figure.select("svg[role=img]")}:
                checked += len(numbers(alt))
                faults += [f"{name}#{figure['id']}: {number}" for number in strangers(alt, rows, allowed)]
    assert checked > 40 and not faults


def test_every_figure_has_its_parts_and_no_script_decides_what_is_seen(site):
    for name in with_figures(site):
        with site.open(name, java_script_enabled=False) as page:
            for figure in page.locator(".rp-figure[id^=fig-]").all():
                assert figure.locator("svg[role=img]").locator("visible=true").count() == 1
                assert figure.locator(".rp-finding").inner_text().strip()
                assert figure.locator(".rp-source").inner_text().startswith("Source: ")
                assert figure.locator(".rp-downloads a").all_inner_texts() == ["CSV", "SVG", "PNG"]
                assert "Data: " in figure.locator(".rp-cite-text").text_content()


def test_letters_in_drawings_have_eleven_pixels(site):
    for name in with_figures(site):
        with site.open(name) as page:
            for width in (390, 560, 620, 690, 1280):
                page.set_viewport_size({"width": width, "height": 900})
                assert min(page.evaluate(LETTERS)) >= 10.9, f"{name} at {width} px"


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_with_figures_is_read(site, width):
    for name in with_figures(site):
        with site.open(name, width=width) as page:
            page.evaluate(
                "() => { window.moved = []; new PerformanceObserver(list => window.moved.push(...list.getEntries()))"
                ".observe({type: 'layout-shift', buffered: true}) }"
            )
            for figure in page.locator(".rp-figure").all():
                figure.scroll_into_view_if_needed()
                page.wait_for_timeout(100)
            # The self-checks are mounted once and move what is below them: only figures are asked.
            moved = page.evaluate(
                "window.moved.flatMap(e => e.sources).map(s => s.node)"
                ".filter(n => n && n.closest && n.closest('.rp-figure')).length"
            )
            assert moved == 0, name


@pytest.mark.parametrize(
    ("base", "link"),
    [("https://e.org/book/", '<a class="rp-permalink" href="https://e.org/book/chapters/a.html#fig-x">'
      "https://e.org/book/chapters/a.html#fig-x</a>"),
     ("", '<a class="rp-permalink" href="#fig-x">chapters/a.html#fig-x</a>')],
)  # fmt: skip
def test_a_figures_address_begins_with_the_books(base, link):
    builder = SimpleNamespace(get_target_uri=lambda name: f"{name}.html")
    app = SimpleNamespace(config=SimpleNamespace(html_baseurl=base), builder=builder)
    assert permalink(app, "chapters/a", "#fig-x") == link
