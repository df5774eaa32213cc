"""What comes out of the printer: the pages of a PDF that Chromium made."""

from __future__ import annotations

import re
import zlib

OBJECT = re.compile(rb"(\d+) 0 obj\s*(.*?)\s*endobj", re.DOTALL)
STREAM = re.compile(rb"/FlateDecode.*?stream\r?\n(.*)\r?\nendstream", re.DOTALL)


def pages(pdf: bytes) -> list[bytes]:
    """What is drawn on each page, as the commands of PDF."""
    found = {number: body for number, body in OBJECT.findall(pdf)}
    contents = re.findall(rb"/Type\s*/Page\b.*?/Contents (\d+) 0 R", pdf, re.DOTALL)
    return [zlib.decompress(STREAM.search(found[number])[1]) for number in contents]


def texts(drawn: bytes) -> int:
    """How many pieces of text a page holds; Chromium writes nearly each letter apart."""
    return len(re.findall(rb"\bT[jJ]\b", drawn))


def colours(drawn: bytes) -> set[tuple[float, ...]]:
    """The colours that a page fills with, as red, green, blue from 0 to 1."""
    return {tuple(map(float, found.split())) for found in re.findall(rb"([\d.]+ [\d.]+ [\d.]+) rg\b", drawn)}
