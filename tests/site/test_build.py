"""The build: fresh numbers always, a clear word when it fails, the last good site untouched."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import zipfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from served import run_site

from alignment.site.ahead import processors

CHAPTER = "chapters/02-tiny.md"


@contextmanager
def changed(path: Path, old: str, new: str):
    """A file of the tiny book, changed for one test and put back."""
    before = path.read_text("utf-8")
    assert old in before
    path.write_text(before.replace(old, new), "utf-8")
    try:
        yield
    finally:
        path.write_text(before, "utf-8")


def share(book: Path) -> str:
    page = (book / "_build" / "html" / "chapters" / "02-tiny.html").read_text("utf-8")
    return re.search(r"about \d+%", page).group()


def words(book: Path) -> str:
    page = (book / "_build" / "html" / "chapters" / "02-tiny.html").read_text("utf-8")
    return re.sub(r"<[^>]+>", "", page)


def everything(book: Path) -> dict[str, bytes]:
    site = book / "_build" / "html"
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


@pytest.fixture
def book(tiny_book, tmp_path):
    """The tiny book, up to date; what a test does to its site is undone."""
    built = tiny_book / "_build"
    shutil.copytree(built, tmp_path / "before")
    yield tiny_book
    shutil.rmtree(built)
    shutil.copytree(tmp_path / "before", built)


def test_an_unchanged_book_runs_nothing(book):
    done = run_site(book, "build")
    assert done.returncode == 0 and "Nothing changed" in done.stdout and "runs" not in done.stdout


def test_changed_data_run_their_chapter_again_even_with_an_old_date(book):
    data = book / "data" / "shares.csv"
    with changed(data, "0.36", "0.58"):
        os.utime(data, (1_000_000_000, 1_000_000_000))
        done = run_site(book, "build")
        assert done.returncode == 0 and "chapters/02-tiny runs" in done.stdout
        assert share(book) == "about 58%"


def test_changed_prose_is_published_and_the_rest_is_not_read_again(book):
    with changed(book / "appendix" / "glossary.md", "vote alike", "VOTE ALIKE"):
        done = run_site(book, "build")
        assert done.returncode == 0 and "runs" not in done.stdout
        page = (book / "_build/html/chapters/02-tiny.html").read_text("utf-8")
        assert "VOTE ALIKE" in page, "the pop-up keeps an old definition"


def test_changed_words_reach_the_saved_chapter_the_zip_and_the_search(book):
    site = book / "_build/html"
    for word in ("elephant", "zebra"):
        with changed(book / CHAPTER, "A number can be", f"One {word} can be"):
            assert run_site(book, "build").returncode == 0
        with zipfile.ZipFile(site / "reading-the-pivot.zip") as whole:
            of_zip = whole.read("chapters/02-tiny.html").decode()
        of_search = "".join(path.read_text("utf-8") for path in [*site.glob("search/*"), site / "_static/places.js"])
        texts = {"file": (site / "single/02-tiny.html").read_text("utf-8"), "zip": of_zip, "search": of_search}
        assert [where for where, text in texts.items() if word not in text] == []


def test_other_words_in_a_chapter_do_not_run_its_cells_again(book):
    with changed(book / CHAPTER, "A number can be", "A figure can be"):
        done = run_site(book, "build")
        assert done.returncode == 0 and "02-tiny has only other words" in done.stdout and "runs" not in done.stdout
        assert "A figure can be hidden but run" in words(book) and share(book) == "about 36%"


def test_a_number_that_the_text_did_not_show_before_comes_from_the_cells(book):
    with changed(book / CHAPTER, "A number can be {eval}`n.hidden`", "Rows: {eval}`len(table)`, {eval}`n.hidden`"):
        done = run_site(book, "build")
        assert done.returncode == 0 and "02-tiny runs" in done.stdout
        assert "Rows: 2, hidden but run" in words(book)


def test_a_number_moved_above_its_cell_fails_even_if_it_was_shown_before(book):
    with changed(book / CHAPTER, "# A tiny chapter\n", "# A tiny chapter\n\nEarly: {eval}`n.share`.\n"):
        done = run_site(book, "build")
        assert done.returncode == 1 and "02-tiny.md:14" in done.stderr and "is not defined" in done.stderr


def test_a_changed_cell_runs_its_chapter_again(book):
    with changed(book / CHAPTER, "hidden but run", "hidden and run anew"):
        done = run_site(book, "build")
        assert done.returncode == 0 and "02-tiny runs" in done.stdout and "hidden and run anew" in words(book)


MEET = """```{{code-cell}} python3
import time
from pathlib import Path

Path("{0}").touch()
waited = 0
while not Path("{1}").exists() and waited < 60:
    time.sleep(0.1)
    waited += 0.1
"met at " + ("once" if waited < 60 else "last")
```
"""


@pytest.mark.skipif(processors() < 2, reason="one page at a time is right on this machine")
def test_two_pages_run_at_the_same_time(book, tmp_path):
    """Each waits for the other; one after another, both would wait in vain."""
    one, two = tmp_path / "one", tmp_path / "two"
    front = (book / CHAPTER).read_text("utf-8").split("# A tiny")[0]
    with (
        changed(book / CHAPTER, "## The claim\n", f"## The claim\n\n{MEET.format(one, two)}\n"),
        changed(book / "index.md", "# A tiny book", f"{front}# A tiny book\n\n{MEET.format(two, one)}"),
    ):
        done = run_site(book, "build")
        assert done.returncode == 0, done.stderr
        assert "met at once" in words(book)
        assert sorted(re.findall(r"(\S+) runs", done.stdout)) == ["chapters/02-tiny", "index"]
        assert "only other words" not in done.stdout
    assert run_site(book, "build").returncode == 0


def test_a_failing_cell_names_chapter_cell_and_error_and_leaves_the_site(book):
    before = everything(book)
    with changed(book / CHAPTER, "table\n```", "table.loc[99]\n```"):
        done = run_site(book, "build")
        assert done.returncode == 1
        assert "chapters/02-tiny.md, code cell 1 (line 26): KeyError: 99" in done.stderr
        assert "Traceback" not in done.stderr and "last good site is as it was" in done.stderr
        assert run_site(book, "build").returncode == 1, "the second try forgets the fault"
    assert everything(book) == before


def test_a_hidden_cell_runs_in_its_place_and_its_assert_counts(book):
    assert "hidden but run" in (book / "_build/html/chapters/02-tiny.html").read_text("utf-8")
    with changed(book / CHAPTER, "assert n.share", "assert not n.share"):
        done = run_site(book, "build")
        assert done.returncode == 1 and "AssertionError: the last hidden cell" in done.stderr


def test_a_warning_fails_the_build_every_time(book):
    """One from reading the page, which Sphinx would say once only, and one from writing it."""
    before = everything(book)
    unknown = "```{nosuch}\n```\n\n## The claim"
    with changed(book / CHAPTER, "## The claim", unknown), changed(book / CHAPTER, "`ideal point`", "`no such term`"):
        for _ in range(2):
            done = run_site(book, "build")
            assert done.returncode == 1
            assert re.search(r"chapters/02-tiny\.md:\d+: WARNING: .*nosuch", done.stderr)
            assert re.search(r"chapters/02-tiny\.md:\d+: WARNING: .*no such term", done.stderr)
    assert everything(book) == before


def test_two_figures_of_one_name_fail_the_build_with_their_page(book):
    twins = 'Html(\'<figure class="rp-figure" id="fig-twin"></figure>\' * 2)'
    with changed(book / "chapters" / "02-tiny.md", "Html(region + region)", twins):
        done = run_site(book, "build")
    assert done.returncode == 1
    assert re.search(r"chapters/02-tiny.*2 figures have the name 'twin'.*Mend: rename one", done.stderr, re.DOTALL)


def test_a_download_of_an_earlier_build_does_not_stay(book):
    with changed(book / CHAPTER, "2001,0.36", "2001,0.37"):
        done = run_site(book, "build")
        found = [p.read_text() for p in (book / "_build" / "html" / "_downloads").rglob("*.csv")]
    assert done.returncode == 0 and found == ["year,share\n2001,0.37\n"]


def test_an_interrupted_build_never_leaves_a_stale_number(book):
    data = book / "data" / "shares.csv"
    with changed(data, "0.36", "0.77"):
        for stop in ("runs …", "Writing the pages."):
            before = everything(book)
            kill_when(book, stop)
            assert everything(book) == before, f"stopped at {stop!r}, the site moved"
        assert run_site(book, "build").returncode == 0
        assert share(book) == "about 77%"


def kill_when(book: Path, word: str) -> None:
    """Start a build and end it, without warning, when it says `word`."""
    env = os.environ | {"PYTHONPATH": str(book), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "alignment.site", "--root", str(book), "build"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
    with subprocess.Popen(command, env=env, cwd=book, **pipes) as run:
        for line in run.stdout:
            if word in line:
                run.send_signal(signal.SIGKILL)
                break
        else:
            pytest.fail(f"the build never said {word!r}")


def test_a_build_needs_no_network(book):
    if not shutil.which("unshare") or subprocess.run(["unshare", "-rn", "true"], check=False).returncode:
        pytest.skip("this system cannot start a program without network")
    with changed(book / "index.md", "A tiny book", "A tiny book, again"):
        bring_up = "ip link set lo up 2>/dev/null || true"
        command = f'{bring_up}; exec "{sys.executable}" -m alignment.site --root "{book}" build'
        env = os.environ | {"PYTHONPATH": str(book)}
        done = subprocess.run(["unshare", "-rn", "sh", "-c", command], env=env, cwd=book, check=False)
        assert done.returncode == 0


def test_a_port_in_use_is_left_to_its_owner(book):
    with socket.socket() as owner:
        owner.bind(("127.0.0.1", 0))
        owner.listen()
        taken = owner.getsockname()[1]
        line = first_line(book, "--port", str(taken))
    port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", line).group(1))
    assert port != taken


def test_serve_says_what_to_do_when_there_is_no_site(tmp_path):
    (tmp_path / "alignment").symlink_to(Path(__file__).parents[2] / "alignment")
    done = run_site(tmp_path, "serve")
    assert done.returncode == 1 and "make site" in done.stdout


def first_line(book: Path, *words: str) -> str:
    env = os.environ | {"PYTHONPATH": str(book)}
    command = [sys.executable, "-m", "alignment.site", "--root", str(book), "serve", *words]
    with subprocess.Popen(command, env=env, cwd=book, stdout=subprocess.PIPE, text=True) as run:
        line = run.stdout.readline()
        run.terminate()
    return line
