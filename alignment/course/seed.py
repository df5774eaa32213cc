"""`course seed`: the instructor's secret, from which all variants are drawn.

A file of one line: 64 hexadecimal digits (32 random bytes). Whoever has it can make the key of every student. So it is
never made or read inside a git repository, and never read when other users of the computer can read it too.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from pathlib import Path

from alignment.errors import fault

from .files import Refused, fresh, open_to_others, work_tree, write

LENGTH = 32  # bytes, as many as SHA-256 gives
FORM = re.compile(r"[0-9a-f]{64}")


def add_to(subparsers) -> None:
    """The subcommand `seed`."""
    parser = subparsers.add_parser("seed", help="make the secret file from which graded variants are drawn")
    parser.add_argument("file", type=Path, help="where to put it, outside of any repository: ~/teaching/2027.seed")
    parser.add_argument("--force", action="store_true", help="replace the file: its variants cannot be made again")
    parser.set_defaults(run=_run)


def _run(asked) -> None:
    made = make(asked.file, asked.force)
    print(f"{asked.file}: a new seed, known by its mark {mark(made)}.")
    print("Keep a copy in a safe place. Without it the same variants cannot be made again.")
    print("Do not share it: whoever has it can make the key of every student.")


def make(path: Path, force: bool = False) -> bytes:
    """A new seed, written for its owner's eyes only.

    Raises
    ------
    Refused : the file lies in a repository, or is there already and `force` is not given.
    """
    _outside(path)
    if path.exists() and not force:
        what = "the file is there already. Sheets that were drawn from it need it."
        raise Refused(fault(str(path), what, "a new file.", "choose another name, or add --force to lose the old one."))
    fresh([path], force)
    made = secrets.token_bytes(LENGTH)
    write(path, made.hex() + "\n", secret=True)
    return made


def read(path: Path) -> bytes:
    """The seed in a file.

    Raises
    ------
    Refused : there is no such file, it lies in a repository, other users can read it, or it is not a seed.
    """
    if not path.is_file():
        mend = f"make one: python -m alignment.course seed {path}"
        raise Refused(fault(str(path), "there is no such file.", "the file that `course seed` made.", mend))
    _outside(path)
    if open_to_others(path):
        what = f"other users of this computer can read it (its mode is {path.stat().st_mode & 0o777:o})."
        mend = f"chmod 600 {path} if nobody has read it yet; else make a new seed."
        raise Refused(fault(str(path), what, "a file that only its owner can read (mode 600).", mend))
    text = path.read_text("utf-8", errors="replace").strip()
    if not FORM.fullmatch(text):
        mend = "take the file that `course seed` made, unchanged, or make a new one."
        raise Refused(fault(str(path), "it does not hold a seed.", "one line of 64 digits and letters a to f.", mend))
    return bytes.fromhex(text)


def mark(seed: bytes) -> str:
    """Eight digits by which a seed is recognised; they do not tell the seed."""
    return hashlib.sha256(b"mark" + seed).hexdigest()[:8]


def _outside(path: Path) -> None:
    if tree := work_tree(path):
        what = f"it lies in the git repository {tree}; one `git add` would publish it."
        mend = "choose a folder outside of any repository, such as ~/teaching/."
        raise Refused(fault(str(path), what, "a place outside of any repository.", mend))
