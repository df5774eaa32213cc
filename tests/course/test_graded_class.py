"""A class of 200, from roster to marks; and the files that instructors bring, as they bring them."""

from __future__ import annotations

import csv
import json
import os
import subprocess

import numpy as np
import pandas as pd
import pytest

from alignment.course import analysis, handouts, marking, reading, roster, seed
from alignment.course.__main__ import main
from alignment.course.variants import KEY
from alignment.errors import BadItem

CHAPTER, QUESTIONS = "04", ("change-of-share", "deal-in-part", "level-or-share", "part-that-changed-hands")
NAMES = ["Ayesha Khan", "علی رضا", "Bilal, Jr.", 'O\'Neil "<b>" & Sons', "=cmd()"]
posix = pytest.mark.skipif(os.name != "posix" or not hasattr(os, "geteuid"), reason="file modes are those of POSIX")


def rows_of(path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))


def saved(path, rows, end="\n", encoding="utf-8", comma=",") -> object:
    path.write_text(end.join(comma.join(row) for row in rows), encoding=encoding, newline="")
    return path


def answered(key_path, path, rng) -> dict[str, float]:
    """A simulated class: the abler a student, the more is right; the others make known mistakes, others, or nothing."""
    key = marking.read_key(key_path)
    ability = {student: rng.normal() for student in key}
    lines = [["student", *(f"q{n}" for n in range(1, 1 + len(QUESTIONS)))]]
    for student, questions in key.items():
        lines.append([next(iter(questions.values())).student,
                      *(one_answer(q, ability[student], rng) for q in questions.values())])
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)
    return ability


def one_answer(q, ability: float, rng) -> str:
    if rng.random() < 1 / (1 + np.exp(0.35 * q.number - 0.9 - 1.4 * ability)):
        return q.answer if q.lettered else f"{q.answer:.3f}" + "%" * int(q.unit == "%" and rng.random() < 0.5)
    luck = rng.random()
    if luck < 0.15:
        return ""
    value = q.mistakes[rng.integers(len(q.mistakes))][0] if luck < 0.8 else "H" if q.lettered else -98765.0
    return value if q.lettered else f"{value:.4f}"


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """The files of a class of 200 after `seed` and `variants`."""
    folder = tmp_path_factory.mktemp("class")
    with (folder / "roster.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([["Student", "Name"],
                                                   *([f"F20/{n:03}", NAMES[n % 5]] for n in range(200))])
    assert main(["seed", str(folder / "own.seed")]) == 0
    words = ["variants", CHAPTER, "--roster", str(folder / "roster.csv"), "--seed", str(folder / "own.seed"),
             "--questions", *QUESTIONS]
    assert main([*words, "--out", str(folder / "out")]) == 0
    return folder


def test_a_class_of_200_goes_from_roster_to_marks(room, capsys):
    key, rng = room / "out" / "instructor" / "key.csv", np.random.default_rng(1)
    ability = answered(key, room / "answers.csv", rng)
    assert main(["grade", str(room / "answers.csv"), "--key", str(key), "--out", str(room / "marks")]) == 0
    marks = pd.DataFrame(rows_of(room / "marks" / "marks.csv"))
    assert len(marks) == 200 and marks["total"].astype(int).between(0, 4).all()
    # The abler get more marks, and the report finds that every question tells them apart.
    assert np.corrcoef([ability[reading.known_as(s)] for s in marks["student"]], marks["total"].astype(int))[0, 1] > 0.5
    items = pd.DataFrame(rows_of(room / "marks" / "items.csv")).astype({"right": float, "discrimination": float})
    assert list(items["template"]) == list(QUESTIONS)
    assert items["right"].is_monotonic_decreasing and (items["discrimination"] > 0.1).all()
    feedback = pd.DataFrame(rows_of(room / "marks" / "feedback.csv"))
    statuses = set(feedback["status"])
    assert {"right", "blank", "another answer", "sign", "as ordered", "not halved"} <= statuses
    assert feedback["says"].str.len().min() > 20
    report = (room / "marks" / "report.html").read_text("utf-8")
    assert report.count("<svg") == 3 and report.count('role="img"') == 3 and "<script" not in report
    pages = list((room / "marks" / "feedback").iterdir())
    assert len(pages) == 200 and "200 students" in capsys.readouterr().out


