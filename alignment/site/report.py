"""A failed build in words: which chapter, which cell, what happened, what to do."""

from __future__ import annotations

import re
from pathlib import Path

from alignment.errors import fault

CELL = re.compile(r"^```+\{code-cell\}.*?\n(.*?)^```+\s*$", re.MULTILINE | re.DOTALL)
WARNING = re.compile(r"(^|: )(WARNING|ERROR|CRITICAL): ")
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def words(root: Path, result, said: str) -> str:
    """The fault that stopped the build; `said` is what Sphinx wrote on its way."""
    error = find_cause(result)
    if error is not None:
        return cell_fault(root, error)
    return warnings_fault(root, result, said)


def find_cause(result):
    """The error of a cell, from inside the errors that were raised because of it."""
    while isinstance(result, BaseException):
        if hasattr(result, "ename") or type(result).__name__ == "CellTimeoutError":
            return with_chapter(result)
        inner = result.__cause__ or result.__context__ or getattr(result, "orig_exc", None)
        if inner is not None and type(result).__name__ == "ExecutionError":
            inner.chapter = str(result)
        result = inner
    return None


def with_chapter(error):
    """Every cell error names its chapter, even when it came by another way."""
    error.chapter = getattr(error, "chapter", "a chapter")
    return error


def cell_fault(root: Path, error) -> str:
    """The fault of one cell: its chapter, number and line, the error, and the cell's own text."""
    path = Path(error.chapter)
    name = path.relative_to(root).as_posix() if path.is_absolute() and path.is_relative_to(root) else error.chapter
    source = source_of(str(error))
    number, line = place(path, source)
    line = line + deeper(error) if isinstance(line, int) else line
    what = f"{getattr(error, 'ename', 'Timeout')}: {COLOURS.sub('', getattr(error, 'evalue', '')).strip()}"
    code = "\n".join(f"    {row}" for row in source.splitlines())
    mend = f"correct the cell at line {line} of {name}."
    head = fault(f"{name}, code cell {number} (line {line})", what, "every cell runs.", mend)
    return f"{head}\n\n{code}"


def source_of(text: str) -> str:
    """The cell's own lines, out of nbclient's message."""
    found = re.search(r"-{5,}\n(.*?)\n-{5,}", COLOURS.sub("", text), re.DOTALL)
    return found.group(1).strip() if found else ""


def place(path: Path, source: str) -> tuple[int | str, int | str]:
    """Number of the cell that holds `source` (from 1), and the chapter's line on which `source` begins."""
    text = path.read_text("utf-8") if path.is_file() else ""
    for number, cell in enumerate(CELL.finditer(text), start=1):
        if source and source in cell.group(1):
            return number, text[: text.index(source, cell.start(1))].count("\n") + 1
    return "?", "?"


def deeper(error) -> int:
    """How many lines below its cell's first line the error happened."""
    found = re.search(r"Cell In\[\d+\], line (\d+)", COLOURS.sub("", str(error)))
    return int(found.group(1)) - 1 if found else 0


def warnings_fault(root: Path, result, said: str) -> str:
    """Everything else: at most five of the warnings, or the error itself, with short paths."""
    all_lines = dict.fromkeys(COLOURS.sub("", said).splitlines())
    lines = [line.replace(f"{root}/", "") for line in all_lines if WARNING.search(line)]
    if not lines and isinstance(result, BaseException):
        lines = [f"{type(result).__name__}: {result}".replace(f"{root}/", "")]
    shown = "\n".join(lines[:5] or [said.strip()[-2000:]])
    more = f"\n… and {len(lines) - 5} more." if len(lines) > 5 else ""
    return f"The book does not build: a warning counts as a fault.\n{shown}{more}"
