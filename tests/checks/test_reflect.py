"""Reflect: what is its own; how the text is kept is in test_reflect_text.py."""

from __future__ import annotations

import pytest
from desk import answer, example, examples, kept, said, status, submit

from alignment.checks import door

pytestmark = pytest.mark.site
KEY = "02/reflect-item"
RUBRIC = examples()["reflect"].fields["rubric"]
GOOD = "From 1947 to 2024 the score rose from 42% to 76%."


def write(page, text: str):
    page.get_by_label("Your answer").fill(text)


def judge(page, *marks: bool):
    for (question, _), yes in zip(RUBRIC, marks, strict=True):
        page.get_by_role("group", name=question).get_by_label("Yes" if yes else "No").check()


def model(page):
    return page.get_by_role("region", name="Model answer")


def test_the_model_answer_waits_for_a_text_of_some_length(reader):
    page = reader().open(example("reflect"))
    write(page, "Rivals, clearly. !!! 🙂")
    submit(page)
    assert said(page) == "Write at least 4 words before you compare. You have 2."
    assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
    assert not model(page).is_visible() and kept(page)[KEY]["tries"] == 0 and status(page) == ""
    write(page, GOOD)
    submit(page)
    assert "Their agreement rose from 42%" in model(page).inner_text()
    assert said(page).startswith("Compare the two texts.") and status(page) == "Not yet judged"


def test_the_model_answer_can_be_seen_without_writing_and_that_is_no_reflection(reader):
    page = reader().open(example("reflect"))
    page.get_by_role("button", name="Show the model answer anyway").press("Enter")
    assert model(page).is_visible() and model(page).evaluate("e => e === document.activeElement")
    assert status(page) == "Model answer shown" and "Reflected: 0 of 1." in page.locator(".rp-total").inner_text()
    assert not page.get_by_text("Now judge your own text.").is_visible()
    assert not page.get_by_role("button", name="Show the model").is_visible()
    answer(page, "reflect", right=True)
    assert status(page) == "3 of 3 points met" and "Reflected: 1 of 1." in page.locator(".rp-total").inner_text()


def test_each_point_that_is_not_met_says_what_to_add(reader):
    page = reader().open(example("reflect"))
    write(page, GOOD)
    submit(page)
    judge(page, True, False, True)
    assert status(page) == "2 of 3 points met" and said(page).startswith("2 of 3 points met.")
    assert RUBRIC[1][1] in said(page) and RUBRIC[0][1] not in said(page) and RUBRIC[2][1] not in said(page)


def test_the_text_can_be_improved_and_judged_again(reader):
    page = reader().open(example("reflect"))
    answer(page, "reflect", right=False)
    assert page.get_by_label("Your answer").is_enabled()
    write(page, f"{GOOD} Votes are not friendship.")
    submit(page)
    assert page.get_by_role("radio", checked=True).count() == 0 and status(page) == "Not yet judged"
    judge(page, True, True, True)
    assert status(page) == "3 of 3 points met"


def test_it_is_neither_right_nor_wrong_in_the_record_and_in_the_score(reader):
    page = reader().open(example("reflect"), example("number"))
    answer(page.locator("[data-rp-kind=reflect]"), "reflect", right=True)
    saved = kept(page)[KEY]
    assert (saved["first"], saved["right"], saved["tries"]) == (None, False, 1)
    assert saved["given"]["met"] == {question: True for question, _ in RUBRIC}
    assert page.locator(".rp-total span").all_inner_texts() == [
        "This page: 0 of 1 right, 0 at the first try.", "Reflected: 1 of 1.", "Whole book: 0 right of 0 answered."]
    assert "rp-good" not in page.locator(".rp-feedback").first.get_attribute("class")


@pytest.mark.parametrize(("typed", "count"), [
    ("", 0), ("  \n ", 0), ("one", 1), ("one  two\n\nthree", 3), ("– ... 🙂 !", 0), ("it's well-known: 42%", 3),
    ("پاکستان اور روس کے ووٹ", 5), ("می\u200cنویسم", 1), ("a" * 20_000, 1), ("! " * 10_000, 0),
])
def test_words_are_counted(reader, typed, count):
    page = reader().open(example("reflect"))
    write(page, typed)
    assert page.locator(".rp-count").inner_text() == f"{count} of about 20 words"


def test_the_count_is_not_announced_at_each_key_but_once_at_the_end(reader):
    page = reader().open(example("reflect"))
    page.evaluate("""() => { window.news = []; for (const live of document.querySelectorAll('[aria-live]')) {
        const watch = new MutationObserver(() => window.news.push(live.textContent));
        watch.observe(live, {childList: true, subtree: true}) } }""")
    page.get_by_label("Your answer").press_sequentially("Four words are typed", delay=5)
    page.wait_for_timeout(2500)  # it is saved meanwhile
    assert page.locator(".rp-count").inner_text() == "4 of about 20 words" and page.evaluate("window.news") == []
    page.keyboard.press("Tab")
    assert page.evaluate("window.news") == ["4 of about 20 words"]


