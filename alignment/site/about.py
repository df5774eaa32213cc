"""What a chapter says of itself: its objectives and its minutes, from the table under "You will be able to"."""

from __future__ import annotations

import re
from typing import NamedTuple

from docutils import nodes

HEAD = "You will be able to"
MINUTES = re.compile(r"(\d+) minutes")


class About(NamedTuple):
    """`objectives`: sentences that begin with a verb; `minutes`: of the core reading, 0 where none is said."""

    objectives: list[str]
    minutes: int


def about(doctree: nodes.document) -> About:
    """The table of a chapter's objectives; empty where there is none."""
    for table in doctree.findall(nodes.table):
        head, *rows = [[" ".join(cell.astext().split()) for cell in row] for row in table.findall(nodes.row)]
        if head[0] == HEAD:
            return About(objectives(rows), minutes([*head, *(cell for row in rows for cell in row)]))
    return About([], 0)


def objectives(rows: list[list[str]]) -> list[str]:
    """Rows that begin with a verb: "compute an agreement score by hand"."""
    return [" ".join(filter(None, row)) for row in rows if row[0][:1].islower()]


def minutes(cells: list[str]) -> int:
    found = next(filter(None, map(MINUTES.search, cells)), None)
    return int(found[1]) if found else 0
