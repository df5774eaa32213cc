"""Numbers in a text that come from a chapter: {eval}`percent(share)`, as the chapters write them.

A cell at the end of the chapter computes them all in the chapter's own kernel and leaves them in its output.
"""

from __future__ import annotations

import json
import re

from alignment.errors import BadItem, fault, unknown

EVAL = re.compile(r"\{eval\}`([^`]+)`")
QUESTION = re.compile(r"\{question\}`([^`]+)`")
MARK = "values of the exports: "


def wanted(*texts: str) -> list[str]:
    """The expressions of some texts, each once."""
    return list(dict.fromkeys(found for text in texts for found in EVAL.findall(text)))


def cell(expressions: list[str]) -> str:
    """The code that computes them: [what it is as text, what is wrong] each."""
    return (
        "def _said(expression):\n"
        "    try:\n"
        "        return [str(eval(expression, globals())), None]\n"
        "    except Exception as wrong:\n"
        "        return [None, repr(wrong)]\n\n"
        f"print({MARK!r} + __import__('json').dumps([_said(one) for one in {expressions!r}]))"
    )


def found(cells: list, expressions: list[str], chapter: str) -> dict[str, str]:
    """Expression -> its value as text.

    Raises
    ------
    BadItem : an expression fails in this chapter, or the notebook was run without the cell.
    """
    said = [o["text"] for c in cells for o in c.get("outputs", []) if MARK in o.get("text", "")]
    where = f"chapter {chapter} and data/teaching/{chapter}.yml"
    rows = json.loads(said[-1].split(MARK, 1)[1]) if said else []
    if len(rows) != len(expressions):
        raise BadItem(fault(where, "the values of its texts are missing.", "a run with them.", "run the export again."))
    bad = [(one, wrong) for one, (_, wrong) in zip(expressions, rows, strict=True) if wrong]
    if bad:
        faults = [f"{{eval}}`{one}`: {wrong}" for one, wrong in bad[:5]]
        mend = "use a name that the chapter has after its last cell."
        raise BadItem(fault(where, "; ".join(faults), "an expression that the chapter can compute.", mend))
    return {one: value for one, (value, _) in zip(expressions, rows, strict=True)}


def guard(expression: str) -> str:
    """An expression that gives "True" or "False"."""
    return f"bool({expression})"


def refuse_untrue(guards: tuple[str, ...], known: dict[str, str], chapter: str) -> None:
    """Stop when the data no longer say what a text says.

    Raises
    ------
    BadItem : naming the guards that fail.
    """
    if untrue := [one for one in guards if known[guard(one)] != "True"]:
        mend = "read the texts again, and change words and guard."
        what = f"its guards {'; '.join(untrue)} no longer hold."
        raise BadItem(fault(f"data/teaching/{chapter}.yml", what, "words that the data bear out.", mend))


def put(text: str, known: dict[str, str]) -> str:
    """A text with its values in place."""
    return EVAL.sub(lambda one: known[one[1]], text)


def refer(text: str, numbers: dict[str, int], where: str) -> str:
    """A text in which {question}`own-verdict` became the number that this self-check has in the handout.

    Raises
    ------
    UnknownName : the chapter has no self-check of that id; offers the nearest.
    """
    for id in QUESTION.findall(text):
        if id not in numbers:
            raise unknown(f"{where}, question", id, numbers, "use the id of a self-check of this chapter.")
    # An unbroken space: the number stays beside its word.
    return QUESTION.sub(lambda one: f"question\u00a0{numbers[one[1]]}", text)
