"""A chapter on paper: numbered pages without holes, whole figures, black on white, and nothing that needs a screen."""

from __future__ import annotations

import pytest
from paper import colours, pages, texts

from alignment.site.theme import running

CHAPTER = "chapters/02-six-decades.html"
MARGINS = 100  # letters, at most, of the running titles and the number that every page has
WIDE, HIGH = 620, 964  # of the text on a page of A4, in CSS pixels
PRINTING = "dispatchEvent(new Event('beforeprint'))"


def printed(site, name: str = CHAPTER, scheme: str = "light") -> list[bytes]:
    with site.open(name, scheme=scheme) as page:
        return pages(page.pdf(prefer_css_page_size=True))


@pytest.fixture(scope="module")
def chapter(site) -> list[bytes]:
    return printed(site)


@pytest.fixture
def sheet(site):
    """The chapter as wide as it is on paper, with its folds as they are printed."""
    with site.open(CHAPTER, width=WIDE) as page:
        page.emulate_media(media="print")
        page.evaluate(PRINTING)
        yield page


def test_no_page_is_blank(chapter):
    assert len(chapter) > 5
    assert [at for at, drawn in enumerate(chapter, 1) if texts(drawn) <= MARGINS] == []


def test_paper_is_light_even_from_a_dark_page(site, chapter):
    dark = printed(site, scheme="dark")
    assert [colours(drawn) for drawn in dark] == [colours(drawn) for drawn in chapter]


def test_figures_and_questions_fit_on_a_page_and_are_not_cut(sheet):
    for whole in (".rp-figure", ".rp-check", "pre", "tbody tr"):
        found = [one for one in sheet.locator(whole).all() if one.is_visible()]
        assert found, whole
        assert {one.evaluate("e => getComputedStyle(e).breakInside") for one in found} == {"avoid"}, whole
        assert max(one.bounding_box()["height"] for one in found) < HIGH, whole


def test_no_heading_stands_alone(sheet):
    heads = [one for one in sheet.locator("article :is(h1, h2, h3, summary, caption)").all() if one.is_visible()]
    assert len(heads) > 20 and {one.evaluate("e => getComputedStyle(e).breakAfter") for one in heads} == {"avoid"}


def test_what_needs_a_screen_is_left_out(sheet):
    tools = "button:not(.rp-shapes button), select, [type=range], nav, header"
    screen = f"{tools}, .rp-code, .rp-run, .rp-downloads, .headerlink"
    assert sheet.locator(screen).locator("visible=true").count() == 0
    assert sheet.locator("footer").is_visible(), "the licence travels with the paper"


def test_the_verdicts_stay_folded_and_the_rest_is_open(sheet):
    assert not sheet.locator(".rp-start details").evaluate("fold => fold.open")
    folds = sheet.locator("details:is(.rp-dropdown, .sd-dropdown, .rp-rule)")
    assert folds.count() > 5 and all(fold.evaluate("fold => fold.open") for fold in folds.all())
    sheet.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not any(fold.evaluate("fold => fold.open") for fold in folds.all())


def test_the_addresses_of_links_stand_at_the_end_and_go_again(sheet):
    listed = sheet.locator(".rp-addresses li").all_inner_texts()
    numbers = [int(text) for text in sheet.locator(".rp-address").all_inner_texts()]
    assert listed == list(dict.fromkeys(listed)) and set(numbers) == set(range(1, len(listed) + 1))
    link = sheet.locator("a:has(+ .rp-address)").first
    assert link.get_attribute("href") == listed[0] and sheet.locator(".rp-address").first.is_visible()
    sheet.evaluate("dispatchEvent(new Event('afterprint'))")
    assert sheet.locator(".rp-address, .rp-addresses").count() == 0


def test_the_running_title_is_the_pages_own(site):
    for name, title in ((CHAPTER, "Six decades apart?"), ("appendix/glossary.html", "Glossary")):
        assert f'@top-right{{content:"{title}"' in site.text(name)


@pytest.mark.parametrize("title", ["Plain", 'A "quoted" one', "A back\\slash", "</style><b>& more", "two\nlines"])
def test_a_running_title_is_words_whatever_its_letters(browser, title):
    page = browser.new_page()
    rules = page.evaluate("css => { const s = new CSSStyleSheet(); s.replaceSync(css); return s.cssRules.length }",
                          running("A book", title))  # fmt: skip
    assert rules == 2 and "<" not in running("A book", title)
    page.close()
