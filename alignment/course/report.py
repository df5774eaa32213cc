"""What an instructor reads after grading: a page with plots and tables; and each student's own page."""

from __future__ import annotations

from html import escape

import matplotlib.style
import pandas as pd
from matplotlib.figure import Figure as Chart

from alignment import colours
from alignment.svg import themed_svg

from . import handouts
from .analysis import answers
from .marking import BLANK, OTHER, RIGHT, UNREAD
from .roster import Student

WIDTH = 4.9  # inches: at the width of a phone its letters keep their size
STYLE = """
figure{margin:1rem 0}figure svg{width:100%;height:auto;max-width:36rem}
.good{color:var(--head)}summary{cursor:pointer;padding:.4rem 0}
"""
MARKS = (
    "A report on {n} students and {q} questions. Mean {mean:.0f} per cent, half of the class between {low:.0f} and "
    "{high:.0f} per cent. {blank:.0f} per cent of all answers are blank; a blank counts as not right."
)
HOW = """
<h2>How to read it</h2>
<p><b>Difficulty</b> is the share of the class with the right answer. Near 0 or 100 per cent a question tells little
about the class.</p>
<p><b>Discrimination</b> is a correlation from −1 to 1. It compares a question with the score on all others. Near zero,
the question does not tell strong from weak. Below zero, look at its key and its words first.</p>
<p>The lines show 95 per cent intervals. With a class of this size they are wide. Do not drop a question for a small
difference.</p>
<p>Each student had other numbers, drawn by lot from cases of like difficulty. A single case is seen by too few to be
judged.</p>
"""


def page(marks: pd.DataFrame, items: pd.DataFrame, totals: pd.DataFrame) -> str:
    """The report on a class.

    marks, items, totals : as `marking.mark`, `analysis.items` and `marking.totals` give them.
    """
    blank = 100 * (marks["status"] == BLANK).mean()
    low, high = totals["percent"].quantile([0.25, 0.75])
    lead = MARKS.format(n=len(totals), q=len(items), mean=totals["percent"].mean(), low=low, high=high, blank=blank)
    look = "".join(f"<li>Question {q} ({escape(r.template)}): {escape(r.look)}.</li>"
                   for q, r in items.iterrows() if r.look)  # fmt: skip
    parts = [
        f"<h1>Marks and questions</h1><p>{lead}</p>",
        f"<h2>Questions to look at</h2><ul>{look}</ul>" if look
        else "<h2>Questions to look at</h2><p>None stands out.</p>",
        "<h2>Difficulty and discrimination</h2>", _figure(two_dots(items), "dots", _told(items)), _items_table(items),
        "<h2>Which mistakes</h2>", _figure(kinds(answers(marks)), "kinds", _kinds_told(answers(marks))),
        _mistakes(marks),
        "<h2>Marks of the class</h2>", _figure(histogram(totals, len(items)), "marks", _marks_told(totals)),
        _marks_table(totals, len(items)),
        HOW,
    ]  # fmt: skip
    return _with_style(handouts.shell("Marks and questions", "".join(parts)))


def _with_style(html: str) -> str:
    """The page with the colours of the figures, which follow the reader's light or dark mode."""
    light, dark = colours.css().strip().split("\n")
    dark = dark.replace('html[data-theme="dark"]', ":root")
    style = f"{STYLE}{light}@media (prefers-color-scheme:dark){{{dark}}}@media print{{{light}}}</style>"
    return html.replace("</style>", style, 1)


def _style() -> str:
    from alignment.figures import STYLE as BOOK

    return BOOK


def two_dots(items: pd.DataFrame) -> Chart:
    """Share right and discrimination of each question, with intervals."""
    with matplotlib.style.context(_style()):
        chart = Chart(figsize=(WIDTH, 1.4 + 0.7 * len(items)), layout="constrained")
        left, right = chart.subplots(2, 1)
        y = range(len(items))
        _dots(left, y, 100 * items[["right", "low", "high"]].to_numpy(), "Right answers, %", (0, 100))
        _dots(right, y, items[["discrimination", "r_low", "r_high"]].to_numpy(), "Discrimination", (-0.4, 1))
        right.axvline(0, color=colours.MUTED, linewidth=0.8)
        for ax in (left, right):
            ax.set_yticks(list(y), [f"Question {q}" for q in items.index])
            ax.set_ylim(len(items) - 0.5, -0.5)
    return chart


