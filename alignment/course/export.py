"""`export`: all files of one chapter."""

from __future__ import annotations

import argparse
from pathlib import Path

from alignment.checks.collect import page


def add_to(subparsers) -> None:
    """See `alignment.course`."""
    made = subparsers.add_parser(
        "export", help="handouts, quiz files, rubrics and a notebook of one chapter, into dist/course/"
    )
    made.add_argument("chapter", help="two digits, such as 04")
    made.add_argument("--out", type=Path, default=Path("dist/course"), help="folder (default: dist/course)")
    made.add_argument("--force", action="store_true", help="replace files of an earlier export")
    made.set_defaults(run=run)


def run(asked: argparse.Namespace) -> None:
    """Check the chapter's name."""
    page(asked.chapter)
