"""The locked requirements say what pyproject.toml asks, with hashes, and name no place to download from."""

from __future__ import annotations

import re
import tomllib

import pytest
from lab_room import ROOT
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT, COURSE = SETTINGS["project"], SETTINGS["dependency-groups"]["course"]
LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-course.txt")
MEND = "run the command in the first lines of the lock file"


def lines(lock: str) -> list[str]:
    """One line for each pin, with its hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


def pins(lock: str) -> list[Requirement]:
    """The pinned packages, each with its version and the machines it is for."""
    return [Requirement(line.split(" --hash")[0]) for line in lines(lock)]


def versions(lock: str, name: str) -> list[str]:
    """The versions at which a package is pinned; more than one where Pythons need different ones."""
    return [str(pin.specifier).removeprefix("==") for pin in pins(lock) if pin.name == name]


@pytest.mark.parametrize("lock, asked", [
    ("requirements.txt", PROJECT["dependencies"]),
    ("requirements-dev.txt", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"] + COURSE),
    ("requirements-course.txt", COURSE),
])
def test_every_package_that_the_project_asks_for_is_locked_at_a_fitting_version(lock, asked):
    for need in map(Requirement, asked):
        found = versions(lock, need.name)
        assert found and all(need.specifier.contains(v) for v in found), f"{lock}: {need} is locked at {found}; {MEND}"


def test_tests_run_on_the_versions_that_readers_get():
    reader, tester = ({str(pin) for pin in pins(lock)} for lock in LOCKS[:2])
    assert reader - tester == set(), MEND


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_exact_and_hashed(lock):
    assert [line for line in lines(lock) if not re.match(r"[\w.-]+==\S+.* --hash=sha256:[0-9a-f]{64}", line)] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_names_a_registry_or_a_folder(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"https?:\S+|file:\S+|^\s*-\S+-url.*|^-e .*|--find-links.*", text, re.MULTILINE) == []


def test_binder_runs_a_python_that_the_project_allows():
    python = (ROOT / "runtime.txt").read_text(encoding="utf-8").strip().removeprefix("python-")
    assert SpecifierSet(PROJECT["requires-python"]).contains(python)


def test_an_installed_copy_has_every_package():
    """Binder installs the book; the README's commands use it where it lies, so they would not miss one."""
    found = {".".join(file.parent.relative_to(ROOT).parts) for file in (ROOT / "alignment").rglob("__init__.py")}
    assert found == set(SETTINGS["tool"]["setuptools"]["packages"])
