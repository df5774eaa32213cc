"""What the tests of the self-checks share: one example of each kind, a page that holds it, a reader who answers.

A new kind adds its example to `EXAMPLES` and its moves to `answer()`; the promises that hold for every kind
(`test_every_kind.py`, `test_every_page.py`) then hold it too.
"""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

from alignment.checks import Check, Choice, Estimate, Number, slim

POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:"
HOSTILE = 'He said "5 < 6 & 7 > 2" </script><img src=x onerror="window.hurt=1"> \'quoted\' \\n {{x}} $x^2$ 🙂'
URDU = "پاکستان \u202eاور روس\u202c کے ووٹ"

EXAMPLES: dict[str, dict] = {
    "choice": dict(
        prompt="Which state voted most often with Pakistan?", confidence=True,
        options=[dict(text="The Soviet Union", right=False, feedback="It voted against Pakistan on Afghanistan."),
                 dict(text="China", right=True, feedback="China has the highest score."),
                 dict(text="The United States", right=False, feedback="Its score is the lowest.")],
        hints=["Think of the region.", "It holds a permanent seat since 1971."]),
    "many": dict(
        prompt="Which of these are facts?", many=True,
        options=[dict(text="The vote was on 3 March", right=True, feedback="A record shows it."),
                 dict(text="The vote was a betrayal", right=False, feedback="This is a judgement."),
                 dict(text="Pakistan abstained", right=True, feedback="The roll call shows it.")]),
    "number": dict(
        prompt="What share of the votes were the same?", answer=36.4, unit="%", decimals=0, tolerance=1,
        wrong=[(64, "This is the share of votes that differed.")], feedback="40 of 110 votes were the same.",
        hints=["Count the same votes.", "Divide by all votes."]),
    "estimate": dict(
        prompt="In 1980, how often did the two vote alike?", answer=27.3, low=0, high=100, near=10, unit="%",
        reveal="They voted alike in 27 of 100 votes.", hints=["Any two states agree in about 70 of 100 votes."]),
}
KINDS = {"choice": Choice, "many": Choice, "number": Number, "estimate": Estimate}


def example(name: str, **change) -> Check:
    """The example item of one kind, changed where the test says so."""
    return KINDS[name](**{"id": f"{name}-item", "chapter": "02"} | EXAMPLES[name] | change)


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


# --- How each kind is answered: a new kind adds its moves. ---

TYPED = {("number", True): "36", ("number", False): "64", ("estimate", True): "30", ("estimate", False): "80"}
FIELD = {"number": "Your answer", "estimate": "Your estimate"}
ASKS_SURE = ("choice", "estimate")


def submit(page):
    """Press the button that judges the answer."""
    page.locator(".rp-main").click()


def answer(page, name: str, right: bool, first: bool = True):
    """Answer the example item of a kind by mouse."""
    if name == "choice":
        page.get_by_label("China" if right else "The Soviet Union").check()
    elif name == "many":
        for text, tick in [("3 March", True), ("betrayal", not right), ("abstained", right)]:
            page.get_by_label(text).set_checked(tick)
    else:
        page.get_by_label(FIELD[name]).fill(TYPED[name, right])
    if first and name in ASKS_SURE:
        page.get_by_label("How sure are you").select_option("70")
    submit(page)


def tab_to(page, words: str):
    """Press Tab until the control with these words has the focus."""
    names = """() => { const a = document.activeElement;
        const named = a.matches("input, select") ? [...a.labels] : a.matches("button") ? [a] : [];
        return named.map(n => n.textContent).join(" ") }"""
    for _ in range(40):
        page.keyboard.press("Tab")
        if words in page.evaluate(names):
            return
    raise AssertionError(f"Tab never reaches {words!r}")


def answer_by_keyboard(page, name: str, right: bool, first: bool = True):
    """Answer the example item with the keyboard alone, from the top of the page."""
    page.evaluate("() => { const top = document.querySelector('h1'); top.tabIndex = -1; top.focus() }")
    if name == "choice":
        tab_to(page, "The Soviet Union")
        page.keyboard.press("ArrowDown" if right else "Space")
    elif name == "many":
        # At first the wrong one is ticked too; then it is taken back and the other right one is ticked.
        for words in (("betrayal", "abstained") if right else ("3 March", "betrayal")):
            tab_to(page, words)
            page.keyboard.press("Space")
    else:
        tab_to(page, FIELD[name])
        page.keyboard.press("Control+a")
        page.keyboard.type(TYPED[name, right])
    if first and name in ASKS_SURE:
        tab_to(page, "How sure are you")
        page.keyboard.type("7")
    tab_to(page, "Give my estimate" if name == "estimate" else "Check")
    page.keyboard.press("Enter")


def status(page) -> str:
    """The item's own score, in the corner of its card."""
    return page.locator(".rp-status").inner_text()


def said(page) -> str:
    """What the live region says, with ordinary spaces."""
    return page.get_by_role("status").first.inner_text().replace("\u00a0", " ")


def kept(page, store: str = "localStorage") -> dict:
    """The items of the record in the browser's store."""
    return page.evaluate("s => (JSON.parse(window[s].getItem('rp.record.v1')) || {items: {}}).items", store)
