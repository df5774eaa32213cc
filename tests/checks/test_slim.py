"""What travels to the reader: small, and the same for everybody."""

from __future__ import annotations

import gzip
import json
import re
import subprocess

from alignment.checks import Choice, slim

EVERYTHING = (slim.script(), slim.style(), slim.pages(), slim.sheet())


def test_module_and_style_fit_the_budget():
    """25,000 bytes gzipped are promised for all nine kinds, frame and record."""
    assert sum(len(gzip.compress(text.encode(), 9)) for text in EVERYTHING) <= 25_000


def test_the_second_module_takes_from_the_first_what_it_offers_and_no_name_occurs_twice():
    named = r"^(?:export )?(?:default )?(?:async )?(?:function|const) (\w+)"
    names = [name for file in slim.VIEW.glob("*.js") for name in re.findall(named, file.read_text("utf-8"), flags=re.M)]
    assert len(names) == len(set(names)) > 50
    offered = re.findall(r"\bexport (?:function|const) (\w+)", slim.script())
    assert set(slim.borrowed()) <= set(offered) and len(slim.borrowed()) > 5


COUNT = """
const ts = require(process.argv[1]);
const counted = (text) => {
  const found = {};
  const visit = (node) => {
    const name = ts.isPropertyAccessExpression(node) ? node.name.text : ts.isStringLiteralLike(node) ? node.text : null;
    if (name !== null) found[name] = (found[name] || 0) + 1;
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("a.js", text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS));
  return Object.entries(found).sort();
};
console.log(JSON.stringify(JSON.parse(require("fs").readFileSync(0, "utf8")).map(counted)));
"""
WRITTEN_OTHERWISE = {"abs"}  # Math.abs(a) as a<0?-a:a


def test_the_minifier_drops_nothing(node, node_modules, monkeypatch):
    """Each property and each text is there as often as we wrote it: it once took `void (a && b())` for no effect."""
    short = [slim.script(), slim.pages()]
    monkeypatch.setattr(slim.minify, "string", lambda kind, text: text)
    texts = json.dumps([*short, slim.script.__wrapped__(), slim.pages.__wrapped__()])
    command = [node, "-e", COUNT, node_modules / "typescript"]
    done = subprocess.run(command, input=texts, capture_output=True, text=True, check=True)
    found = [{k: n for k, n in counts if k not in WRITTEN_OTHERWISE} for counts in json.loads(done.stdout)]
    assert found[:2] == found[2:] and len(found[0]) > 300


def test_jupyter_gets_the_same_module_as_the_site():
    item = Choice(id="a", chapter="02", prompt="?", options=[dict(text="x", right=True, feedback="f"),
                                                             dict(text="y", right=False, feedback="g")])
    assert (item.get_state()["_esm"], item.get_state()["_css"]) == (slim.script(), slim.style())


def test_nothing_is_asked_of_another_server():
    named = "http://www.w3.org/2000/svg"  # the name of a kind of element, no address
    assert not re.search(r"https?:|@import|url\(", "".join(EVERYTHING).replace(named, ""))
