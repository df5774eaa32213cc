"""What the book quotes of the article: word for word, and never more than the cap."""

from __future__ import annotations

import re

import pytest
import yaml
from places import DATA, shared

from alignment.data import resource

EXCERPTS = yaml.safe_load((DATA / "excerpts.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def paragraphs() -> dict[str, str]:
    path = shared("article", "article.txt")
    if not path.is_file():
        pytest.skip("the article is not at hand; it is never part of the repository")
    parts = re.split(r"\[(P\d)\]\s*", path.read_text(encoding="utf-8"))
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def words(text: str) -> int:
    return len(re.findall(r"\S+", text))


def test_the_excerpts_stay_under_the_cap():
    entry = resource("excerpts")
    total = sum(words(e["text"]) for e in EXCERPTS)
    assert entry["article"]["cap_share"] == 0.40
    assert total / entry["article"]["words"] <= 0.40
    assert entry["quoted"]["total"] == total


def test_every_excerpt_has_its_own_id_and_paragraph():
    assert len({e["id"] for e in EXCERPTS}) == len(EXCERPTS) == 15
    assert all(re.fullmatch(r"P[1-4]", e["paragraph"]) for e in EXCERPTS)


def test_no_excerpt_is_counted_twice():
    texts = [e["text"] for e in EXCERPTS]
    assert not any(a in b for a in texts for b in texts if a is not b)


@pytest.mark.raw
@pytest.mark.parametrize("excerpt", EXCERPTS, ids=lambda e: e["id"])
def test_an_excerpt_stands_in_the_article_letter_for_letter(excerpt, paragraphs):
    assert excerpt["text"] in paragraphs[excerpt["paragraph"]]


@pytest.mark.raw
def test_the_recorded_length_is_that_of_the_articles_text(paragraphs):
    assert sum(words(text) for text in paragraphs.values()) == resource("excerpts")["article"]["words"]
