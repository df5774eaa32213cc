"""Pacts and disputes of Pakistan and India: ATOP, COW Militarized Interstate Disputes, UCDP/PRIO."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from alignment.errors import BadTable, fault

from . import door
from .places import numbered

PACTS = {
    "atop_defense": "defence",
    "atop_offense": "offence",
    "atop_neutral": "neutrality",
    "atop_nonagg": "non_aggression",
    "atop_consul": "consultation",
}
FLAG = {"1": "true", "0": "false"}
HOSTILITY = {"1": "none", "2": "threat", "3": "display", "4": "force", "5": "war"}
DEATHS = {
    "-9": "",
    "0": "none",
    "1": "1-25",
    "2": "26-100",
    "3": "101-250",
    "4": "251-500",
    "5": "501-999",
    "6": "1000+",
}
# The numbers 0 to 21 of the codebook of MID 5 for the highest action of a side, in order.
ACTIONS = [
    *("none", "threat_force", "threat_blockade", "threat_occupy", "threat_war", "threat_cbr", "threat_join"),
    *("show_force", "alert", "nuclear_alert", "mobilise", "fortify", "border_violation"),
    *("blockade", "occupation", "seizure", "attack", "clash", "declare_war", "cbr"),
    *("begin_war", "join_war"),
]
INTENSITY = {"1": "minor", "2": "war"}


def read(folder: Path) -> dict[str, pd.DataFrame]:
    """The raw tables, all text, exactly as published; and the UN's list of members, for codes."""
    members = door.table(folder, door.shapes("unga")["undl_member_names"])
    return door.tables(folder, "conflict") | {"members": members}


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text."""
    return {
        "alliances": alliances(raw["atop"], raw["members"]),
        "conflicts": conflicts(raw["mid"], raw["members"]),
        "conflicts_armed": conflicts_armed(raw["ucdp"]),
    }


def alliances(table: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """One row per state, partner and year in which any pact is in force."""
    table = _dyad(table, members).rename(columns=PACTS)
    for column in PACTS.values():
        table[column] = table[column].map(FLAG)
    return _sorted(table, ["state", "partner_ccode", "year"])[
        ["state", "partner", "partner_ccode", "year", *PACTS.values()]
    ]


def conflicts(table: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    """One row per dispute, state, opponent and year of the dispute."""
    table = _dyad(table, members).rename(columns={"dispnum": "dispute"})
    for side, who in (("1", "state"), ("2", "partner")):
        table[f"{who}_hostility"] = table[f"hostlev{side}"].map(HOSTILITY)
        table[f"{who}_action"] = _actions(table[f"hiact{side}"])
        table[f"{who}_deaths"] = table[f"fatality{side}"].map(DEATHS)
    table["first_year"] = table["disponset"].map(FLAG)
    table["state_on_side_a"] = table["sidea1"].map(FLAG)
    table["state_from_start"], table["partner_from_start"] = table["orig1"].map(FLAG), table["orig2"].map(FLAG)
    columns = ["dispute", "state", "partner", "year", "first_year", "state_on_side_a"]
    columns += [
        f"{who}_{what}" for who in ("state", "partner") for what in ("from_start", "hostility", "action", "deaths")
    ]
    return _sorted(table, ["year", "dispute", "state", "partner_ccode"])[columns]


def conflicts_armed(table: pd.DataFrame) -> pd.DataFrame:
    """One row per year with at least 25 battle deaths between India and Pakistan."""
    table = table.rename(columns={"conflict_id": "conflict"}).assign(state="IND", partner="PAK")
    table["intensity"] = table["intensity_level"].map(INTENSITY)
    for column in ("start_date", "end_date"):
        table[column] = table[column].str.replace(r"(\d\d)-(\d\d)-(\d{4})", r"\3-\2-\1", regex=True)
    table = table.rename(columns={"start_date": "episode_start", "end_date": "episode_end"})
    columns = ["conflict", "state", "partner", "year", "intensity", "episode_start", "episode_end"]
    return table.sort_values("year", ignore_index=True)[columns]


def check(tables: dict[str, pd.DataFrame]) -> None:
    """Pakistan and India stand in both directions, and each says of itself what the other row says of it."""
    table = tables["conflicts"].query("state in ['PAK', 'IND'] and partner in ['PAK', 'IND']")
    key = ["dispute", "year"]
    both = table.query("state == 'PAK'").merge(table.query("state == 'IND'"), on=key, how="outer", validate="1:1")
    for what in ("from_start", "hostility", "action", "deaths"):
        if (both[f"state_{what}_x"] != both[f"partner_{what}_y"]).any():
            _stop("mid", "", f"Pakistan's {what} differs between the two directions of a dispute.")


def _dyad(table: pd.DataFrame, members: pd.DataFrame) -> pd.DataFrame:
    table = table.rename(columns={"ccode2": "partner_ccode"})
    table["state"] = numbered(table["ccode1"], table["year"], members)
    return table.assign(partner=numbered(table["partner_ccode"], table["year"], members))


def _actions(numbers: pd.Series) -> pd.Series:
    out = numbers.astype(int).map(dict(enumerate(ACTIONS)))
    if (wrong := numbers.index[out.isna()]).size:
        _stop("mid", f", row {wrong[0] + 2}, column {numbers.name}", f"{numbers[wrong[0]]!r} is not a code.")
    return out


def _sorted(table: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    numbers = {"year", "dispute", "partner_ccode"}
    return table.sort_values(by, key=lambda s: s.astype(int) if s.name in numbers else s, ignore_index=True)


def _stop(name: str, at: str, what: str) -> None:
    where = door.path("conflict", name) + at
    raise BadTable(fault(where, what, "the codes of the publisher's codebook.", "read the raw file; add a repair."))
