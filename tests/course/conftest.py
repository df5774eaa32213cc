"""A quiz of every kind with awkward texts."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from awkward import ODD, checks, png

from alignment.checks import door
from alignment.checks.collect import item_of, packed_items
from alignment.course.figure import Figure
from alignment.course.questions import Quiz, quiz


@pytest.fixture
def items(monkeypatch) -> list:
    """One self-check of every kind, as a page holds it."""
    monkeypatch.setattr(door, "SEEN", {})
    return [item_of(packed) for check in checks() for packed in packed_items(check.html())]


@pytest.fixture
def figures() -> dict[str, Figure]:
    return {"agreement": Figure("agreement.png", png(), f"A line that falls. {ODD}", f"Source: {ODD}")}


@pytest.fixture
def asked(items, figures) -> Quiz:
    return quiz("99", f"A title {ODD.replace('/', '')}", items, figures)
