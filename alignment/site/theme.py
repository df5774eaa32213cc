"""Our layout: what a page loads and what it says of itself."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from html import unescape
from pathlib import Path
from types import SimpleNamespace

from docutils import nodes

from . import assets
from .items import chapters
from .pages import is_chapter, is_html, to_root
from .sheets import PAGE as SHEETS

HERE = Path(__file__).parent
# Runs before the first paint, so that a dark page never flashes white. Storage may be forbidden.
EARLY = (
    "(function(d){var m;try{m=localStorage.getItem('rp.mode')}catch(e){}"
    "d.dataset.theme=m||(matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light')})(document.documentElement)"
)
# No script but ours, nothing from elsewhere. Style attributes stay allowed: figures carry them.
POLICY = (
    "default-src 'self'; script-src 'self' '{}'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'none'; form-action 'self'"
)
# What the search page needs; everything else that the parent themes copy is left out of the site.
KEEP = {"search.js", "places.js"}


def setup_theme(app) -> None:
    app.add_html_theme("reading_pivot", str(HERE / "templates"))
    app.connect("builder-inited", without_thebe)
    app.connect("html-page-context", fill_page, priority=900)
    app.connect("build-finished", write_assets, priority=890)
    app.connect("build-finished", drop_unused, priority=900)


def without_thebe(app) -> None:
    """Jupyter Book loads sphinx-thebe always; it writes scripts into every page, even when it is switched off."""
    if app.config.html_theme != "reading_pivot":
        return
    for listeners in app.events.listeners.values():
        for listener in [one for one in listeners if one.handler.__module__.startswith("sphinx_thebe")]:
            app.disconnect(listener.id)


def fill_page(app, pagename, templatename, context, doctree) -> None:
    """Give the layout its few values; scripts and styles of other extensions are not used."""
    body = context.get("body", "")
    root = to_root(pagename)
    context["rp"] = SimpleNamespace(
        policy=POLICY.format(script_hash(EARLY)),
        early_script=EARLY,
        description=description(context, doctree),
        styles=[root + href for href in assets.styles(body)],
        modules=[root + href for href in assets.modules(body)],
        search=root + assets.href("search.js"),
        icon=root + assets.href("icon.svg"),
        contents=lambda contents: mark_chapters(mark_current(contents), pagename, sizes(app)),
        sections=sections(context),
        kind=kind(app, pagename),
        running=running(app.config.html_title, app.env.titles[pagename].astext()) if doctree else "",
        teasers=teasers(app, pagename),
        mine=root + "appendix/record.html" if "appendix/record" in app.env.found_docs else "",
    )
    context["body"] = mend(name_permalinks(body))


def kind(app, pagename: str) -> str:
    """The class of the page's body."""
    named = {app.config.root_doc: "rp-landing", SHEETS: "rp-all-sheets"}
    return "rp-chapter" if is_chapter(pagename) else named.get(pagename, "")


def running(book: str, title: str) -> str:
    """The running title of the printed pages after the first; a margin box of CSS can quote it from no element."""

    def quoted(words: str) -> str:
        return '"' + re.sub(r'[\\"<&\n]', lambda found: f"\\{ord(found[0]):x} ", words) + '"'

    letters = "font:8.5pt system-ui,sans-serif;color:#444"
    sides = {"left": book, "right": title}
    left, right = (f"@top-{side}{{content:{quoted(words)};{letters}}}" for side, words in sides.items())
    return f"@page{{{left}{right}}}@page:first{{@top-left{{content:none}}@top-right{{content:none}}}}"


def description(context: dict, doctree) -> str:
    """The page in at most 160 characters: the author's own words, else its first paragraph."""
    given = re.search(r'<meta content="([^"]*)" name="description"', context.get("metatags", ""))
    first = next(iter(doctree.findall(nodes.paragraph)), None) if doctree else None
    text = unescape(given.group(1)) if given else first.astext() if first else f"Search {context['docstitle']}."
    text = " ".join(text.split())
    return text if len(text) <= 160 else text[:157].rsplit(" ", 1)[0] + "…"


