"""Who governed: leaders (Archigos, REIGN), regimes, prime ministers of Pakistan, democracy scores."""

from __future__ import annotations

import pandas as pd

from . import door
from .cells import flag
from .door import coded, complete, refuse
from .repair import repaired
from .sums import agree

ARCHIGOS, REIGN = "archigos_4.1_leaders_1947_2015", "reign_leader_list_2021_03"
REGIMES, PREMIERS = "reign_regime_list_2021_03", "pakistan_prime_ministers_1947_2024"
SCORES = "vdem_v10_polity_democracy_1946_2020"
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


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text, after the repairs of `repairs.yml`."""
    raw = coded(repaired(raw), "rulers")
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
    last = table["exit"] == "still_in_office"  # the end of the data, not of the term
    return pd.DataFrame(
        {
            "release": "archigos_4.1",
            "id": table["obsid"],
            "state": table["gwcode"],
            "leader": table["leader"],
            "start": table["startdate"],
            "end": table["enddate"].mask(last, ""),
            "end_month": table["enddate"].str[:7].mask(last, ""),
            "year": table["startdate"].str[:4],
            "entry": table["entry"],
            "exit": table["exit"],
            "exit_how": table["exitcode"],
            "birth_year": table["yrborn"].str.removesuffix(".0"),
            "sex": table["gender"],
        }
    )


def _reign(table: pd.DataFrame) -> pd.DataFrame:
    start = table["syear"] + "-" + table["smonth"].str.zfill(2) + "-" + table["sdate"].str.zfill(2)
    month = (table["eyear"] + "-" + table["emonth"].str.zfill(2)).where(table["eyear"] != "", "")
    return pd.DataFrame(
        {
            "release": "reign_2021_03",
            "id": table["leadid"],
            "state": table["ccode"],
            "leader": table["leader"],
            "start": start,
            "end_month": month,
            "year": table["syear"],
            "birth_year": table["birthyear"],
            "sex": table["gender"],
            "military_career": table["militarycareer"],
        }
    )


def governments(raw: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per effective ruler of Pakistan: Archigos while it knows the end, then the prime ministers."""
    where, reign = door.path("rulers", ARCHIGOS), door.path("rulers", REIGN)
    early = _archigos(raw[ARCHIGOS]).query("state == 'PAK'")
    in_office = early[early["exit"] == "still_in_office"]
    agree(where, len(in_office), 1, "rulers of Pakistan still in office")
    turn = in_office["start"].iloc[0]
    early = early[early["start"] < turn].assign(source="archigos")
    early["leader"] = complete(early["leader"].map(NAMES), early["leader"], where, NAMES, "NAMES in sources/rulers.py")
    late = raw[PREMIERS].query("start >= @turn").rename(columns={"name": "leader"}).assign(source="prime_ministers")
    table = pd.concat([early, late], ignore_index=True).fillna("")
    terms = _reign(raw[REIGN]).query("state == 'PAK'")
    twice = terms.loc[terms.duplicated("start"), ["id", "start"]]
    refuse(reign, twice, "a second term with one first day", "one term.")
    soldiers = terms.set_index("start")["military_career"]
    known = table["start"].map(soldiers).mask(table["leader"].isin(CIVILIANS), "false")
    refuse(reign, table.loc[known.isna(), ["leader", "start"]], "no such term", "a term with the same first day.")
    rule = known.map({"true": "military", "false": "civilian"})
    table = table.assign(state="PAK", year=table["start"].str[:4], rule=rule)
    columns = ["state", "leader", "start", "end", "year", "rule", "entry", "exit", "source"]
    return table.sort_values("start", ignore_index=True)[columns]


def regimes(table: pd.DataFrame) -> pd.DataFrame:
    """One row per regime spell."""
    days = {name: pd.to_datetime(table[f"gwf_{name}date"], format="%m/%d/%Y") for name in ("start", "end")}
    days = {name: day.dt.strftime("%Y-%m-%d") for name, day in days.items()}
    table = table.rename(columns={"cowcode": "state", "gwf_regimetype": "regime"}).assign(**days)
    table = table.assign(year=table["start"].str[:4], open=flag(table["end"] == "2020-12-31"))
    return table.sort_values(["state", "start"], ignore_index=True)[["state", "start", "end", "year", "regime", "open"]]


def democracy(table: pd.DataFrame) -> pd.DataFrame:
    """One row per state and year with at least one score."""
    table = table.assign(polity=table["polity2"].str.removesuffix(".0"))
    table = table.rename(columns={"ccode": "state", "v2x_polyarchy": "polyarchy", "xm_qudsest": "uds"})
    scores = ["polyarchy", "polity", "uds"]
    table = table[(table[scores] != "").any(axis=1)].sort_values(["state", "year"], ignore_index=True)
    return table[["state", "year", *scores]]


def check(tables: dict[str, pd.DataFrame]) -> None:
    """No two rulers of Pakistan at once; only the last term is open."""
    terms = tables["governments"]
    refuse("governments", terms[terms["end"].shift().fillna("") > terms["start"]], "two rulers at once", "one.")
    refuse("governments", terms[terms["end"].eq("")].iloc[:-1], "a term without an end", "only the last term is open.")
