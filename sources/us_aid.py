"""US aid: Greenbook, ForeignAssistance.gov, Congressional Research Service, and the World Bank's net ODA."""

from __future__ import annotations

import pandas as pd

from . import door
from .cells import flag
from .door import coded
from .state_codes import named
from .sums import agree

QUARTER = "1976tq"
USD = {"obligations_current_usd": "obligations_usd", "obligations_constant_2020_usd": "obligations_usd_2020"}
CSF = "CSF Reimbursements"
# The tables of the Congressional Research Service, by the day on them; the last one's total runs to FY2018.
TOTAL = ("2002", "2018")
SUMS = ["Total Economic-Related", "Total Security-Related", "Grand Total"]
# Periods that give each year of Coalition Support Funds once: document, first and last fiscal year.
OLD, MID, NEW = "2013-10-24", "2014-03-06", "2019-03-12"
ONCE = {(OLD, "2002", "2007"), (OLD, "2008", "2008")}
ONCE |= {(MID, str(y), str(y)) for y in range(2009, 2013)}
ONCE |= {(NEW, str(y), str(y)) for y in range(2013, 2019)}
# Printed sums: document, first and last fiscal year, and the printed lines that add up to them.
PRINTED = [
    (MID, "2002", "2008", [(OLD, "2002", "2007"), (OLD, "2008", "2008")]),
    (MID, "2002", "2013", [(MID, "2002", "2008"), *((MID, str(y), str(y)) for y in range(2009, 2014))]),
    (NEW, *TOTAL, [(NEW, "2002", "2013"), *((NEW, str(y), str(y)) for y in range(2014, 2019))]),
]


