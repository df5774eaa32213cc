"""Writing an instructor's files: nothing is overwritten unasked, and nothing private lies where it would be shared."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from alignment.errors import BookError, fault

FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
NUMBER = re.compile(r"[-+]?[\d.]+(e[-+]?\d+)?")


class Refused(BookError):
    """A file that will not be read or written: it is there already, or would be seen by others."""


def work_tree(path: Path) -> Path | None:
    """The folder of the git repository in which a path lies or would lie; None outside of one."""
    path = path.resolve()
    return next((folder for folder in (path, *path.parents) if (folder / ".git").exists()), None)


def would_be_committed(path: Path) -> bool:
    """Does a path lie in a git repository that does not ignore it? Where git is missing: in any repository."""
    tree = work_tree(path)
    if tree is None:
        return False
    if not (git := shutil.which("git")):
        return True
    # A folder that does not exist yet is asked about as a folder: `dist/` in .gitignore means folders only.
    name = str(path.resolve()) + ("" if path.suffix else os.sep)
    return subprocess.run([git, "-C", str(tree), "check-ignore", "-q", name], capture_output=True).returncode != 0


def open_to_others(path: Path) -> bool:
    """Can other users of this computer read or change the file? Windows keeps this elsewhere: there it is not known."""
    return os.name == "posix" and bool(path.stat().st_mode & 0o077)


def fresh(paths: Iterable[Path], force: bool) -> None:
    """Refuse to go on when one of these exists, unless forced.

    Raises
    ------
    Refused : names the first, and how many there are.
    """
    there = [path for path in paths if path.exists()]
    if there and not force:
        more = f", and {len(there) - 1} more" if len(there) > 1 else ""
        what = f"the file is there already{more}."
        mend = "choose another --out, or add --force to write it anew."
        raise Refused(fault(str(there[0]), what, "a new file.", mend))


def private(folder: Path) -> None:
    """Refuse a folder for students' names and keys that would be committed to a repository.

    Raises
    ------
    Refused : the folder lies in a git repository and is not ignored.
    """
    if would_be_committed(folder):
        what = f"it lies in the git repository {work_tree(folder)} and would be committed."
        mend = "choose an --out outside of it, or a folder that .gitignore names, such as dist/."
        raise Refused(fault(str(folder), what, "a folder that stays with you.", mend))


def write(path: Path, text: str, secret: bool = False) -> None:
    """Write a file in one step: a full disk or a stop leaves the old one whole. Secret: for its owner's eyes only."""
    folder_mode = 0o700 if secret else 0o777
    path.parent.mkdir(parents=True, exist_ok=True, mode=folder_mode)
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if secret else 0o666)
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
        file.write(text)
    part.replace(path)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV that spreadsheets open as it is: UTF-8 with a mark, and no cell that they would run as a formula."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(head)
    lines.writerows([harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def harmless(cell: object) -> object:
    """Text that begins like a formula gets an apostrophe; numbers stay."""
    if isinstance(cell, str) and FORMULA.match(cell) and not NUMBER.fullmatch(cell):
        return "'" + cell
    return cell
