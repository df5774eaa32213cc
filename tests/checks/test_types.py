"""The types in the modules' comments hold: every file of a `view/` is checked by the TypeScript compiler."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import slim

from alignment.explore import html as explorer


@pytest.fixture(scope="session")
def faults(node, node_modules) -> Callable[[Path], str]:
    """What the compiler says of the modules in a folder; empty when all is well."""
    def checked(folder: Path) -> str:
        compiler = node_modules / "typescript" / "bin" / "tsc"
        command = [node, compiler, "--pretty", "false", "-p", folder / "jsconfig.json"]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0 or "error TS" in done.stdout, done.stdout + done.stderr
        return done.stdout

    return checked


@pytest.mark.parametrize("view", [slim.VIEW, explorer.HERE], ids=["checks", "explore"])
def test_every_file_keeps_its_types(faults, view):
    assert faults(view) == ""


@pytest.mark.parametrize(("old", "new", "fault"), [
    ("tries: state.tries + 1", 'tries: state.tries + "1"', "TS2322"),
    ("store.put(key, null)", "store.put(null)", "TS2554"),
    ("import { record }", "import { box, record }", "TS6133"),
], ids=["text for a number", "missing argument", "unused import"])
def test_the_compiler_sees_what_is_wrong(faults, tmp_path, old, new, fault):
    folder = shutil.copytree(slim.VIEW, tmp_path / "view")
    file = next(file for file in folder.glob("*.js") if old in file.read_text("utf-8"))
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    assert fault in faults(folder)
