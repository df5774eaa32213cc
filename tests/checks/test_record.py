"""The reader's record: one key in localStorage, safe from other tabs, other readers and rubbish."""

from __future__ import annotations

import json

import pytest
from desk import answer, example, examples, kept, said, status

from alignment.checks import door

pytestmark = pytest.mark.site
KEY = "rp.record.v1"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


def card(page, name: str):
    return page.locator(f"[data-rp-key='02/{name}-item']")


def total(page) -> str:
    return page.locator(".rp-total").inner_text()


def both():
    return example("choice"), example("number")


def test_two_tabs_do_not_lose_each_others_answers(reader):
    one = reader()
    first = one.open(*both())
    second = one.context.new_page()
    second.goto(first.url)
    second.wait_for_selector(".rp-score.rp-live")
    answer(card(first, "choice"), "choice", right=True)
    answer(card(second, "number"), "number", right=True)
    assert set(kept(first)) == {"02/choice-item", "02/number-item"}
    for page in (first, second):
        page.wait_for_function("document.querySelector('.rp-total').innerText.includes('2 of 2 right')")
    assert status(card(second, "choice")) == "Right at the first try"


def test_two_tabs_on_the_same_item_follow_each_other_and_come_to_rest(reader):
    one = reader()
    first = one.open(example("choice"))
    second = one.context.new_page()
    second.goto(first.url)
    second.wait_for_selector(".rp-score.rp-live")
    second.evaluate("() => { window.events = 0; addEventListener('storage', () => window.events++) }")
    answer(first, "choice", right=False)
    second.wait_for_function("document.querySelector('.rp-status').innerText === '1 try'")
    answer(second, "choice", right=True, first=False)
    first.wait_for_function("document.querySelector('.rp-status').innerText === 'Right after 2 tries'")
    second.wait_for_timeout(300)
    assert second.evaluate("window.events") < 40


@pytest.mark.parametrize("rubbish", ["{oops", "null", '"x"', '{"v":1,"items":[]}', '{"v":2,"items":{}}', ""])
def test_a_damaged_record_is_set_aside_with_a_message(reader, rubbish):
    one = reader()
    page = one.open(example("choice"))
    page.evaluate("([k, v]) => localStorage.setItem(k, v)", [KEY, rubbish])
    page.reload()
    assert "Your saved answers could not be read" in page.locator(".rp-score").inner_text()
    assert page.evaluate(f"localStorage.getItem('{KEY}.damaged')") == rubbish
    answer(page, "choice", right=True)
    assert kept(page)["02/choice-item"]["right"] is True
    page.get_by_role("button", name="Delete the damaged record").click()
    assert "could not be read" not in page.locator(".rp-score").inner_text()
    assert page.evaluate(f"localStorage.getItem('{KEY}.damaged')") is None


@pytest.mark.parametrize("change", [
    {"given": [99]}, {"given": "x"}, {"tries": "many"}, {"tries": -1}, {"open": None}, {"sure": "70"}, {"note": 5},
])
def test_a_damaged_answer_counts_as_no_answer(reader, change):
    page = reader().open(example("choice"))
    answer(page, "choice", right=False)
    damaged = {"v": 1, "items": {"02/choice-item": kept(page)["02/choice-item"] | change}}
    page.evaluate("([k, v]) => localStorage.setItem(k, v)", [KEY, json.dumps(damaged)])
    page.reload()
    assert status(page) == ""
    answer(page, "choice", right=True)
    assert status(page) == "Right at the first try"


def test_an_item_whose_key_has_changed_is_asked_again(reader):
    one = reader()
    answer(one.open(example("number")), "number", right=True)
    door.SEEN.clear()  # the next build of the book
    page = one.open(example("number", answer=50))
    assert "This question has changed since you answered it" in said(page) and status(page) == ""
    answer(page, "number", right=False)
    assert status(page) == "1 try"


def test_a_full_store_costs_nothing_but_the_memory(reader):
    one = reader()
    one.context.add_init_script(FULL)
    page = one.open(*both())
    answer(card(page, "choice"), "choice", right=True)
    answer(card(page, "number"), "number", right=True)
    assert "2 of 2 right, 2 at the first try" in total(page)
    assert "This browser does not keep answers" in page.locator(".rp-score").inner_text()


def test_on_a_shared_computer_my_answers_leave_with_me_and_others_stay(reader):
    one = reader()
    other = one.open(*both())
    answer(card(other, "number"), "number", right=True)  # the reader before me
    other.close()
    page = one.open(path="/page.html")
    answer(card(page, "choice"), "choice", right=True)
    page.get_by_label("I am on a shared computer").check()
    assert set(kept(page)) == {"02/number-item"}
    assert set(kept(page, "sessionStorage")) == {"02/choice-item"}
    assert status(card(page, "number")) == "" and "1 of 2 right" in total(page)
    page.reload()
    assert status(card(page, "choice")) == "Right at the first try"
    assert page.get_by_label("I am on a shared computer").is_checked()
    page.close()
    later = one.open(path="/page.html")
    assert status(card(later, "choice")) == "" and later.get_by_label("I am on a shared computer").is_checked()


def test_leaving_the_shared_computer_brings_the_answers_together(reader):
    page = reader().open(*both())
    answer(card(page, "number"), "number", right=True)
    page.get_by_label("I am on a shared computer").check()
    answer(card(page, "choice"), "choice", right=True)
    page.get_by_label("I am on a shared computer").uncheck()
    assert set(kept(page)) == {"02/number-item", "02/choice-item"} and kept(page, "sessionStorage") == {}
    assert "2 of 2 right" in total(page)


