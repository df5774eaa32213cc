"""Highlight: three phrases, one of which has a second answer that can be defended."""

from desk import Example, tab_to, to_the_top

from alignment.checks import Highlight

PHRASES = [dict(text="antagonistic relationship for almost 6 decades", answer="fact", feedback="Votes can be counted.",
                also={"judgement": "Where antagonism begins can be disputed."}),
           dict(text="thanks to the Cold War", answer="cause", feedback="It says why.",
                wrong={"fact": "The Cold War is a fact. That it did this is a claim of cause."}),
           dict(text="not an ordinary development", answer="judgement", feedback="The author weighs the news.")]


def tag(page, phrase: str) -> str:
    """The category with which a phrase is marked now; empty: none."""
    return "".join(page.locator(".rp-phrase", has_text=phrase).locator(".rp-tag").all_inner_texts())


def mark(page, phrase: str, category: str):
    """Choose the category and tick the phrase, unless it has this mark already."""
    page.get_by_role("radio", name=f"{category}:").check()
    if tag(page, phrase) != category:
        page.get_by_role("checkbox", name=phrase).click()


def mouse(page, right: bool):
    mark(page, "antagonistic", "fact")
    mark(page, "thanks to", "cause" if right else "fact")
    mark(page, "not an ordinary", "judgement")


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
    make=Highlight, mouse=mouse, keys=keys, hostile=hostile,
    fields=dict(prompt="What kind of claim is each phrase?", excerpt="six-decades", phrases=PHRASES,
                hints=["Ask: could a record settle it?"]),
    after_wrong="That it did this is a claim of cause.", after_right="It says why.")
