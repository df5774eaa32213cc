"""Match: two rows, three options, with a hint."""

from desk import Example, tab_to

from alignment.checks import Match

ROWS = [dict(text="Pakistan in 1980", answer="yes", feedback="It voted against the invasion of its neighbour.",
             wrong="Ask whose neighbour was invaded."),
        dict(text="Pakistan in 2022", answer="abstain", feedback="It took no side in public.",
             wrong={"yes": "It regretted the war, but gave no such vote."})]
OTHERS = [("no", "A no would have taken the side of Moscow.")]


def mouse(page, right: bool):
    page.get_by_label("Pakistan in 1980").select_option(label="yes")
    page.get_by_label("Pakistan in 2022").select_option(label="abstain" if right else "no")


def keys(page, right: bool):
    tab_to(page, "Pakistan in 1980")
    page.keyboard.type("y")
    tab_to(page, "Pakistan in 2022")
    page.keyboard.type("a" if right else "n")


def hostile(text: str, n: int) -> dict:
    rows = [dict(text=f"{text} row {n}", answer=f"{text} {n}", feedback=text, wrong=text) for n in range(2)]
    return {"rows": rows, "others": [(f"{text} other", text)]}


EXAMPLE = Example(
    make=Match, mouse=mouse, keys=keys, hostile=hostile, enter=False,
    fields=dict(prompt="How did Pakistan vote?", rows=ROWS, others=OTHERS, hints=["An abstention is recorded."]),
    after_wrong="1 of 2 are right.", after_right="It took no side in public.")
