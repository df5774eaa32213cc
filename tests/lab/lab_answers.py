"""Answers a self-check in a live notebook, wrong first, then right. A new kind of self-check adds one function here."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from playwright.sync_api import Locator, Page


class Answered(NamedTuple):
    """How a self-check answered: the look ("good", "bad" or "") and the words after the wrong and the right answer."""

    id: str
    after_wrong: tuple[str, str]
    after_right: tuple[str, str]


class Written(NamedTuple):
    """A text, and the reader's yes or no to the three questions about it."""

    text: str
    marks: tuple[bool, bool, bool]


Given = str | list[int] | dict[int, float] | Written | Callable[[Locator], None]


def answer(page: Page, item: dict) -> Answered:
    """Find the item in the page, give a wrong answer, then a right one."""
    card = page.locator(f'.jp-Notebook [data-rp-key="{item["chapter"]}/{item["id"]}"]')
    card.scroll_into_view_if_needed(timeout=20_000)
    wrong, right = KINDS[item["kind"]](item)
    return Answered(item["id"], give(card, wrong), give(card, right))


def give(card: Locator, given: Given) -> tuple[str, str]:
    """Fill in, say how sure, press the button; the feedback's look and words."""
    again(card)
    if isinstance(given, str):
        card.locator(".rp-entry input").fill(given)
    elif isinstance(given, dict):
        slide(card, given)
    elif isinstance(given, Written):
        card.locator("textarea").fill(given.text)
    elif callable(given):
        given(card)
    else:
        tick(card, given)
    sure = card.locator(".rp-sure select")
    if sure.is_visible() and sure.is_enabled():
        sure.select_option(index=1)
    card.locator("button.rp-main").click()
    if isinstance(given, Written):
        for n, yes in enumerate(given.marks):
            card.locator(".rp-point").nth(n).get_by_label("Yes" if yes else "No").check()
    feedback = card.locator(".rp-feedback")
    looks = feedback.get_attribute("class") or ""
    return ("good" if "rp-good" in looks else "bad" if "rp-bad" in looks else ""), feedback.inner_text()


def again(card: Locator) -> None:
    """An estimate is given once: to give another, the first must be forgotten."""
    if not card.locator("button.rp-main").is_visible():
        card.get_by_role("button", name="Forget my answer").click()


def tick(card: Locator, positions: list[int]) -> None:
    """Tick exactly these options."""
    boxes = card.locator(".rp-options input")
    for n in range(boxes.count()):
        if n in positions:
            boxes.nth(n).check()
        elif boxes.nth(n).get_attribute("type") == "checkbox":
            boxes.nth(n).uncheck()


def slide(card: Locator, values: dict[int, float]) -> None:
    """Set the year-by-year controls of a chart."""
    steps = card.locator(".rp-fold", has=card.page.locator("input[type=range]"))
    steps.evaluate("fold => { fold.open = true }")
    for slider in steps.locator("input").all():
        slider.fill(f"{values[int(slider.evaluate('e => e.labels[0].textContent'))]:g}")


def arrange(events: list[str]) -> Callable[[Locator], None]:
    """Move the events of an order into these places."""
    def act(card: Locator) -> None:
        for place, event in enumerate(events):
            while card.locator(".rp-order li > span:nth-child(2) > [dir]").all_inner_texts().index(event) > place:
                card.get_by_role("button", name=f"Move {event} up", exact=True).click()

    return act


def list_in_rows(options: list[int]) -> Callable[[Locator], None]:
    """Choose these options, row by row."""
    def act(card: Locator) -> None:
        for row, option in enumerate(options):
            card.locator(".rp-row select").nth(row).select_option(index=option + 1)  # the first says "choose"

    return act


def mark(kinds: list[int]) -> Callable[[Locator], None]:
    """Mark the phrases with these categories, phrase by phrase."""
    def act(card: Locator) -> None:
        names = card.locator(".rp-kind b").all_inner_texts()
        for phrase, kind in enumerate(kinds):
            card.locator(".rp-kind input").nth(kind).check()
            row = card.locator(".rp-phrase").nth(phrase)
            if row.locator(".rp-tag").all_inner_texts() != [names[kind]]:
                row.locator("input").click()

    return act


