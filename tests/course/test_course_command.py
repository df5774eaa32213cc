"""python -m alignment.course: helpful, quick to refuse, and it replaces nothing unasked."""

from __future__ import annotations

import sys
from dataclasses import replace

import pytest

from alignment.course import export, needed, questions, teaching
from alignment.course.__main__ import COMMANDS, main
from alignment.errors import BadItem, UnknownName


def test_help_names_every_command(capsys):
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    said = capsys.readouterr().out
    assert left.value.code == 0 and [name for name in COMMANDS if name not in said] == []


def test_an_unknown_chapter_gets_the_nearest(capsys):
    assert main(["export", "44"]) == 1
    said = capsys.readouterr().err
    assert "there is no such chapter" in said and "try 04" in said and "Traceback" not in said


def test_nothing_is_replaced_unasked(tmp_path, capsys):
    mine = tmp_path / "04-who-arms-pakistan" / "handout.html"
    mine.parent.mkdir()
    mine.write_text("mine")
    assert main(["export", "04", "--out", str(tmp_path)]) == 1
    assert "--force" in capsys.readouterr().err and mine.read_text() == "mine"
    export.refuse_to_replace(mine.parent, force=True)


def test_an_address_that_is_none_is_refused_before_the_chapter_runs(tmp_path, capsys):
    assert main(["export", "04", "--out", str(tmp_path), "--hub", "hub.example.edu"]) == 1
    assert "--hub" in capsys.readouterr().err


def test_a_missing_library_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(needed.Missing, match="make course"):
        needed.needed("python-docx", "docx", "DOCX")


def test_a_new_kind_of_self_check_is_an_error_and_not_silence(items, figures):
    with pytest.raises(BadItem, match="questions.py"):
        questions.quiz("99", "T", [replace(items[0], kind="maze")], figures)


def test_notes_that_break_their_form_are_refused(tmp_path, monkeypatch):
    text = (teaching.folder() / "04.yml").read_text("utf-8")
    monkeypatch.setattr(teaching, "folder", lambda: tmp_path)
    for old, new, said in (
        ("- [5, 'Read the excerpt aloud. What", "- [6, 'Read the excerpt aloud. What", "add up to 51"),
        ("discussion:", "talk:", "its parts"),
        ("thinks: A large", "believes: A large", "misconception 1"),
    ):
        assert old in text
        (tmp_path / "04.yml").write_text(text.replace(old, new, 1), "utf-8")
        with pytest.raises(BadItem, match=said):
            teaching.teaching("04")


def test_notes_that_the_data_refute_or_that_name_no_question_are_refused():
    from alignment.course import values

    with pytest.raises(BadItem, match="no longer hold"):
        values.refuse_untrue(("a > b",), {"bool(a > b)": "False"}, "04")
    with pytest.raises(UnknownName, match="own-verdict"):
        values.refer("see {question}`own-verdikt`", {"own-verdict": 9}, "data/teaching/04.yml")
