"""Many series tested at once: one error rate for all of them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from ..errors import BadItem, fault


def holm(p_values: pd.Series | Mapping[str, float] | Sequence[float]) -> pd.Series:
    """Adjusted p-values (Holm 1979, Scandinavian Journal of Statistics 6), in the order given.

    Call those series broken whose adjusted value is at most 0.05: then in at most 5 of 100 such tables any unbroken
    series is called broken, however the series hang together. The smallest p-value is multiplied by the number m of
    tests, the next by m - 1, and so on; none ends below the one before it, and none above 1.

    p_values : all tests that were made, not only those that are shown; 0 to 1, by name or in a list.

    Raises
    ------
    BadItem : no p-value, or one that is missing or outside 0 to 1.
    """
    table = pd.Series(p_values, dtype=float)
    bad = table.index[~table.between(0, 1)]
    if table.empty or len(bad):
        what = f"no number from 0 to 1 for {', '.join(map(str, bad[:5]))}." if len(bad) else "there is none."
        raise BadItem(
            fault("Holm, p_values", what, "one or more numbers from 0 to 1.", "pass on every test's p-value.")
        )
    order = np.argsort(table.to_numpy(), kind="stable")
    times = np.arange(len(table), 0, -1)
    adjusted = np.empty(len(table))
    adjusted[order] = np.minimum(np.maximum.accumulate(table.to_numpy()[order] * times), 1)
    return pd.Series(adjusted, index=table.index, name="holm")
