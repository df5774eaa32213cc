"""IMF Direction of Trade Statistics: trade of Pakistan and India in both books, world totals, all states' trade with
the great powers, comparison states.

The seven raw files overlap. They are laid over each other, never added: rows that stand twice must be equal.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from alignment.errors import BadTable, fault

from . import door
from .door import MEND
from .trade_areas import by_name, coded

BOTH_BOOKS = ["PAK", "IND"]
POWERS = ["USA", "RUS", "SUN", "CHN"]
FLOWS = {"export_fob": "export", "import_cif": "import"}
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


def read(folder: Path) -> dict[str, pd.DataFrame]:
    """The raw tables, all text, exactly as published."""
    return door.tables(folder, "trade_dots")


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text."""
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
    if (twice := once.duplicated(KEY, keep=False)).any():
        rows = once[twice].sort_values(KEY).head(2)
        raise BadTable(
            fault(
                f"IMF DOTS files, {' '.join(rows.iloc[0][KEY])}",
                f"two files differ: {' and '.join(rows['usd_million'])}, estimate {' and '.join(rows['estimate'])}.",
                "the same value and flag in every file of one release.",
                MEND,
            )
        )
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
    if len(odd):
        raise BadTable(
            fault(
                f"trade, {' '.join(odd.index[0])}",
                f"the partners add up to {odd.iloc[0]:.3f} of the World row.",
                "0.94 to 1.02, as in the release on record.",
                "read the raw file: a partner is missing or stands twice.",
            )
        )


def _book(table: pd.DataFrame, where: str) -> pd.DataFrame:
    region = table["partner_type"] == "aggregate"
    if (odd := region & (table["partner_code"] != "")).any():
        at = f"{where}, row {odd.idxmax() + 2}, column partner_code"
        what = f"{table['partner_code'][odd.idxmax()]!r} is the code of an aggregate."
        raise BadTable(fault(at, what, "no code: regions and groups are left out.", MEND))
    table = table[~region]
    return pd.DataFrame(
        {
            "reporter": _area(table, "reporter", where),
            "partner": _area(table, "partner", where),
            "flow": table["flow"].map(FLOWS),
            "year": table["year"],
            "usd_million": table["value_usd_million"],
            "estimate": table["estimate_flag"].map({"1": "true", "0": "false"}),
        }
    )


def _area(table: pd.DataFrame, side: str, where: str) -> pd.Series:
    given, name = table[f"{side}_code"], table[f"{side}_name"]
    known = {code: code for code in by_name().values()} | YEMENS | UNSPECIFIED
    return coded(given.where(given != "", name), known, where)


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    return table.sort_values(KEY, ignore_index=True)
