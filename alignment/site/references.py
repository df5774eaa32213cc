"""The bibliography: sorted by author and year. The `note` fields are for us and never show."""

from __future__ import annotations

from pybtex.plugin import register_plugin
from pybtex.style.formatting.unsrt import Style as Unsrt


class PivotStyle(Unsrt):
    """Plain entries, sorted by author and year, without working notes."""

    default_sorting_style = "author_year_title"

    def format_entry(self, label, entry, bib_data=None):
        entry.fields.pop("note", None)
        return super().format_entry(label, entry, bib_data)


def setup_references(app) -> None:
    app.setup_extension("sphinxcontrib.bibtex")
    register_plugin("pybtex.style.formatting", "pivot", PivotStyle, force=True)
