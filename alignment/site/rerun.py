"""When a page runs again: its text, the data or the code that it imports has other content than last time.

Any page may show a number (the landing page shows the ledger, the glossary is made from data): all are watched.

Content decides, not dates: a file that was put back with an old date, or removed, counts as a change too.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

# What a chapter's numbers rest on, from the book's root. The site's own code does not move a number.
INPUTS = ("data/**/*", "alignment/**/*.py", "alignment/*.mplstyle", "requirements.txt")
NOT_INPUTS = ("alignment/site/",)


def setup_rerun(app) -> None:
    app.connect("env-get-outdated", changed_pages)
    app.connect("source-read", remember)
    app.connect("env-merge-info", merge)


def inputs_digest(root: Path) -> str:
    """One hash over the names and contents of all inputs."""
    found = {p for pattern in INPUTS for p in root.glob(pattern) if p.is_file()}
    paths = [p for p in sorted(found) if not p.relative_to(root).as_posix().startswith(NOT_INPUTS)]
    return digest(root, paths)


def digest(root: Path, paths: list[Path]) -> str:
    """One hash over names and contents of `paths`."""
    whole = hashlib.sha256()
    for path in paths:
        if "__pycache__" not in path.parts:
            whole.update(f"{path.relative_to(root).as_posix()}\0".encode())
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def page_digest(app, docname: str) -> str:
    """One hash over a page's text and everything that its numbers rest on."""
    if not hasattr(app, "pivot_inputs"):
        app.pivot_inputs = inputs_digest(Path(app.srcdir))
    text = Path(app.env.doc2path(docname)).read_bytes()
    return hashlib.sha256(text + app.pivot_inputs.encode()).hexdigest()


def changed_pages(app, env, added, changed, removed) -> list[str]:
    """The pages to read, and to run, again; Sphinx adds those whose own file is newer."""
    known = getattr(env, "pivot_digests", {})
    return [name for name in env.found_docs if known.get(name) != page_digest(app, name)]


def remember(app, docname, source) -> None:
    """Note what a page was made from, at the moment when it is read."""
    app.env.pivot_digests = getattr(app.env, "pivot_digests", {}) | {docname: page_digest(app, docname)}


def merge(app, env, docnames, other) -> None:
    """Bring together what parallel readers noted."""
    env.pivot_digests = getattr(env, "pivot_digests", {}) | getattr(other, "pivot_digests", {})
