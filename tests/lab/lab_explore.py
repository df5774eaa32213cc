"""Moves an explorer in a live notebook by mouse, keyboard and touch, and from code."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Locator, Page

SEEN = """root => {
  const drawing = root.querySelector("figure svg");
  return [root.querySelector(".rp-finding").textContent, drawing.getAttribute("aria-label"), drawing.innerHTML];
}"""
# By explorer, a control and a value that no view of it offers.
BEYOND = {
    "partners-explorer": ("partner", "IRN"), "aid-explorer": ("state", "IRN"), "buyers-explorer": ("window", 5),
    "chance-explorer": ("people", 250), "forecast-explorer": ("probability", 55),
    "forecast-dates": ("year", 2012), "false-breaks": ("memory", 0.7),
}  # fmt: skip


class Moved(NamedTuple):
    """One step: the finding, the alternative text and the drawing before and after, and what the kernel holds then."""

    explorer: str
    control: str  # its kind: "select", "radio", "range"; "" for a value from code
    by: str
    before: tuple[str, str, str]
    after: tuple[str, str, str]
    kernel: tuple[str, str]


def explore(page: Page, kernel, name: str) -> list[Moved]:
    """Every control once, each by its own means; then a value from code."""
    root = page.locator(f'.jp-Notebook section[id="{name}"]')
    root.scroll_into_view_if_needed(timeout=20_000)
    fields = root.locator("[data-control]")
    names = dict.fromkeys(fields.evaluate_all("all => all.map((field) => field.dataset.control)"))
    moved = []
    for control in (root.locator(f'[data-control="{control}"]') for control in names):
        kind = control.first.evaluate("field => field.type.replace('select-one', 'select')")
        ways = filter(None, (way(control) for way in WAYS))
        moved += [step(root, kernel, name, kind, *way) for way in ways]
    return [*moved, step(root, kernel, name, "", "code", lambda: kernel.explorer(name, BEYOND[name]))]


def step(root: Locator, kernel, name: str, control: str, by: str, act: Callable) -> Moved:
    """Act, wait until the picture has moved, and ask the kernel what it drew."""
    root.locator(".rp-controls").scroll_into_view_if_needed()
    before = tuple(root.evaluate(SEEN))
    act()
    end, after = time.monotonic() + 30, before
    while after == before and time.monotonic() < end:
        root.page.wait_for_timeout(200)
        after = tuple(root.evaluate(SEEN))
    finding, alt, _ = kernel.explorer(name)
    return Moved(name, control, by, before, after, (finding, alt))


def mouse(fields: Locator) -> tuple[str, Callable] | None:
    """A list by mouse; the browser draws its choices outside the page, so they are picked by place."""
    if fields.first.evaluate("field => field.tagName") == "SELECT":
        return "mouse", lambda: fields.first.select_option(index=2)
    return ("mouse", lambda: clicked(fields.first)) if fields.first.get_attribute("type") == "range" else None


def clicked(slider: Locator) -> None:
    """Click on the other end of a slider than where it stands."""
    box, low = slider.bounding_box(), slider.evaluate("field => field.value === field.min")
    slider.page.mouse.click(box["x"] + (box["width"] - 4 if low else 4), box["y"] + box["height"] / 2)


def keyboard(fields: Locator) -> tuple[str, Callable] | None:
    """One step with an arrow."""

    def press() -> None:
        chosen = fields.and_(fields.page.locator(":checked"))
        field = (chosen if chosen.count() else fields).first
        field.focus()
        last = field.evaluate("field => field.type === 'range' && field.value === field.max")
        # To the choice before, or the next number of a slider; from its last number back.
        fields.page.keyboard.press("ArrowDown" if last else "ArrowUp")

    return "keyboard", press


def touch(fields: Locator) -> tuple[str, Callable] | None:
    """A tap on a radio button that is not chosen."""
    if fields.first.get_attribute("type") != "radio":
        return None

    def tap() -> None:
        box = fields.and_(fields.page.locator(":not(:checked)")).first.bounding_box()
        glass = fields.page.context.new_cdp_session(fields.page)
        glass.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
        point = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        glass.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [point]})
        glass.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        glass.send("Emulation.setTouchEmulationEnabled", {"enabled": False})

    return "touch", tap


WAYS = (mouse, keyboard, touch)
