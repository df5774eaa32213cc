"""Draw: draw the hidden years of a series, then see the data."""

from __future__ import annotations

from math import isclose, isfinite
from typing import Any

from traitlets import Dict, Float, Int, List, Unicode

from alignment.colours import look, looks
from alignment.data import known_state
from alignment.errors import UnknownName
from alignment.wording import spans

from .check import ITEM, Check, levels
from .door import Door
from .guesses import apart, compared, far
from .number import quantity, width, written
from .plain import fold, options, run
from .series import heights, knots, places, step, year_marks, yearly
from .sketch import sketch

WIDE = 2.0  # of a line, in pixels: dashes are given in line widths


class Draw(Check):
    """A chart of a series up to one year; the reader draws the rest, once, before seeing it.

    Three ways lead to the same line: by finger or mouse in the chart, by choosing a described shape, and year by
    year. The line counts as near when its mean absolute distance to the data is at most `near`. It is compared
    with two simple guesses: "no change" (the last known value) and "same trend" (the straight line through the last
    five known values, continued, never off the scale).

    Parameters
    ----------
    series : the values, as a Series indexed by year, a dict, or a list of (year, value). Years without a value are
        gaps: they are said, and not asked for.
    known_until : the last year that is shown; it has a value.
    low, high : the scale; all values lie on it. Neither has more digits than `decimals` shows: a line drawn along an
        end of the scale is rounded to those digits, and must still lie on it.
    near : largest mean distance, in `unit`, that counts as near.
    title : what the line shows, such as "Agreement of Pakistan and Moscow in UN votes".
    state : the country (ISO-3) whose colour the line has; "other" for none.
    unit, decimals : see `Number`.
    reveal : text shown after the drawing: what the data say, and why.
    shapes : offer described shapes; False where no simple shape comes near to the data.
    confidence : ask how sure the reader is.

    Others: see `Check`.
    """

    kind = Unicode("draw").tag(**ITEM)
    title = Unicode().tag(**ITEM)
    years = List(Int()).tag(**ITEM)
    values = List().tag(**ITEM)
    """One number a year, None where there are no data; the hidden ones too."""
    known = Int().tag(**ITEM)
    """How many of the years are shown."""
    low = Float().tag(**ITEM)
    high = Float().tag(**ITEM)
    step = Float().tag(**ITEM)
    """The step of the year-by-year controls."""
    near = Float().tag(**ITEM)
    band = Unicode().tag(**ITEM)
    """`near` in words, such as "5 percentage points"."""
    unit = Unicode().tag(**ITEM)
    decimals = Int().tag(**ITEM)
    ticks = List().tag(**ITEM)
    """Marked values: [value, text]."""
    marks = List(Int()).tag(**ITEM)
    """Years to write under the chart, the most needed first."""
    country = Unicode().tag(**ITEM)
    inks = List(Unicode()).tag(**ITEM)
    """The line's colour on light and on dark pages."""
    dashes = Unicode().tag(**ITEM)
    aside = Unicode().tag(**ITEM)
    """Under the title: the unit, and the years without data."""
    alt = Unicode().tag(**ITEM)
    """The known part in words."""
    guesses = List(Dict()).tag(**ITEM)
    """The simple guesses: name, text, values, off (mean distance to the data), told (what the reader hears)."""
    options = List(Dict()).tag(**ITEM)
    """The described shapes: text, values, off, right (it is the nearest), feedback, icon (its line, 36 by 22)."""
    knots = List(Int()).tag(**ITEM)
    """The hidden years that have a control, counted from the first."""
    reveal = Unicode().tag(**ITEM)

    def __init__(self, *, id: str = "", chapter: str = "", prompt: str = "", series: Any = None,
                 known_until: int | None = None, low: float | None = None, high: float | None = None,
                 near: float | None = None, title: str = "", state: str = "other", unit: str = "", decimals: int = 0,
                 reveal: str = "", shapes: bool = True, confidence: bool = False, hints: list[str] | tuple = ()):
        door = Door("Draw", chapter, id, prompt)
        data = shown(door, title, state, unit, decimals, reveal)
        data |= split(door, yearly(door, series), known_until)
        data |= {"low": end(door, "low", low, data), "high": end(door, "high", high, data)}
        data |= {"near": limit(door, near, data)}
        scale(door, data)
        door.close()  # what follows needs sound numbers
        data |= axes(data) | compared(data, f"{chapter}/{id}", door.truth("shapes", shapes))
        reachable(door, data)
        super().__init__(door, id, chapter, prompt, hints, levels=levels(10) if confidence else [], **data)

    def key(self) -> list:
        """The values as given, which of them are hidden, and what counts as near."""
        return [self.years[0], self.known, [None if v is None else f"{v:.9g}" for v in self.values], f"{self.near:.9g}"]

    def answers(self) -> list[tuple[str, str, str]]:
        """The data, the simple guesses, and the shapes with their distances."""
        hidden = zip(self.years[self.known:], self.values[self.known:], strict=True)
        data = "; ".join(f"{year}: {written(v, self.decimals, self.unit)}" for year, v in hidden if v is not None)
        rows = [("The data say", data, self.reveal)]
        rows += [(g["name"], far(g["off"], self.decimals, self.unit), g["text"]) for g in self.guesses]
        return rows + [("Nearest shape" if o["right"] else "Shape", o["text"], o["feedback"]) for o in self.options]

    def ask(self) -> str:
        """See `Check.ask`."""
        asked = [y for y, v in zip(self.years, self.values, strict=True) if v is not None][-1]
        more = ", or choose a shape" if self.options else ""
        return f"Draw the line from {self.years[self.known]} to {asked}{more}."

    def choices(self) -> list[str]:
        """The shapes."""
        return [shape["text"] for shape in self.options]

    def blank(self) -> str:
        """The chart to draw in, the shapes, and the known values as text."""
        rows = zip(self.years[: self.known], self.values, strict=False)
        told = [f"{year}: {'no data' if v is None else written(v, self.decimals, self.unit)}" for year, v in rows]
        boxes = options(self.choices()) if self.options else ""
        return sketch(self) + boxes + fold("The known values", "ul", [run(line) for line in told])


