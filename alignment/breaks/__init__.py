"""Structural breaks: is there one, when, and is the year special?

Every date is the last year of the first regime: a break "at 2010" means that 2011 is the first year of the second.

unknown_date  sup_f: the largest F over all dates, with p-values that know of serial correlation
known_date    chow, interrupted: a date named beforehand, with robust standard errors
dating        date_interval: how surely the date is known; several: more than one break
placebo       placebo_years, placebo_states: the same number in every other year, in every other state
many          holm: many series, one error rate
curve         specification_curve: every series, measure, window and model at once, and curves that chance makes
specs         specifications: all combinations of them
hansen        published constants for p-values
models        mean shift and trend shift, for thousands of series at once
resampling    series without a break that remember the year before
door          what a series must be, and how it is refused
"""

from .curve import specification_curve
from .dating import date_interval, several
from .known_date import chow, interrupted
from .many import holm
from .placebo import placebo_states, placebo_years
from .specs import Specification, specifications
from .unknown_date import sup_f

__all__ = [
    "Specification", "chow", "date_interval", "holm", "interrupted", "placebo_states", "placebo_years", "several",
    "specification_curve", "specifications", "sup_f",
]  # fmt: skip
