"""Match: two rows, three options, with a hint."""

from desk import Example, tab_to

from alignment.checks import Match

ROWS = [dict(text="Pakistan in 1980", answer="yes", feedback="It voted against the invasion of its neighbour.",
             wrong="Ask whose neighbour was invaded."),
        dict(text="Pakistan in 2022", answer="abstain", feedback="It took no side in public.",
             wrong={"yes": "It regretted the war, but gave no such vote."})]
OTHERS = [("no", "A no would have taken the side of Moscow.")]


def hand(page, right: bool, press):
    for row, option in [("Pakistan in 1980", "yes"), ("Pakistan in 2022", "abstain" if right else "no")]:
        press(page.get_by_label(row))
        page.get_by_label(row).select_option(label=option)


def keys(page, right: bool):
    tab_to(page, "Pakistan in 1980")
    page.keyboard.type("y")
    tab_to(page, "Pakistan in 2022")
    page.keyboard.type("a" if right else "n")


def hostile(text: str, n: int) -> dict:
    rows = [dict(text=f"{text} row {n}", answer=f"{text} {n}", feedback=text, wrong=text) for n in range(2)]
    return {"rows": rows, "others": [(f"{text} other", text)]}


EXAMPLE = Example(
    make=Match, hand=hand, keys=keys, hostile=hostile, enter=False,
    fields=dict(prompt="How did Pakistan vote?", rows=ROWS, others=OTHERS, hints=["An abstention is recorded."]),
    after_wrong="1 of 2 are right.", after_right="It took no side in public.",
    traits={"options", "rows", "lettered"}, offers=["Pakistan in 1980", "Pakistan in 2022"],
    key=[["yes", "no", "abstain"], [["Pakistan in 1980", 0, []], ["Pakistan in 2022", 2, []]]],
    rubbish=[[0], [0, 1, 2], [0, 3], [-1, 0], [0.5, 0], ["0", "1"], ["length", 0], {"0": 1}, "01"],
    tree=['- combobox "Pakistan in 2022":\n    - option "choose" [selected]'],
    tree_after=['- combobox "Pakistan in 2022":', '- option "no" [selected]', "1 of 2 are right."])
