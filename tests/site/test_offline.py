"""Reading without a network: pages that were opened, the whole book, one file, the zip."""

from __future__ import annotations

import json
import shutil
import time
import zipfile
from contextlib import contextmanager

import pytest
from served import run_site, served, until

CHAPTER, LANDING, KEEP = "chapters/02-tiny.html", "index.html", "appendix/offline.html"


class Reader:
    """A browser that keeps what it is given, over a site that changes, breaks off and goes away."""

    def __init__(self, context, folder, url):
        self.context, self.folder, self.url = context, folder, url
        self.page = context.new_page()

    def read(self, name: str) -> str:
        """The text of a page."""
        self.page.goto(f"{self.url}/{name}", wait_until="load")
        return self.page.inner_text("body")

    def kept(self) -> dict[str, list[str]]:
        """Cache -> paths of the files that it holds; to look into one that is just being deleted makes an empty one."""
        script = """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async (name) =>
            [name, (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname.slice(1))])))"""
        return {name: paths for name, paths in self.page.evaluate(script).items() if paths}

    def wait_kept(self, *names: str) -> None:
        """Until the browser keeps these files."""
        self.until(lambda: set(names) <= set(sum(self.kept().values(), [])))

    def until(self, holds, seconds: int = 30) -> None:
        """The worker works beside the page: ask again and again."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, self.kept()
            self.page.wait_for_timeout(100)

    def version(self) -> str:
        return json.loads((self.folder / "offline.json").read_text("utf-8"))["version"]


@pytest.fixture
def reader(asked, browser, tmp_path):
    """A reader of a copy of a small book, which tests may change."""
    folder = tmp_path / "html"
    shutil.copytree(asked.folder, folder)
    with served(folder) as url:
        context = browser.new_context(viewport={"width": 390, "height": 844})
        yield Reader(context, folder, url)
        context.close()


@contextmanager
def no_network(reader):
    reader.context.set_offline(True)
    yield
    reader.context.set_offline(False)


def new_version(folder, old: str, new: str) -> None:
    """The site as after another build: one page's words and the list of files."""
    from alignment.site.offline import write_worker

    page = folder / CHAPTER
    page.write_text(page.read_text("utf-8").replace(old, new), "utf-8")
    write_worker(folder, {CHAPTER: "A tiny chapter"})


def test_a_page_that_was_opened_opens_without_a_network_and_its_self_checks_answer(reader):
    reader.read(CHAPTER)
    reader.wait_kept(CHAPTER, "book/book.css", "book/checks.js", "book/mount.js")
    with no_network(reader):
        assert "A tiny chapter" in reader.read(CHAPTER)
        reader.page.locator(".rp-check.rp-live").first.wait_for(state="attached")
        assert reader.page.evaluate("getComputedStyle(document.querySelector('.rp-top')).position") == "sticky"


def test_the_keyboard_keeps_its_place_on_the_page_that_keeps_the_book(reader):
    reader.read(KEEP)
    page, focused = reader.page, reader.page.locator(":focus")
    page.get_by_role("button", name="Keep the whole book").focus()
    page.keyboard.press("Enter")
    page.get_by_text("The whole book is on this device").wait_for()
    reader.until(lambda: focused.count() and focused.inner_text() == "Remove the book from this device")
    page.keyboard.press("Enter")
    page.get_by_text("The book was removed.").wait_for()
    reader.until(lambda: focused.count() and focused.inner_text().startswith("Keep the whole book"))


def test_a_page_that_is_not_kept_says_so_and_lists_those_that_are(reader):
    reader.read(CHAPTER)
    reader.wait_kept(CHAPTER)
    with no_network(reader):
        text = reader.read("appendix/glossary.html")
        assert "No network" in text and "A tiny chapter" in text
        reader.page.get_by_role("link", name="A tiny chapter").click()
        assert reader.page.url.endswith(CHAPTER)


def test_the_whole_book_is_kept_on_request(reader):
    reader.read(KEEP)
    reader.page.get_by_role("button", name="Keep the whole book").click()
    reader.page.get_by_text("The whole book is on this device").wait_for()
    with no_network(reader):
        for name in (LANDING, CHAPTER, "appendix/glossary.html"):
            assert "No network" not in reader.read(name)
        reader.read("search.html?q=vote")
        reader.page.wait_for_selector("#search-results li")


def test_a_download_that_breaks_off_goes_on_where_it_stopped(reader):
    reader.read(KEEP)
    asked = []

    def break_off(route):
        asked.append(route.request.url)
        route.abort() if len(asked) > 5 else route.continue_()

    reader.context.route("**/*", break_off)
    reader.page.get_by_role("button", name="Keep the whole book").click()
    reader.page.get_by_text("The download stopped. What is here stays.").wait_for()
    reader.context.unroute("**/*")
    before = set(sum(reader.kept().values(), []))
    again = []
    reader.context.route("**/*", lambda route: (again.append(route.request.url), route.continue_()))
    reader.read(KEEP)
    again.clear()
    reader.page.get_by_role("button", name="Go on").click()
    reader.page.get_by_text("The whole book is on this device").wait_for()
    fetched = {url.removeprefix(f"{reader.url}/").partition("?")[0] for url in again}
    assert len(before) > 3 and not fetched & before


def test_a_file_of_another_version_is_not_kept(reader):
    reader.read(KEEP)
    page = reader.folder / "appendix/glossary.html"
    page.write_text("<p>Half of a", "utf-8")  # as of a server that is being renewed
    reader.page.get_by_role("button", name="Keep the whole book").click()
    reader.page.get_by_text("The book is being renewed.").wait_for()
    assert "appendix/glossary.html" not in sum(reader.kept().values(), [])


