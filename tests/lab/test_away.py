"""What a reader gets who runs a downloaded notebook in Colab, on Kaggle or on a laptop, proved without them."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pytest
from lab_away import Away, empty_environment, plain_environment, run_away
from lab_page import items_of_page, missing, page_text
from lab_room import ROOT, chapters
from served import served

pytestmark = pytest.mark.lab
SITE = ROOT / "_build/html"
# A host's own older packages, which the wheel must work with and leave alone.
OLDER = {"pandas": "2.2.2", "matplotlib": "3.10.0", "numpy": "2.0.2", "ipywidgets": "7.7.1", "anywidget": "0.9.0"}
HOSTS = {"empty": {}, "older": OLDER}
# On an empty host each chapter finds the versions with which the build ran it already: one shows that the wheel brings
# them, and `test_every_module…` that it brings all of them. On older packages each chapter is a case of its own.
CASES = [("empty", chapters(ROOT)[0]), *(("older", chapter) for chapter in chapters(ROOT))]


@pytest.fixture(scope="module")
def environments(tmp_path_factory):
    """Environments without the book, one for each host, made when first asked for."""

    @cache
    def made(host: str) -> Path:
        return empty_environment(tmp_path_factory.mktemp(host) / "environment", HOSTS[host])

    return made


@pytest.fixture(scope="module", params=CASES, ids=lambda case: f"{Path(case[1]).stem}-{case[0]}")
def case(request) -> tuple[str, str]:
    """A host and a chapter."""
    return request.param


@pytest.fixture(scope="module")
def ran(environments, tmp_path_factory):
    """What the downloaded notebook of a chapter says on a host. What its first cell installs stays for the next one."""

    @cache
    def once(host: str, chapter: str) -> Away:
        file = SITE / "notebooks" / f"{Path(chapter).stem}.ipynb"
        if not file.exists():
            pytest.skip("the site is not built (`make site`)")
        with served(SITE) as url:
            return run_away(environments(host), file, url, tmp_path_factory.mktemp("folder"))

    return once


@pytest.fixture(scope="module")
def away(case, ran) -> tuple[str, Away]:
    """The chapter, and what its downloaded notebook said."""
    return case[1], ran(*case)


def test_package_and_data_come_from_the_wheel_alone(away, case, environments):
    _, said = away
    inside = str(environments(case[0]).parents[1])
    assert said.found["package"].startswith(inside) and said.found["data"].startswith(inside)
    assert [place for place in said.found["path"] if Path(place).is_relative_to(ROOT)] == []


def test_the_sentences_show_the_numbers_of_the_page(away):
    chapter, said = away
    assert said.found["values"], "the chapter has no {eval} role"
    assert missing(said.found["values"], page_text(chapter)) == []


def test_the_outputs_are_those_of_the_page(away):
    chapter, said = away
    assert said.shown, "no cell shows anything"
    assert missing(said.shown, page_text(chapter)) == []


def test_the_self_checks_have_the_keys_of_the_page(away):
    chapter, said = away
    page, ours = ({item["id"]: item for item in items} for items in (items_of_page(chapter), said.found["items"]))
    assert sorted(page) == sorted(ours)
    assert [id for id in page if page[id] != ours[id]] == []


def test_the_explorers_find_what_the_page_says(away):
    chapter, said = away
    assert said.found["findings"] or "explore(" not in (ROOT / chapter).read_text("utf-8")
    assert [words for words in said.found["findings"] if missing([words], page_text(chapter))] == []


def test_no_cell_warns(away):
    assert away[1].stderr == []


def test_figures_are_cited_as_in_the_book(away):
    assert away[1].found["book"]["title"] == "Reading the Pivot"


def test_the_packages_that_a_host_has_stay_as_they_are(away, case):
    before = HOSTS[case[0]]
    assert {name: away[1].found["versions"][name] for name in before} == before


@pytest.mark.parametrize("host", HOSTS)
def test_every_module_of_the_wheel_finds_what_it_needs(host, ran, environments, tmp_path):
    """Some are imported by one chapter only."""
    ran(host, CASES[0][1])
    code = (
        "import importlib, pkgutil, alignment\n"
        "names = [m.name for m in pkgutil.walk_packages(alignment.__path__, 'alignment.')]\n"
        "for name in names: importlib.import_module(name)\n"
        "assert len(names) > 50"
    )
    command, env = [environments(host), "-c", code], plain_environment(tmp_path)
    done = subprocess.run(command, check=False, cwd=tmp_path, env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
