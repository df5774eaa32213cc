"""What a built page says, read without a browser: its self-checks, its words, its tables, its explorers' views."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

from bs4 import BeautifulSoup

from alignment.explore.frames import Frame, frame_in
from alignment.explore.packing import unpack


def soup(site, name: str) -> BeautifulSoup:
    return site.soup(name)


def items(site, name: str) -> list[dict]:
    """The self-checks of a page, as their author's cells made them."""
    return [json.loads(html.unescape(tag["data-check"])) for tag in soup(site, name).select("[data-check]")]


def keys(site, name: str) -> dict[str, dict]:
    """The same by id."""
    return {item["id"]: item for item in items(site, name)}


def words(site, name: str) -> str:
    return re.sub(r"\s+", " ", soup(site, name).select_one("article").get_text(" "))


def table(site, name: str, caption: str) -> dict[str, list[str]]:
    """The table with these words in its caption: head of the row -> its cells."""
    one = next(t for t in soup(site, name).select("table") if t.caption and caption in t.caption.get_text())
    return {row.th.get_text(): [cell.get_text() for cell in row.select("td")] for row in one.select("tbody tr")}


def views(site, explorer: str) -> dict[str, Frame]:
    """The views of an explorer by what is chosen in it, such as "partner=RUS&window=5"."""
    return frames(next(site.folder.glob(f"explorers/{explorer}.*.json")))


def frames(file: Path) -> dict[str, Frame]:
    return {view: frame_in(text) for view, text in unpack(json.loads(file.read_text("utf-8"))).items()}
