"""A page as one file: styles, scripts, words and works cited inside it.

It opens from a phone's file manager or from a chat, without a network, and asks for nothing. What it cannot hold (the
notebook, the tables to download, other pages) stays a link where the book has an address, and plain text elsewhere.
"""

from __future__ import annotations

import base64
import gzip
import re
from copy import copy
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag

from .theme import script_hash

POLICY = (
    "default-src 'none'; script-src {}; style-src 'unsafe-inline'; img-src data:; connect-src data:; "
    "base-uri 'none'; form-action 'none'"
)
IMPORT = re.compile(r'^\s*import\s*\{([^}]*)\}\s*from\s*"\./([a-z]+\.js)[^"]*";?', re.M)
EXPORT = re.compile(r"(^|[;}])export( default)? ?", re.M)
FACE = re.compile(r"@font-face\{[^}]*\}\n?")
WORKS = "appendix/references.html"
# What leads to other pages or to files of the site.
AWAY = ".rp-contents, .rp-next, .rp-tools a, .rp-downloads, .rp-run, .rp-cite-chapter a[download], link[rel=canonical]"


class Page:
    """One built page on its way to a file of its own.

    Parameters
    ----------
    site : the folder of the built site.
    name : the page in it, such as "chapters/02-six-decades.html".
    base : the book's address; "" where it has none.
    beside : pages that lie beside the file in their places; links to them stay as they are.
    """

    def __init__(self, site: Path, name: str, base: str = "", beside: frozenset[str] = frozenset()):
        self.site, self.name, self.base, self.beside = site, name, base.rstrip("/"), beside
        self.soup = BeautifulSoup((site / name).read_text("utf-8"), "html.parser")

    def html(self) -> str:
        """The whole file."""
        if not self.beside:
            self.carry_words()
            self.carry_works()
            for tag in self.soup.select(AWAY):
                tag.decompose()
        # "My record" and questions asked again live from other files of the site.
        self.soup.html.attrs.pop("data-mine", None)
        for script in self.soup.select("script[src*='/pages.js'], script[src*='/offline.js']"):
            script.decompose()
        self.hold_styles()
        self.hold_scripts()
        self.hold_frames()
        self.mend_links()
        self.set_policy()
        return str(self.soup)

    def content(self, href: str) -> str:
        """The text of a file that the page loads."""
        return (self.site / self.place(href)).read_text("utf-8")

    def place(self, href: str) -> str:
        """A relative address as a path from the site's first folder."""
        path = unquote(urlsplit(href).path)
        return normpath(join(dirname(self.name), path)) if path else self.name

    def hold_styles(self) -> None:
        for link in self.soup.select("link[rel=stylesheet]"):
            style = self.soup.new_tag("style")
            style.string = FACE.sub("", self.content(link["href"]))  # a file of its own has the device's fonts
            link.replace_with(style)
        for link in self.soup.select("link[rel=icon]:not([href^='data:'])"):
            icon = base64.b64encode(self.content(link["href"]).encode()).decode()
            link["href"] = f"data:image/svg+xml;base64,{icon}"

    def hold_scripts(self) -> None:
        for script in self.soup.select("script[src]"):
            script.string = self.joined(self.place(script["src"]))
            del script["src"]

    def hold_frames(self) -> None:
        """The views of an explorer, which its page fetches from a file of their own."""
        for explorer in self.soup.select("[data-frames]"):
            packed = gzip.compress(self.content(explorer["data-frames"]).encode(), 9, mtime=0)
            explorer["data-frames"] = f"data:application/gzip;base64,{base64.b64encode(packed).decode()}"

    def joined(self, path: str) -> str:
        """A module with those that it imports, as one text: a file of its own has no addresses to import from."""
        text = (self.site / path).read_text("utf-8")
        others = [self.joined(f"{dirname(path)}/{file}") for _, file in IMPORT.findall(text)]
        own = EXPORT.sub(lambda found: found[1] + ("void " if found[2] else ""), IMPORT.sub("", text))
        return "\n".join([*others, own])

    def carry_words(self) -> None:
        """Under the text: the definitions of its terms, where their links lead."""
        links = {a["href"].partition("#")[2]: a for a in self.soup.select("a.rp-term") if "#" in a["href"]}
        rows = []
        for key, link in links.items():
            told = self.soup.find(id=f"rp-def-{key}")
            row = self.soup.new_tag("p", id=key)
            row.append(self.new("b", f"{key.removeprefix('term-').replace('-', ' ')}. "))
            row.extend([copy(node) for p in told.find_all("p") for node in p.contents] if told else [link.get_text()])
            rows.append(row)
        self.append("Words", rows)

    def carry_works(self) -> None:
        """Under the text: the works that it cites, under names that no place of this page has."""
        whole = BeautifulSoup((self.site / WORKS).read_text("utf-8"), "html.parser")
        rows = {}
        for link in self.soup.select(f"a[href*='{WORKS}#']"):
            key = link["href"].partition("#")[2]
            if work := whole.find(id=key):
                rows[key] = copy(work)
                rows[key]["id"] = f"work-{key}"
                rows[key].attrs.pop("role", None)  # of an entry in the list that it leaves
                link["href"] = f"#work-{key}"
        self.append("Works cited", list(rows.values()))

    def append(self, title: str, rows: list[Tag]) -> None:
        if rows:
            section = self.soup.new_tag("section")
            section.append(self.new("h2", title))
            section.extend(rows)
            self.soup.select_one("article").append(section)

    def new(self, tag: str, text: str) -> Tag:
        made = self.soup.new_tag(tag)
        made.string = text
        return made

    def mend_links(self) -> None:
        """Links that lead out of the file: to a place in it, to the book's address, or to nowhere."""
        for link in self.soup.select("a[href]"):
            url = urlsplit(link["href"])
            if url.scheme or url.netloc or not url.path or self.place(link["href"]) in self.beside:
                continue
            if url.fragment and self.soup.find(id=url.fragment):
                link["href"] = f"#{url.fragment}"
            elif self.base:
                link["href"] = f"{self.base}/{self.place(link['href'])}" + f"#{url.fragment}" * bool(url.fragment)
            else:
                link.attrs = {name: value for name, value in link.attrs.items() if name not in ("href", "download")}

    def set_policy(self) -> None:
        """Only the scripts that the file holds may run; nothing may be asked for."""
        scripts = [tag.string for tag in self.soup.select("script") if tag.get("type") != "application/ld+json"]
        allowed = " ".join(f"'{script_hash(text)}'" for text in scripts) or "'none'"
        self.soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"] = POLICY.format(allowed)
