"""Every self-check of a chapter can be listed by code, with its key."""

from __future__ import annotations

import nbformat
import pytest
from desk import HOSTILE, example, examples

from alignment.checks import collect
from alignment.errors import BadItem, UnknownName


def notebook(path, *items):
    """A notebook on disk, as if a cell had shown each item."""
    cells = []
    for n, item in enumerate(items):
        shown = item._repr_mimebundle_()[0]
        bundle = {"text/html": shown["text/html"], "text/plain": shown["text/plain"]}
        output = nbformat.v4.new_output("display_data", data=bundle)
        cells.append(nbformat.v4.new_code_cell(f"item_{n}", outputs=[output], execution_count=n + 1))
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def test_every_kind_is_listed_with_its_question_options_key_and_feedback(tmp_path):
    made = [example(name) for name in examples()]
    found = collect(notebook(tmp_path / "run.ipynb", *made))
    assert [(i.kind, i.chapter, i.id, i.prompt) for i in found] == [(m.kind, m.chapter, m.id, m.prompt) for m in made]
    for item, check in zip(found, made, strict=True):
        assert item.told == tuple(check.answers()) and item.hints == tuple(check.hints)
        assert item.data == check.packed()


@pytest.mark.parametrize("name", examples())
def test_an_export_is_told_what_each_kind_offers_and_what_decides(tmp_path, name):
    item, = collect(notebook(tmp_path / "run.ipynb", example(name)))
    assert item.options == tuple(examples()[name].offers) and item.key == examples()[name].key


def sentences(value) -> list[str]:
    """All texts of more than one word, however deep."""
    if isinstance(value, str):
        return [value] if " " in value else []
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else []
    return [text for part in parts for text in sentences(part)]


@pytest.mark.parametrize("name", examples())
def test_no_sentence_of_the_author_is_lost(tmp_path, name):
    item, = collect(notebook(tmp_path / "run.ipynb", example(name)))
    given = sentences(examples()[name].fields)
    assert len(given) > 2 and set(given) <= set(sentences(item.data))


def test_a_text_comes_back_as_it_was_typed(tmp_path):
    name = "choice"
    made = example(name, prompt=HOSTILE, **examples()[name].hostile(HOSTILE, 0))
    item, = collect(notebook(tmp_path / "run.ipynb", made))
    assert item.prompt == HOSTILE and item.options[0].startswith(HOSTILE)


def test_a_chapter_is_run_and_its_items_come_in_the_order_of_the_page():
    found = collect("03")
    assert len(found) >= 6 and {item.chapter for item in found} == {"03"}
    assert len({item.id for item in found}) == len(found)
    assert all(item.told and item.prompt for item in found)
    assert any(verdict == "Right" for item in found for verdict, _, _ in item.told)


def test_what_cannot_be_collected_is_named_with_a_mend(tmp_path):
    with pytest.raises(UnknownName, match="try 02"):
        collect("2")
    with pytest.raises(UnknownName, match="no such file"):
        collect(tmp_path / "none.ipynb")
    with pytest.raises(BadItem, match="run all its cells"):
        collect(notebook(tmp_path / "empty.ipynb"))
