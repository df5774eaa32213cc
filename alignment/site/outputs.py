"""What the cells of a page gave is kept: words that change do not run them again.

A page's cells run afresh when one of them, the data or the code that they import has other content (`rerun` says
what counts). Otherwise their outputs and the numbers in the text are those of the last run. A number that the text
did not show before starts the page from its first cell.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import nbformat
from myst_nb import sphinx_
from myst_nb.core.execute import NotebookClientInline, create_client

from .ahead import ran_ahead
from .kept import read, write
from .rerun import inputs_digest

KEPT = "has only other words: its cells do not run again"
FOLDER = "outputs"  # in Sphinx's memory, which goes when the settings or the packages change


def setup_outputs(app) -> None:
    app.connect("builder-inited", keep_outputs)


def keep_outputs(app) -> None:
    """Let myst-nb ask us for the notebook's client; it offers no setting for that."""
    folder, inputs = Path(app.doctreedir) / FOLDER, inputs_digest(Path(app.srcdir)) + sys.version

    def client(notebook, source, nb_config, logger, read_fmt=None):
        made = create_client(notebook, source, nb_config, logger, read_fmt)
        if type(made) is not NotebookClientInline:
            return made
        return KeptClient(notebook, made.path, nb_config, logger, folder=folder, inputs=inputs, say=say_of(app))

    sphinx_.create_client = client


def say_of(app):
    """Print what a page does, when our own build command asks for it."""

    def say(does: str) -> None:
        if app.config.pivot_progress and not (does == KEPT and ran_ahead(app)):
            print(f"  {app.env.docname} {does}", flush=True)

    return say


class KeptClient(NotebookClientInline):
    """Gives the outputs of the last run where nothing that moves them has changed; else runs the cells."""

    def start_client(self) -> None:
        self.key = key_of(self.notebook, self._kwargs["inputs"])
        name = hashlib.sha256(str(self.path).encode()).hexdigest()[:16]
        self.file = self._kwargs["folder"] / f"{name}.json"
        self.kept, self.reached, self.live = read(self.file, self.key), -1, False
        self.values: dict[str, list] = self.kept["values"] if self.kept else {}
        if not self.kept:
            return self.run()
        self._kwargs["say"](KEPT)
        give(nbformat.from_dict(self.kept["notebook"]), self.notebook)

    def run(self) -> None:
        """Start a kernel; the cells run as the page comes to them."""
        self._kwargs["say"]("runs …")
        self.live, self.values = True, {}
        super().start_client()

    def code_cell_outputs(self, cell_index: int):
        self.reached = max(self.reached, cell_index)
        return super().code_cell_outputs(cell_index) if self.live else outputs_of(self.notebook.cells[cell_index])

    def eval_variable(self, name: str):
        # A name may be bound again further down: what counts is the last cell above the number.
        place = f"{self.reached} {name}"
        if place not in self.values:
            if not self.live:
                self.run()
                super().code_cell_outputs(self.reached)
            self.values[place] = super().eval_variable(name)
        return [nbformat.from_dict(output) for output in self.values[place]]

    def finalise_client(self) -> None:
        if self.live:
            super().finalise_client()

    def close_client(self, exc_type, exc_val, exc_tb) -> None:
        if not self.live:
            return
        super().close_client(exc_type, exc_val, exc_tb)
        whole = self._last_cell_executed >= last_code(self.notebook)
        if exc_type is None and whole and not self._cell_error:
            write(self.file, {"key": self.key, "notebook": self.notebook, "values": self.values})


def key_of(notebook, inputs: str) -> str:
    """One hash over the cells that run and everything that their numbers rest on."""
    cells = [[cell.source, cell.metadata.get("tags", [])] for cell in notebook.cells if cell.cell_type == "code"]
    kernel = notebook.metadata.get("kernelspec", {}).get("name", "")
    return hashlib.sha256(json.dumps([cells, kernel, inputs]).encode()).hexdigest()


def last_code(notebook) -> int:
    return max((i for i, cell in enumerate(notebook.cells) if cell.cell_type == "code"), default=-1)


def outputs_of(cell) -> tuple[int | None, list]:
    return cell.get("execution_count"), cell.get("outputs", [])


def give(before, notebook) -> None:
    """The outputs of the code cells of `before`, in order, to those of `notebook`."""
    code = [[cell for cell in book.cells if cell.cell_type == "code"] for book in (before, notebook)]
    for old, new in zip(*code, strict=True):
        new.outputs, new.execution_count = old.outputs, old.execution_count
    for name in ("language_info", "widgets"):
        if name in before.metadata:
            notebook.metadata[name] = before.metadata[name]
