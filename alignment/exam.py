"""Past examination questions, as printed, with paper, year and the page where they were seen."""

from __future__ import annotations

from html import escape

import pandas as pd

from . import data
from .errors import unknown


class Questions:
    """A few past questions; shows itself as a list. `rows` is the table behind it."""

    def __init__(self, rows: pd.DataFrame):
        self.rows = rows

    def _repr_html_(self) -> str:
        return f'<ul class="rp-questions">{"".join(_line(r) for r in self.rows.itertuples())}</ul>'

    def __repr__(self) -> str:
        return "\n".join(f"- {r.question} ({asked_in(r)})" for r in self.rows.itertuples())


def questions(*ids: str) -> Questions:
    """The questions of these ids, in this order. An unknown id gets the nearest ones."""
    asked = data.load("exam_questions").set_index("id")
    for id in ids:
        if id not in asked.index:
            raise unknown("Question", id, asked.index, "use an id of data/exam_questions.csv.")
    return Questions(asked.loc[list(ids)])


def asked_in(row) -> str:
    """Paper, number and year of a row of `exam_questions`: "Current Affairs, Part II, Q.2, 2022"."""
    return f"{row.paper}, {row.year if pd.notna(row.year) else row.year_note}"


def _line(row) -> str:
    cut = "" if row.complete else " (the page that we saw cuts the text here)"
    return (
        f"<li><q>{escape(row.question)}</q>{cut} <cite>{escape(asked_in(row))}</cite> "
        f'<a href="{escape(row.source_url, quote=True)}">where it was seen</a></li>'
    )
