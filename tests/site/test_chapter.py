"""The built chapters as readers use them: their numbers are the data's, their self-checks answer, they print."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from chapter_page import items, keys, soup, table, words

sys.path.insert(0, str(Path(__file__).parents[1] / "lab"))

from lab_answers import KINDS, give

ROOT = Path(__file__).parents[2]
CHAPTER, NUMBERS = "chapters/02-six-decades.html", "chapters/00-numbers-you-need.html"
CHAPTERS = [f"chapters/{path.stem}.html" for path in sorted((ROOT / "chapters").glob("*.md"))]
EACH = pytest.mark.parametrize("name", CHAPTERS)
PREDICTIONS = ("draw", "estimate")  # asked before the data
UNSCORED = ("draw", "estimate", "reflect")  # given before the data, or judged by the reader: they have their own line


def test_the_verdicts_in_the_page_are_those_of_the_data(site):
    """Judged afresh from data/, in this process: words, shares, error rates, smallest visible difference."""
    from alignment.claims import ledger, verdict
    from alignment.ledger import percent, sentence

    for id, claim in ledger().items():
        if not claim.written:
            continue
        page = soup(site, f"chapters/{claim.chapter}.html")
        v, card = verdict(id), page.select_one(f"#verdict-{id}")
        text = re.sub(r"\s+", " ", card.get_text(" "))
        assert v.says.split(" (")[0] in text and sentence(v) in text
        cells = [[c.get_text() for c in row.select("th, td")] for row in card.select("tbody tr")]
        assert [[r[0], r[2], r[3]] for r in cells[:3]] == [
            [s, v.trial.wording.value(v.trial.values[s]), v.trial.words[s]] for s in ("strict", "middle", "lenient")
        ]
        expected = [
            [str(n), f"{r['cases']:,.0f}", *(percent(r[s]) for s in ("strict", "middle", "lenient", "same"))]
            for n, r in v.errors.iterrows()
        ]
        assert cells[3:] == expected


def test_the_scores_by_decade_in_the_page_are_those_of_the_data(site):
    from alignment.data import load

    votes = load("un_votes").query("year < 2025")  # as the chapter says
    points = votes["vote"].map({"yes": 1.0, "abstain": 0.5, "no": 0.0}).astype(float)
    wide = votes.assign(points=points).pivot(index="resolution", columns="state", values="points")
    decade = votes.drop_duplicates("resolution").set_index("resolution")["year"] // 10 * 10
    shown = table(site, CHAPTER, "Agreement with Pakistan by decade")
    for column, state in enumerate(("RUS", "USA", "CHN", "IND")):
        score = (1 - (wide["PAK"] - wide[state]).abs()).groupby(decade).mean() * 100
        assert [shown[f"{d}s"][column] for d in score.dropna().index] == [f"{s:.0f}" for s in score.dropna()]


def test_the_keys_of_the_self_checks_are_those_of_the_data(site):
    from alignment.data import load
    from alignment.votes import agreement

    votes, found = load("un_votes"), keys(site, CHAPTER)
    assert found["by-hand-1959"]["answer"] == pytest.approx(100 * agreement(votes, "PAK", "RUS")[1959])
    decade = votes[votes["year"].between(1980, 1989)].assign(all=1)
    assert found["guess-1980s"]["answer"] == pytest.approx(100 * agreement(decade, "PAK", "RUS", by="all")[1])


def test_the_keys_of_the_numbers_chapter_are_those_of_the_data(site):
    from alignment.data import load

    found = {id: item.get("answer") for id, item in keys(site, NUMBERS).items()}
    arms = load("arms_by_supplier")
    arms = arms[(arms["recipient"] == "PAK") & (arms["release"] == "2025-03") & (arms["year"] == 2015)]
    chinese = arms.loc[arms["supplier"] == "CHN", "tiv_million"].sum()
    assert found["share-2015"] == pytest.approx(100 * chinese / arms["tiv_million"].sum())
    pew = load("opinion").set_index(["state", "target", "year"]).sort_index()
    asked = pew["percent_favorable"].loc["PAK", "USA"]
    assert found["points-2015"] == pytest.approx(asked[2015] - asked[2014])
    assert found["margin-2009"] == pytest.approx(100 / 945**0.5)
    assert round(pew.loc[("PAK", "USA", 2009), "n_effective"]) == 945
    aid = load("us_aid_totals").set_index(["state", "fiscal_year"]).loc["PAK"]
    by_year = aid.groupby("fiscal_year")["obligations_usd_2020"].sum() / 1e6
    assert found["median-five"] == pytest.approx(sorted(by_year.loc[2008:2012])[2], abs=0.5)
    assert found["dollar-1962"] == pytest.approx(by_year[1962] * 1e6 / aid["obligations_usd"].loc[1962].sum())


def test_the_numbers_chapter_begins_with_its_time_and_judges_nothing(site):
    page = soup(site, NUMBERS)
    head = page.select_one(".rp-start")
    assert head.find("p").get_text() == "30 minutes" and not head.select("details") and not page.select(".rp-judged")
    sheet = page.select_one(".rp-facts")
    assert "Formulas" in sheet.get_text() and len(sheet.select("tbody tr")) == 8


def counts(name: str) -> range:
    """How many self-checks, predictions aside: a chapter that judges no claim asks after each of its ideas."""
    from alignment.claims import ledger

    judges = {f"chapters/{claim.chapter}.html" for claim in ledger().values()}
    return range(6, 9) if name in judges else range(6, 14)


@EACH
def test_every_self_check_of_a_chapter_answers_wrong_then_right(site, name):
    found = items(site, name)
    kinds = [item["kind"] for item in found]
    assert set(kinds) >= {"choice", "number", "estimate"} and len(set(kinds)) >= 5
    assert sum(kind not in PREDICTIONS for kind in kinds) in counts(name)
    scored = sum(kind not in UNSCORED for kind in kinds)
    with site.open(name) as page:
        for item in found:
            card = page.locator(f'[data-rp-key="{item["chapter"]}/{item["id"]}"]')
            wrong, right = KINDS[item["kind"]](item)
            bad, good = give(card, wrong), give(card, right)
            looks = ("", "") if item["kind"] == "reflect" else ("bad", "good")
            assert (bad[0], good[0]) == looks, item["id"]
            assert bad[1] and good[1] and bad[1] != good[1], item["id"]
        score = page.locator(".rp-score").inner_text()
        assert f"{scored} of {scored} right" in score and "0 at the first try" in score
        assert not page.faults and not page.outside
        page.reload()
        assert f"{scored} of {scored} right" in page.locator(".rp-score").inner_text()


def test_a_self_check_of_the_chapter_answers_to_the_keyboard_alone(site):
    with site.open(CHAPTER) as page:
        number = page.locator('[data-rp-key="02/by-hand-1959"]')
        number.locator("input").focus()
        page.keyboard.type("44")
        page.keyboard.press("Enter")
        assert "rp-bad" in number.locator(".rp-feedback").get_attribute("class")
        number.locator("input").focus()
        page.keyboard.press("Control+a")
        page.keyboard.type("55.6")
        page.keyboard.press("Enter")
        assert "rp-good" in number.locator(".rp-feedback").get_attribute("class")


def test_where_storage_is_forbidden_the_chapter_still_answers(site):
    with site.open("index.html") as page:
        page.context.add_init_script(
            "for (const s of ['localStorage', 'sessionStorage'])"
            " Object.defineProperty(window, s, { get() { throw new Error('forbidden') } })"
        )
        page.goto(f"{site.url}/{CHAPTER}")
        item = keys(site, CHAPTER)["exam-ukraine"]
        card = page.locator('[data-rp-key="02/exam-ukraine"]')
        assert [give(card, given)[0] for given in KINDS["choice"](item)] == ["bad", "good"]
        assert not page.faults


@EACH
def test_without_javascript_every_question_has_its_answer(site, name):
    with site.open(name, java_script_enabled=False) as page:
        for item in items(site, name):
            card = page.locator(f'.rp-check[data-check*=\'"id":"{item["id"]}"\']')
            assert item["prompt"][:40] in card.inner_text()
            card.locator("details > summary").last.click()
            told = " ".join(card.locator("details").last.inner_text().split())
            assert item["told"] and all(" ".join(feedback.split()) in told for _, _, feedback in item["told"])


def test_paper_shows_questions_and_answers_only_on_request(site):
    with site.open(CHAPTER) as page:
        page.emulate_media(media="print")
        card = page.locator('[data-rp-key="02/why-high"]')
        assert card.get_by_text("Why was their score still high?").is_visible()
        answer = card.get_by_text("The list of topics decides the score.").locator("visible=true")
        assert answer.count() == 0
        page.emulate_media(media="screen")
        page.get_by_label("Print with answers").check()
        page.emulate_media(media="print")
        assert answer.count() > 0


def test_each_claims_excerpt_stands_word_for_word_with_its_credit(site):
    from alignment.article import excerpts
    from alignment.claims import ledger

    for claim in (one for one in ledger().values() if one.written):
        text = words(site, f"chapters/{claim.chapter}.html")
        assert excerpts()[claim.excerpt]["text"] in text and "Kamran Yousaf" in text, claim.id


def test_no_text_says_that_the_rules_came_first(site):
    for name in site.names():
        assert not re.search(
            r"pre-?regist|before we looked|before seeing the data we",
            words(site, name) if "<article" in site.text(name) else "",
            re.I,
        )


def test_the_landing_page_shows_the_ledger_and_says_what_is_to_come(site):
    text = words(site, "index.html")
    for part in ("Read", "Run", "Teach", "are planned", "The ledger so far"):
        assert part in text
    with site.open("index.html") as page:
        page.locator(".rp-glance summary", has_text="Supported in part").click()
        page.get_by_role("link", name="were antagonists").click()
        line = page.locator("#claim-antagonistic")  # in chapter 13, open
        line.get_by_role("link", name="The verdict").click()
        page.wait_for_url("**/02-six-decades.html#verdict-antagonistic")
        assert (
            page.url.endswith("02-six-decades.html#verdict-antagonistic")
            and page.locator("#verdict-antagonistic").is_visible()
        )