def shown(door: Door, title: object, state: object, unit: object, decimals: object, reveal: object) -> dict[str, Any]:
    """Texts, unit and colour."""
    amount = quantity(door, 0.0, unit, decimals)
    country = coloured(door, state)
    line = look(country)
    return {
        "title": door.text("title", title), "reveal": door.text("reveal", reveal), "unit": amount["unit"],
        "decimals": amount["decimals"], "country": country, "inks": [line.colour, line.dark],
        "dashes": "" if line.dash == "solid" else " ".join(f"{WIDE * n:g}" for n in line.dash[1]),
    }


def coloured(door: Door, state: object) -> str:
    """The code under which the book keeps the country's colour; countries without their own share one."""
    try:
        code = "other" if state == "other" else known_state(str(state))
    except UnknownName:
        door.refuse(f"state is {state!r}.", 'a code such as PAK or RUS, or "other".', 'look in load("states").')
        return "other"
    return code if code in looks("states") else "other"


def split(door: Door, series: dict[int, float | None], until: object) -> dict[str, Any]:
    """The series in two parts: shown and hidden."""
    years, values = list(series), list(series.values())
    number = door.number("known_until", until)
    known = years.index(number) + 1 if number in series else 0
    if series and isfinite(number) and series.get(number) is None:
        door.refuse(f"known_until is {until!r}, a year without a value.", f"a year of the series ({spans(years)}).",
                    "choose a year that has a value.")
    for name, part in (("known", values[:known]), ("hidden", values[known:])):
        if known and len([v for v in part if v is not None]) < 2:
            door.refuse(f"fewer than two {name} years have a value.", "two years or more on each side.",
                        "move known_until, or take a longer series.")
    if not series:
        door.refuse("series holds no value.", "a value for several years.", "look at the filter: did the data change?")
    return {"years": years, "values": [None if v is None else float(f"{v:.9g}") for v in values], "known": known}


def limit(door: Door, near: object, data: dict[str, Any]) -> float:
    """What counts as near; the author says it."""
    if near is None:
        door.refuse("near is missing.", "the largest mean distance that counts as near.", "give near=, in the unit.")
    return width(door, "near", near, data["decimals"])


def end(door: Door, field: str, given: object, data: dict[str, Any]) -> float:
    """One end of the scale, in the digits that are shown: what a reader draws there must not round to beyond it."""
    value, digits = door.number(field, given), data["decimals"]
    if isfinite(value) and not isclose(value, round(value, digits), rel_tol=1e-9, abs_tol=1e-12):
        door.refuse(f"{field} {value:.9g} has more digits than are shown ({digits} decimals).",
                    "an end of the scale that can be drawn.", f"round {field}, or show more decimals.")
    return round(value, digits)


def scale(door: Door, data: dict[str, Any]) -> None:
    """The scale goes upwards and holds every value."""
    off = [year for year, v in zip(data["years"], data["values"], strict=True)
           if v is not None and not data["low"] <= v <= data["high"]]
    if data["low"] >= data["high"]:
        door.refuse(f"low {data['low']:g} is not below high {data['high']:g}.", "low < high.", "exchange them.")
    elif off and not door.faults:
        door.refuse(f"the values of {spans(off)} lie outside low to high.", "a scale that holds all values.",
                    "widen low or high.")


def axes(data: dict[str, Any]) -> dict[str, Any]:
    """Marks for the axes, the step of the controls, and the known part in words."""
    low, high, unit = data["low"], data["high"], data["unit"]
    digits, years = places(step(low, high)), data["years"]
    marks = [[v, written(v, digits, unit if unit == "%" else "")] for v in heights(low, high)]
    gaps = [year for year, v in zip(years, data["values"], strict=True) if v is None]
    told = [f"In {unit}."] * (unit not in ("", "%")) + [f"No data: {spans(gaps)}."] * bool(gaps)
    return {
        "ticks": marks, "marks": year_marks(years, data["known"]), "aside": " ".join(told),
        "alt": words(data | {"aside": " ".join(told)}),
        "knots": knots(data["values"][data["known"]:]),
        "step": max(10.0 ** -data["decimals"], step(low, high) / 25),
        "band": apart(data["near"], data["decimals"], unit),
    }


def words(data: dict[str, Any]) -> str:
    """The known part for those who do not see it."""
    years, known = data["years"], data["known"]
    full = [(v, year) for year, v in zip(years[:known], data["values"], strict=False) if v is not None]

    def point(pair: tuple[float, int]) -> str:
        return f"{written(pair[0], data['decimals'], data['unit'])} in {pair[1]}"

    return (f"Line chart. {data['title']}. Known: {point(full[0])} to {point(full[-1])}; lowest {point(min(full))}, "
            f"highest {point(max(full))}. Hidden: {spans(years[known:])}."
            + f" {data['aside']}".rstrip())


def reachable(door: Door, data: dict[str, Any]) -> None:
    """A reader who chooses the best shape is near."""
    for shape in data["options"]:
        if shape["right"] and shape["off"] > data["near"]:
            door.refuse(f'the nearest shape, "{shape["text"]}", is {shape["off"]:.3g} away from the data on average.',
                        f"a shape that is near ({data['near']:g} or less).", "raise near, or say shapes=False.")
