"""Reading: folds, terms, tables, downloads, dark mode; and all of the text without code and without JavaScript."""

from __future__ import annotations

import json
import re
from copy import copy

CHAPTER = "chapters/02-tiny.html"


def test_code_folds_to_one_line_and_says_how_many(tiny):
    with tiny.open(CHAPTER) as page:
        fold = page.locator("details.rp-code").first
        assert fold.locator("summary").inner_text().strip().endswith("Show the 5 lines of code")
        assert not fold.locator("pre").is_visible()
        fold.locator("summary").focus()
        page.keyboard.press("Enter")
        assert fold.locator("pre").is_visible()


def test_outputs_and_numbers_stay_open(tiny):
    with tiny.open(CHAPTER) as page:
        assert page.locator("table.dataframe").is_visible()
        assert "about 36% of all votes" in page.inner_text("article")
        assert page.locator("figure svg").first.is_visible()


def test_a_dropdown_is_a_native_fold(tiny):
    with tiny.open(CHAPTER, java_script_enabled=False) as page:
        fold = page.locator("details.rp-dropdown")
        assert fold.locator("summary").inner_text() == "For methods courses"
        fold.locator("summary").click()
        assert fold.get_by_text("A longer text.").is_visible()


def test_a_term_opens_on_hover_on_focus_and_on_touch_and_closes_on_escape(tiny):
    with tiny.open(CHAPTER, has_touch=True) as page:
        term, tip = page.locator("a.rp-term").first, page.locator(".rp-tip")
        assert not tip.is_visible()
        term.hover()
        assert tip.is_visible() and "vote alike" in tip.inner_text()
        assert tip.locator('[lang="ur"][dir="rtl"]').count() == 1
        page.keyboard.press("Escape")
        assert not tip.is_visible()
        term.focus()
        assert tip.is_visible()
        term.blur()
        assert not tip.is_visible()
        page.mouse.move(0, 0)
        term.tap()
        assert tip.is_visible() and page.url.endswith(CHAPTER)
        term.tap()
        page.wait_for_url("**/glossary.html#term-agreement-score", timeout=5000)


def test_a_term_is_described_to_a_screen_reader(tiny):
    with tiny.open(CHAPTER) as page:
        ids = page.locator("a.rp-term").evaluate_all("links => links.map(a => a.getAttribute('aria-describedby'))")
        texts = [page.locator(f"[id='{i}']").text_content() for i in ids]
        assert "How often two states vote alike." in texts[0] and "See agreement score." in texts[1]


def test_a_term_is_a_link_without_javascript(tiny):
    with tiny.open(CHAPTER, java_script_enabled=False) as page:
        page.locator("a.rp-term").first.click()
        assert "glossary.html#term-agreement-score" in page.url


def test_a_table_scrolls_in_a_named_region_with_the_keyboard(tiny):
    with tiny.open(CHAPTER) as page:
        regions = page.locator("div.rp-scroll[role=region][tabindex='0']")
        names = regions.evaluate_all("all => all.map(r => r.getAttribute('aria-label'))")
        assert names == ["Table 1", "Table 2", "Table: the same name", "Table: the same name (2)"]
        assert page.locator("table").count() == page.locator("div.rp-scroll table").count()


def test_a_download_is_a_file_and_the_page_stays_light(tiny):
    with tiny.open(CHAPTER) as page:
        assert 'href="data:text' not in page.inner_html("figure")
        with page.expect_download() as got:
            page.get_by_role("link", name="CSV", exact=True).click()
        assert got.value.path().read_bytes() == b"year,share\n2001,0.36\n"
        assert got.value.suggested_filename == "tiny & small.csv"


def test_a_figure_has_a_drawing_for_phones(tiny):
    for width, shown, other in ((390, ".rp-narrow", ".rp-wide"), (1280, ".rp-wide", ".rp-narrow")):
        with tiny.open(CHAPTER, width=width) as page:
            assert page.locator(shown).is_visible() and not page.locator(other).is_visible()


def test_dark_follows_the_system_and_the_button_overrules_it(tiny):
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    with tiny.open(CHAPTER, scheme="dark") as page:
        dark = page.evaluate(paper)
        page.get_by_role("button", name="Light").click()
        light = page.evaluate(paper)
        page.reload()
        assert dark != light and page.evaluate(paper) == light
    with tiny.open(CHAPTER, scheme="dark", java_script_enabled=False) as page:
        assert page.evaluate(paper) == dark


