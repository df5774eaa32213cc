"""A visit to one chapter in a live JupyterLab: open, run all cells, look, answer the self-checks, move the explorers.

Everything is gathered as plain data while the browser is open, so that each test can state one promise about it.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from pathlib import Path

import jupytext
from browser import chromium
from lab_answers import Answered, answer
from lab_explore import Moved, explore
from lab_kernel import Expression, Kernel
from lab_room import Lab
from playwright.sync_api import Page

NOTEBOOK = ".jp-NotebookPanel .jp-Notebook"
ROLE = re.compile(r"\{eval\}`([^`]+)`")
# JupyterLab marks a traceback and any other text on stderr alike; a chapter should show neither.
STDERR = f'{NOTEBOOK} .jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]'
LOOK = """notebook => {
  const shown = (e) => e.getBoundingClientRect().width > 100 && e.getBoundingClientRect().height > 100;
  const pictures = (f) => [...f.querySelectorAll("svg, img")];
  const outer = (e) => !e.parentElement.closest(".myst");
  return {
    cells: [...notebook.querySelectorAll(".jp-Cell")].map((cell) => ({
      code: cell.classList.contains("jp-CodeCell"),
      // A folded cell has a number only beside its output.
      prompt: [...cell.querySelectorAll(".jp-InputPrompt, .jp-OutputPrompt")].map((e) => e.textContent).find(Boolean)
        || "",
      source: (cell.querySelector(".jp-InputArea-editor") || {}).textContent || "",
      text: [...cell.querySelectorAll(".myst")].filter(outer).map((e) => e.textContent).join(" "),
      literals: [...cell.querySelectorAll(".myst code")].map((e) => e.textContent),
    })),
    figures: [...notebook.querySelectorAll("figure")].filter((f) => pictures(f).some(shown)).length,
  };
}"""


@dataclass
class Cell:
    """One cell as the page shows it: code or not, its number ("[3]:"), its rendered text, its `literal` words."""

    code: bool
    prompt: str
    source: str
    text: str
    literals: list[str]


@dataclass
class Visit:
    """What was seen; `sentences` are the {eval} roles of each Markdown cell, by the cell's position."""

    chapter: str
    opened_as: list[str] = field(default_factory=list)
    cells_in_file: int = 0
    cells: list[Cell] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    sentences: dict[int, list[Expression]] = field(default_factory=dict)
    figures: int = 0
    items: list[dict] = field(default_factory=list)
    answered: list[Answered] = field(default_factory=list)
    kernel_says: dict[str, dict] = field(default_factory=dict)
    explorers: list[str] = field(default_factory=list)
    moved: list[Moved] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


def visit_chapter(lab: Lab, copy: Path, chapter: str, path: str, pictures: Path) -> Visit:
    """Open the chapter at `path`, such as that of its Binder button; run it, look at it, answer every self-check."""
    seen = Visit(chapter)
    with chromium() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 1000})
        block_outside(page, lab.url, seen.outside)
        page.goto(f"{lab.url}/{path}?reset")  # else JupyterLab opens what an earlier visit left open too
        seen.opened_as = opened_as(page)
        if seen.opened_as == ["notebook"]:
            cells = jupytext.read(copy / chapter, fmt="md:myst").cells
            whole(page, cells)
            run_all(page)
            look(page, lab, cells, seen)
            page.screenshot(path=pictures / f"{Path(chapter).stem}.png")
    return seen


def block_outside(page: Page, home: str, outside: list[str]) -> None:
    """Refuse every request that does not go to the local server, and keep its address."""

    def decide(route):
        if route.request.url.startswith((home, "data:", "blob:")):
            return route.continue_()
        outside.append(route.request.url)
        return route.abort()

    page.route("**/*", decide)


def opened_as(page: Page) -> list[str]:
    """What opened: "notebook", "text" (an editor), "preview"."""
    kinds = {"notebook": ".jp-NotebookPanel", "text": ".jp-FileEditor", "preview": ".jp-MarkdownViewer"}
    page.wait_for_selector(", ".join(kinds.values()), timeout=90_000)
    page.wait_for_timeout(1000)  # a second document would open after the first
    return [kind for kind, selector in kinds.items() if page.locator(selector).count()]


