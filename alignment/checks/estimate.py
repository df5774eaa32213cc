"""Estimate: a number with confidence, before the data are seen."""

from __future__ import annotations

from traitlets import Float, Int, Unicode

from .check import ITEM, Check, levels
from .door import Door
from .number import quantity, width, written


class Estimate(Check):
    """A number and how sure the reader is of it, given before the data; then the true value.

    The reader is asked: how sure are you that the true value lies within `near` of your number? This is
    one statement that comes true or not, on the same scale as the confidence of a `Choice`, so that one
    calibration table can hold both. (An interval would need two more numbers on a phone.)

    Parameters
    ----------
    answer : the true value, computed from the data in this cell, in `unit`.
    low, high : the scale on which an estimate makes sense, in `unit`; the answer lies on it.
    near : half-width, in `unit`, of what counts as near; by default a tenth of the scale.
    unit, decimals : see `Number`.
    reveal : text shown after the estimate: what the data say, and what a good guess could start from.
    confidence : ask how sure the reader is.

    Others: see `Check`.
    """

    kind = Unicode("estimate").tag(**ITEM)
    answer = Float().tag(**ITEM)
    low = Float().tag(**ITEM)
    high = Float().tag(**ITEM)
    near = Float().tag(**ITEM)
    unit = Unicode().tag(**ITEM)
    decimals = Int().tag(**ITEM)
    reveal = Unicode().tag(**ITEM)
    shown = Unicode().tag(**ITEM)
    scale = Unicode().tag(**ITEM)
    """The scale in words, such as "0% to 100%"."""
    band = Unicode().tag(**ITEM)
    """The half-width in words, such as "10%"."""

    def __init__(self, *, id: str = "", chapter: str = "", prompt: str = "", answer: float | None = None,
                 low: float | None = None, high: float | None = None, near: float | None = None, unit: str = "",
                 decimals: int = 0, reveal: str = "", confidence: bool = True, hints: list[str] | tuple = ()):
        door = Door("Estimate", chapter, id, prompt)
        data = quantity(door, answer, unit, decimals)
        places, unit = data["decimals"], data["unit"]
        data |= {"low": door.number("low", low), "high": door.number("high", high)}
        span(door, data)
        data["near"] = width(door, "near", near, places, round((data["high"] - data["low"]) / 10, places))
        data["band"] = written(data["near"], places, "percentage points" if unit == "%" else unit)
        data["scale"] = f"{written(data['low'], places, unit)} to {written(data['high'], places, unit)}"
        data["reveal"] = door.text("reveal", reveal)
        super().__init__(door, id, chapter, prompt, hints, levels=levels(10) if confidence else [], **data)

    def key(self) -> list:
        """The true value as shown, and what counts as near."""
        return [self.shown, f"{self.near:.9g}"]

    def answers(self) -> list[tuple[str, str, str]]:
        """The true value with its explanation."""
        return [("The data say", self.shown, self.reveal)]

    def ask(self) -> str:
        """See `Check.ask`."""
        return f"Write your estimate before you see the data ({self.scale})."


def span(door: Door, data: dict) -> None:
    """The scale goes upwards and holds the answer."""
    if data["low"] >= data["high"]:
        door.refuse(f"low {data['low']:g} is not below high {data['high']:g}.", "low < high.", "exchange them.")
    elif not data["low"] <= data["answer"] <= data["high"]:
        door.refuse(f"the answer {data['shown']} lies outside low to high.", "a scale that holds the answer.",
                    "widen low or high.")
