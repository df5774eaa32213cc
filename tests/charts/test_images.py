"""The pictures of the kinds are those on record, whatever the font's hinting."""

from __future__ import annotations

import pytest
from images import HERE, MOST, apart, kept, picture
from matplotlib import rc_context
from samples import PAPERS, SAMPLES, drawn
from seen import clashes, hues, texts

from alignment.colours import VARIABLES

EACH = [pytest.param(name, paper, id=f"{name}-{paper}") for name in SAMPLES for paper in PAPERS]

NAMES = {
    "lines": "Moscow", "multiples": "Moscow", "shares": "United States 40%", "before-after": "Pakistan and Moscow",
    "specification": "agreement", "rollcall": "United States", "timeline": "To Washington", "network": "Moscow",
}  # fmt: skip


@pytest.mark.parametrize(("name", "paper"), EACH)
def test_a_kind_looks_as_on_record(name, paper):
    chart = drawn(name, paper)
    assert clashes(chart) == [] and hues(chart) <= set(VARIABLES)
    assert apart(picture(chart), kept(f"{name}-{paper}")) < MOST


@pytest.mark.parametrize("name", SAMPLES)
def test_hinting_is_no_difference(name):
    with rc_context({"text.hinting": "none"}):
        assert apart(picture(drawn(name, "wide")), kept(f"{name}-wide")) < MOST


@pytest.mark.parametrize(("name", "label"), NAMES.items())
def test_a_missing_name_is_a_difference(name, label):
    chart = drawn(name, "wide")
    next(text for text in texts(chart) if text.get_text() == label).set_alpha(0)
    assert apart(picture(chart), kept(f"{name}-wide")) >= MOST


def test_a_moved_line_is_a_difference():
    kind, frame, given = SAMPLES["lines"]
    moved = frame.assign(value=frame["value"] + 3 * (frame["state"] == "USA"))
    assert apart(picture(kind(moved, **given)), kept("lines-wide")) >= MOST


def test_the_pictures_are_light():
    assert sum(file.stat().st_size for file in HERE.glob("*.png")) < 400_000
