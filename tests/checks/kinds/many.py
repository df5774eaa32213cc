"""Choice of several answers."""

from desk import Example, tab_to

from alignment.checks import Choice

OPTIONS = [dict(text="The vote was on 3 March", right=True, feedback="A record shows it."),
           dict(text="The vote was a betrayal", right=False, feedback="This is a judgement."),
           dict(text="Pakistan abstained", right=True, feedback="The roll call shows it.")]


def hand(page, right: bool, press):
    for text, tick in [("3 March", True), ("betrayal", not right), ("abstained", right)]:
        if page.get_by_label(text).is_checked() != tick:
            press(page.get_by_label(text))


def keys(page, right: bool):
    """At first the wrong one is ticked too; then it is taken back and the other right one is ticked."""
    for words in (("betrayal", "abstained") if right else ("3 March", "betrayal")):
        tab_to(page, words)
        page.keyboard.press("Space")


def hostile(text: str, n: int) -> dict:
    return {"options": [o | {"text": f"{text} {n}", "feedback": text} for n, o in enumerate(OPTIONS)]}


EXAMPLE = Example(
    make=Choice, hand=hand, keys=keys, hostile=hostile,
    fields=dict(prompt="Which of these are facts?", many=True, options=OPTIONS),
    after_wrong="This is a judgement.", after_right="The roll call shows it.",
    traits={"options", "many"}, offers=[o["text"] for o in OPTIONS],
    key=[True, [["The vote was on 3 March", True], ["The vote was a betrayal", False], ["Pakistan abstained", True]]],
    rubbish=[[], [0, 3], [0, -1], [0, None], {"0": 1}, "01"],
    tree=['- checkbox "The vote was a betrayal"\n'],
    tree_after=['- checkbox "The vote was on 3 March ✓ right" [checked]', '- checkbox "Pakistan abstained"\n',
                '- checkbox "The vote was a betrayal ✗ not right" [checked]', "Right options not yet chosen: 1."])
