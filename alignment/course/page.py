"""Blocks as one HTML file that reads on a phone and prints well: nothing is fetched, no script runs."""

from __future__ import annotations

import base64
from pathlib import Path

import jinja2

from .blocks import Block

HERE = Path(__file__).parent / "templates"


def write(title: str, blocks: list[Block]) -> bytes:
    """The file."""
    rooms = jinja2.Environment(loader=jinja2.FileSystemLoader(HERE), autoescape=True, trim_blocks=True,
                               lstrip_blocks=True, undefined=jinja2.StrictUndefined)  # fmt: skip
    rooms.filters["base64"] = lambda content: base64.b64encode(content).decode()
    style = (HERE / "page.css").read_text("utf-8")
    return rooms.get_template("page.html").render(title=title, blocks=blocks, style=style).encode()
