"""Every page of the book: nothing from elsewhere, no console error, no sideways scroll, no broken link, in budget."""

from __future__ import annotations

import gzip
import re
from urllib.parse import unquote, urlsplit

from served import look

# Gzipped bytes of a chapter's page with everything that it loads, figures aside.
CHAPTER_BUDGET = 100_000
REQUESTS = 12


def pages(site) -> list[str]:
    names = site.names()
    assert "index.html" in names and any(n.startswith("chapters/") for n in names)
    return names


def test_no_page_asks_another_site_or_complains(site):
    for name in pages(site):
        with site.open(name) as page:
            page.wait_for_load_state("networkidle")  # longer than the other tests wait: nothing comes late either
            assert not page.outside, f"{name} asks {page.outside}"
            assert not page.faults, f"{name}: {page.faults}"


def test_no_page_names_a_script_style_or_picture_elsewhere(site):
    for name in pages(site):
        soup = site.soup(name)
        tags = soup.select("script[src], link[href], img[src], iframe, source, object")
        loads = [tag.get("src") or tag.get("href") for tag in tags]
        assert not [url for url in loads if url and re.match(r"(https?:)?//", url)], name


def test_no_page_scrolls_sideways(site):
    for name in pages(site):
        with site.open(name, width=320) as page:
            for width, scheme in ((320, "light"), (320, "dark"), (390, "light")):
                page.set_viewport_size({"width": width, "height": 900})
                look(page, scheme)
                wide = page.evaluate("document.documentElement.scrollWidth")
                assert wide <= width, f"{name} is {wide} px wide on a screen of {width}, {scheme}"


def test_every_link_inside_the_book_leads_somewhere(site):
    broken, soups = [], {name: site.soup(name) for name in pages(site)}
    for name, soup in soups.items():
        for link in soup.select("a[href]"):
            url = urlsplit(link["href"])
            if url.scheme or url.netloc:
                continue
            target = (site.folder / name).parent / unquote(url.path) if url.path else site.folder / name
            path = target.resolve()
            there = soups.get(path.relative_to(site.folder.resolve()).as_posix()) if path.exists() else None
            if not path.exists() or (url.fragment and there and not there.find(id=unquote(url.fragment))):
                broken.append(f"{name}: {link['href']}")
    assert not broken


def weight(site, name: str) -> tuple[int, int]:
    """Gzipped bytes, figures aside, and number of requests of a page."""
    with site.open(name) as page:
        page.wait_for_load_state("networkidle")
        files = {urlsplit(url).path.lstrip("/") for url in page.weights if url.startswith("/")}
        requests = len([url for url in page.weights if url.startswith("/")])
    bare = re.sub(r"<svg\b.*?</svg>", "", site.text(name), flags=re.DOTALL)
    others = [(site.folder / f).read_bytes() for f in files - {name}]
    return sum(len(gzip.compress(content)) for content in [bare.encode(), *others]), requests


def test_a_chapter_is_light(site):
    for name in pages(site):
        size, requests = weight(site, name)
        assert size <= CHAPTER_BUDGET, f"{name}: {size} bytes gzipped, figures aside"
        assert requests <= REQUESTS, f"{name}: {requests} requests"


def test_every_page_says_what_it_is(site):
    for name in pages(site):
        soup = site.soup(name)
        assert soup.html["lang"] == "en", name
        assert soup.find("meta", attrs={"name": "viewport"}), name
        assert len(soup.find("meta", attrs={"name": "description"})["content"]) > 5, name
        assert len(soup.select("h1")) == 1, f"{name} has {len(soup.select('h1'))} titles"
        ids = [tag["id"] for tag in soup.select("[id]")]
        assert len(ids) == len(set(ids)), f"{name} repeats ids: {sorted({i for i in ids if ids.count(i) > 1})}"


def test_a_page_runs_no_script_but_the_books_own(site):
    for name in ("index.html", "search.html"):
        with site.open(name) as page:
            strange = "Object.assign(document.createElement('script'), {text: 'window.strange = 1'})"
            page.evaluate(f"document.body.append({strange})")
            assert page.evaluate("window.strange") is None, name
            assert any("Content Security Policy" in fault for fault in page.faults)


def test_search_finds_a_word_of_a_chapter(site):
    with site.open("search.html?q=abstention") as page:
        page.wait_for_selector("#search-results li")
        assert "chapters/" in page.inner_html("#search-results")
        assert not page.faults and not page.outside
