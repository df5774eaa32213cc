"""Formulas are MathML in the page, without a script; an old browser shows them in one line of text."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from served import run_site
from test_build import book, changed  # noqa: F401

from alignment.errors import BadItem
from alignment.site.maths import html

CHAPTER = "chapters/02-tiny.html"


def text(tex: str) -> str:
    return BeautifulSoup(html(tex), "html.parser").select_one(".rp-math-text").get_text()


def test_a_formula_is_mathml_with_its_tex_as_alternative_text(tiny):
    soup = tiny.soup(CHAPTER)
    first, second = soup.select("article math")
    assert first["alttext"] == r"\frac{f + g/2}{t}" and first["display"] == "inline"
    number = second.find_parent(class_="rp-formula").select_one(".rp-number")
    assert second["display"] == "block" and number.get_text() == "(1)"
    assert soup.select_one("a[href='#equation-score']").get_text() == "(1)" and soup.find(id="equation-score")
    with tiny.open(CHAPTER, java_script_enabled=False) as page:
        high = page.locator("article mfrac").first.evaluate("f => f.getBoundingClientRect().height")
        line = page.locator("article mfrac mi").first.evaluate("f => f.getBoundingClientRect().height")
        assert high > 1.5 * line, "the fraction stands in one line"
        assert not page.locator(".rp-math-text").first.is_visible() and not page.outside


def test_money_is_no_formula(tiny):
    assert "costs $5 to $6, or ($7–$8)." in tiny.text(CHAPTER)


def test_a_browser_without_mathml_shows_a_line_of_text(tiny):
    """Chromium's own MathML cannot be switched off here: what holds without it is made to hold always."""
    asks = 'rule instanceof CSSSupportsRule && rule.conditionText.includes("math-style")'
    inner = "[...rule.cssRules].forEach(({ cssText }) => sheet.insertRule(cssText, sheet.cssRules.length))"
    always = f"[...sheet.cssRules].forEach((rule) => {{ if ({asks}) {inner}; }})"
    with tiny.open(CHAPTER) as page:
        page.evaluate(f"() => {{ for (const sheet of document.styleSheets) {always}; }}")
        shown = page.locator("article p", has_text="The score is").first.inner_text()
        assert shown.startswith("The score is (f + g/2)/t.")


@pytest.mark.parametrize(("tex", "words"), [
    (r"\frac{f+g/2}{t}", "(f + g/2)/t"),
    (r"1 - \left|\frac{a}{b}\right|", "1 − |a/b|"),
    ("a_i^2", "a_i^2"),
    (r"\sqrt{x+1} \leq 3", "√(x + 1) ≤ 3"),
    (r"\text{score} < 1", "score < 1"),
])  # fmt: skip
def test_a_formula_reads_as_one_line_too(tex, words):
    assert text(tex) == words


@pytest.mark.parametrize(("tex", "what"), [
    (r"\foo{x}", r"\\foo is not known"),
    (r"\frac{a", "a brace is missing"),
    (r"\frac{a}", "a part of its mfrac is missing"),
    ("x^", "it cannot be read"),
    (r"\begin{aligned}a&=b\end{aligned}", "several lines or columns"),
])  # fmt: skip
def test_a_formula_that_cannot_be_shown_is_refused_with_its_mend(tex, what):
    with pytest.raises(BadItem, match=f"(?s){what}.*Expected: .*Mend: "):
        html(tex)


def test_signs_of_html_stay_text():
    assert "<script" not in html(r"\text{<script>} < a") and "&lt;" in html("a < b")


def test_an_unknown_command_fails_the_build_with_its_place(book):  # noqa: F811
    with changed(book / "chapters/02-tiny.md", "## The claim", "The rule is $\\foo{x}$.\n\n## The claim"):
        done = run_site(book, "build")
    assert done.returncode == 1
    assert re.search(r"chapters/02-tiny\.md:\d+: WARNING: .*\\\\foo\{x\}.*is not known", done.stderr), done.stderr
    assert "Mend: correct the formula" in done.stderr
