"""The rules that decide claims. A module holds rules of one chapter; each rule is one function.

A rule is run on many cases at once: the case of the article, and all cases that the article does
not speak of. The same code gives the verdict and its error rate. A rule function takes no
argument and returns a `Trial` (see `alignment.claims`).
"""

from __future__ import annotations

from collections.abc import Callable

from .after_the_article import arms_after, trade_after, votes_after
from .arms_orders import compelled_in_2011
from .op_ed import completely_ignored
from .portfolios import a_blunder, door_stays_open
from .security_assistance import had_fallen, halted
from .six_decades import antagonistic, lasted_six_decades
from .the_triangle import demand_refused, first_exercise, nothing_permanent, old_ally, uri_toll
from .trade_and_finance import deeper_with_beijing, more_with_moscow, parliament_asked
from .turning_point import rank_of_moscow, slope_toward_moscow, turn_from_washington, turn_toward_moscow
from .unanimity import public_of_one_mind
from .who_arms_pakistan import arms_from_beijing, arms_from_moscow, less_from_washington
from .who_governs import up_under_each
from .words_and_meetings import envoy_phrase

RULES: dict[str, Callable] = {
    "completely_ignored": completely_ignored,
    "antagonistic": antagonistic,
    "lasted_six_decades": lasted_six_decades,
    "halted": halted,
    "had_fallen": had_fallen,
    "less_from_washington": less_from_washington,
    "arms_from_moscow": arms_from_moscow,
    "arms_from_beijing": arms_from_beijing,
    "compelled_in_2011": compelled_in_2011,
    "votes_after": votes_after,
    "arms_after": arms_after,
    "trade_after": trade_after,
    "turn_toward_moscow": turn_toward_moscow,
    "slope_toward_moscow": slope_toward_moscow,
    "rank_of_moscow": rank_of_moscow,
    "turn_from_washington": turn_from_washington,
    # Chapters to come.
    "parliament_asked": parliament_asked,
    "deeper_with_beijing": deeper_with_beijing,
    "more_with_moscow": more_with_moscow,
    "envoy_phrase": envoy_phrase,
    "public_of_one_mind": public_of_one_mind,
    "up_under_each": up_under_each,
    "first_exercise": first_exercise,
    "uri_toll": uri_toll,
    "old_ally": old_ally,
    "demand_refused": demand_refused,
    "nothing_permanent": nothing_permanent,
    "door_stays_open": door_stays_open,
    "a_blunder": a_blunder,
}
