"""Who governed: leaders (Archigos, REIGN), regimes, prime ministers of Pakistan, democracy scores."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from . import door
from .door import refuse
from .repair import repaired

ARCHIGOS, REIGN = "archigos_4.1_leaders_1947_2015", "reign_leader_list_2021_03"
REGIMES, PREMIERS = "reign_regime_list_2021_03", "pakistan_prime_ministers_1947_2024"
SCORES = "vdem_v10_polity_democracy_1946_2020"
STATES = {"770": "PAK", "750": "IND", "365": "RUS", "2": "USA", "710": "CHN", "771": "BGD"}
FLAG = {"1": "true", "0": "false", "": ""}
SEX = {"M": "man", "F": "woman", "1": "man", "0": "woman"}
WAYS = {
    "Regular": "regular",
    "Irregular": "irregular",
    "Natural Death": "natural_death",
    "Still in Office": "still_in_office",
}
TYPES = {word: word.replace(" ", "_").replace("-", "_") for word in (
    "presidential", "party-based", "parliamentary", "personal", "oligarchy", "military personal",
)}  # fmt: skip
# Readable names for the effective rulers of Pakistan; Archigos prints short ones.
NAMES = {
    "Jinnah": "Muhammad Ali Jinnah", "L. Khan": "Liaquat Ali Khan", "Nazimuddin": "Khawaja Nazimuddin",
    "Mohammed Ali": "Muhammad Ali Bogra", "Chaudhri M. Ali": "Chaudhry Muhammad Ali",
    "Shahid Suhrawardy": "Hussain Shaheed Suhrawardy", "Chundrigar": "Ibrahim Ismail Chundrigar",
    "Khan Noon": "Feroz Khan Noon", "Ayub Khan": "Ayub Khan", "Yahya Khan": "Yahya Khan",
    "Bhutto": "Zulfikar Ali Bhutto", "Zia": "Zia-ul-Haq", "Ishaq Khan": "Ghulam Ishaq Khan",
    "Benazir Bhutto": "Benazir Bhutto", "Jatoi": "Ghulam Mustafa Jatoi", "Sharif": "Nawaz Sharif",
    "Mazari": "Balakh Sher Mazari", "Qureshi": "Moeenuddin Ahmad Qureshi", "Khalid": "Malik Meraj Khalid",
    "Musharraf": "Pervez Musharraf", "Soomro": "Muhammad Mian Soomro", "Zardari": "Asif Ali Zardari",
}  # fmt: skip
# REIGN does not list them: the Governor-General of 1947, and the prime ministers after its last month.
CIVILIANS = ["Muhammad Ali Jinnah", "Shehbaz Sharif", "Anwaar-ul-Haq Kakar"]


def read(folder: Path) -> dict[str, pd.DataFrame]:
    """The raw tables, all text, exactly as published."""
    return door.tables(folder, "rulers")


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text, after the repairs of `repairs.yml`."""
    raw = repaired(raw)
    return {
        "governments": governments(raw),
        "prime_ministers": raw[PREMIERS].assign(year=raw[PREMIERS]["start"].str[:4])[
            ["name", "start", "end", "year", "party", "kind", "source", "note"]
        ],
        "leaders": leaders(raw),
        "regimes": regimes(raw[REGIMES]),
        "democracy": democracy(raw[SCORES]),
    }


