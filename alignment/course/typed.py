"""The number that a student typed: the rules of the self-checks in the page (`checks/view/numbers.js`), in Python.

A test gives both the same texts. What could mean two numbers is refused, never guessed.
"""

from __future__ import annotations

import math
import re

INVISIBLE = re.compile("[\u200b-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# Spaces as JavaScript's \s knows them, and no others.
SPACES = re.compile("[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+")
DIGITS = {0x660 + n: str(n) for n in range(10)} | {0x6F0 + n: str(n) for n in range(10)}
SIGNS = {"\u066b": ".", "\u066c": ",", "\u060c": ",", "\u066a": "%", "\u2212": "-", "\u2010": "-", "\u2011": "-"}
WESTERN = DIGITS | str.maketrans(SIGNS)
SHAPE = re.compile(r"([+-]?) ?([0-9][0-9, ]*|)(\.[0-9]*)?(?:[eE]([+-]?[0-9]{1,3}))?")
GROUPS = re.compile(
    r"[1-9][0-9]{0,2}(,[0-9]{3})+|[1-9][0-9]{0,2}( [0-9]{3})+"
    r"|[1-9][0-9]?(,[0-9]{2})*,[0-9]{3}|[1-9][0-9]?( [0-9]{2})* [0-9]{3}"
)
DECIMAL_COMMA = re.compile(r"([+-]?)([0-9]{1,3}(?:[. ][0-9]{3})+|[0-9]*),([0-9]+)")


class Unread(ValueError):
    """The text is no number, or could mean two; its words tell how to write it."""


def western(text: str) -> str:
    """The text in Western digits and signs, with single spaces and no invisible marks."""
    return SPACES.sub(" ", INVISIBLE.sub("", text).translate(WESTERN)).strip(" ")


def number(text: str, unit: str = "", decimal_comma: bool = False) -> float:
    """The number in a text, with or without its unit.

    decimal_comma : read 12,5 as twelve and a half, and 1.234,5 with it: for files from such a country. It is never
        guessed, since 1,234 can be meant in both ways.

    Raises
    ------
    Unread : with a hint.
    """
    bare = unitless(western(text), unit)
    if not bare:
        raise Unread("Write a number first.")
    if "%" in bare:
        raise Unread(f"Write only the number, without %. The unit is {unit or 'a plain number'}.")
    if decimal_comma:
        bare = _pointed(bare)
    parts = SHAPE.fullmatch(bare)
    if not parts or not re.search("[0-9]", parts[2] + (parts[3] or "")):
        raise Unread("Write one number, such as 1234 or 12.5.")
    sign, whole, fraction, power = parts[1], parts[2], parts[3] or "", parts[4] or "0"
    if re.search("[, ]", whole) and not GROUPS.fullmatch(whole):
        raise Unread("Write a point for decimals (12.5), and thousands as 1,234 or 1234.")
    value = float(f"{sign}{re.sub('[, ]', '', whole) or '0'}{fraction if fraction != '.' else ''}e{power}")
    if not math.isfinite(value):
        raise Unread("This number is too large.")
    return value


def _pointed(text: str) -> str:
    """12,5 as 12.5; a number with a point for decimals is refused where commas are announced."""
    if parts := DECIMAL_COMMA.fullmatch(text):
        return f"{parts[1]}{re.sub('[. ]', '', parts[2]) or '0'}.{parts[3]}"
    if "," in text or "." in text:
        raise Unread("With --decimal-comma write 12,5 for twelve and a half.")
    return text


def unitless(text: str, unit: str) -> str:
    """The text without the question's own unit, before or after the number."""
    names = ["%", "percent", "per cent"] if unit == "%" else [SPACES.sub(" ", unit).lower()]
    low = text.lower()
    name = next((n for n in names if n and (low.endswith(n) or low.startswith(n))), "")
    if not name:
        return text
    return (text[: -len(name)] if low.endswith(name) else text[len(name) :]).strip(" ")
