"""The text of a Reflect item is the reader's own: it is not lost, and it stays in the browser."""

from __future__ import annotations

import pytest
from desk import answer, example, examples, kept, said, status, submit

pytestmark = pytest.mark.site
KEY = "02/reflect-item"
QUESTIONS = [question for question, _ in examples()["reflect"].fields["rubric"]]
LONG = ("The score rose. پاکستان اور روس کے ووٹ 🙂👨‍👩‍👧 </textarea><b>&amp;\n" * 400)[:20_000]
FULL = """const set = Storage.prototype.setItem; Storage.prototype.setItem = function (key, value) {
    if (value.length > %d) throw new DOMException("full", "QuotaExceededError"); set.call(this, key, value) }"""


def field(page):
    return page.get_by_label("Your answer")


def text(page) -> str:
    return kept(page)[KEY]["given"]["text"]


def test_it_is_kept_while_the_reader_types(reader):
    page = reader().open(example("reflect"))
    field(page).press_sequentially("No pause and no other field")
    page.wait_for_function("() => localStorage['rp.record.v1'] && localStorage['rp.record.v1'].includes('other field')")
    page.keyboard.type(" yet")
    assert page.evaluate("document.activeElement.value") == "No pause and no other field yet"
    assert page.evaluate("document.activeElement.selectionStart") == len("No pause and no other field yet")


def test_it_is_kept_when_the_page_is_left_at_once(reader):
    page = reader().open(example("reflect"))
    field(page).press_sequentially("Gone in a second")
    page.reload()
    assert field(page).input_value() == "Gone in a second" and status(page) == ""


@pytest.mark.parametrize("leave", [
    "window.dispatchEvent(new Event('pagehide'))",
    "Object.defineProperty(document, 'hidden', {value: true}); document.dispatchEvent(new Event('visibilitychange'))",
], ids=["the page goes", "another app comes to the front"])
def test_it_is_kept_when_a_phone_leaves_the_page(reader, leave):
    """Some browsers tell the one, some the other."""
    page = reader().open(example("reflect"))
    field(page).press_sequentially("Gone in a second")
    page.evaluate(leave)
    assert text(page) == "Gone in a second"


def test_a_very_long_text_in_any_script_is_kept_as_typed(reader):
    page = reader(viewport={"width": 320, "height": 700}).open(example("reflect"))
    field(page).fill(LONG)
    submit(page)
    page.reload()
    assert field(page).input_value() == LONG and status(page) == "Not yet judged"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert field(page).evaluate("e => e.dir") == "auto"


@pytest.mark.parametrize("room", [0, 2000])
def test_a_store_without_room_is_told_beside_the_text_and_the_text_stays(reader, room):
    """In the second case there is room for little things, but not for this text."""
    one = reader()
    one.context.add_init_script(FULL % room)
    page = one.open(example("reflect"))
    field(page).fill(LONG[:3000])
    submit(page)
    assert page.get_by_text("This browser does not keep your text. Copy it before you leave this page.").is_visible()
    assert "This browser does not keep answers" in page.locator(".rp-score").inner_text()
    assert field(page).input_value() == LONG[:3000] and said(page).startswith("Compare the two texts.")


def about(page) -> str:
    return page.locator(".rp-screen .rp-help").inner_text()


def test_it_says_how_long_the_text_is_kept_and_follows_the_setting(reader):
    page, other = two_tabs(reader)
    browser, tab = "Your text is kept in this browser.", "Your text is kept until you close this tab."
    assert about(page).startswith(browser)
    page.get_by_label("I am on a shared computer").check()
    assert about(page).startswith(tab)
    other.get_by_text(tab).wait_for()
    page.reload()
    assert about(page).startswith(tab)
    page.get_by_label("I am on a shared computer").uncheck()
    assert about(page).startswith(browser)


def test_a_text_under_an_example_is_not_kept_and_it_says_so(reader):
    page = reader().open(example("reflect", chapter="examples"))
    assert about(page).startswith("Your text is not kept here: it is gone when you leave or reload this page.")
    answer(page, "reflect", right=True)
    assert status(page) == "3 of 3 points met" and kept(page) == {}
    page.reload()
    assert field(page).input_value() == "" and status(page) == ""


def two_tabs(reader):
    one = reader()
    first = one.open(example("reflect"))
    second = one.context.new_page()
    second.goto(first.url)
    second.wait_for_selector(".rp-score.rp-live")
    return first, second


