"""The explorer as a widget: Python draws what the reader asks for, and more than the controls offer."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect
from stage import draw, first_explorer, frames

from alignment.errors import BadItem
from alignment.explore.frames import Frame

MOVED = {"partner": "USA", "measure": "distance", "window": "9"}
KEY = "partner=USA&measure=distance&window=9"


@pytest.fixture(scope="module", autouse=True)
def kept_frames():
    """Made before a test holds an explorer of the same name, whichever test is the first of a process."""
    frames()


def parts(explorer) -> Frame:
    return Frame(**{name: value for name, value in explorer.frame.items() if name != "view"})


def test_a_view_that_the_reader_asks_for_is_drawn_afresh():
    drawn = []

    def noted(partner, measure, window):
        drawn.append(partner)
        return draw(partner, measure, window)

    explorer = first_explorer(draw=noted)
    assert drawn == ["RUS"]  # a live notebook draws what is seen, not all frames
    explorer.view = MOVED
    assert drawn == ["RUS", "USA"] and explorer.frame["view"] == KEY
    assert parts(explorer) == frames()[KEY] and explorer.figure.finding in repr(explorer)


def test_code_can_show_any_value():
    explorer = first_explorer()
    explorer.set(partner="BGD", window=7)
    assert explorer.view == {"partner": "BGD", "measure": "score", "window": "7"}
    assert "BGD: the score rises" in explorer.html and '<option value="BGD" selected>BGD</option>' in explorer.html
    assert '[&quot;7&quot;, &quot;7&quot;], [&quot;9&quot;' in explorer.html  # the slider keeps its order
    explorer.set(partner="Moscow")
    assert explorer.view["partner"] == "RUS" and explorer.html.count("<option") == 6


def test_a_value_that_cannot_be_drawn_fails_in_the_cell_and_leaves_the_view():
    explorer = first_explorer(draw=lambda partner, measure, window: draw({"RUS": "RUS"}[partner], measure, window))
    with pytest.raises(BadItem, match="partner=BGD&measure=score&window=5: draw failed. KeyError"):
        explorer.set(partner="BGD")
    assert explorer.view["partner"] == "RUS" and "BGD" not in explorer.html
    with pytest.raises(BadItem, match="it has no control 'partners'"):
        explorer.set(partners="BGD")


def test_a_view_that_fails_is_told_and_the_widget_stays_where_it_was():
    explorer = first_explorer(draw=lambda partner, measure, window: draw({"RUS": "RUS"}[partner], measure, window))
    explorer.view = MOVED
    assert explorer.trouble["view"] == KEY and "draw failed" in explorer.trouble["words"]
    assert explorer.view["partner"] == "RUS" and explorer.frame["view"].startswith("partner=RUS")


def test_a_notebook_carries_no_frames():
    data = first_explorer()._repr_mimebundle_()[0]
    assert "application/vnd.jupyter.widget-view+json" in data and "data-frames" not in data["text/html"]


MODEL = """async (state) => {
  const { default: { render } } = await import("/book/explore.js");
  const heard = {}, el = document.createElement("div");
  window.model = {
    sent: [],
    get: (name) => state[name],
    set(name, value) { state[name] = value; },
    save_changes() { this.sent.push({ ...state.view }); },
    on(name, then) { heard[name] = then; },
    off(name) { delete heard[name]; },
    answer(changed) {
      Object.assign(state, changed);
      for (const name in changed) if (heard[`change:${name}`]) heard[`change:${name}`]();
    },
  };
  document.querySelector("main").replaceChildren(el);
  window.end = render({ model, el });
}"""


def traits(explorer) -> dict:
    return json.loads(json.dumps({name: getattr(explorer, name) for name in ("html", "view", "frame", "trouble")}))


def test_the_widget_asks_python_and_shows_the_answer(reader):
    explorer, one = first_explorer(), reader().open()
    one.page.evaluate(MODEL, traits(explorer))
    one.page.get_by_label("Partner", exact=True).select_option("USA")
    one.page.get_by_label("distance", exact=True).check()
    one.page.get_by_label("Years", exact=True).fill("2")
    assert one.page.evaluate("model.sent").pop() == MOVED
    assert one.page.locator("select[data-lm-suppress-shortcuts]").count() == 1  # the arrow keys stay with it
    explorer.view = {"partner": "USA", "measure": "score", "window": "5"}  # an answer that is no longer wanted
    one.page.evaluate("changed => model.answer(changed)", {"frame": traits(explorer)["frame"]})
    assert one.finding() == "Moscow: the score rises"
    explorer.view = MOVED
    one.page.evaluate("changed => model.answer(changed)", {"frame": traits(explorer)["frame"]})
    expect(one.first.locator(".rp-finding")).to_have_text(explorer.figure.finding)
    expect(one.first.locator(".rp-aloud")).to_have_text(explorer.figure.finding)
    assert "#" not in one.page.url and not one.first.get_by_role("button", name="Copy a link").is_visible()
    explorer.set(partner="BGD")
    one.page.evaluate("changed => model.answer(changed)", {"html": explorer.html, "view": explorer.view})
    assert one.finding() == "BGD: the distance rises" and one.first.locator("select").input_value() == "BGD"
    one.page.evaluate("end()")


def test_the_widget_says_what_went_wrong(reader):
    explorer, one = first_explorer(), reader().open()
    one.page.evaluate(MODEL, traits(explorer))
    one.page.get_by_label("Partner", exact=True).select_option("USA")
    view = "partner=USA&measure=score&window=5"
    trouble = {"view": view, "words": "explorer 'first': draw failed."}
    one.page.evaluate("changed => model.answer(changed)", {"trouble": trouble})
    expect(one.first.locator(".rp-said")).to_have_text("explorer 'first': draw failed.")
    assert one.first.locator("select").input_value() == "RUS" and one.finding() == "Moscow: the score rises"
