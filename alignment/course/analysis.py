"""Item analysis: was a question easy, did it tell strong from weak, and which mistakes were made?

difficulty       share of the class with the right answer; a blank counts as not right
discrimination   correlation of right or not with the score on the *other* questions: the corrected item-total
                 correlation (Henrysson 1963, Psychometrika 28: 211-218, tells why the question itself must be left
                 out). For a question of two values it is the point-biserial correlation.

Both come with 95 % intervals, for a class is small: Wilson's for the share, Fisher's z for the correlation.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from alignment.chance import LEVEL

from .marking import BLANK, OTHER, RIGHT, UNREAD

FEW = 20  # with fewer students a correlation says nothing: its interval is wider than half the scale
# Where a question deserves a look. They are habits of the trade, not laws.
HARD, EASY, FLAT = 0.2, 0.95, 0.1


def items(marks: pd.DataFrame) -> pd.DataFrame:
    """One row for each question.

    Columns `template`, `n`, `right` (share 0 to 1), `low`, `high`, `blank` (share), `discrimination` (-1 to 1; missing
    where all or none are right, or fewer than 20 students), `r_low`, `r_high`, `look` (why to look at it).

    marks : as `marking.mark` gives them.
    """
    right = marks.pivot(index="student", columns="question", values="right").astype(float)
    table = pd.DataFrame({
        "template": marks.drop_duplicates("question").set_index("question")["template"],
        "n": right.count(), "right": right.mean(),
        "blank": (marks["status"] == BLANK).groupby(marks["question"]).mean(),
        "discrimination": {q: discrimination(right, q) for q in right},
    })  # fmt: skip
    table["low"], table["high"] = wilson(table["right"], table["n"])
    table["r_low"], table["r_high"] = fisher(table["discrimination"], table["n"])
    table["look"] = [worth_a_look(row) for row in table.itertuples()]
    return table


def discrimination(right: pd.DataFrame, question: int) -> float:
    """Corrected point-biserial correlation of one question; missing where it is not defined."""
    rest = right.drop(columns=question).sum(axis=1)
    own = right[question]
    if len(own) < FEW or own.nunique() < 2 or rest.nunique() < 2:
        return float("nan")
    return float(np.corrcoef(own, rest)[0, 1])


def wilson(share: pd.Series, n: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The 95 % interval of a share (Wilson 1927): it stays within 0 and 1, and holds for small classes."""
    z2 = LEVEL**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = LEVEL / (1 + z2 / n) * np.sqrt(share * (1 - share) / n + z2 / (4 * n**2))
    return middle - half, middle + half


def fisher(r: pd.Series, n: pd.Series) -> tuple[pd.Series, pd.Series]:
    """The 95 % interval of a correlation by Fisher's z."""
    z, half = np.arctanh(r.clip(-0.999, 0.999)), LEVEL / np.sqrt((n - 3).clip(lower=1))
    return np.tanh(z - half), np.tanh(z + half)


def worth_a_look(row) -> str:
    """Why an instructor should look at a question; "" where nothing is odd."""
    if row.right < HARD:
        return "hard: was it taught, and are its words clear?"
    if row.right > EASY:
        return "easy: it tells little about the class"
    if row.discrimination < 0:
        return "those with fewer marks had it right more often: check the key and the words"
    if row.discrimination < FLAT:
        return "it hardly tells strong from weak"
    return ""


def answers(marks: pd.DataFrame) -> pd.DataFrame:
    """Shares (0 to 1) of each kind of answer: a row per question; columns: right, mistakes, other, blank."""
    table = pd.crosstab(marks["question"], marks["status"], normalize="index")
    fixed = [s for s in (OTHER, UNREAD, BLANK) if s in table]
    slips = table.drop(columns=[RIGHT, *fixed], errors="ignore")
    order = [RIGHT, *slips.sum().sort_values(ascending=False).index, *fixed]
    return table.reindex(columns=order).fillna(0.0)
