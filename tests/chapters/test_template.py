"""The empty chapter of docs/: it has the seven headings, runs from the top, and keeps the rules that chapters keep."""

from __future__ import annotations

from pathlib import Path

import pytest
import test_text as rules
import yaml

PATH = rules.ROOT / "docs" / "template-chapter.md"


@pytest.fixture(scope="module")
def ran() -> tuple[dict, list[dict], str]:
    """The empty chapter after all its cells have run, as `rules.room` gives a chapter."""
    return *rules.run(PATH), PATH.read_text("utf-8")


def test_the_empty_chapter_keeps_what_the_tests_of_a_chapter_ask(monkeypatch):
    """As a chapter that judges a claim: its headings, its minutes, its folds, its figures, its numbers."""
    monkeypatch.setattr(rules, "JUDGES", {PATH.stem})
    for rule in (
        rules.test_the_sections_of_a_chapter_are_numbered_and_end_in_use,
        rules.test_a_chapter_reads_in_the_minutes_that_it_says,
        rules.test_a_notebook_folds_the_code_of_its_self_checks,
        rules.test_few_figures_stand_before_the_verdict,
        rules.test_no_number_is_typed_by_hand,
        rules.test_cells_are_short_enough_to_learn_from,
        rules.test_a_name_shown_in_the_prose_is_bound_once,
    ):
        rule(PATH)


def test_the_empty_chapter_runs_and_its_alt_text_is_that_of_its_table(ran):
    rules.test_the_solutions_of_the_exercises_run(ran)
    rules.test_every_number_of_an_alt_text_stands_in_its_table(ran)


def test_the_empty_chapter_opens_as_a_notebook():
    front = yaml.safe_load(PATH.read_text("utf-8").split("---")[1])
    like = yaml.safe_load(Path(rules.CHAPTERS[-1]).read_text("utf-8").split("---")[1])
    assert front["jupytext"] == like["jupytext"] and front["kernelspec"] == like["kernelspec"]
