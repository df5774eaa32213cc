"""Match: what is its own."""

from __future__ import annotations

import pytest
from desk import HOSTILE, answer, example, kept, said, submit
from kinds.match import OTHERS, ROWS

from alignment import data
from alignment.checks import Match, door

LONG = [dict(text=f"claim {n}", answer=f"a measure with a long name, number {n}", feedback=f"why {n}", wrong=f"no {n}")
        for n in range(3)]


def marks(page) -> list[str]:
    return [m.strip() for m in page.locator(".rp-row .rp-mark").all_inner_texts()]


@pytest.mark.site
def test_an_empty_row_is_asked_for_gets_the_focus_and_costs_no_try(reader):
    page = reader().open(example("match"))
    page.get_by_label("Pakistan in 1980").select_option(label="yes")
    submit(page)
    assert said(page) == "Choose one answer in every row. Rows without an answer: 1."
    assert page.evaluate("document.activeElement.labels[0].textContent").startswith("Pakistan in 2022")
    assert kept(page) == {}


@pytest.mark.site
@pytest.mark.parametrize("width", [390, 1280])
def test_the_list_stands_under_its_text_on_a_phone_and_beside_it_on_a_wide_screen(reader, width):
    page = reader(viewport={"width": width, "height": 900}).open(example("match"))
    for row in page.locator(".rp-row").all():
        text, choices = (row.locator(part).bounding_box() for part in ("> [dir]", "select"))
        beside = choices["x"] >= text["x"] + text["width"]
        assert beside == (width > 600) and (beside or choices["y"] >= text["y"] + text["height"])
    first, second = (page.locator(".rp-row").nth(n).bounding_box() for n in (0, 1))
    assert second["y"] >= first["y"] + first["height"] + 6, "the rows touch"


@pytest.mark.site
def test_first_how_many_then_which_then_all(reader):
    page = reader().open(example("match"))
    answer(page, "match", right=False)
    assert "1 of 2 are right." in said(page) and "Moscow" not in said(page)
    assert marks(page) == ["", ""]
    answer(page, "match", right=False)
    assert marks(page) == ["✓ right", "✗ not right"]
    assert "Pakistan in 2022: ✗ not right. A no would have taken the side of Moscow." in said(page)
    assert page.get_by_role("combobox", name="Pakistan in 2022 ✗ not right").is_visible()
    assert "invasion of its neighbour" not in said(page)
    answer(page, "match", right=True)
    assert marks(page) == ["✓ right", "✓ right"]
    assert all(row["feedback"] in said(page) for row in ROWS)


@pytest.mark.site
def test_a_row_tells_the_misconception_of_the_option_that_was_chosen(reader):
    page = reader().open(example("match"))
    answer(page, "match", right=False)  # after a first try it is told which rows are wrong
    for first, second, words in [("yes", "yes", "It regretted the war, but gave no such vote."),
                                 ("yes", "no", "A no would have taken the side of Moscow."),
                                 ("abstain", "abstain", "Ask whose neighbour was invaded.")]:
        page.get_by_label("Pakistan in 1980").select_option(label=first)
        page.get_by_label("Pakistan in 2022").select_option(label=second)
        submit(page)
        assert words in said(page)


@pytest.mark.site
def test_a_changed_row_loses_its_mark_and_the_others_keep_theirs(reader):
    page = reader().open(example("match"))
    answer(page, "match", right=False)
    answer(page, "match", right=False)
    page.get_by_label("Pakistan in 2022").select_option(label="yes")
    assert marks(page) == ["✓ right", ""]
    page.get_by_role("button", name="Hint 1").click()
    assert page.get_by_label("Pakistan in 2022").locator("option:checked").inner_text() == "yes"


@pytest.mark.site
def test_long_options_stand_above_the_rows_with_letters(reader):
    page = reader(viewport={"width": 320, "height": 700}).open(example("match", rows=LONG, others=[]))
    shown = page.locator(".rp-screen > p").all_inner_texts()[1:]
    assert [text[:3] for text in shown] == ["A. ", "B. ", "C. "]
    assert page.locator("select").first.locator("option").all_inner_texts()[1:] == shown
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.site
def test_short_options_have_no_letters_on_the_screen(reader):
    page = reader().open(example("match"))
    options = page.locator("select").first.locator("option").all_inner_texts()
    assert options[0] == "choose" and sorted(options[1:]) == ["abstain", "no", "yes"]


@pytest.mark.site
@pytest.mark.parametrize("javascript", [True, False])
def test_on_paper_and_without_javascript_the_options_have_letters_and_the_rows_boxes(reader, javascript):
    item = example("match")
    page = reader(java_script_enabled=javascript).open(item)
    page.emulate_media(media="print")
    assert [e.inner_text() for e in page.locator(".rp-letters li:visible").all()] == [o["text"] for o in item.options]
    assert [e.inner_text() for e in page.locator(".rp-boxes li:visible").all()] == [row["text"] for row in ROWS]
    assert page.get_by_text("Write into each box the letter that fits.").is_visible()
    assert page.locator("select:visible").count() == 0


@pytest.mark.site
def test_an_option_shows_as_typed(reader):
    page = reader().open(example("match", others=[(HOSTILE, "no")]))
    assert HOSTILE in page.locator("select").first.evaluate("s => [...s.options].map(o => o.textContent).join()")


def test_the_options_are_shared_and_mixed_the_same_way_in_every_build():
    def build() -> list[list[str]]:
        door.SEEN.clear()
        return [[o["text"] for o in example("match", id=f"m-{n}", rows=LONG, others=OTHERS).options] for n in range(9)]

    orders = build()
    written = [row["answer"] for row in LONG] + ["no"]
    assert orders == build() and len({tuple(o) for o in orders}) > 2
    assert all(sorted(order) == sorted(written) and order != written for order in orders)
    plain = example("match", rows=LONG, others=OTHERS, shuffle=False)
    assert [o["text"] for o in plain.options] == written


def test_rows_may_share_an_answer():
    item = example("match", rows=[*ROWS, ROWS[0] | {"text": "Iran in 1980"}])
    assert len(item.options) == 3 and item.rows[2]["answer"] == item.rows[0]["answer"]


def test_the_key_is_computed_from_the_votes_and_moves_with_them():
    votes, resolutions = data.load("un_votes"), data.load("un_resolutions").set_index("symbol")
    def vote(symbol: str) -> str:
        cast = votes[(votes["resolution"] == resolutions.at[symbol, "resolution"]) & (votes["state"] == "PAK")]
        return cast["vote"].item()

    rows = [dict(text=s, answer=vote(s), feedback="f", wrong="w") for s in ("A/RES/ES-6/2", "A/RES/ES-11/1")]
    rows.append(rows[1] | {"text": "A/RES/ES-11/6", "answer": vote("A/RES/ES-11/6")})
    item = Match(id="votes", chapter="02", prompt="?", rows=rows, shuffle=False)
    assert [item.options[row["answer"]]["text"] for row in item.rows] == ["yes", "abstain", "abstain"]
    other = [*rows[:2], rows[2] | {"answer": "yes"}]
    assert Match(id="others", chapter="02", prompt="?", rows=other, shuffle=False).sig != item.sig
