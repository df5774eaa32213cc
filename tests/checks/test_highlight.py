"""Highlight: what is its own."""

from __future__ import annotations

import pytest
from desk import answer, example, kept, said, status, submit, tab_to, to_the_top
from kinds.highlight import PHRASES, mark, tag

from alignment import article
from alignment.checks import Highlight

TEXT = article.excerpt("six-decades").text
PHONE = dict(viewport={"width": 320, "height": 800}, has_touch=True)


def marks(page) -> list[str]:
    return [m.strip() for m in page.locator(".rp-phrase .rp-mark").all_inner_texts()]


def defended(page):
    """All right, one of them as some scholars would have it."""
    mark(page, "antagonistic", "judgement")
    mark(page, "thanks to", "cause")
    mark(page, "not an ordinary", "judgement")


@pytest.mark.site
def test_the_text_is_the_excerpt_as_running_text_with_its_source(reader):
    page = reader().open(example("highlight"))
    assert page.locator("blockquote").inner_text() == TEXT
    caption = page.locator("figcaption").inner_text()
    assert caption == f"{article.CREDIT}, paragraph 2. A page that carries the text. {article.TERMS}"
    assert page.get_by_role("link", name="A page that carries the text").get_attribute("href") == article.PAGE


@pytest.mark.site
def test_a_tap_marks_a_phrase_in_words_another_category_replaces_it_the_same_one_takes_it_away(reader):
    page = reader(**PHONE).open(example("highlight"))
    spoken = page.locator(".rp-unseen[aria-live]")
    for category, shown in [("cause", "cause"), ("report", "report"), ("report", ""), ("fact", "fact")]:
        page.get_by_text(f"{category}: ").first.tap()
        page.locator(".rp-phrase", has_text="thanks to").locator(".rp-first").tap(position={"x": 50, "y": 12})
        assert tag(page, "thanks to") == shown
        assert page.get_by_role("checkbox", name="thanks to").is_checked() == bool(shown)
        assert spoken.inner_text() == f"thanks to the Cold War: {shown or 'no mark'}"


@pytest.mark.site
def test_marked_by_the_keyboard_alone(reader):
    page = reader().open(example("highlight"))
    to_the_top(page)
    tab_to(page, "fact:")
    page.keyboard.press("ArrowDown")
    tab_to(page, "thanks to the Cold War")
    page.keyboard.press("Space")
    assert tag(page, "thanks to") == "cause" and tag(page, "antagonistic") == ""


@pytest.mark.site
def test_an_unmarked_phrase_is_asked_for_gets_the_focus_and_costs_no_try(reader):
    page = reader().open(example("highlight"))
    mark(page, "antagonistic", "fact")
    submit(page)
    assert said(page) == "Mark every phrase. Phrases without a mark: 2."
    assert "thanks to" in page.evaluate("document.activeElement.labels[0].textContent") and kept(page) == {}


@pytest.mark.site
def test_each_phrase_has_its_own_feedback_at_once(reader):
    page = reader().open(example("highlight"))
    mark(page, "antagonistic", "cause")
    mark(page, "thanks to", "fact")
    mark(page, "not an ordinary", "judgement")
    submit(page)
    assert marks(page) == ["✗ not right", "✗ not right", "✓ right"]
    assert "1 of 3 are right." in said(page) and "That it did this is a claim of cause." in said(page)
    assert "“cause”: It says why something happened, or what followed from it. Is that so here?" in said(page)
    assert "The author weighs the news." not in said(page)


@pytest.mark.site
def test_what_can_be_defended_counts_and_is_told_apart(reader):
    page = reader().open(example("highlight"))
    defended(page)
    submit(page)
    assert status(page) == "Right at the first try" and "3 of 3 are right or defensible." in said(page)
    assert "≈ defensible. Where antagonism begins can be disputed." in said(page)
    assert marks(page) == ["≈ defensible", "✓ right", "✓ right"]


@pytest.mark.site
def test_a_phrase_that_is_marked_anew_loses_its_verdict(reader):
    page = reader().open(example("highlight"))
    answer(page, "highlight", right=False)
    mark(page, "thanks to", "report")
    assert marks(page) == ["✓ right", "", "✓ right"]
    page.get_by_role("button", name="Hint 1").click()
    assert tag(page, "thanks to") == "report"


