"""The book's own prose keeps to its neutral terms (data/neutral_terms.yml); what it quotes may use other words."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignment import neutral_terms as terms
from alignment.errors import BadItem

ROOT = Path(__file__).resolve().parents[2]
PROSE = [
    "index.md", "chapters/*.md", "appendix/*.md", "docs/*.md",
    "data/claims.yml", "data/planned.yml", "data/teaching/*.yml", "data/glossary.csv",
]  # fmt: skip
FILES = [path for pattern in PROSE for path in sorted(ROOT.glob(pattern))]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_the_books_own_prose_avoids_the_words_of_one_side(path):
    """Text, self-checks, findings and alt texts: whatever stands in the file outside of quotation marks."""
    found = [f"{word!r}: write {term.write!r}" for word, term in terms.slips(path.read_text("utf-8"))]
    assert found == []


def test_all_of_the_prose_is_read():
    names = {path.relative_to(ROOT).as_posix() for path in FILES}
    assert {"index.md", "data/claims.yml", "appendix/instructors.md", "chapters/13-verdicts.md"} <= names


@pytest.mark.parametrize("text", [
    "It was a Special-Military  Operation.", "Client\nstates everywhere", "They wrote of terrorists.",
    "he said “one thing” and then the junta came", "> quoted\nand the junta of our own",
])  # fmt: skip
def test_an_avoided_word_is_found_in_any_spelling(text):
    assert len(terms.slips(text)) == 1


@pytest.mark.parametrize("text", [
    "The minister said “a terrorist attack” and left.", "> They are terrorists.",
    "‘surgical strikes’, as New Delhi said", "counter-terrorism", "dictated by prices", "“over\ntwo lines a junta”",
])  # fmt: skip
def test_quotations_and_other_words_are_let_alone(text):
    assert terms.slips(text) == []


def test_a_mark_that_is_never_closed_hides_no_later_paragraph():
    assert terms.slips("an “open mark\n\nthe junta ruled, “he said”")


@pytest.mark.parametrize(("row", "said"), [
    ("{write: a, avoid: [b]}", "its fields are write, avoid"), ("{write: a, avoid: [], why: c}", "correct the row"),
    ("{write: a, avoid: [b], why: c, source: https://example.org}", "source with title"),
    ("{write: a, avoid: [b], why: c}\n- {write: d, avoid: [B], why: e}", "b: twice"),
])  # fmt: skip
def test_a_row_out_of_form_is_named(tmp_path, monkeypatch, row, said):
    (tmp_path / "neutral_terms.yml").write_text(f"- {row}\n", "utf-8")
    monkeypatch.setattr(terms.data, "folder", lambda: tmp_path)
    with pytest.raises(BadItem, match=said):
        terms.terms.__wrapped__()
