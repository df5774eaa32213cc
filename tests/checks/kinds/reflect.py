"""Reflect: a text, then three questions about it; the reader says no to two of them, or yes to all."""

from desk import Example, tab_to, to_the_top, typed

from alignment.checks import Reflect

RUBRIC = [("Does your text name one measure and its years?", "Name the agreement score and its years."),
          ("Does it give two numbers?", "Give two numbers that can be compared."),
          ("Does it say what votes cannot show?", "Say what votes do not measure.")]
WRONG = "They were rivals, as everybody knows."
RIGHT = "From 1947 to 2024 the score rose from 42% to 76%. Votes are not friendship."


def judge(page, right: bool, press):
    for n, (question, _) in enumerate(RUBRIC):
        press(page.get_by_role("group", name=question).get_by_label("Yes" if right or n == 0 else "No"))


def judge_by_keys(page, right: bool):
    to_the_top(page)
    tab_to(page, "Yes")
    for n in range(len(RUBRIC)):
        page.keyboard.press("Space" if right or n == 0 else "ArrowDown")
        page.keyboard.press("Tab")


def hostile(text: str, n: int) -> dict:
    return {"about": text, "answer": text, "rubric": [(f"{text} {n}", text) for n in range(3)]}


EXAMPLE = Example(
    make=Reflect, **typed("Your answer", RIGHT, WRONG), then=judge, then_keys=judge_by_keys, hostile=hostile,
    judged=False, button="Compare", done="3 of 3 points met", mood="3 of 3 points met.", enter=False,
    fields=dict(prompt="Were the two antagonists? Write what the votes say.", words=20, rubric=RUBRIC,
                answer="Their agreement rose from 42% in the 1940s to 76% in the 2020s. Votes do not show friendship.",
                hints=["Which measure do you have?", "What is missing?"]),
    after_wrong="Give two numbers that can be compared.", after_right="Your text has all the points.",
    traits={"about", "answer", "rubric", "words", "least", "lines"}, offers=[], key=[],
    rubbish=[{"text": 5, "met": {}}, "Mine", ["Mine"], {}, 5],
    tree=['- textbox "Your answer"\n', '- button "Show the model answer anyway"'],
    tree_after=[f'- textbox "Your answer": {WRONG}', '- region "Model answer"', f'- group "{RUBRIC[1][0]}"',
                '- radio "Yes"\n', '- radio "No" [checked]', "- status:\n  - paragraph: 1 of 3 points met.",
                f"  - paragraph: {RUBRIC[1][1]}", '- button "Compare"'])
