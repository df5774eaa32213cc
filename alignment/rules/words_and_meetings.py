"""Chapter 6, to come: what did the envoy say in August 2017?"""

from __future__ import annotations

import pandas as pd

from .. import reports
from ..claims import Trial
from .sources_seen import by_fit


def envoy_phrase(rows: pd.DataFrame | None = None) -> Trial:
    """The rule of the claim `envoy-phrase`; `rows` replaces the sources seen (for tests)."""
    return by_fit(reports.sources("envoy-phrase") if rows is None else rows)
