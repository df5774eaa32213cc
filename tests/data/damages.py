"""Ways in which a raw file may be damaged. Each gives the bytes of the damaged file and the words that must be told.

A way is a function of `draw` (hypothesis), the sound rows (header first) and the shape; None where it cannot happen.
"""

from __future__ import annotations

import gzip
import re

from hypothesis import strategies as st
from sound import as_csv

from sources import door

TEXTS = ["n/a", "12,5", "1.2.3", "twelve", "12 ", "1e", "nan", "inf", "?", "ä"]


def missing_column(draw, rows, shape):
    at = draw(st.integers(0, len(rows[0]) - 1))
    return as_csv([row[:at] + row[at + 1 :] for row in rows]), f", column {rows[0][at]}: the column is missing."


def new_column(draw, rows, shape):
    return as_csv([[*rows[0], "new"], *([*r, ""] for r in rows[1:])]), ", column new: there should be no such column."


def column_twice(draw, rows, shape):
    at = draw(st.integers(0, len(rows[0]) - 1))
    return as_csv([[*row, row[at]] for row in rows]), f", row 1, column {rows[0][at]}: 2 columns have this name."


def new_code(draw, rows, shape):
    codes = _columns(shape, lambda told: {"enum", "pattern"} & set(told["constraints"]))
    return _cell(draw, rows, [c for c in codes if not _fits(shape, c, "Atlantis")], st.just("Atlantis"))


def text_in_a_number_column(draw, rows, shape):
    return _cell(draw, rows, _columns(shape, lambda told: told["type"] != "string"), st.sampled_from(TEXTS))


def beyond_a_limit(draw, rows, shape):
    limited = _columns(shape, lambda told: {"minimum", "maximum"} & set(told["constraints"]))
    column = draw(st.sampled_from(limited)) if limited else None
    return column and _cell(draw, rows, [column], st.sampled_from(_beyond(shape["columns"][column])))


def impossible_day(draw, rows, shape):
    forms = {name: door.rules(kind).get("forms", ["%Y-%m-%d"])[0] for name, kind in shape["columns"].items()}
    columns = _columns(shape, lambda told: told["type"] == "date" or "forms" in told)
    column = draw(st.sampled_from(columns)) if columns else None
    return column and _cell(draw, rows, [column], st.just(_thirtieth_of_february(forms[column])))


def empty_cell(draw, rows, shape):
    return _cell(draw, rows, _columns(shape, lambda told: told["constraints"]["required"]), st.just(""))


def key_twice(draw, rows, shape):
    if not shape["key"]:
        return None
    return as_csv([*rows, draw(st.sampled_from(rows[1:]))]), f", row {len(rows) + 1}: a second row for "


def short_row(draw, rows, shape):
    return _row(draw, rows, lambda row: row[:-1])


def long_row(draw, rows, shape):
    return _row(draw, rows, lambda row: [*row, "more"])


def open_quote(draw, rows, shape):
    at = draw(st.integers(1, len(rows)))
    content = as_csv(rows[:at]) + b'"' + b"".join(as_csv([row]) for row in rows[at:]).replace(b'"', b"")
    return content, f", row {at + 1}: it cannot be read as CSV"


def byte_order_mark(draw, rows, shape):
    return b"\xef\xbb\xbf" + as_csv(rows), ", row 1: it begins with a byte order mark"


def windows_line_ends(draw, rows, shape):
    at = draw(st.integers(1, len(rows)))
    return as_csv(rows[: at - 1]) + as_csv(rows[at - 1 :], "\r\n"), f", row {at}: it ends as on Windows"


def not_utf_8(draw, rows, shape):
    at = draw(st.integers(1, len(rows)))
    return as_csv(rows[: at - 1]) + b"\xe9" + as_csv(rows[at - 1 :]), f", row {at}: b'\\xe9' is not UTF-8."


def cut_gzip(draw, rows, shape):
    packed = gzip.compress(as_csv(rows), mtime=0)
    return packed[: draw(st.integers(1, len(packed) - 1))], ": it cannot be unpacked ("


def no_gzip(draw, rows, shape):
    return b"<html>not found</html>", ": it cannot be unpacked ("


def nothing_in_it(draw, rows, shape):
    return draw(st.sampled_from([b"", b"\n", b" \n\n"])), ": it is empty."


def header_alone(draw, rows, shape):
    return as_csv(rows[:1]), ": it has a header and no rows."


def no_file(draw, rows, shape):
    return None, ": the raw file is missing."


PACKED = (cut_gzip, no_gzip)  # damages of the gzip itself
DAMAGES = (
    missing_column, new_column, column_twice, new_code, text_in_a_number_column, beyond_a_limit, impossible_day,
    empty_cell, key_twice, short_row, long_row, open_quote, byte_order_mark, windows_line_ends, not_utf_8, *PACKED,
    nothing_in_it, header_alone, no_file,
)  # fmt: skip


def _columns(shape: dict, wanted) -> list[str]:
    return [name for name, kind in shape["columns"].items() if wanted(door.rules(kind))]


def _fits(shape: dict, column: str, text: str) -> bool:
    pattern = door.rules(shape["columns"][column])["constraints"].get("pattern")
    return pattern is not None and re.fullmatch(pattern, text) is not None


def _beyond(kind: str) -> list[str]:
    rules = door.rules(kind)["constraints"]
    outer = {"minimum": -1, "maximum": 1}
    return [str(rules[limit] + step) for limit, step in outer.items() if limit in rules]


def _thirtieth_of_february(form: str) -> str:
    for part, digits in {"%-": "%", "%Y": "2001", "%y": "01", "%m": "02", "%d": "30"}.items():
        form = form.replace(part, digits)
    return form


def _cell(draw, rows, columns, texts):
    if not columns:
        return None
    column, at, text = draw(st.sampled_from(columns)), draw(st.integers(1, len(rows) - 1)), draw(texts)
    made = [list(row) for row in rows]
    made[at][rows[0].index(column)] = text
    return as_csv(made), f", row {at + 1}, column {column}: {text!r} does not fit."


def _row(draw, rows, change):
    at = draw(st.integers(1, len(rows) - 1))
    made = [change(row) if number == at else row for number, row in enumerate(rows)]
    return as_csv(made), f", row {at + 1}: it has {len(made[at])} cells"
