"""Score: the line with the page's score and the reader's settings."""

from __future__ import annotations

from traitlets import Unicode

from .check import ITEM, Part


class Score(Part):
    """One small line: the score of this page and of the whole book, shared computer, print with answers.

    The site adds it after a page's last check where the author placed none. Without JavaScript it is empty,
    for there is nothing to count.
    """

    kind = Unicode("score").tag(**ITEM)

    def __init__(self, *, chapter: str = ""):
        super().__init__(chapter=chapter)

    def html(self) -> str:
        """See `Part.html`."""
        return '<div class="rp-score"></div>'

    def __repr__(self) -> str:
        return "Score"
