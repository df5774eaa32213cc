"""The frames: every view is drawn and checked, and comes back from its packed form as it was."""

from __future__ import annotations

import gzip
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from stage import draw, first_explorer, frames, site

from alignment.errors import BadItem
from alignment.explore import html
from alignment.explore.frames import frame_in
from alignment.explore.packing import HOLE, pack, unpack


def test_each_view_has_a_frame_with_its_own_picture_table_and_words():
    found = frames()
    assert len(found) == 30 and len({frame.wide for frame in found.values()}) == 30
    one = found["partner=CHN&measure=distance&window=9"]
    assert one.finding == "Beijing & Co: the distance rises" and one.rows[0] == ["Year", "distance < 9"]
    assert one.rows[1] == ["2000", "70.0"] and "ideal points" in one.source and "It ends at 94.8." in one.description


def test_the_drawing_leaves_its_label_to_the_page():
    assert all("aria-label" not in frame.wide + frame.narrow for frame in frames().values())


def explorer_that(change):
    """The first explorer with a `draw` that changes what it gives."""
    return first_explorer(draw=lambda partner, measure, window: change(partner, measure, window))


def other_size(partner, measure, window):
    fig = draw(partner, measure, window)
    if window == 9:
        fig.svg["narrow"] = fig.svg["narrow"].replace('viewBox="0 0 270', 'viewBox="0 0 271')
    return fig


@pytest.mark.parametrize(("change", "words"), [
    (lambda p, m, w: draw(p, m, w) if (p, w) != ("USA", 9) else {}["gone"],
     "explorer 'first', partner=USA&measure=score&window=9: draw failed. KeyError: 'gone'"),
    (lambda p, m, w: draw(p, m, w) if w != 1 else None, "partner=RUS&measure=score&window=1: draw returned NoneType"),
    (lambda p, m, w: draw(p, m, w, name=f"lines-{w}"), "its figure is named 'lines-5', the first 'lines-1'"),
    (other_size, "partner=RUS&measure=score&window=9: its narrow drawing measures 271 by 144, the first 270 by 144"),
    (lambda p, m, w: draw(p, m, w, describe="" if w == 9 else "More."), "only some figures have describe="),
    (lambda p, m, w: draw(p, m, 5),
     "partner=RUS&measure=score&window=1 and partner=RUS&measure=score&window=5 show the same picture"),
], ids=["fails", "gives nothing", "other name", "other size", "no description", "control without effect"])  # fmt: skip
def test_the_build_stops_and_names_the_view(change, words):
    with pytest.raises(BadItem) as error:
        explorer_that(change).frames()
    assert words in str(error.value) and "Expected: " in str(error.value) and "Mend: " in str(error.value)


def test_frames_that_weigh_too_much_stop_the_build(monkeypatch):
    monkeypatch.setattr(html, "LIMIT", 1000)
    with pytest.raises(BadItem, match="30 frames weigh .* bytes, gzipped"):
        html.packed_frames("first", frames())


def test_a_file_of_the_site_holds_every_frame_as_it_was():
    content = next(content for path, content in site().items() if path.startswith("/explorers/first."))
    found = {view: frame_in(text) for view, text in unpack(json.loads(content)).items()}
    assert found == frames()


def test_packing_is_worth_it():
    texts = {view: frame.text() for view, frame in frames().items()}
    packed, plain = (len(gzip.compress(json.dumps(one).encode(), 9)) for one in (pack(texts), texts))
    assert packed < plain / 2


LINE = st.one_of(st.text(st.characters(exclude_characters=HOLE + "\n"), max_size=12),
                 st.builds("L {} {}".format, st.integers(-9, 9), st.decimals(-9, 9, places=1)))  # fmt: skip


@example({"a": "the same\nthe same\nthe same\n"})
@example({"a": "L 1 2\nL 1 3\nL 1 4\nL 1 5"})
@given(st.dictionaries(st.text(max_size=3), st.lists(LINE, max_size=12).map("\n".join), max_size=4))
def test_any_text_comes_back_from_packing(texts):
    assert unpack(json.loads(json.dumps(pack(texts)))) == texts
