"""The page with which an instructor begins: what each file is, a line for the syllabus, links, what quizzes carry."""

from __future__ import annotations

from .blocks import Block, Heading, Para, Rows, Table
from .chapter import Chapter
from .handout import fits
from .links import Link
from .questions import Lost

IMPORTS = (
    "Moodle: Question bank, Import, “Moodle XML format”, quiz/moodle.xml. This file carries most. A category “Reading "
    "the Pivot” is made.",
    "Moodle and others, as plain text: quiz/gift.txt, “GIFT format”. You can read and change it in any editor.",
    "Canvas: Settings, Import Course Content, “QTI .zip file”, quiz/qti.zip. It is QTI 1.2.",
    "A campus system or a sheet: quiz/questions.csv, one row for each question. Pictures lie in quiz/figures.",
    "Google Forms reads no file. Open questions.csv in Google Sheets and paste from it, or use an add-on "
    "that reads a sheet, or the add-on “GIFT Quiz Editor” with gift.txt.",
)
KEYS = "The folders quiz and instructor hold keys. Keys of these questions also stand in the public pages."
ALL = (
    "“all” but for the last column: question, answers, key, and feedback for each answer, with the tolerance of "
    "numbers and the figure."
)
CARRIED, NOTHING = "all", "–"


def start(chapter: Chapter, files: dict[str, str], links: list[Link], carried: set[str],
          lost: dict[str, list[Lost]]) -> list[Block]:  # fmt: skip
    """The page.

    files : path -> what it is. carried : names of the self-checks that are in the quiz.
    lost : name of a format -> what it does not carry.
    """
    number, title = int(chapter.number), chapter.title
    return [
        Heading(f"Teaching kit: {title}", 1), Para(f"Chapter {number} of “Reading the Pivot”", look="small"),
        Heading("The files"), listed(files),
        Para(KEYS, look="note"),
        Heading("For your syllabus"), Para(syllabus(chapter), look="quote"), *fits(chapter),
        Heading("Links for students"), *(linked(one) for one in links),
        Heading("Quiz files: how to import them"), Rows(IMPORTS),
        Heading("Quiz files: what each carries"), matrix(chapter, carried, lost),
        Para(ALL, look="small"),
    ]  # fmt: skip


def listed(files: dict[str, str]) -> Table:
    """Files of the same content, such as HTML and Word, in one row."""
    rows: dict[str, list[str]] = {}
    for path, told in files.items():
        rows.setdefault(told, []).append(path)
    return Table(("Files", "What it is"), tuple((", ".join(paths), told) for told, paths in rows.items()))


def syllabus(chapter: Chapter) -> str:
    """One line to copy."""
    subtitle = f" ({chapter.subtitle})" if chapter.subtitle else ""
    verbs = "; ".join(chapter.objectives)
    return (
        f"Week __: “{chapter.title}”{subtitle}. Reading the Pivot, chapter {int(chapter.number)}, "
        f"{chapter.minutes} minutes of reading. Students will be able to {verbs}."
    )


def linked(one: Link) -> Para:
    return (
        Para(one.address, lead=f"{one.name}:", address=one.address)
        if one.address
        else Para(one.note, lead=f"{one.name}:")
    )


def matrix(chapter: Chapter, carried: set[str], lost: dict[str, list[Lost]]) -> Table:
    """Self-check × format, from what the writers said when they wrote; what no file carries stands in one column."""
    rows = []
    for item in chapter.items:
        name = f"{item.chapter}/{item.id}"
        gone = [[one.what for one in every if one.item == name] for every in lost.values()]
        nowhere = [what for what in gone[0] if all(what in one for one in gone)]
        own = ["; ".join(what for what in one if what not in nowhere) for one in gone]
        all_of_it = CARRIED if name in carried else NOTHING
        rows.append((f"{item.id} ({item.kind})", *(cell or all_of_it for cell in own), "; ".join(nowhere)))
    return Table(("Self-check", *lost, "In none of the files"), tuple(rows))
