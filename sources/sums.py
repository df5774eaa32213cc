"""Exact sums of published numbers, and the check that two ways to a figure agree."""

from __future__ import annotations

from decimal import Decimal

from alignment.errors import BadTable, fault


def plain(value: Decimal) -> str:
    """The shortest text of a number: no exponent, no trailing zeros."""
    return f"{value.normalize():f}"


def agree(where: str, found: object, expected: object, what: str) -> None:
    """Stop when a figure is not the one that another way gives.

    Raises
    ------
    BadTable : names the table, both figures and what they count.
    """
    if found != expected:
        raise BadTable(
            fault(
                where,
                f"{what}: {found}.",
                f"{expected}.",
                "read the raw file and its notes; correct the adapter, or record why they differ.",
            )
        )
