"""How the ledger looks: a card for one verdict, a list for all of them. Plain HTML, no script."""

from __future__ import annotations

from html import escape

from .claims import STRICTNESS, Verdict, ledger, verdict

MEANING = {
    "decisive": "the same rule seldom says this of other cases",
    "suggestive": "the same rule says this of some other cases",
    "silent": "the same rule says this of many other cases, so it says little about this one",
}
FRAGILE = "the three strictnesses of the rule differ"


def percent(share: float) -> str:
    """A share (0 to 1) as a whole percentage; between 0 and 1 % it says so."""
    value = 100 * share
    return "under 1%" if 0 < value < 1 else f"{value:.0f}%"


def _badges(v: Verdict) -> str:
    badges = [("telling", v.telling, MEANING[v.telling])] + [("fragile", "fragile", FRAGILE)] * v.fragile
    return " ".join(f'<span class="rp-badge rp-{kind}"><b>{word}</b>: {why}</span>' for kind, word, why in badges)


def _strictness_rows(v: Verdict) -> str:
    return "".join(
        f'<tr><th scope="row">{s}</th><td>{escape(v.claim.rule_in_words[s])}</td>'
        f"<td>{percent(v.trial.values[s])}</td><td>{escape(v.trial.words[s])}</td></tr>"
        for s in STRICTNESS
    )


def _error_rows(v: Verdict) -> str:
    return "".join(
        f'<tr><th scope="row">{escape(str(name))}</th><td>{row["cases"]:,.0f}</td>'
        + "".join(f"<td>{percent(row[s])}</td>" for s in STRICTNESS) + "</tr>"
        for name, row in v.errors.iterrows()
    )  # fmt: skip


def _table(caption: str, heads: list[str], rows: str) -> str:
    cells = "".join(f'<th scope="col">{h}</th>' for h in heads)
    label = escape(f"Table: {caption}", quote=True)
    return (
        f'<div class="rp-scroll" tabindex="0" role="region" aria-label="{label}"><table class="rp-table">'
        f"<caption>{escape(caption)}</caption><thead><tr>{cells}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def card(v: Verdict) -> str:
    """One verdict with its rule, its numbers, its error rates and what it could have seen."""
    own = _table(f"The rule on this claim ({v.trial.values['n']:.0f} years)",
                 ["Version", "A year counts when Moscow is", "Years that count", "Verdict"], _strictness_rows(v))  # fmt: skip
    errors = _table("How often the same rule says “the evidence supports” elsewhere",
                    ["Run on", "Cases", *(s.capitalize() for s in STRICTNESS)], _error_rows(v))  # fmt: skip
    return (
        f'<section class="rp-verdict" id="verdict-{v.claim.id}" aria-label="Verdict: {escape(v.claim.claim, quote=True)}">'
        f'<p class="rp-claim">{escape(v.claim.claim)}</p><p class="rp-word">{escape(v.word.capitalize())}</p>'
        f'<p class="rp-badges">{_badges(v)}</p><p>{escape(v.claim.rule_in_words["common"])}</p>{own}'
        f"<p>{escape(smallest_sentence(v))}</p>{errors}</section>"
    )


def smallest_sentence(v: Verdict) -> str:
    """The smallest difference this much data could have shown, as a sentence."""
    return (
        f"With {v.trial.values['n']:.0f} years, this test could see a difference of {100 * v.trial.smallest:.0f} percentage "
        "points in the share of years, and no smaller one (error 5%, power 80%)."
    )


def at_a_glance(paths: dict[str, str]) -> str:
    """The ledger for the landing page: claim, verdict, and where to read on.

    Parameters
    ----------
    paths : by chapter ("02"), the address of its page.
    """
    rows = "".join(_line(verdict(id), paths) for id in ledger())
    return _table("The claims tested so far", ["Claim", "Verdict", "How telling", "Chapter"], rows)


def _line(v: Verdict, paths: dict[str, str]) -> str:
    number = v.claim.chapter
    link = f'<a href="{paths[number]}#verdict-{v.claim.id}">Chapter {int(number)}</a>' if number in paths else f"{int(number)}"
    mark = ", fragile" if v.fragile else ""
    return f'<tr><th scope="row">{escape(v.claim.claim)}</th><td>{escape(v.word)}</td><td>{v.telling}{mark}</td><td>{link}</td></tr>'
