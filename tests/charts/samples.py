"""A small frame for each kind, worked out by hand: no data of the book moves the pictures of the tests."""

from __future__ import annotations

import numpy as np
import pandas as pd

from alignment import charts

YEARS = np.arange(1990, 2021)
DECADES = ("1990s", "2000s", "2010s")
WINDOWS = ("4 years", "6 years", "8 years")


def wave(state: str, phase: float, **more) -> pd.DataFrame:
    return pd.DataFrame({"state": state, "year": YEARS, "value": 50 + 20 * np.sin(YEARS / 6 + phase)} | more)


def states() -> pd.DataFrame:
    frame = pd.concat([wave("PAK", 0), wave("RUS", 0.5), wave("USA", 2)], ignore_index=True)
    frame = frame.assign(low=frame["value"] - 5, high=frame["value"] + 5)
    return frame[~((frame["state"] == "USA") & frame["year"].between(1998, 2000))]


def panels() -> pd.DataFrame:
    return pd.concat([wave(s, n + k, panel=p) for n, p in enumerate(("PAK", "BGD", "EGY", "IDN")) for k, s in
                      enumerate(("RUS", "USA"))], ignore_index=True)  # fmt: skip


def parts() -> pd.DataFrame:
    values = {"USA": (40, 10, 0), "CHN": (35, 80, 0), "RUS": (5, 9, 0), "GBR": (20, 1, 0)}
    return pd.DataFrame([(p, s, v) for s, row in values.items() for p, v in zip(DECADES, row, strict=True)],
                        columns=["period", "part", "value"])  # fmt: skip


def pairs() -> pd.DataFrame:
    rows = [("Pakistan and Moscow", "RUS", 86.0, 79.0), ("Pakistan and Beijing", "CHN", 94.0, 91.0),
            ("Pakistan and Washington", "USA", 20.0, 29.0), ("Pakistan and New Delhi", "IND", None, 91.0)]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["name", "state", "before", "after"])
    return frame.assign(after_low=frame["after"] - 3, after_high=frame["after"] + 3)


def specifications() -> pd.DataFrame:
    rows = [(m, w, e, e - 4, e + 4) for m, base in (("agreement", -8), ("same vote", -6)) for w, e in
            zip(WINDOWS, (base, base + 1, base + 3), strict=True)]  # fmt: skip
    return pd.DataFrame(rows, columns=["measure", "window", "estimate", "low", "high"])


def votes() -> pd.DataFrame:
    words = {"PAK": ["abstain"] * 4, "RUS": ["no"] * 4, "USA": ["yes", "yes", "absent", "yes"]}
    dates = ["2014-03-27", "2016-12-19", "2016-12-23", "2022-03-02"]
    frame = pd.DataFrame([(f"R/{n}", d, s, row[n]) for s, row in words.items() for n, d in enumerate(dates)],
                         columns=["resolution", "date", "state", "vote"])  # fmt: skip
    return frame[~((frame["state"] == "PAK") & (frame["resolution"] == "R/3"))]


def events() -> pd.DataFrame:
    rows = [("To Moscow", "RUS", "1972-03-02", "Bhutto"), ("To Moscow", "RUS", "1974", ""),
            ("To Moscow", "RUS", "1999-04-19", "Sharif"), ("To Washington", "USA", "1961-07-11", ""),
            ("To Washington", "USA", "1998-12-02", "Sharif again"),
            ("To Washington", "USA", "2001-11-10", "Musharraf")]  # fmt: skip
    return pd.DataFrame(rows, columns=["row", "state", "date", "label"])


def edges() -> pd.DataFrame:
    values = {("PAK", "RUS"): (77, 79), ("RUS", "USA"): (48, 33), ("USA", "PAK"): (55, None)}
    rows = [(p, a, b, v) for (a, b), row in values.items() for p, v in zip(("1970s", "2010s"), row, strict=True)]
    return pd.DataFrame(rows, columns=["panel", "a", "b", "value"])


CAPITALS = {"RUS": "Moscow", "USA": "Washington"}
SAMPLES = {
    "lines": (charts.lines, states(), dict(title="Some measure, %", names=CAPITALS, ylim=(0, 100),
                                           events={1998: "Tests", 2001: "Attacks in New York", 2011: "Raid"})),
    "multiples": (charts.multiples, panels(), dict(title="Some measure, %", names=CAPITALS | {"BGD": "Bangladesh"})),
    "shares": (charts.shares, parts(), dict(title="Some whole", total="million")),
    "before-after": (charts.before_after, pairs(), dict(title="Some measure, %", before="2001–2010", after="2014–2023",
                                                        xlim=(0, 100))),
    "specification": (charts.specification, specifications(), dict(title="Some change", choices=["measure", "window"])),
    "rollcall": (charts.rollcall, votes(), dict(title="Some votes", events={"R/3": "Invasion"})),
    "timeline": (charts.timeline, events(), dict(title="Visits", covers={"To Moscow": (1947, 2025)})),
    "network": (charts.network, edges(), dict(title="Some measure, %", names=CAPITALS, scale=(0, 100))),
}  # fmt: skip
PAPERS = ("wide", "narrow")


def drawn(name: str, paper: str):
    """The sample of a kind, on one of the two papers."""
    kind, frame, given = SAMPLES[name]
    return (kind if paper == "wide" else kind.narrow)(frame, **given)
