"""The fact sheet of a chapter: one page that can be learned, printed and carried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from .errors import BadItem, fault

MOST = 8


@dataclass(frozen=True)
class Fact:
    """One number for an answer: what it is, as one would write it, its years and its publisher."""

    what: str
    number: str
    years: str
    source: str


class FactSheet:
    """Eight numbers, one sketch, and what the numbers do not show.

    Parameters
    ----------
    chapter, title : the chapter's number ("02") and its title.
    facts : at most eight; the numbers are computed, never typed.
    sketch : steps for a drawing that can be redrawn by hand in two minutes.
    limits : what the numbers do not show.
    sentence : one sentence that a reader could write in an answer.
    verdicts : claim and verdict, as text. A chapter that judges no claim has none, and gives `formulas`.
    formulas : rules to compute by, one line each.

    Raises
    ------
    BadItem : no facts, more than eight, a part that is empty, or neither verdicts nor formulas.
    """

    def __init__(self, chapter: str, title: str, facts: Sequence[Fact], sketch: Sequence[str], limits: Sequence[str],
                 sentence: str, verdicts: Sequence[str] = (), picture: str = "",
                 formulas: Sequence[str] = ()):  # fmt: skip
        where = f"Fact sheet of chapter {chapter}"
        if not 1 <= len(facts) <= MOST:
            raise BadItem(
                fault(where, f"{len(facts)} facts.", f"one to {MOST}.", "keep those that one would write in an answer.")
            )
        needed = {"sketch": sketch, "limits": limits, "sentence": sentence, "verdicts": verdicts or formulas}
        for name, part in needed.items():
            if not part:
                raise BadItem(fault(f"{where}, {name}", "empty.", "a few words.", f"give FactSheet its {name}."))
        self.chapter, self.title, self.facts, self.picture = chapter, title, list(facts), picture
        self.sketch, self.limits, self.sentence, self.verdicts = list(sketch), list(limits), sentence, list(verdicts)
        self.formulas = list(formulas)

    def _repr_html_(self) -> str:
        rules = f"<p><b>Formulas</b></p>{_list(self.formulas, 'ul')}" if self.formulas else ""
        judged = _list(self.verdicts, "ul") if self.verdicts else ""
        rows = "".join(
            f'<tr><th scope="row">{escape(f.what)}</th><td><b>{escape(f.number)}</b></td><td>{escape(f.years)}</td>'
            f"<td>{escape(f.source)}</td></tr>" for f in self.facts
        )  # fmt: skip
        return (
            f'<section class="rp-facts" data-chapter="{self.chapter}" aria-label="Fact sheet">'
            f'<h3 class="rp-facts-title">Fact sheet: {escape(self.title)}</h3>{judged}{rules}'
            '<div class="rp-scroll" tabindex="0" role="region" aria-label="Table: numbers to remember">'
            '<table class="rp-table rp-stack rp-stack-4"><caption>Numbers to remember</caption><thead><tr>'
            '<th scope="col">What</th><th scope="col">About</th><th scope="col">Years</th>'
            f'<th scope="col">Publisher</th></tr></thead><tbody>{rows}</tbody></table></div>'
            '<div class="rp-sketch"><p><b>A sketch for two minutes</b></p>'
            f"{self.picture}{_list(self.sketch, 'ol')}</div>"
            f"<p><b>What these numbers do not show</b></p>{_list(self.limits, 'ul')}"
            f"<p><b>One sentence to write</b></p><p>{escape(self.sentence)}</p></section>"
        )

    def __repr__(self) -> str:
        return f"Fact sheet: {self.title}\n" + "\n".join(
            f"- {f.what}: {f.number} ({f.years}, {f.source})" for f in self.facts
        )


def _list(items: Sequence[str], kind: str) -> str:
    return f"<{kind}>{''.join(f'<li>{escape(i)}</li>' for i in items)}</{kind}>"
