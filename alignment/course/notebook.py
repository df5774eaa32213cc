"""The chapter as a notebook: for students with empty exercise cells, for instructors with the solutions in them."""

from __future__ import annotations

import hashlib
import re

from alignment import __version__
from alignment.errors import BadItem, fault

DROPDOWN = re.compile(r"^(`{3,})\{dropdown\} (Solution (\d+)|What you should have found)\n(.*?)^\1\n?", re.M | re.S)
CODE = re.compile(r"^~~~python\n(.*?)^~~~\n?", re.M | re.S)
EXERCISES = "### Exercises in the notebook"
INSTALL = """\
# Away from the book's own folder (Colab, Kaggle, your computer): install the book's package, with its data.
try:
    import alignment
except ModuleNotFoundError:
    %pip install --quiet "{wheel}"\
"""


def write(source: str, where: str, solutions: bool, site: str = "") -> bytes:
    """The notebook, without outputs; the same bytes for the same chapter.

    source : the chapter's text; `where` names it in errors.
    solutions : the instructor's copy.
    site : address of the book's site, from which the first cell installs the package where it is missing.

    Raises
    ------
    BadItem : a solution would stay in the student's copy.
    """
    import jupytext
    import nbformat

    made = jupytext.reads(source, fmt="md:myst")
    made.metadata.pop("jupytext", None)
    cells, late = [], False
    for cell in made.cells:
        late = late or EXERCISES in cell.source
        # After the exercises come the book's own tests of the solutions, hidden: they would give them away.
        if late and not solutions and cell.cell_type == "code" and "remove-cell" in cell.metadata.get("tags", []):
            continue
        cells += parted(cell, solutions) if cell.cell_type == "markdown" else [cell]
    if site:
        wheel = f"{site.rstrip('/')}/wheel/reading_the_pivot-{__version__}-py3-none-any.whl"
        cells.insert(0, nbformat.v4.new_code_cell(INSTALL.format(wheel=wheel)))
    made.cells = cells
    for place, cell in enumerate(made.cells):
        # nbformat draws ids at random: the file would differ with every export.
        cell["id"] = hashlib.sha256(f"{place}{cell.source}".encode()).hexdigest()[:8]
    text = nbformat.writes(made)
    if not solutions and re.search(r"answer_\d+ =|\{dropdown\} Solution", text):
        raise BadItem(fault(where, "a solution stands outside its fold.", "solutions in ```{dropdown} Solution N.",
                            "write it as in the other chapters."))  # fmt: skip
    return text.encode()


def parted(cell, solutions: bool) -> list:
    """A cell of text, cut at the exercises: each gets a cell of its own to write in."""
    import nbformat

    made, at = [], 0
    for found in DROPDOWN.finditer(cell.source):
        made.append(nbformat.v4.new_markdown_cell(cell.source[at : found.start()].strip()))
        at = found.end()
        number, told = found[3], found[4]
        if number:
            code = CODE.search(told) if solutions else None
            first = code[1].rstrip() if code else f"# Exercise {number}: your answer\n"
            made.append(nbformat.v4.new_code_cell(first))
            told = CODE.sub("", told)
        if solutions and told.strip():
            made.append(nbformat.v4.new_markdown_cell(told.strip()))
    rest = cell.source[at:].strip()
    made += [nbformat.v4.new_markdown_cell(rest, metadata=cell.metadata)] if rest else []
    return [one for one in made if one.source or one.cell_type == "code"]
