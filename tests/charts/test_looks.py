"""The looks of the book: read on both backgrounds, told apart with and without full colour vision."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from coloraide.everything import ColorAll as Color

from alignment import colours
from alignment.checks import Draw
from alignment.colours import GROUPS, INK, MUTED, ON, VARIABLES, css, look, looks

SHEET = (Path(colours.__file__).parent / "site" / "assets" / "book.css").read_text("utf-8")
LIGHT_PAGE, DARK_PAGE = re.findall(r"--paper: (#\w{6})", SHEET)[:2]
MODES = {"light": (LIGHT_PAGE, "colour"), "dark": (DARK_PAGE, "dark")}
# Half of all observers tell two marks of a third of a degree apart when they differ by this much in L*, a* or b*:
# Stone, Szafir, Setlur (2014), An Engineering Model for Color Difference as a Function of Size, p = 50 %:
# 5.079 + 0.751/s, 5.339 + 1.541/s, 5.349 + 2.871/s. It is the smallest mark that they tried: 2 mm on a phone held at
# 35 cm. The eyes that miss one kind of cone are those of coloraide: Viénot and others (1999) for protan and deutan,
# Brettel and others (1997) for tritan, at full strength.
NOTICED = tuple(a + b / (1 / 3) for a, b in ((5.079, 0.751), (5.339, 1.541), (5.349, 2.871)))
EYES = (None, "protan", "deutan", "tritan")


def seen(value: str, eye: str | None) -> list[float]:
    colour = Color(value) if eye is None else Color(value).filter(eye).clip()
    return colour.convert("lab-d65").coords()


def noticed(one: str, two: str) -> bool:
    """The two are told apart by all eyes."""
    return all(
        any(abs(a - b) >= n for a, b, n in zip(seen(one, eye), seen(two, eye), NOTICED, strict=True)) for eye in EYES
    )


@pytest.mark.parametrize("mode", MODES)
def test_each_colour_can_be_read_as_text_on_its_page(mode):
    page, part = MODES[mode]
    for group in GROUPS:
        for key, item in looks(group).items():
            assert Color(getattr(item, part)).contrast(page) >= 4.5, key


def values(mode: str) -> dict[str, str]:
    """The variables of a mode, as the page gets them."""
    light, dark = re.findall(r"\{(.*?)\}", css())
    found = dict(re.findall(r"(--[\w-]+):([^;]+);", light))
    return found if mode == "light" else found | dict(re.findall(r"(--[\w-]+):([^;]+);", dark))


@pytest.mark.parametrize("mode", MODES)
def test_ink_on_the_page_and_words_on_a_fill_can_be_read(mode):
    page, part = MODES[mode]
    now = values(mode)
    for ink in (INK, MUTED):
        assert Color(now[VARIABLES[ink]]).contrast(page) >= 4.5
    for group in GROUPS:
        for key, item in looks(group).items():
            assert Color(now[VARIABLES[ON]]).contrast(getattr(item, part)) >= 4.5, key


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("group", GROUPS)
def test_colours_that_may_be_taken_for_one_differ_in_dash_and_marker(group, mode):
    for (a, one), (b, two) in combinations(looks(group).items(), 2):
        part = MODES[mode][1]
        assert one.marker != two.marker, (a, b)
        if not noticed(getattr(one, part), getattr(two, part)):
            assert one.dash != two.dash, f"{a} and {b} look alike and have one dash"


def test_two_thirds_of_the_states_need_no_dash():
    """Dashes are the second help and not the first: colour alone tells most pairs apart, in both modes."""
    pairs = list(combinations(looks("states").values(), 2))
    told = [noticed(a.colour, b.colour) and noticed(a.dark, b.dark) for a, b in pairs]
    assert sum(told) / len(pairs) > 2 / 3


@pytest.mark.parametrize("mode", MODES)
def test_the_page_knows_each_colour_in_both_modes(mode):
    now = values(mode)
    for group in GROUPS:
        for key, item in looks(group).items():
            assert now[VARIABLES[item.colour]] == getattr(item, MODES[mode][1]), key


def test_a_state_without_its_own_look_is_grey_and_keeps_its_code():
    assert look("BGD").colour == look("other").colour and look("BGD").name == "BGD"
    assert look("PAK") is looks("states")["PAK"]


def test_a_line_to_draw_has_the_look_of_the_charts():
    series = {year: float(year % 7) for year in range(1990, 2010)}
    item = Draw(id="a", chapter="t", prompt="Draw.", series=series, known_until=2000, low=0, high=10, near=9, title="t",
                state="FRA", shapes=False, reveal="It repeats.")  # fmt: skip
    assert item.inks == [look("FRA").colour, look("FRA").dark] and item.dashes.count(" ") == 3
