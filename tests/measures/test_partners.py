"""Shares of partners in a state's trade: on tables small enough to divide by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from alignment.errors import UnknownName
from alignment.shares import partner_shares

TOTALS = pd.DataFrame({"state": ["PAK", "PAK"], "year": [1950, 1951], "imports_usd_million": [100.0, 200.0],
                       "exports_usd_million": [300.0, 200.0]})  # fmt: skip


def trade(*rows: tuple) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["importer", "exporter", "year", "usd_million"])


TWO = trade(
    ("PAK", "RUS", 1950, 1.0), ("RUS", "PAK", 1950, 15.0), ("PAK", "GBR", 1950, 40.0), ("GBR", "PAK", 1950, 60.0),
)  # fmt: skip


def test_each_share_is_of_its_own_total():
    row = partner_shares(TWO, TOTALS, "PAK").set_index(["partner", "year"]).loc[("RUS", 1950)]
    assert row["usd_million"] == 16 and row["both"] == pytest.approx(16 / 400)
    assert row["imports"] == pytest.approx(1 / 100) and row["exports"] == pytest.approx(15 / 300)


def test_what_pakistan_imports_is_not_taken_for_what_it_exports():
    turned = TWO.rename(columns={"importer": "exporter", "exporter": "importer"})
    row = partner_shares(turned, TOTALS, "PAK").set_index(["partner", "year"]).loc[("RUS", 1950)]
    assert row["imports"] == pytest.approx(15 / 100) and row["exports"] == pytest.approx(1 / 300)


def test_a_year_with_one_direction_or_without_totals_is_left_out():
    one = trade(("PAK", "RUS", 1950, 1.0), ("PAK", "RUS", 1949, 1.0), ("RUS", "PAK", 1949, 1.0))
    assert len(partner_shares(one, TOTALS, "PAK")) == 0


def test_nothing_in_the_books_is_a_share_of_zero_and_not_a_gap():
    none = trade(("PAK", "RUS", 1951, 0.0), ("RUS", "PAK", 1951, 0.0))
    assert partner_shares(none, TOTALS, "PAK")["both"].tolist() == [0.0]


def test_a_state_without_totals_offers_the_nearest():
    with pytest.raises(UnknownName, match="PAK"):
        partner_shares(TWO, TOTALS, "PKA")
