"""What all folders of tests share: where things are, and one browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
LAB = HERE / "lab"
sys.path.insert(0, str(HERE))

from browser import chromium


def pytest_collection_modifyitems(items):
    """What takes longest begins first; a test in the browser that waited in vain, on a busy machine, waits once more.

    Only a time-out has this second try, and the last lines of a run name the test; what is wrong fails at once.
    """
    items.sort(key=lambda item: LAB not in item.path.parents)
    for item in items:
        if "browser" in item.fixturenames or LAB in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1, only_rerun=["TimeoutError"]))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """`pytest -n 2`: the tests of a file share a worker, and those in JupyterLab one room."""
    from xdist.scheduler import LoadScopeScheduling

    class Rooms(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return "lab" if nodeid.startswith("tests/lab/") else nodeid.split("::")[0]

    config.option.loadscopereorder = False
    return Rooms(config, log)


@pytest.fixture(scope="session")
def browser():
    """One browser for all tests: Playwright allows one at a time in a thread."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def node_modules() -> Path:
    """What the tests take from npm, installed from the lock file when it is missing or old."""
    folder = HERE / "node_modules"
    lock, installed = HERE / "package-lock.json", folder / ".installed"
    if not installed.exists() or installed.read_bytes() != lock.read_bytes():
        subprocess.run([tool("npm"), "ci"], cwd=HERE, check=True, capture_output=True)
        shutil.copyfile(lock, installed)
    return folder


@pytest.fixture(scope="session")
def axe(node_modules) -> str:
    """axe-core's source."""
    return (node_modules / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.fixture(scope="session")
def node() -> str:
    """The program that runs JavaScript."""
    return tool("node")


def tool(name: str) -> str:
    """node or npm, of the environment's own Node before the machine's."""
    return shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
