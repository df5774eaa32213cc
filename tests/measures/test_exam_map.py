"""Past questions and what serves them: derived from the chapters, joined with the file, every fault told."""

from __future__ import annotations

import pandas as pd
import pytest

from alignment import exam_map
from alignment.errors import BadItem
from alignment.exam_map import Chapter, chapters, joined, rows

ASKED = pd.DataFrame({"paper": ["Current Affairs", "Essay", "Essay"]}, index=["ca", "essay", "old"])
WRITTEN = {2: Chapter("02-six-decades", "Six decades apart?", ("ca",))}
PLANNED = {9: "Who governs"}
SOUND = [
    {"question": "ca", "claims": ["six-decades"], "later": [9]},
    {"question": "essay", "none": "No table shows it."},
    {"question": "old", "later": [9]},
]


def test_every_past_question_has_a_chapter_or_a_reason():
    table = rows()
    told = table["chapters"].astype(bool) | table["later"].astype(bool) | (table["none"] != "")
    assert table.index[~told].tolist() == []


def test_what_a_chapter_lists_is_read_from_its_own_text():
    assert "ca-2022-q2" in chapters()[2].questions and "ca-2022-q2" in chapters()[12].questions
    assert rows().loc["ca-2022-q2", "chapters"] == [n for n, one in chapters().items() if "ca-2022-q2" in one.questions]
    assert chapters()[2].title == "Six decades apart?"


def test_chapters_claims_and_plans_of_a_question_stand_in_one_row():
    table = joined(ASKED, SOUND, WRITTEN, PLANNED)
    assert table.loc["ca", ["chapters", "claims", "later", "none"]].tolist() == [[2], ["six-decades"], [9], ""]
    assert table.loc["essay", "none"] == "No table shows it." and table.loc["old", "chapters"] == []


def test_a_chapter_that_was_written_is_no_longer_to_come():
    written = WRITTEN | {9: Chapter("09-who-governs", "Who governs", ("old",))}
    table = joined(ASKED, SOUND, written, {})
    assert table["later"].tolist() == [[], [], []] and table.loc["old", "chapters"] == [9]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"question": "cb", "later": [9]}, "such as ca"),
        ({"question": "old", "claims": ["six-decade"]}, "six-decades"),
        ({"question": "old", "claims": ["six-decades"]}, "does not list it"),
        ({"question": "old", "later": [19]}, "no chapter 19"),
        ({"question": "old", "chapter": [2]}, "no field 'chapter'"),
        ({"question": "old"}, "says nothing"),
        ({"question": "ca", "none": "No."}, "there is something"),
    ],
)
def test_a_row_with_a_fault_is_refused_with_its_mend(row, told):
    with pytest.raises(BadItem, match=rf"(?s)exam_map.yml, question .*{told}.*Mend: "):
        joined(ASKED, [row], WRITTEN, PLANNED)


def test_a_question_stands_once():
    with pytest.raises(BadItem, match="twice"):
        joined(ASKED, [SOUND[2], SOUND[2]], WRITTEN, PLANNED)


def test_a_chapter_that_lists_an_unknown_question_is_named():
    with pytest.raises(BadItem, match=r"(?s)chapters/02-six-decades.md.*'cb'.*Mend: "):
        joined(ASKED, [], {2: WRITTEN[2]._replace(questions=("cb",))}, PLANNED)


def test_a_chapter_is_written_or_to_come():
    assert not set(exam_map.to_come()) & set(chapters())
