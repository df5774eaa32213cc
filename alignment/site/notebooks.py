"""Each chapter as a notebook, and the three ways to run it: download, Colab, Binder."""

from __future__ import annotations

import hashlib
import re
from html import escape
from pathlib import Path
from urllib.parse import quote

import jupytext
import nbformat
from docutils import nodes

from .about import about
from .pages import is_chapter, is_html, to_root

FOLDER = "notebooks"
# The workflow publishes the site on this branch; Colab reads the notebooks from it.
SITE_BRANCH = "gh-pages"
JUDGED = re.compile(
    r'<section class="rp-judged" id="([^"]+)"[^>]*><p class="rp-claim">(.*?)</p><p class="rp-word">(.*?)</p>'
)
INSTALL = """\
# Away from the book's own folder (Colab, Kaggle, your computer): install the book's package, with its data.
SITE = "{site}"
try:
    import alignment
except ModuleNotFoundError:
    %pip install --quiet "{{SITE}}{wheel}\""""


def setup_notebooks(app) -> None:
    app.connect("doctree-resolved", offer)


def offer(app, doctree, docname) -> None:
    """Write the chapter's notebook and put its links under the title."""
    if not is_html(app) or not is_notebook(app, docname):
        return
    write_notebook(app, docname)
    title = next(iter(doctree.findall(nodes.title)), None)
    if title is not None:
        links = nodes.raw("", links_html(app, docname, doctree), format="html")
        title.parent.insert(title.parent.index(title) + 1, links)


def is_notebook(app, docname: str) -> bool:
    """True for a chapter whose front matter names a kernel."""
    return is_chapter(docname) and "kernelspec" in app.env.metadata.get(docname, {})


def write_notebook(app, docname: str) -> None:
    """The chapter as .ipynb: no outputs, the same bytes for the same chapter."""
    notebook = jupytext.read(app.env.doc2path(docname), fmt="md:myst")
    notebook.metadata.pop("jupytext", None)
    notebook.cells.insert(0, nbformat.v4.new_code_cell(install(app)))
    for place, cell in enumerate(notebook.cells):
        # nbformat draws ids at random: the file would differ with every build.
        cell["id"] = hashlib.sha256(f"{place}{cell.source}".encode()).hexdigest()[:8]
    target = Path(app.outdir, notebook_path(docname))
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(nbformat.writes(notebook), "utf-8")


def install(app) -> str:
    """The first cell; where the package is at hand, as in Binder, it installs nothing."""
    return INSTALL.format(site=site_address(app), wheel=app.pivot_wheel)


def site_address(app) -> str:
    """`html: baseurl` of `_config.yml`; without one, where GitHub Pages serves the branch of the site."""
    if app.config.html_baseurl:
        return app.config.html_baseurl.rstrip("/") + "/"
    owner, name = repository(app).split("/")
    host = f"{owner}.github.io".lower()
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"


def notebook_path(docname: str) -> str:
    return f"{FOLDER}/{docname.rsplit('/', 1)[-1]}.ipynb"


def options(app) -> dict:
    """What `_config.yml` says of the repository and of the places that run notebooks."""
    return app.config.html_theme_options


def repository(app) -> str:
    """owner/name, from the repository's address."""
    return options(app)["repository_url"].rstrip("/").split("github.com/", 1)[-1]


def binder_path(docname: str) -> str:
    """Where Binder's JupyterLab opens the chapter as a notebook."""
    return f"lab/tree/{docname}.md"


def binder_url(app, docname: str) -> str:
    hub = options(app)["launch_buttons"]["binderhub_url"].rstrip("/")
    return f"{hub}/v2/gh/{repository(app)}/{options(app)['repository_branch']}?urlpath={quote(binder_path(docname))}"


def colab_url(app, docname: str) -> str:
    colab = options(app)["launch_buttons"]["colab_url"].rstrip("/")
    return f"{colab}/github/{repository(app)}/blob/{SITE_BRANCH}/{notebook_path(docname)}"


def links_html(app, docname: str, doctree) -> str:
    """Under the title: the time, the ways to run the chapter as plain links, and the verdicts, folded."""
    root, name = to_root(docname), docname.rsplit("/", 1)[-1]
    size = f'<span class="rp-size" data-file="single/{name}.html"></span>'
    links = [
        *facts_link(root, name, doctree),
        (f"{root}single/{name}.html", "Save this chapter", f'download="{name}.html"', f"one file, {size}"),
        (root + notebook_path(docname), "Download notebook", "download", ".ipynb"),
        (colab_url(app, docname), "Open in Colab", "", "needs a Google account"),
        (binder_url(app, docname), "Run in Binder", "", "can take some minutes to start"),
        ("#cite", "Cite", "", "also BibTeX and RIS"),
    ]
    items = "".join(
        f'<li><a href="{escape(href)}" {more}>{text} <span>{note}</span></a></li>' for href, text, more, note in links
    )
    said, judged = about(doctree), verdicts(doctree)
    count = f"{len(judged)} verdict{'s' * (len(judged) > 1)}"
    line = [f"{said.minutes} minutes"] * bool(said.minutes) + [count] * bool(judged)
    first = f"<p>{' · '.join(line)}</p>" if line else ""
    return f'<div class="rp-start">{first}<ul class="rp-run">{items}</ul>{verdicts_html(judged)}</div>'


def facts_link(root: str, name: str, doctree) -> list[tuple[str, str, str, str]]:
    """The link to the printable fact sheet, when the chapter has one."""
    has_one = any("rp-facts" in node.astext() for node in doctree.findall(nodes.raw))
    return [(f"{root}facts/{name}.html", "Fact sheet", "", "one page, to print")] * has_one


def verdicts(doctree) -> list[tuple[str, str, str]]:
    """Anchor, claim and verdict of each claim that the chapter judges."""
    return [found for node in doctree.findall(nodes.raw) for found in JUDGED.findall(node.astext())]


def verdicts_html(judged: list[tuple[str, str, str]]) -> str:
    """Folded: the chapter asks for a guess first."""
    if not judged:
        return ""
    rows = "".join(f'<li>{claim} <a href="#{anchor}">{word}</a></li>' for anchor, claim, word in judged)
    heading = f"The verdict{'s' * (len(judged) > 1)}, before you guess"
    return f"<details><summary>{heading}</summary><ul>{rows}</ul></details>"
