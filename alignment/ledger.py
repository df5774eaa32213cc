"""How one verdict looks and reads: its card, and its numbers as sentences. Plain HTML, no script."""

from __future__ import annotations

import math
from html import escape

from .claims import IN_PART, NOT, NOT_COMPARABLE, SAYS, STRICTNESS, SUPPORTS, UNDECIDED, Verdict
from .errors import BadItem, fault
from .wording import percent, roughly

MEANING = {
    "decisive": "the rule seldom says this of other cases",
    "suggestive": "the rule says this of some other cases",
    "silent": "the rule says this of many other cases, so it tells little about this one",
    NOT_COMPARABLE: "there is no other case to run the rule on, so nobody knows how often it says this",
}
# What the share "as here" counts, by the verdict.
AS_HERE = {
    SUPPORTS: "says “supports” too",
    IN_PART: "says “supports in part” or “supports” too",
    NOT: "says “does not support” too",
    UNDECIDED: "cannot decide either",
}
NEITHER = "a verdict that cannot decide tells neither way"
NO_OTHERS = "There is no other case to run the rule on"
FRAGILE = "the three strictnesses of the rule differ"


def _badges(v: Verdict) -> str:
    meaning = NEITHER if v.word == UNDECIDED else MEANING[v.telling]
    badges = [("telling", v.telling, meaning)] + [("fragile", "fragile", FRAGILE)] * v.fragile
    return " ".join(f'<span class="rp-badge rp-{kind}"><b>{word}</b>: {why}</span>' for kind, word, why in badges)


def _strictness_rows(v: Verdict) -> str:
    return "".join(
        f'<tr><th scope="row">{s}</th><td>{escape(v.claim.rule_in_words[s])}</td>'
        f"<td>{escape(v.trial.wording.value(v.trial.values[s]))}</td><td>{escape(v.trial.words[s])}</td></tr>"
        for s in STRICTNESS
    )


def _error_rows(v: Verdict) -> str:
    return "".join(
        f'<tr><th scope="row">{escape(str(name))}</th><td>{row["cases"]:,.0f}</td>'
        + "".join(f"<td>{percent(row[s])}</td>" for s in (*STRICTNESS, "same")) + "</tr>"
        for name, row in v.errors.iterrows()
    )  # fmt: skip


def _table(caption: str, heads: list[str], rows: str, kind: str = "rp-table") -> str:
    cells = "".join(f'<th scope="col">{h}</th>' for h in heads)
    label = escape(f"Table: {caption}", quote=True)
    return (
        f'<div class="rp-scroll" tabindex="0" role="region" aria-label="{label}"><table class="{kind}">'
        f"<caption>{escape(caption)}</caption><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def card(v: Verdict) -> str:
    """One verdict with its rule, its numbers, its error rates and what it could have seen."""
    say = v.trial.wording
    own = _table(f"The rule on this claim ({v.trial.values['n']:.0f} {say.cases})",
                 ["Version", say.condition, say.share, "Verdict"], _strictness_rows(v))  # fmt: skip
    errors = _table("The same rule elsewhere: how often it says “supports”, or (middle version) as much as here",
                    ["Run on", "Cases", *(s.capitalize() for s in STRICTNESS), "As here"], _error_rows(v),
                    "rp-table rp-stack rp-stack-6") if v.comparable else ""  # fmt: skip
    return (
        f'<section class="rp-judged" id="verdict-{v.claim.id}" aria-label="Verdict: {escape(v.claim.claim)}">'
        f'<p class="rp-claim">{escape(v.claim.claim)}</p><p class="rp-word">{SAYS[v.word]}</p>'
        f'<p class="rp-badges">{_badges(v)}</p><p>{escape(in_an_answer(v))}</p>'
        f'<p class="rp-numbers">{escape(sentence(v))}</p>'
        f'<details class="rp-rule"><summary>The rule, its three versions, and what it says of other cases</summary>'
        f"<p>{escape(v.claim.rule_in_words['common'])}</p>{own}{errors}<p>{escape(v.claim.misses)}</p></details></section>"
    )


def sentence(v: Verdict) -> str:
    """The verdict's numbers: what was found, the smallest visible difference, the rule elsewhere."""
    say, found = v.trial.wording, v.trial
    numbers = {
        "middle": say.value(found.values["middle"]),
        "n": f"{found.values['n']:.0f}",
        "parts": ", ".join(f"{say.value(part)} {name}" for name, part in found.parts.items()),
        "smallest": "" if math.isnan(found.smallest) else say.smallest_value(found.smallest),
    }
    parts = [say.counted.format(**numbers)]
    if not math.isnan(found.smallest):
        parts.append(say.smallest.format(**numbers))
    return " ".join([*parts, elsewhere(v)])


def elsewhere(v: Verdict) -> str:
    """How often the rule says so of other cases, as a sentence."""
    if not v.comparable:
        return f"{NO_OTHERS}."
    same = "; ".join(f"{percent(row['same'])} of {name}" for name, row in v.errors.iterrows())
    return f"On other cases the same rule {AS_HERE[v.word]}: for {same}."


def in_an_answer(v: Verdict) -> str:
    """One sentence that a reader could write, filled with the verdict's numbers.

    Raises
    ------
    BadItem : the sentence asks for a number that the verdict does not have.
    """
    write = v.trial.wording.value
    numbers = {"share": write(v.trial.values["middle"])}
    numbers |= {f"part{i}": write(part) for i, part in enumerate(v.trial.parts.values(), 1)}
    if v.comparable:
        numbers["elsewhere"] = roughly(v.elsewhere)
    try:
        return v.claim.in_an_answer.format(**numbers)
    except KeyError as error:
        raise BadItem(
            fault(
                f"data/claims.yml, claim {v.claim.id!r}, in_an_answer",
                f"the rule {v.claim.rule!r} gives no number {{{error.args[0]}}}.",
                f"one of {', '.join(f'{{{name}}}' for name in numbers)}.",
                "correct the sentence.",
            )
        ) from None
