"""The rules that decide claims. A module holds rules of one chapter; each rule is one function.

A rule is run on many cases at once: the case of the article, and all cases that the article does
not speak of. The same code gives the verdict and its error rate. A rule function takes no
argument and returns a `Trial` (see `alignment.claims`).
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

# The rules that each module holds. A module is imported when one of its rules is called: chapter 8's measures
# need packages that take seconds to import, and most chapters do without them.
MODULES: dict[str, list[str]] = {
    "op_ed": ["completely_ignored"],
    "six_decades": ["antagonistic", "lasted_six_decades"],
    "security_assistance": ["halted", "had_fallen"],
    "who_arms_pakistan": ["less_from_washington", "arms_from_moscow", "arms_from_beijing"],
    "arms_orders": ["compelled_in_2011"],
    "after_the_article": ["votes_after", "arms_after", "trade_after"],
    "turning_point": ["turn_toward_moscow", "slope_toward_moscow", "rank_of_moscow", "turn_from_washington"],
    # Chapters to come.
    "trade_and_finance": ["parliament_asked", "deeper_with_beijing", "more_with_moscow"],
    "words_and_meetings": ["envoy_phrase"],
    "unanimity": ["public_of_one_mind"],
    "who_governs": ["up_under_each"],
    "the_triangle": ["first_exercise", "uri_toll", "old_ally", "demand_refused", "nothing_permanent"],
    "portfolios": ["door_stays_open", "a_blunder"],
}
RULES: dict[str, str] = {rule: module for module, rules in MODULES.items() for rule in rules}


def rule(name: str) -> Callable:
    """The rule of that name, such as "completely_ignored". `KeyError` for a name that is not in `RULES`."""
    return getattr(import_module(f".{RULES[name]}", __name__), name)
