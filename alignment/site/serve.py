"""Serve the built site on this computer, on the first free port."""

from __future__ import annotations

import errno
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FIRST, TRIES = 8000, 50


class Handler(SimpleHTTPRequestHandler):
    """Files as they are on disk; nothing is kept by the browser, so that a rebuild shows at once."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript", ".ipynb": "application/json",
        ".svg": "image/svg+xml", ".csv": "text/csv; charset=utf-8",
    }  # fmt: skip

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *args):
        """Silent: the address stays the last line on the screen."""


class Server(ThreadingHTTPServer):
    # On some systems a port could be shared with the program that holds it; we want a free one.
    allow_reuse_address = False
    daemon_threads = True


def server(folder: Path, first: int = FIRST) -> Server:
    """A server for `folder` on the first free port from `first` on."""
    for port in range(first, first + TRIES):
        try:
            return Server(("127.0.0.1", port), partial(Handler, directory=str(folder)))
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                raise
    return Server(("127.0.0.1", 0), partial(Handler, directory=str(folder)))


def serve(folder: Path, first: int = FIRST) -> int:
    """Serve until Ctrl-C."""
    if not (folder / "index.html").exists():
        print(f"There is no site in {folder} yet. Build it first: make site")
        return 1
    with server(folder, first) as running:
        print(f"The book is at http://127.0.0.1:{running.server_port}/  (stop with Ctrl-C)", flush=True)
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            print("\nStopped.")
    return 0
