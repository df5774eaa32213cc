"""One self-check of every kind, with texts in which every sign could be one of a format."""

from __future__ import annotations

import io

from PIL import Image

from alignment.checks import Choice, Draw, Estimate, Evidence, Highlight, Match, Number, Order, Reflect

# What a format could take as its own, in every text of every question.
ODD = 'a ~ = # {b} : \\ -> % <i> & "c" * _d_ `e` $f$ [g](h) ![i] </script> یہ'


def png() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(made, "PNG")
    return made.getvalue()


def checks() -> list:
    def named(id: str) -> dict:
        return {"id": id, "chapter": "99", "prompt": f"{id}? {ODD}\n\nA second paragraph. {ODD}"}

    def options(count: int, right: tuple[int, ...]) -> list[dict]:
        return [dict(text=f"{n} {ODD}", right=n in right, feedback=f"why {n} {ODD}") for n in range(count)]

    return [
        Choice(**named("one"), options=options(4, (2,)), hints=[f"first {ODD}", "second"], confidence=True),
        Choice(**named("several"), options=options(5, (0, 3)), many=True),
        Number(**named("number"), answer=-0.4256, unit="%", decimals=1, tolerance=0.4256, feedback=f"good {ODD}",
               wrong=[(42.6, f"moved {ODD}"), (9, "nine")], hints=["divide"]),
        Estimate(**named("guess"), answer=64.2, low=0, high=100, near=5, unit="%", reveal=f"It is. {ODD}"),
        Match(**named("rows"), rows=[
            dict(text=f"r{n} {ODD}", answer=f"o{n} {ODD}", feedback=f"yes {n} {ODD}", wrong=f"no {n} {ODD}",
                 also={f"o{1 - n} {ODD}": f"some say {ODD}"} if n == 0 else {}) for n in range(3)
        ]),
        Order(**named("order"), events=[(f"e{n} {ODD}", 1950 + n, f"after {n} {ODD}") for n in (2, 0, 1, 3)]),
        Highlight(id="marks", chapter="99", prompt=f"Which? {ODD}", excerpt="look-beyond", phrases=[
            dict(text="compelled", answer="cause", feedback=f"why {ODD}", also={"judgement": "a weighing"}),
            dict(text="beyond Washington", answer="fact", feedback="a record shows it"),
        ]),
        Evidence(id="figure", chapter="99", figure="agreement", title=f"Agreement {ODD}", claim=f"It fell. {ODD}",
                 relation="supports", feedback=dict.fromkeys(
                     ("supports", "contradicts", "does not bear", "cannot tell"), f"because {ODD}"),
                 reasons=options(3, (1,))),
        Reflect(**named("write"), about=f"Markable. {ODD}\n\nEndmost. {ODD}", answer=f"A model. {ODD}",
                rubric=[(f"Is it {n}? {ODD}", f"Add {n}.") for n in range(3)]),
        Draw(id="draw", chapter="99", prompt="Draw it.", series={y: 50 + (y - 2000) for y in range(2000, 2013)},
             known_until=2006, low=0, high=100, near=5, title="A line", reveal="It rose."),
    ]  # fmt: skip
