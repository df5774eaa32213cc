"""Every page is valid HTML, as html-validate reads the standard."""

from __future__ import annotations

import json
import subprocess

# Rules of taste, not of the standard: capitals in DOCTYPE, spaces at line ends, <section> for a named region
# (a table that scrolls is one), style attributes (a figure's colours must hold in a notebook too), a role that an
# element has already (Sphinx's search looks for role="main").
TASTE = ("doctype-style", "no-trailing-whitespace", "prefer-native-element", "no-inline-style", "no-redundant-role")
CONFIG = {"root": True, "extends": ["html-validate:standard"], "rules": dict.fromkeys(TASTE, "off")}


def faults(node, node_modules, folder, names: list[str], room) -> list[str]:
    """What html-validate says: "page:line: rule: message"; `room` is a folder for its settings and its answer."""
    config, answer = room / "rules.json", room / "answer.json"  # a pipe would cut a long answer
    config.write_text(json.dumps(CONFIG), "utf-8")
    program = node_modules / "html-validate" / "bin" / "html-validate.mjs"
    command = [node, str(program), "--config", str(config), "--formatter", f"json={answer}", *names]
    done = subprocess.run(command, check=False, cwd=folder, capture_output=True, text=True)
    assert done.returncode in (0, 1) and answer.exists(), done.stderr
    pages = json.loads(answer.read_text("utf-8"))
    return [
        f"{page['filePath']}:{m['line']}: {m['ruleId']}: {m['message']}" for page in pages for m in page["messages"]
    ]


def test_every_page_is_valid_html(site, tiny, node, node_modules, tmp_path):
    for book in (site, tiny):
        found = faults(node, node_modules, book.folder, [*book.names(), *book.single()], tmp_path)
        assert not found, "\n".join(found)


def test_a_broken_page_is_told_with_its_line(node, node_modules, tmp_path):
    head = '<!DOCTYPE html>\n<html lang="en"><head><title>A</title></head>\n'
    page = head + '<body><p id="a">a</p><p id="a">b</p></body></html>\n'
    (tmp_path / "broken.html").write_text(page, "utf-8")
    found = faults(node, node_modules, tmp_path, ["broken.html"], tmp_path)
    assert [fault for fault in found if "broken.html:3: no-dup-id" in fault]
