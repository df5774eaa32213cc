"""Runs a downloaded notebook as its reader does: in an environment and a folder that know nothing of the book."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import nbformat
from bs4 import BeautifulSoup
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpecManager
from lab_room import pip
from nbclient import NotebookClient

ROLE = re.compile(r"\{eval\}`([^`]+)`")
SITE = re.compile(r'^SITE = "(.*)"$', re.M)
UNSEEN = {"remove-cell", "remove-output"}
WIDGET = "application/vnd.jupyter.widget-view+json"
# Asked in a cell of its own after the last: each role's value, the self-checks, the explorers' findings, and where
# the package and the data were found.
ASKED = """
import gc as _gc, importlib.metadata as _installed, json as _json, sys as _sys
import alignment as _package
from alignment import checks as _checks, data as _data, explore as _explore
from alignment.figure_parts.citing import book as _book
_live = lambda kind: [one for one in _gc.get_objects() if issubclass(type(one), kind)]
print(_json.dumps({{
    "values": [str(eval(code)) for code in {codes!r}],
    "items": [check.packed() for check in _live(_checks.Check)],
    "findings": [explorer.figure.finding for explorer in _live(_explore.Explorer)],
    "book": _book(), "package": _package.__file__, "data": str(_data.folder()), "path": _sys.path,
    "versions": {{each.name: each.version for each in _installed.distributions()}},
}}))"""


class Away(NamedTuple):
    """What the notebook said: its outputs as texts, its warnings; `found` is what ASKED prints."""

    shown: list[str]
    stderr: list[str]
    found: dict


def empty_environment(folder: Path, more: dict[str, str]) -> Path:
    """Python of a new virtual environment that can run notebooks, with `more` packages by version."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    pip(folder / "bin/python", "ipykernel", *(f"{name}=={version}" for name, version in more.items()))
    return folder / "bin/python"


def run_away(python: Path, file: Path, site: str, folder: Path) -> Away:
    """Run all cells of the notebook `file` in `folder`; `site` is the address where the book is served."""
    notebook = nbformat.read(file, 4)
    first = notebook.cells[0]
    first.source, changed = SITE.subn(f'SITE = "{site}/"', first.source)
    assert changed == 1, f"the first cell names no site:\n{first.source}"
    codes = [code for cell in notebook.cells if cell.cell_type == "markdown" for code in ROLE.findall(cell.source)]
    notebook.cells.append(nbformat.v4.new_code_cell(ASKED.format(codes=codes)))
    client = NotebookClient(notebook, km=kernel(python, folder), timeout=600, resources={"metadata": {"path": folder}})
    client.execute(env=plain_environment(folder), cleanup_kc=True)  # else the kernel lives on
    # The first cell shows only what pip says.
    _, *cells, asked = [cell for cell in notebook.cells if cell.cell_type == "code"]
    found = json.loads("".join(out.text for out in asked.outputs if out.get("name") == "stdout"))
    outputs = [out for cell in cells if not UNSEEN & set(cell.metadata.get("tags", [])) for out in cell.outputs]
    said = [out.text for out in outputs if out.get("name") == "stderr"]
    return Away([text for out in outputs for text in texts(out)], said, found)


def kernel(python: Path, folder: Path) -> AsyncKernelManager:
    """A kernel of that environment's Python."""
    home = folder / "kernels" / "away"
    home.mkdir(parents=True)
    argv = [str(python), "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    (home / "kernel.json").write_text(json.dumps({"argv": argv, "display_name": "away", "language": "python"}))
    return AsyncKernelManager(kernel_name="away", kernel_spec_manager=KernelSpecManager(kernel_dirs=[str(home.parent)]))


def plain_environment(folder: Path) -> dict[str, str]:
    """This machine's variables without those that lead to the book or to a user's settings."""
    env = {n: v for n, v in os.environ.items() if not n.startswith(("PYTHON", "JUPYTER", "PIVOT", "MPL"))}
    own = {"IPYTHONDIR": str(folder / "ipython"), "MPLCONFIGDIR": str(folder / "matplotlib")}
    return env | own | {"PIP_NO_COMPILE": "1"}  # what is imported is compiled then, and only that


def texts(output: dict) -> list[str]:
    """The words of one output as the page shows them, piece by piece; a live widget has none."""
    data = output.get("data", {})
    if WIDGET in data:
        return []
    if "text/html" not in data:
        plain = data.get("text/plain") or (output.get("text") if output.get("name") == "stdout" else None)
        return [plain] if plain else []
    html = BeautifulSoup(data["text/html"], "lxml")
    for part in html.select("script, style, svg"):
        part.decompose()
    return list(html.stripped_strings)
