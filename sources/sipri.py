"""SIPRI Arms Transfers Database: deliveries, register and sums. Each table names its release; none joins two."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pandas as pd

from . import door
from .cells import flag, plain
from .door import coded
from .state_codes import named
from .sums import agree

BOTH = ("recipient", "supplier")
YEARS = ("year", "delivery_year", "order_year")  # a table's year is the first of these
DELIVERY = {
    "sipri_id": "deal",
    "delivery_year": "year",
    "delivery_year_est": "year_estimated",
    "order_year_est": "order_year_estimated",
    "n_delivered": "delivered",
    "n_delivered_est": "delivered_estimated",
    "sipri_tiv_new_unit": "tiv_million_new_unit",
    "tiv_deal_unit": "tiv_million_unit",
    "tiv_delivered": "tiv_million",
}
REGISTER = {
    "order_year_q": "order_year_estimated",
    "n_ordered": "ordered",
    "n_ordered_q": "ordered_estimated",
    "n_delivered": "delivered",
    "n_delivered_q": "delivered_estimated",
    "tiv_per_unit": "tiv_million_unit",
    "tiv_total_order": "tiv_million_ordered",
    "tiv_delivered": "tiv_million_delivered",
}
CELL = ["recipient", "supplier", "year"]
# What SIPRI's comments say of payment. Aid meant for others (Afghan rebels) and taken by Pakistan is no aid to it.
AID, DIVERTED, PERHAPS = r"\baid\b", r"destined for", r"(?:probably|possibly) aid\b"
LEASE = r"\b(?:lease|loan)\b"
# A comment's part that is a price for the whole deal and nothing else: "$62 m deal", "INR390 b ($5.4 b) deal".
PRICE = r"(?:^|; )(?:[A-Z]{3}[\d.]+ ?[mb] \()?\$(\d+(?:\.\d+)?) ?([mb])\)? deal(?:;|$)"
MILLIONS = {"m": Decimal(1), "b": Decimal(1000)}


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text; refuses sums that are not those of the collector and of SIPRI."""
    raw = coded(raw, "sipri")
    releases = {"2024-03": _sums(raw, "deliveries_2024"), "2025-03": _sums(raw, "deliveries_2025")}
    _sums_agree(raw, releases)
    return {
        "arms_transfers": arms_transfers(raw),
        "arms_register": arms_register(raw),
        "arms_by_supplier": arms_by_supplier(raw, releases),
        "arms_totals": arms_totals(raw),
    }


