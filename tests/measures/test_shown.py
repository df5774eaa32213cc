"""What readers are shown: figures, tables, fact sheets, excerpts, questions, and numbers in words."""

from __future__ import annotations

import base64
import re

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from alignment import wording
from alignment.article import excerpt
from alignment.charts import draw_lines
from alignment.colours import LIGHT
from alignment.errors import BadItem, UnknownName
from alignment.exam import questions
from alignment.facts import Fact, FactSheet
from alignment.figures import figure
from alignment.tables import show

TABLE = pd.DataFrame({"RUS": [1.0, 2.0, 4.0], "USA": [3.0, 2.5, 1.0]}, index=pd.Index([2000, 2001, 2002], name="Year"))
GIVEN = dict(name="lines", finding="Moscow <rises>", alt='From 1 to 4 & "up"', data=TABLE, sources=["un_votes"])


def chart():
    fig, ax = plt.subplots()
    draw_lines(ax, TABLE, {"RUS": "Moscow", "USA": "Washington"})
    return fig


@pytest.mark.parametrize(
    ("part", "value"), [("finding", " "), ("alt", ""), ("data", TABLE.iloc[:0]), ("sources", []), ("name", "two words")]
)
def test_a_figure_without_a_part_is_refused_by_name(part, value):
    with pytest.raises(BadItem, match=part):
        figure(chart(), **(GIVEN | {part: value}))


@pytest.fixture(scope="module")
def html() -> str:
    return figure(chart(), **GIVEN)._repr_html_()


def test_a_figure_carries_finding_alt_table_and_source(html):
    assert '<a href="#fig-lines" style="color:inherit">Moscow &lt;rises&gt;</a>' in html
    assert 'aria-label="From 1 to 4 &amp; &quot;up&quot;"' in html
    assert html.count('role="img"') == 2 and "<caption>" in html and 'scope="row">2001<' in html
    assert "Source: UN Dag Hammarskjöld Library" in html


def test_the_downloads_are_the_data_and_two_pictures(html):
    files = {
        end: base64.b64decode(b64)
        for end, b64 in re.findall(r'download="lines\.(\w+)" href="data:[^;]+;base64,([^"]+)"', html)
    }
    assert files["csv"].decode().splitlines() == ["Year,RUS,USA", "2000,1,3", "2001,2,2.5", "2002,4,1"]
    assert files["png"].startswith(b"\x89PNG") and files["svg"].startswith(b"<svg")


def test_the_drawing_follows_the_page_and_its_text_is_text(html):
    svg = html[html.index("<svg") : html.index("</svg>")]
    assert f"var(--c-RUS, {LIGHT['RUS']})" in svg and ">Moscow</text>" in svg
    assert not re.search(r"(?<!, )#(?:000000|ffffff)\b", svg), "a colour that no mode can change"


def test_ids_inside_the_drawings_do_not_repeat(html):
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    for used in re.findall(r'(?:url\(#|href="#)([^)"]+)', html):
        assert used in ids


def test_the_same_figure_is_the_same_file_twice():
    assert figure(chart(), **GIVEN)._repr_html_() == figure(chart(), **GIVEN)._repr_html_()


def test_a_table_shows_text_as_text_and_links_as_links():
    frame = pd.DataFrame(
        {"a": ["<b>", "x"], "link": ["one", "two"], "to": ["https://e.org/?a&b", "https://e.org"]},
        index=pd.Index([1, 2], name="n"),
    )
    html = show(frame, "A & B", links={"link": "to"})._repr_html_()
    assert (
        "&lt;b&gt;" in html
        and '<a href="https://e.org/?a&amp;b">one</a>' in html
        and "<caption>A &amp; B</caption>" in html
    )
    assert html.count('scope="col"') == 3 and html.count('scope="row"') == 2 and 'tabindex="0"' in html


def test_a_table_says_what_is_missing_and_rounds_by_column():
    frame = pd.DataFrame({"share": [0.256, None], "score": [25.6, -7.0]}, index=pd.Index(["a", "b"], name="n"))
    html = show(frame, "c", {"share": 2, "score": 0})._repr_html_()
    assert "<td>0.26</td><td>26</td>" in html and "<td>no data</td><td>\N{MINUS SIGN}7</td>" in html


def test_a_long_table_can_fold_and_says_its_length():
    assert "<summary>c (3 rows)</summary>" in show(TABLE, "c", fold=True)._repr_html_()


