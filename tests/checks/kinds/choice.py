"""Choice: one answer, with confidence and hints."""

from desk import Example, tab_to

from alignment.checks import Choice

OPTIONS = [dict(text="The Soviet Union", right=False, feedback="It voted against Pakistan on Afghanistan."),
           dict(text="China", right=True, feedback="China has the highest score."),
           dict(text="The United States", right=False, feedback="Its score is the lowest.")]


def hand(page, right: bool, press):
    press(page.get_by_label("China" if right else "The Soviet Union"))


def keys(page, right: bool):
    tab_to(page, "The Soviet Union")
    page.keyboard.press("ArrowDown" if right else "Space")


def hostile(text: str, n: int) -> dict:
    return {"options": [o | {"text": f"{text} {n}", "feedback": text} for n, o in enumerate(OPTIONS)]}


EXAMPLE = Example(
    make=Choice, hand=hand, keys=keys, hostile=hostile, sure=True,
    fields=dict(prompt="Which state voted most often with Pakistan?", confidence=True, options=OPTIONS,
                hints=["Think of the region.", "It holds a permanent seat since 1971."]),
    after_wrong="It voted against Pakistan on Afghanistan.", after_right="China has the highest score.",
    traits={"options", "many"}, offers=["The Soviet Union", "China", "The United States"],
    key=[False, [["The Soviet Union", False], ["China", True], ["The United States", False]]],
    rubbish=[[], [3], [-1], [0.5], ["0"], ["length"], [None], {"0": 1}, "0", 0, True],
    tree=['- radio "China"\n', '- combobox "How sure are you that your answer is right?"'],
    tree_after=['- radio "The Soviet Union ✗ not right" [checked]', '- radio "China"\n'])
