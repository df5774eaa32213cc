"""What a reader gets who runs a downloaded notebook in Colab, on Kaggle or on a laptop, proved without them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lab_away import Away, empty_environment, run_away
from lab_page import items_of_page, missing, page_text
from lab_room import ROOT, chapters
from served import served

pytestmark = pytest.mark.lab
SITE = ROOT / "_build/html"
# A host's own older packages, which the wheel must work with and leave alone.
OLDER = {"pandas": "2.2.2", "matplotlib": "3.10.0", "numpy": "2.0.2", "ipywidgets": "7.7.1", "anywidget": "0.9.0"}


@pytest.fixture(scope="module", params=[{}, OLDER], ids=["empty", "older"])
def hosts_own(request) -> dict[str, str]:
    """The packages that are there before the notebook comes."""
    return request.param


@pytest.fixture(scope="module")
def python(hosts_own, tmp_path_factory) -> Path:
    """An environment without the book, made new: what the first cell installs would stay for the next run."""
    return empty_environment(tmp_path_factory.mktemp("away") / "environment", hosts_own)


@pytest.fixture(scope="module", params=chapters(ROOT), ids=lambda page: Path(page).stem)
def away(request, python, tmp_path_factory) -> tuple[str, Away]:
    """The chapter, and what its downloaded notebook said."""
    file = SITE / "notebooks" / f"{Path(request.param).stem}.ipynb"
    if not file.exists():
        pytest.skip("the site is not built (`make site`)")
    with served(SITE) as url:
        return request.param, run_away(python, file, url, tmp_path_factory.mktemp("folder"))


def test_package_and_data_come_from_the_wheel_alone(away, python):
    _, said = away
    inside = str(python.parents[1])
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


def test_the_packages_that_a_host_has_stay_as_they_are(away, hosts_own):
    assert {name: away[1].found["versions"][name] for name in hosts_own} == hosts_own
