"""The package that the chapters import: small, typed, tested.

data      load("un_votes"): a tidy table, checked against data/datapackage.json
votes     agreement scores, chance-corrected agreement, ideal-point distance
claims    the claim ledger: rules in code, verdicts, error rates
article   the excerpts of the op-ed, by id, with their credit
tables    show(): a data frame as an accessible table
wording   numbers as one would write them
colours   one colour per country
change    the base rate of change
ledger    how verdicts look
figures   figure(): finding, alt text, table, downloads and sources of a chart
exam      past examination questions, as printed
facts     the one-page fact sheet of a chapter
checks    the self-checks: one Python class per kind, one JavaScript module
site      the Sphinx extension and the commands that build and serve the book
errors    how every error is worded: where, what, expected, mend
"""

__version__ = "0.1.0"
