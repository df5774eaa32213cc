"""Every page for the keyboard, for readers of landmarks and headings, for less motion and for forced colours."""

from __future__ import annotations

import pytest
from served import look

# What takes the keyboard, in the order of the page; of radio buttons with one name only one is a stop.
STOPS = """() => {
  const radios = new Set();
  return [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex^='-'])")]
    .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.tabIndex >= 0)
    .filter(e => e.type !== "radio" || !radios.has(e.form?.id + e.name) && radios.add(e.form?.id + e.name))
    .length;
}"""
FOCUS = """() => {
  const e = document.activeElement, look = getComputedStyle(e);
  const ring = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
  const at = e.compareDocumentPosition(window.last || e);
  const back = Boolean(window.last && at & Node.DOCUMENT_POSITION_FOLLOWING);
  window.last = e;
  return { body: e === document.body, ring, back, html: e.outerHTML.slice(0, 140) };
}"""
WATCH = f"""() => {{
  window.seen = [];
  document.addEventListener("focusin", () => window.seen.push(({FOCUS})()));
  document.addEventListener("focusout", (e) => e.relatedTarget || window.seen.push({{ body: true, html: "" }}));
}}"""
MOVING = """() => [...document.querySelectorAll("*")].filter(e => {
  const look = getComputedStyle(e);
  const times = `${look.transitionDuration},${look.animationName === "none" ? "0s" : look.animationDuration}`;
  return look.scrollBehavior === "smooth" || times.split(",").some(time => parseFloat(time) > 0);
}).map(e => e.outerHTML.slice(0, 100))"""


def whole(site) -> list[str]:
    """The pages with the book's own frame."""
    return [name for name in site.names() if "rp-page" in site.text(name)]


def tour(page) -> list[dict]:
    """Hold Tab down from the top until the focus is on nothing or begins again; what had the focus, in order."""
    page.evaluate(WATCH)
    for _ in range(150):
        for _ in range(20):
            page.keyboard.down("Tab")  # held down it goes on, in half the time of single strokes
        page.keyboard.up("Tab")
        seen = page.evaluate("window.seen")
        ends = [n for n, one in enumerate(seen) if one["body"] or (n and one["html"] == seen[0]["html"])]
        if ends:
            return seen[: ends[0]]
    pytest.fail("the focus never leaves the page")


def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(site):
    for name in whole(site):
        with site.open(name) as page:
            seen, stops = tour(page), page.evaluate(STOPS)
            assert "rp-skip" in seen[0]["html"], f"{name} begins with {seen[0]['html']}"
            assert [one["html"] for one in seen if not one["ring"]] == [], f"{name}: the focus is not seen"
            assert [one["html"] for one in seen if one["back"]] == [], f"{name}: the focus jumps back"
            assert len(seen) == stops, f"{name}: {len(seen)} of {stops} stops are reached"


def test_the_skip_link_leads_into_the_text(site):
    for name in whole(site):
        with site.open(name) as page:
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
            assert page.evaluate("document.activeElement.id") == "main-content", name
            page.keyboard.press("Tab")
            assert page.evaluate("Boolean(document.activeElement.closest('main'))"), name


def test_landmarks_are_named_and_headings_step_down_one_by_one(site):
    for name in site.names():
        page = site.soup(name)
        assert len(page.select("main")) == 1, name
        labels = [nav.get("aria-label") for nav in page.select("nav")]
        assert all(labels) and len(labels) == len(set(labels)), f"{name}: {labels}"
        levels = [int(head.name[1]) for head in page.select("main :is(h1, h2, h3, h4, h5, h6)")]
        assert levels[0] == 1, f"{name} begins with a heading of level {levels[0]}"
        steps = [pair for pair in zip(levels, levels[1:], strict=False) if pair[1] > pair[0] + 1]
        assert not steps, f"{name} skips a level: {steps}"


def test_nothing_moves_for_those_who_ask_for_less_motion(site):
    for name in site.names():
        with site.open(name, reduced_motion="reduce") as page:
            assert page.evaluate(MOVING) == [], name
            assert page.evaluate("document.getAnimations().length") == 0, name


FAINT = """() => [...document.querySelectorAll(
    "main :is(button, select, textarea, input:not([type=radio], [type=checkbox], [type=range], [type=file]))")]
  .filter(e => e.checkVisibility()).filter(e => {
    const look = getComputedStyle(e), edges = ["Top", "Right", "Bottom", "Left"];
    return !edges.some(edge => look[`border${edge}Style`] !== "none" && parseFloat(look[`border${edge}Width`]) >= 1);
  }).map(e => e.outerHTML.slice(0, 120))"""


def test_forced_colours_leave_an_edge_to_buttons_and_a_ring_to_the_focus(site):
    for name in whole(site):
        with site.open(name, forced_colors="active") as page:
            for scheme in ("light", "dark"):
                look(page, scheme, forced_colors="active")
                assert page.evaluate(FAINT) == [], f"{name}, {scheme}: no edge"
                page.keyboard.press("Tab")  # to the first stop, and in the dark to the second
                assert page.evaluate(FOCUS)["ring"], f"{name}, {scheme}"
