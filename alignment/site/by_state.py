"""Coverage by state: for Pakistan, India and the great powers, which years a table has, and in which column.

A year is drawn when a row names the state in any of the columns; the numbers count rows. The drawing is told in
words too. A table whose rows name no state, or no year, has none.
"""

from __future__ import annotations

from html import escape

import pandas as pd

from .. import data, schema
from ..tables import table_html
from ..wording import runs
from .strip import WIDE, began, years_of

STATES = ("PAK", "IND", "USA", "RUS", "SUN", "CHN")
# The tables whose codes a column may hold; the Soviet Union has a code of its own among the trade areas only.
LISTS = {"states", "trade_areas"}
HIGH, MOST = 10, 3


def by_state(entry: dict, table: pd.DataFrame) -> str:
    """A small table: one line per state with its years and rows, then all others together."""
    years, columns = years_of(entry, table), columns_of_states(entry)
    if years.empty or not columns:
        return ""
    named = pd.concat([codes(table[column]).rename("code").to_frame().assign(column=column) for column in columns])
    # A supplier may be unknown, a partner an area that is no state.
    named = named[named["code"].isin({*data.load("states")["code"], "SUN"})].copy()
    named["year"] = years.reindex(named.index)
    span = range(years.min(), years.max() + 1)
    groups = {code: named[named["code"] == code] for code in STATES}
    found = {code: rows for code, rows in groups.items() if len(rows)}
    lines = {code: line(rows, columns, span) for code, rows in found.items()}
    if len(rest := named[~named["code"].isin(STATES)]):
        lines[f"{rest['code'].nunique()} others"] = line(rest, columns, span)
    frame = pd.DataFrame.from_dict(lines, orient="index", columns=["years", *columns]).rename_axis("code")
    caption = f"Years {span[0]} to {span[-1]}{began(entry)}, and rows that name the state"
    return f'<div class="rp-states">{table_html(frame, caption, raw=("years",))}</div>' + absent(found)


def columns_of_states(entry: dict) -> list[str]:
    """The columns with codes of states: a key says so, or `codes_of` where other words or several codes may stand."""
    keys = schema.references(entry["schema"])
    return [f["name"] for f in entry["schema"]["fields"] if keys.get(f["name"], f.get("codes_of")) in LISTS]


def codes(cells: pd.Series) -> pd.Series:
    """One code a row; a cell that lists several gives several rows of the same index."""
    filled = cells[cells != ""]
    return filled.str.split(";").explode() if filled.str.contains(";").any() else filled


def line(rows: pd.DataFrame, columns: list[str], span: range) -> list[str]:
    counts = rows["column"].value_counts()
    years = sorted(rows["year"].dropna().astype(int).unique())
    return [drawn(runs(years), span), *(f"{counts.get(column, 0):,}" for column in columns)]


def drawn(stretches: list[tuple[int, int]], span: range) -> str:
    """A line on the scale of all years, a block for each stretch."""
    blocks = "".join(block(WIDE * (a - span[0]), WIDE * (b - a + 1)) for a, b in stretches)
    box = f'viewBox="0 0 {WIDE * len(span)} {HIGH}" preserveAspectRatio="none"'
    return f'<svg {box} role="img" aria-label="{escape(words(stretches), quote=True)}"><path d="{blocks}"/></svg>'


def block(at: int, wide: int) -> str:
    return f"M{at},0h{wide}v{HIGH}h-{wide}z"


def words(stretches: list[tuple[int, int]]) -> str:
    """The stretches as years; many are told by their number."""
    if not stretches:
        return "no year"
    first, last = stretches[0][0], stretches[-1][1]
    if len(stretches) > MOST:
        missing = last - first + 1 - sum(b - a + 1 for a, b in stretches)
        return f"{data.span(first, last)}, {missing} years without rows"
    return ", ".join(data.span(*stretch) for stretch in stretches)


def absent(found: dict) -> str:
    """The states of the book that no row names; the Soviet Union has a code of its own in the trade tables only."""
    none = [code for code in STATES if code not in found and code != "SUN"]
    return f'<p class="rp-says">No row names {", ".join(none)}.</p>' if none else ""
