"""Draw: the chart on every screen, on paper, without JavaScript, and for those who do not see it."""

from __future__ import annotations

import pytest
from desk import answer, submit
from drawing import drag, drawn, item, near

from alignment.colours import DARK, LIGHT

pytestmark = pytest.mark.site


def test_the_pointer_meets_its_place_after_a_resize(reader):
    page = reader(viewport={"width": 1000, "height": 900}).open(item())
    for width in (1000, 320, 700):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("""() => { const s = document.querySelector('.rp-chart svg');
            return Math.abs(s.viewBox.baseVal.width - s.getBoundingClientRect().width) < 2 }""")
        drag(page, (2012, 80), (2006, 20))
        assert near(drawn(page)[0], 20) and near(drawn(page)[-1], 80)
    page.locator("main").evaluate("e => { e.style.transform = 'scale(0.6)' }")  # as where a host shrinks its pages
    drag(page, (2006, 70), (2012, 10))
    assert near(drawn(page)[0], 70) and near(drawn(page)[-1], 10)


def letters_stand_inside(page) -> bool:
    """No letter of the chart leaves the card."""
    card = page.locator(".rp-card").first.bounding_box()
    boxes = [letters.bounding_box() for letters in page.locator(".rp-chart text:visible").all()]
    return all(card["x"] <= box["x"] and box["x"] + box["width"] <= card["x"] + card["width"] for box in boxes)


def test_letters_are_legible_at_320_pixels_and_stand_inside_the_card(reader):
    page = reader(viewport={"width": 320, "height": 800}).open(item())
    page.wait_for_function("document.querySelector('.rp-chart svg').viewBox.baseVal.width < 300")
    assert letters_stand_inside(page)
    scale = page.locator(".rp-chart svg").evaluate("s => s.getBoundingClientRect().width / s.viewBox.baseVal.width")
    sizes = page.locator(".rp-chart text").evaluate_all("all => all.map(t => parseFloat(getComputedStyle(t).fontSize))")
    assert min(sizes) * scale >= 11


def test_letters_are_legible_at_320_pixels_without_javascript(reader):
    page = reader(viewport={"width": 320, "height": 800}, java_script_enabled=False).open(item())
    width = page.locator(".rp-sketch").bounding_box()["width"]
    assert 15 * width / 320 >= 11


def test_without_javascript_the_chart_shows_the_known_part_and_says_it(reader):
    made = item()
    page = reader(java_script_enabled=False).open(made)
    chart = page.get_by_role("img", name="Line chart. Agreement of Pakistan and Moscow")
    assert chart.get_attribute("aria-label") == made.alt
    assert "Known: 70% in 2000 to 60% in 2005; lowest 60% in 2005, highest 70% in 2000. Hidden: 2006–2012. " \
           "No data: 2002, 2009." in made.alt
    assert page.locator(".rp-sketch .rp-series").get_attribute("d").count("M") == 2  # it breaks at the gap
    page.get_by_text("The known values").click()
    assert page.locator("details li").first.inner_text() == "2000: 70%"


def test_the_accessibility_tree_tells_chart_controls_state_and_result(reader):
    page = reader().open(item())
    assert page.locator(".rp-chart svg").get_attribute("role") == "img"  # else its letters are read one by one
    tree = page.locator(".rp-card").first.aria_snapshot()
    for part in ('img "Line chart. Agreement of Pakistan and Moscow in UN votes. Known: 70% in 2000', 'group "Shapes"',
                 'button "Falls steadily"', 'button "Show the data"', 'group "How did the agreement go on from 2006?"'):
        assert part in tree, tree
    page.get_by_role("button", name="Falls steadily").click()
    page.get_by_text("Or set it year by year").click()
    tree = page.locator(".rp-card").first.aria_snapshot()
    assert 'button "Falls steadily" [pressed]' in tree and 'slider "2006"' in tree
    submit(page)
    tree = page.locator(".rp-card").first.aria_snapshot()
    assert "status:" in tree and "✗" not in tree and "Near the data." in tree
    assert "the table lists them" in tree and "slider" not in tree


def test_in_forced_colours_letters_and_lines_have_the_systems_colours(reader):
    page = reader(forced_colors="active").open(item())
    answer(page, "draw", right=False, first=False)
    ink = page.locator(".rp-card").first.evaluate("e => getComputedStyle(e).color")
    for part, side in ((".rp-chart text", "fill"), (".rp-real", "stroke"), (".rp-mine path", "stroke")):
        assert page.locator(part).first.evaluate(f"e => getComputedStyle(e).{side}") == ink


def test_on_paper_the_empty_part_waits_for_a_pencil(reader):
    page = reader().open(item())
    answer(page, "draw", right=False, first=False)
    page.emulate_media(media="print")
    for gone in (".rp-real", ".rp-mine", ".rp-legend", ".rp-years", ".rp-year"):
        assert not page.locator(gone).first.is_visible()
    assert page.locator(".rp-empty").is_visible() and page.locator(".rp-here").is_visible()
    assert page.get_by_text("Falls steadily").first.is_visible()  # a box to tick


def test_on_paper_the_chart_has_the_colours_of_light_pages(reader):
    page = reader().open(item(), theme="dark")
    page.emulate_media(media="print")
    assert page.locator(".rp-empty").evaluate("e => getComputedStyle(e).fill") == "rgb(255, 255, 255)"
    assert page.locator(".rp-chart .rp-series").evaluate("e => getComputedStyle(e).stroke") == "rgb(140, 33, 9)"


def test_in_a_page_from_right_to_left_time_still_runs_to_the_right(reader):
    page = reader().open(item(title="پاکستان اور روس", prompt="آگے کیا ہوا؟"))
    page.evaluate("document.documentElement.dir = 'rtl'")
    drag(page, (2006, 20), (2012, 80))
    assert near(drawn(page)[0], 20) and near(drawn(page)[-1], 80)
    x = [page.locator(".rp-chart text", has_text=year).bounding_box()["x"] for year in ("2000", "2005", "2012")]
    assert x == sorted(x) and letters_stand_inside(page)
    assert page.locator(".rp-title [lang=ur]").evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_the_lines_colour_is_the_countrys_in_light_and_dark(reader):
    for theme, colours in (("light", LIGHT), ("dark", DARK)):
        page = reader().open(item(id=f"ink-{theme}"), theme=theme)
        seen = page.locator(".rp-chart .rp-series").evaluate("e => getComputedStyle(e).stroke")
        want = tuple(int(colours["RUS"][n : n + 2], 16) for n in (1, 3, 5))
        assert seen == "rgb({}, {}, {})".format(*want)
