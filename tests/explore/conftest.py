"""A served page with two explorers, readers, and names that every test may use."""

from __future__ import annotations

import sys
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from stage import Pages, Reader, site  # noqa: E402

from alignment.checks import door  # noqa: E402


@pytest.fixture(autouse=True)
def _fresh_names(monkeypatch):
    """Each test may use any name."""
    monkeypatch.setattr(door, "SEEN", {})


@pytest.fixture(scope="session")
def address():
    site()  # drawn before anybody waits for it
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def reader(browser, address):
    """Gives readers; closes them, and fails when a page of theirs wrote an error to the console."""
    made: list[Reader] = []

    def new(**context) -> Reader:
        made.append(Reader(browser, address, **context))
        return made[-1]

    yield new
    for one in made:
        one.context.close()
    assert [e for one in made for e in one.errors] == []