def test_the_verdict_is_not_read_again_while_the_reader_writes(reader):
    page = reader().open(example("reflect"))
    answer(page, "reflect", right=False)
    page.evaluate("""() => { window.news = 0; new MutationObserver(() => window.news++)
        .observe(document.querySelector('.rp-feedback'), {childList: true, subtree: true}) }""")
    page.get_by_label("Your answer").press_sequentially(" And more.")
    page.wait_for_timeout(2500)
    assert kept(page)[KEY]["given"]["text"].endswith(" And more.") and page.evaluate("window.news") == 0


def test_a_text_to_mark_stands_under_the_question_on_screen_in_print_and_without_script(reader):
    given = ["The <b>whole</b> nation & its 50 %.", "Everyone knows."]
    marked = example("reflect", about="\n\n".join(given))
    page = reader().open(marked)
    assert page.locator("fieldset .rp-given p").all_inner_texts() == given
    assert page.locator(".rp-given").bounding_box()["y"] < page.get_by_label("Your answer").bounding_box()["y"]
    page.emulate_media(media="print")
    assert page.locator(".rp-given").is_visible()
    plain = reader(java_script_enabled=False).open(marked)
    assert plain.locator(".rp-check .rp-given p").all_inner_texts() == given
    assert reader().open(example("reflect", id="bare")).locator(".rp-given").count() == 0


def test_comparing_leads_to_the_model_answer(reader):
    page = reader(viewport={"width": 390, "height": 700}).open(example("reflect"))
    write(page, GOOD)
    page.get_by_role("button", name="Compare").press("Enter")
    assert model(page).evaluate("e => e === document.activeElement")
    box = model(page).bounding_box()
    assert 0 <= box["y"] and box["y"] + box["height"] <= 700


def test_a_tap_on_compare_counts_after_a_complaint(reader):
    """The finger leaves the field: what the page then says must not move the button away under it."""
    page = reader(has_touch=True, viewport={"width": 320, "height": 700}).open(example("reflect"))
    write(page, "Too short")
    page.locator(".rp-main").tap()
    page.get_by_label("Your answer").press_sequentially(" but now long enough")
    page.locator(".rp-main").tap()
    assert model(page).is_visible()
    for question, _ in RUBRIC:
        page.get_by_role("group", name=question).get_by_label("Yes").tap()
    assert status(page) == "3 of 3 points met"


def test_what_a_screen_reader_hears(reader):
    page = reader().open(example("reflect", hints=[]))
    field = page.get_by_role("textbox", name="Your answer")
    described = field.evaluate("e => document.getElementById(e.getAttribute('aria-describedby')).textContent")
    assert described == "Your text is kept in this browser. It is sent nowhere."
    answer(page, "reflect", right=False)
    heard = page.locator(".rp-check").aria_snapshot()
    for part in ('- textbox "Your answer": They were rivals', '- region "Model answer"', f'- group "{RUBRIC[1][0]}"',
                 '- radio "Yes"\n', '- radio "No" [checked]', "- status:\n  - paragraph: 1 of 3 points met.",
                 f"  - paragraph: {RUBRIC[1][1]}", '- button "Compare"'):
        assert part in heard, part


def test_enter_begins_a_line_and_the_field_grows(reader):
    page = reader(viewport={"width": 390, "height": 700}).open(example("reflect"))
    field = page.get_by_label("Your answer")
    before = field.bounding_box()["height"]
    field.press_sequentially("One\nTwo")
    assert field.input_value() == "One\nTwo" and said(page) == ""
    write(page, "line\n" * 9)
    grown = field.bounding_box()["height"]
    assert grown > before and field.evaluate("e => e.scrollHeight <= e.clientHeight")
    write(page, "line\n" * 99)
    assert field.bounding_box()["height"] <= 0.7 * 700 + 1


@pytest.mark.parametrize(("answers_on_request", "visible"), [(False, False), (True, True)])
def test_on_paper_there_are_lines_and_the_model_answer_only_on_request(reader, answers_on_request, visible):
    page = reader().open(example("reflect"))
    answer(page, "reflect", right=True)
    page.get_by_label("Print with answers").set_checked(answers_on_request)
    page.emulate_media(media="print")
    assert page.locator(".rp-lines p").count() == 3 and page.locator(".rp-lines p").first.is_visible()
    assert not page.get_by_label("Your answer").is_visible() and not model(page).is_visible()
    printed = page.locator(".rp-printed")
    assert printed.is_visible() is visible
    if visible:
        assert "Model answer: one of several that are good." in printed.inner_text()
        assert all(part in printed.inner_text() for row in RUBRIC for part in row)


def test_a_changed_rubric_asks_its_new_questions_and_keeps_the_text(reader):
    one = reader()
    answer(one.open(example("reflect")), "reflect", right=True)
    door.SEEN.clear()  # the next build of the book
    page = one.open(example("reflect", rubric=[("Does it name a source?", "Name it."), *RUBRIC[1:]], answer="Another."))
    assert page.get_by_label("Your answer").input_value().startswith("From 1947")
    assert page.get_by_role("radio", checked=True).count() == 2 and status(page) == "Not yet judged"


def test_the_item_is_plain_data_for_the_exports():
    item = example("reflect").item()
    assert set(item) == {"kind", "id", "chapter", "prompt", "hints", "levels", "about", "answer", "rubric", "words",
                         "least", "lines"}
    assert item["rubric"] == [{"question": question, "add": add} for question, add in RUBRIC]
    assert (item["least"], item["lines"]) == (4, 3)
