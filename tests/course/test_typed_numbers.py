"""Numbers that students typed: the same rules as in the page, and the same answers."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from alignment.course import typed

HERE = Path(__file__).resolve()
NUMBERS_JS = HERE.parents[2] / "alignment" / "checks" / "view" / "numbers.js"
sys.path.insert(0, str(HERE.parents[1] / "checks"))
BY_HAND = [
    "", " ", "1,234", "12.5 %", "۱۲", ".5", "5e3", "1 234", "\u22125", "۱۲٫۵", "۱٬۲۳۴", "1,23,456", "12,5", "0,123",
    "1,2345", "1.234,5",
    "- 3", "36٪", "%36", "36 per cent", "\u200f۳۶\u200f", "5 % %", "abc", "--5", "1e999", "e5", "5.", ".", "-", "NaN",
    "Infinity", "12 votes",
    "5", "१२", "½", "1 23", "0x10", "1E-2", "5\u00a0%", "\ufeff7", "1,234 567", "5 million", "5 Votes", "votes 5",
    "+ 1,000.50",
]  # fmt: skip


def read(text: str, unit: str) -> float | None:
    try:
        return typed.number(text, unit)
    except typed.Unread:
        return None


def test_page_and_grading_read_the_same_numbers(node):
    """The judge is the page's own parser, run by itself."""
    draw = random.Random(7)
    some = ["".join(draw.choices("0123456789,,  ..-+eE%۵٫", k=draw.randint(1, 9))) for _ in range(3000)]
    asked = [(text, unit) for text in BY_HAND + some for unit in ("%", "votes", "")]
    script = f"""import {{ parseNumber }} from {json.dumps(NUMBERS_JS.as_uri())};
    let all = ""; for await (const part of process.stdin) all += part;
    console.log(JSON.stringify(JSON.parse(all).map(([t, u]) => parseNumber(t, u).value ?? null)))"""
    run = subprocess.run([node, "--input-type=module", "-e", script], input=json.dumps(asked), capture_output=True,
                         text=True, check=True)
    theirs = json.loads(run.stdout)
    different = [(a, t, read(*a)) for a, t in zip(asked, theirs, strict=True) if t != read(*a)]
    assert not different[:5] and sum(t is not None for t in theirs) > 1000


@pytest.mark.parametrize(("text", "value"), [("12,5", 12.5), ("1.234,5", 1234.5), ("−0,25", -0.25), ("7", 7),
                                             (",5", 0.5), ("12,5 %", 12.5)])
def test_decimal_commas_are_read_where_they_are_announced(text, value):
    assert typed.number(text, "%", decimal_comma=True) == value


@pytest.mark.parametrize("text", ["12.5", "1,234,567", "1.5,2,3"])
def test_what_could_be_either_is_refused(text):
    with pytest.raises(typed.Unread, match="--decimal-comma"):
        typed.number(text, "%", decimal_comma=True)
