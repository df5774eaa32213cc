"""The promises about answering that hold for every kind, each on the example item of the kind."""

from __future__ import annotations

import json
from functools import partial

import pytest
from desk import answer, answer_by_keyboard, example, examples, kept, put, said, status
from playwright.sync_api import Locator

pytestmark = pytest.mark.site
EXAMPLES = examples()
every_kind = pytest.mark.parametrize("name", EXAMPLES)
with_hints = pytest.mark.parametrize("name", [n for n in EXAMPLES if EXAMPLES[n].hints])
with_fields = pytest.mark.parametrize("name", [n for n in EXAMPLES if EXAMPLES[n].enter])
more_tries = pytest.mark.parametrize("name", [n for n in EXAMPLES if EXAMPLES[n].judged and not EXAMPLES[n].once])

FORBID = """for (const name of ["localStorage", "sessionStorage"])
    Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError") } });"""


def wrong_then_right(page, name, give):
    """Answer wrong, read why; answer right, read why. An estimate is given once: it is forgotten between."""
    one = EXAMPLES[name]
    give(page, name, right=False)
    assert one.after_wrong in said(page)
    assert ("✗ Not" in said(page)) is one.judged
    if one.once:
        page.get_by_role("button", name="Forget my answer").press("Enter")
    give(page, name, right=True, first=one.once)
    assert one.after_right in said(page)
    assert said(page).startswith(one.mood)
    assert status(page) == one.done
    assert page.locator(".rp-main").is_visible() is not one.judged


@every_kind
def test_answered_wrong_then_right_by_mouse(reader, name):
    wrong_then_right(reader().open(example(name)), name, answer)


@every_kind
def test_answered_wrong_then_right_by_keyboard_alone(reader, name):
    wrong_then_right(reader().open(example(name)), name, answer_by_keyboard)


@every_kind
def test_answered_wrong_then_right_by_touch(reader, name):
    page = reader(viewport={"width": 320, "height": 700}, has_touch=True).open(example(name))
    wrong_then_right(page, name, partial(answer, press=Locator.tap))


@with_fields
def test_enter_answers_where_the_host_keeps_it_from_submitting(reader, name):
    """JupyterLab does; a scripted key press has no default action either."""
    page = reader().open(example(name, confidence=False) if EXAMPLES[name].sure else example(name))
    page.locator("fieldset input").first.dispatch_event("keydown", {"key": "Enter"})
    assert said(page) != ""


@every_kind
def test_the_focus_is_never_lost(reader, name):
    page = reader().open(example(name))
    answer_by_keyboard(page, name, right=True) if name != "many" else answer(page, name, right=True)
    assert page.evaluate("document.activeElement.closest('.rp-check') !== null")
    assert page.evaluate("!document.activeElement.hidden && !document.activeElement.disabled")


@every_kind
def test_it_works_with_storage_forbidden(reader, name):
    one = reader()
    one.context.add_init_script(FORBID)
    page = one.open(example(name))
    wrong_then_right(page, name, answer)
    assert "This browser does not keep answers" in page.locator(".rp-score").inner_text()
    counted = "1 of 1 right" if EXAMPLES[name].judged else "Reflected: 1 of 1."
    counted = "Estimates given: 1 of 1." if EXAMPLES[name].once else counted
    assert counted in page.locator(".rp-total").inner_text()


@with_hints
def test_hints_come_one_by_one_and_leave_what_is_typed(reader, name):
    page = reader().open(example(name))
    if name in ("number", "estimate"):
        page.get_by_role("textbox").first.fill("12")
    for n in range(1, len(EXAMPLES[name].hints) + 1):
        page.get_by_role("button", name=f"Hint {n} of").click()
        assert page.locator(".rp-hints li").all_inner_texts() == EXAMPLES[name].hints[:n]
    assert page.locator("[aria-live] .rp-hints").count() == 1
    assert not page.get_by_role("button", name="Hint").is_visible()
    if name in ("number", "estimate"):
        assert page.get_by_role("textbox").first.input_value() == "12"