def _dots(ax, y, values, title: str, limits: tuple[float, float]) -> None:
    middle, low, high = values.T
    ax.hlines(list(y), low, high, color=colours.MUTED, linewidth=1.6)
    ax.plot(middle, list(y), "o", color=colours.look("yes").colour, markersize=7)
    ax.set(xlim=limits)
    ax.set_title(title, fontweight="normal", color=colours.MUTED)
    ax.grid(axis="x")
    ax.tick_params(axis="y", length=0)


# A colour belongs to one thing in the whole book: right and wrong look like yes and no, never like a country.
LOOKS = {RIGHT: (colours.look("yes").colour, "Right"), "known": (colours.look("no").colour, "Known mistake"),
         OTHER: (colours.look("abstain").colour, "Other"), UNREAD: (colours.MUTED, "Not read"),
         BLANK: (colours.GRID, "Blank")}  # fmt: skip


def grouped(kinds: pd.DataFrame) -> pd.DataFrame:
    """The kinds of answers with all known mistakes as one, in per cent."""
    fixed = [RIGHT, OTHER, UNREAD, BLANK]
    known = kinds.drop(columns=[k for k in fixed if k in kinds]).sum(axis=1)
    table = pd.DataFrame({"known": known} | {k: kinds[k] for k in fixed if k in kinds})
    return 100 * table[[k for k in LOOKS if k in table]]


def kinds(table: pd.DataFrame) -> Chart:
    """One bar for each question: right, known mistakes, other answers, blank."""
    parts = grouped(table)
    with matplotlib.style.context(_style()):
        chart = Chart(figsize=(WIDTH, 1.3 + 0.42 * len(parts)), layout="constrained")
        ax = chart.subplots()
        start = pd.Series(0.0, index=parts.index)
        for kind in parts:
            ax.barh(range(len(parts)), parts[kind], left=start, color=LOOKS[kind][0], label=LOOKS[kind][1],
                    edgecolor=colours.PAPER, linewidth=1.2, height=0.72)  # fmt: skip
            for n, (at, width) in enumerate(zip(start, parts[kind], strict=True)):
                if width >= 7:
                    colour = colours.INK if kind == BLANK else colours.ON
                    ax.text(at + width / 2, n, f"{width:.0f}", ha="center", va="center", color=colour)
            start = start + parts[kind]
        ax.set_yticks(range(len(parts)), [f"Question {q}" for q in parts.index])
        ax.set(xlim=(0, 100), ylim=(len(parts) - 0.5, -0.5))
        ax.set_title("Answers, % of the class", fontweight="normal", color=colours.MUTED)
        ax.grid(False)
        chart.legend(loc="outside lower left", ncols=5, handlelength=0.8, handletextpad=0.4, columnspacing=0.9,
                     fontsize=8.5)
    return chart


def histogram(totals: pd.DataFrame, questions: int) -> Chart:
    """How many students have how many marks."""
    count = totals["total"].value_counts().reindex(range(questions + 1), fill_value=0)
    with matplotlib.style.context(_style()):
        chart = Chart(figsize=(WIDTH, 2.6), layout="constrained")
        ax = chart.subplots()
        ax.bar(count.index, count, color=colours.look("yes").colour, width=0.8)
        for marks, students in count.items():
            if students:
                ax.text(marks, students, str(students), ha="center", va="bottom", color=colours.INK)
        ax.set(xticks=range(questions + 1), ylim=(0, 1.15 * max(count.max(), 1)))
        ax.set_title("Students, by number of right answers", fontweight="normal", color=colours.MUTED)
    return chart


def _figure(chart: Chart, name: str, told: str) -> str:
    return f"<figure>{themed_svg(chart, name, told)}</figure>"


def _told(items: pd.DataFrame) -> str:
    each = "; ".join(f"question {q}: {100 * r.right:.0f}% right, discrimination {_number(r.discrimination)}"
                     for q, r in items.iterrows())
    return f"Two rows of dots with intervals. {each}."


