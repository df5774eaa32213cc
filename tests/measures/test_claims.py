"""The ledger: its claims, what a wrong claim gets, and how a verdict reads."""

from __future__ import annotations

import math
from dataclasses import replace
from html import escape
from pathlib import Path

import pandas as pd
import pytest

from alignment import chapters, claims
from alignment.chapters import planned, written
from alignment.claims import NOT, SUPPORTS, UNDECIDED, Trial, Verdict, Wording, error_rates, ledger, verdict
from alignment.errors import BadItem, UnknownName
from alignment.ledger import card, in_an_answer, sentence
from alignment.ledger_file import record
from alignment.ledger_lines import Ledger, line
from alignment.wording import numeral, percent

ROOT = Path(__file__).resolve().parents[2]


def made_up(rate: float, words: tuple[str, str, str] = (SUPPORTS, SUPPORTS, SUPPORTS)) -> Verdict:
    names = ("strict", "middle", "lenient")
    cases = pd.DataFrame({s: [SUPPORTS] * round(100 * rate) + [NOT] * round(100 * (1 - rate)) for s in names})
    values = pd.Series({"strict": 0.1, "middle": 0.5, "lenient": 0.9, "n": 40})
    trial = Trial(pd.Series(words, names), values, {"in one list": 0.6, "in the other": 0.4}, 0.2, {"others": cases})
    return Verdict(ledger()["antagonistic"], trial, error_rates(trial))


@pytest.mark.parametrize(
    ("rate", "telling"), [(0.0, "decisive"), (0.05, "decisive"), (0.2, "suggestive"), (0.5, "silent")]
)
def test_a_rule_that_often_says_supports_elsewhere_tells_little(rate, telling):
    assert made_up(rate).telling == telling


def test_a_verdict_is_fragile_when_the_versions_differ():
    assert not made_up(0.1).fragile and made_up(0.1, (NOT, SUPPORTS, SUPPORTS)).fragile


def test_a_verdict_that_cannot_decide_tells_neither_way_and_says_how_often_the_rule_cannot():
    names = ("strict", "middle", "lenient")
    others = {"others": pd.DataFrame({s: [UNDECIDED] * 3 + [SUPPORTS, NOT] for s in names})}
    trial = replace(made_up(0.1).trial, words=pd.Series([UNDECIDED] * 3, names), others=others)
    v = Verdict(ledger()["antagonistic"], trial, error_rates(trial))
    assert v.telling == "silent" and v.errors.loc["others", ["cases", "middle", "same"]].tolist() == [2, 0.5, 0.6]
    assert "the same rule cannot decide either: for 60% of others" in sentence(v) and "tells neither way" in card(v)


def test_every_claim_is_judged_and_its_card_carries_the_numbers():
    for id in ledger():
        v = verdict(id)
        html = card(v)
        assert f'id="verdict-{id}"' in html
        if not math.isnan(v.trial.smallest):
            smallest = v.trial.wording.smallest_value(v.trial.smallest)
            assert smallest.startswith(f"{100 * v.trial.smallest:.0f} ")  # points, or per cent
            assert smallest in sentence(v)
        for row in v.errors.itertuples():
            assert f"<td>{row.cases:,}</td>" in html and percent(row.same) in sentence(v)
        assert escape(in_an_answer(v)) in html
        assert "{" not in in_an_answer(v)


def test_the_ledger_links_each_claim_to_its_figure_verdict_and_fact_sheet():
    html = Ledger()._repr_html_()
    for id, claim in ledger().items():
        for target in (
            f"chapters/{claim.chapter}.html#fig-{claim.figure}",
            f"chapters/{claim.chapter}.html#verdict-{id}",
            f"facts/{claim.chapter}.html",
        ):
            assert (target in html) is claim.written
        assert (ROOT / "chapters" / f"{claim.chapter}.md").is_file() is claim.written


def test_a_claim_of_a_chapter_to_come_is_judged_and_links_to_nothing(monkeypatch):
    monkeypatch.setattr(claims, "written", lambda: frozenset())
    monkeypatch.setattr("alignment.ledger_file.planned", lambda: {CHAPTER: "chapter 2"})
    v = made_up(0.1)
    shown = line(record(v), "../")
    assert escape(v.says) in shown and escape(in_an_answer(v)) in shown
    assert "To come: chapter 2." in shown and "href" not in shown


CHAPTER = ledger()["antagonistic"].chapter


def test_a_claim_of_a_chapter_to_come_needs_no_figure_and_that_of_a_written_one_does():
    row = dict(vars(ledger()["antagonistic"])) | {"figure": None}
    assert not claims._claim(row | {"chapter": next(iter(planned()))}).written
    with pytest.raises(BadItem, match="(?s)'antagonistic', figure: missing.*02-six-decades is written"):
        claims._claim(row)


def test_a_claim_of_no_chapter_is_refused_and_gets_the_nearest():
    row = dict(vars(ledger()["antagonistic"])) | {"chapter": "02-six-decade"}
    with pytest.raises(BadItem, match="(?s)neither written.*nor planned.*02-six-decades"):
        claims._claim(row)


