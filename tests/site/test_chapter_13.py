"""Chapter 13 as readers use it: the ledger filters and sorts without a kernel; page, file and landing page agree."""

from __future__ import annotations

import json

import pytest
import yaml
from chapter_page import keys, soup, table
from served import ROOT, until

from alignment.wording import percent

CHAPTER = "chapters/13-verdicts.html"


@pytest.fixture(scope="module")
def file(site) -> dict:
    return json.loads(site.text("claims.json"))


def test_the_file_holds_each_claim_of_the_ledger_as_its_line_in_the_page_says(site, file):
    rows = yaml.safe_load((ROOT / "data" / "claims.yml").read_text("utf-8"))
    assert sorted(one["id"] for one in file["claims"]) == sorted(row["id"] for row in rows)
    page = soup(site, CHAPTER)
    assert [tag["id"] for tag in page.select(".rp-claims > li")] == [f"claim-{one['id']}" for one in file["claims"]]
    for one in file["claims"]:
        said = page.select_one(f"#claim-{one['id']}").get_text()
        written, least = one["numbers"]["as_written"], one["smallest_visible"] or {"as_written": ""}
        for part in ("claim", "sentence", "elsewhere_as_written"):
            assert one[part] in said
        assert one["verdict"]["says"] in said and least["as_written"] in said
        assert f"{written['middle']} (strict {written['strict']}, lenient {written['lenient']})" in said


def test_the_file_links_to_what_is_there_and_holds_no_excerpt_of_the_article(site, file):
    excerpts = {row["id"]: row["text"] for row in yaml.safe_load((ROOT / "data" / "excerpts.yml").read_text("utf-8"))}
    cards = {}
    for one in file["claims"]:
        quoted = excerpts[one["excerpt"]]
        assert len(quoted.split()) < 10 or quoted not in json.dumps(one, ensure_ascii=False)
        for place in filter(None, one["pages"].values()):
            name, _, anchor = place.partition("#")
            page = cards.setdefault(name, soup(site, name))
            assert not anchor or page.find(id=anchor), place
        if one["pages"]["verdict"]:
            card = cards[one["pages"]["chapter"]].find(id=f"verdict-{one['id']}").get_text()
            for row in one["error_rates"]:
                assert f"{percent(row['as_here'])} of {row['run_on']}" in card
            assert one["numbers_in_words"] in card
    assert "CC BY 4.0" in file["licence"]


def test_the_table_of_error_rates_has_one_row_for_each_rule_that_was_run_elsewhere(site, file):
    shown = table(site, CHAPTER, "How often each rule says")
    run = [one for one in file["claims"] if one["error_rates"]]
    assert len(shown) == len(run)
    for (head, cells), one in zip(shown.items(), run, strict=True):
        worst = max(one["error_rates"], key=lambda row: row["as_here"])
        assert head.startswith(one["claim"]) and worst["as_here"] == one["elsewhere"]
        assert cells[0] == f"{worst['cases']:,}" and cells[-1] == percent(worst["as_here"])


def test_the_landing_page_leads_from_each_verdict_to_the_lines_of_its_claims(site, file):
    links = [tag["href"] for tag in soup(site, "index.html").select(".rp-glance li a")]
    assert sorted(links) == sorted(one["pages"]["line"] for one in file["claims"])
    heads = soup(site, "index.html").select(".rp-glance summary")
    assert sum(int(head.select_one(".rp-says").get_text().split()[0]) for head in heads) == len(file["claims"])


def test_the_keys_are_those_of_the_ledger(site, file):
    found, words = keys(site, CHAPTER), {one["id"]: one["verdict"]["word"] for one in file["claims"]}
    assert found["guess-supported"]["answer"] == [*words.values()].count("the evidence supports")
    names = ["supported", "supported in part", "not supported", "cannot be decided"]
    asked = ["ignoring", "arms-from-beijing", "compelled-in-2011", "antagonistic"]
    options = [option["text"] for option in found["claim-and-verdict"]["options"]]
    assert sorted(options) == sorted(names) and words[asked[2]] == "the evidence cannot decide"


def test_the_ledger_filters_sorts_opens_a_claim_and_keeps_its_address(site, file):
    claims = file["claims"]
    fragile = [one["id"] for one in claims if one["verdict"]["fragile"] and one["kind"] == "fact"]
    rare = sorted(claims, key=lambda one: 1 if one["elsewhere"] is None else one["elsewhere"])
    hidden = next(one["id"] for one in claims if not one["verdict"]["fragile"])
    with site.open(f"{CHAPTER}#ledger?kind=fact&fragile=yes&verdict=no-such", width=390) as page:
        lines, says = page.locator(".rp-claims > li:visible"), page.locator("#ledger [role=status]")
        assert lines.evaluate_all("all => all.map(one => one.id)") == [f"claim-{id}" for id in fragile]
        assert says.inner_text() == f"{len(fragile)} of {len(claims)} claims: fact, fragile; sorted by chapter."
        page.evaluate(f"location.hash = 'claim-{hidden}'")  # a link to a line that the filter hides
        page.locator(f"#claim-{hidden} details[open]").wait_for()
        assert lines.count() == len(claims)
        page.get_by_label("Sort by").select_option("elsewhere")
        assert page.url.endswith("#ledger?sort=elsewhere")
        assert lines.evaluate_all("all => all.map(one => one.id)") == [f"claim-{one['id']}" for one in rare]
        page.get_by_label("fragile only").focus()
        page.keyboard.press("Space")
        assert lines.count() == sum(one["verdict"]["fragile"] for one in claims)
        page.emulate_media(media="print")
        assert lines.count() == sum(one["verdict"]["fragile"] for one in claims)
        assert says.is_visible() and not page.locator(".rp-filter").is_visible()
        page.emulate_media(media="screen")
        page.get_by_role("button", name="Show all").press("Enter")
        until(page, "() => !location.hash")
        assert lines.count() == len(claims) and says.inner_text() == f"All {len(claims)} claims; sorted by chapter."
        assert not page.faults and not page.outside
    with site.open(CHAPTER, java_script_enabled=False) as page:
        assert page.locator(".rp-claims > li:visible").count() == len(claims)
        assert not page.locator(".rp-filter").is_visible()
