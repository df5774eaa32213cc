"""What a kind of chart asks of its frame, and how the faults of a frame are told."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from alignment.errors import BadItem, fault, nearest
from alignment.wording import spans

MOST = 5


def tidy(
    kind: str, frame: pd.DataFrame, words: Sequence[str] = (), numbers: Sequence[str] = (), key: Sequence[str] = ()
) -> pd.DataFrame:
    """A copy of the frame with its columns as they are needed: words as text, numbers as floats.

    Parameters
    ----------
    words, numbers : columns that the kind needs; a number may be missing, a word may not.
    key : columns that name a row; no two rows may be alike in them.

    Raises
    ------
    BadItem : no rows, a column is missing or of the wrong type, or two rows are alike; five faults at most.
    """
    if not isinstance(frame, pd.DataFrame) or not len(frame):
        raise BadItem(
            fault(f"{kind}()", "the frame has no rows.", "a tidy frame, one row a mark.", "look at its filter.")
        )
    told = _missing(kind, frame, [*words, *numbers]) or _wrong(kind, frame, words, numbers, key)
    if told:
        raise BadItem("\n".join(told[:MOST]))
    out = frame.copy()
    return out.astype({c: str for c in words} | {c: float for c in numbers}).reset_index(drop=True)


def _missing(kind: str, frame: pd.DataFrame, needed: Sequence[str]) -> list[str]:
    """Columns that are not there, each with the name that may be meant."""
    told = []
    for column in needed:
        if column not in frame:
            near = nearest(column, frame.columns, most=1)
            mend = f'frame.rename(columns={{"{near[0] if near else "…"}": "{column}"}})'
            told.append(fault(f"{kind}(), column {column}", f"the frame has only {', '.join(map(str, frame.columns))}.",
                              f"a column {column}.", mend + "."))  # fmt: skip
    return told


def _wrong(kind: str, frame: pd.DataFrame, words, numbers, key) -> list[str]:
    """Columns of the wrong type, words that are missing, and rows that come twice."""
    told = []
    for column in numbers:
        if not pd.api.types.is_numeric_dtype(frame[column]):
            told.append(fault(f"{kind}(), column {column}", f"{frame[column].iloc[0]!r} is not a number.",
                              "numbers.", f'pd.to_numeric(frame["{column}"]).'))  # fmt: skip
    for column in words:
        if frame[column].isna().any():
            told.append(fault(f"{kind}(), column {column}", f"it is empty in {int(frame[column].isna().sum())} rows.",
                              "a name in each row.", f'frame.dropna(subset=["{column}"]).'))  # fmt: skip
    twice = frame[frame.duplicated(list(key))] if key else frame.iloc[:0]
    if len(twice):
        row = ", ".join(f"{c} {twice.iloc[0][c]}" for c in key)
        told.append(fault(f"{kind}(), columns {' and '.join(key)}", f"two rows for {row}.", "one row for each.",
                          f"frame.groupby({list(key)!r}, as_index=False).mean(numeric_only=True)."))  # fmt: skip
    return told


def among(kind: str, column: str, found: Sequence[str], valid: Sequence[str]) -> None:
    """Each word is one of the valid ones, or BadItem."""
    strange = [word for word in found if word not in valid]
    if strange:
        near = nearest(strange[0], valid, most=1)
        raise BadItem(fault(f"{kind}(), column {column}", f"{strange[0]!r} is none of its words.",
                            f"one of {', '.join(valid)}.", f"write {near[0] if near else valid[0]!r}."))  # fmt: skip


def ordered(kind: str, frame: pd.DataFrame, low: str, value: str, high: str) -> None:
    """Each interval holds its value, or BadItem."""
    off = frame[(frame[low] > frame[value]) | (frame[high] < frame[value])]
    if len(off):
        row = off.iloc[0]
        raise BadItem(fault(f"{kind}(), columns {low} and {high}",
                            f"{value} {row[value]:g} lies outside {row[low]:g} to {row[high]:g}.",
                            f"{low} <= {value} <= {high}.", "exchange or recompute them."))  # fmt: skip


def positive(kind: str, column: str, values: pd.Series) -> None:
    """No value below zero, or BadItem: a bar or a width cannot show it."""
    if (values < 0).any():
        raise BadItem(fault(f"{kind}(), column {column}", f"{values.min():g} is below zero.", "zero or more.",
                            "a part of a whole, or a width, cannot be negative: draw lines()."))  # fmt: skip


def wide(frame: pd.DataFrame, value: str = "value") -> pd.DataFrame:
    """One column a state, one row a year; years without data are rows of missing values."""
    table = frame.pivot(index="year", columns="state", values=value)[list(dict.fromkeys(frame["state"]))]
    table.index = table.index.astype(int)
    return table.reindex(range(table.index.min(), table.index.max() + 1))


def gaps(table: pd.DataFrame, names: dict[str, str]) -> str:
    """The years without data, in words: "No data: Moscow 1951–1953." Nothing where there are none."""
    empty = {spans(table.index[table.isna().all(axis=1)]): ""}
    missing = {}
    for state in table:
        rows = table[state].isna() & table.notna().any(axis=1)
        missing.setdefault(spans(table.index[rows]), []).append(names.get(state, state))
    told = [years for years in empty if years]
    told += [f"{' and '.join(states)} {years}" for years, states in missing.items() if years]
    return f"No data: {'; '.join(told)}." if told else ""
