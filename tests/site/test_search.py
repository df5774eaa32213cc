"""The search leads to places: terms, figures, tables and sections, and says what each is."""

from __future__ import annotations

import gzip
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from served import until

from alignment.site.places import places

# Gzipped bytes that one search fetches, with the page, its style and its scripts (the stock search: 355,677).
BUDGET = 80_000


@contextmanager
def found(site, query: str, **context):
    """The search page with the results of a query."""
    with site.open(f"search.html?q={quote(query)}", **context) as page:
        page.wait_for_selector("#search-results li")
        yield page


def results(page) -> list[tuple[str, str, str]]:
    """Kind, name and address of each result."""
    kinds = [kind.split(",")[0] for kind in page.locator(".rp-kind").all_inner_texts()]
    links = page.locator("#search-results a")
    hrefs = links.evaluate_all("links => links.map(a => a.href)")
    return list(zip(kinds, links.all_inner_texts(), [h.removeprefix(page.home) for h in hrefs], strict=True))


@pytest.mark.parametrize(("query", "kind", "place"), [
    ("abstention", "Term", "appendix/glossary.html#term-abstention"),
    ("neither yes nor no", "Term", "appendix/glossary.html#term-abstention"),
    ("voted more like Moscow than like Washington", "Figure", "chapters/02-six-decades.html#fig-agreement"),
    ("General Assembly resolutions put to a recorded vote", "Table", "appendix/data.html#data-un-resolutions"),
    ("the claim", "Section", "chapters/02-six-decades.html#the-claim"),
    ("اتحاد", "Term", "appendix/glossary.html#term-alliance"),
], ids=["a term", "its definition", "a figure's finding", "a table", "a heading", "an Urdu word"])
def test_a_search_leads_to_the_place_and_says_what_it_is(site, query, kind, place):
    with found(site, query) as page:
        page.home = f"{site.url}/"
        assert (kind, place) in [(what, href) for what, _, href in results(page)][:5]
        assert not page.outside
        page.locator(f"#search-results a[href$='{place}']").click()
        page.wait_for_url(f"**/{place}")
        top = "document.getElementById(id).getBoundingClientRect().top"
        until(page, f"id => {top} >= 0 && {top} < 900", place.split("#")[1])


def test_one_search_is_light(site):
    with found(site, "abstention") as page:
        paths = [url.split("?")[0].lstrip("/") for url in page.weights]
        whole = sum(len(gzip.compress((site.folder / path).read_bytes())) for path in paths)
        assert whole <= BUDGET and len(paths) <= 8, (whole, paths)
        assert not [path for path in paths if path.startswith("chapters/")], "a search fetches no page"


def test_a_search_takes_only_the_shelves_of_its_words(site):
    with found(site, "abstention") as page:
        first = [url for url in page.weights if url.startswith("/search/")]
        page.get_by_label("Words to find").fill("abstention zzzz")
        page.keyboard.press("Enter")
        page.get_by_text("Nothing found").wait_for()
        both = [url for url in page.weights if url.startswith("/search/")]
    assert len(first) == 1 and len(both) == 2 and both[:1] == first


def test_words_that_cannot_be_fetched_are_told(site):
    with site.open("search.html") as page:
        page.context.route("**/search/*.json", lambda route: route.abort())
        page.get_by_label("Words to find").fill("abstention")
        page.keyboard.press("Enter")
        page.get_by_text("could not be fetched").wait_for()
        page.context.unroute("**/search/*.json")
        page.keyboard.press("Enter")
        page.wait_for_selector("#search-results li")


def test_a_search_works_by_keyboard_and_says_what_it_found(tiny):
    with tiny.open("search.html") as page:
        page.get_by_label("Words to find").focus()
        page.keyboard.type("alike")
        page.keyboard.press("Enter")
        page.get_by_role("status").get_by_text("found for “alike”").wait_for()
        assert page.url.endswith("?q=alike")
        page.keyboard.press("Tab")  # the button
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#search-results') !== null")
        page.go_back()
        assert page.get_by_role("status").inner_text() == ""


def test_a_search_without_a_result_says_so_and_its_words_stay_text(tiny):
    with tiny.open(f"search.html?q={quote('<img src=x>')}") as page:
        page.get_by_text("Nothing found for “<img src=x>”").wait_for()
        assert page.locator("article img").count() == 0


def test_an_urdu_word_in_a_result_is_marked_and_kept_apart(tiny):
    with found(tiny, "alike") as page:
        run = page.locator("#search-results bdi[lang=ur][dir=rtl]").first
        assert run.inner_text().strip() == "اتفاقِ رائے"


def test_without_a_script_the_page_says_what_helps(tiny):
    with tiny.open("search.html", java_script_enabled=False) as page:
        assert "Search needs JavaScript" in page.inner_text("article")


PAGE = """<article><section id="top"><h1>A page<a class="headerlink">#</a></h1><p>First (<b>bold</b>).</p>
<section id="one"><h2>One</h2><p>Own words</p>
<figure class="rp-figure" id="fig-a"><figcaption class="rp-finding">It fell</figcaption>
<svg role="img" aria-label="A line that falls"><text>1988</text></svg></figure>
<div class="rp-check">a key</div><details><summary>Solution 1</summary>a key</details>
<section id="two"><h3>Two</h3><p>Inner</p></section></section></section></article>"""


def test_a_place_holds_its_own_words_only():
    whole, one, figure, two = places(PAGE)
    assert (whole.kind, whole.title) == ("Page", "A page") and "First (bold)." in whole.text
    assert (one.kind, one.anchor, one.text) == ("Section", "one", "Own words")
    assert (figure.kind, figure.title, figure.text) == ("Figure", "It fell", "A line that falls")
    assert (two.title, two.text) == ("Two", "Inner")


def test_answers_and_solutions_are_not_found():
    assert not [place for place in places(PAGE) if "a key" in place.text]
