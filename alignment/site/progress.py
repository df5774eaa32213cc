"""What the build says while it runs: each page, with its seconds."""

from __future__ import annotations

import time

from .ahead import ran_ahead


def setup_progress(app) -> None:
    app.add_config_value("pivot_progress", False, "")
    app.connect("builder-inited", start)


def start(app) -> None:
    """Listen only when our own build command asks for it."""
    if app.config.pivot_progress:
        app.connect("env-before-read-docs", announce)
        app.connect("source-read", begin)
        app.connect("doctree-read", done)
        app.connect("env-check-consistency", writing)


def announce(app, env, docnames) -> None:
    print(f"{len(docnames)} pages to read.", flush=True)


def begin(app, docname, source) -> None:
    """Only pages with code take time: `outputs` says if their cells run."""
    app.pivot_clock, app.pivot_runs = time.perf_counter(), "{code-cell}" in source[0]


def done(app, doctree) -> None:
    if app.pivot_runs and not ran_ahead(app):
        print(f"  {app.env.docname} done in {time.perf_counter() - app.pivot_clock:.1f} s", flush=True)


def writing(app, env) -> None:
    print("Writing the pages.", flush=True)
