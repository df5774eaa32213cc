"""Choice of several answers."""

from desk import Example, tab_to

from alignment.checks import Choice

OPTIONS = [dict(text="The vote was on 3 March", right=True, feedback="A record shows it."),
           dict(text="The vote was a betrayal", right=False, feedback="This is a judgement."),
           dict(text="Pakistan abstained", right=True, feedback="The roll call shows it.")]


def mouse(page, right: bool):
    for text, tick in [("3 March", True), ("betrayal", not right), ("abstained", right)]:
        page.get_by_label(text).set_checked(tick)


def keys(page, right: bool):
    """At first the wrong one is ticked too; then it is taken back and the other right one is ticked."""
    for words in (("betrayal", "abstained") if right else ("3 March", "betrayal")):
        tab_to(page, words)
        page.keyboard.press("Space")


def hostile(text: str, n: int) -> dict:
    return {"options": [o | {"text": f"{text} {n}", "feedback": text} for n, o in enumerate(OPTIONS)]}


EXAMPLE = Example(
    make=Choice, mouse=mouse, keys=keys, hostile=hostile,
    fields=dict(prompt="Which of these are facts?", many=True, options=OPTIONS),
    after_wrong="This is a judgement.", after_right="The roll call shows it.")