def test_a_table_without_caption_or_rows_is_refused():
    with pytest.raises(BadItem):
        show(TABLE, " ")
    with pytest.raises(BadItem):
        show(TABLE.iloc[:0], "c")


FACT = Fact("what", "one in <five>", "1950–59", "UN voting record")


def sheet(**more) -> FactSheet:
    return FactSheet(
        **(dict(chapter="02", title="T", facts=[FACT], sketch=["s"], limits=["l"], sentence="w", verdicts=["v"]) | more)
    )


def test_a_fact_sheet_shows_number_years_and_publisher():
    html = sheet()._repr_html_()
    assert (
        "one in &lt;five&gt;" in html
        and "1950–59" in html
        and "UN voting record" in html
        and 'class="rp-facts"' in html
    )


@pytest.mark.parametrize(("part", "value"), [("facts", []), ("facts", [FACT] * 9), ("limits", []), ("sentence", "")])
def test_a_fact_sheet_without_a_part_or_with_too_many_facts_is_refused(part, value):
    with pytest.raises(BadItem, match="Fact sheet of chapter 02"):
        sheet(**{part: value})


def test_a_sheet_of_a_chapter_without_claims_shows_its_formulas_and_no_verdict():
    html = sheet(verdicts=(), formulas=["share = part ÷ whole"])._repr_html_()
    assert "<p><b>Formulas</b></p><ul><li>share = part ÷ whole</li></ul>" in html and "<ul></ul>" not in html
    assert "Formulas" not in sheet()._repr_html_()
    with pytest.raises(BadItem, match="verdicts.*empty"):
        sheet(verdicts=())


def test_an_excerpt_always_carries_its_credit():
    html = excerpt("six-decades")._repr_html_()
    for part in ("Kamran Yousaf", "The Express Tribune", "7 May 2018", "paragraph 2", "https://", "licence"):
        assert part in html


def test_unknown_excerpts_and_questions_offer_the_nearest():
    with pytest.raises(UnknownName, match="six-decades"):
        excerpt("six-decade")
    with pytest.raises(UnknownName, match="ca-2022-q2"):
        questions("ca-2022-q22")


def test_a_question_shows_paper_year_and_where_it_was_seen():
    html = questions("ca-2022-q2")._repr_html_()
    assert "Ukraine" in html and "<cite>Current Affairs, Part II, Q.2, 2022</cite>" in html and 'href="https://' in html


def test_shares_in_words():
    said = {0.2: "one in five", 0.26: "about one in four", 0.29: "about three in ten", 0.68: "about two in three"}
    small = {0.135: "about one in seven", 0.06: "about one in fifteen", 0.09: "about one in twelve"}
    large = {0.85: "about five in six"}
    for share, words in (said | small | large | {0.01: "almost none", 0.97: "almost all", 0: "none", 1: "all"}).items():
        assert wording.roughly(share) == words


def test_numbers_in_words():
    assert (wording.percent(0.854), wording.percent(0.004), wording.percent(0)) == ("85%", "under 1%", "0%")
    assert (wording.points(-0.07), wording.points(0.0101)) == ("7 points", "1 point")
    assert (wording.numeral(12), wording.numeral(25)) == ("twelve", "25")


def test_years_in_words():
    assert wording.runs([2012, 2013, 2014, 2017]) == [(2012, 2014), (2017, 2017)] and wording.runs([]) == []
    assert wording.spans([2012, 2013, 2014, 2017]) == "2012–2014, 2017" and wording.spans([]) == ""


def test_a_table_of_phrases_is_marked_for_phones_and_a_table_of_numbers_is_not():
    said = pd.DataFrame({"Found": ["All three are dated in that year"], "Read in": ["A paper of the week after"]})
    marked = show(said.set_axis(["Three shocks"]).rename_axis("Article"), "Looked up", links=None).html
    assert 'class="rp-table rp-stack rp-stack-3"' in marked
    assert 'class="rp-table"' in show(TABLE, "Numbers").html


@pytest.mark.parametrize(
    ("value", "decimals", "words"), [(-6.72, 1, "−6.7"), (-1234.5, 0, "−1,234"), (0.313, 2, "0.31")]
)
def test_a_number_below_zero_has_a_minus_sign_and_no_hyphen(value, decimals, words):
    assert wording.signed(value, decimals) == words