@pytest.mark.site
def test_the_mark_is_not_told_by_colour_alone(reader):
    page = reader(forced_colors="active").open(example("highlight"))
    answer(page, "highlight", right=False)
    edge = "e => getComputedStyle(e).borderBottomStyle"
    assert [e.evaluate(edge) for e in page.locator(".rp-words").all()] == ["solid", "dashed", "solid"]
    assert [tag(page, p["text"]) for p in PHRASES] == ["fact", "fact", "judgement"]


@pytest.mark.site
def test_a_box_stands_on_the_line_of_its_first_word(reader):
    for width in range(320, 480, 10):
        page = reader(viewport={"width": width, "height": 800}).open(example("highlight", id=f"w-{width}"))
        for n in range(3):
            box = page.locator(".rp-phrase input").nth(n).bounding_box()
            word = page.locator(".rp-first").nth(n).evaluate(
                "e => { const r = document.createRange(); r.selectNodeContents(e.lastChild); "
                "const b = r.getBoundingClientRect(); return [b.top, b.bottom] }")
            assert word[0] < box["y"] + box["height"] / 2 < word[1]
        page.close()


@pytest.mark.site
@pytest.mark.parametrize("javascript", [True, False])
def test_on_paper_and_without_javascript_the_phrases_are_numbered_with_boxes(reader, javascript):
    page = reader(java_script_enabled=javascript).open(example("highlight"))
    page.emulate_media(media="print")
    quote, boxes = page.locator("blockquote"), page.locator(".rp-numbered li:visible")
    assert " ".join(quote.inner_text().split()) == TEXT and page.locator("figcaption").is_visible()
    assert boxes.all_inner_texts() == [p["text"] for p in PHRASES]
    numbers = [b.locator("[dir]").evaluate("e => getComputedStyle(e, '::before').content") for b in boxes.all()]
    assert all("counter(rp)" in n for n in numbers)
    assert page.locator(".rp-letters li:visible").first.inner_text() == "fact: A record can show whether it is true."
    assert page.locator("input:visible").count() == 0


def words(item: Highlight) -> list[str]:
    """The excerpts, put together again."""
    return ["".join(p if isinstance(p, str) else item.rows[p]["text"] for p in part) for part in item.parts]


def test_several_excerpts_and_phrases_in_any_order():
    phrases = [dict(text="2011 was the turning point", answer="judgement", feedback="f"), *PHRASES[::-1]]
    item = example("highlight", excerpt=["six-decades", "turning-point"], phrases=phrases)
    assert words(item) == [TEXT, article.excerpt("turning-point").text]
    assert [row["text"] for row in item.rows] == [p["text"] for p in [*PHRASES, phrases[0]]]
    assert item.credit.endswith("paragraphs 2 and 3")


def test_a_phrase_may_be_the_whole_excerpt_or_touch_another():
    whole = dict(text=article.excerpt("uri").text, answer="report", feedback="f")
    touching = [dict(text=t, answer="fact", feedback="f") for t in ("In 2016, ", "Russian and Pakistani troops")]
    item = example("highlight", excerpt=["uri", "first-exercise"], phrases=[whole, *(t | {"text": t["text"].strip()}
                                                                                  for t in touching)])
    assert item.parts[0] == [0] and words(item)[1] == article.excerpt("first-exercise").text


def test_the_authors_own_categories():
    own = {"verb of saying": "It says that somebody spoke.", "other": "Anything else."}
    phrases = [dict(text=p["text"], answer=a, feedback="f") for p, a in zip(PHRASES, [*own, "other"], strict=True)]
    item = example("highlight", categories=own, phrases=phrases)
    assert [o["text"] for o in item.options] == list(own) and [r["answer"] for r in item.rows] == [0, 1, 1]


def test_the_key_moves_with_what_can_be_defended():
    before = example("highlight")
    fewer = [p | {"also": {}} for p in PHRASES]
    assert example("highlight", id="other", phrases=fewer).sig != before.sig
