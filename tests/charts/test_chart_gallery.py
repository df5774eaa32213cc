"""The charts of the gallery, on today's data: no text on another, none cut off, none too small, no stray colour."""

from __future__ import annotations

import inspect

import pytest
from seen import box, clashes, hues, texts

from alignment import charts
from alignment.charts import Kind
from alignment.charts.paper import TEXT
from alignment.colours import VARIABLES

KINDS = [name for name in charts.__all__ if isinstance(getattr(charts, name), Kind) and name != "Kind"]
EACH = pytest.mark.parametrize("paper", ["wide", "narrow"])


def test_every_kind_stands_in_the_gallery(gallery):
    assert {kind for kind, _ in gallery} == set(KINDS) and len(gallery) == 2 * len(KINDS) == 16


@EACH
@pytest.mark.parametrize("kind", KINDS)
def test_no_text_lies_on_another_or_leaves_the_picture(gallery, kind, paper):
    assert clashes(gallery[kind, paper]) == []


@EACH
@pytest.mark.parametrize("kind", KINDS)
def test_no_text_is_smaller_than_a_phone_can_show(gallery, kind, paper):
    small = [t.get_text() for t in texts(gallery[kind, paper]) if t.get_fontsize() < TEXT]
    assert small == []


@EACH
@pytest.mark.parametrize("kind", KINDS)
def test_only_colours_that_follow_the_page_are_drawn(gallery, kind, paper):
    assert hues(gallery[kind, paper]) <= set(VARIABLES)


@pytest.mark.parametrize("kind", KINDS)
def test_phones_get_the_same_texts(gallery, kind):
    """Words may be broken, shortened or moved to the key; none that names a state may be lost."""
    wide, narrow = (" ".join(t.get_text() for t in texts(gallery[kind, p])).split() for p in ("wide", "narrow"))
    names = {word for word in wide if word.isalpha()}
    assert names - set(narrow) <= {"others"}


@pytest.mark.parametrize("kind", KINDS)
def test_both_drawings_take_the_same_arguments(kind):
    made = getattr(charts, kind)
    assert "paper" not in inspect.signature(made).parameters and made.__doc__.strip()


def test_overlap_would_be_seen(gallery):
    chart = gallery["lines", "wide"]
    one = texts(chart)[0]
    where = box(one)
    extra = chart.text(where.x0 / chart.bbox.width, where.y0 / chart.bbox.height, "on it")
    try:
        assert any("on it" in told for told in clashes(chart))
    finally:
        extra.remove()
