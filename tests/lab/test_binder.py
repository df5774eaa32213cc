"""What a reader gets who clicks a chapter's Binder button, proved without Binder."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from lab_answers import KINDS
from lab_page import missing, page_text
from lab_room import EXAMPLES, ROOT, binder_path, tracked_copy

pytestmark = pytest.mark.lab
REPO2DOCKER = Path(sys.executable).with_name("jupyter-repo2docker")
OWN = "reflect"  # nothing is right or wrong, and the text does not go to the kernel
# How a control of each kind is moved; "" is no control: a value from code.
MOVES = {("select", "mouse"), ("select", "keyboard"), ("range", "mouse"), ("range", "keyboard"),
         ("radio", "keyboard"), ("radio", "touch"), ("", "code")}  # fmt: skip


def test_repo2docker_accepts_the_repository(tmp_path):
    copy = tracked_copy(tmp_path / "book")
    command = [str(REPO2DOCKER), "--no-build", "--debug", str(copy)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    steps = done.stdout + done.stderr
    wanted = ["environment for python=3.11", '-r "requirements.txt"', "pip install --no-cache-dir .", "RUN ./postBuild"]
    assert [step for step in wanted if step not in steps] == []


def test_the_button_opens_a_notebook_and_not_a_text(visit):
    assert visit.opened_as == ["notebook"], binder_path(visit.chapter)


def test_every_cell_of_the_file_is_there_and_ran(visit):
    assert len(visit.cells) == visit.cells_in_file > 0
    idle = [cell.source for cell in visit.cells if cell.code and not re.fullmatch(r"\[\d+\]:", cell.prompt.strip())]
    assert idle == []


def test_no_cell_shows_an_error_or_a_warning(visit):
    assert visit.errors == []


def test_the_figures_are_seen(visit):
    assert visit.figures > 0


def test_sentences_show_the_numbers_that_the_kernel_holds(visit):
    assert visit.sentences, "the chapter has no {eval} role"
    lost = {n: missing([e.value for e in row], visit.cells[n].text) for n, row in visit.sentences.items()}
    assert {n: values for n, values in lost.items() if values} == {}


def test_no_sentence_shows_code_or_markup(visit):
    codes = {e.code for row in visit.sentences.values() for e in row}
    shown = [text for cell in visit.cells for text in cell.literals if text in codes]
    values = [e for row in visit.sentences.values() for e in row if re.search(r"np\.|<\w|Error: ", e.value)]
    markup = [cell.text for cell in visit.cells if re.search(r"\{eval\}|Unknown (Directive|Role)", cell.text)]
    assert (shown, values, markup) == ([], [], [])


def test_the_page_shows_the_same_numbers_as_the_notebook(visit):
    text = page_text(visit.chapter)
    assert missing([e.value for n in sorted(visit.sentences) for e in visit.sentences[n]], text) == []


def test_every_self_check_is_live_and_answers_wrong_then_right(answered):
    assert answered.items, "the page has no self-check"
    looks = {a.id: (a.after_wrong[0], a.after_right[0]) for a in answered.answered}
    assert looks == {item["id"]: ("", "") if item["kind"] == OWN else ("bad", "good") for item in answered.items}
    assert [a.id for a in answered.answered if not a.after_wrong[1] or a.after_wrong[1] == a.after_right[1]] == []


def test_the_kernel_learns_the_answers(answered):
    own = {item["id"] for item in answered.items if item["kind"] == OWN}
    assert {id for id, state in answered.kernel_says.items() if not state.get("right")} == own
    assert [state for id, state in answered.kernel_says.items() if id in own and state] == []


def test_the_examples_are_of_every_kind(visited):
    assert sorted(item["kind"] for item in visited(EXAMPLES).items) == sorted(KINDS)


def test_an_explorer_moves_by_mouse_keyboard_and_touch_and_shows_what_the_kernel_drew(visit):
    assert visit.explorers or "explore(" not in (ROOT / visit.chapter).read_text("utf-8")
    for name in visit.explorers:
        steps = [step for step in visit.moved if step.explorer == name]
        kinds = {step.control for step in steps}
        assert len(kinds) > 1 and "" in kinds
        assert {(step.control, step.by) for step in steps} == {way for way in MOVES if way[0] in kinds}
        still = [step.by for step in steps if step.before == step.after]
        other = [step.by for step in steps if step.after[:2] != step.kernel]
        assert (still, other) == ([], []), steps


def test_nothing_is_asked_from_outside(visit):
    assert visit.outside == []


def test_settings_of_postbuild_stay_inside_the_environment(environment, copy):
    settings = environment.parents[1] / "etc/jupyter/labconfig/default_setting_overrides.json"
    viewers = json.loads(settings.read_text())["@jupyterlab/docmanager-extension:plugin"]["defaultViewers"]
    assert set(viewers) == {"markdown", "myst"}
    assert not (copy.parent / ".jupyter/labconfig").exists()