def whole(page: Page, cells: list) -> None:
    """Wait until every text of the notebook is drawn.

    jupyterlab-myst evaluates only what it has drawn: whoever runs all cells before must run them a second time
    (its issue 289). JupyterLab draws a long notebook from the top, within seconds.
    """
    texts = sum(cell.cell_type == "markdown" for cell in cells)
    drawn = "[...document.querySelectorAll('.jp-MarkdownCell')].filter((c) => c.querySelector('.myst > *')).length"
    page.wait_for_function(f"{drawn} >= {texts}", timeout=120_000)


def run_all(page: Page, seconds: int = 300) -> None:
    """Run > Run All Cells, as a reader does; return when nothing runs any more."""
    begin(page)
    end, quiet = time.monotonic() + seconds, 0
    while quiet < 3:  # between two cells none may wait for a moment
        assert time.monotonic() < end, f"not finished after {seconds} s; {state(page)}"
        page.wait_for_timeout(500)
        prompts, status = state(page)
        quiet = 0 if "*" in "".join(prompts) or "busy" in status else quiet + 1


def begin(page: Page, tries: int = 10) -> None:
    """Wait for the kernel, choose the menu's entry, and see the first cell begin."""
    page.wait_for_selector(f"{NOTEBOOK} .jp-Cell", timeout=60_000)
    page.wait_for_selector('.jp-Toolbar-kernelName:has-text("Python 3")', timeout=60_000)
    page.wait_for_selector('.jp-Notebook-ExecutionIndicator[data-status="idle"]', state="attached", timeout=60_000)
    for _ in range(tries):  # JupyterLab ignores the entry while it still connects to the kernel; a reader clicks again
        page.click('.lm-MenuBar-item:has-text("Run")')
        page.click('.lm-Menu-item:has(.lm-Menu-itemLabel:text-is("Run All Cells"))')
        page.wait_for_timeout(3000)
        if re.search(r"[*\d]", "".join(state(page)[0])):
            return
    raise AssertionError(f"no cell began after {tries} tries; {state(page)}")


def state(page: Page) -> tuple[list[str], list[str]]:
    """The prompts of the code cells, such as "[3]:", and the status of the kernel."""
    prompts = page.locator(f"{NOTEBOOK} .jp-CodeCell .jp-InputPrompt").all_text_contents()
    indicators = page.locator(".jp-Notebook-ExecutionIndicator")
    return prompts, [e.get_attribute("data-status") or "" for e in indicators.all()]


def look(page: Page, lab: Lab, cells: list, seen: Visit) -> None:
    """Gather what the page shows, what the kernel holds, and how the self-checks answer."""
    seen.cells_in_file = len(cells)
    roles = {n: ROLE.findall(cell.source) for n, cell in enumerate(cells) if cell.cell_type == "markdown"}
    found = settled(page, {code for row in roles.values() for code in row})
    seen.cells, seen.figures = [Cell(**cell) for cell in found["cells"]], found["figures"]
    seen.errors = page.locator(STDERR).all_text_contents()
    with Kernel(lab, seen.chapter) as kernel:
        seen.sentences = {n: kernel.values(row) for n, row in roles.items() if row}
        seen.items = kernel.items()
        seen.answered = [answer(page, item) for item in seen.items]
        page.wait_for_timeout(500)  # the last answer travels to the kernel
        seen.kernel_says = {item["id"]: item["state"] for item in kernel.items()}
        seen.explorers = kernel.explorers()
        for name in seen.explorers:
            seen.moved += explore(page, kernel, name)


def settled(page: Page, literal: set[str], seconds: int = 120) -> dict:
    """The page once its numbers are in (they come after the last cell), or as it is when the time is up."""
    end = time.monotonic() + seconds
    while True:
        found = page.locator(NOTEBOOK).evaluate(LOOK)
        waiting = [text for cell in found["cells"] for text in cell["literals"] if text in literal]
        if not waiting or time.monotonic() > end:
            return found
        page.wait_for_timeout(500)
