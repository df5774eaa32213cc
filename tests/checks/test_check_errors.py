"""An item that is written wrongly fails in the author's cell, in words that name chapter, item and mend."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from desk import example, examples
from kinds import evidence, highlight, match, order

from alignment.checks import Choice, Number, door
from alignment.errors import BadItem

OPTIONS = examples()["choice"].fields["options"]
EVENTS, ROWS, PHRASES = order.EVENTS, match.ROWS, highlight.PHRASES
LINE = examples()["draw"].fields["series"]
REASONS, SAID = evidence.REASONS, evidence.FEEDBACK


def changed(n: int, **change) -> list[dict]:
    """The example's options, one of them changed."""
    return [o | change if i == n else o for i, o in enumerate(OPTIONS)]


@pytest.mark.parametrize(("name", "change", "words"), [
    ("choice", dict(options=changed(1, right=False)), "no option is right"),
    ("choice", dict(options=changed(0, right=True)), "2 options are right"),
    ("choice", dict(options=changed(0, text=" china ")), "options 1 and 2 have the same text"),
    ("choice", dict(options=changed(0, text="China\u200f ")), "options 1 and 2 have the same text"),
    ("choice", dict(options=changed(2, feedback="  ")), "feedback of option 3 is empty"),
    ("choice", dict(options=changed(2, right="no")), "right of option 3 is 'no'"),
    ("choice", dict(options=changed(2, rihgt=True)), "try right"),
    ("choice", dict(options=OPTIONS[:1]), "fewer than two options"),
    ("choice", dict(options=["a", "b"]), "option 1 is str"),
    ("choice", dict(hints="one hint"), "hints is str"),
    ("choice", dict(hints=[""]), "hints, number 1 is empty"),
    ("choice", dict(prompt=""), "prompt is empty"),
    ("choice", dict(prompt="bell \x07"), "U+0007"),
    ("choice", dict(prompt="half \ud83d"), "U+D83D"),
    ("choice", dict(id=""), "id is ''"),
    ("choice", dict(id="Raw Agreement"), "id is 'Raw Agreement'"),
    ("choice", dict(chapter=2), "chapter is 2"),
    ("number", dict(tolerance=0.4), "tolerance 0.4 is below the display precision (0 decimals)"),
    ("number", dict(decimals=2, tolerance=0.0049, wrong=[]), "below the display precision (2 decimals)"),
    ("number", dict(answer=None), "no right answer"),
    ("number", dict(answer=math.nan), "answer is nan"),
    ("number", dict(answer=[1.0]), "answer is [1.0]"),
    ("number", dict(answer=True), "answer is True"),
    ("number", dict(feedback=""), "feedback is empty"),
    ("number", dict(wrong=[(37, "x")]), "wrong answer 1 (37%) counts as right"),
    ("number", dict(wrong=[(64, "x"), (64.1, "y")]), "wrong answer 2 (64%) occurs twice"),
    ("number", dict(wrong=[(64, "")]), "feedback of wrong answer 1 is empty"),
    ("number", dict(wrong=[64]), "wrong is not a list of pairs"),
    ("number", dict(decimals=1.5), "decimals is 1.5"),
    ("estimate", dict(low=30), "the answer 27% lies outside"),
    ("estimate", dict(low=100, high=0), "low 100 is not below high 0"),
    ("estimate", dict(high=None), "high is None"),
    ("estimate", dict(near=0.1), "near 0.1 is below the display precision"),
    ("estimate", dict(reveal=""), "reveal is empty"),
    ("order", dict(events=EVENTS[:2]), "fewer than three events"),
    ("order", dict(events="abc"), "fewer than three events"),
    ("order", dict(events=[*EVENTS, ("An event", 1971)]), "event 4 is not (text, date, feedback)"),
    ("order", dict(events=[*EVENTS, ("An event", "1954-09-08", "f")]), "the data do not say which is earlier"),
    ("order", dict(events=[*EVENTS, ("An event", "1965", "f")]), "'Ayub Khan visits Moscow' (April 1965) or"),
    ("order", dict(events=[*EVENTS, ("An event", "soon", "f")]), "date of event 4 is 'soon'"),
    ("order", dict(events=[*EVENTS, ("An event", "2011-02-30", "f")]), "date of event 4 is '2011-02-30'"),
    ("order", dict(events=[*EVENTS, ("An event", True, "f")]), "date of event 4 is True"),
    ("order", dict(events=[*EVENTS, ("An event", 1971.5, "f")]), "date of event 4 is 1971.5"),
    ("order", dict(events=[*EVENTS, ("An event", pd.NaT, "f")]), "date of event 4 is NaT"),
    ("order", dict(events=[*EVENTS, ("An event", math.nan, "f")]), "date of event 4 is nan"),
    ("order", dict(events=[*EVENTS, ("seato is FOUNDED", 1971, "f")]), "events 2 and 4 have the same text"),
    ("order", dict(events=[*EVENTS, ("An event", 1971, " ")]), "feedback of event 4 is empty"),
    ("match", dict(rows=ROWS[:1]), "fewer than two rows"),
    ("match", dict(rows=["a", "b"]), "row 1 is str"),
    ("match", dict(rows=[ROWS[0], ROWS[1] | {"wrong": ""}]), "row 2 says nothing to a reader who chooses 'yes'"),
    ("match", dict(rows=[ROWS[0], ROWS[1] | {"wrong": {"maybe": "f"}}]), "wrong of row 2 is 'maybe'"),
    ("match", dict(rows=[ROWS[0], ROWS[1] | {"wrong": {"abstain": "f"}}]), "row 2 says two things of one option"),
    ("match", dict(rows=[ROWS[0], ROWS[1] | {"answer": None}]), "answer of row 2 is None"),
    ("match", dict(rows=[ROWS[0], ROWS[1] | {"anwser": "yes"}]), "try answer"),
    ("match", dict(rows=[ROWS[0], ROWS[1] | {"text": "pakistan in 1980"}]), "rows 1 and 2 have the same text"),
    ("match", dict(rows=[r | {"answer": "yes", "wrong": "w"} for r in ROWS], others=[]), "nothing to choose from"),
    ("match", dict(others=[("abstain", "f")]), "other 1, 'abstain', is already an option"),
    ("match", dict(others=[("no", "")]), "feedback of other 1 is empty"),
    ("match", dict(others="no"), "others is not a list of pairs"),
    ("highlight", dict(excerpt="six-decade"), "try six-decades"),
    ("highlight", dict(excerpt=[]), "it names no excerpt"),
    ("highlight", dict(excerpt=7), "there is no excerpt 7"),
    ("highlight", dict(excerpt=[["uri"]]), "there is no excerpt ['uri']"),
    ("highlight", dict(phrases=[*PHRASES, PHRASES[0] | {"text": "hostile"}]), "phrase 4 is not in the excerpt"),
    ("highlight", dict(phrases=[*PHRASES, PHRASES[0] | {"text": "the Cold War —"}]), "overlaps another phrase"),
    ("highlight", dict(phrases=[*PHRASES, PHRASES[0] | {"text": "an"}]), "phrase 4 occurs more than once: 'an'"),
    ("highlight", dict(phrases=[PHRASES[1], PHRASES[2] | {"answer": "opinion"}]), "answer of phrase 2 is 'opinion'"),
    ("highlight", dict(phrases=[PHRASES[1], PHRASES[2] | {"also": "fact"}]), "also of phrase 2 is str"),
    ("highlight", dict(categories={"fact": "A record can show it."}), "fewer than two categories"),
    ("highlight", dict(categories={"fact": "A", "judgement": "", "cause": "B"}), "meaning of category 2 is empty"),
    ("draw", dict(series=None), "series is NoneType"),
    ("draw", dict(series=[60, 50, 40]), "series is list"),
    ("draw", dict(series="2001 60"), "series is str"),
    ("draw", dict(series={}), "series holds no value"),
    ("draw", dict(series=LINE | {2006: math.inf}), "series in 2006 is inf"),
    ("draw", dict(series=LINE | {2006: "56"}), "series in 2006 is '56'"),
    ("draw", dict(series=LINE | {"2013": 20}), "series has the year '2013'"),
    ("draw", dict(series=[*LINE.items(), (2012, 31)]), "series has the year 2012 twice"),
    ("draw", dict(known_until=None), "known_until is None"),
    ("draw", dict(known_until=2020), "known_until is 2020, a year without a value"),
    ("draw", dict(known_until=2002), "known_until is 2002, a year without a value"),
    ("draw", dict(known_until=2000), "fewer than two known years"),
    ("draw", dict(known_until=2011), "fewer than two hidden years"),
    ("draw", dict(low=50), "the values of 2008, 2010–2012 lie outside"),
    ("draw", dict(low=100, high=0), "low 100 is not below high 0"),
    ("draw", dict(near=None), "near is missing"),
    ("draw", dict(near=0.4), "near 0.4 is below the display precision"),
    ("draw", dict(series=LINE | {2007: 95, 2011: 95}), "the nearest shape, "),
    ("draw", dict(state="RSU"), "state is 'RSU'"),
    ("draw", dict(title=""), "title is empty"),
    ("draw", dict(reveal=""), "reveal is empty"),
    ("draw", dict(shapes="yes"), "shapes is 'yes'"),
    ("evidence", dict(relation="refutes"), "relation is 'refutes'"),
    ("evidence", dict(relation=True), "relation is True"),
    ("evidence", dict(figure="#fig-agreement"), "figure is '#fig-agreement'"),
    ("evidence", dict(title=""), "title is empty"),
    ("evidence", dict(claim=None), "claim is NoneType"),
    ("evidence", dict(feedback=None), "feedback is NoneType"),
    ("evidence", dict(feedback=SAID | {"cannot tell": " "}), "feedback of 'cannot tell' is empty"),
    ("evidence", dict(feedback=SAID | {"can not tell": "x"}), "try cannot tell"),
    ("evidence", dict(reasons=REASONS[:1]), "fewer than two reasons"),
    ("evidence", dict(reasons=["a", "b"]), "reason 1 is str"),
    ("evidence", dict(reasons=[REASONS[0], REASONS[2]]), "no reasons are right"),
    ("evidence", dict(reasons=[r | {"right": True} for r in REASONS]), "3 reasons are right"),
    ("evidence", dict(relation="supports"), "reason 2 is right, but is not offered with 'supports'"),
    ("evidence", dict(reasons=REASONS[:2]), "'supports' has 1 reason to choose from"),
    ("evidence", dict(reasons=[*REASONS, REASONS[0] | {"of": ["refutes"]}]), "of in reason 4 is ['refutes']"),
    ("evidence", dict(reasons=[*REASONS, REASONS[0] | {"of": "supports"}]), "of in reason 4 is 'supports'"),
    ("evidence", dict(reasons=[*REASONS, REASONS[0] | {"of": []}]), "of in reason 4 is []"),
    ("evidence", dict(reasons=[*REASONS, REASONS[0]]), "reasons 1 and 4 have the same text"),
    ("evidence", dict(reasons=[*REASONS, REASONS[0] | {"text": "x", "feedback": ""}]), "feedback of reason 4 is empty"),
    ("evidence", dict(reasons=[*REASONS, REASONS[0] | {"rihgt": True}]), "try right"),
    ("reflect", dict(answer=""), "answer is empty"),
    ("reflect", dict(rubric=[("Q?", "A.")]), "rubric is not three pairs"),
    ("reflect", dict(rubric=["Q?", "R?", "S?"]), "rubric is not three pairs"),
    ("reflect", dict(rubric=[("Q?", "A."), ("R?", "B."), ("Q?", "C.")]), "two questions of the rubric are the same"),
    ("reflect", dict(rubric=[("Q?", "A."), ("R?", ""), ("S?", "C.")]), "what to add, 2 is empty"),
    ("reflect", dict(rubric=[("Q?", "A."), (3, "B."), ("S?", "C.")]), "question 2 of the rubric is int"),
    ("reflect", dict(words=0), "words is 0"),
    ("reflect", dict(words="80"), "words is '80'"),
    ("reflect", dict(least=30), "least 30 is above words 20"),
])
def test_bad_input_is_refused_in_words(name, change, words):
    with pytest.raises(BadItem) as error:
        example(name, **change)
    text = str(error.value)
    assert words in text
    assert text.startswith(f"chapter {change.get('chapter', '02')}, {type_name(name)} item")
    assert "Expected: " in text and "Mend: " in text
    assert change.get("id", f"{name}-item") in text or "without id" in text


