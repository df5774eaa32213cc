"""The pages' own policy: nothing that a reader does makes the browser report a breach of it."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path

from chapter_page import items
from records import KEY, RECORD, made, rows
from served import until

sys.path.insert(0, str(Path(__file__).parents[1] / "lab"))
from lab_answers import KINDS, give

CHAPTER = "chapters/02-six-decades.html"
LISTEN = "window.breaches = []; addEventListener('securitypolicyviolation', e => breaches.push(e.violatedDirective))"


@contextmanager
def watched(page):
    """Fail when a page breaks its policy: what it reports later, and what the console said while it loaded."""
    page.evaluate(LISTEN)
    yield page
    assert page.evaluate("breaches") == []
    assert [fault for fault in page.faults if "Content Security Policy" in fault] == []


def test_a_breach_is_seen(site):
    with site.open("index.html") as page:
        page.evaluate(LISTEN)
        page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: '1'}))")
        until(page, "() => breaches.length")


def test_a_chapter_in_full_use_keeps_the_policy(site):
    with site.open(CHAPTER) as page, watched(page):
        for item in items(site, CHAPTER):
            card = page.locator(f'[data-rp-key="{item["chapter"]}/{item["id"]}"]')
            for given in KINDS[item["kind"]](item):
                give(card, given)
        explorer = page.locator(".rp-explorer").first
        explorer.locator("select").first.select_option(index=2)
        page.locator("a.rp-term").first.hover()
        page.locator(".rp-mode").click()
        page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
        for button in page.locator(".rp-copy").locator("visible=true").all():
            button.click()
        page.pdf()


def test_search_keeps_the_policy(site):
    with site.open("search.html") as page:
        page.get_by_role("searchbox").or_(page.get_by_role("textbox")).first.fill("abstention")
        page.keyboard.press("Enter")
        page.wait_for_selector("#search-results li")
        with watched(page):
            page.wait_for_load_state("networkidle")


def test_the_record_keeps_the_policy(asked, tmp_path):
    with asked.open(RECORD) as page:
        page.evaluate("([k, v]) => localStorage.setItem(k, v)", [KEY, json.dumps(made(asked, sum_1={}))])
        page.reload()
        rows(page)
        with watched(page):
            for name in ("Save as a table (CSV)", "Save as a file (JSON)"):
                with page.expect_download() as got:
                    page.get_by_role("button", name=name).click()
            got.value.save_as(tmp_path / "record.json")
            page.get_by_label("Add a saved record").set_input_files(tmp_path / "record.json")
            page.locator(".rp-said", has_text="Added").wait_for()
            page.pdf()


def test_reading_offline_keeps_the_policy(asked):
    context = asked.browser.new_context()  # with the worker, which the pages of `asked.open` do without
    page = context.new_page()
    page.faults = []
    page.on("console", lambda message: page.faults.append(message.text))
    page.goto(f"{asked.url}/appendix/offline.html")
    with watched(page):
        page.get_by_role("button", name="Keep the whole book").click()
        page.get_by_role("button", name="Remove the book").wait_for()
    context.close()
