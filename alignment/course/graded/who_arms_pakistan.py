"""Chapter 4: concentration, change of shares, portfolios, one deal, levels beside shares; other buyers and years."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product

import pandas as pd

from alignment.data import load
from alignment.rules.who_arms_pakistan import deliveries, volumes
from alignment.shares import by_supplier, change_of_shares, concentration, portfolio_distance, shares

from ..by_hand import WORDS
from ..template import Template, Variant
from .common import Printed, name, nameable, positive, printed, thin, title, values, variant

UNIT = "The unit is the trend-indicator value (TIV) of SIPRI."
GROUPS = ("USA", "RUS", "CHN", "GBR", "FRA")


@cache
def tables() -> dict[str, pd.DataFrame]:
    """Volumes of each buyer, by year and supplier."""
    return volumes(deliveries())


def windows(years: int, step: int) -> Iterator[tuple[str, int]]:
    """Each buyer with the first years of its windows."""
    for state, table in tables().items():
        for first in range(table.index.min(), table.index.max() - years + 2, step):
            yield state, first


def folded(portfolio: pd.Series, kept: list[str]) -> pd.Series:
    """Shares of some suppliers; all others together are `other`, which counts as one supplier."""
    rest = portfolio.drop(kept, errors="ignore").sum()
    return pd.concat([portfolio.reindex(kept).fillna(0.0), pd.Series({"other": rest})])


def called(supplier: str) -> str:
    """A supplier at the head of a row."""
    return "All others" if supplier == "other" else title(supplier)


def concentrations() -> Iterator[Variant]:
    """The sum of squared shares of four suppliers."""
    for (state, first), years in thin(product(windows(2, 1), (2, 3, 4, 5, 8)), 900):
        own = shares(tables()[state], first, min(first + years - 1, tables()[state].index.max()))
        top = own[own > 0].sort_values(ascending=False)
        if not 3 <= len(top) <= 6 or first + years - 1 > tables()[state].index.max():
            continue
        cells = {s: printed(v, 2) for s, v in top.items() if s in nameable()}
        if len(cells) < len(top) or not positive(*[c.value for c in cells.values()]):
            continue
        prompt = (
            f"The table shows the share of each supplier in the major arms that {name(state)} received from {first} to "
            f"{first + years - 1}. How concentrated were its suppliers? Give the sum of the squares, with two decimals."
        )
        rows = [(title(s), c) for s, c in cells.items()]
        read = values(list(cells.values()))
        slips = {"largest share": max(read), "equal shares": 1 / len(read)}
        hand = sum(v**2 for v in read)
        yield variant(f"{state}-{first}-{years}", prompt, ("Supplier", "Share, 0 to 1"), rows, concentration(top),
                      (hand, slips))


def changes() -> Iterator[Variant]:
    """A supplier's share before and after, in points, from volumes."""
    for (state, start), years in thin(product(windows(8, 1), (4, 6, 8)), 120):
        first = start + years
        if first + years - 1 > tables()[state].index.max():
            continue
        table = change_of_shares(tables()[state], first, years)
        for supplier in table.index[(table["before"] > 0.05) & (table["after"] > 0.05)].intersection(list(nameable())):
            row, all_before, all_after = table.loc[supplier], table["before_volume"].sum(), table["after_volume"].sum()
            cells = [printed(v) for v in (row["before_volume"], all_before, row["after_volume"], all_after)]
            a, whole_a, b, whole_b = values(cells)
            prompt = (
                f"The table shows the major arms that {name(state)} received, in million. {UNIT} By how many "
                f"percentage points did the share of {name(supplier)} change from {first - years}–{first - 1} to "
                f"{first}–{first + years - 1}? A fall has a minus."
            )
            rows = [(title(supplier), cells[0], cells[2]), ("All suppliers", cells[1], cells[3])]
            one, two = 100 * a / whole_a, 100 * b / whole_b
            slips = {"per cent": 100 * (two / one - 1), "sign": one - two, "level": 100 * (b / a - 1),
                     "one whole": 100 * (b - a) / whole_a}
            head = ("Supplier", f"{first - years}–{first - 1}", f"{first}–{first + years - 1}")
            yield variant(f"{state}-{supplier}-{first}-{years}", prompt, head, rows, 100 * row["change"],
                          (two - one, slips))


