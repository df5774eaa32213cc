"""The ledger against the pages: what a missing figure, verdict or use of an excerpt gets. No build is needed."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import pytest

from alignment.article import excerpts
from alignment.claims import ledger
from alignment.site.ledger import idle, missing, phrases

CLAIM = replace(ledger()["antagonistic"], chapter="02-x", figure="agreement")
PAGE = '<figure class="rp-figure" id="fig-agreement"></figure><section id="verdict-antagonistic"></section>'


def test_a_chapter_that_holds_figure_and_verdict_is_as_the_ledger_says():
    assert missing([CLAIM], {"02-x": PAGE}) == []


@pytest.mark.parametrize(
    ("gone", "named"),
    [
        ('id="fig-agreement"', "chapter 02-x has no figure 'agreement'. Expected: no figure yet"),
        ('id="verdict-antagonistic"', "chapter 02-x shows no card of it"),
    ],
)
def test_what_its_written_chapter_lacks_is_named_with_the_claim(gone, named):
    ((where, text),) = missing([CLAIM], {"02-x": PAGE.replace(gone, "")})
    assert where == "data/claims.yml, claim 'antagonistic'" and named in text and "Mend: " in text


def test_a_wrong_figure_gets_those_that_the_chapter_has():
    ((_, text),) = missing([replace(CLAIM, figure="arms")], {"02-x": PAGE + '<figure id="fig-ranks">'})
    assert "'arms'. Expected: agreement, ranks." in text


def test_a_claim_of_a_chapter_to_come_lacks_nothing():
    assert missing([replace(CLAIM, chapter="05-y", figure=None)], {"02-x": PAGE}) == []


def test_an_excerpt_that_nothing_uses_is_named():
    others = [claim for claim in ledger().values() if claim.excerpt != "uri"]
    quoted = {id: phrases()[id] for id in ("uri", "threat")}
    ((where, text),) = idle(others, quoted, ["<p>Other words</p>"])
    assert where == "data/excerpts.yml, 'uri'" and "nothing uses it" in text
    for words in quoted["uri"]:
        assert idle(others, quoted, [f"<p>{escape(words)}</p>"]) == []
    assert idle(ledger().values(), quoted, []) == []


def test_each_excerpt_has_a_line_in_the_ledger():
    without = set(excerpts()) - {claim.excerpt for claim in ledger().values()}
    assert without <= {"turning-point"}  # its chapter, the eighth, brings its claims
