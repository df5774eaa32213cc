"""What stands around a chapter's text: its head, the reader's progress, the way to the next page."""

from __future__ import annotations

import json

CHAPTER = "chapters/02-six-decades.html"
ASKED = "chapters/02-tiny.html"


def test_the_head_says_time_and_claims_and_keeps_the_verdicts_folded(site):
    with site.open(CHAPTER) as page:
        head = page.locator(".rp-start")
        judged = page.locator(".rp-judged")
        assert head.locator("p").first.inner_text() == f"25 minutes · {judged.count()} verdicts"
        links = head.locator("details a")
        assert not links.first.is_visible(), "the chapter asks for a guess first"
        head.locator("summary").click()
        words = [card.locator(".rp-word").inner_text() for card in judged.all()]
        assert links.all_inner_texts() == words
        targets = [page.locator(link.get_attribute("href")) for link in links.all()]
        assert [target.count() for target in targets] == [1] * judged.count()


def test_the_ways_to_run_stand_under_the_title_and_say_what_to_expect(tiny):
    with tiny.open(ASKED, java_script_enabled=False) as page:
        ways = {way.inner_text().split("\n")[0]: way for way in page.locator(".rp-run a").all()}
        wanted = ["Fact sheet", "Save this chapter", "Download notebook", "Open in Colab", "Run in Binder", "Cite"]
        assert list(ways) == wanted
        hrefs = [way.get_attribute("href") for way in ways.values()]
        assert hrefs[:3] == ["../facts/02-tiny.html", "../single/02-tiny.html", "../notebooks/02-tiny.ipynb"]
        assert all((tiny.folder / "chapters" / href).resolve().is_file() for href in hrefs[:3])
        assert hrefs[4].endswith("?urlpath=lab/tree/chapters/02-tiny.md")
        assert "can take some minutes" in ways["Run in Binder"].inner_text()
        ways["Cite"].click()
        assert page.locator("#cite summary").is_visible() and page.url.endswith("#cite")


def test_the_contents_tell_how_many_self_checks_are_answered(asked):
    with asked.open(ASKED) as page:
        link = page.locator(".rp-contents a[data-chapter='02']")
        total = link.get_attribute("data-items")
        keys = page.locator("[data-rp-key]").evaluate_all("all => all.map((one) => one.dataset.rpKey)")
        assert page.locator(".rp-done").count() == 0
        card = page.locator(".rp-check.rp-live").first
        card.locator("input").first.check()
        card.get_by_role("button", name="Check").click()
        assert link.locator(".rp-done").inner_text() == f"1 of {total} answered"
        page.reload()
        assert link.locator(".rp-done").inner_text() == f"1 of {total} answered"
        assert int(total) == len(keys)
        page.evaluate("text => localStorage.setItem('rp.record.v1', text)", json.dumps({"v": 1, "items": [1, None]}))
        page.reload()
        assert page.locator(".rp-done").count() == 0 and not page.faults


def test_the_way_to_the_next_page_says_what_it_is_about(site):
    with site.open("appendix/record.html") as page:
        for rel in ("prev", "next"):
            way = page.locator(f".rp-next [rel={rel}]")
            title, teaser = way.inner_text().split("\n")[1:] if "\n" in way.inner_text() else ("", "")
            assert title and len(teaser) > 20
        target = page.locator(".rp-next [rel=next]").get_attribute("href")
        teaser = page.locator(".rp-next [rel=next] span").last.inner_text()
    assert f'name="description" content="{teaser.rstrip("?.!")}' in site.text(f"appendix/{target}")
