"""Two ways to one figure must agree."""

from __future__ import annotations

from alignment.errors import BadTable, fault


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
