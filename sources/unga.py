"""UN General Assembly and Security Council: votes, resolutions, ideal points, speeches, states."""

from __future__ import annotations

import pandas as pd

from . import door
from .cells import flag
from .door import coded, codes, complete, refuse
from .repair import repaired
from .state_codes import numbered, seated, state_names

ISSUES = {
    "v_me": "palestine",
    "v_nu": "nuclear",
    "v_di": "arms_control",
    "v_hr": "human_rights",
    "v_co": "colonialism",
    "v_ec": "development",
    "v_important": "us_important",
}
COUNTS = {"n_yes": "yes", "n_no": "no", "n_abstain": "abstain", "n_nonvoting": "absent"}
# The great powers, Pakistan and its neighbour: the seats of the Council that the chapters compare.
COUNCIL = ["PAK", "USA", "RUS", "CHN", "TWN", "GBR", "FRA", "IND"]
# From this year on the file dates votes of late 2024 to 2025 and rests 2024 on at most 8 votes.
UNSOUND_FROM = 2024


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text, after the repairs of `repairs.yml`."""
    raw = coded(repaired(raw), "unga")
    votes = un_votes(raw)
    speeches = un_speeches(raw)
    return {
        "un_votes": votes.drop(columns="date"),
        "un_resolutions": un_resolutions(raw),
        "un_unrecorded": un_unrecorded(raw),
        "ideal_points": ideal_points(raw),
        "ideal_points_all_votes": ideal_points_all_votes(raw),
        "un_sc_votes": un_sc_votes(raw),
        "un_speeches": speeches,
        "states": states(raw, votes, speeches),
    }


def un_votes(raw: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per resolution and state; with the `date`, which the shipped table leaves to un_resolutions."""
    dates = raw["undl_ga_resolutions"][["undl_id", "date"]]
    votes = raw["undl_ga_votes_wide"].melt("undl_id", var_name="state", value_name="vote").query("vote != ''")
    votes = votes.merge(dates, on="undl_id", how="left", validate="many_to_one")
    lost = votes.loc[votes["date"].isna(), ["undl_id"]].drop_duplicates()
    refuse(door.path("unga", "undl_ga_votes_wide"), lost, "votes without a resolution", "a row of undl_ga_resolutions.")
    votes["year"] = votes["date"].str[:4]
    votes["state"] = seated(votes["state"], votes["year"], "iso")
    votes = votes.rename(columns={"undl_id": "resolution"})
    # In this order the file packs smallest: a state's year stands together.
    return _sorted(votes, ["year", "state", "date", "resolution"])[["resolution", "year", "state", "vote", "date"]]