def test_the_score_counts_the_page_and_the_whole_book(reader):
    one = reader()
    answer(one.open(example("choice")), "choice", right=True)
    page = one.open(example("number", chapter="03"), path="/three.html")
    answer(page, "number", right=False)
    parts = page.locator(".rp-total span").all_inner_texts()
    assert parts == ["This page: 0 of 1 right, 0 at the first try.", "Whole book: 1 right of 2 answered."]


def test_from_five_answers_with_confidence_on_the_page_says_their_brier_score(reader):
    """All say 70%: four right, one wrong, so (4 * 0.3² + 0.7²) / 5 = 0.17. Those of other pages do not count."""
    one = reader()
    answer(one.open(example("estimate", chapter="03"), path="/three.html"), "estimate", right=False)
    page = one.open(*[example("estimate", id=f"e{n}") for n in range(5)])
    for n in range(5):
        assert "Brier" not in total(page)
        answer(page.locator(f"[data-rp-key='02/e{n}']"), "estimate", right=n > 0)
    assert "Brier score of your 5 answers with “how sure”: 0.17 (0 is best, always 50% gives 0.25)." in total(page)


def test_the_answers_of_a_page_can_be_cleared(reader):
    one = reader()
    answer(one.open(example("number", chapter="03"), path="/three.html"), "number", right=True)
    page = one.open(*both())
    answer(card(page, "choice"), "choice", right=True)
    page.get_by_text("Clear my answers on this page").click()
    page.get_by_role("button", name="Clear them now").click()
    assert set(kept(page)) == {"03/number-item"} and status(card(page, "choice")) == ""


def test_clearing_the_answers_of_a_page_is_one_write(reader):
    page = reader().open(*both())
    answer(card(page, "choice"), "choice", right=True)
    answer(card(page, "number"), "number", right=True)
    page.evaluate("""key => { const set = Storage.prototype.setItem; window.writes = 0;
        Storage.prototype.setItem = function (name, value) {
            window.writes += name === key; set.call(this, name, value) } }""", KEY)
    page.get_by_text("Clear my answers on this page").click()
    page.get_by_role("button", name="Clear them now").click()
    assert kept(page) == {} and page.evaluate("window.writes") == 1


def test_what_the_score_says_of_the_record_is_written_only_when_it_changes(reader):
    """It stands in a live region: each writing is read out."""
    page = reader().open(*both())
    page.evaluate("""() => { window.news = 0; new MutationObserver(all => window.news += all.length)
        .observe(document.querySelector('.rp-score [role=status]'), {childList: true, subtree: true}) }""")
    page.evaluate(f"localStorage.setItem('{KEY}.damaged', '{{oops')")
    answer(card(page, "number"), "number", right=False)
    assert "could not be read" in page.locator(".rp-score").inner_text() and page.evaluate("window.news") == 1
    answer(card(page, "number"), "number", right=True, first=False)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert "could not be read" in page.locator(".rp-score").inner_text() and page.evaluate("window.news") == 1


@pytest.mark.parametrize("name", examples())
def test_an_example_that_is_no_question_of_a_chapter_answers_but_is_not_kept(reader, name):
    page = reader().open(example(name, chapter="examples"))
    answer(page, name, right=True)
    assert examples()[name].after_right in said(page) and status(page) != ""
    assert kept(page) == {} and page.locator(".rp-total span").all_inner_texts() == [
        "The questions of this page are examples: your answers are not counted, and not kept.",
        "Whole book: 0 right of 0 answered."]
    assert not page.get_by_text("Clear my answers on this page").is_visible()
    page.reload()
    assert status(page) == ""


def test_beside_a_question_of_a_chapter_an_example_is_not_counted(reader):
    page = reader().open(example("number"), example("choice", chapter="examples"))
    answer(page.locator("[data-rp-kind=choice]"), "choice", right=True)
    assert "This page: 0 of 1 right" in total(page) and "0 right of 0 answered" in total(page)
    answer(page.locator("[data-rp-kind=number]"), "number", right=True)
    assert "This page: 1 of 1 right" in total(page) and set(kept(page)) == {"02/number-item"}


def test_a_score_line_of_the_author_is_filled_and_none_is_added(reader):
    from alignment.checks import Score

    page = reader().open(example("choice"), Score(chapter="02"))
    page.wait_for_selector(".rp-total")
    assert page.locator(".rp-score").count() == 1


def test_mounting_twice_changes_nothing(reader):
    page = reader().open(example("choice"))
    answer(page, "choice", right=False)
    page.evaluate("document.querySelectorAll('.rp-card').forEach(card => { card.first = true })")
    page.evaluate("import('/checks.js').then(m => { m.mount(document) })")
    assert page.evaluate("[...document.querySelectorAll('.rp-card')].every(card => card.first)")
    assert page.locator(".rp-card").count() == 2 and status(page) == "1 try"


def test_nothing_leaves_the_page(reader):
    one = reader()
    asked: list[str] = []
    one.context.on("request", lambda r: asked.append(r.url))
    answer(one.open(example("choice")), "choice", right=True)
    assert all(url.startswith((one.address, "data:")) for url in asked)
