"""The package that the chapters import: small, typed, tested.

place     where the book's own files are, in the repository and in a wheel
data      load("un_votes"): a tidy table, checked against data/datapackage.json
schema    types of a table, and what is wrong with a file
votes     agreement scores, chance-corrected agreement, ideal-point distance
shares    shares of suppliers and of trade partners, concentration, distance of two portfolios
aid       US aid by fiscal year: levels, and how much of an earlier level is left
change    the base rate of change
breaks    structural breaks: is there one, when, and is the year special?
chance    what chance alone does: margins, simulated polls, what a test can see
claims    the claim ledger: verdicts, and what the same rule says of other cases
rules     the rules in code, by chapter
ledger    how verdicts look
article   the excerpts of the op-ed, by id, with their credit
argument  the op-ed's claims with what they rest on, and its details that were looked up
exam      past examination questions, as printed
exam_map  which chapters and claims serve which question
figures   figure(): finding, alt text, table, downloads and sources of a chart
figure_parts  what figure() is made of: its checks, page, files, citation
explore   explore(): a figure that readers move, with or without a kernel
charts    the kinds of chart: lines, multiples, shares and five more, for wide screens and for phones
svg       a chart as a small SVG that follows light and dark
colours   one look per country, vote and answer: colour, dash, marker
tables    show(): a data frame as an accessible table
wording   numbers as one would write them
neutral_terms
          what the book writes of contested places, people and events, and the words left to others
facts     the one-page fact sheet of a chapter
checks    the self-checks: one Python class per kind, one JavaScript module
course    what instructors take from a chapter: handouts, quiz files, rubrics, notebooks
site      the Sphinx extension and the commands that build and serve the book
errors    how every error is worded: where, what, expected, mend
"""

__version__ = "0.1.0"
