"""A real Chromium for the tests: the system's, else Debian's package when root, else Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from functools import cache

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Background networking would show as requests that the pages never made.
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
]


def installed() -> str | None:
    """Path of a browser that is already on this machine, or None."""
    found = [shutil.which(name) for name in NAMES] + [p for p in MAC if os.path.exists(p)]
    return next((path for path in found if path), None)


@cache
def browser_path() -> str | None:
    """Path of a usable browser; installs one when there is none. None: Playwright's own download."""
    if path := installed():
        return path
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium"], check=False)
        if path := installed():
            return path
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    return None


@contextmanager
def chromium():
    """A running headless browser (playwright's sync API)."""
    from playwright.sync_api import sync_playwright

    flags = FLAGS + (["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else [])
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=browser_path(), args=flags)
        try:
            yield browser
        finally:
            browser.close()


if __name__ == "__main__":
    print(browser_path() or "playwright's own chromium")