def portfolios() -> Iterator[Variant]:
    """The part of the whole that changed hands between two stretches."""
    for (state, first), years in thin(product(windows(8, 1), (3, 4, 5, 6, 8)), 400):
        table, later = tables()[state], first + years
        if later + years - 1 > table.index.max():
            continue
        one, two = (folded(shares(table, f, f + years - 1), list(GROUPS)) for f in (first, later))
        before, after = ([printed(100 * v) for v in p] for p in (one, two))
        prompt = (
            f"The table shows the share of suppliers in the major arms of {name(state)}, in per cent. Take “all "
            "others” as one supplier. What part of the whole changed hands between the two stretches? Answer in per "
            "cent."
        )
        rows = [(called(s), a, b) for s, a, b in zip(one.index, before, after, strict=True)]
        gaps = [abs(a - b) for a, b in zip(values(before), values(after), strict=True)]
        slips = {"not halved": sum(gaps), "largest gap": max(gaps)}
        head = ("Supplier", f"{first}–{later - 1}", f"{later}–{later + years - 1}")
        yield variant(f"{state}-{first}-{years}", prompt, head, rows, 100 * portfolio_distance(one, two),
                      (sum(gaps) / 2, slips))


def deals() -> Iterator[Variant]:
    """The volume of a deal of which a part has come."""
    rows = load("arms_register").query("delivered > 1 and delivered != ordered and ordered > "
                                       "1").astype({"supplier": str})
    for row in rows[rows["supplier"].isin(nameable())].itertuples():
        each = printed(row.tiv_million_unit, 2)
        prompt = (
            f"SIPRI records an order of {name(row.recipient)} from {name(row.supplier)} in {row.order_year}: "
            f"{row.designation} ({row.description}). {UNIT} What is the volume of what was delivered, in million TIV?"
        )
        shown = [("Ordered", f"{row.ordered:,.0f}"), ("Delivered", f"{row.delivered:,.0f}"),
                 ("Million TIV for each", each)]
        slips = {"as ordered": row.ordered * each.value, "not yet": abs(row.ordered - row.delivered) * each.value,
                 "pieces": row.delivered}
        yield variant(row.deal, prompt, ("", "Number"), shown, row.tiv_million_delivered,
                      (row.delivered * each.value, slips))


def without_largest() -> Iterator[Variant]:
    """A supplier's share when its largest deal of the stretch is left out."""
    everything = load("arms_transfers").astype({"recipient": str, "supplier": str})
    for state, rows in everything.groupby("recipient"):
        for first, years in thin(product(range(1956, 2019, 3), (5, 8))):
            own = rows[rows["year"].between(first, first + years - 1)]
            if first + years - 1 > rows["year"].max():
                continue
            by_deal = own.groupby(["supplier", "deal"])["tiv_million"].sum()
            whole_volume = by_deal.sum()
            for supplier in sorted(set(by_deal.index.get_level_values("supplier")) & nameable()):
                theirs = by_deal[supplier]
                # What is left is worth the slow count of a share only if it is neither nothing nor everything.
                if len(theirs) < 3 or not 0.05 < (theirs.sum() - theirs.max()) / whole_volume < 0.6:
                    continue
                rest = own[own["deal"] != theirs.idxmax()]
                key = 100 * shares(by_supplier(rest), first, first + years - 1)[supplier]
                cells = [printed(v) for v in (theirs.max(), theirs.sum(), own["tiv_million"].sum())]
                largest, part, whole = values(cells)
                prompt = (
                    f"The table shows major arms that {name(state)} received from {first} to {first + years - 1}, in "
                    f"million. {UNIT} Leave the largest deal of {name(supplier)} out. What is then the share of "
                    f"{name(supplier)}? Answer in per cent."
                )
                shown = [(f"Largest deal of {name(supplier)}", cells[0]), (f"All from {name(supplier)}", cells[1]),
                         ("All suppliers", cells[2])]  # fmt: skip
                slips = {"with the deal": 100 * part / whole, "whole not reduced": 100 * (part - largest) / whole,
                         "the deal alone": 100 * largest / whole}  # fmt: skip
                hand = 100 * (part - largest) / (whole - largest)
                yield variant(f"{state}-{supplier}-{first}-{years}", prompt, ("Arms", "Million TIV"), shown, key,
                              (hand, slips))


MOVES = {
    (True, True): "Its share rose, and the volume that it delivered rose",
    (True, False): "Its share rose, and the volume that it delivered fell",
    (False, True): "Its share fell, and the volume that it delivered rose",
    (False, False): "Its share fell, and the volume that it delivered fell",
}


