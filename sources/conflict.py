"""Pacts and disputes of Pakistan and India: ATOP, COW Militarized Interstate Disputes, UCDP/PRIO."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from . import door
from .door import coded, refuse
from .state_codes import numbered

PACTS = {
    "atop_defense": "defence",
    "atop_offense": "offence",
    "atop_neutral": "neutrality",
    "atop_nonagg": "non_aggression",
    "atop_consul": "consultation",
}
SIDES = {"1": "state", "2": "partner"}
TURNED = (("state", "partner"), ("partner", "state"))
OF_A_SIDE = {"orig": "from_start", "hostlev": "hostility", "hiact": "action", "fatality": "deaths"}
EPISODE = {"start_date": "episode_start", "end_date": "episode_end", "intensity_level": "intensity"}


def read(folder: Path) -> dict[str, pd.DataFrame]:
    """The raw tables, all text, exactly as published; and the UN's list of members, for codes."""
    members = door.table(folder, door.shapes("unga")["undl_member_names"])
    return door.tables(folder, "conflict") | {"members": members}


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text."""
    raw = coded(raw, "conflict")
    return {
        "alliances": alliances(raw["atop"], raw["members"]),
        "conflicts": conflicts(raw["mid"], raw["members"]),
        "conflicts_armed": conflicts_armed(raw["ucdp"]),
    }


def alliances(table: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """One row per state, partner and year in which any pact is in force."""
    table = _dyad(table, members, "atop").rename(columns=PACTS)
    return _sorted(table, ["state", "partner_ccode", "year"])[
        ["state", "partner", "partner_ccode", "year", *PACTS.values()]
    ]


def conflicts(table: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """One row per dispute, state, opponent and year of the dispute."""
    names = {"dispnum": "dispute", "disponset": "first_year", "sidea1": "state_on_side_a"}
    names |= {f"{raw}{side}": f"{who}_{what}" for side, who in SIDES.items() for raw, what in OF_A_SIDE.items()}
    table = _dyad(table, members, "mid").rename(columns=names)
    columns = ["dispute", "state", "partner", "year", "first_year", "state_on_side_a"]
    columns += [f"{who}_{what}" for who in SIDES.values() for what in OF_A_SIDE.values()]
    return _sorted(table, ["year", "dispute", "state", "partner_ccode"])[columns]


def conflicts_armed(table: pd.DataFrame) -> pd.DataFrame:
    """One row per year with at least 25 battle deaths between India and Pakistan."""
    table = table.rename(columns={"conflict_id": "conflict"}).assign(state="IND", partner="PAK")
    for column in ("start_date", "end_date"):
        table[column] = table[column].str.replace(r"(\d\d)-(\d\d)-(\d{4})", r"\3-\2-\1", regex=True)
    table = table.rename(columns=EPISODE)
    columns = ["conflict", "state", "partner", "year", "intensity", "episode_start", "episode_end"]
    return table.sort_values("year", ignore_index=True)[columns]


def check(tables: dict[str, pd.DataFrame]) -> None:
    """Pakistan and India stand in both directions, and each row says of both what the other row says of them."""
    table = tables["conflicts"].query("state in ['PAK', 'IND'] and partner in ['PAK', 'IND']")
    of_sides = [f"{who}_{what}" for who in SIDES.values() for what in OF_A_SIDE.values()]
    told = ["dispute", "state", "partner", "year", *of_sides]
    turn = {f"{a}{end}": f"{b}{end}" for a, b in TURNED for end in ("", *(f"_{what}" for what in OF_A_SIDE.values()))}
    both = table[told].merge(table[told].rename(columns=turn), how="left", indicator=True)
    alone = both.loc[both["_merge"] == "left_only", told]
    refuse("conflicts", alone, "the other direction of the dispute is missing or differs", "the same, sides exchanged.")


def _dyad(table: pd.DataFrame, members: pd.DataFrame, name: str) -> pd.DataFrame:
    where = door.path("conflict", name)
    codes = {who: numbered(table[f"ccode{side}"], table["year"], members, where) for side, who in SIDES.items()}
    return table.assign(**codes).rename(columns={"ccode2": "partner_ccode"})


def _sorted(table: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    numbers = {"year", "dispute", "partner_ccode"}
    return table.sort_values(by, key=lambda s: s.astype(int) if s.name in numbers else s, ignore_index=True)
