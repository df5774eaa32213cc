"""The book's kinds of chart: each a function over a tidy frame that returns a matplotlib figure.

    figure(lines(frame, title="…"), narrow=lines.narrow(frame, title="…"), name=…, finding=…, …)

Each kind draws for wide screens when called, and for phones by `.narrow`, with the same arguments.

lines          lines over years, with intervals and dated events
multiples      small multiples of lines on one scale
shares         what a whole is made of, one stacked bar a period
before_after   two values a row, and the way between them
specification  estimates over many choices, with the matrix of the choices
rollcall       votes: one column a vote, one row a state
timeline       events on dated strips, one strip a row
network        how near three to five states are, one panel a period

paper          the two widths, and what makes a function a kind of chart
frames         what a frame must hold, and how its faults are told
labels         labels at the ends of lines, moved apart; names
events         dated events, as flags that do not touch
preview        the phone's drawing, folded, for pages that show it
"""

from .before_after import before_after
from .events import mark
from .labels import label_ends, spread
from .lines import draw_lines, lines
from .multiples import multiples
from .network import network
from .paper import Kind
from .preview import phone
from .rollcall import rollcall
from .shares import shares
from .specification import specification
from .timeline import timeline

__all__ = [
    "Kind", "before_after", "draw_lines", "label_ends", "lines", "mark", "multiples", "network", "phone", "rollcall",
    "shares", "specification", "spread", "timeline",
]  # fmt: skip