def test_the_page_works_where_storage_is_forbidden(tiny):
    with tiny.open(CHAPTER) as page:
        forbid = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden') } })"
        page.add_init_script(forbid)
        page.reload()
        page.get_by_role("button", name="Dark").click()
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        assert not page.faults


def test_a_self_check_is_mounted_and_answers(tiny):
    with tiny.open(CHAPTER) as page:
        check = page.locator(".rp-check").first
        check.get_by_label("One").check()
        check.get_by_role("button", name=re.compile("check", re.IGNORECASE)).first.click()
        assert "One is smaller than two." in check.inner_text()


def test_without_javascript_text_figure_question_and_answer_are_there(tiny):
    with tiny.open(CHAPTER, java_script_enabled=False) as page:
        text = page.locator("article").inner_text()
        assert "about 36% of all votes" in text and "Which number is larger?" in text
        assert page.locator("figure svg").first.is_visible()
        page.locator(".rp-check details summary").last.click()
        assert "Two is larger than one." in page.locator(".rp-check").first.inner_text()
        assert page.locator("nav.rp-contents a", has_text="A tiny chapter").is_visible()


def test_the_text_is_complete_without_code(site):
    """No sentence of a chapter may lean on code: with the folds removed every number and heading is still there."""
    for name in [n for n in site.names() if n.startswith("chapters/")]:
        soup = copy(site.soup(name))
        for fold in soup.select("details.rp-code"):
            fold.decompose()
        article = soup.select_one("article")
        codes = [c for c in article.select(".cell_input, pre") if not c.find_parent(class_="cell_output")]
        open_code = [c for c in codes if not c.find_parent("details")]
        assert not open_code, f"{name}: {open_code[0].get_text()[:80]}"
        text = article.get_text(" ")
        assert not re.search(r"\{\w+\}`|np\.\w+\(|\bnan\b|<\w+ object at", text), f"{name}: raw code in the prose"
        for pointer in ("the code above", "the code below", "the cell above", "as the code shows", "see the code"):
            assert pointer not in text.lower(), f"{name}: {pointer!r} means nothing to a reader without code"
        for section in article.select("section > section"):
            words = re.sub(r"\s+", " ", section.get_text(" ")).strip()
            assert len(words.split()) > 15, f"{name}: nothing but code under {words[:60]!r}"


def test_without_javascript_every_chapter_still_reads(site):
    for name in [n for n in site.names() if n.startswith("chapters/")]:
        with site.open(name, java_script_enabled=False) as page:
            assert page.locator("article h1").is_visible()
            assert page.locator("figure.rp-figure svg").first.is_visible(), name
            for check in page.locator(".rp-check").all():
                assert check.inner_text().strip() and check.locator("details").count() >= 1, name


def test_the_bibliography_shows_no_working_note(tiny, site):
    with tiny.open("appendix/references.html") as page:
        text = page.inner_text("article")
        assert "An invented article" in text and "WORKING NOTE" not in text
    with tiny.open(CHAPTER) as page:
        assert "[Example and Muster, 2011]" in page.inner_text("article")


def test_the_notebook_is_offered_without_outputs(tiny):
    book = json.loads((tiny.folder / "notebooks" / "02-tiny.ipynb").read_text("utf-8"))
    assert book["nbformat"] == 4 and all(not cell.get("outputs") for cell in book["cells"])
    assert "%pip install" in "".join(book["cells"][0]["source"])
    assert any("{eval}`n.share`" in "".join(cell["source"]) for cell in book["cells"])


def test_the_fact_sheet_is_one_small_file_that_stands_alone(tiny, site):
    for book in (tiny, site):
        sheets = sorted((book.folder / "facts").glob("*.html"))
        assert sheets, "no chapter has a fact sheet"
        for sheet in sheets:
            assert sheet.stat().st_size <= 60 * 1024, f"{sheet.name}: {sheet.stat().st_size} bytes"
            with book.open(f"facts/{sheet.name}") as page:
                others = [url for url in page.weights if url.startswith("/") and not url.startswith("/facts/")]
                assert not others and not page.outside and not page.faults
                page.emulate_media(media="print")
                pdf = page.pdf(prefer_css_page_size=True)
                assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1, f"{sheet.name} needs more than one page"
