"""The claim map and the checked details: every row sound, every fault told."""

from __future__ import annotations

import pytest

from alignment.argument import claim_rows, claims_of, detail_rows, details_of
from alignment.article import excerpts
from alignment.errors import BadItem


def claim(**changed) -> dict:
    return {"excerpt": "balance", "says": "Keep a door open", "words": "shut the doors", "kind": "judgement",
            "form": "prediction", "rests_on": "other claims", "for": "", "testable": "no",
            "chapter": "11"} | changed  # fmt: skip


def detail(**changed) -> dict:
    return {"id": "toll", "excerpt": "uri", "printed": "21", "found": "19", "result": "differs", "source": "A paper",
            "url": "https://example.org"} | changed  # fmt: skip


UNDER = claim(excerpt="uri", words="at least 21", **{"for": "balance"})


def test_every_excerpt_stands_once_in_the_map():
    assert sorted(claim_rows()["excerpt"]) == sorted(excerpts())


def test_depth_grows_by_one_below_the_claim_that_is_served():
    rows = claims_of([claim(), UNDER, claim(excerpt="blunder", words="a blunder", **{"for": "uri"})])
    assert rows["depth"].tolist() == [0, 1, 2]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([claim(words="open the doors")], "words"),
        ([claim(kind="guess")], "kind"),
        ([claim(rests_on="a rumour")], "rests_on"),
        ([claim(excerpt="no-such")], "excerpt"),
        ([claim(says="")], "says"),
        ([claim(), UNDER | {"for": "maxim"}], "for"),
        ([claim(), UNDER | {"for": ""}], "for"),
        ([claim(), UNDER, UNDER], "for"),
        ([UNDER], "for"),
    ],
)
def test_a_claim_with_a_fault_is_refused_with_its_field(rows, told):
    with pytest.raises(BadItem, match=rf"(?s)argument.yml, .*{told}:.*Mend: "):
        claims_of(rows)


@pytest.mark.parametrize("changed", [{"result": "wrong"}, {"url": "a page"}, {"found": ""}, {"excerpt": "no-such"}])
def test_a_detail_with_a_fault_is_refused_with_its_field(changed):
    with pytest.raises(BadItem, match=rf"argument.yml, toll, {next(iter(changed))}"):
        details_of([detail(**changed)])


def test_each_detail_stands_once_and_says_where_it_was_read():
    rows = detail_rows()
    assert rows["id"].is_unique and rows["url"].str.startswith("http").all() and (rows["source"].str.len() > 5).all()


def test_the_file_holds_no_words_of_the_article_but_the_excerpts():
    """What stands in quotation marks in our own words is an excerpt's, or a name or phrase of another source."""
    import re

    texts = detail_rows()[["printed", "found"]].to_numpy().ravel()
    quoted = {quote for text in texts for quote in re.findall("“([^”]+)”", text)}
    known = " ".join(e["text"] for e in excerpts().values()) + " to negotiate with"
    assert quoted and all(q in known for q in quoted)