def arms_transfers(raw: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per deal and delivery year, release of March 2024."""
    table = _parties(raw, "deliveries_2024").rename(columns=DELIVERY)
    table["category"] = table["category"].str.lower().str.replace(r"[ -]", "_", regex=True)
    first = ["deal", "recipient", "supplier", "year", "year_estimated", "order_year", "order_year_estimated"]
    weapon = ["designation", "description", "category", "status", "local_production"]
    amounts = ["delivered", "delivered_estimated", "tiv_million_new_unit", "tiv_million_unit", "tiv_million"]
    return _sorted(table, ["recipient", "supplier", "year", "deal"])[[*first, *weapon, *amounts]]


def arms_register(raw: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per deal, release of March 2026; SIPRI's comments are read for payment and then left out."""
    table = _parties(raw, "register_2026").rename(columns=REGISTER)
    table["first_delivery"], table["last_delivery"] = table["delivery_years"].str[:4], table["delivery_years"].str[-4:]
    table["delivery_years"] = table["delivery_years"].str.replace("; ", ";")
    table = table.assign(**payment(table["comments"]))
    order = ["recipient", "supplier", "order_year", "designation", "description", "delivery_years", "comments"]
    table = table.sort_values(order, kind="stable", ignore_index=True)
    group = table["recipient"] + "-" + table["supplier"] + "-" + table["order_year"]
    table["deal"] = group + "-" + (table.groupby(group).cumcount() + 1).astype(str)
    first = [
        "deal",
        "recipient",
        "supplier",
        "order_year",
        "order_year_estimated",
        "designation",
        "description",
        "status",
    ]
    counts = ["ordered", "ordered_estimated", "delivered", "delivered_estimated"]
    years = ["delivery_years", "first_delivery", "last_delivery"]
    volumes = ["tiv_million_unit", "tiv_million_ordered", "tiv_million_delivered"]
    return table[[*first, *counts, *years, *volumes, "aid", "lease", "deal_usd_million"]]


def payment(comments: pd.Series) -> dict[str, pd.Series]:
    """What the comments say of payment: `aid` (yes, possible, not_told), `lease`, `deal_usd_million`."""
    told = comments.str.contains(AID, case=False) & ~comments.str.contains(DIVERTED)
    perhaps = told & comments.str.contains(PERHAPS, case=False)
    aid = pd.Series("not_told", index=comments.index).mask(told, "yes").mask(perhaps, "possible")
    price = comments.str.extract(PRICE)
    usd = [
        plain(Decimal(n) * MILLIONS[unit]) if isinstance(n, str) else "" for n, unit in price.itertuples(index=False)
    ]
    lease = flag(comments.str.contains(LEASE, case=False))
    return {"aid": aid, "lease": lease, "deal_usd_million": pd.Series(usd, index=comments.index)}


def arms_by_supplier(raw: dict[str, pd.DataFrame], releases: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per recipient, supplier, year and release."""
    parts = [table.assign(release=release) for release, table in releases.items()]
    given = {"supplier_group": "supplier", "tiv_release2024": "tiv_million", "rows_release2024": "deliveries"}
    others = _parties(raw, "comparators", ["recipient", "supplier_group"]).rename(columns=given)
    others["release"] = "2024-03"
    table = pd.concat([*parts, others.assign(tiv_million=[plain(Decimal(v)) for v in others["tiv_million"]])])
    return _sorted(table, ["release", *CELL])[[*CELL, "release", "tiv_million", "deliveries"]]


def arms_totals(raw: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """One row per flow, party, year and source."""
    imports = _parties(raw, "totals", ["recipient"]).rename(columns={"recipient": "party"}).assign(flow="imports")
    table = imports.assign(tiv_million=imports["sipri_tiv_table_2024_10"], release="2024-03", source="sipri_table")
    later = imports.assign(tiv_million=imports["sum_of_export_2026"], release="2026-03", source="carrier_sum")
    world = _parties(raw, "world", ["supplier"]).rename(columns={"supplier": "party"}).assign(flow="exports")
    world = world.assign(tiv_million=world["tiv_to_world_release2024"], release="2024-03", source="collector_sum")
    table = pd.concat([table.query("tiv_million != ''"), later, world])
    table["tiv_million"] = [plain(Decimal(v)) for v in table["tiv_million"]]
    return _sorted(table, ["flow", "source", "party", "year"])[
        ["flow", "party", "year", "release", "source", "tiv_million"]
    ]


def check(tables: dict[str, pd.DataFrame]) -> None:
    """Suppliers are states of the book, unknown or other; the transfers add up to the sums of their release."""
    known = set(tables["states"]["code"]) | {"unknown", "other", "world"}
    for name, column in [
        ("arms_transfers", "supplier"),
        ("arms_register", "supplier"),
        ("arms_by_supplier", "supplier"),
        ("arms_totals", "party"),
    ]:
        agree(name, set(tables[name][column]) - known, set(), f"codes in column {column} that are no states")
    sums = tables["arms_by_supplier"].query("release == '2024-03' and recipient in ['PAK', 'IND']")
    agree("arms_transfers", _total(tables["arms_transfers"]), _total(sums), "million TIV in all")


def _sums(raw: dict[str, pd.DataFrame], name: str) -> pd.DataFrame:
    """Volume and number of deliveries by recipient, supplier and year."""
    table = _parties(raw, name).rename(columns=DELIVERY)
    grouped = table.assign(volume=table["tiv_million"].map(Decimal)).groupby(CELL)["volume"].agg(["sum", "size"])
    return pd.DataFrame(
        {"tiv_million": grouped["sum"].map(plain), "deliveries": grouped["size"].astype(str)}
    ).reset_index()


def _sums_agree(raw: dict[str, pd.DataFrame], releases: dict[str, pd.DataFrame]) -> None:
    """Our sums equal the collector's, cell by cell, and SIPRI's own table within its rounding."""
    derived = _parties(raw, "by_supplier").set_index(CELL)
    for release, ours in releases.items():
        year = release[:4]
        theirs = derived.query(f"tiv_release{year} != ''")
        told = {
            k: (Decimal(t), n)
            for k, t, n in zip(theirs.index, theirs[f"tiv_release{year}"], theirs[f"rows_release{year}"], strict=True)
        }
        made = {
            k: (Decimal(t), n)
            for k, t, n in zip(ours.set_index(CELL).index, ours["tiv_million"], ours["deliveries"], strict=True)
        }
        differs = sorted(k for k in made.keys() | told.keys() if made.get(k) != told.get(k))
        agree(
            door.path("sipri", "by_supplier"),
            differs[:5],
            [],
            f"cells that differ from the deliveries, release {release}",
        )
    table = _parties(raw, "totals", ["recipient"]).query("sipri_tiv_table_2024_10 != ''")
    table = table.set_index(["recipient", "year"])["sipri_tiv_table_2024_10"]
    ours = (
        releases["2024-03"]
        .assign(tiv_million=lambda t: t["tiv_million"].astype(float))
        .groupby(["recipient", "year"])["tiv_million"]
        .sum()
    )
    far = (table.astype(float) - ours.reindex(table.index).fillna(0)).abs() > 0.51
    agree(
        door.path("sipri", "totals"),
        list(far.index[far][:5]),
        [],
        "years that differ by more than 0.5 from the deliveries",
    )


def _parties(raw: dict[str, pd.DataFrame], name: str, parties: Sequence[str] = BOTH) -> pd.DataFrame:
    """The raw table with codes for its parties."""
    year = raw[name][next(column for column in YEARS if column in raw[name])]
    codes = {column: named(raw[name][column], year, door.path("sipri", name), "sipri") for column in parties}
    # Some designations end in a blank.
    texts = {
        column: raw[name][column].str.strip()
        for column in raw[name].columns.intersection(["designation", "description"])
    }
    return raw[name].assign(**codes, **texts)


def _total(table: pd.DataFrame) -> Decimal:
    return sum(map(Decimal, table["tiv_million"]), Decimal(0))


def _sorted(table: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    return table.sort_values(
        by, key=lambda s: s.astype(int) if s.name in ("deal", "year") else s, kind="stable", ignore_index=True
    )
