"""The whole ledger as a list and as a file: what a reader may filter by, and what a program may rely on."""

from __future__ import annotations

import json
import re
from copy import deepcopy

import pytest
from bs4 import BeautifulSoup

from alignment.claims import UNDECIDED, verdict
from alignment.ledger_file import record, text
from alignment.ledger_lines import VERDICTS, controls, error_table, glance, line


@pytest.fixture(scope="module")
def claims() -> list[dict]:
    """Three lines: two of the book whose rules are quick, and one that was run on no other case."""
    own = [record(verdict(id)) for id in ("ignoring", "fallen-before")]
    alone = deepcopy(own[1]) | {"id": "alone", "elsewhere": None, "error_rates": [], "smallest_visible": None}
    return [*own, alone | {"pages": dict.fromkeys(alone["pages"]) | {"line": "x"}, "to_come": "chapter 99, “&”"}]


def test_each_entry_of_the_filter_says_how_many_claims_it_keeps(claims):
    form = BeautifulSoup(controls(claims), "html.parser").form
    assert form.has_attr("hidden"), "without its script the filter does nothing, so it is not there"
    lines = [BeautifulSoup(line(one, "../"), "html.parser").li for one in claims]
    for picker in form.select("select:not([name=sort])"):
        for option in picker.select("option[value]:not([value=''])"):
            kept = [li for li in lines if li[f"data-{picker['name']}"] == option["value"]]
            assert option.get_text().endswith(f"({len(kept)})"), option
    assert {one["name"] for one in form.select("select")} >= {"chapter", "kind", "verdict", "telling", "sort"}


def test_a_line_leads_to_its_figure_or_says_which_chapter_will_bring_it(claims):
    assert f'href="../chapters/{claims[0]["chapter"]}.html#fig-trade-with-moscow"' in line(claims[0], "../")
    assert "To come: chapter 99, “&amp;”." in line(claims[2], "../") and "href" not in line(claims[2], "../")


def test_signs_in_a_claim_cannot_break_the_page(claims):
    odd = claims[0] | {"claim": '<i>"A" & B</i>', "sentence": "</details>"}
    for html in (line(odd, ""), glance({"claims": [odd]}, "home")):
        assert "<i>" not in html and "&lt;i&gt;" in html and "<p></details>" not in html


def test_at_a_glance_each_verdict_counts_its_claims_and_empty_ones_are_left_out(claims):
    page = BeautifulSoup(glance({"claims": claims}, "home.html"), "html.parser")
    heads = [head.get_text() for head in page.select("summary")]
    assert heads == ["Supported 2 claims of 3", "Not supported 1 claim of 3"]
    assert VERDICTS[UNDECIDED][1].capitalize() not in page.get_text() and page.select_one("a[href='home.html#ledger']")


def test_the_table_of_rates_gives_a_row_for_each_that_it_is_handed(claims):
    import pandas as pd

    rates = pd.DataFrame([{"id": "a", "claim": "A < B", **claims[0]["error_rates"][0]}])
    html = error_table(rates, "Rates").html
    assert "A &lt; B" in html and len(re.findall("<td>", html)) == 5 and 'href="#claim-a"' in html


def test_the_file_is_plain_json_and_knows_no_nan(claims):
    said = json.loads(text({"claims": claims}), parse_constant=pytest.fail)
    assert said["claims"][2]["elsewhere"] is None
    with pytest.raises(ValueError, match="JSON"):
        text({"claims": [float("nan")]})
