"""My record in a built book: the reader's own texts, shown on request, and gone when they are gone."""

from __future__ import annotations

import json

from records import ASKED, RECORD, at, made, rows


def written(site, text: str) -> dict:
    """A record with one text."""
    return made(site, own=dict(kind="reflect", first=None, sure=None, given={"text": text, "met": {}}))


def texts(page) -> list[str]:
    return page.locator(".rp-texts p").all_inner_texts()


def test_own_texts_are_shown_on_request(asked):
    hostile = 'Votes <img src=x onerror="window.hurt=1"> پاکستان'
    record = made(asked, own=dict(kind="reflect", first=None, sure=None, given={"text": hostile, "met": {}}))
    with at(asked, RECORD, record) as page:
        rows(page)
        assert page.locator(".rp-texts").inner_text() == ""
        page.get_by_label("Show my texts").check()
        page.locator(".rp-texts").get_by_role("heading", name="What did you learn?").wait_for()
        assert page.locator(".rp-texts p").inner_text() == hostile and page.evaluate("window.hurt") is None
        page.emulate_media(media="print")
        assert page.locator(".rp-texts").is_visible()
        page.emulate_media(media="screen")
        page.get_by_label("Show my texts").uncheck()
        page.locator(".rp-texts:empty").wait_for(state="attached")


def test_texts_that_are_forgotten_leave_the_page_and_the_sheet(asked):
    with at(asked, RECORD, written(asked, "My own words")) as page:
        rows(page)
        page.get_by_label("Show my texts").check()
        assert texts(page) == ["My own words"]
        page.get_by_text("Forget everything").click()
        page.get_by_role("button", name="Delete them now").click()
        assert texts(page) == [] and page.locator(".rp-texts").inner_text() == ""
        page.emulate_media(media="print")
        assert "My own words" not in page.locator("body").inner_text()


def test_texts_that_are_shown_follow_the_setting_a_file_and_another_tab(asked, tmp_path):
    file = tmp_path / "file.json"
    file.write_text(json.dumps(written(asked, "Words from elsewhere")))
    with at(asked, RECORD, written(asked, "My own words")) as page:
        rows(page)
        page.get_by_label("Show my texts").check()
        page.get_by_label("I am on a shared computer").check()
        assert texts(page) == []
        page.get_by_label("I am on a shared computer").uncheck()
        assert texts(page) == ["My own words"]
        page.get_by_label("Add a saved record").set_input_files(file)
        page.locator(".rp-texts p", has_text="Words from elsewhere").wait_for()
        assert len(texts(page)) == 1 and "My own words" in texts(page)[0]
        other = page.context.new_page()
        other.goto(f"{asked.url}/{ASKED}")
        other.locator("textarea").fill("Written in another tab")
        other.locator("textarea").blur()
        page.locator(".rp-texts p", has_text="Written in another tab").wait_for()
        assert texts(page) == ["Written in another tab"]


def test_a_damaged_text_is_not_shown(asked):
    for given in (5, "words", [], {"text": 7}, {}):
        record = made(asked, own=dict(kind="reflect", first=None, sure=None, given=given))
        with at(asked, RECORD, record) as page:
            rows(page)
            page.get_by_label("Show my texts").check()
            assert page.locator(".rp-texts").inner_text() == ""