def choice(item: dict) -> tuple[list[int], list[int]]:
    """A wrong option (or, when all are right, too few of them); then the right ones."""
    right = [n for n, option in enumerate(item["options"]) if option["right"]]
    wrong = [n for n in range(len(item["options"])) if n not in right]
    return (wrong or right)[:1], right


def number(item: dict) -> tuple[str, str]:
    """A number well outside the tolerance; then the key as it is shown."""
    far = item["answer"] + 10 * max(item["tolerance"], 1)
    return written(far, item), written(item["answer"], item)


def estimate(item: dict) -> tuple[str, str]:
    """The end of the scale that lies further from the key; then the key."""
    far = max(item["low"], item["high"], key=lambda end: abs(end - item["answer"]))
    return written(far, item), written(item["answer"], item)


def draw(item: dict) -> tuple[dict[int, float], dict[int, float]]:
    """Every year at the end of the scale that lies further from the data; then the data, in steps of the controls."""
    low, high, step = item["low"], item["high"], item["step"]
    pairs = zip(item["years"][item["known"]:], item["values"][item["known"]:], strict=True)
    data = {year: value for year, value in pairs if value is not None}
    far = max(low, high, key=lambda end: abs(end * len(data) - sum(data.values())))
    return dict.fromkeys(data, far), {y: round(low + step * round((v - low) / step), 9) for y, v in data.items()}


def order(item: dict) -> tuple[Callable, Callable]:
    """Two neighbours the wrong way round, unless they stand so at first; then the order of the dates."""
    events = [event["text"] for event in item["events"]]
    swapped = [[1, 0, *range(2, len(events))], [*range(len(events) - 2), len(events) - 1, len(events) - 2]]
    wrong = next(places for places in swapped if places != item["start"])
    return arrange([events[n] for n in wrong]), arrange(events)


def match(item: dict) -> tuple[Callable, Callable]:
    """Another option in the first row; then the right ones."""
    wrong, right = astray(item)
    return list_in_rows(wrong), list_in_rows(right)


def highlight(item: dict) -> tuple[Callable, Callable]:
    """Another category for the first phrase; then the right ones."""
    wrong, right = astray(item)
    return mark(wrong), mark(right)


def astray(item: dict) -> tuple[list[int], list[int]]:
    """The key of an item with rows, with an option in one row that is neither right nor defensible; and the key."""
    right = [row["answer"] for row in item["rows"]]
    for place, row in enumerate(item["rows"]):
        good = {row["answer"], *(n for n, fine, _ in row["replies"] if fine)}
        for other in range(len(item["options"])):
            if other not in good:
                return [*right[:place], other, *right[place + 1:]], right
    raise AssertionError(f"nothing is wrong in {item['id']}")


def evidence(item: dict) -> tuple[Callable, Callable]:
    """Another relation with a reason that goes with it; then the right ones."""
    relation, reason = ([row["right"] for row in item[part]].index(True) for part in ("relations", "reasons"))
    other = (relation + 1) % len(item["relations"])
    offered = [n for n, row in enumerate(item["reasons"]) if item["relations"][other]["name"] in row["of"]]
    return two_steps(other, offered[0]), two_steps(relation, reason)


def two_steps(relation: int, reason: int) -> Callable[[Locator], None]:
    """Choose what the figure says, then why."""
    def act(card: Locator) -> None:
        for step, n in enumerate((relation, reason)):
            card.locator(".rp-step").nth(step).locator("input").nth(n).check()

    return act


def reflect(item: dict) -> tuple[Written, Written]:
    """A text that the reader finds wanting; then the model answer itself."""
    return Written("word " * item["least"], (False, False, False)), Written(item["answer"], (True, True, True))


def written(value: float, item: dict) -> str:
    """Digits as a reader types them, without the sign that separates thousands."""
    return f"{value:.{item['decimals']}f}"


KINDS = {"choice": choice, "number": number, "estimate": estimate, "draw": draw, "order": order, "match": match,
         "highlight": highlight, "evidence": evidence, "reflect": reflect}
