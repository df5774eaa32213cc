"""What the tests of the self-checks share: one example of each kind, a page that holds it, a reader who answers.

A new kind adds a file with its `Example` to `kinds/`; the promises that hold for every kind (`test_every_kind.py`,
`test_every_page.py`) are then tested on it too.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Locator

from alignment.checks import Check, slim

POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:"
HOSTILE = 'He said "5 < 6 & 7 > 2" </script><img src=x onerror="window.hurt=1"> \'quoted\' \\n {{x}} $x^2$ 🙂'
URDU = "پاکستان \u202eاور روس\u202c کے ووٹ"


@dataclass(frozen=True)
class Example:
    """One item of a kind, how a reader answers it, and what is expected of it.

    `hand` and `keys` give a right or a wrong answer in a page or card, up to the button that judges it: `hand` presses
    as it is told, by mouse or by finger; `keys` begins at the top of the page and uses the keyboard alone. `hostile`
    puts a text into every text of the item. What is expected: `traits`, the names of its own data; `offers` and `key`,
    as `collect` gives them; `rubbish`, what a damaged record can hold in place of its answer; `tree`, lines of the
    accessibility tree before a wrong answer, and `tree_after`.
    """

    make: type[Check]
    fields: dict
    hand: Callable[[Any, bool, Callable[[Locator], None]], None]
    keys: Callable[[Any, bool], None]
    hostile: Callable[[str, int], dict]
    after_wrong: str
    after_right: str
    traits: set[str]
    offers: list[str]
    key: list
    rubbish: list
    tree: list[str]
    tree_after: list[str]
    sure: bool = False  # it asks "How sure are you?"
    once: bool = False  # there is no second try
    judged: bool = True  # it can be right or wrong
    then: Callable[[Any, bool, Callable], None] | None = None  # what the reader does after the button
    then_keys: Callable[[Any, bool], None] | None = None  # the same with the keyboard alone
    enter: bool = True  # it has a field in which Enter answers
    button: str = "Check"
    done: str = "Right after 2 tries"  # its status after a wrong and a right answer
    mood: str = "✓ Right."

    @property
    def hints(self) -> list[str]:
        return self.fields.get("hints", [])


def examples() -> dict[str, Example]:
    """All examples, by name: one file each in `kinds/`, in which a new kind adds its own."""
    names = sorted(file.stem for file in (Path(__file__).parent / "kinds").glob("*.py"))
    return {name: import_module(f"kinds.{name}").EXAMPLE for name in names}


def example(name: str, **change) -> Check:
    """The example item of one kind, changed where the test says so."""
    one = examples()[name]
    return one.make(**{"id": f"{name}-item", "chapter": "02"} | one.fields | change)


def page_of(*items: Check, theme: str = "light", title: str = "Checks") -> str:
    """A static page as the site makes it: the items' text/html, the style, the module."""
    body = "".join(i._repr_mimebundle_()[0]["text/html"] for i in items)
    return f"""<!doctype html><html lang="en" data-theme="{theme}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/checks.css">
<style>body {{ font: 17px/1.6 Georgia, serif; margin: 0 auto; max-width: 42rem; padding: 0 1rem; }}
html[data-theme=dark] body {{ background: #101618; color: #ddd; }}</style></head>
<body><main><h1>{title}</h1>{body}</main><script type="module" src="/mount.js"></script></body></html>"""


class Pages(BaseHTTPRequestHandler):
    """Serves what the tests put into `held`, the module and the style, under a strict policy."""

    held: dict[str, str] = {}
    mount = 'import { mount } from "/checks.js"; mount(document); document.documentElement.dataset.ready = "yes";'

    def do_GET(self):
        path = urlsplit(self.path).path
        ours = {"/checks.js": slim.script(), "/checks.css": slim.style(), "/mount.js": self.mount}
        if path.startswith("/view/"):  # one file of the module, for tests of a single function
            ours[path] = (slim.VIEW / Path(path).name).read_text("utf-8")
        text = self.held.get(path) or ours.get(path)
        kind = {"js": "text/javascript", "css": "text/css"}.get(path.rpartition(".")[2], "text/html")
        self.send_response(200 if text else 404)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        if kind == "text/html":
            self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write((text or "").encode())

    def log_message(self, *args):
        pass