def test_the_students_sheets_hold_no_key_and_show_any_name(room):
    pages = sorted((room / "out" / "handouts").glob("f20*.html"))
    key = marking.read_key(room / "out" / "instructor" / "key.csv")
    assert len(pages) == len(key) == 200
    texts = [page.read_text("utf-8") for page in pages]
    assert any("علی رضا" in t for t in texts) and not any("<b>&quot;" in t or '"<b>"' in t for t in texts)
    says = {words for questions in key.values() for q in questions.values() for *_, words in q.mistakes}
    assert not any(words in text for words in says for text in texts[:5])
    assert len({tuple(q.case for q in questions.values()) for questions in key.values()}) > 190


@posix
def test_keys_and_marks_are_for_their_owners_eyes(room):
    for path in (room / "own.seed", room / "out" / "instructor" / "key.csv"):
        assert path.stat().st_mode & 0o077 == 0


def test_the_same_seed_gives_the_same_sheet_to_a_student_whoever_else_is_there(room):
    key = marking.read_key(room / "out" / "instructor" / "key.csv")
    saved(room / "late.csv", [["student", "name"], ["NEW-1", "Late"], [" f20/007 ", "Again"]])
    words = ["variants", CHAPTER, "--roster", str(room / "late.csv"), "--seed", str(room / "own.seed"), "--questions",
             *QUESTIONS]
    assert main([*words, "--out", str(room / "late")]) == 0
    again = marking.read_key(room / "late" / "instructor" / "key.csv")
    assert [q.case for q in again["f20/007"].values()] == [q.case for q in key["f20/007"].values()]


def test_nothing_is_overwritten_unasked(room, capsys):
    words = ["variants", CHAPTER, "--roster", str(room / "roster.csv"), "--seed", str(room / "own.seed"), "--questions",
             *QUESTIONS]
    before = (room / "out" / "instructor" / "key.csv").read_bytes()
    assert main([*words, "--out", str(room / "out")]) == 1 and "--force" in capsys.readouterr().err
    assert main(["seed", str(room / "own.seed")]) == 1 and "is there already" in capsys.readouterr().err
    assert main([*words, "--out", str(room / "out"), "--force"]) == 0
    assert (room / "out" / "instructor" / "key.csv").read_bytes() == before


def test_pools_for_a_platform_hold_every_variant(tmp_path):
    assert main(["variants", CHAPTER, "--pools", "--questions", "deal-in-part", "--out", str(tmp_path / "p")]) == 0
    [xml] = (tmp_path / "p" / "instructor" / "pools").glob("*.xml")
    assert xml.read_text("utf-8").count('type="numerical"') >= 24


@posix
def test_a_seed_that_others_can_read_is_refused(tmp_path, capsys):
    seed.make(tmp_path / "s")
    (tmp_path / "s").chmod(0o644)
    with pytest.raises(seed.Refused, match="chmod 600"):
        seed.read(tmp_path / "s")
    (tmp_path / "s").chmod(0o600)
    assert len(seed.read(tmp_path / "s")) == 32


def test_a_seed_and_a_key_stay_out_of_repositories(tmp_path, capsys):
    tree = tmp_path / "tree"
    tree.mkdir()
    subprocess.run(["git", "init", "-q", str(tree)], check=True)
    (tree / ".gitignore").write_text("kept/\n")
    assert main(["seed", str(tree / "kept" / "s")]) == 1 and "git repository" in capsys.readouterr().err
    assert main(["variants", CHAPTER, "--pools", "--out", str(tree / "open")]) == 1
    assert "would be committed" in capsys.readouterr().err
    assert not (tree / "open").exists() and not (tree / "kept").exists()
    assert main(["variants", CHAPTER, "--pools", "--questions", "deal-in-part", "--out", str(tree / "kept")]) == 0


