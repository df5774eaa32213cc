"""Polls: Pew's percentages by state and year, and single figures read in published pages."""

from __future__ import annotations

import pandas as pd

from . import door
from .cells import flag
from .door import coded, refuse
from .repair import repaired

PEW = "pew_global_attitudes_weighted_percentages_2002_2023"
POLLS = "published_poll_figures_2007_2022"
PARTS = ["very_favorable", "somewhat_favorable", "somewhat_unfavorable", "very_unfavorable", "dont_know", "refused"]
SUMS = {"favorable": PARTS[:2], "unfavorable": PARTS[2:4]}
POOLED = "pools_surveys_before_and_after_2_May_2011"


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text, after the repairs of `repairs.yml`."""
    raw = repaired(raw)
    told = coded(raw, "opinion")
    polls = told[POLLS].assign(state=told[POLLS]["respondents"], respondents=raw[POLLS]["respondents"])
    return {"opinion": opinion(told[PEW]), "opinion_published": opinion_published(polls)}


def opinion(table: pd.DataFrame) -> pd.DataFrame:
    """One row per state of interview, year and target; shares of all who were asked."""
    wrong = table.loc[table["n_asked"] != table["n_sample"], ["country", "wave", "target", "n_asked", "n_sample"]]
    refuse(door.path("opinion", PEW), wrong, "not all were asked", "n_sample.", "n_asked")
    names = {"country": "state", "wave": "year", "n_asked": "n", "n_effective_kish": "n_effective"}
    names |= {f"pct_{part}": f"percent_{part}" for part in [*PARTS, *SUMS]}
    table = table.assign(pooled=flag(table["flag"] == POOLED))
    table = table.rename(columns=names).sort_values(["state", "target", "year"], ignore_index=True)
    return table[["state", "year", "target", *list(names.values())[2:], "pooled"]]


def opinion_published(table: pd.DataFrame) -> pd.DataFrame:
    """One row per figure read in a page; the year is that of the field work."""
    table = table.assign(
        year=table["fieldwork"].str.extract(r"(\d{4})", expand=False),
        target=table["target"].str.partition(" ")[0],
        subject=table["target"].str.partition(" ")[2],
        # "same" stands for the wording one row up.
        question=table["question_wording"].replace("same", pd.NA).ffill(),
    ).rename(columns={"value_pct": "percent", "source_title_or_outlet": "source_title"})
    columns = ["pollster", "survey", "fieldwork", "year", "respondents", "state", "target", "subject", "measure"]
    columns += ["percent", "question", "source_title", "source_url", "source_date", "source_kind", "note"]
    return table.sort_values(columns[:9], ignore_index=True)[columns]


def check(tables: dict[str, pd.DataFrame]) -> None:
    """The parts of each answer make 100 percent, and the two sums are sums of their parts."""
    table = tables["opinion"]
    part = table[[f"percent_{name}" for name in PARTS]].astype(float)
    key = table[["state", "year", "target"]]
    refuse("opinion", key[(part.sum(axis=1) - 100).abs() > 0.01], "the answers do not make 100 percent", "100 percent.")
    for total, parts in SUMS.items():
        gap = table[f"percent_{total}"].astype(float) - part[[f"percent_{p}" for p in parts]].sum(axis=1)
        refuse(f"opinion, column percent_{total}", key[gap.abs() > 0.01], "it is not the sum of its parts", "the sum.")