def type_name(name: str) -> str:
    return examples()[name].make.__name__


def test_at_most_five_faults_are_told_at_once():
    with pytest.raises(BadItem) as error:
        Choice(id="x y", chapter="", prompt="", options=[{}, {}, {}])
    assert str(error.value).count("Mend: ") == 5


def test_the_commissions_form_wants_three_options():
    with pytest.raises(BadItem, match="it has 2 options"):
        Choice.exam(id="mcq", chapter="02", prompt="?", options=OPTIONS[:2], none="No.")
    with pytest.raises(BadItem, match="feedback of option 4 is empty"):
        Choice.exam(id="mcq", chapter="02", prompt="?", options=OPTIONS)


def test_an_id_occurs_once_in_a_chapter():
    example("number")
    example("number", chapter="03")
    with pytest.raises(BadItem, match="another item of this chapter has the same id"):
        example("choice", id="number-item")


def test_a_refused_item_does_not_take_its_id():
    with pytest.raises(BadItem):
        example("number", feedback="")
    example("number")


@pytest.fixture
def shell(monkeypatch):
    """A notebook's shell; `shell.cell` is what the front end sends as the cell's id."""
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell.instance()
    shell.cell = {}
    monkeypatch.setattr(shell, "get_parent", lambda: shell.cell, raising=False)
    shell.run_cell("from desk import example", store_history=True)
    yield shell
    InteractiveShell.clear_instance()


