"""The types in the modules' comments hold: every script of the book is checked by the TypeScript compiler."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from desk import slim

from alignment.explore import html as explorer
from alignment.site import assets

ALONE = "jsconfig.worker.json"  # a worker has no page: its own library of names
PACKAGE = Path(assets.__file__).parents[1]
PLACES = [slim.VIEW, explorer.HERE, assets.HERE]


@pytest.fixture(scope="session")
def faults(node, node_modules) -> Callable[..., str]:
    """What the compiler says of the modules in a folder; empty when all is well."""

    def checked(folder: Path, settings: str = "jsconfig.json") -> str:
        compiler = node_modules / "typescript" / "bin" / "tsc"
        command = [node, compiler, "--pretty", "false", "-p", folder / settings]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0 or "error TS" in done.stdout, done.stdout + done.stderr
        return done.stdout

    return checked


@pytest.mark.parametrize("view", PLACES, ids=["checks", "explore", "site"])
def test_every_file_keeps_its_types(faults, view):
    assert faults(view) == ""


def test_the_worker_keeps_its_types(faults):
    assert faults(assets.HERE, ALONE) == ""


@pytest.mark.parametrize(("place", "old", "new", "fault"), [
    (slim.VIEW, "tries: state.tries + 1", 'tries: state.tries + "1"', "TS2322"),
    (slim.VIEW, "store.put(key, null)", "store.put(null)", "TS2554"),
    (slim.VIEW, "import { record }", "import { box, record }", "TS6133"),
    (assets.HERE, 'keep("rp.mode", root', 'keep(null, root', "TS2345"),
    (assets.HERE, "mount(document)", "mount(1)", "TS2345"),
], ids=["text for a number", "missing argument", "unused import", "null for text", "a number for a page"])
def test_the_compiler_sees_what_is_wrong(faults, package, place, old, new, fault):
    assert fault in faults(broken(package, place, old, new))


@pytest.mark.parametrize(("old", "new", "fault"), [
    ("plain(title)", "plain(path, title)", "TS2554"),
    ("plain(title)", "plain(document.title)", "TS2584"),
], ids=["an argument too many", "a page in a worker"])
def test_the_compiler_sees_what_is_wrong_in_the_worker(faults, package, old, new, fault):
    assert fault in faults(broken(package, assets.HERE, old, new), ALONE)


@pytest.fixture
def package(tmp_path) -> Path:
    """A copy of the package's scripts: the site's lean on those of the self-checks."""
    kinds = {".js", ".ts", ".json"}
    for file in (file for place in PLACES for file in place.iterdir() if file.suffix in kinds):
        copy = tmp_path / file.relative_to(PACKAGE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, copy)
    return tmp_path


def broken(package: Path, place: Path, old: str, new: str) -> Path:
    """The copy of `place`, with one fault."""
    folder = package / place.relative_to(PACKAGE)
    file = next(file for file in sorted(folder.glob("*.js")) if old in file.read_text("utf-8"))
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    return folder
