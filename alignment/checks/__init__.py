"""The self-checks: questions that the reader answers in the page, with feedback that explains.

check     Check, the base of every kind: what an item holds, and how Jupyter and the site show it
door      Door, which collects the faults of an item and refuses it; ids that occur twice
plain     the item as HTML that needs no JavaScript: question, options, hints, folded answer
choice    Choice: pick one answer, or several; also the commission's form ("None of these")
number    Number: type a number; tolerance, unit, and common wrong answers recognised
estimate  Estimate: a number with confidence, before the data are seen
draw      Draw: draw the hidden years of a series, then see the data
series    a yearly series at the door, and the marks of its axes
guesses   what a drawn line is measured with: distance, simple guesses, shapes
sketch    the known part of a series as an SVG, for pages without JavaScript and for paper
evidence  Evidence: what a figure says about a claim, and why
reflect   Reflect: write, compare with a model answer, judge the own text by three questions
order     Order: put events in the order of their dates
rows      what Match and Highlight share: rows that each get one of the same options
match     Match: give each row its meaning, vote or measure
highlight Highlight: mark phrases of the article as fact, cause, judgement or report
score     Score: the line with the page's score and the reader's settings
again     Again: questions of earlier chapters at the end of a chapter
collect   collect("02"): every self-check of a chapter as plain data, with its key
view/     modules and style sheets that show all of them, in the site and in Jupyter: a file a part
slim      script(), pages(), style(), sheet(): module and style as they travel to the reader, joined and minified

How to add a kind
-----------------
1. One Python file: a class that subclasses `Check`. It sets `kind`, adds its data as traits tagged
   `ITEM`, refuses bad input through `Door` in its `__init__`, and defines `key()` (what decides
   whether an answer is right), `answers()` (every answer explained) and `ask()` (what to do, in
   one line). Export it here.
2. One view in `view/`: a function `(cx) => ({body, read, fits, judge, paint})`, named in `views.js`; what it
   promises is in `types.d.ts`. The frame around it gives hints, tries, feedback, the record and print to every kind.
   Where nobody can be right or wrong from knowledge, the function says so (`draw.tally`): the score counts it apart.
3. One test file in `tests/checks/` for what is its own, and one `Example` in `tests/checks/kinds/`: the promises of
   every kind are then tested on it. In `tests/lab/lab_answers.py`, how it is answered in a live notebook.
"""

from .again import Again
from .check import Check
from .choice import Choice
from .collect import Item, collect
from .draw import Draw
from .estimate import Estimate
from .evidence import Evidence
from .highlight import Highlight
from .match import Match
from .number import Number
from .order import Order
from .reflect import Reflect
from .score import Score

__all__ = [
    "Again", "Check", "Choice", "Draw", "Estimate", "Evidence", "Highlight", "Item", "Match", "Number", "Order",
    "Reflect", "Score", "collect",
]
