"""Code and style without the spaces that only we need: what a browser reads stays the same, token for token.

Nothing is renamed, so an error in a reader's browser names the function as it stands in `view/`. The house style is
relied on: strings in double quotes, a division between spaces, a semicolon after each statement.
"""

from __future__ import annotations

import re

CODE = re.compile(r"""
    "(?:\\.|[^"\\])*"                                            # a string
  | /(?![ /*=])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\])+/[a-z]*       # a regular expression
  | `                                                            # a template begins
  | [ ]*[={}+*<>?:;,()|&!\[\]-][ ]*                              # a mark, with the spaces around it
  | .""", re.X | re.S)
TEMPLATE = re.compile(r"(?:\\.|[^`\\$]|\$(?!\{))*(?:`|\$\{)", re.S)  # its text, up to its end or to code in it


def code(text: str) -> str:
    """JavaScript without spaces around marks; line ends stay, for a statement may end there."""
    out: list[str] = []
    inside: list[str] = []  # open braces, and open templates as "`"
    at = 0
    while at < len(text):
        words = inside[-1:] == ["`"]
        piece = (TEMPLATE if words else CODE).match(text, at)[0]
        bare = piece if words or piece[0] in '"/`' else piece.strip(" ") or piece
        if bare == "}" and inside[-2:-1] == ["`"]:
            piece = piece[:piece.index("}") + 1]  # the text of the template goes on behind it
        at += len(piece)
        out.append(bare)
        if words and piece.endswith("{") or not words and bare in ("`", "{"):
            inside.append(bare[-1])
        elif words or bare == "}":
            inside.pop()
    return "".join(out)


def style(text: str) -> str:
    """CSS without spaces after its marks; a space before a colon is a part of a selector."""
    return re.sub(r"\s*([{};])\s*|([:,])\s+", r"\1\2", text).replace(";}", "}")
