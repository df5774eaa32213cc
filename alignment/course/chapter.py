"""One chapter as the exports need it: run once, so that each number is the one that the data give today."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from alignment.checks.collect import HTML, Item, executed, opened, page, shown
from alignment.errors import BadItem, fault, unknown

from . import values
from .figure import Figure, figures
from .paper import numbers
from .teaching import Teaching, teaching

ROLE = re.compile(r"\s?\{cite:\w+\}`[^`]*`|\{\w+\}`([^`<]*?)(?: ?<[^`]*>)?`")
ABLE = re.compile(r"^\| You will be able to \| \|\n((?:\|.*\n)+)", re.M)
OBJECTIVE = re.compile(r"^\| \*\*(.+?)\*\* \| (.+?) \|$", re.M)
EXERCISE = re.compile(r"^\*\*Exercise (\d+)\.\*\* (.+?)\n\n```\{dropdown\} Solution \1\n(.*?)^```$", re.M | re.S)
ANSWER = re.compile(r"^### An answer in 37 minutes\n(.*?)(?=^##)", re.M | re.S)
# Cells, folds and boxes; a fold may hold the key of the question beside it.
FENCED = re.compile(r"^(`{3,}|~{3,})\{.*?^\1\n", re.M | re.S)


@dataclass(frozen=True)
class Exercise:
    """One exercise of the notebook; question and solution are Markdown."""

    number: str
    question: str
    solution: str


@dataclass(frozen=True)
class Chapter:
    """A chapter that was run.

    number, name, title, subtitle : "04", "04-who-arms-pakistan", "Who arms Pakistan?", its line under the title.
    objectives : sentences that begin with a verb.
    minutes : of reading.
    excerpts, facts, past : HTML of the quotations, the fact sheet and the past examination questions.
    answer : Markdown of the section on an answer in 37 minutes; empty where there is none.
    reads : heading and Markdown of each section that a question to write speaks of.
    items, figures, exercises : in the order of the page; figures by name.
    teaching : what `data/teaching/` says of it, with its numbers in place.
    source : the chapter's text.
    """

    number: str
    name: str
    title: str
    subtitle: str
    objectives: tuple[str, ...]
    minutes: int
    excerpts: tuple[str, ...]
    facts: str
    past: str
    answer: str
    reads: tuple[tuple[str, str], ...]
    items: tuple[Item, ...]
    figures: dict[str, Figure]
    exercises: tuple[Exercise, ...]
    teaching: Teaching
    source: str = field(repr=False)


def chapter(number: str, say: Callable[[str], None] = print, run: Path | None = None) -> Chapter:
    """Run a chapter and read it.

    say : told what happens; running takes up to a minute.
    run : a notebook of this chapter that was run with `values.cell`, to read instead of running it.

    Raises
    ------
    UnknownName : there is no such chapter; offers the nearest.
    BadItem : `data/teaching/` breaks its form, or names a value that the chapter does not have.
    """
    file = page(number)
    text, notes = file.read_text("utf-8"), teaching(number)
    asked = [*values.wanted(text, notes.text), *map(values.guard, notes.guards)]
    if run is None:
        say(f"Running chapter {number} (up to a minute) …")
    notebook = opened(run) if run else executed(file, values.cell(asked))
    known = values.found(notebook.cells, asked, number)
    values.refuse_untrue(notes.guards, known, number)
    return read(file, text, notebook.cells, notes, known)


def read(file: Path, text: str, cells: list, notes: Teaching, known: dict[str, str]) -> Chapter:
    """A chapter from its text, its cells that were run, and the values of its `{eval}`."""
    html = [output["data"][HTML] for c in cells for output in c.get("outputs", []) if HTML in output.get("data", {})]
    pages = ["".join(one) for one in html]
    title, able = re.search(r"^# (.+)$", text, re.M), ABLE.search(text)
    minutes = re.search(r"^\| Time \| (\d+) minutes", text, re.M)
    if not (title and minutes and able):
        mend = "write them as in the other chapters."
        raise BadItem(
            fault(f"chapters/{file.name}", "it has no title, no objectives, or no row Time.", "all three.", mend)
        )
    subtitle = re.search(r"^\*(.+)\*$", text, re.M)
    answer = ANSWER.search(text)
    items = tuple(item for cell in cells for item in shown(cell))

    def told(words: str) -> str:
        return plain(values.put(words, known))

    return Chapter(
        number=file.name[:2], name=file.stem, title=title[1], subtitle=subtitle[1] if subtitle else "",
        objectives=tuple(told(f"{verb} {what}") for verb, what in OBJECTIVE.findall(able[1])), minutes=int(minutes[1]),
        excerpts=tuple(p for p in pages if p.startswith('<figure class="rp-excerpt"')),
        facts=next((p for p in pages if 'class="rp-facts"' in p), ""),
        past=next((p for p in pages if 'class="rp-questions"' in p), ""),
        answer=told(answer[1]) if answer else "",
        reads=tuple((heading, told(section(text, heading, file.stem[:2]))) for heading in notes.reads),
        items=items, figures=figures(pages),
        exercises=tuple(Exercise(n, told(q), told(s)) for n, q, s in EXERCISE.findall(text)),
        teaching=notes.with_values(known, numbers(items), f"data/teaching/{file.stem[:2]}.yml"), source=text,
    )  # fmt: skip


def section(text: str, heading: str, number: str) -> str:
    """Markdown of what stands under a heading, without its cells, folds and boxes.

    Raises
    ------
    UnknownName : the chapter has no such heading; offers the nearest.
    """
    parts = re.split(r"^#{1,4} (.+)$", FENCED.sub("", text), flags=re.M)
    found = dict(zip(parts[1::2], parts[2::2], strict=True))
    if heading not in found:
        raise unknown(f"data/teaching/{number}.yml, reads", heading, found, "use a heading of this chapter.")
    return found[heading].strip()


def plain(text: str) -> str:
    """Markdown without the roles of the book: terms keep their words, citations go."""
    return ROLE.sub(lambda found: found[1] or "", text).strip()
