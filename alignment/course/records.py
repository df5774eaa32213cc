"""`course records`: the records that readers hand in, as one table.

A reader saves the own record on the page “My record” as a file (my-record.json). All files have the same name, so
an instructor keeps each under the student's id:
DIR/F20-001.json, or DIR/F20-001/my-record.json, as platforms hand them out.

    OUT/records.csv    a row for each question of each file
    OUT/summary.csv    a row for each file: how much, how well, how long, and what is odd
    OUT/records.html   the summary as a page

A record shows **participation, not identity**. It is kept in a browser and can be edited: it does not prove who
answered, nor when. What is odd is flagged for a talk with the student; it is no proof of anything.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import math
import re
from collections import Counter
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Any

from alignment.errors import fault

from . import files, reading

MOST = 2_000_000  # bytes of a file, as on the page
NAME = "my-record"
KEY = re.compile(r"\d\d/[a-z0-9-]+")  # as the page reads a record
OWN_WORDS = 20  # letters of a written answer from which two students do not write the same by chance
DAY_SECONDS = 24 * 3600
QUICK = 2  # seconds in which nobody reads a question: one such answer is chance, a third of all is odd
NOTICE = (
    "A record shows participation, not identity. It is kept in a browser, where it can be edited or passed on. It does "
    "not prove who answered, or when. What is flagged here is a reason to ask, not a proof."
)


@dataclass
class Record:
    """One file: the student by its name, its questions, and what is odd about it."""

    student: str
    path: Path
    items: dict[str, dict[str, Any]]
    left_out: int = 0
    odd: list[str] = field(default_factory=list)


def add_to(subparsers) -> None:
    """The subcommand `records`."""
    parser = subparsers.add_parser("records", help="the records that readers hand in, as one table")
    parser.add_argument("folder", type=Path, help="folder with one my-record.json for each student, named by id")
    parser.add_argument("--out", type=Path, required=True, help="folder for the tables, outside of any repository")
    parser.add_argument("--force", action="store_true", help="write files anew that are there already")
    parser.set_defaults(run=_run)


def _run(asked) -> None:
    files.private(asked.out)
    found = collect(asked.folder)
    made = {"records.csv": files.table(HEAD, rows(found)), "summary.csv": files.table(SUMMARY, summary(found)),
            "records.html": page(found)}
    files.fresh([asked.out / name for name in made], asked.force)
    for name, text in made.items():
        files.write(asked.out / name, text, secret=True)
    print(f"{len(found)} records, {sum(bool(r.odd) for r in found)} with something odd. {asked.out}: "
          f"{', '.join(made)}.")
    print(NOTICE)


def collect(folder: Path, today: dt.date | None = None) -> list[Record]:
    """The records of a folder, by student; what is odd is noted in each.

    today : answers after it are impossible; a day of grace is given, for time zones.

    Raises
    ------
    BadItem : there is no such folder, no record in it, or a file is not a record; at most five files are named.
    """
    ends = {".json": "", ".csv": NAME}  # the page also saves a table; other tables are not meant for us
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and p.name.startswith(ends.get(p.suffix.lower(), "\0")))
    faults, found = [], []
    for path in paths:
        try:
            found.append(opened(path, folder))
        except ValueError as problem:
            mend = "ask for the file that “Save as a file (JSON)” on the page “My record” gives; or move this one away."
            faults.append(fault(str(path), f"{problem}", "a record (JSON).", mend))
    if not paths:
        mend = "put each student's my-record.json there, named by id: F20-001.json."
        faults.append(fault(str(folder), "there is no record in it.", "files that end in .json.", mend))
    reading.close(folder, faults)
    for record in found:
        record.odd += impossible(record, today or dt.date.today())
    _mark_twins(found)
    return found


def opened(path: Path, folder: Path) -> Record:
    """One file, as the page would open it.

    Raises
    ------
    ValueError : says what is wrong with it.
    """
    if path.suffix.lower() == ".csv":
        raise ValueError("it is the table for spreadsheets, not the record.")
    if path.stat().st_size > MOST:
        raise ValueError("it is too large to be a record.")
    try:
        packed = json.loads(path.read_text("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ValueError("it is not JSON.") from None
    whole = isinstance(packed, dict) and isinstance(packed.get("items"), dict) and isinstance(packed.get("v"), int)
    if not whole:
        raise ValueError("it is JSON, but not a record.")
    if packed["v"] > 1:
        raise ValueError("it comes from a newer edition of the book.")
    all_items = packed["items"]
    good = {key: now for key, saved in all_items.items() if KEY.fullmatch(key) and (now := grown(saved))}
    if not good:
        raise ValueError("it holds no answers.")
    own = path.parent.name if path.stem.startswith(NAME) and path.parent != folder else path.stem
    return Record(reading.plain(own), path, good, len(all_items) - len(good))


def grown(saved: Any) -> dict[str, Any] | None:
    """One question of a record, with what older records lack; None when it is none (as `record.js` decides)."""
    if not isinstance(saved, dict):
        return None
    now = {"secs": 0, "again": []} | saved
    words = all(isinstance(now.get(k), str) for k in ("sig", "kind", "note", "at"))
    counts = all(_whole(now.get(k)) for k in ("tries", "hints", "secs"))
    counts = counts and (now.get("sure", -1) is None or _whole(now.get("sure")))
    flags = all(isinstance(now.get(k), bool) for k in ("right", "shown", "open"))
    flags = flags and "first" in now and isinstance(now["first"], (bool, type(None)))
    again = isinstance(now["again"], list) and all(
        isinstance(a, dict) and isinstance(a.get("at"), str) and isinstance(a.get("right"), bool) for a in now["again"]
    )
    return now if words and counts and flags and again and "given" in now else None


def _whole(value: Any) -> bool:
    number = isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
    return number and value >= 0 and value == int(value)


def impossible(record: Record, today: dt.date) -> list[str]:
    """What no reader can have done, or hardly: in words, each once."""
    items, odd = record.items, []
    days = {key: _day(item["at"]) for key, item in items.items() if item["at"]}
    latest = today + dt.timedelta(days=1)
    odd += _told("no real date", [k for k, day in days.items() if day is None])
    odd += _told("a date in the future", [k for k, day in days.items() if day and day > latest])
    odd += _told("asked again on no real date, or in the future", [k for k, item in items.items() if any(
        (day := _day(a["at"])) is None or day > latest for a in item["again"])])  # fmt: skip
    untried = [k for k, i in items.items() if i["tries"] == 0 and (i["right"] or i["first"] is not None)]
    odd += _told("right or judged without a try", untried)
    odd += _told("more than a day on one question", [k for k, i in items.items() if i["secs"] > DAY_SECONDS])
    if sum(i["secs"] for i in items.values()) > DAY_SECONDS * max(1, len(set(days.values()))) > 0:
        odd.append("more seconds than its days have")
    timed = [i for i in items.values() if i["tries"] > 0 and i["kind"] != "reflect"]
    quick = [i for i in timed if 0 < i["secs"] < QUICK and i["right"]]
    if timed and not any(i["secs"] for i in timed):
        odd.append("no times at all: saved by an older page, or edited")
    if len(timed) >= 5 and len(quick) * 3 > len(timed):
        odd.append(f"{len(quick)} of {len(timed)} answers right in under {QUICK} seconds")
    return odd


def _told(what: str, keys: list[str]) -> list[str]:
    return [f"{what}: {', '.join(keys[:3])}" + (f" and {len(keys) - 3} more" if len(keys) > 3 else "")] if keys else []


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _mark_twins(found: list[Record]) -> None:
    """Note files with the same record, the same student, or the same written answers."""
    whole = Counter(_print(r.items) for r in found)
    names = Counter(reading.known_as(r.student) for r in found)
    texts: dict[str, set[str]] = {}
    for record in found:
        for text in _texts(record):
            texts.setdefault(text, set()).add(record.student)
    for record in found:
        if whole[_print(record.items)] > 1:
            twins = [r.student for r in found if r is not record and _print(r.items) == _print(record.items)]
            record.odd.append(f"the same record as {', '.join(twins[:3])}")
        elif shared := sorted({s for text in _texts(record) for s in texts[text]} - {record.student}):
            record.odd.append(f"the same written answer as {', '.join(shared[:3])}")
        if names[reading.known_as(record.student)] > 1:
            record.odd.append("a second file of this student")


def _print(items: dict[str, dict[str, Any]]) -> str:
    return hashlib.sha256(json.dumps(items, sort_keys=True).encode()).hexdigest()


def _texts(record: Record) -> list[str]:
    """Written answers long enough to be one's own, each with its question."""
    given = {key: item["given"] for key, item in record.items.items() if isinstance(item["given"], dict)}
    long = {key: reading.plain(str(g.get("text", ""))).casefold() for key, g in given.items()}
    return [f"{key}: {text}" for key, text in long.items() if len(text) >= OWN_WORDS]