def test_a_new_version_takes_the_place_of_the_old_one_as_a_whole(reader):
    reader.read(KEEP)
    reader.page.get_by_role("button", name="Keep the whole book").click()
    reader.page.get_by_text("The whole book is on this device").wait_for()
    old = reader.version()
    new_version(reader.folder, "A tiny chapter", "A renewed chapter")
    reader.read(LANDING)
    reader.until(lambda: list(reader.kept()) == [f"rp-{reader.version()}"])
    assert reader.version() != old
    with no_network(reader):
        assert "A renewed chapter" in reader.read(CHAPTER)
        assert "No network" not in reader.read("appendix/glossary.html")


def test_a_new_version_that_cannot_be_fetched_whole_leaves_the_old_one(reader):
    reader.read(KEEP)
    reader.page.get_by_role("button", name="Keep the whole book").click()
    reader.page.get_by_text("The whole book is on this device").wait_for()
    old = reader.version()
    new_version(reader.folder, "A tiny chapter", "A renewed chapter")
    (reader.folder / CHAPTER).write_text("cut off", "utf-8")
    reader.read(LANDING)
    tried = "navigator.serviceWorker.ready.then((found) => found.update()).then(() => true, () => true)"
    assert reader.page.evaluate(tried)
    reader.until(lambda: len(reader.kept()) == 2)  # the new one was begun
    with no_network(reader):
        assert "A tiny chapter" in reader.read(CHAPTER)
    assert f"rp-{old}" in reader.kept()


def test_the_book_is_removed_on_request(reader):
    reader.read(KEEP)
    reader.page.get_by_role("button", name="Keep the whole book").click()
    reader.page.get_by_text("The whole book is on this device").wait_for()
    reader.page.get_by_role("button", name="Remove the book").click()
    reader.page.get_by_text("The book was removed.").wait_for()
    assert set(sum(reader.kept().values(), [])) <= {"offline.json"}


def test_the_book_cannot_be_removed_while_it_is_being_kept(reader):
    reader.read(KEEP)
    reader.wait_kept(KEEP)
    reader.read(KEEP)  # something is here, so the page offers to remove it
    remove = reader.page.get_by_role("button", name="Remove the book")
    assert remove.is_enabled()
    held = []
    reader.context.route("**/glossary.html*", lambda route: held.append(route))
    reader.page.get_by_role("button", name="Keep the whole book").click()
    reader.until(lambda: held)
    assert remove.is_disabled()
    held[0].continue_()
    reader.page.get_by_text("The whole book is on this device").wait_for()
    assert remove.is_enabled()


DEAD = """[...document.querySelectorAll("a[href^='#']")].map((a) => decodeURIComponent(a.hash.slice(1)))
    .filter((id) => id && !document.getElementById(id))"""
BESIDE = "[...document.links].map((a) => a.href).filter((href) => href.startsWith('file:') && !href.includes('#'))"


@contextmanager
def opened(browser, file):
    """A file in a browser of its own; `page.asked` and `page.faults` tell what it asked for and what went wrong."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.asked, page.faults = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda said: page.faults.append(said.text))
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.goto(file.as_uri())
    yield page
    page.close()


@pytest.mark.parametrize("source", ["site", "asked"])
def test_a_chapter_as_one_file_asks_for_nothing_and_its_self_checks_answer(request, source, browser):
    book = request.getfixturevalue(source)
    for file in sorted((book.folder / "single").glob("*.html")):
        assert file.stat().st_size <= 700_000, file.name
        with opened(browser, file) as page:
            items = page.locator(".rp-check[data-check]").count()
            until(page, "n => document.querySelectorAll('.rp-check.rp-live').length >= n", items)
            assert items and (page.asked, page.faults) == ([file.as_uri()], [])
            assert (page.evaluate(DEAD), page.evaluate(BESIDE)) == ([], [])


def test_an_explorer_moves_in_a_file_of_its_own(site, browser):
    with opened(browser, site.folder / "single/02-six-decades.html") as page:
        explorer = page.locator(".rp-explorer")
        before = explorer.locator(".rp-finding").inner_text()
        explorer.locator("select").first.select_option(index=2)
        moved = "was => document.querySelector('.rp-explorer .rp-finding').innerText !== was"
        until(page, moved, before)
        assert not page.faults


def test_the_zip_is_small_and_its_pages_lead_to_each_other(site, browser, tmp_path):
    whole = site.folder / "reading-the-pivot.zip"
    assert whole.stat().st_size <= 6_000_000
    with zipfile.ZipFile(whole) as book:
        book.extractall(tmp_path)
    files = {file.as_uri() for file in tmp_path.rglob("*.html")}
    with opened(browser, tmp_path / "index.html") as page:
        page.get_by_role("link", name="Six decades apart?").first.click()
        page.wait_for_selector(".rp-check.rp-live", state="attached")
        assert not page.faults
        missing = []
        for file in sorted(files):
            page.goto(file)
            missing += set(page.evaluate("[...document.links].map((a) => a.href.split('#')[0])")) - files
    assert [href for href in missing if href.startswith("file:")] == []
    assert set(page.asked) <= files


def test_the_zip_is_the_same_for_the_same_book(tiny_book):
    files = [tiny_book / "_build/html" / name for name in ("reading-the-pivot.zip", "sw.js", "offline.json")]
    before = [file.read_bytes() for file in files]
    (tiny_book / "_build" / "built").unlink()
    assert run_site(tiny_book, "build").returncode == 0
    assert [file.read_bytes() for file in files] == before


def test_pages_say_how_large_a_download_is(site):
    for name in ("appendix/offline.html", "chapters/02-six-decades.html"):
        with site.open(name) as page:
            sizes = page.locator(".rp-size").all_inner_texts()
            assert sizes and all(size.endswith(" MB") and size != "0.0 MB" for size in sizes)
