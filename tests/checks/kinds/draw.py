"""Draw: the hidden years of a series, drawn once; two years have no data."""

from desk import Example, tab_to

from alignment.checks import Draw

SERIES = {2000: 70, 2001: 68, 2003: 66, 2004: 63, 2005: 60,
          2006: 56, 2007: 52, 2008: 46, 2010: 38, 2011: 34, 2012: 30}


def mouse(page, right: bool):
    page.get_by_role("button", name="Falls steadily" if right else "Rises steadily").click()


def keys(page, right: bool):
    tab_to(page, "Falls steadily" if right else "Rises steadily")
    page.keyboard.press("Space")


def hostile(text: str, n: int) -> dict:
    return {"reveal": text, "title": text, "unit": 'm<"&'}


EXAMPLE = Example(
    make=Draw, mouse=mouse, keys=keys, hostile=hostile, sure=True, once=True, button="Show the data",
    done="Line drawn", mood="✓ Near",
    fields=dict(prompt="How did the agreement go on from 2006?", series=SERIES, known_until=2005, low=0, high=100,
                near=5, unit="%", state="RUS", title="Agreement of Pakistan and Moscow in UN votes", confidence=True,
                reveal="It fell every year.", hints=["Look at the last known years.", "They fall."]),
    after_wrong="From 2005 to 2012 the data fell by 30 percentage points; your line rose by",
    after_right="It fell every year.")
