"""The examples in the appendix page on self-checks: all nine kinds answer in the built site, and none is recorded."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from chapter_page import items
from records import RECORD, at, kept, rows

sys.path.insert(0, str(Path(__file__).parents[1] / "lab"))

from lab_answers import KINDS, give

EXAMPLES = "appendix/self-checks.html"


def test_every_kind_answers_wrong_then_right_and_leaves_no_trace_in_the_record(site):
    found = items(site, EXAMPLES)
    assert {item["kind"] for item in found} == set(KINDS) and len(found) == 9
    with at(site, EXAMPLES) as page:
        for item in found:
            card = page.locator(f'[data-rp-key="{item["chapter"]}/{item["id"]}"]')
            bad, good = (give(card, given) for given in KINDS[item["kind"]](item))
            assert (bad[0], good[0]) == (("", "") if item["kind"] == "reflect" else ("bad", "good")), item["id"]
            assert bad[1] and good[1] and bad[1] != good[1], item["id"]
        score = page.locator(".rp-total").inner_text()
        assert "your answers are not counted" in score and "Whole book: 0 right of 0 answered." in score
        assert kept(page) == {}
        page.goto(f"{site.url}/{RECORD}")
        [[_, seen, *counts]] = rows(page)
        assert seen.startswith("0 of ") and counts == ["–", "–", "–", "0"]
        assert "for 0 answers" in page.locator(".rp-said-sure").inner_text()
        with page.expect_download() as got:
            page.get_by_role("button", name="Save as a table (CSV)").click()
        assert len(list(csv.reader(got.value.path().read_text("utf-8-sig").splitlines()))) == 1
