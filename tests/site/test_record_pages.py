"""My record in a built book: what a reader sees, hands in, and takes along."""

from __future__ import annotations

import json
import re

import pytest
from records import ASKED, KEY, RECORD, REVIEW, answer, at, day, kept, made, many, rows
from test_axe import violations

FORBID = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden') } });" \
         "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('forbidden') } })"


def test_without_javascript_the_pages_say_what_they_would_show(asked):
    for name, words in ((RECORD, "your score at the first try and in the end"), (REVIEW, "in the chapters")):
        with at(asked, name, java_script_enabled=False) as page:
            assert words in page.locator(".rp-without").inner_text()
            assert page.locator("article button:visible, article input:visible").count() == 0
    with at(asked, ASKED, java_script_enabled=False) as page:
        page.locator(".rp-again").get_by_role("link", name="Review").click()
        page.wait_for_url(f"**/{REVIEW}")


def test_answers_in_a_chapter_show_in_the_record(asked):
    with at(asked, ASKED) as page:
        answer(page, "sum-1", "It is 2")
        answer(page, "sum-2", "It is 4")
        answer(page, "sum-2", "It is 3", sure=None)
        page.locator(".rp-score").get_by_role("link", name="My record").click()
        page.wait_for_url(f"**/{RECORD}")
        head = page.locator(".rp-record table").first.locator("thead th").all_inner_texts()
        assert head == ["Chapter", "Seen", "First try", "In the end", "Asked again", "Minutes"]
        assert rows(page) == [["A chapter that asks", "2 of 14", "1 of 2", "2 of 2", "–", "0"],
                              ["Whole book", "2 of 15", "1 of 2", "2 of 2", "–", "0"]]
        page.get_by_role("link", name="A chapter that asks").first.click()
        page.wait_for_url(f"**/{ASKED}")


def test_estimates_and_texts_are_seen_but_not_counted_as_right(asked):
    record = made(asked, sum_1=dict(secs=100, again=[{"at": day(), "right": False}]), sum_2=dict(first=None, tries=0),
                  guess=dict(kind="estimate", first=False, given="3"), own=dict(kind="reflect", first=None, sure=None))
    with at(asked, RECORD, record) as page:
        assert rows(page)[0] == ["A chapter that asks", "4 of 14", "1 of 1", "1 of 1", "0 of 1", "3"]


def test_calibration_waits_for_ten_answers(asked):
    with at(asked, RECORD, many(asked, 9)) as page:
        rows(page)
        assert "for 9 answers. For 10 or more" in page.locator(".rp-said-sure").inner_text()
        assert not page.locator("svg.rp-plot").is_visible()
    guess = made(asked, guess=dict(kind="estimate", first=False, given="3", sure=90))["items"]
    record = many(asked, 9)
    with at(asked, RECORD, {"v": 1, "items": record["items"] | guess}) as page:
        rows(page)
        score = (9 * 0.3**2 + 0.9**2) / 10
        assert f"Brier score: {score:.2f}, from 10 answers" in page.locator(".rp-said-sure").inner_text()
        assert "you were 72% sure, and 90% were right" in page.locator(".rp-said-sure").inner_text()
        name = page.get_by_role("img", name="How sure you were").get_attribute("aria-label")
        assert "60–79%: 9/9, 80–100%: 0/1" in name
        cells = page.locator(".rp-bins tr").all_inner_texts()
        assert [re.split(r"\s+", row) for row in cells] == [["60–79%", "9", "9"], ["80–100%", "1", "0"]]
        assert page.locator("svg.rp-plot circle").count() == 2


def test_the_drawing_is_legible_on_a_narrow_phone(asked):
    with at(asked, RECORD, many(asked, 12), width=320) as page:
        rows(page)
        scale = "s => s.getBoundingClientRect().width / 264 * parseFloat(getComputedStyle(s).fontSize)"
        assert page.locator("svg.rp-plot").evaluate(scale) >= 11
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        boxes = [e.bounding_box() for e in page.locator(".rp-record button:visible, .rp-record input:visible").all()]
        assert all(min(box["width"], box["height"]) >= 24 for box in boxes) and len(boxes) > 5


def test_the_record_is_said_to_a_screen_reader(asked):
    with at(asked, RECORD, many(asked, 12)) as page:
        rows(page)
        tree = page.locator("article").aria_snapshot()
        drawing = "How sure you were, and how many answers were right: 60–79%: 12/12."
        for words in ('textbox "Name"', 'table "Self-checks, by chapter"', 'columnheader "First try"',
                      'rowheader "Whole book"', f'img "{drawing}"', 'button "Save as a table (CSV)"',
                      'checkbox "I am on a shared computer"'):
            assert words in tree, words


