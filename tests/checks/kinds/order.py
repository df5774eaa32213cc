"""Order: three events, with hints."""

from desk import Example, tab_to, to_the_top

from alignment.checks import Order

TEXTS = ["SEATO is founded", "A U-2 plane is shot down", "Ayub Khan visits Moscow"]  # in the right order
WRONG = [TEXTS[0], TEXTS[2], TEXTS[1]]
EVENTS = [(TEXTS[2], "1965-04", "The visit came after the U-2 crisis."),
          (TEXTS[0], "1954-09-08", "The Western pacts came first."),
          (TEXTS[1], "1960-05-01", "Pakistan was already an ally then.")]


def standing(page) -> list[str]:
    """The events from top to bottom, as they stand now."""
    return page.locator(".rp-order li [dir]:first-child:not(.rp-unseen *)").all_inner_texts()


def hand(page, right: bool, press):
    for place, event in enumerate(TEXTS if right else WRONG):
        while standing(page).index(event) > place:
            press(page.get_by_role("button", name=f"Move {event} up"))


def keys(page, right: bool):
    for place, event in enumerate(TEXTS if right else WRONG):
        if steps := standing(page).index(event) - place:
            tab_to(page, f"Move {event} up")
            for _ in range(steps):
                page.keyboard.press("Enter")
            to_the_top(page)


def hostile(text: str, n: int) -> dict:
    return {"events": [(f"{text} {n}", date, text) for n, (_, date, _) in enumerate(EVENTS)]}


EXAMPLE = Example(
    make=Order, hand=hand, keys=keys, hostile=hostile, enter=False,
    fields=dict(prompt="Put these events in order.", events=EVENTS,
                hints=["The pacts came first.", "The visit to Moscow was in the year of the war with India."]),
    after_wrong="Of 3 pairs of events, 2 are in the right order.", after_right="Pakistan was already an ally then.",
    traits={"events", "start"}, offers=[TEXTS[1], TEXTS[0], TEXTS[2]],
    key=[[TEXTS[0], "8 September 1954"], [TEXTS[1], "1 May 1960"], [TEXTS[2], "April 1965"]],
    rubbish=[[0, 1], [0, 1, 3], [0, 0, 1], ["a", "b", "c"], [None, 1, 2], {"0": 1}, "012", 7],
    tree=['- button "Move A U-2 plane is shot down up"', "- listitem:\n      - text: SEATO is founded\n"],
    tree_after=['- button "Move A U-2 plane is shot down up"', "- text: Ayub Khan visits Moscow ✗ April 1965",
                "Of 3 pairs of events, 2 are in the right order."])
