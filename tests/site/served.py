"""Building a book, serving it on this computer, and opening its pages in a browser that can reach nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup

from alignment.site.serve import server

ROOT = Path(__file__).parents[2]
ADDRESS = "https://example.org/pivot/"  # of the book `asked`; the book itself has none yet


def run_site(root: Path, *words: str) -> subprocess.CompletedProcess:
    """`python -m alignment.site` on the book under `root`, with that book's own package."""
    env = os.environ | {"PYTHONPATH": str(root)}
    command = [sys.executable, "-m", "alignment.site", "--root", str(root), *words]
    return subprocess.run(command, check=False, env=env, cwd=root, capture_output=True, text=True, timeout=900)


@contextmanager
def served(folder: Path):
    """The address of `folder` on this computer."""
    with server(folder, first=8100) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@cache
def parsed(file: Path, changed: int) -> BeautifulSoup:
    return BeautifulSoup(file.read_text("utf-8"), "html.parser")


class Site:
    """A built site: its folder, its address, and pages opened in a browser that is watched."""

    def __init__(self, folder: Path, url: str, browser):
        self.folder, self.url, self.browser = folder, url, browser

    def names(self) -> list[str]:
        """The pages; chapters as one file are downloads, see `single`."""
        found = sorted(p.relative_to(self.folder).as_posix() for p in self.folder.rglob("*.html"))
        return [name for name in found if name not in self.single()]

    def single(self) -> list[str]:
        """The chapters as one file each."""
        return sorted(p.relative_to(self.folder).as_posix() for p in (self.folder / "single").glob("*.html"))

    def text(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")

    def soup(self, name: str) -> BeautifulSoup:
        """The page, read; to look at, not to change, for all tests share it until the file changes."""
        return parsed(self.folder / name, (self.folder / name).stat().st_mtime_ns)

    @contextmanager
    def open(self, name: str, width: int = 1280, scheme: str = "light", **context):
        """A page; `page.outside` lists requests to other places, `page.faults` what the console says."""
        ctx = self.browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, **context)
        # Without the worker that keeps pages: a test sees what the site sends.
        ctx.add_init_script("delete Navigator.prototype.serviceWorker")
        page = ctx.new_page()
        page.outside, page.faults, page.weights, page.awaited = [], [], {}, set()
        ctx.route(lambda url: not url.startswith((self.url, "data:")), lambda route: refuse(page, route))
        page.on("console", lambda m: page.faults.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: page.faults.append(str(e)))
        page.on("response", lambda r: page.faults.append(f"{r.status} {r.url}") if r.status >= 400 else None)
        page.on("request", lambda r: page.weights.setdefault(r.url.removeprefix(self.url), r.resource_type))
        page.on("request", lambda r: page.awaited.add(r))
        page.on("requestfinished", lambda r: page.awaited.discard(r))
        page.on("requestfailed", lambda r: page.awaited.discard(r))
        page.goto(f"{self.url}/{name}")
        settle(page)
        yield page
        ctx.close()


def settle(page, quiet: int = 3, tries: int = 60) -> None:
    """Wait until nothing is asked for during `quiet` twentieths of a second.

    Playwright's own "networkidle" waits half a second; the tests open a thousand pages.
    """
    still = 0
    for _ in range(tries):
        page.wait_for_timeout(50)
        still = 0 if page.awaited else still + 1
        if still == quiet:
            return
    page.wait_for_load_state("networkidle")


def until(page, true: str, arg=None, tries: int = 100) -> None:
    """Wait until a function of JavaScript, "n => ...", says yes, and fail after ten seconds.

    Playwright's own wait asks again with `eval`, which the policy of our pages forbids.
    """
    for _ in range(tries):
        if page.evaluate(true, arg):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"it never came: {true}")


def look(page, scheme: str, **media) -> None:
    """Make an open page light or dark, as a reader's system does, and wait until it is drawn."""
    page.emulate_media(color_scheme=scheme, **media)
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")


def refuse(page, route) -> None:
    """Note a request to another place, and stop it."""
    page.outside.append(route.request.url)
    route.abort()
