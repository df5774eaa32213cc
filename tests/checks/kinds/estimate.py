"""Estimate: given once, with confidence."""

from desk import Example, typed

from alignment.checks import Estimate


def hostile(text: str, n: int) -> dict:
    return {"reveal": text}


EXAMPLE = Example(
    make=Estimate, **typed("Your estimate", "30", "80"), hostile=hostile, sure=True, once=True,
    button="Give my estimate", done="Estimate given", mood="✓ Near",
    fields=dict(prompt="In 1980, how often did the two vote alike?", answer=27.3, low=0, high=100, near=10, unit="%",
                reveal="They voted alike in 27 of 100 votes.",
                hints=["Any two states agree in about 70 of 100 votes."]),
    after_wrong="53 percentage points too high", after_right="3 percentage points too high",
    traits={"answer", "low", "high", "near", "unit", "decimals", "reveal", "shown", "scale", "band"}, offers=[],
    key=["27%", "10"], rubbish=["", "abc", "12,5", 30, [30], {"0": "3"}, True],
    tree=['- textbox "Your estimate in %"\n', '- combobox "How sure are you that the true value is within 10 perc'],
    tree_after=['- textbox "Your estimate in %" [disabled]: "80"', '- option "70%" [selected]', "The data say: 27%",
                '- textbox "Why was I off? One line, for yourself."'])
