"""A coverage strip: how many rows a table has in each year, as one small drawing that is told in words too."""

from __future__ import annotations

from html import escape

import pandas as pd

HEIGHT, WIDE = 16, 10


def strip(entry: dict, table: pd.DataFrame) -> str:
    """A bar per year from first to last; nothing for a table without years."""
    found = years_of(entry, table)
    if found.empty:
        return ""
    counts = found.value_counts()
    counts = counts.reindex(range(counts.index.min(), counts.index.max() + 1), fill_value=0)
    first, last = counts.index[0], counts.index[-1]
    bars = "".join(bar(at, rows / counts.max()) for at, rows in enumerate(counts) if rows)
    box = f'viewBox="0 0 {WIDE * len(counts)} {HEIGHT}" preserveAspectRatio="none"'
    svg = f'<svg {box} role="img" aria-label="{escape(words(counts), quote=True)}"><path d="{bars}"/></svg>'
    caption = f"<figcaption><span>{first}</span> rows per year{began(entry)} <span>{last}</span></figcaption>"
    return f'<figure class="rp-strip">{svg}{caption}</figure>'


def years_of(entry: dict, table: pd.DataFrame) -> pd.Series:
    """The year of each row: its field year, else the first field that ends so, else the first day."""
    names = [f["name"] for f in entry["schema"]["fields"]]
    names = [name for name in names if name.rpartition("_")[2] == "year" and "birth" not in name]
    days = [f["name"] for f in entry["schema"]["fields"] if f["type"] == "date"]
    column = next(iter(sorted(names, key=lambda name: name != "year") or days), None)
    cells = table[column].str[:4] if column and entry["name"] != "states" else pd.Series(dtype=str)
    return pd.to_numeric(cells, errors="coerce").dropna().astype(int)


def began(entry: dict) -> str:
    """A row of terms or periods counts in its first year only; say so."""
    lasting = {"end", "last_fiscal_year"} & {f["name"] for f in entry["schema"]["fields"]}
    return " (the first of each row)" if lasting else ""


def bar(at: int, share: float) -> str:
    high = max(1, round(share * HEIGHT))
    return f"M{at * WIDE},{HEIGHT}v-{high}h{WIDE - 1}v{high}z"


def words(counts: pd.Series) -> str:
    """The drawing in words: first and last year, the fullest, and the years without a row."""
    gaps = [str(year) for year in counts.index[counts == 0]]
    few = f"none in {', '.join(gaps)}" if len(gaps) <= 6 else f"{len(gaps)} years without rows"
    none = few if gaps else "no year without rows"
    years = f"{counts.index[0]} to {counts.index[-1]}"
    return f"Rows per year, {years}: most in {counts.idxmax()} ({counts.max():,}), {none}."
