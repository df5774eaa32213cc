"""Number: with a tolerance, a known wrong answer and hints."""

from desk import Example, typed

from alignment.checks import Number


def hostile(text: str, n: int) -> dict:
    return {"feedback": text, "wrong": [(64, text)], "unit": 'm<"&'}


EXAMPLE = Example(
    make=Number, **typed("Your answer", "36", "64"), hostile=hostile,
    fields=dict(prompt="What share of the votes were the same?", answer=36.4, unit="%", decimals=0, tolerance=1,
                wrong=[(64, "This is the share of votes that differed.")], feedback="40 of 110 votes were the same.",
                hints=["Count the same votes.", "Divide by all votes."]),
    after_wrong="This is the share of votes that differed.", after_right="40 of 110 votes were the same.",
    traits={"answer", "tolerance", "unit", "decimals", "wrong", "feedback", "shown"}, offers=[], key=["36%", "1"],
    rubbish=["", "abc", "12,5", 36, [36], {"0": "3"}, True],
    tree=['- textbox "Your answer in %"\n'], tree_after=['- textbox "Your answer in %": "64"', "You wrote: 64%"])
