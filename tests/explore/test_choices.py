"""Controls and views: what an author gives, what a reader can choose, and what is refused."""

from __future__ import annotations

import pytest
from stage import draw, draw_second, first_explorer

from alignment.errors import BadItem
from alignment.explore import explore
from alignment.explore.choices import Choice, Control, query, views


def control(*values) -> Control:
    return Control("x", "X", tuple(Choice(str(v), str(v), v) for v in values))


@pytest.mark.parametrize(("values", "kind"), [
    ([1, 5, 9], "range"), ([1, 5], "radio"), ([5, 1, 9], "radio"), ([5, 4, 3, 2, 1], "select"),
    (list("abcd"), "radio"), (list("abcde"), "select"), ([True, False, True], "radio"),
])  # fmt: skip
def test_the_values_decide_which_control_it_is(values, kind):
    assert control(*values).kind == kind


def test_a_view_begins_with_the_first_choices_or_where_the_author_says():
    assert first_explorer().view == {"partner": "RUS", "measure": "score", "window": "5"}


def test_every_combination_is_a_view():
    found = [query(view) for view in views(first_explorer(name="all").controls)]
    assert len(found) == len(set(found)) == 5 * 2 * 3
    assert found[:2] == ["partner=RUS&measure=score&window=1", "partner=RUS&measure=score&window=5"]


def test_an_address_is_written_as_the_page_writes_it():
    """encodeURIComponent leaves the marks !'()*~ alone."""
    assert query({"a b": "x'(1)&=é/"}) == "a%20b=x'(1)%26%3D%C3%A9%2F"


def of(**change) -> dict:
    choices = {"partner": ["RUS", "USA"], "measure": ["score", "distance"], "window": [1, 5]}
    return {"draw": draw, "name": "first"} | choices | change


@pytest.mark.parametrize(("given", "words"), [
    (of(partner=[f"P{n}" for n in range(31)], window=[1]), "window is [1]"),
    (of(partner=[f"P{n}" for n in range(16)]), "it has 64 frames (16 partner x 2 measure x 2 window)"),
    (of(partner="RUS"), "partner is 'RUS'"),
    (of(partner=["RUS", "USA", "RUS"]), "partner offers RUS twice"),
    (of(name="First explorer"), "name is 'First explorer'"),
    (of(draw=draw_second), "draw cannot be called with partner, measure, window"),
    (of(draw="draw"), "draw is str"),
    (of(start={"partner": "CHN"}), "start has partner=CHN"),
    (of(start={"partners": "RUS"}), "start has the field 'partners'"),
    (of(labels={"windw": "Years"}), "labels has the field 'windw'"),
    ({"draw": draw, "name": "none"}, "it has no control"),
], ids=lambda given: given if isinstance(given, str) else "")  # fmt: skip
def test_what_cannot_work_is_refused_where_the_author_writes_it(given, words):
    with pytest.raises(BadItem) as error:
        explore(**given)
    assert words in str(error.value)
    assert all(part in str(error.value) for part in (f"explorer '{given['name']}'", "Expected: ", "Mend: "))


def test_a_name_stands_for_one_explorer():
    explore(**of())
    with pytest.raises(BadItem, match="same id"):
        explore(**of())
