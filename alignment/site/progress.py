"""What the build says while it runs: each page, with its seconds."""

from __future__ import annotations

import time

from .pages import is_chapter


def setup_progress(app) -> None:
    app.add_config_value("pivot_progress", False, "")
    app.connect("builder-inited", start)


def start(app) -> None:
    """Listen only when our own build command asks for it."""
    if app.config.pivot_progress:
        app.connect("env-before-read-docs", announce)
        app.connect("source-read", begin)
        app.connect("doctree-read", done)


def announce(app, env, docnames) -> None:
    chapters = sum(map(is_chapter, docnames))
    print(f"{len(docnames)} pages to read, {chapters} of them chapters to run.", flush=True)


def begin(app, docname, source) -> None:
    app.pivot_clock = time.perf_counter()
    if is_chapter(docname):
        print(f"  {docname} runs …", flush=True)


def done(app, doctree) -> None:
    if is_chapter(app.env.docname):
        print(f"  {app.env.docname} done in {time.perf_counter() - app.pivot_clock:.1f} s", flush=True)
