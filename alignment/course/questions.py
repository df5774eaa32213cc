"""The self-checks as questions of the few kinds that quiz formats know, and what is lost on the way.

choice, number, reflect, estimate   one question each
evidence                            two: what the figure says, and why
match, highlight                    one for each row: only so has each wrong answer its own feedback
order                               one question of kind "match": each event gets its place
draw                                none: no format can carry a line that is drawn

What a format cannot carry is a `Lost`, never silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from alignment.checks.collect import Item
from alignment.errors import BadItem, fault

from .figure import Figure

PLACES = ("1st", "2nd", "3rd", *(f"{n}th" for n in range(4, 21)))
CONFIDENCE = "“How sure are you?” is not asked"


@dataclass(frozen=True)
class Lost:
    """Something of a self-check that a format does not carry."""

    item: str
    what: str


@dataclass(frozen=True)
class Answer:
    """One answer. `right` gives full marks; `value` is the number, in a question of kind "number"."""

    text: str
    right: bool
    feedback: str = ""
    value: float = 0.0


@dataclass(frozen=True)
class Question:
    """One question of a quiz.

    name : chapter and id, such as "04/orders-late"; of one row "04/who-delivered/2".
    item : the same without the row.
    kind : "one", "many" (choose), "number", "match" (text of an answer -> its place), or "text" (write).
    prompt : paragraphs.
    answers : of "one" and "many" in the order shown; of "number" the right one, then common mistakes.
        Several right answers of "one" mean that each of them has full marks.
    tolerance : of "number", the largest difference that counts as right.
    feedback : shown to everybody afterwards.
    hints : the first helps least.
    model, rubric : of "text": an answer that is good, and questions about the own text with what to add.
    counts : False for an estimate before the data: nobody is right or wrong from knowledge.
    """

    name: str
    item: str
    kind: str
    prompt: tuple[str, ...]
    answers: tuple[Answer, ...] = ()
    tolerance: float = 0.0
    feedback: str = ""
    hints: tuple[str, ...] = ()
    figure: Figure | None = None
    model: str = ""
    rubric: tuple[tuple[str, str], ...] = ()
    counts: bool = True


@dataclass(frozen=True)
class Quiz:
    """The questions of a chapter, and what no format carries."""

    chapter: str
    title: str
    questions: tuple[Question, ...]
    lost: tuple[Lost, ...] = field(default=())


def quiz(chapter: str, title: str, items: Iterable[Item], figures: dict[str, Figure]) -> Quiz:
    """The quiz of a chapter.

    Raises
    ------
    BadItem : a kind of self-check that this module does not know.
    """
    questions, lost = [], []
    for item in items:
        if item.kind not in KINDS:
            where = f"self-check {name(item)}"
            raise BadItem(fault(where, f"its kind {item.kind!r} is new here.", f"one of {', '.join(KINDS)}.",
                                "write its function in alignment/course/questions.py."))  # fmt: skip
        made, gone = KINDS[item.kind](item, figures)
        lost += [Lost(name(item), what) for what in gone]
        lost += [Lost(name(item), CONFIDENCE)] * bool(item.data.get("levels") and made)
        # Hints go with the first of several questions: a platform shows them there.
        questions += [replace(one, hints=item.hints if n == 0 else ()) for n, one in enumerate(made)]
    return Quiz(chapter, title, tuple(questions), tuple(lost))


def every(quiz: Quiz, missing: Callable[[Question], list[str]]) -> list[Lost]:
    """What a format does not carry: what no format does, and what it drops of single questions."""
    own = [Lost(q.item, what) for q in quiz.questions for what in missing(q)]
    return list(dict.fromkeys([*quiz.lost, *own]))


def name(item: Item) -> str:
    return f"{item.chapter}/{item.id}"


def paragraphs(*texts: str) -> tuple[str, ...]:
    return tuple(part.strip() for text in texts for part in text.split("\n\n") if part.strip())


def choice(item: Item, _: dict) -> tuple[list[Question], list[str]]:
    several = item.data["many"]
    prompt = paragraphs(item.prompt, "Choose all that are right." if several else "")
    answers = tuple(Answer(o["text"], o["right"], o["feedback"]) for o in item.data["options"])
    return [Question(name(item), name(item), "many" if several else "one", prompt, answers)], []


def number(item: Item, _: dict) -> tuple[list[Question], list[str]]:
    data = item.data
    unit = f"Write a number, in {worded(data['unit'])}, without the unit." if data["unit"] else "Write a number."
    right = Answer(data["shown"], True, data["feedback"], typed(data["answer"], data))
    mistakes = [Answer(one["shown"], False, one["feedback"], typed(one["value"], data)) for one in data["wrong"]]
    return [Question(name(item), name(item), "number", paragraphs(item.prompt, unit), (right, *mistakes),
                     tolerance=data["tolerance"])], []  # fmt: skip


def estimate(item: Item, _: dict) -> tuple[list[Question], list[str]]:
    data = item.data
    unit = f" in {worded(data['unit'])}, without the unit" if data["unit"] else ""
    ask = f"Before you see the data, write your estimate{unit} ({data['scale']}). It is not marked."
    told = f"The data say {data['shown']}. {data['reveal']}"
    right = Answer(data["shown"], True, f"Near: within {data['band']}.", typed(data["answer"], data))
    return [Question(name(item), name(item), "number", paragraphs(item.prompt, ask), (right,),
                     tolerance=data["near"], feedback=told, counts=False)], []  # fmt: skip


def typed(value: float, data: dict) -> float:
    """A number with a few digits more than are shown: enough for the tolerance, and readable in a file."""
    return round(value, data["decimals"] + 6)


def worded(unit: str) -> str:
    return "per cent" if unit == "%" else unit


def rows(item: Item, _: dict) -> tuple[list[Question], list[str]]:
    """Match and Highlight: one question for each row."""
    options, quoted = item.data["options"], excerpt(item)
    made = [
        Question(f"{name(item)}/{n}", name(item), "one", paragraphs(item.prompt, quoted, f"“{row['text']}”"),
                 tuple(reply(row, place, option) for place, option in enumerate(options)))
        for n, row in enumerate(item.data["rows"], 1)
    ]  # fmt: skip
    return made, [f"its {len(made)} rows become {len(made)} questions"]


def excerpt(item: Item) -> str:
    """The words of the article that a Highlight marks, with their credit."""
    texts = ["".join(p if isinstance(p, str) else item.data["rows"][p]["text"] for p in part)
             for part in item.data.get("parts", [])]  # fmt: skip
    return "\n\n".join([*texts, f"({item.data['credit']}. {item.data['terms']})"]) if texts else ""


def reply(row: dict, place: int, option: dict) -> Answer:
    """One option of a row, with what is said to whoever chooses it."""
    single = {at: (fine, text) for at, fine, text in row["replies"]}
    if place == row["answer"]:
        return Answer(option["text"], True, row["feedback"])
    if place in single:
        fine, text = single[place]
        return Answer(option["text"], fine, f"Defensible. {text}" if fine else text)
    return Answer(option["text"], False, row["wrong"] or option["feedback"] or option.get("meaning", ""))


def order(item: Item, _: dict) -> tuple[list[Question], list[str]]:
    events = item.data["events"]
    shown = [events[n] for n in item.data["start"]]
    answers = tuple(Answer(e["text"], True, PLACES[events.index(e)]) for e in shown)
    told = " ".join(f"{PLACES[n]}: {e['text']} ({e['date']}). {e['feedback']}" for n, e in enumerate(events))
    ask = "Give each event its place: the earliest is the 1st."
    return [Question(name(item), name(item), "match", paragraphs(item.prompt, ask), answers, feedback=told)], [
        "the feedback of each event stands in one text for all"
    ]


def evidence(item: Item, figures: dict[str, Figure]) -> tuple[list[Question], list[str]]:
    data = item.data
    figure = figures.get(data["figure"])
    stated = (f"Figure: {data['title']}.", f"Claim: {data['claim']}")
    first = tuple(Answer(r["text"], r["right"], r["feedback"]) for r in data["relations"])
    second = tuple(Answer(r["text"], r["right"], r["feedback"]) for r in data["reasons"])
    help = tuple(data["help"].split("\n"))
    made = [
        Question(f"{name(item)}/1", name(item), "one", (*stated, item.prompt, *help), first, figure=figure),
        Question(f"{name(item)}/2", name(item), "one", (*stated, "Why? Choose the reason that decides it."), second,
                 figure=figure),
    ]  # fmt: skip
    lost = ["its two steps are marked apart; the reasons do not follow the first answer"]
    return made, lost if figure else [*lost, f"the chapter shows no figure {data['figure']!r}"]


def reflect(item: Item, _: dict) -> tuple[list[Question], list[str]]:
    data = item.data
    points = tuple((row["question"], row["add"]) for row in data["rubric"])
    prompt = paragraphs(item.prompt, data["about"])
    return [Question(name(item), name(item), "text", prompt, model=data["answer"], rubric=points)], []


def draw(item: Item, _: dict) -> tuple[list[Question], list[str]]:
    return [], ["not carried: a line drawn by hand. It is on paper in the handout, and in the page of the chapter"]


KINDS = {
    "choice": choice, "number": number, "estimate": estimate, "match": rows, "highlight": rows, "order": order,
    "evidence": evidence, "reflect": reflect, "draw": draw,
}  # fmt: skip


def as_choices(question: Question) -> list[Question]:
    """A question of places as one question for each event, for formats that cannot match."""
    places = sorted((a.feedback for a in question.answers), key=PLACES.index)
    return [
        replace(question, name=f"{question.name}/{n}", kind="one", hints=question.hints if n == 1 else (),
                prompt=(*question.prompt[:-1], f"Which place in time has this event? “{event.text}”"),
                answers=tuple(Answer(place, place == event.feedback) for place in places))
        for n, event in enumerate(question.answers, 1)
    ]  # fmt: skip
