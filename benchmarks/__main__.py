"""python -m benchmarks: print both books side by side."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from browser import chromium

from .books import Book, both
from .pages import PROFILES, Cost, cost


def main() -> int:
    with tempfile.TemporaryDirectory() as scratch:
        print("Building the same chapters twice, each clean and after one edited word …", flush=True)
        books = both(ROOT, Path(scratch))
        with chromium() as browser:
            names = sorted(f"chapters/{p.stem}.html" for p in (ROOT / "chapters").glob("*.md"))
            for name in names:
                table(name, page_rows([cost(browser, book.site, name) for book in books]))
        table("building the book", build_rows(books))
    print("\nOne run on this machine. `stock` asks other sites; they were not reached, so their bytes are not counted.")
    return 0


def page_rows(costs: list[Cost]) -> list[tuple[str, list[float], str]]:
    rows = [
        ("bytes, gzipped", [c.bytes for c in costs], ",.0f"),
        ("  figures aside", [c.bytes_without_figures for c in costs], ",.0f"),
        ("requests", [c.requests for c in costs], ",.0f"),
        ("requests to other sites", [c.outside for c in costs], ",.0f"),
    ]
    times = [(f"seconds to first text, {p}", [c.readable[p] for c in costs], ",.2f") for p in PROFILES]
    return rows + times


def build_rows(books: list[Book]) -> list[tuple[str, list[float], str]]:
    return [
        ("seconds, clean", [b.clean_seconds for b in books], ",.1f"),
        ("seconds, one word edited", [b.edit_seconds for b in books], ",.1f"),
    ]


def table(title: str, rows: list[tuple[str, list[float], str]]) -> None:
    """Print stock, ours and the ratio of the two."""
    print(f"\n{title}\n{'':34}{'stock':>12}{'ours':>12}{'ours/stock':>12}")
    for name, (stock, ours), form in rows:
        ratio = f"{ours / stock:.2f}" if stock else "–"
        print(f"{name:34}{stock:>12{form}}{ours:>12{form}}{ratio:>12}")


if __name__ == "__main__":
    sys.exit(main())
