"""Choice: what is its own."""

from __future__ import annotations

import pytest
from desk import answer, example, examples, kept, said, status, submit

from alignment.checks import Choice, door

THREE = [dict(text=t, right=False, feedback=f"{t} is wrong.") for t in ("One", "Two", "Three")]


@pytest.mark.site
def test_checking_nothing_asks_for_an_answer_and_costs_no_try(reader):
    page = reader().open(example("choice"))
    submit(page)
    assert said(page) == "Choose an option."
    assert status(page) == "" and kept(page) == {}


@pytest.mark.site
def test_confidence_is_asked_once_before_the_first_try_and_kept(reader):
    page = reader().open(example("choice"))
    page.get_by_label("China").check()
    submit(page)
    assert said(page) == "Say how sure you are."
    assert page.evaluate("document.activeElement.tagName") == "SELECT"
    answer(page, "choice", right=False)
    assert not page.get_by_label("How sure").is_visible()
    assert kept(page)["02/choice-item"]["sure"] == 70


@pytest.mark.site
def test_the_record_tells_first_try_from_final(reader):
    page = reader().open(example("choice"))
    answer(page, "choice", right=False)
    answer(page, "choice", right=True, first=False)
    saved = kept(page)["02/choice-item"]
    assert (saved["first"], saved["right"], saved["tries"], saved["given"]) == (False, True, 2, [1])


@pytest.mark.site
def test_the_mark_is_in_words_beside_the_option(reader):
    page = reader().open(example("choice"))
    answer(page, "choice", right=False)
    assert page.locator(".rp-option").first.inner_text().split("\n")[-1] == "✗ not right"
    assert page.get_by_role("radio", name="The Soviet Union ✗ not right").is_checked()


@pytest.mark.site
def test_many_says_how_many_are_missing_and_explains_each_that_was_ticked(reader):
    page = reader().open(example("many"))
    page.get_by_label("3 March").check()
    submit(page)
    assert "A record shows it." in said(page) and "Right options not yet chosen: 1." in said(page)
    assert "roll call" not in said(page)


@pytest.mark.site
def test_a_hint_leaves_a_new_selection_alone(reader):
    page = reader().open(example("choice"))
    answer(page, "choice", right=False)
    page.get_by_label("United States").check()
    page.get_by_role("button", name="Hint 1").click()
    assert page.get_by_label("United States").is_checked()


@pytest.mark.parametrize("wins", [None, 0, 1, 2])
def test_the_commissions_form_adds_none_of_these_and_finds_whether_it_is_right(wins):
    options = [o | {"right": n == wins} for n, o in enumerate(THREE)]
    item = Choice.exam(id="mcq", chapter="02", prompt="Which?", options=options, none="All three are wrong.")
    assert item.choices() == ["One", "Two", "Three", "None of these"]
    assert [o["right"] for o in item.options].index(True) == (3 if wins is None else wins)


def test_shuffle_is_the_same_in_every_build_and_keeps_none_of_these_last():
    def build() -> list[list[str]]:
        door.SEEN.clear()
        fixed = dict(chapter="02", prompt="Which?", options=THREE, none="None.", shuffle=True)
        return [Choice.exam(id=f"mcq-{n}", **fixed).choices() for n in range(9)]

    orders = build()
    assert orders == build()
    assert len({tuple(o) for o in orders}) > 2 and {o[3] for o in orders} == {"None of these"}


def test_the_confidence_begins_at_the_chance_of_a_blind_guess():
    assert example("choice").levels[0] == 33
    assert example("many", confidence=True).levels[0] == 10
    assert example("choice", id="plain", confidence=False).levels == []


def test_the_key_moves_with_the_data():
    before = example("choice")
    rows = [o | {"right": n == 0} for n, o in enumerate(examples()["choice"].fields["options"])]
    assert example("choice", id="other", options=rows).sig != before.sig
    assert example("choice", id="reworded", prompt="Another wording?").sig == before.sig


def test_numpys_truth_is_truth():
    import numpy as np

    rows = [o | {"right": np.float64(n) == 1} for n, o in enumerate(examples()["choice"].fields["options"])]
    assert example("choice", options=rows).options[1]["right"] is True
