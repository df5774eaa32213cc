"""Build the same chapters with the stock theme and with ours, and time it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import yaml

CONTENT = ("alignment", "appendix", "chapters", "data", "docs", "index.md", "_config.yml", "_toc.yml",
           "requirements.txt", "CITATION.cff")  # fmt: skip
# What belongs to our site and not to the chapters; without these keys Jupyter Book's own defaults hold.
OURS = ("html_theme", "nb_mime_priority_overrides", "nb_ipywidgets_js", "html_use_index", "html_permalinks_icon",
        "html_copy_source", "html_show_sourcelink")  # fmt: skip


@dataclass
class Book:
    """One built book: its name, its site, and the seconds that its two builds took."""

    name: str
    site: Path
    clean_seconds: float
    edit_seconds: float


def both(root: Path, scratch: Path) -> list[Book]:
    """The stock book and ours, built from the same chapters under `scratch`."""
    return [stock(copy(root, scratch / "stock")), ours(copy(root, scratch / "ours"))]


def copy(root: Path, target: Path) -> Path:
    """The book's content, without anything built."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in CONTENT:
        whole = shutil.copytree if (root / name).is_dir() else shutil.copy
        whole(root / name, target / name)
    return target


def stock(book: Path) -> Book:
    """Plain Jupyter Book: what the chapters need to build at all stays, everything of our site goes."""
    path = book / "_config.yml"
    config = yaml.safe_load(path.read_text())
    settings = config["sphinx"]["config"]
    for key in OURS:
        settings.pop(key, None)
    config["sphinx"]["extra_extensions"] = ["benchmarks.only_content"]
    path.write_text(yaml.safe_dump(config))
    command = [str(Path(sys.executable).with_name("jupyter-book")), "build", str(book)]
    clean, edit = timed(book, command)
    return Book("stock", book / "_build" / "html", clean, edit)


def ours(book: Path) -> Book:
    command = [sys.executable, "-m", "alignment.site", "--root", str(book), "build"]
    clean, edit = timed(book, command)
    return Book("ours", book / "_build" / "html", clean, edit)


def timed(book: Path, command: list[str]) -> tuple[float, float]:
    """Seconds of a clean build, and of a build after one word of one chapter was edited."""
    clean = run(book, command)
    chapter = min((book / "chapters").glob("*.md"))
    chapter.write_text(chapter.read_text("utf-8") + "\nEdited.\n", "utf-8")
    return clean, run(book, command)


def run(book: Path, command: list[str]) -> float:
    """Run a build to its end; its seconds."""
    home = Path(__file__).parents[1]
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(book), str(home)])}
    start = time.perf_counter()
    done = subprocess.run(command, env=env, cwd=book, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"This book does not build: {' '.join(command)}\n{done.stdout[-1500:]}\n{done.stderr[-3000:]}")
    return time.perf_counter() - start
