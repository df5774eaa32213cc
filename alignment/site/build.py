"""Build the book: run the chapters in a work folder, put the site in place only when all went well.

    _build/work/     pages and Sphinx's memory; may be half done
    _build/html/     the last good site; replaced as a whole
    _build/built     what the last good site was made from

Sphinx remembers which pages it has read, not whether it came to write them, and it says a warning
once. So after a build that did not end well all pages are written again, and what was read is read again.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

from . import report
from .rerun import digest, inputs_digest

# Beside the inputs of the chapters: the pages, their layout, their settings.
PAGES = ("*.md", "chapters/**/*", "appendix/**/*")
LOOK = ("alignment/site/**/*", "alignment/checks/view/*", "alignment/explore/view/*", "alignment/colours.py")
HOUSE = ("_config.yml", "_toc.yml", "requirements.txt", "LICENSE*")  # the wheel carries the licences


class Folders:
    """The places that a build uses, from the book's root."""

    def __init__(self, root: Path):
        self.root = root.resolve()
        self.build = self.root / "_build"
        self.site, self.work = self.build / "html", self.build / "work"
        self.pages, self.memory = self.work / "html", self.work / ".doctrees"
        self.stamp, self.begun, self.look = self.build / "built", self.work / "unfinished", self.work / "look"


def build(root: Path) -> int:
    """Build the book under `root`; the exit status is 0 when the site is in place and up to date."""
    at = Folders(root)
    stamp = made_from(at.root)
    if at.site.is_dir() and read(at.stamp) == stamp:
        print(f"Nothing changed since the last build: {at.site}")
        return 0
    clean_up(at, stamp)
    start = time.perf_counter()
    fault = attempt(at, stamp)
    if fault:
        print(f"\n{fault}\n\nThe last good site is as it was.", file=sys.stderr, flush=True)
        return 1
    publish(at)
    at.stamp.write_text(json.dumps(stamp))
    print(f"The book is built in {time.perf_counter() - start:.1f} s: {at.site}")
    return 0


def attempt(at: Folders, stamp: dict) -> str | None:
    """Build in the work folder; None, or the fault in words. The notes there tell how far it came."""
    write_all = not at.look.exists() or at.look.read_text() != stamp["look"]
    at.look.unlink(missing_ok=True)
    at.begun.touch()
    fault = run(at, write_all)
    if fault:
        return fault
    at.begun.unlink()
    at.look.write_text(stamp["look"])
    return None


def made_from(root: Path) -> dict[str, str]:
    """What a site is made from, as hashes: the chapters' inputs, the pages, their look, the settings."""
    return {
        "inputs": inputs_digest(root),
        "pages": digest(root, sorted(files(root, PAGES))),
        "look": digest(root, sorted(files(root, LOOK))),
        "house": digest(root, sorted(files(root, HOUSE))) + sys.version,
    }


def files(root: Path, patterns: tuple[str, ...]) -> set[Path]:
    return {path for pattern in patterns for path in root.glob(pattern) if path.is_file()}


def read(path: Path) -> dict | None:
    """The stamp of the last good build, or None when there is none to trust."""
    try:
        return json.loads(path.read_text())
    except (OSError, ValueError):
        return None


def clean_up(at: Folders, stamp: dict) -> None:
    """Before a build: forget what an interrupted build or other settings left behind."""
    forget_if_read(at)
    before = read(at.stamp) or {}
    # Sphinx does not see every change of settings, of the contents, or of its own version.
    if before.get("house") != stamp["house"]:
        shutil.rmtree(at.work, ignore_errors=True)
    restore(at)
    at.work.mkdir(parents=True, exist_ok=True)


def forget_if_read(at: Folders) -> None:
    """After an unfinished build: if Sphinx noted the chapters as read, it would not repeat its warnings."""
    memory = at.memory / "environment.pickle"
    if at.begun.exists() and memory.exists() and memory.stat().st_mtime_ns >= at.begun.stat().st_mtime_ns:
        shutil.rmtree(at.work, ignore_errors=True)
    at.begun.unlink(missing_ok=True)


def run(at: Folders, write_all: bool) -> str | None:
    """Run Jupyter Book in the work folder; None, or the fault in words."""
    from jupyter_book.sphinx import build_sphinx

    settings = {"nitpicky": True, "pivot_progress": True, "latex_individualpages": False,
                "external_toc_path": str(at.root / "_toc.yml")}  # fmt: skip
    with kernels_see(at.root), errors_kept() as said:
        result = build_sphinx(
            at.root, at.pages, noconfig=True, path_config=at.root / "_config.yml", confoverrides=settings,
            doctreedir=at.memory, force_all=write_all, warningiserror=True, keep_going=True, quiet=True,
        )  # fmt: skip
    if isinstance(result, KeyboardInterrupt):
        return "Stopped before the end."
    return None if result == 0 else report.words(at.root, result, "".join(said))


@contextlib.contextmanager
def errors_kept():
    """Keep what is written to standard error, by the kernels too, for the report of a failure."""
    with tempfile.TemporaryFile("w+", errors="replace") as kept:
        sys.stderr.flush()
        screen, said = os.dup(2), []
        os.dup2(kept.fileno(), 2)
        try:
            with contextlib.redirect_stderr(kept):
                yield said
        finally:
            os.dup2(screen, 2)
            os.close(screen)
            kept.seek(0)
            said.append(kept.read())


@contextlib.contextmanager
def kernels_see(root: Path):
    """Chapters import this book's package and read this book's data, whatever the shell has set."""
    before = dict(os.environ)
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(root), before.get("PYTHONPATH")]))
    os.environ.pop("PIVOT_DATA", None)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def publish(at: Folders) -> None:
    """Put the new site in place of the old one, as a whole."""
    new, old = at.build / "html.new", at.build / "html.old"
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)
    # Sphinx's index of pages is for Sphinx alone; readers search its places (search.py).
    shutil.copytree(at.pages, new, ignore=shutil.ignore_patterns("searchindex.js"))
    if at.site.exists():
        at.site.rename(old)
    new.rename(at.site)
    shutil.rmtree(old, ignore_errors=True)


def restore(at: Folders) -> None:
    """If a build was stopped between two renames, the old site is put back."""
    old = at.build / "html.old"
    if old.is_dir() and not at.site.exists():
        old.rename(at.site)
