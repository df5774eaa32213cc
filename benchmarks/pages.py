"""What a page costs a reader: bytes, requests, other sites asked, and the time until its text can be read."""

from __future__ import annotations

import gzip
import re
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

# Name: kbit/s, milliseconds there and back, how many times slower the processor is.
PROFILES = {"ordinary": (18_000, 80, 1), "bad evening": (400, 400, 4)}
PICTURES = ("_images", "explorers")  # folders of a site: drawings as files, and the views of the explorers
PACKED = (".html", ".css", ".js", ".svg", ".json", ".ipynb", ".txt")


@dataclass
class Cost:
    """One page: gzipped bytes with and without its figures, requests, other sites; seconds by profile."""

    bytes: int
    bytes_without_figures: int
    requests: int
    outside: int
    readable: dict[str, float]


class Packed(SimpleHTTPRequestHandler):
    """Files as a good server sends them: gzipped where that helps."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            return self.send_error(404)
        content, packed = path.read_bytes(), path.suffix in PACKED
        content = gzip.compress(content) if packed else content
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        return self.wfile.write(content)

    def handle(self):
        # A page that is closed early breaks its connection: that is no fault here.
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, *args):
        pass


@contextmanager
def served(folder: Path):
    """The address at which `folder` is served, gzipped."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Packed, directory=str(folder))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


def cost(browser, site: Path, name: str) -> Cost:
    """The cost of one page of a built site."""
    with served(site) as url:
        urls, outside = loads(browser, url, name)
        times = {profile: readable(browser, f"{url}/{name}", *limits) for profile, limits in PROFILES.items()}
    files = [site / urlsplit(u).path.lstrip("/") for u in urls]
    sizes = {f: packed_size(f.read_bytes(), f) for f in files if f.is_file()}
    page = (site / name).read_text("utf-8")
    bare = len(gzip.compress(without_figures(page).encode()))
    pictures = sum(size for f, size in sizes.items() if f.suffix in (".png", ".jpg") or f.parent.name in PICTURES)
    whole = sum(sizes.values())
    return Cost(whole, whole - sizes[site / name] + bare - pictures, len(urls), len(outside), times)


def packed_size(content: bytes, path: Path) -> int:
    return len(gzip.compress(content)) if path.suffix in PACKED else len(content)


def without_figures(page: str) -> str:
    """The page without its drawings, whether drawn in it or carried in it as data."""
    return re.sub(r'"data:image/[^"]*"', '""', re.sub(r"<svg\b.*?</svg>", "", page, flags=re.DOTALL))


def loads(browser, url: str, name: str) -> tuple[set[str], set[str]]:
    """Addresses that a page asks for: here, and elsewhere (stopped: only the attempt is counted)."""
    here, outside = set(), set()

    def note(asked: str) -> None:
        if asked.startswith("http"):
            (here if asked.startswith(url) else outside).add(asked)

    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    context.route(lambda u: not u.startswith((url, "data:", "blob:")), lambda route: route.abort())
    page.on("request", lambda request: note(request.url))
    page.goto(f"{url}/{name}", wait_until="networkidle")
    # Pictures further down load when the reader comes to them: count the whole page.
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(500)
    context.close()
    return here, outside


def readable(browser, url: str, kbits: int, wait_ms: int, slower: int) -> float:
    """Seconds until the first text of the article is painted, on a line and a processor of that speed."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.route(lambda u: not u.startswith(("http://127.0.0.1", "data:", "blob:")), lambda r: r.abort())
    page = context.new_page()
    tools = context.new_cdp_session(page)
    bytes_per_second = kbits * 1000 / 8
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", {"offline": False, "latency": wait_ms,
               "downloadThroughput": bytes_per_second, "uploadThroughput": bytes_per_second})  # fmt: skip
    tools.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(url, wait_until="commit", timeout=180_000)
    page.wait_for_selector("article p, main p", timeout=180_000)
    painted = first_paint(page)
    context.close()
    return painted / 1000


def first_paint(page) -> float:
    """Milliseconds until the first text was painted; waits for it, at most a minute."""
    # Not wait_for_function: it evaluates text inside the page, which our policy forbids.
    for _ in range(600):
        times = page.evaluate("performance.getEntriesByName('first-contentful-paint').map(e => e.startTime)")
        if times:
            return times[0]
        page.wait_for_timeout(100)
    raise TimeoutError("nothing was painted within a minute")
