"""Neutral terms: what the book writes of contested places, people and events, and what it leaves to others.

data/neutral_terms.yml holds the list with a reason for each; the instructors' guide shows it, and a test reads the
book's own prose.

terms()        the list
own_words()    a text without what it quotes
slips()        the avoided words in a text
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import yaml

from . import data
from .errors import BadItem, fault

FILE = "data/neutral_terms.yml"
NEEDED = {"write", "avoid", "why"}
SOURCE = {"source", "title"}
# Curly marks, within a paragraph; a line that begins with > is quoted too.
QUOTED = re.compile(r"“(?:[^“”\n]|\n(?!\n))*”|‘[^‘’\n]*’(?!\w)|^[ \t]*>.*$", re.MULTILINE)


@dataclass(frozen=True)
class Term:
    """`write` is the book's term, `avoid` what it leaves to others, `why` the reason; a source may support it."""

    write: str
    avoid: tuple[str, ...]
    why: str
    source: str = ""
    title: str = ""


@cache
def terms() -> tuple[Term, ...]:
    """All terms, in the order of the file.

    Raises
    ------
    BadItem : a row lacks a field, has one that is not known, or names a source without its title; a word stands twice.
    """
    rows = yaml.safe_load((data.folder() / "neutral_terms.yml").read_text("utf-8"))
    found = tuple(_term(row) for row in rows)
    avoided = [word.casefold() for term in found for word in term.avoid]
    if twice := {word for word in avoided if avoided.count(word) > 1}:
        raise BadItem(fault(FILE, f"{', '.join(sorted(twice))}: twice.", "each once.", "delete one of them."))
    return found


def _term(row: dict) -> Term:
    given = set(row)
    if given - SOURCE != NEEDED or given & SOURCE not in (set(), SOURCE) or not row["avoid"]:
        where = f"{FILE}, {row.get('write', '?')!r}"
        expected = "write, avoid, why; and source with title, or none of the two."
        raise BadItem(fault(where, f"its fields are {', '.join(row)}.", expected, "correct the row."))
    return Term(**row | {"avoid": tuple(map(str, row["avoid"]))})


def own_words(text: str) -> str:
    """A text without what it quotes; each quotation leaves a blank, so that words do not run together."""
    return QUOTED.sub(" ", text)


def slips(text: str) -> list[tuple[str, Term]]:
    """Each avoided word that a text writes in its own voice, and its term; case, hyphens and a plural s are ignored."""
    own = own_words(text)
    return [(word, term) for term in terms() for word in term.avoid if _pattern(word).search(own)]


@cache
def _pattern(word: str) -> re.Pattern:
    joined = r"[\s-]+".join(re.escape(part) for part in re.split(r"[\s-]+", word))
    return re.compile(rf"(?<![\w-]){joined}s?(?![\w-])", re.IGNORECASE)
