"""The README's pictures: there, small, described in true words, and such as the script takes of the site today."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from served import ROOT

DOCS = ROOT / "docs"
LIMIT = 120_000  # bytes: the README is read on slow lines too
spec = spec_from_file_location("readme_pictures", DOCS / "pictures.py")
pictures = module_from_spec(spec)
spec.loader.exec_module(pictures)


def shown() -> dict[str, str]:
    """Alt text of each picture in the README, by the picture's address."""
    page = BeautifulSoup((ROOT / "README.md").read_text("utf-8"), "lxml")
    return {image["src"]: image["alt"] for image in page.select("img")}


def about(path) -> tuple[tuple[int, int], str, bool]:
    """Width and height, kind of colours, and whether the file is small."""
    with Image.open(path) as image:
        return image.size, image.mode, path.stat().st_size < LIMIT


def wanted(view) -> tuple[tuple[int, int], str, bool]:
    return (view.width * view.sharpness, view.height * view.sharpness), "P", True


def test_the_readme_shows_each_picture_and_no_other():
    assert sorted(shown()) == sorted(f"docs/{name}.png" for name in pictures.VIEWS)
    assert sorted(path.stem for path in DOCS.glob("*.png")) == sorted(pictures.VIEWS)


@pytest.mark.parametrize("name", pictures.VIEWS)
def test_a_picture_is_small_and_of_its_screens_size(name):
    assert about(DOCS / f"{name}.png") == wanted(pictures.VIEWS[name])


def test_the_script_takes_such_pictures_of_the_site(site, browser, tmp_path):
    made = {path.stem: about(path) for path in pictures.make(browser, site.folder, tmp_path)}
    assert made == {name: wanted(view) for name, view in pictures.VIEWS.items()}


@pytest.mark.parametrize("name", pictures.VIEWS)
def test_what_the_words_under_a_picture_quote_stands_on_the_page(site, name):
    view = pictures.VIEWS[name]
    with site.open(view.page, width=view.width) as page:
        text = re.sub(r"\s+", " ", page.locator("body").inner_text())
    quoted = re.findall("“(.*?)”", shown()[f"docs/{name}.png"])
    assert quoted and [words for words in quoted if words not in text] == []
