"""Estimate: given once, with confidence."""

from desk import Example, tab_to

from alignment.checks import Estimate


def mouse(page, right: bool):
    page.get_by_label("Your estimate").fill("30" if right else "80")


def keys(page, right: bool):
    tab_to(page, "Your estimate")
    page.keyboard.press("Control+a")
    page.keyboard.type("30" if right else "80")


def hostile(text: str, n: int) -> dict:
    return {"reveal": text}


EXAMPLE = Example(
    make=Estimate, mouse=mouse, keys=keys, hostile=hostile, sure=True, once=True, button="Give my estimate",
    done="Estimate given", mood="✓ Near",
    fields=dict(prompt="In 1980, how often did the two vote alike?", answer=27.3, low=0, high=100, near=10, unit="%",
                reveal="They voted alike in 27 of 100 votes.",
                hints=["Any two states agree in about 70 of 100 votes."]),
    after_wrong="53 percentage points too high", after_right="3 percentage points too high")
