"""How to cite a chapter: a line to copy, and files for BibTeX and for reference managers (RIS)."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from docutils import nodes

from .metadata import address, year
from .pages import is_chapter, is_html, to_root

FOLDER = "cite"


def setup_cite(app) -> None:
    app.connect("doctree-resolved", offer_citation, priority=700)


def offer_citation(app, doctree, docname) -> None:
    """Write the chapter's two files and put the fold "Cite this chapter" at its end."""
    if not is_html(app) or not is_chapter(docname):
        return
    title, name = app.env.titles[docname].astext(), docname.rsplit("/", 1)[-1]
    files = {"bib": bibtex(app, docname, title), "ris": ris(app, docname, title)}
    for end, content in files.items():
        target = Path(app.outdir, FOLDER, f"{name}.{end}")
        target.parent.mkdir(exist_ok=True)
        target.write_text(content, "utf-8")
    section = next(iter(doctree.findall(nodes.section)), doctree)
    section += nodes.raw("", html(app, docname, title, name), format="html")


def html(app, docname: str, title: str, name: str) -> str:
    root = to_root(docname)
    where = address(app, docname)
    link = f' <a href="{escape(where)}">{escape(where)}</a>' if where else ""
    return (
        '<details class="rp-cite-chapter" id="cite"><summary>Cite this chapter</summary>'
        f"<p>{escape(line(app, title))}{link}</p>"
        f'<p><a href="{root}{FOLDER}/{name}.bib" download>BibTeX</a> '
        f'<a href="{root}{FOLDER}/{name}.ris" download>RIS</a> (Zotero, EndNote, Mendeley)</p></details>'
    )


def line(app, title: str) -> str:
    """Author, year, chapter, book: "The contributors (2026). “Title.” In: Book. CC BY 4.0."."""
    stop = "" if title.endswith(("?", "!", ".")) else "."
    return f"{app.config.author} ({year(app)}). “{title}{stop}” In: {app.config.html_title}. CC BY 4.0."


def bibtex(app, docname: str, title: str) -> str:
    """An @incollection entry; the author is a group, so its name stands in braces of its own."""
    fields = {
        "author": f"{{{app.config.author}}}", "title": title, "booktitle": app.config.html_title, "year": year(app),
        "url": address(app, docname), "note": "CC BY 4.0",
    }  # fmt: skip
    inner = ",\n".join(f"  {name} = {{{tex(value)}}}" for name, value in fields.items() if value)
    return f"@incollection{{pivot{re.sub(r'[^0-9a-z]', '', docname.rsplit('/', 1)[-1])},\n{inner}\n}}\n"


def tex(value: str) -> str:
    """Signs that TeX would take as its own."""
    return re.sub(r"([&%$#_])", r"\\\1", value) if not value.startswith("http") else value


def ris(app, docname: str, title: str) -> str:
    rows = [("TY", "CHAP"), ("AU", f"{app.config.author},"), ("TI", title), ("T2", app.config.html_title),
            ("PY", year(app)), ("LA", "en"), ("UR", address(app, docname)), ("ER", "")]  # fmt: skip
    return "".join(f"{tag}  - {value}\r\n" for tag, value in rows if value or tag == "ER")
