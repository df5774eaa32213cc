"""Asks the chapter's own kernel, beside the browser, what it holds."""

from __future__ import annotations

import ast
import json
import urllib.request
from typing import NamedTuple, Self

from jupyter_client import BlockingKernelClient
from lab_room import Lab

# The self-checks that live in the kernel; `type` and not isinstance: some objects there are proxies.
ITEMS = """
def _self_checks():
    import gc, json, sys
    home = sys.modules.get("alignment.checks")
    found = [c for c in gc.get_objects() if home and issubclass(type(c), home.Check)]
    return json.dumps([{**c.item(), "state": c.state} for c in found], default=str)
"""

# The explorers, by name; `_set` shows a value of a control, as a cell would.
EXPLORERS = """
def _explorers():
    import gc, sys
    home = sys.modules.get("alignment.explore")
    return {e.name: e for e in gc.get_objects() if home and issubclass(type(e), home.Explorer)}

def _seen(name):
    import json
    explorer = _explorers()[name]
    return json.dumps([explorer.figure.finding, explorer.figure.alt, explorer.view])

def _set(name, control, value):
    _explorers()[name].set(**{control: value})
"""


class Expression(NamedTuple):
    """One {eval} role: its code, and the value as a reader should see it."""

    code: str
    value: str


class Kernel:
    """A second client of the kernel that runs a chapter."""

    def __init__(self, lab: Lab, chapter: str):
        with urllib.request.urlopen(f"{lab.url}/api/sessions", timeout=10) as answer:
            sessions = {s["path"]: s["kernel"]["id"] for s in json.load(answer)}
        self.client = BlockingKernelClient(connection_file=str(lab.runtime / f"kernel-{sessions[chapter]}.json"))
        self.client.load_connection_file()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *problem) -> None:
        self.client.stop_channels()

    def ask(self, expressions: list[str], code: str = "") -> list[str]:
        """Each expression's plain text; an error's name and message when it fails."""
        asked = {str(n): expression for n, expression in enumerate(expressions)}
        self.client.execute(code, silent=False, store_history=False, user_expressions=asked)
        answers = self.client.get_shell_msg(timeout=60)["content"]["user_expressions"]
        return [plain(answers[n]) for n in asked]

    def values(self, codes: list[str]) -> list[Expression]:
        """The values of {eval} roles; a str comes without its quotes, as both hosts show it."""
        return [Expression(code, unquoted(value)) for code, value in zip(codes, self.ask(codes), strict=True)]

    def items(self) -> list[dict]:
        """The self-checks as plain data, with the state that the reader's answers have brought about."""
        return json.loads(unquoted(self.ask(["_self_checks()"], ITEMS)[0]))

    def explorers(self) -> list[str]:
        """Names of the explorers."""
        return ast.literal_eval(self.ask(["sorted(_explorers())"], EXPLORERS)[0])

    def explorer(self, name: str, choice: tuple = ()) -> tuple[str, str, dict]:
        """Finding, alternative text and view of an explorer; first the `choice` of control and value, if given."""
        code = f"_set({name!r}, *{choice!r})" if choice else ""
        return tuple(json.loads(unquoted(self.ask([f"_seen({name!r})"], code)[0])))


def plain(answer: dict) -> str:
    """The text of one user expression."""
    return answer["data"]["text/plain"] if answer["status"] == "ok" else f"{answer['ename']}: {answer['evalue']}"


def unquoted(text: str) -> str:
    """'about 36%' with quotes becomes about 36% without."""
    return str(ast.literal_eval(text)) if text[:1] in "'\"" else text
