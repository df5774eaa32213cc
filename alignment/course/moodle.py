"""Moodle XML: what Moodle's question bank imports. https://docs.moodle.org/en/Moodle_XML_format

Carries feedback for each answer, tolerance, common wrong numbers, hints, figures, and the notes for whoever marks a
written answer. Texts are HTML, escaped; ids come from the self-checks, so that the same chapter gives the same bytes.
"""

from __future__ import annotations

import base64
from html import escape
from xml.etree import ElementTree as ET

from .questions import Answer, Lost, Question, Quiz

TYPES = {"one": "multichoice", "many": "multichoice", "number": "numerical", "match": "matching", "text": "essay"}
PENALTY = "0.3333333"  # Moodle's own


def write(quiz: Quiz) -> tuple[bytes, list[Lost]]:
    """The file, and what it does not carry."""
    root = ET.Element("quiz")
    category = ET.SubElement(root, "question", type="category")
    text(category, "category", f"$course$/top/Reading the Pivot/{quiz.chapter} {quiz.title.replace('/', '//')}")
    for question in quiz.questions:
        root.append(element(question))
    ET.indent(root, " ")
    return ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n", list(quiz.lost)


def element(question: Question) -> ET.Element:
    """One question."""
    made = ET.Element("question", type=TYPES[question.kind])
    text(made, "name", question.name)
    asked = text(made, "questiontext", prompt(question), "html")
    if question.figure:
        file = ET.SubElement(asked, "file", name=question.figure.name, path="/", encoding="base64")
        file.text = base64.b64encode(question.figure.png).decode()
    text(made, "generalfeedback", html(question.feedback), "html")
    # An estimate before the data has no marks: nobody is right or wrong from knowledge.
    plain(made, "defaultgrade", "1" if question.counts else "0")
    plain(made, "penalty", PENALTY)
    plain(made, "hidden", "0")
    plain(made, "idnumber", question.name)
    FILL[question.kind](made, question)
    for hint in question.hints:
        text(made, "hint", html(hint), "html")
    tags = ET.SubElement(made, "tags")
    text(tags, "tag", "reading-the-pivot")
    return made


def choose(made: ET.Element, question: Question) -> None:
    """Single choice, or several: then the marks are shared, and a wrong tick takes as much as a right one gives."""
    right = sum(a.right for a in question.answers)
    wrong = len(question.answers) - right
    several = question.kind == "many"
    plain(made, "single", "false" if several else "true")
    plain(made, "shuffleanswers", "false")
    plain(made, "answernumbering", "abc")
    for one in question.answers:
        good, bad = (100 / right, -100 / wrong if wrong else 0) if several else (100, 0)
        answer(made, one, good if one.right else bad, html(one.text), "html")


def number(made: ET.Element, question: Question) -> None:
    """The right number, the common mistakes with the same tolerance, and anything else."""
    for one in question.answers:
        row = answer(made, one, 100 if one.right else 0, digits(one.value))
        plain(row, "tolerance", digits(question.tolerance))
    plain(made, "unitgradingtype", "0")
    plain(made, "unitpenalty", "0.1000000")
    plain(made, "showunits", "3")
    plain(made, "unitsleft", "0")


def match(made: ET.Element, question: Question) -> None:
    plain(made, "shuffleanswers", "true")
    for one in question.answers:
        row = text(made, "subquestion", html(one.text), "html")
        text(row, "answer", one.feedback)


def essay(made: ET.Element, question: Question) -> None:
    plain(made, "responseformat", "editor")
    plain(made, "responserequired", "1")
    plain(made, "responsefieldlines", "10")
    plain(made, "attachments", "0")
    plain(made, "attachmentsrequired", "0")
    points = "".join(f"<li>{escape(ask)} If not: {escape(add)}</li>" for ask, add in question.rubric)
    notes = f"<p><b>A model answer:</b> {escape(question.model)}</p><ul>{points}</ul>"
    text(made, "graderinfo", notes, "html")
    text(made, "responsetemplate", "", "html")


FILL = {"one": choose, "many": choose, "number": number, "match": match, "text": essay}


def prompt(question: Question) -> str:
    """The question as HTML, its figure last; the file travels with it."""
    figure = question.figure
    picture = (
        f'<p><img src="@@PLUGINFILE@@/{figure.name}" alt="{escape(figure.alt)}" style="max-width:100%"></p>'
        f"<p><small>{escape(figure.source)}</small></p>"
        if figure else ""
    )  # fmt: skip
    return "".join(html(part) for part in question.prompt) + picture


def html(words: str) -> str:
    return f"<p>{escape(words)}</p>" if words else ""


def answer(made: ET.Element, one: Answer, fraction: float, words: str, form: str = "moodle_auto_format") -> ET.Element:
    row = text(made, "answer", words, form)
    row.set("fraction", digits(round(fraction, 5)))
    text(row, "feedback", html(one.feedback), "html")
    return row


def text(parent: ET.Element, tag: str, words: str, form: str = "") -> ET.Element:
    """`<tag format="…"><text>words</text></tag>`."""
    made = ET.SubElement(parent, tag, {"format": form} if form else {})
    ET.SubElement(made, "text").text = words
    return made


def plain(parent: ET.Element, tag: str, words: str) -> None:
    ET.SubElement(parent, tag).text = words


def digits(value: float) -> str:
    """A number without an exponent or trailing zeros."""
    return f"{value:.9f}".rstrip("0").rstrip(".") or "0"