def failed(shell, code: str) -> bool:
    return isinstance(shell.run_cell(code, store_history=True).error_in_exec, BadItem)


def test_a_cell_can_run_again(shell):
    assert [failed(shell, "example('number')") for _ in range(3)] == [False, False, False]


def test_a_second_cell_with_the_same_id_fails(shell):
    assert not failed(shell, "example('number')")
    assert failed(shell, "example('number', prompt='Another question?')")


def test_one_cell_with_the_same_id_twice_fails(shell):
    assert failed(shell, "example('number'); example('number')")


def test_an_edited_cell_can_run_again_where_the_front_end_names_it(shell):
    shell.cell = {"metadata": {"cellId": "a"}, "header": {"msg_id": "1"}}
    assert not failed(shell, "example('number')")
    shell.cell = {"metadata": {"cellId": "a"}, "header": {"msg_id": "2"}}
    assert not failed(shell, "example('number', prompt='Better words?')")
    shell.cell = {"metadata": {"cellId": "b"}, "header": {"msg_id": "3"}}
    assert failed(shell, "example('number')")


def test_in_colab_an_edited_cell_can_run_again(shell, monkeypatch):
    monkeypatch.setitem(door.sys.modules, "google.colab", object())
    assert not failed(shell, "example('number')")
    assert not failed(shell, "example('number', prompt='Better words?')")
    assert failed(shell, "example('choice'); example('choice')")


def test_numbers_of_numpy_and_pandas_are_numbers():
    import numpy as np
    import pandas as pd

    for n, value in enumerate((np.float32(2.5), np.int64(3), pd.Series([2.5]).mean())):
        Number(id=f"n-{n}", chapter="02", prompt="?", answer=value, feedback="Yes.")
