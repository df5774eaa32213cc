"""`course grade`: from the answers of a class to marks, feedback and an item analysis.

    OUT/marks.csv           a row for each student: 1 or 0 for each question, total, per cent
    OUT/feedback.csv        a row for each answer, with what its student should read
    OUT/feedback/ID.html    the same as a page for each student
    OUT/items.csv           difficulty and discrimination of each question
    OUT/report.html         all this as one page with plots
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from . import files, marking


def add_to(subparsers) -> None:
    """The subcommand `grade`."""
    parser = subparsers.add_parser("grade", help="marks, feedback and an item analysis from a class's answers")
    parser.add_argument("answers", type=Path, help="table (CSV) with the columns student, q1, q2 …")
    parser.add_argument("--key", type=Path, required=True, help="the key.csv that `course variants` wrote")
    parser.add_argument("--out", type=Path, required=True, help="folder for the files, outside of any repository")
    parser.add_argument("--decimal-comma", action="store_true", help="12,5 in the answers is twelve and a half")
    parser.add_argument("--unread-is-wrong", action="store_true", help="no marks for answers that cannot be read")
    parser.add_argument("--force", action="store_true", help="write files anew that are there already")
    parser.set_defaults(run=_run)


def _run(asked) -> None:
    files.private(asked.out)
    key = marking.read_key(asked.key)
    marking.checked(key)
    marks = marking.mark(key, asked.answers, asked.decimal_comma, asked.unread_is_wrong)
    written = write(asked.out, marks, asked.force)
    total = marking.totals(marks)
    absent = int((marks["status"] == marking.BLANK).groupby(marks["student"]).all().sum())
    print(f"{len(total)} students, {marks['question'].nunique()} questions; mean {total['percent'].mean():.0f}%.")
    if absent:
        print(f"{absent} students gave no answer at all: were they absent, or is a row missing?")
    print(f"{asked.out}: {written} files; begin with report.html.")


def write(out: Path, marks: pd.DataFrame, force: bool = False) -> int:
    """All files of a grading; gives their number.

    Raises
    ------
    Refused : one of them is there already.
    """
    from . import analysis, report

    items, total = analysis.items(marks), marking.totals(marks)
    pages = report.feedback_pages(marks, total)
    made = {
        "marks.csv": files.table(list(total), total.to_numpy().tolist()),
        "feedback.csv": files.table(list(marks), marks.to_numpy().tolist()),
        "items.csv": files.table(["question", *items], _rounded(items)),
        "report.html": report.page(marks, items, total),
    } | {f"feedback/{name}": text for name, text in pages.items()}
    files.fresh([out / name for name in made], force)
    for name, text in made.items():
        files.write(out / name, text, secret=True)
    return len(made)


def _rounded(items: pd.DataFrame) -> list[list[object]]:
    return items.reset_index().round(3).astype(object).where(lambda t: t.notna(), "").to_numpy().tolist()