def test_forget_everything_asks_in_the_page(asked):
    with at(asked, RECORD, many(asked, 2)) as page:
        rows(page)
        page.get_by_text("Forget everything").click()
        assert len(kept(page)) == 2
        page.get_by_role("button", name="Delete them now").click()
        assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('rp.'))") == []
        assert page.locator(".rp-said").inner_text() == "Your record is empty now."
        assert rows(page) == [["Whole book", "0 of 15", "–", "–", "–", "0"]]


def test_on_a_shared_computer_the_answers_of_others_are_not_forgotten(asked):
    record = many(asked, 2)
    with at(asked, RECORD, record) as page:
        rows(page)
        page.get_by_label("I am on a shared computer").check()
        assert rows(page) == [["Whole book", "0 of 15", "–", "–", "–", "0"]]
        page.get_by_text("Forget everything").click()
        page.get_by_role("button", name="Delete them now").click()
        assert kept(page) == record["items"]


def test_the_sheet_is_one_page_of_a4_with_a_name_that_is_not_kept(asked):
    with at(asked, RECORD, many(asked, 12)) as page:
        rows(page)
        page.get_by_label("Name").fill("A. Reader")
        page.emulate_media(media="print")
        assert page.get_by_label("Name").input_value() == "A. Reader"
        shown = page.locator("body").inner_text()
        assert "Whole book" in shown and "Brier score" in shown and day() in shown
        assert "Forget everything" not in shown and "What the columns say" not in shown and "CC BY" not in shown
        pdf = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
        assert re.search(rb"/MediaBox\s*\[\s*0 0 59[45][.\d]* 84[12]", pdf)
        assert "A. Reader" not in page.evaluate("JSON.stringify([localStorage, sessionStorage])")
        page.reload()
        assert page.get_by_label("Name").input_value() == ""


def test_the_print_button_prints(asked):
    with at(asked, RECORD, many(asked, 1)) as page:
        rows(page)
        page.evaluate("window.print = () => { window.printed = true }")
        page.get_by_role("button", name="Print this sheet").click()
        assert page.evaluate("window.printed") is True


def test_the_readers_own_numbers_do_not_wait_for_the_network(asked):
    with at(asked, RECORD, many(asked, 2)) as page:
        held = []
        page.route("**/checks/index.json", lambda route: held.append(route))
        page.reload()
        page.get_by_role("button", name="Print this sheet").wait_for()
        lines = page.locator(".rp-record tbody").first.locator("tr").all_inner_texts()
        assert [line.split("\t")[:2] for line in lines] == [["03", "2 of 2"], ["Whole book", "2 of 2"]]
        assert not page.locator(".rp-without").is_visible() and len(held) == 1
        held[0].continue_()
        page.locator(".rp-record").get_by_role("link", name="A chapter that asks").wait_for()
        assert rows(page)[0][1] == "2 of 14"


def test_where_storage_is_forbidden_or_damaged_the_page_says_so(asked):
    with at(asked, RECORD) as page:
        page.add_init_script(FORBID)
        page.reload()
        assert rows(page)[-1][0] == "Whole book"
        assert "This browser does not keep answers" in page.locator(".rp-notes").inner_text()
    with at(asked, RECORD) as page:
        page.evaluate("k => localStorage.setItem(k, '{oops')", KEY)
        page.reload()
        assert rows(page)[-1][0] == "Whole book"
        assert "could not be read" in page.locator(".rp-notes").inner_text()


def test_another_tab_shows_in_the_record(asked):
    with at(asked, RECORD, many(asked, 1)) as page:
        rows(page)
        other = page.context.new_page()
        other.goto(f"{asked.url}/{ASKED}")
        answer(other, "sum-2", "It is 3")
        page.locator(".rp-record tbody").first.get_by_text("2 of 14").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_is_too_wide(asked, axe, width, scheme):
    for name, record in ((RECORD, many(asked, 12)), (REVIEW, many(asked, 3, first=False)), (ASKED, many(asked, 1))):
        with asked.open(name, width=width, scheme=scheme, bypass_csp=True) as page:
            page.evaluate("([k, v]) => localStorage.setItem(k, v)", [KEY, json.dumps(record)])
            page.reload()
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(200)
            assert violations(page, axe) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_in_forced_colours_the_drawing_stays(asked):
    with at(asked, RECORD, many(asked, 12), forced_colors="active") as page:
        rows(page)
        ink = page.locator("svg.rp-plot circle").evaluate("e => getComputedStyle(e).fill")
        assert ink != page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
