"""Reflect: a text, then three questions about it; the reader says no to two of them, or yes to all."""

from desk import Example, tab_to, to_the_top

from alignment.checks import Reflect

RUBRIC = [("Does your text name one measure and its years?", "Name the agreement score and its years."),
          ("Does it give two numbers?", "Give two numbers that can be compared."),
          ("Does it say what votes cannot show?", "Say what votes do not measure.")]
TEXTS = {False: "They were rivals, as everybody knows.",
         True: "From 1947 to 2024 the score rose from 42% to 76%. Votes are not friendship."}


def mouse(page, right: bool):
    page.get_by_label("Your answer").fill(TEXTS[right])


def keys(page, right: bool):
    tab_to(page, "Your answer")
    page.keyboard.press("Control+a")
    page.keyboard.type(TEXTS[right])


def judge(page, right: bool):
    for n, (question, _) in enumerate(RUBRIC):
        page.get_by_role("group", name=question).get_by_label("Yes" if right or n == 0 else "No").check()


def judge_by_keys(page, right: bool):
    to_the_top(page)
    tab_to(page, "Yes")
    for n in range(len(RUBRIC)):
        page.keyboard.press("Space" if right or n == 0 else "ArrowDown")
        page.keyboard.press("Tab")


def hostile(text: str, n: int) -> dict:
    return {"answer": text, "rubric": [(f"{text} {n}", text) for n in range(3)]}


EXAMPLE = Example(
    make=Reflect, mouse=mouse, keys=keys, then=judge, then_keys=judge_by_keys, hostile=hostile, judged=False,
    button="Compare", done="3 of 3 points met", mood="3 of 3 points met.", enter=False,
    fields=dict(prompt="Were the two antagonists? Write what the votes say.", words=20, rubric=RUBRIC,
                answer="Their agreement rose from 42% in the 1940s to 76% in the 2020s. Votes do not show friendship.",
                hints=["Which measure do you have?", "What is missing?"]),
    after_wrong="Give two numbers that can be compared.", after_right="Your text has all the points.")
