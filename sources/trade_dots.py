"""IMF Direction of Trade Statistics: trade of Pakistan and India in both books, world totals, all states' trade with
the great powers, comparison states.

The seven raw files overlap. They are laid over each other, never added: rows that stand twice must be equal.
"""

from __future__ import annotations

import pandas as pd

from . import door, trade_areas
from .door import coded, refuse

BOTH_BOOKS = ["PAK", "IND"]
POWERS = ["USA", "RUS", "SUN", "CHN"]
OTHER_SIDE = {"export": "import", "import": "export"}
KEY = ["reporter", "partner", "flow", "year"]
# The IMF's names of partners that are not places; the two Yemens have codes of the collector's own.
UNSPECIFIED = {
    "Africa not specified": "XAF",
    "Asia not specified": "XAS",
    "Countries & Areas not specified": "XNS",
    "Europe not specified": "XEU",
    "Middle East and Central Asia not specified": "XME",
    "Other Countries not included elsewhere": "XOC",
    "Western Hemisphere not specified": "XWH",
}
YEMENS = {"YEM_N": "YAR", "YEM_S": "YMD"}


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text."""
    raw = coded(raw, "trade_dots")
    books = laid_over([_book(table, door.path("trade_dots", name)) for name, table in raw.items()])
    compared = {
        code for part in ("majors", "comparators") for code in raw[f"imf_dots_reporter_{part}"]["reporter_code"]
    }
    world_reports, world_partner = books["reporter"] == "WLD", books["partner"] == "WLD"
    ours = books["reporter"].isin(BOTH_BOOKS) & ~world_partner
    mirror = books["partner"].isin(BOTH_BOOKS) & ~world_reports
    powers = books["partner"].isin(POWERS)
    return {
        "trade": both_books(books[ours], books[mirror]),
        "trade_world": both_books(books[world_partner], books[world_reports]).drop(columns="partner"),
        "trade_with_powers": _sorted(books[powers & ~world_reports]),
        "trade_comparators": _sorted(books[books["reporter"].isin(compared) & ~powers & ~world_partner]),
    }


def laid_over(books: list[pd.DataFrame]) -> pd.DataFrame:
    """Each record once, from files that overlap; two files that tell one record differently stop the run."""
    once = pd.concat(books).drop_duplicates(ignore_index=True)
    twice = once[once.duplicated(KEY, keep=False)].sort_values(KEY)
    told = twice.assign(other=twice["usd_million"].shift(-1), other_estimate=twice["estimate"].shift(-1))
    refuse("IMF DOTS files", told, "two files differ", "the same value and flag in every file of one release.")
    return once


def both_books(own: pd.DataFrame, mirror: pd.DataFrame) -> pd.DataFrame:
    """One row per flow: the reporter's own record, and the same flow as the partner books it (`mirror_...`)."""
    turned = mirror.rename(columns={"reporter": "partner", "partner": "reporter"})
    turned["flow"] = turned["flow"].map(OTHER_SIDE)
    turned = turned.rename(columns={name: f"mirror_{name}" for name in ("usd_million", "estimate")})
    return _sorted(own.merge(turned, on=KEY, how="outer", validate="one_to_one").fillna(""))


def check(tables: dict[str, pd.DataFrame]) -> None:
    """Partners add up to the IMF's World row, within the few per cent that the IMF's own file leaves open."""
    trade = tables["trade"].assign(usd=pd.to_numeric(tables["trade"]["usd_million"]))
    told = tables["trade_world"].set_index(["reporter", "flow", "year"])["usd_million"]
    ratio = trade.groupby(["reporter", "flow", "year"])["usd"].sum() / pd.to_numeric(told)
    odd = ratio.dropna()[lambda r: ~r.between(0.94, 1.02)]
    odd = odd.map("{:.3f}".format).rename("share").reset_index()
    expected = "a share of 0.94 to 1.02, as in the release on record."
    refuse("trade", odd, "the partners do not add up to the World row", expected)


def _book(table: pd.DataFrame, where: str) -> pd.DataFrame:
    region = table["partner_type"] == "aggregate"
    odd = table.loc[region & (table["partner_code"] != ""), ["partner_code", "partner_name"]]
    refuse(where, odd, "an aggregate has a code", "no code: regions and groups are left out.", "partner_code")
    table = table[~region]
    return pd.DataFrame(
        {
            "reporter": _area(table, "reporter", where),
            "partner": _area(table, "partner", where),
            "flow": table["flow"],
            "year": table["year"],
            "usd_million": table["value_usd_million"],
            "estimate": table["estimate_flag"],
        }
    )


def _area(table: pd.DataFrame, side: str, where: str) -> pd.Series:
    given, name = table[f"{side}_code"], table[f"{side}_name"]
    known = {code: code for code in trade_areas.by_name().values()} | YEMENS | UNSPECIFIED
    return trade_areas.coded(given.where(given != "", name), known, where)


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    return table.sort_values(KEY, ignore_index=True)
