"""Pages with code run side by side, before Sphinx reads them one after another.

A page read in a process of its own leaves nothing but the outputs of its cells (`outputs`), which the one reader then
finds. So what Sphinx gathers over the pages is gathered in one place, in order. A page whose cell fails leaves nothing,
runs again in its turn, and is reported there.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

from sphinx.util.parallel import ParallelTasks

MOST = 4  # each page needs some 400 MB of memory


def setup_ahead(app) -> None:
    # After `progress` has said how many pages there are to read.
    app.connect("env-before-read-docs", run_ahead, priority=900)


def run_ahead(app, env, docnames: list[str]) -> None:
    """Run the pages with code among `docnames`, as many at once as there are processors for."""
    pages = [name for name in docnames if "{code-cell}" in Path(env.doc2path(name)).read_text("utf-8")]
    jobs = min(processors(), len(pages), MOST)
    if jobs < 2:
        return

    def read(docname: str) -> None:
        # What is wrong with the page is said when it is read in its turn.
        with contextlib.suppress(Exception):
            app.events.emit("env-purge-doc", env, docname)
            env.clear_doc(docname)
            app.builder.read_doc(docname, _cache=False)

    tasks = ParallelTasks(jobs)
    for name in pages:
        tasks.add_task(read, name)
    tasks.join()
    app.pivot_ran_ahead = set(pages)


def ran_ahead(app) -> bool:
    """Did the page that is now read run before, in this build?"""
    return app.env.docname in getattr(app, "pivot_ran_ahead", ())


def processors() -> int:
    """How many pages can run at once; one where a running program cannot be copied safely."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