def level_or_share() -> Iterator[Variant]:
    """What happened to share and level? Only cases in which the two went different ways."""
    for (state, start), years in thin(product(windows(6, 1), (3, 4, 6)), 250):
        first = start + years
        if first + years - 1 > tables()[state].index.max():
            continue
        table = change_of_shares(tables()[state], first, years)
        for supplier in table.index[(table["before"] > 0.04) & (table["after"] > 0.04)].intersection(list(nameable())):
            row = table.loc[supplier]
            if (row["change"] > 0) == (row["after_volume"] > row["before_volume"]):
                continue
            cells = [printed(v) for v in (row["before_volume"], table["before_volume"].sum(), row["after_volume"],
                                          table["after_volume"].sum())]
            yield moved(state, supplier, first, years, row, cells)


def moved(state: str, supplier: str, first: int, years: int, row: pd.Series, cells: list[Printed]) -> Variant:
    """The question on one supplier before and after."""
    a, whole_a, b, whole_b = values(cells)
    growth = row["after_volume"] / row["before_volume"] - 1
    exact, hand = (bool(row["change"] > 0), growth > 0), (b / whole_b > a / whole_a, b > a)
    mistakes = {(not exact[0], exact[1]): "share from the level", (exact[0], not exact[1]): "level from the share",
                (not exact[0], not exact[1]): "both turned", exact: ""}  # fmt: skip
    prompt = (
        f"The table shows the major arms that {name(state)} received, in million. {UNIT} What happened to "
        f"{name(supplier)} from {first - years}–{first - 1} to {first}–{first + years - 1}?"
    )
    head = ("Supplier", f"{first - years}–{first - 1}", f"{first}–{first + years - 1}")
    rows = ((title(supplier), cells[0].text, cells[2].text), ("All suppliers", cells[1].text, cells[3].text))
    options = tuple((words, mistakes[move]) for move, words in MOVES.items())
    return Variant(f"{state}-{supplier}-{first}-{years}", prompt, head, rows, list(MOVES).index(exact),
                   list(MOVES).index(hand),
                   options=options, margin=float(min(abs(row["change"]), abs(growth))))  # fmt: skip


TEMPLATES = (
    Template("concentration", "04", "Concentration", concentrations, WORDS | {
        "largest share": "This is the largest share. Square each share and add the squares.",
        "equal shares": "This would be right if all had equal shares. Square each share and add the squares.",
    }, "Square each share; add the squares.", steps=4, decimals=2, tolerance=0.02, low=0.2, high=0.9),
    Template("change-of-share", "04", "Change of a share, in points", changes, WORDS | {
        "level": "This is the change of what it delivered, in per cent. A share needs the whole of each stretch.",
        "one whole": "You divided both by the whole of the first stretch. Each stretch has its own whole.",
    }, "Each volume divided by the whole of its own stretch; then the later minus the earlier.", steps=4,
             unit="percentage points",
             tolerance=1, low=4, high=60),
    Template("part-that-changed-hands", "04", "Part that changed hands", portfolios, WORDS | {
        "not halved": "Take half: each part that one supplier lost was won by another, so you counted it twice.",
        "largest gap": "This is the largest difference alone. Add all differences without their signs, and take half.",
    }, "Add all differences without their signs, and take half.", steps=5, unit="%", tolerance=2, low=6, high=90),
    Template("deal-in-part", "04", "Volume of a deal", deals, WORDS | {
        "as ordered": "You took what was ordered. The question asks for what was delivered.",
        "not yet": "This is the volume of what was not delivered.",
        "pieces": "This is the number of pieces. Multiply it by the volume of each.",
    }, "What was delivered, times the volume of each.", steps=1, unit="million TIV", decimals=1, tolerance=1, low=3,
             high=3000),
    Template("without-largest-deal", "04", "A share without its largest deal", without_largest, WORDS | {
        "with the deal": "This is the share with the deal.",
        "whole not reduced": "You took the deal out of the part only. Take it out of the whole too.",
        "the deal alone": "This is the share of the deal alone.",
    }, "What is left of the part, divided by what is left of the whole.", steps=3, unit="%", decimals=1, tolerance=0.5,
             low=3, high=70),
    Template("level-or-share", "04", "Level and share", level_or_share, {
        "share from the level": "The volume is right. Divide each by the whole of its own stretch: the share went the "
                                "other way.",
        "level from the share": "The share is right. The volume is in the first row: it went the other way.",
        "both turned": "Look again: the volume is in the first row, the share is the first row divided by the second.",
    }, "Compare the first row for the volume, and first row divided by second row for the share.", steps=3,
             margin=0.03),
)  # fmt: skip