def _kinds_told(table: pd.DataFrame) -> str:
    parts = grouped(table)
    each = "; ".join(
        f"question {q}: " + ", ".join(f"{LOOKS[k][1].lower()} {v:.0f}%" for k, v in row.items())
        for q, row in parts.iterrows()
    )
    return f"One bar for each question. {each}."


def _marks_told(totals: pd.DataFrame) -> str:
    count = totals["total"].value_counts().sort_index()
    return "Bars. " + "; ".join(f"{marks} right: {students} students" for marks, students in count.items()) + "."


def _number(value: float) -> str:
    return "–" if pd.isna(value) else f"{value:.2f}".replace("-", "−")


def table(caption: str, head: list[str], rows: list[list[object]]) -> str:
    """An accessible table; the first cell of a row names it."""
    top = "".join(f'<th scope="col">{escape(str(h))}</th>' for h in head)
    body = "".join(
        "<tr>" + "".join(f'<th scope="row">{escape(str(c))}</th>' if not n else f"<td>{escape(str(c))}</td>"
                         for n, c in enumerate(row)) + "</tr>"
        for row in rows
    )
    label = escape(caption, quote=True)
    return (f'<div class="wide" tabindex="0" role="region" aria-label="Table: {label}">'
            f"<table><caption>{escape(caption)}</caption>"
            f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>")  # fmt: skip


def _items_table(items: pd.DataFrame) -> str:
    rows = [
        [f"{q}. {r.template}", f"{100 * r.right:.0f}", f"{100 * r.low:.0f} to {100 * r.high:.0f}",
         _number(r.discrimination),
         f"{_number(r.r_low)} to {_number(r.r_high)}" if pd.notna(r.discrimination) else "–", f"{100 * r.blank:.0f}"]
        for q, r in items.iterrows()
    ]  # fmt: skip
    return table("Each question", ["Question", "Right, %", "95% interval", "Discrimination", "95% interval",
                                   "Blank, %"], rows)


def _mistakes(marks: pd.DataFrame) -> str:
    wrong = marks[~marks["status"].isin([RIGHT, BLANK])]
    count = wrong.groupby(["question", "template", "status"]).size().reset_index(name="n")
    count = count.sort_values(["question", "n"], ascending=[True, False])
    words = {(t.id, slip): says for templates in _all() for t in templates for slip, says in t.slips.items()}
    parts = []
    for (question, template), own in count.groupby(["question", "template"]):
        rows = [[r.status, r.n, words.get((r.template, r.status), "The answer, and why it is right.")]
                for r in own.itertuples()]
        parts.append(table(f"Question {question}: {template}", ["Wrong answer", "Students", "What they were told"],
                           rows))
    return "".join(parts)


def _all():
    from . import graded

    return graded.every().values()


def _marks_table(totals: pd.DataFrame, questions: int) -> str:
    count = totals["total"].value_counts().reindex(range(questions + 1), fill_value=0)
    return table("Marks", ["Right answers", "Students"], [[k, v] for k, v in count.items()])


def feedback_pages(marks: pd.DataFrame, totals: pd.DataFrame) -> dict[str, str]:
    """A page for each student, by file name."""
    students = [Student(row.student, row.name_) for row in totals.rename(columns={"name": "name_"}).itertuples()]
    names = handouts.names(students)
    rows = dict(tuple(marks.groupby("student", sort=False)))
    total = totals.set_index("student")["total"]
    return {names[s]: _feedback(s, rows[s.id], int(total[s.id])) for s in students}


def _feedback(student: Student, rows: pd.DataFrame, total: int) -> str:
    lead = (f"<h1>Your answers</h1><p>Name: <bdi>{escape(student.name)}</bdi>. Student: "
            f"<bdi>{escape(student.id)}</bdi>.</p><p><b>{total} of {len(rows)} right.</b></p>")  # fmt: skip
    parts = [f"<h2>Question {row.question}</h2><p>{escape(row.says)}</p>" for row in rows.itertuples()]
    return handouts.shell(f"Answers of {student.id}", lead + "".join(parts))