@every_kind
def test_a_reload_keeps_the_answer_and_the_score(reader, name):
    page = reader().open(example(name))
    answer(page, name, right=False)
    if not EXAMPLES[name].once:
        answer(page, name, right=True, first=False)
    before = [status(page), said(page), page.locator(".rp-total").inner_text()]
    page.reload()
    assert [status(page), said(page), page.locator(".rp-total").inner_text()] == before


@every_kind
def test_forget_resets_the_item(reader, name):
    page = reader().open(example(name))
    answer(page, name, right=True)
    page.get_by_role("button", name="Forget my answer").click()
    assert [status(page), said(page)] == ["", ""]
    answer(page, name, right=False)
    assert EXAMPLES[name].after_wrong in said(page)


@more_tries
def test_the_key_is_shown_only_after_a_second_try_and_counts_as_shown(reader, name):
    page = reader().open(example(name))
    show = page.get_by_role("button", name="Show the answer")
    answer(page, name, right=False)
    assert not show.is_visible()
    answer(page, name, right=False, first=False)
    show.click()
    assert EXAMPLES[name].after_right in said(page)
    assert status(page) == "Answer shown"
    page.get_by_role("button", name="Try again").click()
    answer(page, name, right=True, first=False)
    assert "✓ Right." in said(page)
    assert "This page: 0 of 1 right" in page.locator(".rp-total").inner_text()


@more_tries
def test_a_retry_keeps_the_score_of_the_first_try(reader, name):
    page = reader().open(example(name))
    answer(page, name, right=True)
    page.get_by_role("button", name="Try again").click()
    answer(page, name, right=False, first=False)
    assert status(page) == "Right at the first try"
    assert "1 of 1 right, 1 at the first try" in page.locator(".rp-total").inner_text()


@every_kind
def test_the_live_region_is_there_before_it_speaks(reader, name):
    page = reader().open(example(name))
    region = page.get_by_role("status").first
    region.evaluate("node => { window.region = node }")
    assert region.get_attribute("aria-live") == "polite" and said(page) == ""
    answer(page, name, right=False)
    assert page.evaluate("window.region.isConnected && window.region.innerText.length > 20")


@every_kind
def test_the_live_region_is_not_read_again_for_a_hint(reader, name):
    item = example(name) if EXAMPLES[name].hints else example(name, hints=["A hint."])
    page = reader().open(item)
    if not EXAMPLES[name].once:  # where there is one try, all hints come before it
        answer(page, name, right=False)
    page.evaluate("""() => { window.news = 0; new MutationObserver(m => window.news += m.length)
        .observe(document.querySelector('.rp-feedback'), {childList: true, subtree: true, characterData: true}) }""")
    page.get_by_role("button", name="Hint 1").click()
    assert page.evaluate("window.news") == 0
    if EXAMPLES[name].once:
        answer(page, name, right=True)
        assert not page.get_by_role("button", name="Hint").is_visible()


@every_kind
def test_what_a_screen_reader_is_given(reader, name):
    one, page = EXAMPLES[name], reader().open(example(name))
    card = page.locator(".rp-card").first
    for part in (f'- group "{one.fields["prompt"]}"', "- status\n", f'- button "{one.button}"', *one.tree):
        assert part in card.aria_snapshot(), part
    answer(page, name, right=False)
    for part in (f'- group "{one.fields["prompt"]}"', "- status:\n", *one.tree_after):
        assert part in card.aria_snapshot(), part
    assert one.after_wrong in page.get_by_role("status").first.aria_snapshot()


@every_kind
def test_a_damaged_answer_counts_as_none(reader, name):
    page, key = reader().open(example(name)), f"02/{name}-item"
    empty = page.locator(".rp-card").first.aria_snapshot()
    answer(page, name, right=False)
    saved = kept(page)[key]
    put(page, {key: saved})
    assert EXAMPLES[name].after_wrong in said(page)
    for given in EXAMPLES[name].rubbish:
        put(page, {key: saved | {"given": given}})
        assert (status(page), said(page)) == ("", ""), given
        assert page.locator(".rp-card").first.aria_snapshot() == empty, given


@every_kind
def test_the_item_is_plain_data_for_the_exports(name):
    item = example(name).item()
    assert set(item) == {"kind", "id", "chapter", "prompt", "hints", "levels"} | EXAMPLES[name].traits
    assert json.loads(json.dumps(item)) == item