def test_a_text_written_in_one_tab_is_seen_in_the_other(reader):
    first, second = two_tabs(reader)
    field(first).fill("Written in the first tab")
    field(first).blur()
    second.wait_for_function("() => document.querySelector('textarea').value === 'Written in the first tab'")
    field(second).press_sequentially(", continued")
    field(second).blur()
    first.wait_for_function("() => document.querySelector('textarea').value.endsWith(', continued')")
    assert field(first).input_value().count("Written in the first tab") == 1


def test_two_texts_written_at_once_both_stay(reader):
    first, second = two_tabs(reader)
    field(second).fill("Another says that")
    field(first).fill("One tab says this")
    field(first).blur()  # it is saved at once, while the second tab still holds what it has not saved
    for page in (first, second):
        page.wait_for_function("""() => { const { value } = document.querySelector('textarea');
            return value.includes('says this') && value.includes('says that') }""")
    first.wait_for_timeout(4500)  # they come to rest
    assert field(first).input_value() == field(second).input_value() == text(first)
    assert text(first).count("says this") == text(first).count("says that") == 1


def test_a_tab_that_slept_takes_over_the_newer_text(reader):
    one = reader()
    first = one.open(example("reflect"))
    first.evaluate("window.addEventListener('storage', event => event.stopImmediatePropagation(), true)")
    asleep = one.context.new_page()
    asleep.add_init_script("window.addEventListener('storage', event => event.stopImmediatePropagation(), true)")
    asleep.goto(first.url)
    field(first).fill("Newer than the sleeping tab")
    field(first).blur()
    asleep.wait_for_timeout(200)
    assert field(asleep).input_value() == ""
    asleep.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert field(asleep).input_value() == "Newer than the sleeping tab"


def test_a_forgotten_text_can_be_brought_back(reader):
    page = reader().open(example("reflect"))
    answer(page, "reflect", right=True)
    page.get_by_role("button", name="Forget my answer").click()
    assert field(page).input_value() == "" and KEY not in kept(page)
    page.get_by_role("button", name="Bring my text back").click()
    assert text(page).startswith("From 1947") and field(page).input_value() == text(page)
    assert not page.get_by_role("button", name="Bring my text back").is_visible()


def test_on_a_shared_computer_a_forgotten_text_is_gone(reader):
    page = reader().open(example("reflect"))
    page.get_by_label("I am on a shared computer").check()
    answer(page, "reflect", right=True)
    page.get_by_role("button", name="Forget my answer").click()
    assert not page.get_by_role("button", name="Bring my text back").is_visible()


def test_a_hint_leaves_what_is_typed(reader):
    page = reader().open(example("reflect"))
    field(page).press_sequentially("Half a sentence")
    page.get_by_role("button", name="Hint 1").click()
    assert field(page).input_value() == "Half a sentence"


@pytest.mark.parametrize(("given", "text"), [
    ({"text": "Mine", "met": "x"}, "Mine"), ({"text": "Mine", "met": {"no such question": True}}, "Mine"),
    ({"text": "Mine"}, "Mine"), ({"text": "Mine", "met": dict.fromkeys(QUESTIONS, "yes")}, "Mine"),
    ({"text": 5, "met": {}}, ""), ("Mine", ""), (["Mine"], ""), ({}, ""),
], ids=str)
def test_a_damaged_answer_costs_no_more_than_what_is_damaged(reader, given, text):
    page = reader().open(example("reflect"))
    answer(page, "reflect", right=True)
    page.evaluate("""given => { const all = JSON.parse(localStorage['rp.record.v1']);
        all.items['02/reflect-item'].given = given; localStorage['rp.record.v1'] = JSON.stringify(all) }""", given)
    page.reload()
    assert field(page).input_value() == text and page.get_by_role("radio", checked=True).count() == 0
    assert status(page) == ("Not yet judged" if text else "")
    answer(page, "reflect", right=True)
    assert status(page) == "3 of 3 points met"


def test_the_field_keeps_its_keys_where_jupyterlab_has_commands_on_letters(reader):
    page = reader().open(example("reflect"))
    assert field(page).get_attribute("data-lm-suppress-shortcuts") == "true"


def test_it_is_not_sent_to_the_kernel_of_a_live_notebook(reader):
    """The kernel may run on another computer."""
    page = reader().open(example("reflect"))
    page.evaluate("""async () => { const data = JSON.parse(document.querySelector('.rp-check').dataset.check);
        const el = document.createElement('div'), { default: host } = await import('/checks.js');
        window.sent = [];
        const model = { get: name => data[name], set: (...sent) => window.sent.push(sent), save_changes() {}, on() {} };
        document.querySelector('main').replaceChildren(el);
        host.render({ model, el }) }""")
    answer(page, "reflect", right=True)
    assert status(page) == "3 of 3 points met" and page.evaluate("window.sent") == []