def sections(context: dict) -> str:
    """The headings of this page as a list of links; empty when there are fewer than two."""
    toc = context.get("toc", "") if context.get("display_toc") else ""
    inner = re.search(r"</a>\s*(<ul>.*</ul>)\s*</li>\s*</ul>\s*$", toc, re.DOTALL)
    return inner.group(1) if inner and inner.group(1).count("<li>") > 1 else ""


def mark_current(contents: str | None) -> str:
    """The list of chapters: say which page this is, and take captions out of the heading order."""
    contents = re.sub(r' (role="heading"|aria-level="\d")', "", contents or "")
    return re.sub(r'<a class="current reference internal"', '<a aria-current="page" class="current"', contents)


def sizes(app) -> dict[str, int]:
    """Chapter -> number of its self-checks."""
    if not hasattr(app, "pivot_sizes"):
        app.pivot_sizes = {name: len(one["items"]) for name, one in chapters(app.env).items()}
    return app.pivot_sizes


def mark_chapters(contents: str, pagename: str, sizes: dict[str, int]) -> str:
    """Say which chapter a link leads to and how many self-checks it has: the page adds how many are answered.

    The link to the page itself reads "#".
    """

    def marked(found: re.Match) -> str:
        number = chapter_number(pagename if found[1] == "#" else found[1])
        return f'{found[0]} data-chapter="{number}" data-items="{sizes[number]}"' if number in sizes else found[0]

    return re.sub(r'<a (?:[a-z-]+="[^"]*" )*href="([^"]*)"', marked, contents)


def chapter_number(address: str) -> str:
    """ "02" of "../chapters/02-six-decades.html"; empty elsewhere."""
    found = re.search(r"chapters/(\d\d)-", address)
    return found[1] if found else ""


def teasers(app, pagename: str) -> tuple[str, str]:
    """One line on the page before and on the page after; empty for those that give none."""
    _, *around = app.env.collect_relations().get(pagename, [None, None, None])
    return tuple(first_sentence(app, name) if name else "" for name in around)


def first_sentence(app, docname: str) -> str:
    """The first sentence of a page's own description."""
    said = (tag.get("content", "") for tag in app.env.get_doctree(docname).findall(nodes.meta)
            if tag.get("name") == "description")  # fmt: skip
    return re.split(r"(?<=[.?!:])\s", next(said, ""))[0].rstrip(":")


def name_permalinks(body: str) -> str:
    """A link that reads only "#" gets its title as its name."""
    return re.sub(
        r'(<a class="headerlink" href="[^"]*") title="([^"]*)">#</a>',
        r'\1 aria-label="\2"><span aria-hidden="true">#</span></a>',
        body,
    )


def mend(body: str) -> str:
    """What axe finds in Sphinx's own HTML: list entries without their role, header cells without a word or scope.

    A link to elsewhere gives that page no hold on this one.
    """
    body = body.replace('role="doc-biblioentry"', 'role="listitem"')
    body = re.sub(r"<style scoped>.*?</style>\s*", "", body, flags=re.DOTALL)  # pandas' own, inside the text
    body = re.sub(r'<a (?![^>]*\brel=)(?=[^>]*href="https?:)', '<a rel="noopener" ', body)
    body = re.sub(r'<th class="head[^"]*">\s*(<p>\s*</p>)?\s*</th>', "<td></td>", body)
    return re.sub(r'<th class="head', '<th scope="col" class="head', body)


def write_assets(app, error) -> None:
    """Our own styles and scripts, under book/ (a folder named _static would enter every page)."""
    if error or not is_html(app):
        return
    for name, content in assets.files().items():
        target = Path(app.outdir, assets.FOLDER, name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def drop_unused(app, error) -> None:
    """Leave out of the site what no page loads (icon fonts, theme scripts: 9 MB)."""
    static = Path(app.outdir, "_static")
    if error or not is_html(app) or app.config.html_theme != "reading_pivot" or not static.is_dir():
        return
    for path in static.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in KEEP:
            path.unlink()
    for name in (".buildinfo", "objects.inv"):
        Path(app.outdir, name).unlink(missing_ok=True)


def script_hash(script: str) -> str:
    """The hash by which a Content-Security-Policy allows this one inline script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
