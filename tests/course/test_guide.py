"""The instructors' guide: its commands run as they stand, the files that it names are written, its tables are whole."""

from __future__ import annotations

import csv
import json
import re
import shlex
import subprocess
from pathlib import Path

import pytest
from test_course_quiz import WRITERS
from test_handed_records import SAVED

from alignment.course import graded, guide
from alignment.course.__main__ import main, parser
from alignment.course.teaching import COURSES, teaching
from alignment.exam_map import chapters
from alignment.neutral_terms import terms

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "appendix" / "instructors.md").read_text("utf-8")
BLOCKS = "\n".join(re.findall(r"^ *~~~bash\n(.*?)^ *~~~$", TEXT, re.MULTILINE | re.DOTALL))
LINES = [line.strip() for line in BLOCKS.splitlines() if line.strip()]
PYTHON = "python -m alignment.course "
STUDENTS = 24
QUICK = ["deal-in-part", "change-of-share", "concentration"]  # their pools take seconds; all six half a minute


def section(title: str) -> str:
    """What stands under a heading of the guide."""
    return re.split(r"^##+ ", TEXT.split(f"# {title}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> Path:
    """An instructor's folder after all the guide's own commands, in their order; answers are typed in between."""
    home = tmp_path_factory.mktemp("teaching")
    names = "".join(f"F20-{n:03},Student {n}\n" for n in range(STUDENTS))
    (home / "class.csv").write_text("student,name\n" + names, "utf-8")
    (home / "records").mkdir()
    (home / "records" / "F20-001.json").write_text(json.dumps({"v": 1, "items": {"04/without-engines": SAVED}}))
    chosen = graded.chosen
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(graded, "chosen", lambda chapter, ids: chosen(chapter, ids or QUICK))
        for line in (one for one in LINES if one.startswith(PYTHON)):
            words = [str(home / Path(word).name) if word == "class.csv" else word.replace("~/teaching", str(home))
                     for word in shlex.split(line.removeprefix(PYTHON))]  # fmt: skip
            assert main(words) == 0, line
            if "--roster" in words:
                type_answers(home / "week4")
    return home


def type_answers(week: Path) -> None:
    """Every second student answers all questions, the others the first one only."""
    key: dict[str, list[str]] = {}
    for row in rows(week / "instructor" / "key.csv"):
        key.setdefault(row["student"], []).append(row["answer"])
    head = ["student", *(f"q{n}" for n in range(1, 1 + len(key["F20-000"])))]
    given = [[s, *(a if not n % 2 or not place else "" for place, a in enumerate(answers))]
             for n, (s, answers) in enumerate(key.items())]  # fmt: skip
    with (week / "answers.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *given])


def test_every_subcommand_that_the_guide_explains_is_run(desk):
    assert [line.split()[3] for line in LINES if line.startswith(PYTHON)] == [
        "seed", "variants", "variants", "grade", "variants", "records"]  # fmt: skip


def test_the_files_that_the_guide_names_after_drawing_and_marking_are_there(desk):
    named = re.findall(r"`((?:instructor|handouts|marks|feedback|answers|key)[\w./]*)`", section("Graded variants"))
    places = [desk / "week4", desk / "week4" / "marks", desk / "week4" / "instructor"]
    assert len(set(named)) > 6
    assert [name for name in named if not any((place / name).exists() for place in places)] == []
    assert {path.suffix for path in (desk / "pools").rglob("*") if path.is_file()} == {".xml", ".gift"}
    assert len(rows(desk / "records-table" / "summary.csv")) == 1


def test_a_question_can_be_left_out_by_deleting_its_rows_of_the_key(desk, tmp_path):
    """What the guide says of an appeal."""
    kept = [row for row in rows(desk / "week4" / "instructor" / "key.csv") if row["question"] != "3"]
    with (tmp_path / "key.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, kept[0])
        writer.writeheader()
        writer.writerows(kept)
    words = ["grade", str(desk / "week4" / "answers.csv"), "--key", str(tmp_path / "key.csv"), "--out"]
    assert main([*words, str(tmp_path / "marks")]) == 0
    assert "q3" not in rows(tmp_path / "marks" / "marks.csv")[0]


def test_variants_say_what_is_missing_without_a_folder(capsys):
    assert main(["variants", "04", "--pools"]) == 1
    assert "--out" in capsys.readouterr().err


def test_the_guides_make_commands_are_known_to_make_and_to_the_export():
    made = re.findall(r"make course CHAPTER=\d\d|OPTIONS=(?:\"[^\"]+\"|[^\s`]+)", TEXT)
    assert len(made) >= 3
    for words in ([*shlex.split(made[0])[1:], *shlex.split(one)] for one in made[1:]):
        done = subprocess.run(["make", "-n", "--no-print-directory", *words], cwd=ROOT, capture_output=True, text=True)
        call = done.stdout.strip().splitlines()[-1]
        assert done.returncode == 0 and "-m alignment.course export 04" in call, done.stderr
        assert parser().parse_args(shlex.split(call.split("alignment.course ", 1)[1])).chapter == "04"


def test_the_guide_names_all_that_a_format_loses(asked):
    said = " ".join(section("What a quiz file does not carry").split())
    said = re.sub(r"\d+ (?=rows|questions)", "N ", said)
    lost = {re.sub(r"\d+ (?=rows|questions)", "N ", one.what) for w in WRITERS.values() for one in w.write(asked)[1]}
    assert len(lost) > 8 and [what for what in lost if what not in said] == []


def test_the_tables_hold_every_chapter_term_and_misconception_without_raw_markup():
    written = [f"{number:02}" for number in chapters()]
    noted = [number for number in written if teaching(number).misconceptions]
    assert len(guide.chapters().frame) == len(written) and len(guide.misconceptions().frame) == len(noted) > 5
    assert len(guide.neutral().frame) == len(terms()) and len(guide.graded().frame) == len(graded.every())
    assert all(len(guide.uses(course).frame) == len(noted) for course in COURSES)
    told = [guide.chapters(), guide.misconceptions(), guide.graded(), guide.marks(), *map(guide.uses, COURSES)]
    assert [table for table in told if "{" in table.html or "`" in table.html] == []
    assert "Looks back to chapters" in guide.chapters().html and 'href="../chapters/04' in guide.chapters().html