def un_resolutions(raw: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per resolution with a roll call."""
    table = _dated(raw["undl_ga_resolutions"]).rename(columns=ISSUES | COUNTS)
    first = ["resolution", "symbol", "session", "date", "year", "title"]
    return table[[*first, *COUNTS.values(), *ISSUES.values(), "date_doubt"]]


def un_unrecorded(raw: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per resolution whose record names no votes."""
    return _dated(raw["undl_ga_unrecorded"])[["resolution", "symbol", "session", "date", "year", "title"]]


def ideal_points(raw: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per state and year; final-passage votes (version 38)."""
    quantiles = {f"Q{q}%FP": f"q{q:0>2}" for q in ("5", "10", "50", "90", "95")}
    names = {"NVotesFP": "n_votes", "IdealPointFP": "ideal_point"} | quantiles
    table = _points(raw, "idealpoints_FP_1946-2025_v38", names)
    return table.assign(reliable=flag(table["year"].astype(int) < UNSOUND_FROM))


def ideal_points_all_votes(raw: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per state and year; all votes, paragraphs and amendments too (release of July 2025)."""
    quantiles = {f"q{q}all": f"q{q:0>2}" for q in ("5", "10", "50", "90", "95")}
    names = {"nvotesall": "n_votes", "idealpointall": "ideal_point"} | quantiles
    return _points(raw, "idealpoints_FP_All_legacy_1946-2024_Jul2025", names)


def un_sc_votes(raw: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per resolution and seat (`COUNCIL`), while Pakistan was a member."""
    table = _dated(raw["undl_sc_votes"].query("pakistan != ''"))
    table["ballot"] = table["votes"].str.split(" ")
    table = table.explode("ballot")
    table[["state", "vote"]] = table["ballot"].str.split(":", expand=True).to_numpy()
    table["state"] = seated(table["state"], table["year"], "iso")
    votes = codes("unga", "undl_sc_votes", "pakistan")
    where = door.path("unga", "undl_sc_votes")
    table["vote"] = complete(table["vote"].map(votes), table["ballot"], where, votes, "sources/shapes/unga.yml")
    table = _sorted(table[table["state"].isin(COUNCIL)], ["date", "resolution", "state"])
    return table[["resolution", "symbol", "date", "year", "title", "state", "vote"]]


def un_speeches(raw: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per state and session of the General Debate."""
    table = raw["ungdc_v13_mentions_all_countries"].rename(columns={"iso3": "state"})
    table["state"] = seated(table["state"], table["year"], "corpus")
    return _sorted(table, ["year", "state"])


def states(raw: dict[str, pd.DataFrame], votes: pd.DataFrame, speeches: pd.DataFrame) -> pd.DataFrame:
    """One row per code that any table uses; first and last day from the votes themselves."""
    names = state_names().copy()
    used = set(votes["state"]) | set(speeches["state"])
    odd = pd.DataFrame({"code": sorted(used ^ set(names["code"]))})
    refuse("sources/state_names.csv", odd, "a code stands on one side only", "one name for each code in use.")
    latest = raw["undl_member_names"].sort_values("last_listed").drop_duplicates("iso3", keep="last")
    names["cow_ccode"] = names["code"].map(latest.set_index("iso3")["cow_ccode"]).fillna("")
    names.loc[names["code"] == "TWN", "cow_ccode"] = "713"  # the UN's list has CHINA once, for both
    listed = votes.groupby("state")["date"].agg(["min", "max"])
    names["first_listed"] = names["code"].map(listed["min"]).fillna("")
    names["last_listed"] = names["code"].map(listed["max"]).fillna("")
    return names[["code", "name", "cow_ccode", "first_listed", "last_listed", "note"]]


def check(tables: dict[str, pd.DataFrame]) -> None:
    """Each resolution's counts equal the votes; the schema is checked by the runner."""
    seen = pd.crosstab(tables["un_votes"]["resolution"], tables["un_votes"]["vote"])
    told = (
        tables["un_resolutions"].set_index("resolution")[list(COUNTS.values())].replace("", pd.NA).dropna().astype(int)
    )
    both = told.index.union(seen.index)
    differs = (seen.reindex(both, columns=told.columns, fill_value=0) != told.reindex(both)).any(axis=1)
    wrong = pd.DataFrame({"resolution": differs.index[differs]})
    refuse("un_resolutions", wrong, "its counts differ from the votes", "the record's own counts.")


def _dated(table: pd.DataFrame) -> pd.DataFrame:
    table = table.rename(columns={"undl_id": "resolution"}).assign(year=table["date"].str[:4])
    return _sorted(table, ["date", "resolution"])


def _points(raw: dict[str, pd.DataFrame], name: str, names: dict[str, str]) -> pd.DataFrame:
    table = raw[name].rename(columns=names)
    # Keyed on ccode: iso3c is blank in 17 rows of one release, and YAR stands for two states in it.
    table["state"] = numbered(table["ccode"], table["year"], raw["undl_member_names"], door.path("unga", name))
    return _sorted(table, ["state", "year"])[["state", "year", *names.values()]]


def _sorted(table: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Sorted; a resolution's number sorts as a number."""
    return table.sort_values(by, key=lambda s: s.astype(int) if s.name in ("resolution", "year") else s, kind="stable")
