"""What the examiners asked: each question stands once, with what of the book serves it; its links lead there."""

from __future__ import annotations

import pytest

from alignment.exam_map import chapters, rows

PAGE = "appendix/examiners.html"


@pytest.fixture(scope="module")
def page(site):
    return site.soup(PAGE)


def test_every_past_question_stands_once_as_printed(page):
    table = rows()
    shown = {li["id"].removeprefix("asked-"): li for li in page.select(".rp-asked > li")}
    assert len(page.select(".rp-asked > li")) == len(table) and set(shown) == set(table.index)
    for id, question in table["question"].items():
        assert shown[id].q.get_text() == question
        assert shown[id].select_one(f'a[href="{table.loc[id, "source_url"]}"]')


def test_each_question_leads_to_its_chapters_claims_and_figures(page, site):
    for row in rows().itertuples():
        entry = page.select_one(f"#asked-{row.Index}")
        links = [a["href"].removeprefix("../") for a in entry.select("a") if a["href"].startswith("../")]
        assert len(links) == len(row.chapters) + 2 * len(row.claims)
        for link in links:
            name, anchor = link.split("#")
            assert f'id="{anchor}"' in site.text(name), link
        assert ("Not in this book" in entry.get_text()) == bool(row.none)
        assert ("Not yet written" in entry.get_text()) == bool(row.later)


def test_the_list_by_chapter_leads_to_questions_of_the_page(page):
    heading = page.find(lambda tag: tag.name == "h2" and tag.get_text().startswith("Which chapter"))
    folds = {
        fold.summary.get_text().rsplit(":", 1)[0]: fold for fold in heading.find_parent("section").select("details")
    }
    for number, chapter in chapters().items():
        fold = folds.get(f"{number}. {chapter.title}")
        shown = [a["href"].removeprefix("#asked-") for a in fold.select("a")] if fold else []
        assert shown == list(chapter.questions)
    assert all(page.select_one(a["href"]) for fold in folds.values() for a in fold.select("a"))