def leaders(raw: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per release, state and leader's term; the two releases stand side by side."""
    both = pd.concat([_archigos(raw[ARCHIGOS]), _reign(raw[REIGN])], ignore_index=True).fillna("")
    columns = ["release", "id", "state", "leader", "start", "end", "end_month", "year", "entry", "exit", "exit_how"]
    columns += ["birth_year", "sex", "military_career"]
    return both.sort_values(["release", "state", "start", "id"], ignore_index=True)[columns]


def _archigos(table: pd.DataFrame) -> pd.DataFrame:
    last = table["exit"] == "Still in Office"  # the end of the data, not of the term
    return pd.DataFrame(
        {
            "release": "archigos_4.1",
            "id": table["obsid"],
            "state": table["gwcode"].map(STATES),
            "leader": table["leader"],
            "start": table["startdate"],
            "end": table["enddate"].mask(last, ""),
            "end_month": table["enddate"].str[:7].mask(last, ""),
            "year": table["startdate"].str[:4],
            "entry": table["entry"].map(WAYS),
            "exit": table["exit"].map(WAYS),
            "exit_how": table["exitcode"],
            "birth_year": table["yrborn"].str.removesuffix(".0"),
            "sex": table["gender"].map(SEX),
        }
    )


def _reign(table: pd.DataFrame) -> pd.DataFrame:
    start = table["syear"] + "-" + table["smonth"].str.zfill(2) + "-" + table["sdate"].str.zfill(2)
    month = (table["eyear"] + "-" + table["emonth"].str.zfill(2)).where(table["eyear"] != "", "")
    return pd.DataFrame(
        {
            "release": "reign_2021_03",
            "id": table["leadid"],
            "state": table["ccode"].map(STATES),
            "leader": table["leader"],
            "start": start,
            "end_month": month,
            "year": table["syear"],
            "birth_year": table["birthyear"],
            "sex": table["gender"].map(SEX),
            "military_career": table["militarycareer"].map(FLAG),
        }
    )


def governments(raw: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per effective ruler of Pakistan: Archigos while it knows the end, then the prime ministers."""
    early = _archigos(raw[ARCHIGOS]).query("state == 'PAK'")
    turn = early.loc[early["exit"] == "still_in_office", "start"].iloc[0]
    early = early[early["start"] < turn].assign(source="archigos", leader=lambda t: t["leader"].map(NAMES))
    refuse(ARCHIGOS, early.loc[early["leader"].isna(), ["id", "start"]], "a ruler without a name in NAMES", "a name.")
    late = raw[PREMIERS].query("start >= @turn").rename(columns={"name": "leader"}).assign(source="prime_ministers")
    table = pd.concat([early, late], ignore_index=True).fillna("")
    soldiers = _reign(raw[REIGN]).query("state == 'PAK'").set_index("start")["military_career"]
    known = table["start"].map(soldiers).mask(table["leader"].isin(CIVILIANS), "false")
    refuse(REIGN, table.loc[known.isna(), ["leader", "start"]], "no such term", "a term with the same first day.")
    rule = known.map({"true": "military", "false": "civilian"})
    table = table.assign(state="PAK", year=table["start"].str[:4], rule=rule)
    columns = ["state", "leader", "start", "end", "year", "rule", "entry", "exit", "source"]
    return table.sort_values("start", ignore_index=True)[columns]


def regimes(table: pd.DataFrame) -> pd.DataFrame:
    """One row per regime spell."""
    days = {name: pd.to_datetime(table[f"gwf_{name}date"], format="%m/%d/%Y") for name in ("start", "end")}
    days = {name: day.dt.strftime("%Y-%m-%d") for name, day in days.items()}
    table = table.assign(state=table["cowcode"].map(STATES), regime=table["gwf_regimetype"].map(TYPES), **days)
    still = (table["end"] == "2020-12-31").map({True: "true", False: "false"})
    table = table.assign(year=table["start"].str[:4], open=still)
    return table.sort_values(["state", "start"], ignore_index=True)[["state", "start", "end", "year", "regime", "open"]]


def democracy(table: pd.DataFrame) -> pd.DataFrame:
    """One row per state and year with at least one score."""
    table = table.assign(state=table["ccode"].map(STATES), polity=table["polity2"].str.removesuffix(".0"))
    table = table.rename(columns={"v2x_polyarchy": "polyarchy", "xm_qudsest": "uds"})
    scores = ["polyarchy", "polity", "uds"]
    table = table[(table[scores] != "").any(axis=1)].sort_values(["state", "year"], ignore_index=True)
    return table[["state", "year", *scores]]


def check(tables: dict[str, pd.DataFrame]) -> None:
    """No two rulers of Pakistan at once; only the last term is open."""
    terms = tables["governments"]
    refuse("governments", terms[terms["end"].shift().fillna("") > terms["start"]], "two rulers at once", "one.")
    refuse("governments", terms[terms["end"].eq("")].iloc[:-1], "a term without an end", "only the last term is open.")
