"""The text of each chapter: its length, its sentences, its numbers, its citations, its exercises."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from statistics import median

import matplotlib
import pytest
import yaml

from alignment import figures
from alignment.course import values
from alignment.course.teaching import teaching

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = sorted((ROOT / "chapters").glob("*.md"))
HEADINGS = [
    "The claim",
    "The data and the measure",
    "What the data show",
    "How sure are we?",
    "Verdict",
    "Check yourself",
    "Use it",
]
# Chapters that judge a claim of the article have the same seven sections; the others are ordered by what they teach.
JUDGES = {claim["chapter"] for claim in yaml.safe_load((ROOT / "data/claims.yml").read_text("utf-8"))}
CHECK = re.compile(r"^(\w+ = )?(Choice|Draw|Estimate|Evidence|Highlight|Match|Number|Order|Reflect)(\.exam)?\(", re.M)
DATED = re.compile(r"(-?\d+(?:,\d{3})*(?:\.(\d+))?)%? in (\d{4})")
EACH = pytest.mark.parametrize("path", CHAPTERS, ids=lambda p: p.stem)


def cells(text: str) -> list[str]:
    return re.findall(r"^```\{code-cell\}[^\n]*\n(.*?)^```$", text, flags=re.S | re.M)


def prose(text: str, folded: bool = False) -> str:
    """The reading text: no front matter, code or tables; what is folded only on request."""
    text = re.sub(r"\A---.*?^---$", "", text, flags=re.S | re.M)
    text = re.sub(r"^```\{code-cell\}.*?^```$", "", text, flags=re.S | re.M)
    if not folded:
        text = re.sub(r"^(`{3,})\{dropdown\}.*?^\1$", "", text, flags=re.S | re.M)
    text = re.sub(r"^~~~.*?^~~~$", "", text, flags=re.S | re.M)
    text = re.sub(r"<div lang=\"ur\".*?</div>", "", text, flags=re.S)
    text = re.sub(r"^(`{3,}|:class:|\|).*$", "", text, flags=re.M)
    text = re.sub(r"\{eval\}`[^`]*`", "17", text)
    text = re.sub(r"\{(?:cite:\w)\}`[^`]*`", "", text)
    return re.sub(r"\{\w+\}`([^`<]*)(?:<[^`]*>)?`", r"\1", text)


def sentences(text: str) -> list[str]:
    blocks = re.split(r"\n\s*\n|^\s*[-#>]+ |^\s*\d+\. ", prose(text), flags=re.M)
    parts = [s for b in blocks for s in re.split(r"(?<=[.?!:])[*”)]*\s+", " ".join(b.split()))]
    return [p for p in parts if len(p.split()) > 2]


@EACH
def test_sentences_are_short(path):
    lengths = [len(s.split()) for s in sentences(path.read_text("utf-8"))]
    long = [s for s in sentences(path.read_text("utf-8")) if len(s.split()) > 25]
    assert len(lengths) > 50 and median(lengths) <= 14, median(lengths)
    assert len(long) <= len(lengths) / 10, long


@EACH
def test_a_chapter_reads_in_the_minutes_that_it_says(path):
    text = path.read_text("utf-8")
    minutes = int(re.search(r"^\| Time \| (\d+) minutes", text, flags=re.M)[1])
    assert minutes <= (25 if path.stem in JUDGES else 30)
    assert len(prose(text).split()) <= minutes * 240


@EACH
def test_the_sections_of_a_chapter_are_numbered_and_end_in_use(path):
    numbers, found = zip(*re.findall(r"^## (?:(\d+)\. )?(.+)$", path.read_text("utf-8"), flags=re.M), strict=True)
    assert [*map(int, numbers)] == [*range(1, len(found) + 1)] and found[-1] == "Use it"
    assert path.stem not in JUDGES or [*found] == HEADINGS


@EACH
def test_a_notebook_folds_the_code_of_its_self_checks(path):
    """The code holds the key: whoever runs the chapter should not read it above the question."""
    asking = [cell for cell in cells(path.read_text("utf-8")) if CHECK.search(cell)]
    assert asking and [cell for cell in asking if ":jupyter: {source_hidden: true}" not in cell] == []


@EACH
def test_few_figures_stand_before_the_verdict(path):
    """Two before a verdict; four in a chapter without one."""
    before = path.read_text("utf-8").split("## 5. Verdict")[0]
    most = 2 if path.stem in JUDGES else 4
    assert 1 <= sum(len(re.findall(r"^\s*figure\(", c, flags=re.M)) for c in cells(before)) <= most


@EACH
def test_no_number_is_typed_by_hand(path):
    """Years, dates, section numbers and the rules of counting are words of the text; quantities are computed."""
    text = re.sub(r"\{eval\}`[^`]*`", "", path.read_text("utf-8"))
    text = re.sub(r"^```\{code-cell\}.*?^```$", "", text, flags=re.S | re.M)
    typed = re.findall(r"\d[\d,.]*\s*(?:%|per cent|percentage points?|points?|million|billion|times)", text)
    allowed = {"0%", "100%", "5%", "80%", "90%", "95%"}  # the ends of the scale; levels of a test
    assert [t for t in typed if t not in allowed] == []


@EACH
def test_every_citation_is_in_the_bibliography(path):
    known = set(re.findall(r"^@\w+\{([^,]+),", (ROOT / "chapters/references.bib").read_text("utf-8"), flags=re.M))
    cited = {
        k.strip() for keys in re.findall(r"\{cite:\w\}`([^`]+)`", path.read_text("utf-8")) for k in keys.split(",")
    }
    assert cited <= known, cited - known
    assert cited or path.stem not in JUDGES, "what is said of history needs a source"


def test_the_bibliography_holds_no_working_note():
    assert "note =" not in (ROOT / "chapters/references.bib").read_text("utf-8")


@EACH
def test_words_are_guarded_beside_the_paragraph(path):
    """Words such as "rises" or "fell" need an assert that fails when the data no longer say so."""
    guards = [c for c in cells(path.read_text("utf-8")) if "assert " in c]
    assert len(guards) >= 6


@EACH
def test_cells_are_short_enough_to_learn_from(path):
    long = [
        c
        for c in cells(path.read_text("utf-8"))
        if len([x for x in c.splitlines() if x.strip()]) > 18 and "remove-" not in c
    ]
    assert not long, long[0][:200]


@EACH
def test_a_name_shown_in_the_prose_is_bound_once(path):
    """Live, an {eval} shows the value after the last cell; a name bound twice would show another number there."""
    text = path.read_text("utf-8")
    code = "\n".join(cells(text))
    used = {
        n
        for e in re.findall(r"\{eval\}`([^`]+)`", text)
        for n in re.findall(r"\b[a-z_]\w*", re.sub(r"'[^']*'|\"[^\"{}]*\"", "", e))
    }
    bound = re.findall(r"^(?:\s*)((?:[a-z_]\w*, )*[a-z_]\w*) = ", code, flags=re.M)
    names = [n for group in bound for n in group.split(", ")]
    assert not [n for n in used if names.count(n) > 1]


@pytest.fixture(scope="module", params=CHAPTERS, ids=lambda p: p.stem)
def room(request) -> tuple[dict, list[dict], str]:
    """The chapter's names after all its cells have run, what its figures were given, and its text."""
    return *run(request.param), request.param.read_text("utf-8")


