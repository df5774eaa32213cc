"""The kit of a real chapter: whole, repeatable, readable, and without a key where students look."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from html import unescape

import pytest
from docx import Document
from matplotlib.figure import Figure as Drawing
from PIL import Image

from alignment import data
from alignment.checks.collect import page
from alignment.course import notebook
from alignment.course.chapter import chapter, section
from alignment.course.export import files
from alignment.course.figure import drawing
from alignment.course.handout import handout
from alignment.course.links import links
from alignment.course.page import write
from alignment.course.teaching import COURSES, teaching
from alignment.errors import UnknownName
from alignment.figure_parts.sheet import DOTS, png_file

NUMBER = "01"  # quick to run; it has every kind but Draw
TEXTS = ("handout.html", "handout.docx", "notebook/01-reading-an-op-ed.ipynb")


@pytest.fixture(scope="module")
def ran():
    return chapter(NUMBER, say=lambda line: None)


@pytest.fixture(scope="module")
def kit(ran) -> dict[str, bytes]:
    return files(ran, links(ran.name))


def words(content: bytes, path: str) -> str:
    """The text of a file, on one line."""
    if path.endswith(".docx"):
        document = Document(io.BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return " ".join([*(p.text for p in document.paragraphs), *cells])
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", content.decode())).split())


def test_a_kit_has_all_its_files_and_repeats_byte_for_byte(ran, kit):
    assert {"start-here.html", "quiz/moodle.xml", "quiz/gift.txt", "quiz/qti.zip", "quiz/questions.csv",
            "rubric/rubric.csv", "rubric/rubric.docx", "instructor/instructor.docx", *TEXTS} <= set(kit)  # fmt: skip
    assert files(ran, links(ran.name)) == kit
    assert [one.split()[0] for one in ran.objectives] == ["sort", "check", "score"]


@pytest.mark.parametrize("path", TEXTS[:2])
def test_a_handout_asks_everything_and_holds_no_key(ran, kit, path):
    text = words(kit[path], path)
    assert all(" ".join(item.prompt.split()) in text for item in ran.items)
    told = {feedback for item in ran.items for _, _, feedback in item.told if len(feedback) > 20}
    assert len(told) > 20 and [one for one in told if one in text] == []
    # The fact sheet may be held back: it begins a sheet of its own.
    kinds = [block.kind for block in handout(ran)]
    assert "break" in kinds and "Fact sheet" not in text.split("Past examination questions")[0]


def test_a_text_to_mark_stands_before_its_question_and_the_fold_with_the_marks_does_not(ran):
    folds = "```{code-cell} python\n# Heading?\n```\n\n```{dropdown} Our marks\nTwo.\n```\n"
    text = f"## Mark\n\n### Answer A\n\n> He said.\n\n{folds}\n## Next\n\nNo."
    assert section(text, "Answer A", "01") == "> He said."
    with pytest.raises(UnknownName, match="Answer A"):
        section(text, "Answer", "01")
    made = words(write("", handout(replace(ran, reads=(("Answer A", "> He said."),)))), ".html")
    last = next(item.prompt for item in ran.items if item.kind == "reflect")
    assert made.index("Write Answer A He said.") < made.index(" ".join(last.split()))


def test_a_question_brings_its_own_text_to_mark(ran):
    last = next(item for item in ran.items if item.kind == "reflect")
    marked = replace(last, data=last.data | {"about": "He said.\n\nTwice."})
    text = words(write("", handout(replace(ran, items=(marked,)))), ".html")
    assert text.index(" ".join(last.prompt.split())) < text.index("He said. Twice.")


def test_the_handout_of_chapter_13_names_sections_that_its_page_has():
    source = page("13").read_text("utf-8")
    assert teaching("13").reads and all(section(source, heading, "13") for heading in teaching("13").reads)


@pytest.mark.parametrize("end", ["html", "docx"])
def test_the_instructors_copy_explains_every_answer_and_says_that_keys_are_public(ran, kit, end):
    text = words(kit[f"instructor/instructor.{end}"], f".{end}")
    assert [f for item in ran.items for _, _, f in item.told if " ".join(f.split()) not in " ".join(text.split())] == []
    assert "keys stand in its pages" in text and all(course in text for course in COURSES)
    assert all(title in text for title in ("A lesson of 50 minutes", "A lesson of 90 minutes", "Rubric", "To discuss"))
    assert not re.search(r"\{\w+\}|`", text)


def test_students_get_empty_cells_and_instructors_the_solutions(kit):
    student = json.loads(kit["notebook/01-reading-an-op-ed.ipynb"])
    code = ["".join(cell["source"]) for cell in student["cells"] if cell["cell_type"] == "code"]
    assert [one.strip() for one in code if one.startswith("# Exercise")] == [
        f"# Exercise {n}: your answer" for n in (1, 2, 3)
    ]
    told = kit["notebook/01-reading-an-op-ed.ipynb"].decode()
    assert not re.search(r"answer_\d|Solution \d|What you should have found", told)
    # The book's own tests of the solutions, hidden at the end of a chapter, would give them away.
    source = page("04").read_text("utf-8")
    late = notebook.write(source, "chapter 04", solutions=False).decode().split("### Exercises in the notebook")[1]
    assert "assert shares" in source.split("### Exercises in the notebook")[1] and "assert" not in late
    full = json.loads(kit["instructor/01-reading-an-op-ed-solutions.ipynb"])
    assert sum("answer_" in "".join(c["source"]) for c in full["cells"] if c["cell_type"] == "code") >= 3
    assert "from alignment.article" in "".join(code)


def test_the_first_page_lists_what_is_lost_and_says_when_an_address_is_missing(ran, kit):
    text = words(kit["start-here.html"], ".html")
    assert all(item.id in text for item in ran.items) and "no picture: it is described in words" in text
    assert "has no public address yet" in text and "25 minutes of reading" in text


def test_the_instructors_guide_names_the_files_of_a_kit_and_no_others(kit):
    """Ellipses stand for the chapter's name; `.docx` after `x.html` is `x.docx`."""
    guide = (data.folder().parent / "appendix" / "instructors.md").read_text("utf-8")
    table = guide.split("| File | For whom |")[1].split("\n\n")[0]
    named = [re.findall(r"`([^`]+)`", line.split(" | ")[0]) for line in table.splitlines()[2:]]
    named = [re.sub(r"\.\w+$", "", row[0]) + one if one.startswith(".") else one for row in named for one in row]
    found = [{path for path in kit if re.fullmatch(re.escape(one).replace("…", ".+"), path)} for one in named]
    assert [one for one, paths in zip(named, found, strict=True) if not paths] == []
    assert {path for path in kit if not path.startswith("quiz/figures/")} == set().union(*found)


