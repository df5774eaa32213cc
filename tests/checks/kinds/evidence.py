"""Evidence: a relation, then a reason; one reason belongs to two relations only."""

from desk import Example, tab_to

from alignment.checks import Evidence

FEEDBACK = {"supports": "One high year is not the whole period.",
            "contradicts": "Most of the years speak against it.",
            "does not bear": "The claim is about votes, and the figure counts votes.",
            "cannot tell": "All years are there. That is enough to decide."}
REASONS = [dict(text="In 1988 the score was 97%.", right=False, feedback="One year does not stand for six decades."),
           dict(text="In most years the score was above 50%.", right=True, of=["contradicts", "does not bear"],
                feedback="Antagonists would vote alike less often."),
           dict(text="Votes are not friendship.", right=False, feedback="True, but the claim is about votes.")]


def hand(page, right: bool, press):
    press(page.get_by_label("contradicts the claim" if right else "supports the claim"))
    press(page.get_by_label("In most years" if right else "In 1988"))


def keys(page, right: bool):
    """In each group the first one has the focus: it is new, or it was chosen before."""
    for first in ("supports the claim", "In 1988"):
        tab_to(page, first)
        page.keyboard.press("ArrowDown" if right else "Space")


def hostile(text: str, n: int) -> dict:
    reasons = [r | {"text": f"{text} {n}", "feedback": text} for n, r in enumerate(REASONS)]
    return {"title": text, "claim": text, "feedback": dict.fromkeys(FEEDBACK, text), "reasons": reasons}


EXAMPLE = Example(
    make=Evidence, hand=hand, keys=keys, hostile=hostile, sure=True,
    fields=dict(prompt="What does this figure say about this claim?", figure="agreement", relation="contradicts",
                title="Agreement with Pakistan, 1947 to 2024", claim="In most years the two voted on opposite sides.",
                feedback=FEEDBACK, reasons=REASONS, hints=["Which years does the claim name?", "Count them."]),
    after_wrong="One year does not stand for six decades.", after_right="Antagonists would vote alike less often.",
    traits={"figure", "title", "claim", "relations", "reasons", "help", "steps"},
    offers=["It supports the claim", "It contradicts the claim", "It does not bear on the claim",
            "We cannot tell from this figure", *(r["text"] for r in REASONS)],
    key=["agreement", "In most years the two voted on opposite sides.", "contradicts",
         [[REASONS[0]["text"], False, list(FEEDBACK)], [REASONS[1]["text"], True, ["contradicts", "does not bear"]],
          [REASONS[2]["text"], False, list(FEEDBACK)]]],
    rubbish=[[0], [1, 1, 1], [9, 0], [1, 9], [0, 1], [1, "1"], "x", {"0": 1}, 5],
    tree=['- group "1. What does the figure say?"', '- radio "It supports the claim"\n', '- link "Agreement with Pak'],
    tree_after=['- radio "It supports the claim ✗ not right" [checked]', '- radio "It contradicts the claim"\n',
                '- group "2. Why?"', '- radio "In 1988 the score was 97%. ✗ not right" [checked]',
                "- status:\n  - paragraph: Not right. You can try again."])
