"""The rules that decide claims. One module per chapter; each rule is one function.

A rule is run on many cases at once: the case of the article, and all cases that the article does
not speak of. The same code gives the verdict and its error rate. A rule function takes no
argument and returns a `Trial` (see `alignment.claims`).
"""

from __future__ import annotations

from collections.abc import Callable

from .op_ed import completely_ignored
from .six_decades import antagonistic, lasted_six_decades

RULES: dict[str, Callable] = {
    "completely_ignored": completely_ignored,
    "antagonistic": antagonistic,
    "lasted_six_decades": lasted_six_decades,
}
