"""Blocks as a Word file (DOCX) that an instructor can change; written by the library python-docx."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from types import ModuleType
from typing import Any

from .blocks import Block
from .needed import needed
from .paper import letter
from .zips import again

BOX = "☐ "
HEAD = (0x0B, 0x4F, 0x53)  # dark enough to read, also in grey
LOOKS = {"quote": "Quote", "code": "No Spacing"}
DATED = datetime(2026, 1, 1)  # the same in each export: the file repeats byte for byte
AUTHOR = "The Reading the Pivot contributors"


def write(title: str, blocks: list[Block]) -> bytes:
    """The file.

    Raises
    ------
    Missing : python-docx is not installed.
    """
    docx = needed("python-docx", "docx", "DOCX")
    shared = needed("python-docx", "docx.shared", "DOCX")
    document = docx.Document()
    set_up(document, title, shared)
    for block in blocks:
        ADD[block.kind](document, block, shared)
    made = io.BytesIO()
    document.save(made)
    return again(made.getvalue())


def set_up(document: Any, title: str, shared: ModuleType) -> None:
    """A4, margins, a font that every machine has, language and title."""
    section = document.sections[0]
    section.page_width, section.page_height = shared.Mm(210), shared.Mm(297)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, shared.Mm(18))
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Calibri", shared.Pt(11)
    normal.paragraph_format.space_after = shared.Pt(4)
    for level in (1, 2, 3):
        document.styles[f"Heading {level}"].font.color.rgb = shared.RGBColor(*HEAD)
    about = document.core_properties
    about.title, about.author, about.language, about.comments = title, AUTHOR, "en-GB", ""
    about.created = about.modified = DATED


def heading(document: Any, block: Any, _: ModuleType) -> None:
    document.add_heading(block.text, block.level)


def para(document: Any, block: Any, shared: ModuleType) -> None:
    if not (block.text or block.lead):
        return
    made = document.add_paragraph(style=LOOKS.get(block.look))
    if block.lead:
        made.add_run(f"{block.lead} ").bold = True
    run = made.add_run(block.text)
    if block.look == "small":
        run.font.size = shared.Pt(9)
    if block.look == "code":
        run.font.name = "Consolas"


def rows(document: Any, block: Any, shared: ModuleType) -> None:
    """Lists are numbered in their words: Word would count on from the list before."""
    for n, item in enumerate(block.items):
        lead = {"boxes": BOX, "letters": f"{letter(n)}. ", "numbers": f"{n + 1}. ", "bullets": "• "}[block.look]
        made = document.add_paragraph(lead + item)
        made.paragraph_format.left_indent = shared.Mm(7)
        made.paragraph_format.first_line_indent = shared.Mm(-5)


def table(document: Any, block: Any, shared: ModuleType) -> None:
    if block.caption:
        document.add_paragraph().add_run(block.caption).bold = True
    made = document.add_table(rows=1, cols=len(block.head), style="Table Grid")
    fill(made.rows[0], block.head, shared, bold=True)
    repeat(made.rows[0])
    for row in block.rows:
        fill(made.add_row(), row, shared)
    document.add_paragraph()


def fill(row: Any, cells: tuple[str, ...], shared: ModuleType, bold: bool = False) -> None:
    for cell, words in zip(row.cells, cells, strict=False):
        run = cell.paragraphs[0].add_run(words)
        run.bold, run.font.size = bold, shared.Pt(10)


def repeat(row: Any) -> None:
    """A head that stands on each page, and that a screen reader knows as one."""
    oxml = needed("python-docx", "docx.oxml", "DOCX")
    row._tr.get_or_add_trPr().append(oxml.OxmlElement("w:tblHeader"))


def picture(document: Any, block: Any, shared: ModuleType) -> None:
    made = document.add_picture(io.BytesIO(block.png), width=shared.Mm(140))
    described = made._inline.docPr
    described.set("descr", block.alt)
    described.set("name", block.name)


def group(document: Any, block: Any, shared: ModuleType) -> None:
    """Each paragraph but the last stays with the next one."""
    before = len(document.paragraphs)
    for one in block.blocks:
        ADD[one.kind](document, one, shared)
    for made in document.paragraphs[before:-1]:
        made.paragraph_format.keep_with_next = True


def lines(document: Any, block: Any, _: ModuleType) -> None:
    for _line in range(block.count):
        document.add_paragraph("_" * 78)


def sheet_break(document: Any, block: Any, _: ModuleType) -> None:
    document.add_page_break()


ADD: dict[str, Callable] = {
    "heading": heading, "para": para, "rows": rows, "table": table, "picture": picture, "lines": lines,
    "break": sheet_break, "group": group,
}  # fmt: skip
