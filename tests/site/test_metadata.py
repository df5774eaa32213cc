"""What pages tell search engines, reference managers and chats."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup
from pybtex.database import parse_string
from served import ADDRESS

CHAPTER = "chapters/02-tiny.html"


@pytest.fixture(scope="module")
def head(asked):
    """The head of a page of a book that has an address."""
    return lambda name: asked.soup(name).head


def content(head, name: str) -> list[str]:
    found = head.find_all("meta", attrs={"name": name}) + head.find_all("meta", attrs={"property": name})
    return [tag["content"] for tag in found]


def test_a_link_in_a_chat_shows_title_and_sentence(head):
    for name in ("index.html", CHAPTER, "appendix/record.html"):
        one = head(name)
        assert content(one, "og:url") == [one.find("link", rel="canonical")["href"]] == [f"{ADDRESS}{name}"]
        assert content(one, "og:title")[0] in one.title.string
        assert content(one, "og:description") == content(one, "description")


def test_a_search_engine_learns_what_the_chapter_teaches(head):
    data = json.loads(head(CHAPTER).find("script", type="application/ld+json").string)
    assert (data["@type"], data["name"], data["timeRequired"]) == ("LearningResource", "A tiny chapter", "PT25M")
    assert data["teaches"] == ["read a score"]
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_a_reference_manager_reads_a_chapter_of_a_book(head):
    one = head(CHAPTER)
    assert content(one, "citation_title") == ["A tiny chapter"]
    assert content(one, "citation_inbook_title") == ["Reading the Pivot"]
    assert content(one, "citation_fulltext_html_url") == [f"{ADDRESS}{CHAPTER}"]
    assert not content(head("index.html"), "citation_title")


def test_the_files_for_reference_managers_name_the_same_work(asked):
    page = asked.soup(CHAPTER)
    links = [(asked.folder / "chapters" / a["href"]).resolve() for a in page.select(".rp-cite-chapter a[download]")]
    bib, ris = (link.read_text("utf-8") for link in links)
    (entry,) = parse_string(bib, "bibtex").entries.values()
    rows = dict(row.split("  - ", 1) for row in ris.splitlines())
    assert str(entry.persons["author"][0]).strip("{}") == rows["AU"].rstrip(",") == "The Reading the Pivot contributors"
    assert entry.fields["title"] == rows["TI"] == "A tiny chapter"
    assert entry.fields["url"] == rows["UR"] == f"{ADDRESS}{CHAPTER}"
    assert (rows["TY"], rows["ER"]) == ("CHAP", "")


def test_all_pages_are_listed_for_search_engines(asked):
    listed = BeautifulSoup((asked.folder / "sitemap.xml").read_text("utf-8"), "xml")
    pages = {f"{ADDRESS}{name}" for name in asked.names()} - {
        f"{ADDRESS}{name}" for name in ("search.html", "404.html")
    }
    assert {loc.string for loc in listed.find_all("loc")} == {page for page in pages if "/facts/" not in page}
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (asked.folder / "robots.txt").read_text("utf-8")


def test_without_an_address_no_page_claims_one(tiny):
    for name in tiny.names():
        page = tiny.soup(name)
        assert not page.find("link", rel="canonical") and not page.find("meta", property="og:url"), name
    assert not (tiny.folder / "sitemap.xml").exists()


def test_a_lost_visitor_finds_every_page(tiny, asked):
    with tiny.open("404.html") as page:
        assert not page.faults and not page.outside
        assert "A tiny chapter" in page.inner_text("main")
        page.get_by_role("link", name="A tiny chapter").click()
        assert page.url.endswith(CHAPTER)
    lost = asked.soup("404.html")  # it is shown at any depth of the address
    assert all(a["href"].startswith("/pivot/") for a in lost.select("a"))


def test_a_link_to_elsewhere_gives_no_hold_and_no_address(site):
    for name in site.names():
        page = site.soup(name)
        links = [a for a in page.select("main a[href]") if a["href"].startswith("http")]
        assert [a["href"] for a in links if "noopener" not in a.get("rel", [])] == [], name
        if page.select_one("header"):
            assert page.find("meta", attrs={"name": "referrer"})["content"] == "no-referrer", name
