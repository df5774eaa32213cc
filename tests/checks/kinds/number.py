"""Number: with a tolerance, a known wrong answer and hints."""

from desk import Example, tab_to

from alignment.checks import Number


def mouse(page, right: bool):
    page.get_by_label("Your answer").fill("36" if right else "64")


def keys(page, right: bool):
    tab_to(page, "Your answer")
    page.keyboard.press("Control+a")
    page.keyboard.type("36" if right else "64")


def hostile(text: str, n: int) -> dict:
    return {"feedback": text, "wrong": [(64, text)], "unit": 'm<"&'}


EXAMPLE = Example(
    make=Number, mouse=mouse, keys=keys, hostile=hostile,
    fields=dict(prompt="What share of the votes were the same?", answer=36.4, unit="%", decimals=0, tolerance=1,
                wrong=[(64, "This is the share of votes that differed.")], feedback="40 of 110 votes were the same.",
                hints=["Count the same votes.", "Divide by all votes."]),
    after_wrong="This is the share of votes that differed.", after_right="40 of 110 votes were the same.")
