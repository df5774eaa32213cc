"""`export`: all files of one chapter, into dist/course/04-who-arms-pakistan/."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from alignment.errors import BookError, fault

FORMATS = {
    "Moodle XML": "quiz/moodle.xml",
    "GIFT": "quiz/gift.txt",
    "QTI 1.2": "quiz/qti.zip",
    "Table": "quiz/questions.csv",
}
START = "start-here.html"


class Exists(BookError):
    """Files would be replaced, and nobody said that they may be."""


def add_to(subparsers) -> None:
    """See `alignment.course`."""
    made = subparsers.add_parser(
        "export", help="handouts, quiz files, rubrics and notebooks of one chapter, into dist/course/",
        description="Handouts, quiz files, rubrics and notebooks of one chapter. Begin with start-here.html.",
    )  # fmt: skip
    made.add_argument("chapter", help="two digits, such as 04")
    made.add_argument("--out", type=Path, default=Path("dist/course"), help="folder (default: dist/course)")
    made.add_argument("--force", action="store_true", help="replace the files of an earlier export")
    made.add_argument(
        "--repository", default="", help="address of the book's repository (default: that of _config.yml)"
    )
    made.add_argument("--hub", default="", help="address of your JupyterHub, for the nbgitpuller link")
    made.add_argument("--site", default="", help="address of the book's site, from which notebooks install the package")
    made.set_defaults(run=run)


def run(asked: argparse.Namespace) -> None:
    """Make the files of one chapter and write them: all of them or none."""
    from alignment.checks.collect import page

    from .chapter import chapter
    from .links import links

    # What can be said at once is said before the chapter runs.
    name = page(asked.chapter).stem
    folder = asked.out / name
    refuse_to_replace(folder, asked.force)
    addresses = links(name, asked.repository, asked.hub)
    made = files(chapter(asked.chapter, say), addresses, asked.site)
    write(folder, made, say)


def say(line: str) -> None:
    print(line, flush=True)


def refuse_to_replace(folder: Path, force: bool) -> None:
    """Stop when the folder holds files.

    Raises
    ------
    Exists : naming some of them.
    """
    there = sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file())
    if there and not force:
        some = ", ".join(there[:5]) + " …" * (len(there) > 5)
        raise Exists(fault(str(folder), f"there are {len(there)} files: {some}", "a folder that is empty.",
                           "add --force to replace them, or choose another folder with --out."))  # fmt: skip


def files(chapter, addresses: list, site: str = "") -> dict[str, bytes]:
    """All files of a chapter that was run, by their path in its folder.

    addresses : of `links`; site : see `notebook.write`.
    """
    from . import gift, handout, moodle, notebook, page, qti, rubric, sheet, start, word
    from .__main__ import COMMANDS
    from .questions import quiz

    asked = quiz(chapter.number, chapter.title, chapter.items, chapter.figures)
    written = {form: writer.write(asked) for form, writer in zip(FORMATS, (moodle, gift, qti, sheet), strict=True)}
    criteria = rubric.rubric()
    papers = {
        "handout": (chapter.title, handout.handout(chapter)),
        "instructor/instructor": (f"Instructor’s copy: {chapter.title}",
                                  handout.instructor(chapter, criteria, "variants" in COMMANDS)),
        "rubric/rubric": (f"Rubric: {chapter.title}", rubric.sheet(criteria, chapter.title)),
    }  # fmt: skip
    made = {f"{path}.html": page.write(*paper) for path, paper in papers.items()}
    made |= {f"{path}.docx": word.write(*paper) for path, paper in papers.items()}
    made |= {FORMATS[form]: content for form, (content, _) in written.items()}
    made |= {f"quiz/figures/{q.figure.name}": q.figure.png for q in asked.questions if q.figure}
    made["rubric/rubric.csv"] = rubric.as_csv(criteria)
    where = f"chapters/{chapter.name}.md"
    made[f"notebook/{chapter.name}.ipynb"] = notebook.write(chapter.source, where, False, site)
    made[f"instructor/{chapter.name}-solutions.ipynb"] = notebook.write(chapter.source, where, True, site)
    lost = {form: gone for form, (_, gone) in written.items()}
    carried = {question.item for question in asked.questions}
    begin = start.start(chapter, {path: what(path) for path in sorted(made)}, addresses, carried, lost)
    return {START: page.write(f"Teaching kit: {chapter.title}", begin)} | made


WHAT = {
    "handout.": "for students: excerpt, objectives, questions with room to write, fact sheet on the last page; no key",
    "instructor/instructor.": "the same with key, lesson plans, misconceptions, discussion, rubric and solutions",
    "instructor/": "the notebook with solutions",
    "notebook/": "the notebook for students, with empty cells for the exercises",
    "quiz/figures/": "a picture that the table of questions names",
    "quiz/moodle.xml": "questions for Moodle: the file that carries most",
    "quiz/gift.txt": "questions as plain text, for Moodle and others",
    "quiz/qti.zip": "questions in QTI 1.2, for Canvas",
    "quiz/questions.csv": "questions as a table, for campus systems and Google Sheets",
    "rubric/rubric.csv": "the rubric as a table",
    "rubric/": "the rubric to print: a sheet to mark one answer on",
}


def what(path: str) -> str:
    """What a file is, in a few words."""
    return next(told for begin, told in WHAT.items() if path.startswith(begin))


def write(folder: Path, made: dict[str, bytes], say: Callable[[str], None]) -> None:
    for path, content in made.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        say(f"  {target}  {len(content) / 1000:,.0f} KB")
    say(f"{len(made)} files. Begin with {folder / START}; it says what each quiz file does not carry.")
