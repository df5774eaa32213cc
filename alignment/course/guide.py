"""The tables of the instructors' guide, appendix/instructors.md, from the chapters, the ledger and data/teaching/.

chapters()        what each written chapter teaches, in how many minutes, and the claims that it carries
uses()            where each chapter fits in a course
misconceptions()  what students often think, by chapter
graded()          the skills that graded variants ask for, by chapter
marks()           the rubric
neutral()         the neutral terms, with reasons

Links lead to pages of the site, from the folder of the appendix.
"""

from __future__ import annotations

import re
from html import escape

import pandas as pd

from alignment import exam_map
from alignment.claims import Claim, ledger
from alignment.data import folder
from alignment.errors import BadItem, fault
from alignment.neutral_terms import terms
from alignment.tables import Table, show, table_html

from .chapter import ABLE, OBJECTIVE, plain
from .graded import every
from .rubric import MARKS, rubric
from .teaching import teaching

TIME = re.compile(r"^\| Time \| (\d+ minutes)", re.MULTILINE)
BACK = re.compile(r"\{doc\}`[^`<]*<(\d\d)-[^`>]*>`")


def chapters() -> Table:
    """One row for each written chapter: its minutes, objectives, and claims with their verdict and figure."""
    rows = {}
    for number, chapter in exam_map.chapters().items():
        text = (folder().parent / "chapters" / f"{chapter.name}.md").read_text("utf-8")
        able, time = ABLE.search(text), TIME.search(text)
        if not (able and time):
            mend = "write them as in the other chapters."
            raise BadItem(fault(f"chapters/{chapter.name}.md", "no objectives or no time.", "both.", mend))
        learn = [plain(f"{verb} {what}") for verb, what in OBJECTIVE.findall(able[1])]
        head = f"{number}. {chapter.title} ({time[1]})"
        rows[head] = (listed([*map(escape, learn), looks_back(text, number)]), claims_of(chapter.name))
    columns = ["Students will be able to …", "Claims that it carries"]
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("Chapter")
    return html_table(frame, "What each chapter teaches, and its claims")


def looks_back(text: str, number: int) -> str:
    """The earlier chapters that a chapter points to, in words; chapter 0 is for all and is not named."""
    earlier = sorted({int(n) for n in BACK.findall(text) if 0 < int(n) < number})
    return f"<i>Looks back to {'chapter' if len(earlier) == 1 else 'chapters'} {joined(earlier)}</i>" if earlier else ""


def joined(numbers: list[int]) -> str:
    *first, last = map(str, numbers)
    return f"{', '.join(first)} and {last}" if first else last


def claims_of(chapter: str) -> str:
    """The claims of a chapter, each with links to its verdict and its figure there."""
    return listed([claim_line(claim) for claim in ledger().values() if claim.chapter == chapter]) or "none of its own"


def claim_line(claim: Claim) -> str:
    page = f"../chapters/{claim.chapter}.html"
    figure = f', <a href="{page}#fig-{claim.figure}">figure</a>' if claim.figure else ""
    return f'{escape(claim.claim)} (<a href="{page}#verdict-{claim.id}">verdict</a>{figure})'


def listed(parts: list[str]) -> str:
    """Some HTML as a list; nothing where there is none."""
    items = "".join(f"<li>{part}</li>" for part in parts if part)
    return f"<ul>{items}</ul>" if items else ""


def html_table(frame: pd.DataFrame, caption: str) -> Table:
    """A table whose cells are HTML."""
    return Table(frame, table_html(frame, caption, raw=tuple(frame)))


def heads() -> dict[str, str]:
    """The chapters by their two digits, as the tables name them."""
    return {f"{number:02}": f"{number}. {chapter.title}" for number, chapter in exam_map.chapters().items()}


def uses(course: str) -> Table:
    """Where each chapter fits in one of the courses of `teaching.COURSES`; folded."""
    rows = {head: teaching(number).fits.get(course, "") for number, head in heads().items()}
    frame = pd.Series({head: plain(words) for head, words in rows.items() if words}).to_frame("Where it fits")
    return show(frame.rename_axis("Chapter"), course, fold=True)


def misconceptions() -> Table:
    """What students often think, by chapter."""
    rows = {head: [plain(row["thinks"]) for row in teaching(number).misconceptions] for number, head in heads().items()}
    frame = pd.Series({head: listed([*map(escape, thoughts)]) for head, thoughts in rows.items() if thoughts})
    return html_table(frame.to_frame("Students often think").rename_axis("Chapter"), "Common misconceptions")


def graded() -> Table:
    """The skills of the graded variants, by chapter; folded."""
    names = heads()
    rows = {names[number]: "; ".join(t.title for t in templates) for number, templates in every().items()}
    frame = pd.Series(rows).to_frame("Skills asked").rename_axis("Chapter")
    return show(frame, "The skills that are asked", fold=True)


def marks() -> Table:
    """The rubric: what earns full marks, half of them, and none."""
    rows = {criterion.name: (criterion.full, criterion.half, criterion.none) for criterion in rubric()}
    frame = pd.DataFrame.from_dict(rows, orient="index", columns=[f"{n} marks" for n in MARKS])
    return show(frame.rename_axis("Criterion"), "How a written answer is marked")


def neutral() -> Table:
    """The neutral terms: what the book writes, what it leaves to others, and why."""
    frame = pd.DataFrame({
        "Left to others": [", ".join(f"“{escape(word)}”" for word in term.avoid) for term in terms()],
        "Why": [reason(term) for term in terms()],
    }, index=pd.Index([term.write for term in terms()], name="The book writes"))  # fmt: skip
    return html_table(frame, "Neutral terms")


def reason(term) -> str:
    source = f' <a href="{escape(term.source, quote=True)}">{escape(term.title)}</a>' if term.source else ""
    return escape(term.why) + source
