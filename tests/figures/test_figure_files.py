"""A figure's parts, and the files that leave the page with it: CSV, SVG, PNG."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ET

import matplotlib.image as image
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from charted import GIVEN, TABLE, made

from alignment.figure_parts import citing, page, sheet
from alignment.svg import themed_svg
from alignment.tables import table_html

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def fig():
    return made(describe="One.\n\n- a\n- b", note="A note <of ours>.", not_in_table=[50])


def test_a_figure_keeps_its_parts(fig):
    assert (fig.name, fig.finding, fig.alt, fig.decimals) == (*(GIVEN[k] for k in ("name", "finding", "alt")), 1)
    assert fig.description == "One.\n\n- a\n- b" and fig.data.equals(TABLE) and fig.not_in_table == ("50",)
    assert fig.source.startswith("Source: UN Dag") and "&lt;of ours&gt;" in fig.source
    assert 'id="lines-w-' in fig.svg["wide"] and 'id="lines-n-' in fig.svg["narrow"]


def test_two_tables_of_one_document_are_cited_once():
    source = made(sources=["us_aid_crs", "coalition_support_funds"]).source
    assert source.count("Congressional Research Service") == 1


def test_the_same_figure_is_the_same_page_twice():
    assert made()._repr_html_() == made()._repr_html_()


def test_a_drawing_rounds_its_places_and_not_its_words():
    chart, ax = plt.subplots()
    ax.set(ylim=(0.123456, 0.456789), yticks=[0.25])
    ax.annotate("from 3.10% to 3.59%", (0.5, 0.3), fontsize=14)
    svg = themed_svg(chart, "words", "an alternative text")
    plt.close(chart)
    assert "from 3.10% to 3.59%" in svg and ">0.25<" in svg
    assert not re.search(r"\d\.\d{2}", re.sub(r">[^<]*<", "><", svg)), "places have one decimal"


def test_a_table_without_an_index_of_its_own_is_headed_by_its_first_column():
    assert made(data=TABLE.reset_index()).data.equals(TABLE)


def test_the_csv_rounded_is_the_table(fig):
    text = page.csv(fig).decode()
    assert text.startswith("Year,Moscow,Washington\n") and text.count("\n") == len(TABLE) + 1
    again = pd.read_csv(io.StringIO(text), index_col=0)
    assert table_html(again, "c", 1) == table_html(fig.data, "c", 1)


def test_the_svg_file_stands_alone(fig):
    text = page.svg(fig).decode()
    root = ET.fromstring(text)
    assert root.find(f"{SVG}title").text == fig.finding and root.find(f"{SVG}desc").text == fig.alt
    written = " ".join(t.text for t in root.iter(f"{SVG}text"))
    assert fig.finding in written and "General Assembly voting data" in written and "A note <of ours>." in written
    assert "var(--" not in text and "DejaVu" not in text and "system-ui" in text
    assert "@media (prefers-color-scheme:dark)" in text


def test_the_svg_file_is_dark_where_the_system_is(browser, tmp_path, fig):
    (tmp_path / "lines.svg").write_bytes(page.svg(fig))
    seen = {}
    for scheme in ("light", "dark"):
        with browser.new_context(color_scheme=scheme) as context:
            tab = context.new_page()
            tab.goto((tmp_path / "lines.svg").as_uri())
            seen[scheme] = [tab.locator(s).first.evaluate("e => getComputedStyle(e).fill") for s in ("rect", "text")]
    assert seen["light"] == ["rgb(255, 255, 255)", "rgb(28, 33, 39)"]
    assert seen["dark"] == ["rgb(20, 25, 28)", "rgb(232, 235, 238)"]


def test_the_png_is_white_twice_the_screen_and_holds_title_and_source(fig):
    dots = image.imread(io.BytesIO(fig.png))[..., :3]
    chart_wide, chart_high = fig.chart.get_size_inches() * sheet.DOTS
    high, wide = dots.shape[:2]
    assert wide == pytest.approx(chart_wide + 2 * sheet.MARGIN / 72 * sheet.DOTS, abs=2) and high > chart_high + 80
    assert (dots[0] == 1).all() and (dots[:, 0] == 1).all(), "the margin is white"
    red = np.array([0x8C, 0x21, 0x09]) / 255  # Moscow's
    assert (abs(dots - red).max(axis=2) < 0.02).sum() > 1000, "a country keeps its colour"
    foot = int((sheet.MARGIN + sheet.GAP) / 72 * sheet.DOTS)
    assert (dots[: int(high - chart_high) // 2] < 0.5).any() and (dots[high - foot - 20 : high - foot] < 0.8).any()


def test_a_png_is_light_enough_to_send(fig):
    assert len(fig.png) < 60_000


def test_long_lines_are_wrapped_to_the_drawing():
    lines = sheet.wrapped("word " * 60, 200, 10)
    assert len(lines) > 5 and " ".join(lines).split() == ["word"] * 60
    assert sheet.wrapped("w" * 99, 50, 10) == ["w" * 99]


def test_a_description_has_paragraphs_and_lists_and_a_drawing_leads_to_it(fig):
    soup = BeautifulSoup(fig._repr_html_(), "html.parser")
    fold = soup.find(id=soup.select_one("svg")["aria-details"])
    assert fold.name == "details" and [t.get_text() for t in fold.select("p, li")] == ["One.", "a", "b"]
    assert "aria-details" not in made()._repr_html_() and "rp-describe" not in made()._repr_html_()


def test_a_citation_names_the_book_the_figure_and_the_data(fig):
    text = BeautifulSoup(fig._repr_html_(), "html.parser").select_one(".rp-cite-text").get_text()
    assert re.match(r"The Reading the Pivot contributors \(\d{4}\)\. “Moscow & Washington part\.” Figure in: ", text)
    assert "#fig-lines" in text and "1946–2025 (records to 18 December 2025, https://digitallibrary.un.org/" in text


def test_a_figure_can_be_cited_where_the_book_is_not(monkeypatch, tmp_path):
    monkeypatch.setattr(citing, "BOOK", tmp_path / "none.yml")
    citing.book.cache_clear()
    assert citing.before_link("It fell.") == "“It fell.”"
    citing.book.cache_clear()
