"""Hand-gathered tables: timeline, glossary, past examination questions.

The glossary is the gathered one and `glossary_terms.csv` beside this file: terms that chapters brought with them.
"""

from __future__ import annotations

import pandas as pd

from . import door
from .cells import flag
from .door import coded, complete, refuse
from .glossary_terms import HOME, terms
from .state_codes import seated

PRECISION = {10: "day", 7: "month", 4: "year"}
# How the compiler marked a question that the source had cut or misread.
DAMAGED = r"stored text ends here|as stored|as the scan has them"
PAPERS = {
    "Current Affairs": "ca",
    "International Relations Paper I,": "ir1",
    "International Relations Paper II": "ir2",
    "International Relations,": "ir",
    "Political Science Paper II": "ps2",
    "Pakistan Affairs": "pa",
    "English Essay": "essay",
}


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text."""
    raw = coded(raw, "history")
    return {
        "timeline": timeline(raw["timeline"]),
        "glossary": glossary(raw["glossary"], terms()),
        "exam_questions": exam_questions(raw["css_questions"]),
    }


def glossary(gathered: pd.DataFrame, added: pd.DataFrame) -> pd.DataFrame:
    """One row per term, of both lists; a term that stands in both is refused, with its row."""
    twice = added[added["term"].str.casefold().isin(gathered["term"].str.casefold())]
    refuse(HOME, twice[["term"]], "the term is in history/glossary.csv too", "each term once.", "term")
    return pd.concat([gathered, added]).sort_values("term", key=lambda s: s.str.casefold(), ignore_index=True)


def timeline(table: pd.DataFrame) -> pd.DataFrame:
    """One row per event; `start` is the first day that the date allows, for drawing."""
    table = table.assign(
        start=(table["date"] + "-01-01").str[:10].where(table["date"].str.len() != 7, table["date"] + "-01"),
        year=table["date"].str[:4],
        precision=table["date"].str.len().map(PRECISION),
        actors=[_seats(actors, date) for actors, date in zip(table["actors"], table["date"], strict=True)],
    )
    columns = [
        "date",
        "date_end",
        "start",
        "year",
        "precision",
        "title",
        "description",
        "actors",
        "kind",
        "article_claim",
        "verified",
        "source_title",
        "source_publisher",
        "source_date",
        "source_url",
        "seen_in",
    ]
    return table.sort_values(["start", "title"], kind="stable", ignore_index=True)[columns]


def exam_questions(table: pd.DataFrame) -> pd.DataFrame:
    """One row per question that was seen; a year only where the source prints one."""
    table = table.query("seen == 'yes'").copy()
    printed = table["year"].str.fullmatch(r"\d{4}")
    table["year_note"] = table["year"].where(~printed, "")
    table["year"] = table["year"].where(printed, "")
    table["complete"] = flag(~(table["question"] + table["topic"]).str.contains(DAMAGED))
    table["id"] = _ids(table)
    columns = ["id", "year", "year_note", "paper", "question", "topic", "complete", "source_title", "source_url"]
    return table.sort_values("id", ignore_index=True)[columns]


def check(tables: dict[str, pd.DataFrame]) -> None:
    """Every actor of the timeline is a state of the book."""
    known = set(tables["states"]["code"])
    actors = {code for cell in tables["timeline"]["actors"] for code in cell.split(";")}
    odd = pd.DataFrame({"actor": sorted(actors - known)})
    refuse("timeline, column actors", odd, "they are not states", "codes of the table states.")


def _seats(actors: str, date: str) -> str:
    codes = pd.Series(actors.split(";"))
    return ";".join(seated(codes, pd.Series(date[:4], index=codes.index), "iso").drop_duplicates())


def _ids(table: pd.DataFrame) -> list[str]:
    """Short ids such as ca-2022-q2; where two questions share one, b, c, ... follow in the order of the text."""
    where, home = door.path("history", "css_questions"), "PAPERS in sources/history.py"
    short = complete(table["paper"].map(_short), table["paper"], where, PAPERS, home)
    stems = [_stem(*row) for row in zip(short, table["paper"], table["year"], strict=True)]
    order = table.assign(stem=stems).sort_values(["stem", "question"]).groupby("stem").cumcount().reindex(table.index)
    return [stem if n == 0 else f"{stem}{chr(ord('a') + n)}" for stem, n in zip(stems, order, strict=True)]


def _short(paper: str) -> str | None:
    return next((code for start, code in PAPERS.items() if paper.startswith(start)), None)


def _stem(short: str, paper: str, year: str) -> str:
    mcq = "mcq" if "MCQ" in paper else ""
    number = paper.rsplit("Q.", 1)[1] if "Q." in paper else paper.rsplit(") ", 1)[1] if ") " in paper else ""
    return "-".join(
        part for part in (short, year or "undated", mcq, number if mcq or not number else f"q{number}") if part
    )
