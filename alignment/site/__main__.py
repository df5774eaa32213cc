"""python -m alignment.site build | serve"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036  (an older Python may well start this file)
    sys.exit(f"This book needs Python 3.11 or newer; this is {sys.version.split()[0]}.")


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m alignment.site", description="Build and serve the book.")
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the book's folder (default: here)")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", help="run what changed, then put the site into _build/html")
    serving = commands.add_parser("serve", help="serve _build/html on this computer")
    serving.add_argument("--port", type=int, default=8000, help="first port to try (default: 8000)")
    asked = parser.parse_args(words)
    if asked.command == "build":
        from .build import build

        return build(asked.root)
    from .serve import serve

    return serve(asked.root.resolve() / "_build" / "html", asked.port)


if __name__ == "__main__":
    sys.exit(main())
