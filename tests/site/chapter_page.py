"""What a built page says, read without a browser: its self-checks, its words, its tables."""

from __future__ import annotations

import html
import json
import re

from bs4 import BeautifulSoup


def soup(site, name: str) -> BeautifulSoup:
    return BeautifulSoup(site.text(name), "html.parser")


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
