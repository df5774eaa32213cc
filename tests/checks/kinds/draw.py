"""Draw: the hidden years of a series, drawn once; two years have no data."""

from desk import Example, tab_to

from alignment.checks import Draw

SERIES = {2000: 70, 2001: 68, 2003: 66, 2004: 63, 2005: 60,
          2006: 56, 2007: 52, 2008: 46, 2010: 38, 2011: 34, 2012: 30}

GOOD = [58, 50, 45, None, 40, 30, 30]  # a line that fits the hidden years


def hand(page, right: bool, press):
    press(page.get_by_role("button", name="Falls steadily" if right else "Rises steadily"))


def keys(page, right: bool):
    tab_to(page, "Falls steadily" if right else "Rises steadily")
    page.keyboard.press("Space")


def hostile(text: str, n: int) -> dict:
    return {"reveal": text, "title": text, "unit": 'm<"&'}


EXAMPLE = Example(
    make=Draw, hand=hand, keys=keys, hostile=hostile, sure=True, once=True, button="Show the data",
    done="Line drawn", mood="✓ Near",
    fields=dict(prompt="How did the agreement go on from 2006?", series=SERIES, known_until=2005, low=0, high=100,
                near=5, unit="%", state="RUS", title="Agreement of Pakistan and Moscow in UN votes", confidence=True,
                reveal="It fell every year.", hints=["Look at the last known years.", "They fall."]),
    after_wrong="From 2005 to 2012 the data fell by 30 percentage points; your line rose by",
    after_right="It fell every year.",
    traits={"title", "years", "values", "known", "low", "high", "step", "near", "band", "unit", "decimals", "ticks",
            "marks", "country", "inks", "dashes", "aside", "alt", "guesses", "options", "knots", "reveal"},
    offers=["Stays about the same", "Rises steadily", "Falls steadily", "Falls, then rises"],
    key=[2000, 6, ["70", "68", None, "66", "63", "60", "56", "52", "46", None, "38", "34", "30"], "5"],
    rubbish=[GOOD[:-1], [*GOOD, 3], [101, *GOOD[1:]], [-1, *GOOD[1:]], [None, *GOOD[1:]], ["58", *GOOD[1:]],
             GOOD[:3] + [40] + GOOD[4:], {"0": 58}, "58", 58, [[58], *GOOD[1:]], [True, *GOOD[1:]]],
    tree=['img "Line chart. Agreement of Pakistan and Moscow in UN votes. Known: 70% in 2000', '- group "Shapes"',
          '- button "Falls steadily"', "Still missing: 2006–2008, 2010–2012."],
    tree_after=["the table lists them", "- status:\n  - paragraph: Not near the data.", '- option "70%" [selected]'])
