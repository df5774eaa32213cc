"""`course variants`: one sheet for each student of a roster, and the key for the instructor; or pools for a platform.

    OUT/handouts/ID.html      what a student gets: everything is on it, a pocket calculator is enough
    OUT/handouts/index.html   all sheets by name
    OUT/answers.csv           a table to fill in: one row for each student, one column for each question
    OUT/instructor/key.csv    each student's variants, keys and common mistakes; only its owner can read it
    OUT/instructor/READ ME.txt

With `--pools` no roster is needed: OUT/instructor/pools/ gets, for each question, all variants as Moodle XML and GIFT.
Then the platform draws, and the seed plays no part.

Grading works from `key.csv`, not from the seed: marks must not move because a new year of data came in between.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from . import files, graded, roster, seed
from .draw import place
from .roster import Student
from .template import LETTERS, Template, Variant, pool

KEY = ("student", "name", "question", "template", "chapter", "case", "answer", "shown", "unit", "tolerance", "why",
       "mistakes")


@dataclass(frozen=True)
class Drawn:
    """One question of one student: its number on the sheet, its template, the variant."""

    number: int
    template: Template
    variant: Variant

    @property
    def answer(self) -> str:
        """The key as `key.csv` holds it: a number with all its digits, or a letter."""
        variant = self.variant
        return LETTERS[int(variant.answer)] if variant.options else repr(float(variant.answer))

    @property
    def mistakes(self) -> list[tuple[str, str, str]]:
        """(answer, name of the mistake, what its maker should read), numbers as text."""
        says, variant = self.template.slips, self.variant
        if variant.options:
            return [(LETTERS[n], slip, says[slip]) for n, (_, slip) in enumerate(variant.options) if slip]
        return [(repr(round(value, 9)), slip, says[slip]) for slip, value in variant.slips.items()]


def add_to(subparsers) -> None:
    """The subcommand `variants`."""
    parser = subparsers.add_parser("variants", help="graded questions: a sheet for each student, and the key")
    parser.add_argument("chapter", help="two digits, such as 02")
    parser.add_argument("--roster", type=Path, help="table (CSV) with the columns student and name")
    parser.add_argument("--seed", type=Path, help="the secret file that `course seed` made")
    parser.add_argument("--out", type=Path, help="folder for the files, outside of any repository")
    parser.add_argument("--questions", nargs="+", metavar="NAME", help="some of the chapter's questions, in this order")
    parser.add_argument("--pools", action="store_true", help="all variants for a learning platform, without a roster")
    parser.add_argument("--list", action="store_true", help="only list the chapter's questions")
    parser.add_argument("--force", action="store_true", help="write files anew that are there already")
    parser.set_defaults(run=_run)


def _run(asked) -> None:
    templates = graded.chosen(asked.chapter, asked.questions)
    if asked.list:
        return _list(templates)
    if not asked.out:
        mend = "add --out with a folder outside of any repository, such as ~/teaching/week4."
        raise files.Refused(files.fault("course variants", "it is not said where the files go.", "--out.", mend))
    files.private(asked.out)
    if asked.pools:
        return _pools(asked.out, templates, asked.force)
    if not (asked.roster and asked.seed):
        what = "a roster and a seed are needed to draw for each student."
        mend = "add --roster class.csv --seed your.seed; or --pools to let a platform draw."
        raise files.Refused(files.fault("course variants", what, "--roster and --seed.", mend))
    secret, students = seed.read(asked.seed), roster.read(asked.roster)
    print(f"{len(students)} students, {len(templates)} questions; going through the data …", flush=True)
    sheets = draw(secret, students, templates)
    _write(asked.out, sheets, seed.mark(secret), asked.force)
    print(f"{asked.out / 'handouts'}: {len(students)} sheets, with a list of them in index.html.")
    print(f"{asked.out / 'answers.csv'}: type or paste the answers here, then run `course grade`.")
    print(f"{asked.out / 'instructor' / 'key.csv'}: the key. Keep this folder to yourself.")
    print(told(sheets))


def _list(templates: Sequence[Template]) -> None:
    for template in templates:
        print(f"{template.id:28} {template.title} ({len(pool(template).variants)} variants)")


def draw(secret: bytes, students: Sequence[Student], templates: Sequence[Template]) -> dict[Student, list[Drawn]]:
    """The sheet of each student: one variant of every template, in the order of the templates."""
    pools = [(template, pool(template).variants) for template in templates]
    return {
        student: [
            Drawn(n, template, variants[place(secret, student.key, f"{template.chapter}/{template.id}", len(variants))])
            for n, (template, variants) in enumerate(pools, 1)
        ]
        for student in students
    }


def told(sheets: dict[Student, list[Drawn]]) -> str:
    """How different the sheets are, in one sentence: equal variants on two sheets, for the pair that has most."""
    cases = [[d.variant.case for d in sheet] for sheet in sheets.values()]
    seen = {tuple(sheet) for sheet in cases}
    questions = len(cases[0]) if cases else 0
    if len(seen) == len(cases):
        return f"No two students have the same {questions} variants. One question alone can be the same for some."
    return f"{len(cases) - len(seen)} students have the same sheet as another: ask more questions."


def key_rows(sheets: dict[Student, list[Drawn]]) -> list[list[object]]:
    """The rows of `key.csv`."""
    return [
        [student.id, student.name, d.number, d.template.id, d.template.chapter, d.variant.case, d.answer,
         d.template.shown(d.variant),
         d.template.unit, f"{d.template.tolerance:g}", d.template.why, json.dumps(d.mistakes, ensure_ascii=False)]
        for student, sheet in sheets.items() for d in sheet
    ]  # fmt: skip


README = """\
These files hold the keys of {students} students. Give nobody this folder.

