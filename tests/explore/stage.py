"""What the tests of the explorers share: two small explorers, a page that holds them, a server, a reader."""

from __future__ import annotations

import os
import re
from functools import cache
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlsplit

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import pandas as pd

from alignment.explore import Explorer, explore
from alignment.explore.frames import Frame
from alignment.explore.live import BUILD
from alignment.figures import figure
from alignment.site import assets, explorers
from alignment.site.theme import POLICY

HOSTILE = 'He said "5 < 6 & 7 > 2" </script><img src=x onerror="window.hurt=1"> {{x}} 🙂'
PARTNERS = {"Moscow": "RUS", "Washington": "USA", "Beijing & Co": "CHN", "New Delhi": "IND", HOSTILE: "odd'(1)"}
MEASURES = ["score", "distance"]
WINDOWS = [1, 5, 9]
YEARS = range(2000, 2012)


def values(partner: str, measure: str, window: int) -> pd.Series:
    """Numbers that differ in every view."""
    height = 10 * ([*PARTNERS.values(), partner].index(partner) + 1) + 40 * (measure == "distance")
    return pd.Series([height + (year - 2000) * window / 4 for year in YEARS], index=pd.Index(YEARS, name="Year"))


def draw(partner: str, measure: str, window: int, **change):
    """A line; the finding is long for one partner, and the source depends on the measure."""
    series = values(partner, measure, window)
    fig, ax = plt.subplots(figsize=(6.6, 2))
    ax.plot(series)
    ax.set(ylim=(0, 150), title=f"{measure}, {window}")
    name = next((name for name, code in PARTNERS.items() if code == partner), partner)
    long = " year after year, as a long sentence says that needs more room" if partner == "USA" else ""
    finding = f"{name}: the {measure} rises{long}"
    return figure(**{
        "fig": fig, "name": "lines", "finding": finding, "data": series.rename(f"{measure} < {window}").to_frame(),
        "alt": f"{finding}: {series[2000]:.1f} in 2000, {series[2011]:.1f} in 2011 (mean).", "decimals": 1,
        "sources": ["un_votes"] if measure == "score" else ["ideal_points"],
        "describe": [f"It ends at {series[2011]:.1f}."],
    } | change)  # fmt: skip


def draw_second(kind: str):
    fig, ax = plt.subplots(figsize=(6.6, 2))
    ax.bar([1, 2], [1, 2] if kind == "up" else [2, 1])
    data = pd.DataFrame({"Value": [1, 2] if kind == "up" else [2, 1]}, index=pd.Index([1, 2], name="Bar"))
    finding = f"It goes {kind}"
    return figure(fig, name="bars", finding=finding, alt=f"{finding}: 1 and 2.", data=data, sources=["un_votes"])


def first_explorer(**change) -> Explorer:
    """30 frames: a list, radio buttons and a slider."""
    return explore(**{"draw": draw, "name": "first", "partner": PARTNERS, "measure": MEASURES, "window": WINDOWS,
                      "start": {"window": 5}, "labels": {"window": "Years"}} | change)  # fmt: skip


@cache
def both() -> tuple[Explorer, Explorer]:
    return first_explorer(), explore(draw_second, name="second", kind=["up", "down"])


@cache
def frames() -> dict[str, Frame]:
    """The frames of the first explorer, by view."""
    return both()[0].frames()


@cache
def site() -> dict[str, bytes]:
    """A page with both explorers far down, and the files that it asks for, as the site makes them."""
    os.environ[BUILD] = "1"
    try:
        html = [one._repr_mimebundle_()[0]["text/html"] for one in both()]
    finally:
        del os.environ[BUILD]
    files = {f"/{assets.FOLDER}/{name}": content for name, content in assets.files().items()}
    for n, text in enumerate(html):
        path, content = explorers.file_of(explorers.PLACE.search(text))
        files[f"/{path}"] = content
        html[n] = explorers.PLACE.sub(lambda found, path=path: f'{found[1]}/{path}"', text)
    return files | {"/page.html": page(*html).encode(), "/other.html": (HEAD + "<h1>Other</h1>").encode()}


def page(first: str, second: str) -> str:
    """A static page as the site's layout makes it."""
    styles = "".join(f'<link rel="stylesheet" href="/{assets.FOLDER}/{name}">' for name in ("book.css", "explore.css"))
    names = ("figures.js", "explore.js")
    scripts = "".join(f'<script type="module" src="/{assets.FOLDER}/{name}"></script>' for name in names)
    return f"{HEAD}{styles}{scripts}{BODY.format(first=first, second=second)}"


HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Explorers</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width,initial-scale=1"><script src="/theme.js"></script>"""
BODY = """<div class="rp-page"><main><h1>Explorers</h1>
<p><a href="#below">Down</a> <a href="#first?partner=IND">India</a></p><div style="height:3000px"></div><p>Choose:</p>
{first}<h2 id="below">Below</h2>{second}<div style="height:1500px"></div></main></div>"""
THEME = """const dark = matchMedia("(prefers-color-scheme: dark)").matches;
document.documentElement.dataset.theme = dark ? "dark" : "light";"""


class Pages(BaseHTTPRequestHandler):
    """Serves `site()` under the site's own policy."""

    def do_GET(self):
        path = urlsplit(self.path).path
        content = THEME.encode() if path == "/theme.js" else site().get(path)
        kinds = {"js": "text/javascript", "css": "text/css", "json": "application/json"}
        self.send_response(200 if content is not None else 404)
        self.send_header("Content-Type", f"{kinds.get(path.rpartition('.')[2], 'text/html')}; charset=utf-8")
        self.send_header("Content-Security-Policy", POLICY.format("sha256-none"))
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, *args):
        pass


class Reader:
    """One reader's browser: its page, what it asked for, and what the console said."""

    def __init__(self, browser, address: str, **context):
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}} | context)
        self.context.set_default_timeout(15_000)
        self.address, self.errors, self.asked = address, [], []
        self.page = self.context.new_page()
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda e: self.errors.append(str(e)))
        self.page.on("request", lambda r: self.asked.append(urlsplit(r.url).path))

    def open(self, rest: str = "page.html"):
        self.page.goto(f"{self.address}/{rest}")
        return self

    @property
    def first(self):
        return self.page.locator("#first")

    def fetched(self, name: str = "first") -> int:
        """How often the frames of an explorer were asked for."""
        return sum(bool(re.match(rf"/explorers/{name}\.", path)) for path in self.asked)

    def finding(self, name: str = "#first") -> str:
        return self.page.locator(f"{name} .rp-finding").inner_text()

    def entries(self) -> int:
        """How many pages the reader can go back to, this one included."""
        return self.page.evaluate("history.length")