class Reader:
    """One reader: a browser context with its own storage, and helpers named after what readers do."""

    def __init__(self, browser, address, **context):
        self.address, self.errors = address, []
        self.context = browser.new_context(**context)
        self.context.set_default_timeout(15000)

    def open(self, *items: Check, theme: str = "light", path: str = "/page.html"):
        """A new tab with these items; console errors are collected."""
        if items:
            Pages.held[path] = page_of(*items, theme=theme)
        page = self.context.new_page()
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.errors.append(str(e)))
        page.goto(self.address + path)
        return page


def submit(page):
    """Press the button that judges the answer."""
    page.locator(".rp-main").click()


def answer(page, name: str, right: bool, first: bool = True, press=Locator.click):
    """Answer the example item of a kind by mouse, or by finger with `press=Locator.tap`."""
    one = examples()[name]
    one.hand(page, right, press)
    if first and one.sure:
        page.get_by_label("How sure are you").select_option("70")
    press(page.locator(".rp-main"))
    if one.then:
        one.then(page, right, press)


def tab_to(page, words: str):
    """Press Tab until the control with these words has the focus."""
    names = """() => { const a = document.activeElement;
        const named = a.matches("input, select, textarea") ? [...a.labels] : a.matches("button") ? [a] : [];
        return named.map(n => n.textContent).join(" ") }"""
    for _ in range(40):
        page.keyboard.press("Tab")
        if words in page.evaluate(names):
            return
    raise AssertionError(f"Tab never reaches {words!r}")


def to_the_top(page):
    """The next Tab goes to the first control of the page."""
    page.evaluate("() => { const top = document.querySelector('h1'); top.tabIndex = -1; top.focus() }")


def typed(label: str, right: str, wrong: str) -> dict[str, Callable]:
    """How the answer is given where it is typed: `hand` and `keys` of an example."""
    def hand(page, good: bool, press):
        press(page.get_by_label(label))
        page.get_by_label(label).fill(right if good else wrong)

    def keys(page, good: bool):
        tab_to(page, label)
        page.keyboard.press("Control+a")
        page.keyboard.type(right if good else wrong)

    return {"hand": hand, "keys": keys}


def finger(page, *points: tuple[float, float]):
    """A finger goes down on the glass, moves and leaves, with the events that a real one makes."""
    glass = page.context.new_cdp_session(page)
    for n, (x, y) in enumerate(points):
        kind = "touchMove" if n else "touchStart"
        glass.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
        page.wait_for_timeout(20)
    glass.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(100)


def answer_by_keyboard(page, name: str, right: bool, first: bool = True):
    """Answer the example item with the keyboard alone, from the top of the page."""
    one = examples()[name]
    to_the_top(page)
    one.keys(page, right)
    if first and one.sure:
        tab_to(page, "How sure are you")
        page.keyboard.type("7")
    tab_to(page, one.button)
    page.keyboard.press("Enter")
    if one.then_keys:
        one.then_keys(page, right)


def status(page) -> str:
    """The item's own score, in the corner of its card."""
    return page.locator(".rp-status").inner_text()


def said(page) -> str:
    """What the live region says, with ordinary spaces."""
    return page.get_by_role("status").first.inner_text().replace("\u00a0", " ")


def kept(page, store: str = "localStorage") -> dict:
    """The items of the record in the browser's store."""
    return page.evaluate("s => (JSON.parse(window[s].getItem('rp.record.v1')) || {items: {}}).items", store)


def put(page, items: dict):
    """These items become the record, and the page is loaded again."""
    record = json.dumps({"v": 1, "items": items})
    page.evaluate("record => localStorage.setItem('rp.record.v1', record)", record)
    page.reload()
    page.wait_for_selector(".rp-score.rp-live")
