"""The ledger as one file for programs, claims.json: every claim, its three verdicts, its numbers, its error rates.

The page of chapter 13 is drawn from the same content, so the file and the page cannot differ. The article's words are
quoted and not under the book's licence: the file names each excerpt by its id, and a claim says it in our words.
"""

from __future__ import annotations

import json
import math
from typing import Any

from .chapters import planned
from .claims import SAYS, STRICTNESS, UNDECIDED, Claim, Verdict, ledger, verdict
from .ledger import NO_OTHERS, in_an_answer, sentence
from .wording import percent

NAME = "claims.json"
HOME = "chapters/13-verdicts.html"
ABOUT = (
    "What the claims of one op-ed get when each is put to a rule on public data. People who had already seen the data "
    "fixed the rules. Verdicts are computed: new data can change them."
)
LICENCE = (
    "CC BY 4.0. The article's excerpts are named by id only; phrases of it inside a claim are quoted and are under no "
    "licence of this book"
)
FIELDS = {
    "verdict": "words of the strict, middle and lenient version of the rule; `word` is the middle one; `fragile` when "
    "they differ; `telling` by how seldom the rule gives this verdict, or a stronger one, elsewhere",
    "numbers": "the value of each version and of the parts of the middle one, as a number and `as_written`; `n` cases",
    "smallest_visible": "the smallest difference that so few cases could show (error 5%, power 80%); null where "
    "the cases are no sample",
    "error_rates": "the same rule on other cases: shares, 0 to 1, that get “supports” from each version; `as_here`, "
    "the share that gets this verdict or one more favourable to the claim (for “does not support” and “cannot decide”, "
    "the same)",
    "elsewhere": "the largest `as_here`; null where there is no other case to run the rule on",
    "pages": "from the site's first folder; null as long as the chapter is not written",
}
PLACES = 4  # decimals of the numbers in the file


def records() -> dict[str, Any]:
    """The content of claims.json; claims in the order of the chapters."""
    judged = sorted(map(verdict, ledger()), key=lambda v: v.claim.chapter)
    return {
        "title": "Reading the Pivot: the claim ledger",
        "about": ABOUT,
        "licence": LICENCE,
        "fields": FIELDS,
        "verdict_words": list(SAYS),
        "claims": [record(v) for v in judged],
    }


def text(found: dict[str, Any]) -> str:
    """The file itself."""
    return json.dumps(found, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def record(v: Verdict) -> dict[str, Any]:
    """One claim of the file; what each field holds stands in `FIELDS`."""
    one = v.claim
    return {
        "id": one.id,
        "claim": one.claim,
        "excerpt": one.excerpt,
        "chapter": one.chapter,
        "kind": one.kind,
        "form": one.form,
        "tested_by": one.tested_by,
        "misses": one.misses,
        "rule": one.rule_in_words,
        "verdict": {"word": v.word, "telling": v.telling, "fragile": v.fragile, "says": v.says}
        | {s: v.trial.words[s] for s in STRICTNESS},
        "numbers": numbers(v),
        "smallest_visible": smallest(v),
        "error_rates": rates(v),
        "elsewhere": rounded(v.elsewhere),
        "elsewhere_as_written": elsewhere(v),
        "sentence": in_an_answer(v),
        "numbers_in_words": sentence(v),
        "pages": pages(one),
        "to_come": None if one.written else str(planned()[one.chapter]),
    }


def numbers(v: Verdict) -> dict[str, Any]:
    """The values of the rule, each as a number and as one would write it."""
    say, found = v.trial.wording, v.trial
    values = {s: float(found.values[s]) for s in STRICTNESS}
    return {
        "what": say.line,
        "n": int(found.values["n"]),
        "of": say.cases,
        **{s: rounded(x) for s, x in values.items()},
        "as_written": {s: say.value(x) for s, x in values.items()},
        "parts": [{"what": what, "value": rounded(x), "as_written": say.value(x)} for what, x in found.parts.items()],
    }


def smallest(v: Verdict) -> dict[str, Any] | None:
    """The smallest visible difference; None where the cases are no sample."""
    if math.isnan(v.trial.smallest):
        return None
    say = v.trial.wording
    return {"what": say.visible, "value": rounded(v.trial.smallest), "as_written": say.smallest_value(v.trial.smallest)}


def rates(v: Verdict) -> list[dict[str, Any]]:
    """The error rates, one entry for each comparison."""
    return [
        {"run_on": str(name), "cases": int(row["cases"]), "as_here": rounded(row["same"])}
        | {s: rounded(row[s]) for s in STRICTNESS}
        for name, row in v.errors.iterrows()
    ]


def elsewhere(v: Verdict) -> str:
    """What the ledger says of other cases, in one line."""
    if not v.comparable:
        return NO_OTHERS
    says = "cannot decide" if v.word == UNDECIDED else "says as much"
    return f"The rule {says} of other cases: up to {percent(v.elsewhere)}"


def pages(one: Claim) -> dict[str, str | None]:
    """Where the claim stands in the site."""
    page = f"chapters/{one.chapter}.html"
    found = {
        "chapter": page,
        "figure": f"{page}#fig-{one.figure}",
        "verdict": f"{page}#verdict-{one.id}",
        "fact_sheet": f"facts/{one.chapter}.html",
    }
    return {"line": f"{HOME}#claim-{one.id}"} | {k: where if one.written else None for k, where in found.items()}


def rounded(value: float) -> float | None:
    """JSON knows no NaN: what is not known is null."""
    return None if math.isnan(value) else round(float(value), PLACES)
