"""One self-check on paper: the question with room to answer, and its key for the instructor's copy."""

from __future__ import annotations

import io
from string import ascii_uppercase

from alignment.checks.collect import Item

from .blocks import Block, Lines, Para, Picture, Rows
from .figure import Figure

GUESSES = ("estimate", "draw")
WRITE = "Write"
ASK = {
    "choice": "Tick one.", "number": "Write a number.", "estimate": "Write your estimate before you see the data.",
    "match": "Write into each box the letter that fits.", "highlight": "Write into each box the letter that fits.",
    "order": "Write 1 beside the earliest event, then 2, 3 and so on.",
    "evidence": "Two steps: tick what the figure says, then tick the reason.",
    "draw": "Draw the missing years into the chart.",
}  # fmt: skip


def grouped(items: tuple[Item, ...]) -> dict[str, list[Item]]:
    """Guesses first, then the questions, then what is written at length."""
    last = [item for item in items if item.kind == "reflect"]
    first = [item for item in items if item.kind in GUESSES]
    rest = [item for item in items if item not in first and item not in last]
    return {"Before you see the data": first, "Questions": rest, WRITE: last}


def numbers(items: tuple[Item, ...]) -> dict[str, int]:
    """The number that each self-check has in the handout, by its id."""
    return {item.id: n for n, item in enumerate((one for group in grouped(items).values() for one in group), 1)}


def asked(item: Item, figures: dict[str, Figure], n: int) -> list[Block]:
    """The question as it stands in a handout, with its number."""
    first, *more = item.prompt.split("\n\n")
    made: list[Block] = [Para(first, lead=f"{n}."), *map(Para, more)]
    ask = "Tick all that are right." if item.data.get("many") else ASK.get(item.kind, "")
    if unit := item.data.get("unit", ""):
        ask += f" Unit: {unit}."
    return [*made, *([Para(ask, look="small")] if ask else []), *ROOM[item.kind](item, figures)]


def key(item: Item) -> list[Block]:
    """Every answer explained, as the public page explains it."""
    tolerance = f" (right within {item.data['tolerance']:g})" if item.kind == "number" else ""
    rows = tuple(told(verdict, answer + tolerance * (n == 0), feedback)
                 for n, (verdict, answer, feedback) in enumerate(item.told))  # fmt: skip
    hints = [Para(" ".join(item.hints), lead="Hints.", look="note")] if item.hints else []
    return [Para("", lead="Key.", look="note"), Rows(rows), *hints]


def told(verdict: str, answer: str, feedback: str) -> str:
    """One explained answer, as the page words it."""
    stop = "" if answer.endswith((".", "?", "!")) else "."
    return f"{verdict}: {answer}{stop} {feedback}"


def boxes(item: Item, _: dict) -> list[Block]:
    return [Rows(item.options, "boxes")]


def blank(item: Item, _: dict) -> list[Block]:
    sure = " · How sure are you? ______ %" if item.data.get("levels") else ""
    return [Para(f"Answer: ____________{sure}")]


def lettered(item: Item, _: dict) -> list[Block]:
    options = item.data["options"]
    letters = tuple(f"{o['text']}: {o['meaning']}" if o.get("meaning") else o["text"] for o in options)
    return [*quoted(item), Rows(letters, "letters"), Rows(item.options, "boxes")]


def quoted(item: Item) -> list[Block]:
    """The words of the article that a Highlight marks, with their credit."""
    texts = ["".join(p if isinstance(p, str) else item.data["rows"][p]["text"] for p in part)
             for part in item.data.get("parts", [])]  # fmt: skip
    credit = [Para(f"{item.data['credit']}. {item.data['terms']}", look="small")] if texts else []
    return [*(Para(text, look="quote") for text in texts), *credit]


def evidence(item: Item, figures: dict[str, Figure]) -> list[Block]:
    data = item.data
    figure = figures.get(data["figure"])
    count = len(data["relations"])
    return [
        Para(data["claim"], lead="Claim:"), *(picture(figure) if figure else [Para(data["title"], lead="Figure:")]),
        Para("What does the figure say?", lead="Step 1."), Rows(item.options[:count], "boxes"),
        Para("Why?", lead="Step 2."), Rows(item.options[count:], "boxes"),
    ]  # fmt: skip


def picture(figure: Figure) -> list[Block]:
    return [Picture(figure.png, figure.alt, figure.name), Para(figure.source, look="small")]


def reflect(item: Item, _: dict) -> list[Block]:
    given = [Para(part, look="quote") for part in item.data["about"].split("\n\n") if part]
    return [*given, Lines(item.data["lines"])]


def draw(item: Item, _: dict) -> list[Block]:
    data = item.data
    return [Picture(sketch(data), data["alt"], f"{item.id}.png"), Para(data["aside"], look="small")]


ROOM = {
    "choice": boxes, "number": blank, "estimate": blank, "match": lettered, "highlight": lettered, "order": boxes,
    "evidence": evidence, "reflect": reflect, "draw": draw,
}  # fmt: skip


def sketch(data: dict) -> bytes:
    """The known years of a series, and empty paper for the others (PNG)."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Drawing
    from matplotlib.ticker import MaxNLocator

    fig = Drawing(figsize=(6.4, 3.4), layout="constrained")
    FigureCanvasAgg(fig)
    ax, known = fig.subplots(), data["known"]
    ax.plot(data["years"][:known], [float("nan") if v is None else v for v in data["values"][:known]], color="black")
    ax.set(xlim=(data["years"][0], data["years"][-1]), ylim=(data["low"], data["high"]))
    ax.axvspan(data["years"][known - 1], data["years"][-1], facecolor="none", edgecolor="#777", hatch="..", linewidth=0)
    ax.xaxis.set_major_locator(MaxNLocator(steps=[1, 2, 5, 10], integer=True))  # round years, none of them 2007.5
    ax.set_yticks([value for value, _ in data["ticks"]], [text for _, text in data["ticks"]])
    ax.set_title(data["title"], loc="left", fontsize=10)
    ax.grid(color="#ccc")
    made = io.BytesIO()
    fig.savefig(made, dpi=130, metadata={"Software": None})
    return made.getvalue()


def letter(n: int) -> str:
    return ascii_uppercase[n]
