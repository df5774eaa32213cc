"""What every page of a kind promises: without JavaScript, in print, for all eyes and hands, with any text."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest
from desk import HOSTILE, URDU, answer, example, examples, said, slim

pytestmark = pytest.mark.site
EXAMPLES = examples()
every_kind = pytest.mark.parametrize("name", EXAMPLES)
with_hints = pytest.mark.parametrize("name", [n for n in EXAMPLES if EXAMPLES[n].hints])


@every_kind
def test_without_javascript_there_is_the_question_and_a_folded_answer(reader, name):
    item = example(name)
    page = reader(java_script_enabled=False).open(item)
    assert page.locator(".rp-prompt").inner_text() == item.prompt
    assert page.locator(".rp-boxes li:visible").all_inner_texts() == item.choices()
    last = page.locator("details").last
    assert not last.locator("li").first.is_visible()
    last.locator("summary").click()
    for verdict, given, feedback in item.answers():
        row = last.get_by_text(feedback, exact=True).locator("..").inner_text()
        assert verdict in row and given in row


@with_hints
def test_without_javascript_the_hints_are_folded(reader, name):
    page = reader(java_script_enabled=False).open(example(name))
    page.get_by_text("Hints", exact=True).click()
    assert page.locator("details").filter(has_text="Hints").locator("li").all_inner_texts() == EXAMPLES[name].hints


@every_kind
def test_printed_questions_show_no_answer_of_the_reader(reader, name):
    """Before and after answering, the printed card is the same, pixel for pixel."""
    page = reader().open(example(name))
    page.emulate_media(media="print")
    empty = page.locator(".rp-check").screenshot()
    for right in (False, True) if not EXAMPLES[name].once else (True,):
        page.emulate_media(media="screen")
        answer(page, name, right=right, first=right is False or EXAMPLES[name].once)
        page.evaluate("document.activeElement.blur()")
        page.mouse.move(0, 0)
        page.emulate_media(media="print")
        assert page.locator(".rp-check").screenshot() == empty


@every_kind
def test_paper_is_white_when_the_screen_is_dark(reader, name):
    page = reader().open(example(name), theme="dark")
    page.emulate_media(media="print")
    look = "e => [getComputedStyle(e).backgroundColor, getComputedStyle(e).color]"
    assert page.locator(".rp-card").first.evaluate(look) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


@every_kind
def test_answers_are_printed_only_on_request(reader, name):
    item = example(name)
    page = reader().open(item)
    page.emulate_media(media="print")
    assert not page.locator(".rp-printed").is_visible()
    page.emulate_media(media="screen")
    page.get_by_label("Print with answers").check()
    page.emulate_media(media="print")
    printed = page.locator(".rp-printed").inner_text()
    assert all(feedback in printed for _, _, feedback in item.answers())
    assert not page.locator(".rp-score").is_visible()


@every_kind
def test_the_question_names_the_group_and_every_control_has_a_name(reader, name):
    page = reader().open(example(name))
    group = page.get_by_role("group", name=EXAMPLES[name].fields["prompt"])
    controls = group.locator("input:visible, select:visible, textarea:visible, button:visible")
    assert controls.count() > 0
    for control in controls.all():
        assert control.evaluate("c => c.labels.length ? [...c.labels].map(l => l.textContent.trim()).join('') : "
                                "c.tagName === 'BUTTON' && c.textContent.trim()")


@every_kind
def test_targets_are_large_enough_and_nothing_is_wider_than_320_pixels(reader, name):
    page = reader(viewport={"width": 320, "height": 700}).open(example(name, prompt="x" * 90 + " " + HOSTILE))
    answer(page, name, right=False)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    controls = page.locator("button:visible, input:visible, select:visible, textarea:visible, summary:visible")
    for box in [e.bounding_box() for e in controls.all()]:
        assert min(box["width"], box["height"]) >= 24


def hostile(name: str, text: str, n: int = 0):
    """The example item with every one of its texts replaced."""
    texts = {"id": f"hostile-{n}", "prompt": text, "hints": [text]}
    return example(name, **texts, **EXAMPLES[name].hostile(text, n))


@every_kind
def test_any_text_shows_as_typed(reader, name):
    texts = [HOSTILE, URDU, "\u200f" + HOSTILE, "a\u2028b \u202e c"]
    page = reader().open(*[hostile(name, text, n) for n, text in enumerate(texts)])
    page.wait_for_selector(".rp-score.rp-live")
    for n, text in enumerate(texts):
        card = page.locator(f"[data-rp-key='02/hostile-{n}']")
        assert card.locator("legend").first.evaluate("e => e.textContent") == text
        assert text in card.locator(".rp-printed").evaluate("e => e.textContent")
    assert page.evaluate("window.hurt") is None and page.locator("main img").count() == 0
    assert page.locator(".rp-check").count() == len(texts) and page.locator("main script").count() == 0


@every_kind
@pytest.mark.parametrize("text", [HOSTILE, URDU])
def test_the_plain_page_is_well_formed_and_holds_the_item(name, text):
    item = hostile(name, text)
    root = ET.fromstring(item.html())
    assert json.loads(root.get("data-check")) == item.packed()
    assert text in "".join(root.itertext())


def test_urdu_is_marked_and_isolated(reader):
    page = reader().open(example("choice", prompt=URDU))
    span = page.locator("legend [lang=ur]")
    assert span.get_attribute("dir") == "auto"
    assert span.evaluate("e => getComputedStyle(e).direction + getComputedStyle(e).unicodeBidi") == "rtlisolate"


@every_kind
def test_axe_finds_nothing_in_light_and_dark_before_and_after_an_answer(reader, name, axe):
    page = reader(bypass_csp=True, viewport={"width": 390, "height": 900}).open(example(name))
    page.evaluate(axe)
    look = "theme => { document.documentElement.dataset.theme = theme; return axe.run().then(r => " \
           "r.violations.map(v => theme + ' ' + v.id + ' ' + v.nodes[0].html)) }"
    found = page.evaluate(look, "light") + page.evaluate(look, "dark")
    answer(page, name, right=False)
    assert found + page.evaluate(look, "light") + page.evaluate(look, "dark") == []


@every_kind
def test_in_forced_colours_the_verdict_stays_in_words_and_edges(reader, name):
    page = reader(forced_colors="active").open(example(name))
    answer(page, name, right=False)
    assert ("Not" if EXAMPLES[name].judged else "points met") in said(page)
    assert page.locator(".rp-feedback").evaluate("e => getComputedStyle(e).borderLeftWidth") == "4px"
    assert page.locator(".rp-card").first.evaluate("e => getComputedStyle(e).borderLeftStyle") == "solid"


@every_kind
def test_nothing_moves(reader, name):
    page = reader().open(example(name))
    answer(page, name, right=True)
    styles = page.evaluate("""() => [...document.querySelectorAll('.rp-check, .rp-check *')]
        .map(e => getComputedStyle(e)).map(s => s.transitionDuration + s.animationName)""")
    assert set(styles) == {"0snone"}


def test_an_item_of_an_unknown_kind_keeps_its_plain_form(reader):
    item = example("number")
    item.kind = "later"
    page = reader().open(item)
    page.wait_for_selector("html[data-ready]")
    assert page.locator(".rp-blank").is_visible()


@pytest.mark.parametrize("share", [0, 0.2, 0.6, 0.99])
def test_a_module_that_came_in_part_leaves_the_plain_questions(reader, share):
    one, items = reader(), [example(name) for name in EXAMPLES]
    part = slim.script()[: int(len(slim.script()) * share)]
    one.context.route("**/checks.js", lambda route: route.fulfill(body=part, content_type="text/javascript"))
    page = one.open(*items)
    page.wait_for_timeout(300)
    assert one.errors and page.locator(".rp-live, .rp-score").count() == 0
    one.errors.clear()
    for n, item in enumerate(items):
        block = page.locator(".rp-check").nth(n)
        assert block.locator(".rp-prompt:visible").inner_text() == item.prompt
        assert block.locator(".rp-boxes li:visible").all_inner_texts() == item.choices()
        block.locator("summary").last.click()
        assert block.get_by_text(item.answers()[0][2], exact=True).is_visible()
