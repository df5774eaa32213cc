"""Review and questions asked again in a built book: what is asked, when, and that the first score stays."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from records import ASKED, KEY, RECORD, REVIEW, TINY, answer, at, day, kept, made, many, rows, told
from served import run_site

from alignment.checks import Again


def test_the_build_leaves_the_items_of_each_chapter(asked):
    index = json.loads(asked.text("checks/index.json"))
    assert index["02"] == {"title": "A tiny chapter", "page": TINY, "items": [["one", "choice"]]}
    items = json.loads(asked.text("checks/03.json"))
    assert [[i["id"], i["kind"]] for i in items] == index["03"]["items"] and len(items) == 14
    assert items[0]["options"][0]["feedback"] == "One more." and items[0]["sig"]


def test_a_question_that_no_chapter_has_fails_the_build(asked_book, asked):
    page = asked_book / "chapters" / "03-asked.md"
    text = page.read_text("utf-8")
    page.write_text(text.replace('Again("02/one")', 'Again("02/gone")'), "utf-8")
    done = run_site(asked_book, "build")
    page.write_text(text, "utf-8")
    assert done.returncode == 1 and "02/gone" in done.stderr and "02/one" in done.stderr


def test_review_asks_what_was_missed_or_is_old_and_keeps_the_first_score(asked):
    old = dict(kind="estimate", at=day(90))
    record = made(asked, sum_1=dict(first=False), sum_2=dict(at=day(1)), sum_3={}, guess=old)
    with at(asked, REVIEW, record) as page:
        told(page, "Questions to ask again: 2. In this sitting: 2.")
        page.wait_for_selector(".rp-review .rp-prompt")
        assert page.locator(".rp-review .rp-prompt").all_inner_texts() == ["What is 1 and 1?", "What is 2 and 1?"]
        answer(page, "sum-1", "It is 2")
        answer(page, "sum-2", "It is 4")
        answer(page, "sum-2", "It is 3", sure=None)
        told(page, "2 of 2 answered.")
        now = kept(page)
        assert now["03/sum-1"] | {"secs": 30} == record["items"]["03/sum-1"] | {"again": [{"at": day(), "right": True}]}
        assert now["03/sum-2"]["again"] == [{"at": day(), "right": False}] and now["03/sum-2"]["first"] is True
        page.get_by_role("button", name="More questions").click()
        told(page, "Nothing is due today.")
        page.goto(f"{asked.url}/{RECORD}")
        assert rows(page)[0] == ["A chapter that asks", "4 of 14", "2 of 3", "3 of 3", "1 of 2", "2"]


def test_review_asks_ten_at_most(asked):
    with at(asked, REVIEW, many(asked, 12, first=False)) as page:
        told(page, "Questions to ask again: 12. In this sitting: 10.")
        page.wait_for_selector(".rp-review .rp-prompt")
        assert page.locator(".rp-review .rp-prompt").count() == 10
        assert page.get_by_text("10 of 10:").is_visible()


def test_review_fetches_only_the_chapters_that_it_needs(asked):
    with at(asked, REVIEW, many(asked, 2, first=False)) as page:
        page.wait_for_selector(".rp-review .rp-prompt")
        asked = [url for url in page.weights if url.startswith("/checks/")]
        assert asked == ["/checks/index.json", "/checks/03.json"]


def test_review_takes_the_chapters_in_turn(asked):
    record = many(asked, 3, first=False)
    sig = json.loads(asked.text("checks/02.json"))[0]["sig"]
    record["items"]["02/one"] = record["items"]["03/sum-1"] | {"sig": sig, "at": day(0)}
    with at(asked, REVIEW, record) as page:
        page.wait_for_selector(".rp-review .rp-prompt")
        prompts = page.locator(".rp-review .rp-prompt").all_inner_texts()
        assert "Which number is larger?" in prompts[:2] and len(prompts) == 4


def test_without_a_record_review_offers_a_sample(asked):
    with at(asked, REVIEW) as page:
        told(page, "This browser holds no answers of yours.")
        assert page.locator(".rp-review .rp-prompt").count() == 0
        page.get_by_role("button", name="Ask me new questions (5)").click()
        page.wait_for_selector(".rp-review .rp-prompt")
        assert page.locator(".rp-review .rp-prompt").count() == 5
        answer(page, "sum-1", "It is 2")
        told(page, "1 of 5 answered.")
        assert kept(page)["03/sum-1"]["first"] is True and kept(page)["03/sum-1"]["again"] == []


def test_when_nothing_is_due_review_says_when(asked):
    with at(asked, REVIEW, many(asked, 2)) as page:
        tomorrow = dt.date.fromisoformat(day(-1))
        told(page, f"comes back on {tomorrow.day} {tomorrow:%B %Y}.")


def test_on_a_shared_computer_review_asks_what_this_tab_holds(asked):
    with at(asked, REVIEW, many(asked, 2, first=False)) as page:
        shared = page.locator(".rp-review").get_by_label("I am on a shared computer")
        page.wait_for_selector(".rp-review .rp-prompt")
        shared.check()
        told(page, "This browser holds no answers of yours.")
        assert page.locator(".rp-review .rp-prompt").count() == 0
        page.reload()
        told(page, "This browser holds no answers of yours.")
        assert shared.is_checked()
        shared.uncheck()
        told(page, "Questions to ask again: 2.")
        page.wait_for_selector(".rp-review .rp-prompt")
        assert page.locator(".rp-review .rp-prompt").count() == 2


def test_questions_that_come_late_do_not_stand_beside_newer_ones(asked):
    with at(asked, REVIEW, many(asked, 2, first=False)) as page:
        page.wait_for_selector(".rp-review .rp-prompt")  # else this first visit's own request may be held too
        held = []
        page.route("**/checks/03.json", lambda route: held.append(route))
        page.reload()
        shared = page.locator(".rp-review").get_by_label("I am on a shared computer")
        for on in (True, False):
            shared.set_checked(on)
        told(page, "Questions to ask again: 2.")
        page.wait_for_timeout(200)
        assert len(held) == 2
        for route in held:
            route.continue_()
        page.wait_for_selector(".rp-review .rp-prompt")
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(300)
        assert page.locator(".rp-review .rp-prompt").count() == 2


def test_a_sitting_that_is_over_stays_over(asked):
    with at(asked, REVIEW, made(asked, sum_1=dict(first=False))) as page:
        page.wait_for_selector(".rp-review .rp-prompt")
        answer(page, "sum-1", "It is 2")
        told(page, "1 of 1 answered.")
        page.get_by_role("button", name="More questions").click()
        told(page, "Nothing is due today.")
        assert page.locator(".rp-review .rp-prompt").count() == 0
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        assert "Nothing is due today." in page.locator(".rp-review [role=status]").last.inner_text()


def test_a_question_that_changed_is_asked_as_new(asked):
    record = made(asked, sum_1=dict(first=False, sig="old", at=day(5)))
    with at(asked, REVIEW, record) as page:
        page.get_by_text("This question has changed since you answered it").wait_for()
        answer(page, "sum-1", "It is 2")
        now = kept(page)["03/sum-1"]
        assert now["first"] is True and now["again"] == [] and now["sig"] != "old"


def test_a_question_that_the_book_no_longer_has_is_not_asked(asked):
    with at(asked, REVIEW, made(asked, gone=dict(first=False))) as page:
        told(page, "This browser holds no answers of yours.")


def test_when_the_questions_cannot_be_had_review_says_so(asked):
    with asked.open(REVIEW) as page:
        page.route("**/checks/*.json", lambda route: route.abort())
        page.reload()
        told(page, "The questions could not be loaded.")
    with asked.open(RECORD) as page:
        page.evaluate("([k, v]) => localStorage.setItem(k, v)", [KEY, json.dumps(many(asked, 2))])
        page.route("**/checks/*.json", lambda route: route.abort())
        page.reload()
        assert rows(page)[0][:2] == ["03", "2 of 2"]
    with asked.open(ASKED) as page:
        page.route("**/checks/*.json", lambda route: route.abort())
        page.reload()
        assert page.locator(".rp-again").get_by_role("link", name="Review").is_visible()


def test_a_chapter_asks_again_without_touching_its_own_score_or_the_first(asked):
    sig = json.loads(asked.text("checks/02.json"))[0]["sig"]
    record = many(asked, 1)
    record["items"] = {"02/one": record["items"]["03/sum-1"] | {"sig": sig, "sure": None, "at": day(3)}}
    with at(asked, ASKED, record) as page:
        card = page.locator(".rp-again .rp-check")
        card.get_by_label("One", exact=True).check()
        card.get_by_role("button", name="Check", exact=True).click()
        now = kept(page)
        assert now["02/one"]["first"] is True and now["02/one"]["again"] == [{"at": day(), "right": False}]
        assert "This page: 0 of 12 right" in page.locator(".rp-total").inner_text()
        page.get_by_text("Clear my answers on this page").click()
        page.get_by_role("button", name="Clear them now").click()
        assert set(kept(page)) == {"02/one"}


def test_a_question_of_an_earlier_chapter_that_is_new_counts_as_its_own(asked):
    with at(asked, ASKED) as page:
        card = page.locator(".rp-again .rp-check")
        card.get_by_label("Two", exact=True).check()
        card.get_by_role("button", name="Check", exact=True).click()
        assert kept(page)["02/one"]["first"] is True and kept(page)["02/one"]["again"] == []


@pytest.mark.parametrize("keys", [["02/one"], ["02/one", "03/sum-1"]], ids=len)
def test_in_a_notebook_the_page_review_is_named_without_a_link(keys):
    """No host of notebooks has the site's pages; the site makes the link (see test_record_pages.py)."""
    html = Again(*keys)._repr_html_()
    assert "the page <a>Review</a> of the book" in html and "href" not in html


def test_the_pages_work_with_the_keyboard_alone(asked):
    focus = "(document.activeElement.labels?.[0] || document.activeElement).textContent"
    with at(asked, REVIEW, made(asked, sum_1=dict(first=False))) as page:
        page.wait_for_selector(".rp-review .rp-prompt")
        for words, key in (("It is 2", "Space"), ("How sure", "7"), ("Check", "Enter")):
            for _ in range(40):
                page.keyboard.press("Tab")
                if page.evaluate(focus).startswith(words):
                    break
            page.keyboard.press(key)
        assert kept(page)["03/sum-1"]["again"] == [{"at": day(), "right": True}]
    with at(asked, RECORD, many(asked, 2)) as page:
        rows(page)
        page.get_by_text("Forget everything").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert kept(page) == {}


