"""Tables that a screen reader, a keyboard and a phone can use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from statistics import mean

import pandas as pd

from .errors import BadItem, fault
from .wording import signed

# Three or four columns whose cells have this mean length hold phrases: side by side they are too narrow for a phone.
PHRASE = 25


class Table:
    """A table ready to be shown; made by `show`. `frame` is the data."""

    def __init__(self, frame: pd.DataFrame, html: str):
        self.frame, self.html = frame, html

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        return self.frame.to_string()


def show(
    frame: pd.DataFrame,
    caption: str,
    decimals: int | dict[str, int] = 0,
    links: dict[str, str] | None = None,
    fold: bool = False,
) -> Table:
    """A data frame as a table with a caption; its index heads the rows.

    Parameters
    ----------
    decimals : for numbers that are not whole; one for all, or one for each column.
    links : column to show as link -> column that holds its address (which is not shown itself).
    fold : long tables open on request; one line says how long they are.

    Raises
    ------
    BadItem : no caption, or no rows.
    """
    if not caption.strip() or not len(frame):
        raise BadItem(fault("Table", "no caption or no rows.", "a caption and at least one row.", "give show() both."))
    for text, address in (links or {}).items():
        anchors = [
            f'<a href="{escape(u, quote=True)}">{escape(t)}</a>'
            for t, u in zip(frame[text], frame[address], strict=True)
        ]
        frame = frame.assign(**{text: anchors}).drop(columns=address)
    html = table_html(frame, caption, decimals, raw=tuple(links or ()))
    if fold:
        html = f'<details class="rp-long"><summary>{escape(caption)} ({len(frame)} rows)</summary>{html}</details>'
    return Table(frame, html)


def table_html(frame: pd.DataFrame, caption: str, decimals: int | dict[str, int] = 2, raw: tuple[str, ...] = ()) -> str:
    """The HTML of `show`: caption, column and row headers, scrollable by keyboard.

    `raw` names columns that already hold HTML.
    """
    cells = texts(frame, decimals)
    for column in cells.columns.difference(list(raw)):
        cells[column] = cells[column].map(escape)
    head = "".join(f'<th scope="col">{escape(str(c))}</th>' for c in [cells.index.name, *cells.columns])
    rows = "".join(
        f'<tr><th scope="row">{escape(i)}</th>{"".join(f"<td>{v}</td>" for v in row)}</tr>'
        for i, row in zip(cells.index, cells.to_numpy(), strict=True)
    )
    label = escape(f"Table: {caption}", quote=True)
    body = [[i, *row] for i, row in zip(cells.index, cells.to_numpy(), strict=True)]
    classes = " ".join(["rp-table", *stack_classes(body)])
    return (
        f'<div class="rp-scroll" tabindex="0" role="region" aria-label="{label}"><table class="{classes}">'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def stack_classes(rows: Sequence[Sequence[str]]) -> list[str]:
    """The classes of a table of words, none for others: on a phone its first column heads each row from above.

    `rows` are the cells of the body; what stands in tags does not count.
    """
    columns = {len(row) for row in rows}
    if len(columns) != 1 or not columns < {3, 4}:
        return []
    lengths = [len(re.sub(r"<[^>]*>", "", cell)) for row in rows for cell in row[1:]]
    return ["rp-stack", f"rp-stack-{columns.pop()}"] if mean(lengths) >= PHRASE else []


def texts(frame: pd.DataFrame, decimals: int | dict[str, int] = 2) -> pd.DataFrame:
    """The cells and row headers of a table as the text that readers see."""
    named = frame.rename_axis(index=frame.index.name or "", columns=None)
    places = decimals if isinstance(decimals, dict) else dict.fromkeys(named, decimals)
    cells = {c: [_cell(v, places.get(c, 0)) for v in named[c]] for c in named}
    heads = pd.Index([_cell(i, 0) for i in named.index], name=named.index.name, dtype=object)
    return pd.DataFrame(cells, index=heads, dtype=object)


def _cell(value: object, decimals: int) -> str:
    if pd.isna(value):
        return "no data"
    if isinstance(value, pd.Timestamp):
        return f"{value.day}\u00a0{value:%b}\u00a0{value.year}"  # never broken over lines
    if isinstance(value, float):
        return signed(value, decimals)
    return str(value)