def run(path: Path) -> tuple[dict, list[dict]]:
    """The names of a chapter after all its cells have run, and what each of its figures was given."""
    matplotlib.use("Agg")
    names, given, draw = {}, [], figures.figure

    def watched(fig, **parts):
        if sys._getframe(1).f_code.co_name == "<module>":  # not a view of an explorer
            given.append(parts)
        return draw(fig, **parts)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(figures, "figure", watched)
        for cell in cells(path.read_text("utf-8")):
            code = re.sub(r"^:\w+:.*$", "", cell, flags=re.M)
            exec(compile(code, str(path), "exec"), names)  # noqa: S102 - our own text
    return names, given


def test_the_solutions_of_the_exercises_run(room):
    names, _, text = room
    solutions = re.findall(r"^~~~python\n(.*?)^~~~$", text, flags=re.S | re.M)
    assert len(solutions) == 3
    for number, code in enumerate(solutions, 1):
        exec(code, names)  # noqa: S102
        assert names[f"answer_{number}"] is not None


def test_the_teaching_notes_say_what_the_data_say(room):
    """Their numbers can be computed, their guards hold, and the self-checks that they name are the chapter's."""
    names, _, text = room
    notes = teaching(re.search(r'chapter="(\d\d)"', text)[1])
    for expression in values.wanted(notes.text):
        assert str(eval(expression, names)), expression  # noqa: S307 - our own text
    assert [guard for guard in notes.guards if not eval(guard, names)] == []  # noqa: S307
    named = values.QUESTION.findall(notes.text) + re.findall(r"^ +check: (\S+)$", notes.text, flags=re.M)
    assert set(named) <= set(re.findall(r'\bid="([\w-]+)"', text)), named


def test_every_number_of_an_alt_text_stands_in_its_table(room):
    """What an alt text says is drawn: each number is a value of the table under the figure, rounded the same way, or
    the name of a row or column; "85% in 1988" is the value of that very row."""
    _, given, text = room
    assert len(given) == len(re.findall(r"^\s*figure\(", "\n".join(cells(text)), flags=re.M)) > 0
    for parts in given:
        alt, table = parts["alt"].replace("\N{MINUS SIGN}", "-"), parts["data"]
        labels = set(re.findall(r"\d+", " ".join(map(str, [*table.index, *table.columns, *table.index.names]))))
        found = re.findall(r"(?<![\w.])(-?\d+(?:,\d{3})*(?:\.(\d+))?)", alt)
        assert len(found) >= 6, alt
        for number, places in found:
            assert number in labels | rounded(table, len(places)), f"{number}: {alt}"
        for number, places, year in DATED.findall(alt):
            assert number in rounded(table.loc[[int(year)]], len(places)), f"{number} in {year}"
        if is_by_year(table):  # then no number goes without its year
            columns = "|".join(re.escape(str(column)) for column in table.columns)
            assert not re.search(r"\d", re.sub(columns, "", DATED.sub("", alt))), alt


def is_by_year(table) -> bool:
    return all(isinstance(label, int) and 1900 < label < 2100 for label in table.index.tolist())


def rounded(table, places: int) -> set[str]:
    """All numbers of a table as an alt text would write them, with and without commas."""
    values = table.select_dtypes("number").to_numpy().ravel()
    return {form.format(v) for v in values for form in (f"{{:.{places}f}}", f"{{:,.{places}f}}")}