def tidy(raw: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The tidy tables, all text."""
    raw = coded(raw, "us_aid")
    crs = appropriations(raw["crs"])
    return {
        "us_aid": us_aid(raw["accounts"]),
        "us_aid_totals": us_aid_totals(raw["countries"]),
        "us_aid_releases": us_aid_releases(raw["releases"]),
        "us_aid_crs": crs.query("account != @CSF").reset_index(drop=True),
        "coalition_support_funds": coalition_support_funds(crs),
        "us_net_oda": us_net_oda(raw["net_oda"]),
    }


def us_aid(table: pd.DataFrame) -> pd.DataFrame:
    """One row per fiscal year, state, category, programme, agency and account."""
    given = {"publication_row": "program", "funding_agency": "agency", "funding_account": "account"}
    table = _fiscal(table).assign(state=_states(table, "accounts")).rename(columns=USD | given)
    table["category"] = table["category"].str.lower()
    keys = ["state", "fiscal_year", "transition_quarter", "category", "program", "agency", "account"]
    return table.sort_values(keys, ignore_index=True)[[*keys, *USD.values()]]


def us_aid_totals(table: pd.DataFrame) -> pd.DataFrame:
    """One row per fiscal year, recipient and category, all recipients."""
    table = _fiscal(table).assign(state=_states(table, "countries")).rename(columns=USD | {"country": "recipient"})
    table["category"] = table["category"].str.lower()
    keys = ["recipient", "fiscal_year", "transition_quarter", "category"]
    return table.sort_values(keys, ignore_index=True)[["recipient", "state", "region", *keys[1:], *USD.values()]]


def us_aid_releases(table: pd.DataFrame) -> pd.DataFrame:
    """One row per release, state, transaction type and fiscal year; amounts of the year only."""
    given = {"vintage": "release", "country_code": "state", "transaction_type": "transaction", "current_amount": "usd"}
    table = _fiscal(table).rename(columns=given)
    # FY2024 and FY2025 were not complete when the copies were made.
    table["complete"] = flag(table["fiscal_year"] < "2024")
    keys = ["release", "state", "transaction", "fiscal_year", "transition_quarter"]
    return table.sort_values(keys, ignore_index=True)[[*keys, "complete", "usd"]]


def appropriations(table: pd.DataFrame) -> pd.DataFrame:
    """One row per document, account and period; a number only where the document prints one."""
    years = table["period"].str.extract(r"^FY(\d{4})(?:-FY(\d{4}))?")
    table = (
        table.assign(
            first_fiscal_year=years[0].fillna(TOTAL[0]),
            last_fiscal_year=years[1].fillna(years[0]).fillna(TOTAL[1]),
            requested=flag(table["period"].str.contains("req.", regex=False)),
            sum_of_accounts=flag(table["account"].isin(SUMS)),
            printed=table["value_musd_as_printed"],
            usd_million=table["value_musd_as_printed"].where(table["value_musd_as_printed"].str.fullmatch(r"\d+"), ""),
        )
        .drop(columns="document")
        .rename(columns={"document_date": "document"})
    )
    keys = ["document", "component", "account", "first_fiscal_year", "last_fiscal_year"]
    columns = [*keys, "requested", "sum_of_accounts", "usd_million", "printed"]
    return table.sort_values(keys, ignore_index=True)[columns]


def coalition_support_funds(crs: pd.DataFrame) -> pd.DataFrame:
    """One row per document and period; `once` marks rows that give each fiscal year once.

    The document of 2019 prints FY2002-13 as one sum. Less the years that earlier documents print, it leaves 1,438
    for FY2013, which no document prints: that row is marked as derived.
    """
    table = (
        crs.query("account == @CSF").drop(columns=["component", "account", "sum_of_accounts"]).assign(basis="printed")
    )
    table = pd.concat([table, _implied(table)])
    periods = zip(table["document"], table["first_fiscal_year"], table["last_fiscal_year"], strict=True)
    table["once"] = [
        "true" if p in ONCE and r == "false" else "false" for p, r in zip(periods, table["requested"], strict=True)
    ]
    keys = ["document", "first_fiscal_year", "last_fiscal_year"]
    columns = [*keys, "requested", "basis", "once", "usd_million", "printed"]
    return table.sort_values(keys, ignore_index=True)[columns]


def us_net_oda(table: pd.DataFrame) -> pd.DataFrame:
    """One row per state and calendar year."""
    table = table.rename(columns={"country_iso": "state", "aid_usd": "usd"})
    return table.sort_values(["state", "year"], ignore_index=True)[["state", "year", "usd"]]


def check(tables: dict[str, pd.DataFrame]) -> None:
    """Accounts add up to the country sums; lines add up to the printed sums of Coalition Support Funds."""
    keys = ["state", "fiscal_year", "transition_quarter", "category"]
    accounts, totals = tables["us_aid"], tables["us_aid_totals"].query("state in ['PAK', 'IND']")
    for column in USD.values():
        ours, told = (t.assign(usd=t[column].astype(int)).groupby(keys)["usd"].sum() for t in (accounts, totals))
        # Constant dollars were rounded to whole dollars by account, so their sums may be some dollars apart.
        far = (ours - told.reindex(ours.index).fillna(0)).abs() > (0 if column == "obligations_usd" else 50)
        agree("us_aid", list(ours.index[far][:5]), [], f"{column}, years that differ from us_aid_totals")
    printed = tables["coalition_support_funds"].query("basis == 'printed'")
    funds = printed.set_index(["document", "first_fiscal_year", "last_fiscal_year"])
    for document, first, last, parts in PRINTED:
        lost = [line for line in [(document, first, last), *parts] if line not in funds.index]
        agree("coalition_support_funds", lost, [], f"lines that the table of {document} adds up, and that are missing")
        told, made = _million(funds.loc[[(document, first, last)]]), _million(funds.loc[parts])
        agree(
            "coalition_support_funds", made, told, f"million dollars {first}-{last}, lines of the table of {document}"
        )


def _implied(table: pd.DataFrame) -> pd.DataFrame:
    """FY2013 as the document of 2019 implies it."""
    late = table.query("document == @NEW and last_fiscal_year == '2013'")
    periods = zip(table["document"], table["first_fiscal_year"], table["last_fiscal_year"], strict=True)
    years = [p in ONCE and int(p[2]) < 2013 for p in periods]
    rest = _million(late) - _million(table[years])
    return late.assign(first_fiscal_year="2013", usd_million=str(rest), printed="", basis="derived")


def _million(table: pd.DataFrame) -> int:
    return sum(int(v) for v in table["usd_million"] if v)


def _fiscal(table: pd.DataFrame) -> pd.DataFrame:
    """Fiscal year as a number, with the quarter of 1976 between two fiscal years marked apart."""
    quarter = table["fiscal_year"] == QUARTER
    return table.assign(fiscal_year=table["fiscal_year"].str[:4], transition_quarter=flag(quarter))


def _states(table: pd.DataFrame, name: str) -> pd.Series:
    return named(table["country"], table["fiscal_year"].str[:4], door.path("us_aid", name), "greenbook")
