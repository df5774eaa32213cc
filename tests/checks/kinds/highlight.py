"""Highlight: three phrases, one of which has a second answer that can be defended."""

from desk import Example, tab_to, to_the_top
from playwright.sync_api import Locator

from alignment.checks import Highlight

PHRASES = [dict(text="antagonistic relationship for almost 6 decades", answer="fact", feedback="Votes can be counted.",
                also={"judgement": "Where antagonism begins can be disputed."}),
           dict(text="thanks to the Cold War", answer="cause", feedback="It says why.",
                wrong={"fact": "The Cold War is a fact. That it did this is a claim of cause."}),
           dict(text="not an ordinary development", answer="judgement", feedback="The author weighs the news.")]


def tag(page, phrase: str) -> str:
    """The category with which a phrase is marked now; empty: none."""
    return "".join(page.locator(".rp-phrase", has_text=phrase).locator(".rp-tag").all_inner_texts())


def mark(page, phrase: str, category: str, press=Locator.click):
    """Choose the category and tick the phrase, unless it has this mark already."""
    press(page.get_by_role("radio", name=f"{category}:"))
    if tag(page, phrase) != category:
        press(page.get_by_role("checkbox", name=phrase))


def hand(page, right: bool, press):
    mark(page, "antagonistic", "fact", press)
    mark(page, "thanks to", "cause" if right else "fact", press)
    mark(page, "not an ordinary", "judgement", press)


def keys(page, right: bool):
    """At first the middle phrase gets the wrong category; then it alone is marked again."""
    words = {"fact": ["antagonistic"] if right else ["antagonistic", "thanks to"],
             "cause": ["thanks to"] if right else [], "judgement": ["not an ordinary"]}
    for n, (category, phrases) in enumerate(words.items()):
        to_the_top(page)
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.type") == "radio":
                break
        for _ in range(4):
            if page.get_by_role("radio").nth(n).is_checked():
                break
            page.keyboard.press("ArrowDown")
        for phrase in phrases:
            if tag(page, phrase) != category:
                tab_to(page, phrase)
                page.keyboard.press("Space")


def hostile(text: str, n: int) -> dict:
    categories = {f"{text} {n}": f"{text} meaning {n}" for n in range(2)}
    first, second = categories
    phrases = [dict(text=p["text"], answer=first, feedback=text, wrong={second: text}) for p in PHRASES[:2]]
    return {"categories": categories, "phrases": phrases}


EXAMPLE = Example(
    make=Highlight, hand=hand, keys=keys, hostile=hostile,
    fields=dict(prompt="What kind of claim is each phrase?", excerpt="six-decades", phrases=PHRASES,
                hints=["Ask: could a record settle it?"]),
    after_wrong="That it did this is a claim of cause.", after_right="It says why.",
    traits={"options", "rows", "parts", "credit", "source", "terms"}, offers=[p["text"] for p in PHRASES],
    key=[["fact", "cause", "judgement", "report"],
         [[PHRASES[0]["text"], 0, [2]], [PHRASES[1]["text"], 1, []], [PHRASES[2]["text"], 2, []]]],
    rubbish=[[0, 1], [0, 1, 4], [-1, 0, 1], [0, 1, None], ["0", "1", "2"], {"length": 3}, "012"],
    tree=['- radiogroup "The word to mark with":', '- checkbox "thanks to the Cold War"\n'],
    tree_after=["- 'radio \"judgement: It weighs something. Evidence can inform it, but not settle it.\" [checked]'",
                '- checkbox "thanks to the Cold War fact ✗ not right" [checked]', "2 of 3 are right."])
