"""Makes the pictures that the README shows, from the built site: `make pictures`.

desktop.png   a chapter on a wide screen: the contents, the text, a figure
phone.png     a self-check on a phone
"""

from __future__ import annotations

import io
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from PIL import Image

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from browser import chromium

from alignment.site.serve import server

COLOURS = 64  # enough for text and lines; the README loads on slow lines too


class View(NamedTuple):
    """A page, the screen in CSS pixels, the sharpness, and what stands near the top of the picture."""

    page: str
    width: int
    height: int
    sharpness: int
    top: str


VIEWS = {
    "desktop": View("chapters/02-six-decades.html", 1280, 800, 1, "#fig-agreement"),
    "phone": View("chapters/02-six-decades.html", 390, 780, 2, ".rp-check"),
}


def main() -> int:
    site = ROOT / "_build" / "html"
    if not site.is_dir():
        print("There is no site yet. Build it first: make site", file=sys.stderr)
        return 1
    with chromium() as browser:
        for path in make(browser, site, HERE):
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")
    return 0


def make(browser, site: Path, target: Path) -> list[Path]:
    """Take all pictures of the built `site` into the folder `target`; their paths."""
    with served(site) as url:
        return [save(shot(browser, url, view), target / f"{name}.png") for name, view in VIEWS.items()]


@contextmanager
def served(site: Path):
    """The address of the site on this computer."""
    with server(site) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{running.server_port}"
        finally:
            running.shutdown()


def shot(browser, url: str, view: View) -> bytes:
    """The screen of one view, in light colours, as PNG."""
    size = {"width": view.width, "height": view.height}
    context = browser.new_context(
        viewport=size, device_scale_factor=view.sharpness, color_scheme="light", reduced_motion="reduce",
        service_workers="block",
    )  # fmt: skip
    page = context.new_page()
    page.goto(f"{url}/{view.page}")
    page.wait_for_load_state("networkidle")
    page.locator(view.top).first.evaluate("e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 72)")
    picture = page.screenshot(animations="disabled")
    context.close()
    return picture


def save(picture: bytes, path: Path) -> Path:
    """Write the picture with few colours."""
    few = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    return path


if __name__ == "__main__":
    sys.exit(main())
