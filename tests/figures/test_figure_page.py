"""Figures in a page: which drawing shows, its letters, dark, paper, forced colours, folds; and nothing moves."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess

import pytest
from charted import made

from alignment.checks import slim
from alignment.site import assets

# The smallest letters of each drawing that is seen, in CSS pixels.
LETTERS = """() => [...document.querySelectorAll(".rp-figure svg")].filter(s => s.checkVisibility()).map(s => {
  const scale = s.getBoundingClientRect().width / s.viewBox.baseVal.width;
  return scale * Math.min(...[...s.querySelectorAll("text")].map(t => parseFloat(t.style.fontSize)));
})"""
SEEN = '() => [...document.querySelectorAll(".rp-figure")].map(f => f.querySelector(".rp-wide").checkVisibility())'


@pytest.mark.parametrize("width", [390, 500, 545, 580, 600, 620, 640, 660, 700, 800, 1000, 1280])
def test_letters_never_fall_under_eleven_pixels(small, width):
    with small.open("index.html", width=width) as page:
        letters = page.evaluate(LETTERS)
        assert len(letters) == 2 and min(letters) >= 10.9, letters


def test_each_figure_changes_its_drawing_at_its_own_width(small):
    seen = {}
    for width in (390, 600, 1280):
        with small.open("index.html", width=width) as page:
            seen[width] = page.evaluate(SEEN)
    assert seen == {390: [False, False], 600: [True, False], 1280: [True, True]}


def test_a_browser_without_container_queries_changes_by_the_window(small):
    old = assets.book_css().replace("@supports (container-type:inline-size)", "@supports (container-type:unknown)")
    for width, wide in ((390, False), (1280, True)):
        with small.open("index.html", width=width) as page:
            page.route("**/book.css", lambda route: route.fulfill(body=old, content_type="text/css"))
            page.reload()
            assert page.evaluate(SEEN) == [wide, wide]


@pytest.mark.parametrize("width", [320, 640])  # 640 is a window of 1280 at 200 per cent
def test_nothing_scrolls_sideways(small, width):
    with small.open("index.html", width=width) as page:
        page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_moves_when_a_drawing_comes_near(small):
    with small.open("index.html", width=390) as page:
        page.evaluate("new PerformanceObserver(() => 0).observe({type: 'layout-shift', buffered: true})")
        before = page.evaluate("document.documentElement.scrollHeight")
        for _ in range(12):
            page.mouse.wheel(0, 700)
            page.wait_for_timeout(50)
        assert page.evaluate("document.documentElement.scrollHeight") == before
        shifts = page.evaluate("performance.getEntriesByType('layout-shift').map(e => e.value)")
        assert sum(shifts) == 0


def test_a_drawing_follows_the_page_and_paper_is_light(small):
    ink = "() => getComputedStyle(document.querySelector('.rp-figure svg text')).fill"
    with small.open("index.html") as page:
        light = page.evaluate(ink)
        page.evaluate("document.documentElement.dataset.theme = 'dark'")
        dark = page.evaluate(ink)
        page.emulate_media(media="print")
        assert light != dark and page.evaluate(ink) == light
        assert page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--paper')") != "#14191c"


def test_paper_has_the_table_that_the_reader_opened_and_no_buttons(small):
    with small.open("index.html") as page:
        first, second = page.locator(".rp-figure").all()
        first.get_by_text("Show the table").click()
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert first.locator("table").is_visible() and not second.locator(".rp-data").is_visible()
        for part in (".rp-downloads", ".rp-cite", ".rp-describe", ".rp-copy"):
            assert not first.locator(part).is_visible()
        assert second.locator("svg").first.is_visible() and second.locator(".rp-source").is_visible()


@pytest.mark.parametrize(("scheme", "ink"), [("light", "rgb(0, 0, 0)"), ("dark", "rgb(255, 255, 255)")])
def test_forced_colours_give_ink_and_paper(small, scheme, ink):
    with small.open("index.html", scheme=scheme, forced_colors="active") as page:
        # A reader who chose the other mode before: the system's wish is stronger.
        page.evaluate("document.documentElement.dataset.theme = 'light'")
        picture = page.locator(".rp-figure svg").first
        title = picture.get_by_text("$5 to $7, in %")
        assert title.evaluate("e => getComputedStyle(e).fill") == ink
        line = picture.locator("[style*='--c-USA']").first.evaluate("e => getComputedStyle(e).stroke")
        assert line == ("rgb(29, 79, 163)" if scheme == "light" else "rgb(94, 169, 245)")


def test_a_screen_reader_hears_finding_alt_and_where_more_is_told(small):
    with small.open("index.html") as page:
        figure = page.get_by_role("figure", name="Moscow & Washington part")
        picture = figure.get_by_role("img", name="Moscow: 61% in 1950")
        assert picture.count() == 1, "one drawing only, not both"
        more = page.locator(f"#{picture.get_attribute('aria-details')}")
        assert more.is_visible() and not more.get_by_text("Second point: 1 < 2.").is_visible()
        more.locator("summary").focus()
        page.keyboard.press("Enter")
        assert more.get_by_text("Second point: 1 < 2.").is_visible()


def test_a_citation_is_copied_with_the_whole_address(small):
    with small.open("index.html", permissions=["clipboard-read", "clipboard-write"]) as page:
        fold = page.locator(".rp-cite").first
        fold.locator("summary").click()
        fold.get_by_role("button", name="Copy").click()
        fold.get_by_text("Copied.").wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert f"{small.url}/index.html#fig-lines. Data: UN Dag" in copied and not page.faults


def test_a_browser_that_forbids_copying_says_so(small):
    with small.open("index.html") as page:
        page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }")
        fold = page.locator(".rp-cite").first
        fold.locator("summary").click()
        fold.get_by_role("button", name="Copy").click()
        fold.get_by_text("Please mark the text and copy it.").wait_for()


def test_without_javascript_picture_table_and_citation_are_there(small):
    with small.open("index.html", java_script_enabled=False) as page:
        figure = page.locator(".rp-figure").first
        assert figure.locator("svg").first.is_visible() and figure.get_by_text("Source: UN Dag").first.is_visible()
        for fold, inside in ((".rp-data", "table"), (".rp-cite", ".rp-permalink")):
            figure.locator(f"{fold} > summary").click()
            assert figure.locator(inside).is_visible()
        assert not figure.locator(".rp-copy").is_visible()


def test_a_dark_notebook_shows_the_wide_drawing_on_white_paper(browser):
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.set_content(f'<body style="background:#111;color:#eee">{made()._repr_html_()}</body>')
        assert page.locator(".rp-wide").is_visible() and not page.locator(".rp-narrow").is_visible()
        paper = page.locator(".rp-wide").evaluate("e => getComputedStyle(e).backgroundColor")
        text = page.locator(".rp-wide text").first.evaluate("e => getComputedStyle(e).fill")
        assert paper == "rgb(255, 255, 255)" and text == "rgb(90, 100, 112)"
        assert all(
            page.get_by_text(words).first.is_visible() for words in ("Moscow & Washington part", "Source: UN Dag")
        )


def test_the_script_is_light():
    assert len(gzip.compress(assets.files()["figures.js"])) <= 2_000


def test_the_script_keeps_its_types(node, node_modules, tmp_path):
    options = json.loads((slim.VIEW / "jsconfig.json").read_text("utf-8"))
    (tmp_path / "jsconfig.json").write_text(json.dumps(options), "utf-8")
    shutil.copy(assets.HERE / "figures.js", tmp_path)
    command = [node, node_modules / "typescript" / "bin" / "tsc", "-p", tmp_path / "jsconfig.json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
