"""What travels to the reader: small, and nothing but comments and indentation is gone."""

from __future__ import annotations

import gzip
import json
import re
import subprocess

from alignment.checks import Choice, slim
from alignment.checks.squeeze import code as squeeze

EVERYTHING = (slim.script(), slim.style(), slim.pages(), slim.sheet())


def test_module_and_style_fit_the_budget():
    """25,000 bytes gzipped are promised for all nine kinds, frame and record."""
    assert sum(len(gzip.compress(text.encode(), 9)) for text in EVERYTHING) <= 25_000


def test_only_comments_and_indentation_are_dropped():
    source = "".join(file.read_text("utf-8") for file in slim.VIEW.glob("*.js"))
    assert not [text for text in EVERYTHING if "/**" in text or "// @ts-check" in text]
    code = re.sub(r"/\*\*.*?\*/|//(?= ).*", "", source)
    begins = re.compile(r"\s*(const|let|return|if|for|export|function)\b")
    kept = [line.strip() for line in code.splitlines() if begins.match(line)]
    assert len(kept) > 200
    joined = bare(slim.script() + slim.pages())
    assert [line for line in kept if bare(line) not in joined] == []


def test_the_second_module_takes_from_the_first_what_it_offers_and_no_name_occurs_twice():
    named = r"^(?:export )?(?:default )?(?:async )?(?:function|const) (\w+)"
    names = [name for file in slim.VIEW.glob("*.js") for name in re.findall(named, file.read_text("utf-8"), flags=re.M)]
    assert len(names) == len(set(names)) > 50
    offered = re.findall(r"^export (?:function|const) (\w+)", slim.script(), flags=re.M)
    assert set(slim.borrowed()) <= set(offered) and len(slim.borrowed()) > 5


def bare(code: str) -> str:
    """Without spaces, and without the word that most functions lose when the files are joined."""
    return re.sub(r"\s+", "", re.sub(r"export (?!default)", "", code))


TOKENS = """
const ts = require(process.argv[1]);
const tokens = (text) => {
  const found = [];
  const visit = (node) => {
    const parts = node.getChildren(file);
    if (parts.length) parts.forEach(visit);
    else found.push(node.getText(file));
  };
  const file = ts.createSourceFile("a.js", text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  visit(file);
  return found;
};
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map(tokens)));
"""


def test_without_our_spaces_every_token_is_the_same(node, node_modules, monkeypatch):
    hard = "const a = `${b} of ${c ? ` ${d} : ${e}` : \"} {\"} , ;`;"
    short = [slim.script.__wrapped__(), slim.pages.__wrapped__(), squeeze(hard)]
    monkeypatch.setattr(slim.squeeze, "code", lambda text: text)
    long = [slim.script.__wrapped__(), slim.pages.__wrapped__(), hard]
    command = [node, "-e", TOKENS, node_modules / "typescript"]
    done = subprocess.run(command, input=json.dumps(short + long), capture_output=True, text=True, check=True)
    *tokens, = json.loads(done.stdout)
    assert tokens[:3] == tokens[3:] and len(tokens[0]) > 5000
    assert sum(map(len, short)) < 0.95 * sum(map(len, long))


def test_jupyter_gets_the_same_module_as_the_site():
    item = Choice(id="a", chapter="02", prompt="?", options=[dict(text="x", right=True, feedback="f"),
                                                             dict(text="y", right=False, feedback="g")])
    assert (item.get_state()["_esm"], item.get_state()["_css"]) == (slim.script(), slim.style())


def test_nothing_is_asked_of_another_server():
    named = "http://www.w3.org/2000/svg"  # the name of a kind of element, no address
    assert not re.search(r"https?:|@import|url\(", "".join(EVERYTHING).replace(named, ""))
