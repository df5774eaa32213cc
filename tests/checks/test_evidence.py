"""Evidence: what is its own."""

from __future__ import annotations

import pytest
from desk import example, examples, kept, said, status, submit

from alignment.checks import door

FIELDS = examples()["evidence"].fields


def choose(page, relation: str, reason: str = ""):
    page.get_by_label(relation).check()
    if reason:
        page.get_by_label(reason).check()


@pytest.mark.site
def test_no_reason_is_offered_before_the_figure_was_read(reader):
    page = reader().open(example("evidence"))
    assert not page.get_by_role("group", name="2. Why?").is_visible()
    choose(page, "contradicts the claim")
    assert page.get_by_role("group", name="2. Why?").get_by_role("radio").count() == 3


@pytest.mark.site
def test_another_relation_offers_its_own_reasons_and_drops_one_that_is_not_among_them(reader):
    page = reader().open(example("evidence"))
    choose(page, "contradicts the claim", "In most years")
    choose(page, "supports the claim")
    assert page.get_by_role("group", name="2. Why?").get_by_role("radio").count() == 2
    submit(page)
    assert said(page) == "Choose a reason too."
    choose(page, "contradicts the claim", "In 1988")
    choose(page, "supports the claim")
    assert page.get_by_label("In 1988").is_checked()  # this one goes with both


@pytest.mark.site
@pytest.mark.parametrize(("relation", "reason", "words"), [
    ("contradicts", "In 1988", "Step 1 is right. Step 2, the reason, is not."),
    ("does not bear on", "In most years", "Step 2, the reason, is right. Step 1 is not"),
    ("supports", "Votes are not", "Neither of the two steps is right."),
])
def test_one_half_alone_is_not_right_and_the_right_half_is_named(reader, relation, reason, words):
    page = reader().open(example("evidence", confidence=False))
    choose(page, f"{relation} the claim", reason)
    submit(page)
    assert said(page).startswith("✗ Not right. You can try again.") and words in said(page)
    for text in (FIELDS["feedback"][relation.removesuffix(" on")], *(r["feedback"] for r in FIELDS["reasons"]
                                                                    if r["text"].startswith(reason))):
        assert text in said(page)
    assert kept(page)["02/evidence-item"]["right"] is False


@pytest.mark.site
def test_each_half_has_its_mark_in_words(reader):
    page = reader().open(example("evidence", confidence=False))
    choose(page, "contradicts the claim", "In 1988")
    submit(page)
    assert page.get_by_role("radio", name="It contradicts the claim ✓ right").is_checked()
    assert page.get_by_role("radio", name="In 1988 the score was 97%. ✗ not right").is_checked()


@pytest.mark.site
def test_an_answer_without_its_halves_asks_for_them_and_costs_no_try(reader):
    page = reader().open(example("evidence"))
    submit(page)
    assert said(page) == "Choose what the figure says about the claim."
    choose(page, "We cannot tell")
    submit(page)
    assert said(page) == "Choose a reason too."
    assert status(page) == "" and kept(page) == {}


@pytest.mark.site
def test_the_key_that_was_asked_for_shows_the_reason_that_the_chosen_relation_hides(reader):
    page = reader().open(example("evidence", confidence=False))
    for _ in range(2):
        choose(page, "supports the claim", "In 1988")
        submit(page)
    page.get_by_role("button", name="Show the answer").click()
    for name in ("It contradicts the claim ✓ right", "In most years the score was above 50%. ✓ right"):
        assert page.get_by_role("radio", name=name).is_visible()
    assert "Antagonists would vote alike less often." in said(page)


@pytest.mark.site
def test_the_item_says_which_figure_and_leads_to_it(reader):
    page = reader(viewport={"width": 390, "height": 600}).open(example("evidence"))
    link = page.get_by_role("link", name="Agreement with Pakistan, 1947 to 2024")
    page.evaluate("""() => { const room = () => `<p style="height:2000px"></p>`;
        document.body.insertAdjacentHTML('beforeend', `${room()}<p id="fig-agreement">The figure</p>${room()}`) }""")
    link.click()
    assert 0 <= page.locator("#fig-agreement").bounding_box()["y"] < 600
    page.go_back()
    assert link.is_visible()


@pytest.mark.site
def test_on_another_page_the_link_leads_to_the_page_of_the_figure(reader):
    page = reader().open(example("evidence"))
    page.evaluate("""() => { const el = document.querySelector('.rp-check'); el.removeAttribute('data-rp-key');
        el.dataset.check = JSON.stringify({ ...JSON.parse(el.dataset.check), page: '/chapters/02.html' });
        return import('/checks.js').then(m => { m.mount(document) }) }""")
    assert page.get_by_role("link").get_attribute("href") == "/chapters/02.html#fig-agreement"


@pytest.mark.site
def test_a_screen_reader_hears_what_the_words_mean(reader):
    page = reader().open(example("evidence"))
    step = page.get_by_role("group", name="1. What does the figure say?")
    described = step.evaluate("e => document.getElementById(e.getAttribute('aria-describedby')).textContent")
    assert "“Does not bear”: the figure is about something else." in described and "“Cannot tell”" in described


@pytest.mark.site
def test_on_paper_all_reasons_stand_without_a_choice(reader):
    page = reader().open(example("evidence"))
    page.emulate_media(media="print")
    for text in example("evidence", id="other").choices():
        assert page.get_by_text(text, exact=True).first.is_visible()


@pytest.mark.site
def test_without_javascript_figure_claim_and_the_meaning_of_the_words_are_there(reader):
    page = reader(java_script_enabled=False).open(example("evidence"))
    assert page.get_by_role("link").get_attribute("href") == "#fig-agreement"
    assert page.get_by_text("In most years the two voted on opposite sides.").is_visible()
    assert page.get_by_text("“Cannot tell”: the figure is about the claim").is_visible()


def test_the_key_moves_with_the_data():
    before = example("evidence")
    rows = [r | {"right": n == 0} for n, r in enumerate(FIELDS["reasons"])]
    assert example("evidence", id="a", reasons=rows).sig != before.sig
    assert example("evidence", id="b", relation="does not bear").sig != before.sig
    assert example("evidence", id="c", title="Another title").sig == before.sig


def test_the_confidence_begins_at_the_chance_of_two_blind_guesses():
    assert example("evidence").levels[0] == round(100 / (4 * 3))


def test_reasons_are_mixed_the_same_way_in_every_build():
    def build() -> list[list[str]]:
        door.SEEN.clear()
        return [example("evidence", id=f"e-{n}", shuffle=True).choices()[4:] for n in range(9)]

    orders = build()
    assert orders == build() and len({tuple(o) for o in orders}) > 2
