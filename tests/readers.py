"""What the tests of self-checks and of explorers share: pages on a local server, and readers who are watched."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import ThreadingHTTPServer


@contextmanager
def serving(pages: type):
    """The address of a server on a free port, which answers by the handler `pages`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@contextmanager
def watched(kind: type, browser, address: str):
    """Gives readers of a `kind`; closes them, and fails when a page of theirs wrote an error to the console."""
    made: list = []

    def new(**context):
        made.append(kind(browser, address, **context))
        return made[-1]

    yield new
    for one in made:
        one.context.close()
    assert [e for one in made for e in one.errors] == []
