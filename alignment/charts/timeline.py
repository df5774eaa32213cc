"""Events on dated strips, one strip a row."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Chart

from alignment.colours import GRID, INK, MUTED, look
from alignment.errors import BadItem, fault

from .events import flag, placed
from .frames import tidy
from .labels import LINE, SIZE, years_below
from .paper import TEXT, Kind, Paper

STRIP = 0.42  # inches of a strip without flags


@Kind
def timeline(
    paper: Paper,
    frame: pd.DataFrame,
    *,
    title: str = "",
    covers: Mapping[str, tuple[int, int]] | None = None,
) -> Chart:
    """A stroke for each event on the strip of its `row`, in the order of the frame; at the right how many there are.

    Parameters
    ----------
    frame : one row per event, with `row` and `date` (a day, or a year alone). `label` holds words for those few events
        that are named; `state` gives a row its look.
    title : what an event is.
    covers : row -> first and last year of its source. The strip is drawn only there: outside it nothing is known.

    Raises
    ------
    BadItem : a column is missing or wrong, a date is no date, or an event lies outside the years of its source.
    """
    frame = tidy("timeline", frame, ["row", "date"])
    frame["at"] = _years(frame["date"])
    rows = list(dict.fromkeys(frame["row"]))
    first, last = int(frame["at"].min()), int(frame["at"].max()) + 1
    known = {row: (covers or {}).get(row, (first, last - 1)) for row in rows}
    _inside(frame, known)
    chart, ax = paper.sheet(1 + STRIP * len(rows), title)
    ax.set(xlim=(min(k[0] for k in known.values()) - 0.5, max(k[1] for k in known.values()) + 1.5), ylim=(-1, 0))
    ax.grid(False)
    years_below(ax, 4 if paper.phone else 8)
    words = [paper.wrapped(row, 0.3, SIZE) for row in rows]
    ax.set_yticks([-0.5] * len(rows), words, color=INK)  # at their width the flags are measured
    flown = {row: placed(ax, _named(frame[frame["row"] == row])) for row in rows}
    _strips(ax, frame, known, flown, words)
    paper.note(chart, "A strip covers the years of its source." if covers else "")
    return chart


def _years(dates: pd.Series) -> pd.Series:
    """Days as years with a fraction; a year alone stands in its middle."""
    alone = dates.str.fullmatch(r"\d{4}")
    try:
        days = pd.to_datetime(dates, format="mixed")
    except (ValueError, TypeError) as error:
        raise BadItem(fault("timeline(), column date", f"{error}.", "days such as 2016-09-24, or years.",
                            "drop or correct the row.")) from None  # fmt: skip
    return days.dt.year + ((days.dt.day_of_year - 1) / 365.25).mask(alone, 0.5)


def _inside(frame: pd.DataFrame, known: Mapping[str, tuple[int, int]]) -> None:
    for row, (first, last) in known.items():
        off = frame[(frame["row"] == row) & ~frame["at"].between(first, last + 1)]
        if len(off):
            raise BadItem(fault(f"timeline(), row {row!r}", f"{off.iloc[0]['date'][:10]} lies outside {first}–{last}.",
                                "events in the years that the source covers.", "correct covers."))  # fmt: skip


def _named(events: pd.DataFrame) -> dict[float, str]:
    labels = events.get("label", pd.Series("", index=events.index)).fillna("").astype(str)
    return {at: text for at, text in zip(events["at"], labels, strict=True) if text}


def _strips(ax: Axes, frame: pd.DataFrame, known: Mapping, flown: Mapping, words: list[str]) -> None:
    """Lay the strips out, each as high as its flags need, and draw them."""
    line = TEXT * LINE / 72
    rises = [line * (1 + max((f[2] for f in flags), default=-1)) for flags in flown.values()]
    tall = [max(STRIP, line * (1 + word.count("\n")) + 0.12) for word in words]
    heights = [rise + height for rise, height in zip(rises, tall, strict=True)]
    ax.figure.set_figheight(1 + sum(heights))
    ax.set_ylim(-sum(heights), 0)
    floor, feet = 0.0, []
    for (row, flags), height, strip in zip(flown.items(), heights, tall, strict=True):
        floor -= height
        feet.append(floor + strip / 2)
        _strip(ax, feet[-1], frame[frame["row"] == row], known[row])
        for at, name, level in flags:
            flag(ax, at, name, feet[-1], 8 + level * TEXT * LINE, "data")
    ax.set_yticks(feet, words, color=INK)


def _strip(ax: Axes, foot: float, events: pd.DataFrame, known: tuple[int, int]) -> None:
    style = look(str(events["state"].iloc[0])) if "state" in events else look("other")
    ax.plot([known[0], known[1] + 1], [foot, foot], color=GRID, linewidth=5, solid_capstyle="butt", zorder=1)
    ax.plot(events["at"], [foot] * len(events), "|", color=style.colour, markersize=11, markeredgewidth=1.4)
    ax.annotate(f"{len(events)}", (1, foot), xytext=(4, 0), xycoords=("axes fraction", "data"), va="center",
                textcoords="offset points", fontsize=TEXT, color=MUTED, annotation_clip=False)  # fmt: skip