@pytest.mark.parametrize("text", ["", "abc", "0" * 63, "Z" * 64])
def test_a_file_that_is_no_seed_is_named(tmp_path, text):
    path = tmp_path / "s"
    path.write_text(text)
    path.chmod(0o600)
    with pytest.raises(seed.Refused, match="does not hold a seed"):
        seed.read(path)


@pytest.mark.parametrize("form", [
    {"encoding": "utf-8-sig"}, {"encoding": "utf-16"}, {"comma": ";"}, {"comma": "\t", "encoding": "utf-16"},
    {"end": "\r\n"}, {"end": "\r"},
])  # fmt: skip
def test_a_roster_is_read_as_excel_saves_it(tmp_path, form):
    path = saved(tmp_path / "r.csv", [["Student ", "NAME"], ["۱۲", "علی رضا"], ["", ""], ["13", "Sana"]], **form)
    assert [(s.key, s.name) for s in roster.read(path)] == [("12", "علی رضا"), ("13", "Sana")]


@pytest.mark.parametrize(("rows", "told"), [
    ([["student", "name"], ["A1", "x"], ["a1 ", "y"]], "row 3, column student: the id 'a1' stands in row 2 too"),
    ([["student", "name"], ["", "x"]], "row 2, column student: the id is missing"),
    ([["student", "name"], ["1.2E+11", "x"]], "cut short"),
    ([["studnt", "name"], ["1", "x"]], "rename 'studnt' to 'student'"),
    ([["student", "student", "name"], ["1", "2", "x"]], "occurs twice"),
    ([["student", "name"], ["1", "x", "extra"]], "row 2: it has 3 cells"),
    ([["student", "name"]], "nobody is on it"),
    ([], "the file is empty"),
])  # fmt: skip
def test_a_faulty_roster_is_named_by_row_with_the_mend(tmp_path, rows, told):
    with pytest.raises(BadItem) as refused:
        roster.read(saved(tmp_path / "r.csv", rows))
    assert told in str(refused.value) and "Mend: " in str(refused.value)


def test_files_of_other_kinds_are_named(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"PK\x03\x04zip")
    (tmp_path / "b.csv").write_bytes("student,name\n1,Zoë\n".encode("latin-1"))
    for name, told in (("a.csv", "workbook"), ("b.csv", "row 2: a letter is not UTF-8"),
                       ("none.csv", "cannot be read")):
        with pytest.raises(BadItem, match=told):
            roster.read(tmp_path / name)


def test_five_thousand_students_are_read_and_keep_their_own_file_names(tmp_path):
    rows = [["student", "name"], *([f"طالب {n}" if n % 2 else f"X/{n}", "n"] for n in range(5000))]
    students = roster.read(saved(tmp_path / "r.csv", rows))
    assert len(students) == len(set(handouts.names(students).values())) == 5000