def test_a_rule_that_decides_no_claim_is_named():
    with pytest.raises(BadItem, match="(?s)rule 'idle'.*no claim"):
        claims._all_rules_used(ledger(), {"idle", *(claim.rule for claim in ledger().values())})


def test_each_chapter_is_written_or_planned_and_the_landing_page_says_which():
    page = (ROOT / "index.md").read_text(encoding="utf-8")
    assert written() == {path.stem for path in (ROOT / "chapters").glob("*.md")}
    for file in written():
        assert f"](chapters/{file}.md)" in page
    folded = page.split("are planned\n")[1].split("```")[0]
    rows = [f"| {one.number}. {one.title} | {one.question} |" for one in planned().values()]
    assert folded.strip().splitlines()[2:] == rows
    assert f"{{dropdown}} {numeral(len(rows)).capitalize()} more are planned" in page


def test_a_chapter_that_is_written_is_planned_no_more(monkeypatch):
    first = next(iter(planned()))
    known = written()
    monkeypatch.setattr(chapters, "written", lambda: known | {first})
    assert list(chapters.planned.__wrapped__()) == list(planned())[1:]


def test_a_planned_chapter_with_a_wrong_field_is_refused():
    with pytest.raises(BadItem, match="(?s)planned.yml, '05-trade'.*title"):
        chapters._planned({"file": "05-trade", "heading": "Trade", "question": "?"})


def test_a_rule_without_another_case_is_not_comparable_and_says_no_rate():
    trial = replace(made_up(0.1).trial, others={}, smallest=float("nan"))
    v = Verdict(replace(ledger()["antagonistic"], in_an_answer="In {share}."), trial, error_rates(trial))
    assert v.errors.empty and v.telling == "not comparable" and v.says.endswith("(not comparable)")
    for text in (card(v), sentence(v), line(record(v), ""), in_an_answer(v)):
        assert "nan" not in text
    assert sentence(v).endswith("There is no other case to run the rule on.") and "So few years" not in sentence(v)
    assert "The same rule elsewhere" not in card(v) and "The rule on this claim" in card(v)


def test_an_answer_that_asks_for_a_number_without_one_is_refused():
    one = made_up(0.1)
    for asked in ("part3", "elsewhere"):
        trial = replace(one.trial, others={})
        v = Verdict(replace(one.claim, in_an_answer=f"{{{asked}}}"), trial, error_rates(trial))
        with pytest.raises(BadItem, match=rf"(?s)'antagonistic', in_an_answer.*{asked}.*\{{part2\}}"):
            in_an_answer(v)


def test_a_rule_that_does_not_count_years_says_its_numbers_in_its_own_way():
    dollars = Wording(
        value=lambda x: f"{x:,.0f} m", smallest_value=lambda x: f"{x:,.0f} million",
        counted="It fell by {middle} in {n} years ({parts}).", smallest="Less than {smallest} could not be seen.",
        condition="Counted from", share="Fall", cases="fiscal years", line="Fall of aid", visible="Smallest fall",
    )  # fmt: skip
    one = made_up(0.1)
    trial = replace(one.trial, values=pd.Series({"strict": 900.0, "middle": 1500.0, "lenient": 2000.0, "n": 6}),
                    parts={"military": 1200.0, "economic": 300.0}, smallest=400.0, wording=dollars)  # fmt: skip
    v = Verdict(one.claim, trial, one.errors)
    assert sentence(v).startswith(
        "It fell by 1,500 m in 6 years (1,200 m military, 300 m economic). Less than 400 million could not be seen."
    )
    html = card(v)
    assert "(6 fiscal years)" in html and '<th scope="col">Fall</th>' in html and "<td>2,000 m</td>" in html
    assert "year" not in html.split("<tbody>")[1].split("</tbody>")[0].replace("fiscal years", "")
    assert "1,200 m" in in_an_answer(v)


def test_no_text_claims_that_the_rules_came_before_the_data():
    from alignment.data import folder

    text = (folder() / "claims.yml").read_text(encoding="utf-8").lower()
    assert "pre-regist" not in text and "before we looked" not in text


def test_an_unknown_claim_offers_the_nearest():
    with pytest.raises(UnknownName, match="antagonistic"):
        claims.claim("antagonist")


@pytest.mark.parametrize(
    ("field", "value"), [("rule", "none"), ("kind", "guess"), ("form", "poem"), ("excerpt", "no-such")]
)
def test_a_claim_that_names_what_does_not_exist_is_refused(field, value):
    row = dict(vars(ledger()["antagonistic"])) | {field: value}
    with pytest.raises(BadItem, match=f"(?s)claims.yml.*{field}.*{value}"):
        claims._claim(row)


def test_a_claim_without_a_field_is_refused():
    row = dict(vars(ledger()["antagonistic"]))
    del row["rule"]
    with pytest.raises(BadItem, match="rule"):
        claims._claim(row)
