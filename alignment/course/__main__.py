"""python -m alignment.course COMMAND: files for instructors."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module

from alignment.errors import BookError

# Each is a module of this package with `add_to(subparsers)`.
COMMANDS = (
    "export",
    "seed",
    "variants",
    "grade",
    "records",
)  # fmt: skip


def parser() -> argparse.ArgumentParser:
    """All subcommands, each with its own help."""
    made = argparse.ArgumentParser(
        prog="python -m alignment.course", description="Files for instructors, made from the book's chapters."
    )
    subparsers = made.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        import_module(f"alignment.course.{name}").add_to(subparsers)
    return made


def main(words: list[str] | None = None) -> int:
    """Run one subcommand; 0, or 1 with the reason on standard error."""
    asked = parser().parse_args(words)
    try:
        asked.run(asked)
    except BookError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
