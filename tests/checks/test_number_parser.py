"""The number parser: what it reads, what it refuses, and that it is never silently wrong."""

from __future__ import annotations

import re

import pytest
from desk import example
from hypothesis import given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.site
READS = {
    "1,234": 1234, "12.5 %": 12.5, "۱۲": 12, ".5": 0.5, "5e3": 5000, "1 234": 1234, "\u22125": -5, "۱۲٫۵": 12.5,
    "۱٬۲۳۴": 1234, "٣٤": 34, "1,23,456": 123456, "12,34,567.8": 1234567.8, "1\u00a0234\u202f567": 1234567, "+7": 7,
    "5.": 5, "007": 7, "- 3": -3, "36٪": 36, "%36": 36, "36 percent": 36, "36 per cent": 36, "\u200f۳۶\u200f": 36,
    "-0": 0, "1E-2": 0.01, "0.0": 0, "  8 ": 8,
}
REFUSES = [
    "", " ", "abc", "12,5", "0,123", "1,2345", "12,34", "1.234,5", "1.234.567", "1 23", "1,234 567", "1, 234", "--5",
    "5-", "(5)", "1/3", "½", "10²", "10-20", "~5", "about 5", "five", "5 million", "0x10", "1e999", "e5", "5e", ".",
    "-", "%", ",5", "5,", "1,,234", "NaN", "Infinity", "5 % %", "१२", "1e5.5", "５", "12 votes", "1'234",
]


@pytest.fixture(scope="module")
def parse(browser, address):
    """parse(texts, unit) -> the parser's answers, from the module that the readers get."""
    from desk import Reader

    from alignment.checks import door

    door.SEEN.clear()
    page = Reader(browser, address).open(example("number"), path="/parser.html")
    script = """async ([texts, unit]) => {
        const m = await import('/checks.js'); return texts.map(t => m.parseNumber(t, unit)) }"""
    yield lambda texts, unit="%": page.evaluate(script, [texts, unit])
    page.context.close()


def test_it_reads_what_readers_write(parse):
    assert dict(zip(READS, [a.get("value") for a in parse(list(READS))], strict=True)) == READS


def test_it_refuses_what_could_mean_two_numbers_and_says_how_to_write(parse):
    for text, answer in zip(REFUSES, parse(REFUSES), strict=True):
        assert "value" not in answer, text
        assert answer["error"].startswith(("Write", "This number")), text


@pytest.mark.parametrize(("text", "unit", "value"), [
    ("12 votes", "votes", 12), ("12 Votes", "votes", 12), ("5 US$ million", "US$ million", 5), ("12 %", "", None),
    ("12 %", "votes", None), ("US$ million 5", "US$ million", 5), ("12 points", "votes", None),
])
def test_the_items_own_unit_may_be_written_and_no_other(parse, text, unit, value):
    assert parse([text], unit)[0].get("value") == value


def lakh(digits: str) -> str:
    """Groups of two above the last three: 12,34,567."""
    head, tail = digits[:-3], digits[-3:]
    return ",".join([*re.findall(r"\d{1,2}(?=(?:\d\d)*$)", head), tail]) if head else tail


def styled(number: int, style: str) -> str:
    """A whole number of zero or more in one way of writing."""
    western = f"{number:,}"
    groups = {"comma": ",", "space": " ", "thin": "\u202f", "arabic": "\u066c", "plain": ""}
    return lakh(str(number)) if style == "lakh" else western.replace(",", groups[style])


SCRIPTS = ["0123456789", "۰۱۲۳۴۵۶۷۸۹", "٠١٢٣٤٥٦٧٨٩"]


@settings(max_examples=150, deadline=None)
@given(number=st.integers(0, 10**12), style=st.sampled_from(["plain", "comma", "space", "thin", "lakh", "arabic"]),
       fraction=st.sampled_from(["", ".5", ".25", "\u066b125"]), sign=st.sampled_from(["", "-", "+", "\u2212"]),
       script=st.sampled_from(SCRIPTS), end=st.sampled_from(["", "%", " %", "٪", " percent"]),
       mark=st.sampled_from(["", "\u200f"]))
def test_every_usual_way_of_writing_a_number_gives_that_number(parse, number, style, fraction, sign, script, end, mark):
    western = sign + styled(number, style) + fraction
    typed = mark + western.translate(str.maketrans(SCRIPTS[0], script)) + end
    value = (number + float((fraction or ".0").replace("\u066b", "."))) * (-1 if sign in ("-", "\u2212") else 1)
    assert parse([typed])[0] == {"value": pytest.approx(value, rel=1e-15)}


@settings(max_examples=300, deadline=None)
@given(texts=st.lists(st.text(st.sampled_from("0123456789,,  ..-+eE%"), max_size=12), min_size=20, max_size=20))
def test_what_it_accepts_has_one_reading(parse, texts):
    """The judge writes numbers instead of reading them: an accepted text is one of the ways to write its value."""
    for text, answer in zip(texts, parse(texts), strict=True):
        if "value" not in answer:
            continue
        bare = re.sub(r"\s+", " ", text.replace("%", "")).strip()
        whole = re.match(r"[-+]? ?([\d, ]*)", bare).group(1)
        if re.search(r"[, ]", whole):
            digits = int(re.sub(r"\D", "", whole))
            written = {styled(digits, "comma"), lakh(str(digits))}
            assert whole in written | {w.replace(",", " ") for w in written}
        assert answer["value"] == float(re.sub(r"[, ]", "", bare))


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.text(max_size=15), min_size=20, max_size=20))
def test_any_text_at_all_gets_a_value_or_a_hint(parse, texts):
    texts = [t.encode("utf-8", "ignore").decode() for t in texts]
    for answer in parse(texts):
        assert isinstance(answer.get("value"), (int, float)) != bool(answer.get("error"))