Chapter {chapter}, questions: {questions}.
Drawn from the seed with the mark {mark}. The same seed and the same roster give the same sheets.

The sheets use the book's public data and code. A student can work out the answer of the own sheet from them, as from
the sheet itself. Nobody can tell without the seed who gets which variant.

To grade: python -m alignment.course grade ANSWERS.csv --key key.csv --out marks
"""


def _write(out: Path, sheets: dict[Student, list[Drawn]], mark: str, force: bool) -> None:
    from . import handouts

    names = handouts.names(sheets)
    columns = [f"q{n}" for n in range(1, 1 + len(next(iter(sheets.values()))))]
    first = next(iter(sheets.values()))
    inside = {
        "key.csv": files.table(KEY, key_rows(sheets)),
        "READ ME.txt": README.format(students=len(sheets), chapter=first[0].template.chapter, mark=mark,
                                     questions=", ".join(d.template.id for d in first)),
    }  # fmt: skip
    blank = [[s.id, s.name, *[""] * len(columns)] for s in sheets]
    planned = [out / "answers.csv", *(out / "instructor" / name for name in inside)]
    planned += [out / "handouts" / name for name in (*names.values(), "index.html")]
    files.fresh(planned, force)
    for name, text in inside.items():
        files.write(out / "instructor" / name, text, secret=True)
    files.write(out / "answers.csv", files.table(("student", "name", *columns), blank))
    for student, sheet in sheets.items():
        files.write(out / "handouts" / names[student], handouts.page(student, sheet))
    files.write(out / "handouts" / "index.html", handouts.index(names, first))


def _pools(out: Path, templates: Sequence[Template], force: bool) -> None:
    from . import gift, moodle
    from .quizzes import quiz_of

    made = {}
    for template in templates:
        quiz = quiz_of(template)
        for end, writer in ((".xml", moodle), (".gift", gift)):
            file = out / "instructor" / "pools" / f"{template.chapter}-{template.id}{end}"
            made[file] = writer.write(quiz)[0].decode()
    files.fresh(made, force)
    for path, text in made.items():
        files.write(path, text, secret=True)
    print(f"{out / 'instructor' / 'pools'}: {len(templates)} pools, each as Moodle XML and GIFT. They hold the keys.")
    print("Import each file into a category of its own, and let the quiz take one random question from each.")
