"""The measures on tables small enough to work by hand, and against other implementations."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from alignment import votes as v
from alignment.errors import UnknownName

# Eight roll calls of one year. By hand, for AAA and BBB:
#   both voted on 1-7 (BBB is absent on 8); same on 1, 2, 3, 4; one abstains on 5, 6; opposite on 7.
LETTERS = {"AAA": "yynayynn", "BBB": "yynaaayx", "CCC": "nnynnnyy"}
WORDS = {"y": "yes", "n": "no", "a": "abstain", "x": "absent"}


def table(letters: dict[str, str], year: int | list[int] = 2000) -> pd.DataFrame:
    rows = [(i, state, WORDS[c]) for state, line in letters.items() for i, c in enumerate(line, 1)]
    frame = pd.DataFrame(rows, columns=["resolution", "state", "vote"])
    frame["year"] = frame["resolution"].map(dict(enumerate(year, 1))) if isinstance(year, list) else year
    return frame


def test_agreement_gives_half_credit_for_an_abstention():
    # 4 same + 2 halves + 1 opposite, of 7.
    assert v.agreement(table(LETTERS), "AAA", "BBB")[2000] == pytest.approx(5 / 7)


def test_identical_share_gives_no_credit_for_an_abstention():
    assert v.identical_share(table(LETTERS), "AAA", "BBB")[2000] == pytest.approx(4 / 7)


def test_absence_is_not_abstention():
    both_absent = table({"AAA": "yx", "BBB": "yn"})
    assert v.agreement(both_absent, "AAA", "BBB")[2000] == 1
    abstains = table({"AAA": "ya", "BBB": "yn"})
    assert v.agreement(abstains, "AAA", "BBB")[2000] == pytest.approx(0.75)


def test_measures_do_not_depend_on_the_order_of_the_pair():
    votes = table(LETTERS)
    for measure in (v.agreement, v.identical_share, v.chance_corrected):
        assert measure(votes, "AAA", "BBB")[2000] == pytest.approx(measure(votes, "BBB", "AAA")[2000])


def test_a_year_without_a_common_vote_is_left_out_not_zero():
    votes = table({"AAA": "yy", "BBB": "yx"}, year=[2000, 2001])
    assert v.agreement(votes, "AAA", "BBB").index.tolist() == [2000]


def test_scotts_pi_by_hand():
    # Three votes: yes/yes, no/no, yes/no. Observed disagreement 1/3. The pair's habits: 3 of 6
    # votes yes, 3 of 6 no, so expected disagreement 2 * 1/2 * 1/2 = 1/2. pi = 1 - (1/3)/(1/2) = 1/3.
    assert v.chance_corrected(table({"AAA": "yny", "BBB": "ynn"}), "AAA", "BBB")[2000] == pytest.approx(1 / 3)


def test_cohens_kappa_by_hand():
    # Same votes; AAA says yes 2/3, BBB 1/3: expected disagreement 2/3*2/3 + 1/3*1/3 = 5/9; 1 - (1/3)/(5/9) = 0.4.
    votes = table({"AAA": "yny", "BBB": "ynn"})
    assert v.chance_corrected(votes, "AAA", "BBB", method="kappa")[2000] == pytest.approx(0.4)


def test_two_who_always_say_yes_have_no_chance_corrected_agreement():
    assert np.isnan(v.chance_corrected(table({"AAA": "yyy", "BBB": "yyy"}), "AAA", "BBB")[2000])


def test_kappa_agrees_with_scikit_learn_on_random_votes():
    metrics = pytest.importorskip("sklearn.metrics")
    rng = np.random.default_rng(7)
    for _ in range(25):
        lines = {s: "".join(rng.choice(list("yan"), p=rng.dirichlet([1, 1, 1]), size=60)) for s in ("AAA", "BBB")}
        ours = v.chance_corrected(table(lines), "AAA", "BBB", method="kappa")[2000]
        codes = [[" yan".index(c) for c in line] for line in lines.values()]
        theirs = metrics.cohen_kappa_score(*codes, labels=[1, 2, 3], weights="linear")
        assert ours == pytest.approx(theirs)


def test_pi_is_never_above_kappa():
    # A known relation (Scott's expected disagreement is at most Cohen's complement).
    rng = np.random.default_rng(8)
    lines = {
        s: "".join(rng.choice(list("yan"), p=p, size=80))
        for s, p in [("AAA", [0.7, 0.2, 0.1]), ("BBB", [0.2, 0.2, 0.6])]
    }
    votes = table(lines)
    pi, kappa = (v.chance_corrected(votes, "AAA", "BBB", method=m)[2000] for m in ("pi", "kappa"))
    assert pi <= kappa


def test_all_pairs_at_once_equal_the_pairs_one_by_one():
    rng = np.random.default_rng(9)
    letters = {s: "".join(rng.choice(list("yanx"), size=40)) for s in ("AAA", "BBB", "CCC", "DDD")}
    votes = table(letters, year=[2000] * 20 + [2001] * 20)
    for row in v.dyads(votes).itertuples():
        assert row.agreement == pytest.approx(v.agreement(votes, row.a, row.b)[row.year])
        assert row.identical == pytest.approx(v.identical_share(votes, row.a, row.b)[row.year])
        assert row.pi == pytest.approx(v.chance_corrected(votes, row.a, row.b)[row.year])
        assert row.kappa == pytest.approx(v.chance_corrected(votes, row.a, row.b, method="kappa")[row.year])
        assert row.n == (v.common(votes, row.a, row.b)["year"] == row.year).sum()


def test_pairs_with_few_common_votes_can_be_left_out():
    votes = table({"AAA": "yyyy", "BBB": "yyyx", "CCC": "yxxx"})
    assert {(r.a, r.b) for r in v.dyads(votes, least=2).itertuples()} == {("AAA", "BBB")}


def test_rank_puts_the_least_alike_at_the_bottom():
    ranks = v.rank_of_likeness(v.dyads(table(LETTERS | {"DDD": LETTERS["AAA"]})))
    of_aaa = ranks[ranks["a"] == "AAA"].set_index("b")["rank"]
    assert of_aaa.to_dict() == pytest.approx({"CCC": 1 / 3, "BBB": 2 / 3, "DDD": 1.0})


def test_measures_can_be_grouped_by_any_column():
    votes = table(LETTERS).assign(decade="2000s")
    assert v.agreement(votes, "AAA", "BBB", by="decade")["2000s"] == pytest.approx(5 / 7)


def test_unknown_state_offers_the_nearest_code():
    with pytest.raises(UnknownName, match="AAA"):
        v.agreement(table(LETTERS), "AAB", "BBB")


def test_unknown_method_and_unknown_group_are_named():
    with pytest.raises(UnknownName, match="kappa"):
        v.chance_corrected(table(LETTERS), "AAA", "BBB", method="kapa")
    with pytest.raises(UnknownName, match="year"):
        v.agreement(table(LETTERS), "AAA", "BBB", by="yaer")


POINTS = pd.DataFrame({
    "state": ["AAA", "AAA", "BBB", "BBB"], "year": [2000, 2001, 2000, 2001], "ideal_point": [-1.0, 0.0, 1.0, -0.1],
    "q05": [-1.3, -0.3, 0.6, -0.5], "q95": [-0.7, 0.3, 1.4, 0.3],
})  # fmt: skip


def test_ideal_point_distance_by_hand_with_its_interval():
    # 2000: |1 - (-1)| = 2; half widths 0.3 and 0.4, so the half width of the gap is 0.5.
    row = v.ideal_point_distance(POINTS, "AAA", "BBB").loc[2000]
    assert row.tolist() == pytest.approx([2.0, 1.5, 2.5, 1.0])


def test_distance_and_its_interval_never_fall_below_zero():
    row = v.ideal_point_distance(POINTS, "AAA", "BBB").loc[2001]
    assert row.tolist() == pytest.approx([0.1, 0.0, 0.6, -1.0])


def test_all_distances_equal_the_pairs_one_by_one():
    row = v.all_distances(POINTS).set_index("year")["distance"]
    assert row.to_dict() == pytest.approx({2000: 2.0, 2001: 0.1})