HEAD = ("student", "chapter", "question", "kind", "right_first", "right", "tries", "hints", "shown", "sure", "seconds",
        "day", "again",
        "again_right", "file")  # fmt: skip
SUMMARY = ("student", "questions", "chapters", "right_first", "judged", "right", "minutes", "first_day", "last_day",
           "left_out", "odd",
           "file")  # fmt: skip


def rows(found: list[Record]) -> list[list[object]]:
    """The rows of `records.csv`; what readers wrote stays in their files."""
    return [
        [record.student, *key.split("/"), i["kind"], _yes(i["first"]), _yes(i["right"]), i["tries"], i["hints"],
         _yes(i["shown"]),
         "" if i["sure"] is None else i["sure"], i["secs"], i["at"], len(i["again"]),
         sum(a["right"] for a in i["again"]), record.path.name]
        for record in found for key, i in sorted(record.items.items())
    ]  # fmt: skip


def _yes(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"


def summary(found: list[Record]) -> list[list[object]]:
    """The rows of `summary.csv`."""
    made = []
    for record in found:
        items = record.items.values()
        judged = [i for i in items if i["first"] is not None]
        days = sorted(str(day) for i in items if (day := _day(i["at"])))
        made.append([
            record.student, len(items), len({key[:2] for key in record.items}), sum(i["first"] for i in judged),
            len(judged),
            sum(i["right"] for i in items), round(sum(i["secs"] for i in items) / 60), days[0] if days else "",
            days[-1] if days else "",
            record.left_out, "; ".join(record.odd), str(record.path.name),
        ])  # fmt: skip
    return made


def page(found: list[Record]) -> str:
    """The summary as a page; it begins with what a record cannot show."""
    from . import handouts
    from .report import table

    head = ["Student", "Questions", "Right at first", "Judged", "Minutes", "Days", "Odd"]
    cells = [[r[0], r[1], r[3], r[4], r[6], r[7] if r[7] == r[8] else f"{r[7]} to {r[8]}", r[10]]
             for r in summary(found)]
    lead = f"<h1>Records</h1><p class='note'>{escape(NOTICE)}</p><p>{len(found)} records.</p>"
    return handouts.shell("Records", lead + table("What was handed in", head, cells))