def key_of(folder, *questions) -> dict:
    """A key of hand-made questions: (student, number, answer, unit, tolerance, mistakes)."""
    with (folder / "key.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(KEY)
        for student, n, answer, unit, tolerance, mistakes in questions:
            lines.writerow([student, "N", n, "t", "02", "c", answer, f"{answer}{unit}", unit, tolerance, "Why.",
                            json.dumps(mistakes)])
    return marking.read_key(folder / "key.csv")


SMALL = [("A1", 1, "36.4", "%", 1, [["63.6", "the rest", "The rest."]]),
         ("A1", 2, "B", "", 0.5, [["A", "level", "Level."]]),
         ("A1", 3, "-7.2", "percentage points", 0.2, [["7.2", "sign", "Sign."]])]  # fmt: skip


@pytest.mark.parametrize(("answers", "statuses"), [
    (["36%", "b)", "-7.2 %"], ["right"] * 3), (["37.4", "(B)", "−7.1 points"], ["right"] * 3),
    (["۳۶", "B.", "-7.2pp"], ["right"] * 3),
    (["64", "a", "7.2"], ["the rest", "level", "sign"]), (["12", "C", "0"], ["another answer"] * 3),
    (["", "-", " n/a "], ["blank"] * 3),
    (["37.5", "B", "-7.5"], ["another answer", "right", "another answer"]),
])  # fmt: skip
def test_answers_are_marked_as_students_write_them(tmp_path, answers, statuses):
    key = key_of(tmp_path, *SMALL)
    path = saved(tmp_path / "a.csv", [["student", "q1", "q2", "q3"], [" a1", *answers]], comma=";")
    assert list(marking.mark(key, path)["status"]) == statuses


@pytest.mark.parametrize(("cells", "told"), [
    (["A1", "36,4", "B", "-7"], "row 2, column q1 (A1): '36,4' could not be read"),
    (["A1", "36", "second", "-7"], "Write one letter"),
    (["A1", "about 36", "B", "-7"], "--unread-is-wrong"), (["A9", "36", "B", "-7"], "is not in the key"),
])  # fmt: skip
def test_an_answer_that_cannot_be_read_stops_the_grading(tmp_path, cells, told):
    key, path = key_of(tmp_path, *SMALL), saved(tmp_path / "a.csv", [["student", "q1", "q2", "q3"], cells], comma=";")
    with pytest.raises(BadItem) as refused:
        marking.mark(key, path)
    assert told in str(refused.value)


def test_decimal_commas_and_unread_answers_are_taken_when_asked(tmp_path):
    rows = [["student", "q1", "q2", "q3"], ["A1", "36,4%", "?!", "-7,2"]]
    key, path = key_of(tmp_path, *SMALL), saved(tmp_path / "a.csv", rows, comma=";")
    found = marking.mark(key, path, decimal_comma=True, unread_is_wrong=True)
    assert list(found["status"]) == ["right", "not read", "right"] and list(found["right"]) == [True, False, True]


def test_a_student_twice_and_a_changed_key_are_named(tmp_path):
    key = key_of(tmp_path, *SMALL)
    with pytest.raises(BadItem, match="stands in row 2 too"):
        rows = [["student", "q1", "q2", "q3"], ["A1", "1", "B", "1"], ["a1", "2", "B", "1"]]
        marking.mark(key, saved(tmp_path / "a.csv", rows))
    with pytest.raises(BadItem, match="row 2: the row was changed"):
        key_of(tmp_path, ("A1", 1, "many", "%", 1, []))


def test_a_student_without_a_row_has_blanks(tmp_path):
    key = key_of(tmp_path, *SMALL, *[("B2", *q[1:]) for q in SMALL])
    found = marking.mark(key, saved(tmp_path / "a.csv", [["student", "q1", "q2", "q3"], ["A1", "36", "B", "-7.2"]]))
    assert list(marking.totals(found)["total"]) == [3, 0] and list(found["status"])[3:] == ["blank"] * 3


def test_discrimination_leaves_the_question_itself_out():
    """By hand: three questions, 20 students. Question 1 agrees with the sum of the others, question 3 opposes it."""
    right = pd.DataFrame({1: [1] * 10 + [0] * 10, 2: [1] * 10 + [0] * 10, 3: [0] * 10 + [1] * 10}).astype(float)
    assert np.isnan(analysis.discrimination(right, 1))  # the others always add up to 1
    assert analysis.discrimination(right, 3) == pytest.approx(-1)
    assert np.isnan(analysis.discrimination(right.iloc[5:15], 3))  # ten students are too few
    with_itself = np.corrcoef(right[3], right.sum(axis=1))[0, 1]
    assert with_itself < 0 and analysis.discrimination(right.assign(**{"3": 1}), 3) < 0


def test_wilsons_interval_stays_within_0_and_1_and_is_the_published_one():
    low, high = analysis.wilson(pd.Series([0.0, 0.5, 1.0]), pd.Series([10, 20, 10]))
    assert low[0] == pytest.approx(0, abs=1e-12) and high[2] == pytest.approx(1)
    from statsmodels.stats.proportion import proportion_confint

    theirs = proportion_confint(10, 20, method="wilson")
    assert (low[1], high[1]) == pytest.approx(theirs, abs=1e-4)
