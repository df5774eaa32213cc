"""Records of readers, and pages opened by readers who have them: for the tests of "My record" and "Review"."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import contextmanager

RECORD, REVIEW = "appendix/record.html", "appendix/review.html"
ASKED, TINY = "chapters/03-asked.html", "chapters/02-tiny.html"
KEY = "rp.record.v1"


def day(ago: int = 0) -> str:
    return str(dt.datetime.now(dt.UTC).date() - dt.timedelta(days=ago))


def made(site, **items) -> dict:
    """A record: sum_3=dict(first=False) is the answer to 03/sum-3; what is not said is right, today, 70% sure."""
    sigs = {i["id"]: i["sig"] for i in json.loads(site.text("checks/03.json"))}
    plain = {"kind": "choice", "tries": 1, "first": True, "shown": False, "open": False, "hints": 0, "sure": 70,
             "given": [0], "note": "", "at": day(), "secs": 30, "again": []}
    named = {name.replace("_", "-"): plain | {"sig": sigs.get(name.replace("_", "-"), "x")} | change
             for name, change in items.items()}
    return {"v": 1, "items": {f"03/{name}": {"right": one["first"] is True} | one for name, one in named.items()}}


def many(site, count: int, **change) -> dict:
    return made(site, **{f"sum_{n}": change for n in range(1, count + 1)})


@contextmanager
def at(site, name: str, record: dict | None = None, **context):
    """A page of the book, opened by a reader who has this record; nothing may fail in it."""
    with site.open(name, **context) as page:
        if record is not None:
            page.evaluate("([k, v]) => localStorage.setItem(k, v)", [KEY, json.dumps(record)])
            page.reload()
        yield page
        assert not page.faults and not page.outside


def kept(page) -> dict:
    return page.evaluate("k => (JSON.parse(localStorage.getItem(k)) || {items: {}}).items", KEY)


def rows(page) -> list[list[str]]:
    page.wait_for_selector(".rp-record tbody tr")
    page.wait_for_load_state("networkidle")  # the names of the chapters come after the reader's own numbers
    table = page.locator(".rp-record table").first
    return [row.locator("th, td").all_inner_texts() for row in table.locator("tbody tr").all()]


def answer(page, key: str, option: str, sure: str | None = "70"):
    """Answer one question that is asked again; its card follows the line with its number."""
    card = page.locator(".rp-check", has=page.get_by_text(f"What is {key.split('-')[1]} and 1?")).last
    card.get_by_label(option, exact=True).check()
    if sure:
        card.get_by_label("How sure are you").select_option(sure)
    card.get_by_role("button", name="Check", exact=True).click()


def told(page, words: str):
    """Wait until Review says this."""
    page.locator(".rp-review [role=status]", has_text=words).last.wait_for()
