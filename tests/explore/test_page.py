"""An explorer in the page: by mouse, keyboard and touch, by link and back button, without script, on paper, offline."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from urllib.parse import unquote

import pytest
from playwright.sync_api import expect
from stage import HOSTILE, PARTNERS, Reader, frames

VIEW = "partner={}&measure={}&window={}".format


def at(view: str) -> re.Pattern:
    return re.compile(re.escape(f"#first?{view}") + "$")


def near(reader) -> Reader:
    """A reader who has come to the explorer; its frames are there."""
    one = reader.open()
    with one.page.expect_response("**/explorers/first*"):
        one.first.scroll_into_view_if_needed()
    return one


def choose(one: Reader, partner: str = "", measure: str = "", window: int = 0):
    if partner:
        one.page.get_by_label("Partner", exact=True).select_option(PARTNERS[partner])
    if measure:
        one.first.get_by_label(measure, exact=True).check()
    if window:
        one.page.get_by_label("Years", exact=True).fill(str([1, 5, 9].index(window)))


def shows(one: Reader, view: str):
    """Everything that the page shows and says is of this view."""
    frame, first = frames()[view], one.first
    expect(first.locator(".rp-finding")).to_have_text(frame.finding)
    drawings = first.locator("figure svg")
    assert {d.get_attribute("aria-label") for d in drawings.all()} == {frame.alt}
    paths = first.locator(".rp-wide svg path").evaluate_all("all => all.map((path) => path.getAttribute('d'))")
    assert [one_line(d) for d in paths] == [one_line(d) for d in re.findall(r' d="([^"]*)"', frame.wide)]
    rows = first.locator("tr").evaluate_all("rows => rows.map((row) => [...row.children].map((e) => e.textContent))")
    assert rows == frame.rows
    assert first.locator(".rp-source").text_content() == unescape(frame.source)
    assert first.locator("caption").text_content() == frame.finding
    assert first.locator(".rp-describe li").all_text_contents() == [re.sub("<.*?>", "", frame.description)]
    assert frame.finding in first.locator(".rp-cite-text").text_content()


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_first_view_is_in_the_page_and_nothing_more_is_fetched_until_the_explorer_is_near(reader):
    one = reader().open()
    assert one.page.locator("#first .rp-wide svg").count() == 1 and one.fetched() == 0
    with one.page.expect_response("**/explorers/first*"):
        one.first.scroll_into_view_if_needed()
    assert one.fetched() == 1


def test_the_mouse_moves_everything_and_the_file_is_fetched_once(reader):
    one = near(reader())
    shows(one, VIEW("RUS", "score", 5))
    choose(one, "Beijing & Co")
    shows(one, VIEW("CHN", "score", 5))
    choose(one, measure="distance")
    shows(one, VIEW("CHN", "distance", 5))
    track = one.page.get_by_label("Years", exact=True).bounding_box()
    one.page.mouse.click(track["x"] + track["width"] - 4, track["y"] + track["height"] / 2)
    shows(one, VIEW("CHN", "distance", 9))
    expect(one.page).to_have_url(at(VIEW("CHN", "distance", 9)))
    assert one.fetched() == 1 and one.page.locator("#first output").inner_text() == "9"


def test_the_keyboard_alone_reaches_and_moves_every_control(reader):
    one = near(reader())
    one.first.locator("select").focus()
    for keys, view in [
        ("ArrowDown", VIEW("USA", "score", 5)), ("Tab ArrowDown", VIEW("USA", "distance", 5)),
        ("Tab ArrowRight", VIEW("USA", "distance", 9)), ("Home", VIEW("USA", "distance", 1)),
    ]:  # fmt: skip
        for key in keys.split():
            one.page.keyboard.press(key)
        shows(one, view)
        expect(one.page).to_have_url(at(view))
    assert one.page.get_by_label("Years", exact=True).get_attribute("aria-valuetext") == "1"
    reached = set()
    for _ in range(8):
        one.page.keyboard.press("Tab")
        reached.add(one.page.evaluate("document.activeElement.textContent"))
    assert {"Show the table", "Cite this figure", "CSV", "Copy a link to this view"} <= reached


def test_a_finger_taps_and_drags_and_a_drag_is_one_step_back(reader):
    one = near(reader(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True))
    one.first.get_by_text("distance", exact=True).tap()
    expect(one.page).to_have_url(at(VIEW("RUS", "distance", 5)))
    before, slider = one.entries(), one.page.get_by_label("Years", exact=True)
    slider.scroll_into_view_if_needed()
    box, glass = slider.bounding_box(), one.context.new_cdp_session(one.page)
    for n, part in enumerate((0.5, 0.3, 0.1, 0.5, 0.98)):
        point = {"x": box["x"] + part * box["width"], "y": box["y"] + box["height"] / 2}
        glass.send("Input.dispatchTouchEvent", {"type": "touchMove" if n else "touchStart", "touchPoints": [point]})
    glass.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(one.page).to_have_url(at(VIEW("RUS", "distance", 9)))
    assert one.entries() == before + 1
    shows(one, VIEW("RUS", "distance", 9))
    assert one.first.locator(".rp-narrow svg").is_visible() and not one.first.locator(".rp-wide svg").is_visible()


def test_the_finding_is_announced_once_when_the_choice_has_settled(reader):
    one = near(reader())
    one.page.evaluate("""() => { window.said = []; const place = document.querySelector("#first .rp-aloud");
      const all = { childList: true, characterData: true, subtree: true };
      new MutationObserver(() => said.push(place.textContent)).observe(place, all) }""")
    slider = one.page.get_by_label("Years", exact=True)
    slider.evaluate("""field => { for (const at of [0, 2, 0, 2]) { field.value = at;
      for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true })) } }""")
    expect(one.page).to_have_url(at(VIEW("RUS", "score", 9)))
    assert one.page.evaluate("said") == ["Moscow: the score rises"]
    assert one.first.locator(".rp-aloud").get_attribute("aria-live") == "polite"


def test_back_and_forward_restore_each_view_and_leave_the_other_explorer_alone(reader):
    one = near(reader())
    choose(one, "Washington")
    expect(one.page).to_have_url(at(VIEW("USA", "score", 5)))
    one.page.locator("#second").get_by_label("down").check()
    expect(one.page).to_have_url(re.compile("#second\\?kind=down$"))
    choose(one, window=9)
    expect(one.page).to_have_url(at(VIEW("USA", "score", 9)))
    for step, view, second in [("back", VIEW("USA", "score", 5), "down"), ("back", VIEW("USA", "score", 5), "up"),
                               ("back", VIEW("RUS", "score", 5), "up"), ("forward", VIEW("USA", "score", 5), "up"),
                               ("forward", VIEW("USA", "score", 5), "down")]:  # fmt: skip
        one.page.evaluate(f"history.{step}()")
        expect(one.page.locator("#second .rp-finding")).to_have_text(f"It goes {second}")
        shows(one, view)
    assert one.first.locator("select").input_value() == "USA"


def test_the_views_are_there_again_after_a_reload_and_from_another_page(reader):
    one = near(reader())
    choose(one, "Washington", window=9)
    expect(one.page).to_have_url(at(VIEW("USA", "score", 9)))
    one.page.locator("#second").get_by_label("down").check()
    expect(one.page).to_have_url(re.compile("#second"))
    one.page.reload()
    shows(one, VIEW("USA", "score", 9))
    one.open("other.html").page.go_back()
    shows(one, VIEW("USA", "score", 9))
    expect(one.page.locator("#second .rp-finding")).to_have_text("It goes down")


def test_a_link_to_a_place_of_the_page_is_followed_and_moves_no_explorer(reader):
    one = near(reader())
    choose(one, "Washington")
    expect(one.page).to_have_url(at(VIEW("USA", "score", 5)))
    one.page.get_by_text("Down", exact=True).click()
    expect(one.page).to_have_url(re.compile("#below$"))
    expect(one.page.locator("#below")).to_be_in_viewport()
    shows(one, VIEW("USA", "score", 5))
    one.page.go_back()
    shows(one, VIEW("USA", "score", 5))
    one.page.go_back()
    shows(one, VIEW("RUS", "score", 5))


@pytest.mark.parametrize(("link", "view"), [
    (VIEW("CHN", "distance", 1), VIEW("CHN", "distance", 1)), ("window=9", VIEW("RUS", "score", 9)),
    ("partner=odd'(1)", VIEW("odd'(1)", "score", 5)),
])  # fmt: skip
def test_a_link_opens_its_view_and_shows_it(reader, link, view):
    one = reader().open(f"page.html#first?{link}")
    shows(one, view)
    expect(one.first.locator(".rp-controls")).to_be_in_viewport()
    assert one.first.locator(".rp-said").inner_text() == ""


def test_a_link_within_the_page_moves_the_explorer(reader):
    one = reader().open()
    one.page.get_by_text("India", exact=True).click()
    shows(one, VIEW("IND", "score", 5))
    one.page.go_back()
    shows(one, VIEW("RUS", "score", 5))


GONE = ["partner=SUN&window=9", "partnr=USA", "window=<img src=x onerror=alert(1)>", "partner=%E0%A4%A"]


@pytest.mark.parametrize("link", GONE)
def test_a_link_to_what_is_gone_says_so_and_shows_the_first_view(reader, link):
    one = reader().open(f"page.html#first?{link}")
    expect(one.first.locator(".rp-said")).to_contain_text("This is not among the choices now. You see the first view.")
    assert link.partition("=")[2][:3].replace("%E0", "") in one.first.locator(".rp-said").inner_text()
    shows(one, VIEW("RUS", "score", 5))


def test_a_link_to_the_view_is_copied_and_leads_back_to_it(reader):
    one = near(reader(permissions=["clipboard-read", "clipboard-write"]))
    choose(one, HOSTILE, window=1)
    expect(one.page).to_have_url(at(VIEW("odd'(1)", "score", 1)))
    one.first.get_by_role("button", name="Copy a link").click()
    expect(one.first.locator(".rp-said")).to_have_text("The link is copied.")
    copied = one.page.evaluate("navigator.clipboard.readText()")
    one.open("other.html").page.goto(copied)
    shows(one, VIEW("odd'(1)", "score", 1))


def test_where_copying_is_not_possible_the_link_is_shown(reader):
    one = near(reader())
    one.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    one.first.get_by_role("button", name="Copy a link").click()
    expect(one.first.locator(".rp-said")).to_contain_text("#first?partner=RUS&measure=score&window=5")


def test_the_citation_and_the_table_file_are_those_of_the_view(reader):
    one = near(reader(permissions=["clipboard-read", "clipboard-write"]))
    choose(one, HOSTILE, "distance", 9)
    expect(one.page).to_have_url(at(VIEW("odd'(1)", "distance", 9)))
    link = one.first.locator(".rp-downloads a:visible")
    assert link.all_inner_texts() == ["CSV"] and link.get_attribute("download") == "first-odd'(1)-distance-9.csv"
    rows = list(csv.reader(io.StringIO(unquote(link.get_attribute("href").partition(",")[2]))))
    assert rows == frames()[VIEW("odd'(1)", "distance", 9)].rows
    one.first.get_by_text("Cite this figure").click()
    one.first.locator(".rp-cite").get_by_role("button", name="Copy").click()
    expect(one.first.locator(".rp-cite [role=status]")).to_have_text("Copied.")
    copied = one.page.evaluate("navigator.clipboard.readText()")
    assert "#first?partner=odd'(1)&measure=distance&window=9. Data: " in copied
    choose(one, "Moscow", "score", 5)
    expect(one.first.locator(".rp-finding")).to_have_text("Moscow: the score rises")
    assert one.first.locator(".rp-downloads a:visible").all_inner_texts() == ["CSV", "SVG", "PNG"]


def test_text_is_text(reader):
    one = near(reader())
    choose(one, HOSTILE)
    shows(one, VIEW("odd'(1)", "score", 5))
    assert one.page.evaluate("window.hurt") is None and HOSTILE in one.finding()


def test_what_is_unfolded_stays_so(reader):
    one = near(reader())
    one.first.get_by_text("Show the table").click()
    choose(one, "Washington")
    shows(one, VIEW("USA", "score", 5))
    assert one.first.locator("table").is_visible() and not one.first.locator(".rp-cite-text").is_visible()


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_below_moves_when_the_view_changes(reader, width):
    one = near(reader(viewport={"width": width, "height": 900}))
    below, seen = one.page.locator("#first + #below"), set()
    for partner in ("Washington", "Moscow", "Beijing & Co"):
        for measure in ("distance", "score"):
            choose(one, partner, measure)
            shows(one, VIEW(PARTNERS[partner], measure, 5))
            seen.add(below.evaluate("e => Math.round(e.getBoundingClientRect().top + scrollY)"))
    assert len(seen) == 1


def test_the_last_choice_wins_however_late_the_frames_come(reader):
    one, held = reader(), []
    one.context.route("**/explorers/first*", lambda route: held.append(route))
    one.open().first.scroll_into_view_if_needed()
    choose(one, "Washington")
    choose(one, "New Delhi")
    expect(one.first.locator("select")).to_have_value("IND")
    assert one.finding() == "Moscow: the score rises" and len(held) == 1
    choose(one, "Moscow")  # which is in the page: it needs no frame
    with one.page.expect_response("**/explorers/first*"):
        held[0].continue_()
    one.page.evaluate("new Promise((then) => setTimeout(then))")
    shows(one, VIEW("RUS", "score", 5))
    choose(one, "New Delhi")
    shows(one, VIEW("IND", "score", 5))
    expect(one.page).to_have_url(at(VIEW("IND", "score", 5)))


def test_when_the_frames_cannot_be_had_the_page_says_so_and_tries_again(reader):
    one = reader()
    one.context.route("**/explorers/first*", lambda route: route.fulfill(status=503))
    one.open().first.scroll_into_view_if_needed()
    choose(one, "Washington")
    retry = one.first.get_by_role("button", name="Try again")
    retry.wait_for()
    assert "could not be loaded" in one.first.locator(".rp-said").inner_text()
    shows(one, VIEW("RUS", "score", 5))
    assert one.first.locator("select").input_value() == "RUS" and "#" not in one.page.url
    one.context.unroute("**/explorers/first*")
    retry.click()
    shows(one, VIEW("USA", "score", 5))
    expect(one.page).to_have_url(at(VIEW("USA", "score", 5)))
    assert not retry.is_visible() and one.first.locator(".rp-said").inner_text() == ""
    assert [one.errors.pop() for _ in list(one.errors) if "503" in one.errors[-1]]


def test_without_javascript_the_first_view_is_a_figure_with_its_table(reader):
    one = reader(java_script_enabled=False).open()
    assert one.first.locator(".rp-wide svg").is_visible() and not one.first.locator("select").is_visible()
    assert not one.first.get_by_role("button", name="Copy a link").is_visible()
    assert one.first.locator(".rp-shown:visible").inner_text() == "Partner: Moscow. Measure: score. Years: 5."
    assert one.first.locator(".rp-controls").bounding_box() is None  # nor is there a hole in their place
    one.first.get_by_text("Show the table").click()
    assert one.first.locator("td").first.inner_text() == frames()[VIEW("RUS", "score", 5)].rows[1][1]


def test_paper_shows_the_view_that_was_seen_and_says_which(reader):
    one = near(reader())
    choose(one, "Washington", "distance")
    shows(one, VIEW("USA", "distance", 5))
    one.page.emulate_media(media="print")
    assert one.first.locator(".rp-shown:visible").inner_text() == "Partner: Washington. Measure: distance. Years: 5."
    assert one.first.locator("figure svg:visible").count() == 1 and one.first.locator(".rp-finding").is_visible()
    assert not one.first.locator(".rp-controls").is_visible() and not one.first.get_by_role("button").first.is_visible()


def test_controls_are_named_grouped_and_large_enough(reader):
    one = near(reader(viewport={"width": 390, "height": 844}))
    tree = one.first.locator(".rp-controls").aria_snapshot()
    title = 'group "Choose what the figure shows"'
    for line in (title, 'combobox "Partner"', 'group "Measure"', 'radio "score" [checked]', 'slider "Years"'):
        assert line in tree, tree
    for target in one.first.locator("select, .rp-controls label:has(input), input[type=range], button:visible").all():
        box = target.bounding_box()
        assert box["height"] >= 24 and box["width"] >= 24


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_before_and_after_a_move(reader, axe, width, scheme):
    one = near(reader(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True))
    one.page.evaluate(axe)
    for partner in ("", "Washington"):
        choose(one, partner)
        expect(one.first.locator("select")).to_have_value(PARTNERS[partner or "Moscow"])
        one.page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
        found = one.page.evaluate("axe.run(document, {resultTypes: ['violations']}).then((said) => said.violations)")
        assert [(fault["id"], fault["nodes"][0]["html"][:120]) for fault in found] == []
