"""The claim ledger: data/claims.yml gives each claim's words, alignment/rules decides it.

    verdict("antagonistic")               -> Verdict, which shows itself as a card
    operating_characteristics("antagonistic")  -> how often the rule says "supports" elsewhere
    ledger()                              -> all claims

People who had already seen the data fixed the rules. What keeps them honest is published beside
each verdict: three strictnesses, and how often the same rule says the same of cases that the
article does not speak of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

import pandas as pd
import yaml

from . import data
from .chapters import planned, written
from .errors import BadItem, fault, nearest, unknown
from .wording import percent, points

KINDS = ("fact", "cause", "judgement", "report")
FORMS = ("summary", "generalisation", "causal claim", "prediction")
STRICTNESS = ("strict", "middle", "lenient")
SUPPORTS, IN_PART = "the evidence supports", "the evidence supports in part"
NOT, UNDECIDED = "the evidence does not support", "the evidence cannot decide"
SAYS = {
    SUPPORTS: "The evidence supports this",
    IN_PART: "The evidence supports this in part",
    NOT: "The evidence does not support this",
    UNDECIDED: "The evidence cannot decide this",
}
# From the least to the most favourable to the claim.
ORDER = (NOT, IN_PART, SUPPORTS)
# A verdict that the rule gives this seldom elsewhere tells a lot; given often, it tells little.
DECISIVE, SUGGESTIVE = 0.05, 0.25
# Of a rule that could be run on the claim alone, nobody knows how often it says the same.
NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True)
class Claim:
    """One line of data/claims.yml. `figure` may be missing as long as its chapter is not written."""

    id: str
    excerpt: str
    chapter: str
    claim: str
    kind: str
    form: str
    tested_by: str
    rule: str
    rule_in_words: dict[str, str]
    misses: str
    in_an_answer: str
    figure: str | None = None
    theories: dict[str, str] = field(default_factory=dict)
    rivals: list[dict] = field(default_factory=list)

    @property
    def written(self) -> bool:
        """Has its chapter a page? If not, there is no figure, no card and no fact sheet to link to."""
        return self.chapter in written()


@dataclass(frozen=True)
class Wording:
    """How the numbers of a kind of rule are said.

    value, smallest_value : write one of `Trial.values` or `Trial.parts`, and `Trial.smallest`.
    counted, smallest : sentences of the verdict, with {middle}, {n}, {parts} and {smallest}.
    condition, share : heads of the columns with the rule's versions and with their values.
    cases : what `n` counts. line, visible : how the ledger names the middle value and `smallest`.
    """

    value: Callable[[float], str] = percent
    smallest_value: Callable[[float], str] = points
    counted: str = "{middle} of {n} years count ({parts})."
    smallest: str = (
        "So few years could show a distance of {smallest} from a limit of the rule, and no smaller one "
        "(error 5%, power 80%)."
    )
    condition: str = "What is near the bottom"
    share: str = "Share of years"
    cases: str = "years"
    line: str = "Years that count"
    visible: str = "Smallest difference it could show"


YEARS = Wording()


@dataclass(frozen=True)
class Trial:
    """What a rule finds: for the claimed case, and for the others it was run on.

    words : the verdict's words by strictness. values : the numbers behind them, and `n`, how many cases they rest on.
    parts : what the middle value is made of, by name.
    smallest : the smallest distance of that value from a limit that so many cases could show; NaN where cases are no
        sample, such as newspapers that were read.
    others : by name of the comparison, one row per case with the words by strictness; empty where there is no case to
        compare with.
    wording : how these numbers are said.
    """

    words: pd.Series
    values: pd.Series
    parts: dict[str, float]
    smallest: float
    others: dict[str, pd.DataFrame]
    wording: Wording = YEARS


@dataclass(frozen=True)
class Verdict:
    """A claim, judged. `word` is that of the middle strictness; `fragile` when the three differ."""

    claim: Claim
    trial: Trial
    errors: pd.DataFrame

    @property
    def word(self) -> str:
        return self.trial.words["middle"]

    @property
    def fragile(self) -> bool:
        return self.trial.words.nunique() > 1

    @property
    def elsewhere(self) -> float:
        """The largest share, among the comparisons, of cases that get this verdict or one further from the middle; NaN
        without a comparison."""
        return float(self.errors["same"].max())

    @property
    def comparable(self) -> bool:
        """Was the rule run on other cases too?"""
        return not self.errors.empty

    @property
    def telling(self) -> str:
        """decisive, suggestive or silent: by how seldom the rule gives this verdict elsewhere; or not comparable."""
        if self.word == UNDECIDED:
            return "silent"
        if not self.comparable:
            return NOT_COMPARABLE
        return "decisive" if self.elsewhere <= DECISIVE else "suggestive" if self.elsewhere <= SUGGESTIVE else "silent"

    @property
    def says(self) -> str:
        """The verdict as words for an answer, with how telling it is."""
        return f"{SAYS[self.word]} ({self.telling}{', fragile' * self.fragile})"

    def _repr_html_(self) -> str:
        from .ledger import card

        return card(self)

    def __repr__(self) -> str:
        return f"{self.claim.claim} {self.says}."


@cache
def ledger() -> dict[str, Claim]:
    """All claims by id, checked against the rules and the excerpts.

    Raises
    ------
    BadItem : a claim lacks a field, names a rule, kind, form or excerpt that does not exist or a chapter that is
        neither written nor planned, or has no figure although its chapter is written; or a rule decides no claim.
    """
    from .rules import RULES

    path = data.folder() / "claims.yml"
    claims: dict[str, Claim] = {}
    for row in yaml.safe_load(path.read_text(encoding="utf-8")):
        claim = _claim(row)
        if claim.id in claims:
            raise BadItem(
                fault(
                    f"data/claims.yml, claim {claim.id!r}", "stands there twice.", "one line per claim.", "rename one."
                )
            )
        claims[claim.id] = claim
    _all_rules_used(claims, RULES)
    return claims


def _all_rules_used(claims: dict[str, Claim], rules: Iterable[str]) -> None:
    """A rule that decides nothing was forgotten in the ledger, or in the code."""
    for rule in sorted(set(rules) - {claim.rule for claim in claims.values()}):
        raise BadItem(
            fault(
                f"alignment/rules, rule {rule!r}",
                "no claim of data/claims.yml names it.",
                "each rule decides a claim.",
                "add the claim, or take the rule out of MODULES.",
            )
        )


def _claim(row: dict) -> Claim:
    from .article import excerpts
    from .rules import RULES

    where = f"data/claims.yml, claim {row.get('id', '?')!r}"
    try:
        claim = Claim(**row)
    except TypeError as error:
        raise BadItem(
            fault(
                where,
                str(error).split(") ")[-1],
                "the fields named at the top of the file.",
                "add or rename the field.",
            )
        ) from None
    for what, value, valid in [
        ("rule", claim.rule, RULES),
        ("kind", claim.kind, KINDS),
        ("form", claim.form, FORMS),
        ("excerpt", claim.excerpt, excerpts()),
    ]:
        if value not in valid:
            raise BadItem(
                fault(
                    f"{where}, {what}",
                    f"{value!r} does not exist.",
                    f"one of {', '.join(sorted(valid))}.",
                    f"correct the {what}.",
                )
            )
    _in_a_chapter(claim, where)
    return claim


def _in_a_chapter(claim: Claim, where: str) -> None:
    """Its chapter is written and the claim names its figure, or it is planned."""
    known = {*written(), *planned()}
    if claim.chapter not in known:
        near = nearest(claim.chapter, known) or sorted(known)
        raise BadItem(
            fault(
                f"{where}, chapter",
                f"{claim.chapter!r} is neither written (_toc.yml) nor planned (data/planned.yml).",
                f"a chapter such as {', '.join(near)}.",
                "correct the chapter, or add it to data/planned.yml.",
            )
        )
    if claim.written and not claim.figure:
        raise BadItem(
            fault(
                f"{where}, figure",
                f"missing, and chapter {claim.chapter} is written.",
                "the name of the figure that shows the claim.",
                "add `figure` to the claim.",
            )
        )


def claim(id: str) -> Claim:
    """One claim of the ledger; an unknown id gets the nearest ones."""
    if id not in ledger():
        raise unknown("Claim", id, ledger(), "use an id of data/claims.yml.")
    return ledger()[id]


@cache
def verdict(id: str) -> Verdict:
    """Judge one claim by its rule, on the data as they are now."""
    from .rules import rule

    one = claim(id)
    trial = rule(one.rule)()
    return Verdict(one, trial, error_rates(trial))


def error_rates(trial: Trial) -> pd.DataFrame:
    """The operating characteristics of a rule: what it says of other cases, one row per comparison.

    Columns: `cases` (how many could be decided); `strict`, `middle`, `lenient`, the share (0 to 1)
    of them of which that version says "supports"; `same`, the share that the middle version judges
    as it judges the claim, or more favourably (for "does not support": as unfavourably). For a claim that cannot
    be decided it is the share, of all cases, that cannot be decided either. A trial without others has no row.
    """
    rows: dict[str, dict] = {}
    for name, words in trial.others.items():
        decided = words[words["middle"] != UNDECIDED]
        compared = words if trial.words["middle"] == UNDECIDED else decided
        same = compared["middle"].isin(_at_least(trial.words["middle"]))
        rows[name] = {"cases": len(decided)} | (decided == SUPPORTS).mean().to_dict() | {"same": same.mean()}
    return pd.DataFrame.from_dict(rows, orient="index", columns=["cases", *STRICTNESS, "same"]).astype({"cases": int})


def _at_least(word: str) -> tuple[str, ...]:
    """The words that are as favourable to the claim as `word`; for NOT and UNDECIDED, only itself."""
    return (word,) if word in (NOT, UNDECIDED) else ORDER[ORDER.index(word) :]


def operating_characteristics(id: str) -> pd.DataFrame:
    """The table of `error_rates` for a claim of the ledger."""
    return verdict(id).errors
