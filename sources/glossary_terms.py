"""Terms of the glossary that chapters brought with them: `glossary_terms.csv`, kept by hand."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from .raw import text_table

HOME = "sources/glossary_terms.csv"


def terms() -> pd.DataFrame:
    """`term`, `definition`, `urdu` (may be empty), `area`; all text."""
    return text_table(Path(__file__).with_name("glossary_terms.csv"))