def test_with_addresses_the_links_are_whole():
    made = links("04-who-arms-pakistan", "https://github.com/a/pivot", "https://hub.example.edu/")
    assert [one.address for one in made] == [
        "https://mybinder.org/v2/gh/a/pivot/main?urlpath=lab/tree/chapters/04-who-arms-pakistan.md",
        "https://hub.example.edu/hub/user-redirect/git-pull?repo=https%3A%2F%2Fgithub.com%2Fa%2Fpivot&branch=main"
        "&urlpath=lab%2Ftree%2Fpivot%2Fchapters%2F04-who-arms-pakistan.md",
    ]


def test_figures_of_questions_leave_their_finding_out():
    """The title of a figure says what it shows, which is what the question asks."""
    chart, finding, source = Drawing((4, 3)), "It fell.", "Source: a book"
    chart.subplots().plot([2, 1])
    with Image.open(io.BytesIO(drawing(png_file(chart, finding, source), finding, source))) as alone:
        assert alone.size == pytest.approx((4 * DOTS, 3 * DOTS), abs=2)


@pytest.mark.parametrize("name", ["handout.html", "instructor/instructor.html", "start-here.html"])
def test_the_pages_pass_axe_on_a_phone_and_in_the_dark(browser, axe, kit, tmp_path, name):
    file = tmp_path / "page.html"
    file.write_bytes(kit[name].replace(b"default-src 'none';", b"", 1))  # axe is a script
    context = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme="dark", bypass_csp=True)
    tab = context.new_page()
    tab.goto(file.as_uri())
    tab.evaluate(axe)
    found = tab.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes[0].html]))")
    wide = tab.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert found == [] and wide <= 390
